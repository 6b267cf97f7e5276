"""A view of a small dataset, made without Flask."""

from pyoxigraph import RdfFormat, Store

from jinshan_kg.engine.embedded import EmbeddedBackend
from jinshan_kg.engine.union import add_union_to_default
from jinshan_kg.publish.resource.describe import Describer
from jinshan_kg.web.resources.views.build import view_of
from jinshan_kg.web.resources.views.view import PropertyGroup, ResourceView

BASE = "https://w3id.org/jinshan-kg/"
PREFIXES = """
PREFIX : <https://w3id.org/jinshan-kg/id/park/>
PREFIX graph: <https://w3id.org/jinshan-kg/graph/>
PREFIX chars: <https://w3id.org/jinshan-kg/source/s/chars/>
PREFIX jk: <https://w3id.org/jinshan-kg/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""


def view(trig: str, slug: str = "a", language: str = "en", page: int = 1) -> ResourceView:
    """Return the view of `:a`, or of another park, in a dataset."""
    store = Store()
    store.load(input=PREFIXES + trig, format=RdfFormat.TRIG)
    add_union_to_default(store)
    describer = Describer(EmbeddedBackend(store), BASE, page_size=2)
    description = describer.describe(f"{BASE}id/park/{slug}", page, names=True)
    return view_of(description, BASE, language)


def shown(groups: tuple[PropertyGroup, ...]) -> dict[str, list[str]]:
    """Return the texts of groups, by the name of the property."""
    return {
        group.predicate.text.text: [value.text.text for value in group.values] for group in groups
    }
