"""SPARQL at the edge: reading, judging and negotiating a request. Pure: no I/O, no Flask."""
