"""Whatever is asked, and in whatever order: the short way says what the view of Flask says."""

import asyncio
import re
from collections.abc import Callable
from functools import partial
from urllib.parse import urlencode
from wsgiref.types import WSGIApplication

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.web.gateway.asking import Answered, Asked, bridge_of, directly, lane_of, served, through

from jinshan_kg.engine.pooled import PooledBackend
from jinshan_kg.engine.workers.pool import WorkerPool
from jinshan_kg.settings import Settings
from jinshan_kg.web.app import create_app
from jinshan_kg.web.direct import Direct
from jinshan_kg.web.gateway.bridge import Bridge

ALL = "?s <urn:value> ?o"
# With a cache of 16 MB an answer of more than 2 MB stays in its file.
QUERIES = {
    "ask": "ASK { ?s ?p 7 }",
    "select": f"SELECT * {{ {ALL} FILTER(?o < 5) }} ORDER BY ?o",
    "some kilobytes": f"SELECT * {{ {ALL} }} ORDER BY ?o",
    "over 64 kB": f"SELECT ?s ?o ?x {{ {ALL} . ?x ?y ?z }} LIMIT 3000",
    "over 1 MB": "SELECT (?a AS ?x) ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } LIMIT 60000",
    "over 2 MB": "SELECT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } LIMIT 100000",
    "construct": f"CONSTRUCT {{ ?o <urn:of> ?s }} WHERE {{ {ALL} FILTER(?o < 0) }}",
    "construct some": "CONSTRUCT WHERE { <urn:n:7> ?p ?o }",
    "describe": "DESCRIBE <urn:n:7>",
    "not repeatable": "SELECT (BOUND(?now) AS ?b) { BIND(NOW() AS ?now) }",
    "syntax": "SELECT * { ?s ?p ",
    "update": "DELETE WHERE { ?s ?p ?o }",
    "refused": "SELECT * { SERVICE <urn:x> { ?s ?p ?o } }",
    "nothing": "  ",
    "too long": "ASK {}" + " " * 9_000,
    "chinese": "SELECT ('金山' AS ?name) {}",
}
ACCEPT = (
    "*/*",
    "text/csv",
    "application/sparql-results+xml",
    "application/sparql-results+json;q=0.5, text/tab-separated-values",
    "text/turtle",
    "application/n-triples, text/csv;q=0.1",
    "application/ld+json",
    "image/png",
    "text/plain",
    "nonsense",
)
CODINGS = ("gzip", "br", "gzip, deflate, br, zstd", "identity;q=0, gzip", "*", "")
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "accept": st.sampled_from(ACCEPT),
        "accept-encoding": st.sampled_from(CODINGS),
        "cache-control": st.just("no-cache"),
        "origin": st.just("https://other.example"),
        "range": st.just("bytes=0-1"),
    },
)
PARAMETERS = st.fixed_dictionaries(
    {},
    optional={
        "format": st.sampled_from(["csv", "json", "ttl", "nonsense", ""]),
        "timeout": st.sampled_from(["20", "0.5", "0", "x"]),
        "default-graph-uri": st.sampled_from(["urn:g", "no iri"]),
    },
)
CONDITIONS = st.one_of(
    st.none(), st.sampled_from(["*", "", '"x"', "junk"]), st.lists(st.integers(0, 30), min_size=1)
)
METHODS = ("GET", "GET", "HEAD", "POST", "form", "QUERY")
STEPS = st.tuples(
    st.sampled_from(METHODS), st.sampled_from(sorted(QUERIES)), FIELDS, PARAMETERS, CONDITIONS
)
Step = tuple[str, str, dict[str, str], dict[str, str], str | list[int] | None]


def asked_by(step: Step, tags: list[str]) -> Asked:
    how, name, fields, parameters, made = step
    headers = list(fields.items())
    if isinstance(made, str):
        headers.append(("if-none-match", made))
    elif made and tags:
        headers.append(("if-none-match", ", ".join(tags[n % len(tags)] for n in made)))
    query = QUERIES[name]
    if how == "form":
        headers.append(("content-type", "application/x-www-form-urlencoded"))
        body = urlencode({"query": query, **parameters}).encode()
        return Asked("POST", "", tuple(headers), body)
    if how in ("POST", "QUERY"):
        headers.append(("content-type", "application/sparql-query"))
        return Asked(how, urlencode(parameters), tuple(headers), query.encode())
    return Asked(how, urlencode({"query": query, **parameters}), tuple(headers))


def told(answered: Answered) -> tuple[int, dict[str, str], bytes]:
    """Return what is to be the same: not the name of the evaluation in the entity tag."""
    headers = dict(answered.headers)
    if "etag" in headers:
        headers["etag"] = re.sub(r"\.[0-9a-f]{12}", "", headers["etag"])
    return answered.status, headers, answered.body


def run_both(answer: Callable[[Asked], Answered], bare: WSGIApplication, steps: list[Step]) -> None:
    tags: list[str] = []
    bare_tags: list[str] = []
    for step in steps:
        got = answer(asked_by(step, tags))
        wanted = directly(bare, asked_by(step, bare_tags))
        assert told(got) == told(wanted), step
        if got.status == 200 and "etag" in got.headers:
            tags.append(got.headers["etag"])
            bare_tags.append(wanted.headers["etag"])


@pytest.fixture
def make_bare(pool: WorkerPool) -> Callable[[], WSGIApplication]:
    def make() -> WSGIApplication:
        app = create_app(
            Settings.load({"JINSHAN_KG_CACHE_SIZE": "16"}), PooledBackend(pool), served()
        )
        return partial(Flask.wsgi_app, app)

    return make


@pytest.mark.parametrize("method", sorted(set(METHODS)))
@pytest.mark.parametrize("name", QUERIES)
def test_each_query_by_each_method(
    app: Flask, bare: WSGIApplication, pool: WorkerPool, name: str, method: str
) -> None:
    async def twice() -> None:
        bridge = bridge_of(app, pool)
        for _ in range(2):
            step: Step = (method, name, {"accept-encoding": "br"}, {}, None)
            got = await through(bridge, asked_by(step, []))
            assert told(got) == told(directly(bare, asked_by(step, [])))

    asyncio.run(twice())


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_what_is_too_large_is_the_result_and_not_the_request(
    app: Flask, bare: WSGIApplication, pool: WorkerPool, method: str
) -> None:
    async def bridged(asked: Asked) -> Answered:
        return await through(bridge_of(app, pool), asked)

    query = "SELECT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    if method == "GET":
        asked = Asked("GET", urlencode({"query": query}))
    else:
        asked = Asked("POST", "", (("content-type", "application/sparql-query"),), query.encode())
    assert [asyncio.run(bridged(asked)).status, directly(bare, asked).status] == [413, 413]


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(STEPS, min_size=1, max_size=8))
def test_the_bridge_says_what_flask_says(
    pool: WorkerPool, make_bare: Callable[[], WSGIApplication], steps: list[Step]
) -> None:
    app = create_app(Settings.load({"JINSHAN_KG_CACHE_SIZE": "16"}), PooledBackend(pool), served())

    with asyncio.Runner() as runner:

        async def bridged(asked: Asked) -> Answered:
            return await through(bridge, asked)

        async def make() -> Bridge:
            return bridge_of(app, pool)

        bridge = runner.run(make())
        run_both(lambda asked: runner.run(bridged(asked)), make_bare(), steps)


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(STEPS, min_size=1, max_size=6))
def test_direct_says_what_flask_says(
    pool: WorkerPool, make_bare: Callable[[], WSGIApplication], steps: list[Step]
) -> None:
    endpoint_app = create_app(
        Settings.load({"JINSHAN_KG_CACHE_SIZE": "16"}), PooledBackend(pool), served()
    )
    endpoint = endpoint_app.extensions["jinshan_kg.endpoint"]
    direct = Direct(partial(Flask.wsgi_app, endpoint_app), endpoint, 1 << 20)
    run_both(partial(directly, direct), make_bare(), steps)


def test_these_queries_do_go_the_short_way(app: Flask, pool: WorkerPool) -> None:
    asked: list[str] = []
    answered: list[str] = []
    lane = lane_of(app, pool)

    async def noting(environ: dict[str, object], client: object) -> object:
        prepared = await type(lane).answer(lane, environ, client)  # type: ignore[arg-type]
        if prepared is not None:
            answered.append(asked[-1])
        return prepared

    async def all_of_them() -> None:
        lane.answer = noting  # type: ignore[method-assign,assignment]
        bridge = bridge_of(app, pool, lane)
        for name in QUERIES:
            asked.append(name)
            await through(bridge, asked_by(("POST", name, {}, {}, None), []))

    asyncio.run(all_of_them())
    wrong = {"syntax", "update", "refused", "nothing", "too long"}
    assert answered == [name for name in QUERIES if name not in wrong]
