"""What is said of one thing, as a document: asked of a backend, written in the RDF formats.

`describe.Describer` asks, `description.Description` is what it finds, `writing.write` writes it.
`whole` is for the things that stand for a whole graph (a named graph, an ontology), `near` for
those that are not there. The queries are in `queries`; nothing here knows of HTTP.
"""
