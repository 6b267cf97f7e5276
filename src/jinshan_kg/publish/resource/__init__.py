"""What is said of one thing, as a document: asked of a backend, written in the RDF formats.

`describe.Describer` asks, `description.Description` is what it finds, `writing.write` writes it.
`whole` is for the things that stand for a whole graph (a named graph, an ontology), `near` for
those that are not there. The queries are in `queries`; nothing here knows of HTTP.

A worker, which has the dataset at hand, does the same in a fraction of the time (`job`,
`documents`): `statements` and `surroundings` look a description up in the indexes, as a `block` for
each subject, and `writing_blocks` writes these. Both ways give the same bytes.
"""
