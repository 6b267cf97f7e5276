"""`/validate`: what a curator of another source gives is checked against the shapes.

`submission` reads a request, `syntaxes` is the table of what may be given, `process` runs
`program` in a process of its own, bounded in time and memory, `checked` is what that finds out,
`report_rdf` writes it as RDF, `view` puts it in order for the page, and `blueprint` answers.

Nothing is fetched and nothing that the data hold is run: the parsers open no other document, the
shapes are the project's alone (SHACL, section 3.1: the shapes graph is not the data graph), and
SHACL's JavaScript is off.
"""
