"""`/ontology` for people: an entry for each term, and a drawing of the classes, from the graph.

`reading` asks the dataset for terms and `reading_values` for concepts and units, by `queries`;
`terms` is what they make of it. `hierarchy` puts the classes in order, `diagram` draws them, and
`page` renders it all.
"""
