# Phase 2 of the normalization algorithm of the RDF Data Cube Vocabulary (#normalize-algorithm):
# push what is attached to a data set or a slice down to its observations.

PREFIX qb: <http://purl.org/linked-data/cube#>

# Attached to the data set
INSERT { ?observation ?property ?value }
WHERE {
  ?component qb:componentProperty ?property ; qb:componentAttachment qb:DataSet .
  ?dataset qb:structure/qb:component ?component ; ?property ?value .
  ?observation qb:dataSet ?dataset
} ;

# Attached to a slice
INSERT { ?observation ?property ?value }
WHERE {
  ?component qb:componentProperty ?property ; qb:componentAttachment qb:Slice .
  ?dataset qb:structure/qb:component ?component ; qb:slice ?slice .
  ?slice ?property ?value ; qb:observation ?observation
} ;

# The dimensions that a slice fixes
INSERT { ?observation ?property ?value }
WHERE {
  ?component qb:componentProperty ?property .
  ?property a qb:DimensionProperty .
  ?dataset qb:structure/qb:component ?component ; qb:slice ?slice .
  ?slice ?property ?value ; qb:observation ?observation
}
