"""Documents that are looked up say what those say that are asked for with queries: to the byte.

The queries (`Describer`) are the statement of what a description holds; `test_describe` has what
they find, `test_writing` how it is written.
"""

import gc
import pickle
from collections.abc import Iterable, Iterator
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, parse
from tests.publish.resource.data import PREFIXES

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.engine.embedded import EmbeddedBackend
from jinshan_kg.engine.protocol import UnwritableError
from jinshan_kg.engine.union import add_union_to_default
from jinshan_kg.namespaces import BASE as OURS
from jinshan_kg.namespaces import ID, JK, RDF_TYPE
from jinshan_kg.namespaces import PREFIXES as KNOWN
from jinshan_kg.publish.describe.describe import add_description
from jinshan_kg.publish.resource import queries, statements, surroundings
from jinshan_kg.publish.resource.describe import Describer
from jinshan_kg.publish.resource.documents import Documents
from jinshan_kg.publish.resource.job import Document, DocumentJob, Reading, read_document
from jinshan_kg.publish.resource.writing import write
from jinshan_kg.settings import Settings
from jinshan_kg.sparql.form import Result
from jinshan_kg.sparql.formats import JSON_LD, N_QUADS, TURTLE, ResultFormat, formats_for
from jinshan_kg.web.loading import service_limits

BASE = "http://example.org/"
A = f"{BASE}id/park/a"
FORMATS = formats_for(Result.GRAPH)

NODES = st.sampled_from(
    [
        *(NamedNode(f"{BASE}id/park/{name}") for name in "abc"),
        NamedNode(f"{BASE}id/zone/park/a"),  # of another folder that is called alike
        NamedNode(f"{BASE}id/zone/a/(b)"),  # whose local name would need a backslash
        NamedNode(f"{BASE}id/park/a.ttl"),  # the document itself
        NamedNode("http://example.com/elsewhere"),
        BlankNode("x"),
        BlankNode("y"),
    ]
)
PREDICATES = st.sampled_from(
    [
        NamedNode(iri)
        for iri in (
            RDF_TYPE,
            *queries.LABELS[:2],
            *(f"{KNOWN['rdf']}{name}" for name in ("subject", "object")),
            *(f"{JK}{name}" for name in ("subject", "note", "evidence", "mention", "context")),
            f"{BASE}id/park/p",  # a predicate in a folder
            f"{KNOWN['rdfs']}seeAlso",
        )
    ]
)
VALUES = st.sampled_from(
    [
        Literal("A"),
        Literal('two\nlines "and" a \\ park:x .\n', language="en"),
        Literal("1.50", datatype=NamedNode(f"{KNOWN['xsd']}decimal")),
        Literal("2023-10", datatype=NamedNode(f"{KNOWN['xsd']}gYearMonth")),
        Literal("b", datatype=NamedNode(f"{BASE}id/park/type")),
    ]
)
GRAPHS = st.sampled_from(
    [DefaultGraph(), *(NamedNode(f"{BASE}graph/{name}") for name in ("one", "two", "three"))]
)
QUADS = st.lists(st.builds(Quad, NODES, PREDICATES, NODES | VALUES, GRAPHS), max_size=14)


class Both:
    """The two ways to the documents about a dataset."""

    def __init__(self, backend: EmbeddedBackend, base: str, *, union: bool, size: int) -> None:
        self.describer = Describer(backend, base, union, size)
        self.documents = Documents(backend, base, union=union, page_size=size)

    def asked(self, iri: str, to: ResultFormat, number: int) -> Document | str | None:
        """Return the document that the queries give, or why the format cannot carry it."""
        if not self.describer.known([iri]):
            return None
        description = self.describer.describe(iri, number)
        last = description.page.last
        if number > last:
            return Document(last, b"")
        try:
            return Document(last, write(description, to, self.describer.base))
        except UnwritableError as error:
            return str(error)

    def looked_up(self, iri: str, to: ResultFormat, number: int) -> Document | str | None:
        try:
            return self.documents.document(iri, to, number)
        except UnwritableError as error:
            return str(error)

    def differences(
        self, iris: Iterable[str], formats: Iterable[ResultFormat]
    ) -> Iterator[tuple[str, str, int]]:
        for iri in iris:
            for to in formats:
                for number in (1, 2, 3):
                    if self.asked(iri, to, number) != self.looked_up(iri, to, number):
                        yield iri, to.name, number


def backend_over(quads: Iterable[Quad], *, union: bool) -> EmbeddedBackend:
    store = Store()
    store.bulk_extend(quads)
    if union:
        add_union_to_default(store)
    # What was counted in a dataset is in a named graph and no part of the union.
    note, counted = NamedNode(f"{BASE}id/note/n"), NamedNode(f"{BASE}graph/counted")
    store.add(Quad(NamedNode(A), NamedNode(f"{JK}note"), note, counted))
    store.add(Quad(note, NamedNode(f"{JK}subject"), NamedNode(A), counted))
    store.add(Quad(note, NamedNode(f"{JK}formula"), Literal("of no note"), counted))
    return EmbeddedBackend(store)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two claims are many, and a node of which three things are said is a large one."""
    monkeypatch.setattr(queries, "NODES_OF_A_KIND", 2)
    monkeypatch.setattr(surroundings, "NODES_OF_A_KIND", 2)
    monkeypatch.setattr(statements, "_LARGE", 3)


@pytest.mark.usefixtures("few")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(quads=QUADS, union=st.booleans(), size=st.sampled_from([1, 2, 100]))
def test_what_is_looked_up_is_what_is_asked_for(quads: list[Quad], union: bool, size: int) -> None:
    backend = backend_over(quads, union=union)
    terms = {term for quad in quads for term in quad if isinstance(term, NamedNode)}
    iris = sorted({A, *(term.value for term in terms)})
    both = Both(backend, BASE, union=union, size=size)
    formats = [form for form in FORMATS if form is not JSON_LD]  # which takes long
    assert list(both.differences([*iris, f"{BASE}id/park/unknown"], formats)) == []


def test_so_it_is_in_the_projects_own_graph() -> None:
    limits = service_limits(Settings.load({}))
    backend = EmbeddedBackend.load(
        Layout.bundled().files(),
        union_default_graph=True,
        describe=partial(add_description, limits=limits, union=True),
    )
    subjects = {quad.subject for quad in backend.store}
    things = sorted(it.value for it in subjects if isinstance(it, NamedNode))
    ours = [iri for iri in things if iri.startswith(OURS) and ".well-known" not in iri]
    both = Both(backend, OURS, union=True, size=100)
    assert len(ours) > 1000
    assert list(both.differences(ours[::3], [TURTLE])) == []
    assert list(both.differences(ours[::40], FORMATS)) == []
    assert list(both.differences([f"{ID}district/jinshan"], FORMATS)) == []  # has several pages


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("size", [1, 2, 100])
def test_of_many_claims_and_passages_the_same_ones_are_told(size: int) -> None:
    kinds = ("?n jk:subject :a", "?n rdf:object :a", ":a jk:note ?n", ":a jk:mention ?n")
    trig = " . ".join(
        f"{kind.replace('?n', node)} . {node} rdfs:comment 'told' ; jk:evidence {node}e . "
        f"{node}e rdfs:comment 'told'"
        for number, kind in enumerate(kinds)
        for node in (f":n{number}{letter}" for letter in "dcab")
    )
    quads = parse(input=f"{PREFIXES} GRAPH graph:one {{ {trig} }}", format=RdfFormat.TRIG)
    both = Both(backend_over(quads, union=True), BASE, union=True, size=size)
    assert list(both.differences([A], [TURTLE, N_QUADS])) == []


def test_little_is_kept_and_the_documents_are_the_same() -> None:
    quads = list(parse(input=PREFIXES + TRIG, format=RdfFormat.TRIG))
    backend = backend_over(quads, union=True)
    backend.room = 4096
    both = Both(backend, BASE, union=True, size=100)
    iris = [f"{BASE}id/park/{name}" for name in "abcd"] * 2
    assert list(both.differences(iris, [TURTLE])) == []


TRIG = """GRAPH graph:one { :a a :Park ; rdfs:label "A" ; rdfs:seeAlso :b , :c . :b rdfs:label "B" .
  :c rdfs:label "C" ; rdfs:seeAlso :d . :d rdfs:label "D" ; rdfs:seeAlso :a }"""


def test_the_job_brings_the_number_of_pages_and_a_page() -> None:
    quads = list(parse(input=PREFIXES + TRIG, format=RdfFormat.TRIG))
    backend = backend_over(quads, union=True)
    reading = Reading(BASE, union=True)
    pages = [read_document(backend.run(DocumentJob(A, TURTLE, reading, n))) for n in (1, 2)]
    documents = Documents(backend, BASE, union=True)
    assert pages == [documents.document(A, TURTLE), Document(1, b"")]
    assert read_document(backend.run(DocumentJob(f"{A}/unknown", TURTLE, reading))) is None


@pytest.mark.parametrize("to", FORMATS, ids=lambda to: to.name)
def test_a_job_comes_to_a_worker_as_it_was_sent(to: ResultFormat) -> None:
    job = DocumentJob(A, to, Reading(BASE, union=True), 3)
    come = pickle.loads(pickle.dumps(job))
    assert come == job
    assert come.to is to  # by which the ways to write it are told apart


@pytest.fixture
def uncollected() -> Iterator[None]:
    """No garbage collection of its own accord, as in a worker."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("uncollected")
def test_documents_leave_nothing_in_circles_or_have_it_collected() -> None:
    backend = backend_over(parse(input=PREFIXES + TRIG, format=RdfFormat.TRIG), union=True)
    documents = Documents(backend, BASE, union=True)
    left = {}
    for to in FORMATS:
        documents.document(A, to)
        gc.collect()
        before = len(gc.get_objects())
        for _ in range(128):
            documents.document(A, to)
        left[to.name] = len(gc.get_objects()) - before
    assert max(left.values()) < 1_000, left
