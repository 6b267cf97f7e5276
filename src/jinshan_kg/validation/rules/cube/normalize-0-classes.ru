# Close the types under rdfs:subClassOf, so that jk:Observation is seen as a qb:Observation and
# jk:Metric as a skos:Concept (RDFS entailment rule rdfs9).

PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

INSERT { ?node a ?class }
WHERE {
  ?node a ?subclass .
  ?subclass rdfs:subClassOf+ ?class
  FILTER (isIRI(?class))
}
