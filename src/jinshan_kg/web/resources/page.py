"""The pages of things, rendered."""

from flask import render_template

from jinshan_kg.publish.resource.describe import Describer
from jinshan_kg.publish.resource.description import Description
from jinshan_kg.publish.resource.whole import read_graph
from jinshan_kg.web.language import language
from jinshan_kg.web.resources.views.build import view_of
from jinshan_kg.web.resources.views.terms import terms_of
from jinshan_kg.web.site import Site


def resource_page(site: Site, description: Description) -> str:
    """Return the page of a thing, in the language of the present request."""
    return render_template("resource.html", view=view_of(description, site.base, language()))


def ontology_page(site: Site, iri: str, graph: str) -> str:
    """Return the page of an ontology, with an entry for each term.

    Args:
        site: What is served.
        iri: The ontology, or the version IRI of one.
        graph: The named graph that holds it.
    """
    speaks = language()
    describer = Describer(site.backend, site.base, site.served.union_default_graph)
    view = view_of(describer.describe(iri, names=True), site.base, speaks)
    terms = terms_of(read_graph(site.backend, graph), site.base, speaks)
    return render_template("resource.html", view=view, terms=terms)
