"""Jinshan KG: the knowledge graph of Jinshan District and its SPARQL endpoint."""

__version__ = "1.0.0"
