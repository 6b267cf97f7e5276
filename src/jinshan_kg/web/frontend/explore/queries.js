// How the explorer asks: parts of SPARQL that Reactodia puts together (its `OwlStatsSettings`).
import { OwlStatsSettings } from "@reactodia/workspace";
import { page } from "./page.js";

const JK = `${page.base}ontology#`;

/** Relations that would flood a drawing: evidence, bookkeeping, and the second half of inverses. */
const HIDDEN = [
  "rdf:type", "rdf:subject", "rdf:predicate", "rdf:object", "rdfs:isDefinedBy",
  "skos:inScheme", "skos:topConceptOf", "skos:hasTopConcept",
  "prov:wasDerivedFrom", "prov:wasQuotedFrom", "prov:wasGeneratedBy", "prov:wasAttributedTo",
  "<https://schema.org/target>", "<http://rdfs.org/ns/void#exampleResource>", "<http://purl.org/linked-data/cube#dataSet>",
  ...(page.isBundled ? [
    "relation", "evidence", "mention", "note", "source", "citation", "context", "basis", "periodBasis",
    "grade", "hasPart", "allowedUnit", "setAside", "statistic", "precision", "status",
  ].map((name) => `<${JK}${name}>`) : []),
].join(", ");

/** Kinds that a search does not offer, since each is found from the thing that it is about. */
const BESIDE = [
  "<http://www.w3.org/ns/shacl#SPARQLExecutable>",
  ...["Claim", "Passage", "AuthorityStatement", "Citation", "Note"].map((name) => `<${JK}${name}>`),
];

const hidden = (link) => `FILTER(!BOUND(${link}) || ${link} NOT IN (${HIDDEN}))`;

// Where a relation and a broader one both hold, as entailment makes it, only the narrower is shown.
const narrowest = (from, link, to) => `FILTER NOT EXISTS {
  ?narrower rdfs:subPropertyOf ${link} FILTER(?narrower != ${link}) ${from} ?narrower ${to} }`;

const hasOurClass = (except) => `EXISTS {
  ?inst a ?ours FILTER(STRSTARTS(STR(?ours), "${JK}") && ?ours != ${except}) }`;

// So it is with classes; and one of another vocabulary says less than one of the dataset's own.
const narrowestClass = (kind) => `
  FILTER NOT EXISTS {
    ?inst a ?narrower . ?narrower rdfs:subClassOf ${kind} FILTER(?narrower != ${kind}) }
  FILTER(STRSTARTS(STR(${kind}), "${JK}") || NOT ${hasOurClass(kind)})`;

// What the dataset is about has a class of its own; what keeps it, such as its catalogue, has none.
const isAbout = page.isBundled ? `FILTER ${hasOurClass("owl:Nothing")}` : "";

// A figure without a Chinese name is called by what it measures and of what, as on all pages.
const NAMED = `{ ?inst rdfs:label ?label }${page.isBundled ? ` UNION {
  ?inst a <${JK}Observation> ; <${JK}subject>/rdfs:label ?ofWhat ; <${JK}metric>/rdfs:label ?measured
  FILTER(LANG(?ofWhat) = "zh" && LANG(?measured) = "zh")
  FILTER NOT EXISTS { ?inst rdfs:label ?own FILTER(LANG(?own) = "zh") }
  BIND(STRLANG(CONCAT(STR(?ofWhat), "：", STR(?measured)), "zh") AS ?label) }` : ""}`;

const PREFIXES = `${OwlStatsSettings.defaultPrefix}
  PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
`;

/** By what a thing is found: its names, and of a figure what it measures and how it is printed. */
const NAMING = ["rdfs:label", "skos:altLabel",
  ...(page.isBundled ? [`(<${JK}metric>/rdfs:label)`, `(<${JK}evidence>/<${JK}token>)`] : [])].join("|");

/** Return a query for what a thing is connected with, and by which relation. */
export const around = (iri) => `${PREFIXES}
  SELECT DISTINCT ?thing ?link {
    { <${iri}> ?link ?thing BIND(<${iri}> AS ?from) BIND(?thing AS ?to) }
    UNION { ?thing ?link <${iri}> BIND(?thing AS ?from) BIND(<${iri}> AS ?to) }
    FILTER(ISIRI(?thing)) ${hidden("?link")} ${narrowest("?from", "?link", "?to")}
  } LIMIT 1000`;

/** The settings of the data provider. */
export const settings = {
  ...OwlStatsSettings,
  defaultPrefix: PREFIXES,
  classTreeQuery: `SELECT ?class ?instcount ?label ?parent {
    { SELECT ?class (COUNT(DISTINCT ?inst) AS ?instcount) {
        ?inst a ?class FILTER(ISIRI(?class)) ${page.isBundled ? `FILTER(STRSTARTS(STR(?class), "${JK}"))` : ""}
      } GROUP BY ?class }
    OPTIONAL { ?class rdfs:label ?label }
    OPTIONAL { ?class rdfs:subClassOf ?parent FILTER(ISIRI(?parent) && EXISTS { [] a ?parent }) } }`,
  elementInfoQuery: `CONSTRUCT {
      ?inst <urn:reactodia:sparql:type> ?class ; <urn:reactodia:sparql:label> ?label ; ?propType ?propValue .
    } WHERE {
      VALUES (?inst) {\${ids}}
      { ?inst a ?class ${narrowestClass("?class")} }
      UNION ${NAMED}
      UNION { \${propertyConfigurations} FILTER(ISLITERAL(?propValue)) } }`,
  filterElementInfoPattern: `
    OPTIONAL { ?inst a ?foundClass ${narrowestClass("?foundClass")} }
    BIND(COALESCE(?foundClass, owl:Thing) AS ?class)
    OPTIONAL { ${NAMED} }`,
  linksInfoQuery: `SELECT ?source ?type ?target WHERE {
      VALUES (?source) {\${sourceIris}}
      VALUES (?target) {\${targetIris}}
      \${linkConfigurations}
      ${hidden("?type")} ${narrowest("?source", "?type", "?target")} }`,
  linkTypesOfQuery: `SELECT DISTINCT ?link ?direction WHERE {
      \${linkConfigurations}
      BIND(IF(?direction = "out", \${elementIri}, ?inObject) AS ?from)
      BIND(IF(?direction = "out", ?outObject, \${elementIri}) AS ?to)
      FILTER(ISIRI(?from) && ISIRI(?to))
      ${hidden("?link")} ${narrowest("?from", "?link", "?to")} }`,
  filterAdditionalRestriction: hidden("?link"),
  fullTextSearch: {
    prefix: "",
    queryPattern: `
      ?inst ${NAMING} ?name
      BIND(LCASE(STR(?name)) AS ?lower) BIND(LCASE("\${text}") AS ?wanted)
      FILTER(CONTAINS(?lower, ?wanted))
      BIND(IF(?lower = ?wanted, 3, IF(STRSTARTS(?lower, ?wanted), 2, 1)) + 1 / STRLEN(?lower) AS ?score)
      FILTER NOT EXISTS { ?inst a ?beside VALUES ?beside { ${BESIDE.join(" ")} } }
      ${isAbout}`,
  },
};
