"""What the tests of descriptions have in common."""

from collections.abc import Callable

from jinshan_kg.engine.embedded import EmbeddedBackend

PREFIXES = """
PREFIX : <http://example.org/id/park/>
PREFIX claim: <http://example.org/id/claim/>
PREFIX figure: <http://example.org/id/figure/>
PREFIX graph: <http://example.org/graph/>
PREFIX chars: <http://example.org/source/s/chars/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX hydra: <http://www.w3.org/ns/hydra/core#>
PREFIX jk: <https://w3id.org/jinshan-kg/ontology#>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX void: <http://rdfs.org/ns/void#>
"""

BackendOf = Callable[..., EmbeddedBackend]
