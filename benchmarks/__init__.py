"""How fast Jinshan KG is, in one run with a peer on the same data: `python -m benchmarks`."""
