"""The documentation of the vocabulary as a page."""

from collections.abc import Callable
from functools import cache
from typing import Final

from flask import render_template, request

from jinshan_kg.namespaces import JK, ONTOLOGY
from jinshan_kg.web.alphabet import alphabetical
from jinshan_kg.web.board.words import label
from jinshan_kg.web.language import language
from jinshan_kg.web.site import Site
from jinshan_kg.web.vocabulary import queries
from jinshan_kg.web.vocabulary.diagram import draw
from jinshan_kg.web.vocabulary.hierarchy import branches
from jinshan_kg.web.vocabulary.reading import read_vocabulary
from jinshan_kg.web.vocabulary.search import fits
from jinshan_kg.web.vocabulary.terms import Kind, Term, Vocabulary, prefixed

_LONGEST: Final = 200  # characters of a text to look for
_PROPERTIES: Final = (Kind.OBJECT, Kind.DATA, Kind.ANNOTATION)
_FORMATS: Final = (
    ("ttl", "Turtle", "text/turtle"),
    ("rdf", "RDF/XML", "application/rdf+xml"),
    ("jsonld", "JSON-LD", "application/ld+json"),
    ("nt", "N-Triples", "application/n-triples"),
)


def vocabulary_renderer(site: Site) -> Callable[[], str]:
    """Return what renders the page of `/ontology`, within a request.

    It reads the dataset once, when it is first called.

    Args:
        site: What is served: the bundled graph.
    """

    @cache
    def vocabulary() -> Vocabulary:
        return read_vocabulary(site.ask)

    return lambda: _render(vocabulary())


def _render(vocabulary: Vocabulary) -> str:
    text = request.args.get("text", "")[:_LONGEST].strip()
    classes = branches(vocabulary.own(Kind.CLASS), _name)
    properties = sorted(vocabulary.own(*_PROPERTIES), key=lambda term: term.anchor.casefold())
    return render_template(
        "vocabulary/page.html",
        ontology=ONTOLOGY,
        vocabulary=vocabulary,
        classes=classes,
        class_terms=sorted(vocabulary.own(Kind.CLASS), key=lambda term: alphabetical(_name(term))),
        properties=properties,
        diagram=draw(classes, lambda branch: _name(branch.term)),
        formats=_FORMATS,
        kinds=Kind,
        text=text,
        shown=lambda words: fits(words, text),
        prefixed=prefixed,
        example_of=_example_query,
        statements_of=lambda iri: queries.with_concept(iri, language()),
    )


def _name(term: Term) -> str:
    return label(term.named)


def _example_query(term: Term) -> str:
    name = "jk:" + term.iri.removeprefix(JK) if term.is_own else f"<{term.iri}>"
    if term.kind is Kind.CLASS:
        return queries.instances_of(name, language())
    return queries.statements_with(name)
