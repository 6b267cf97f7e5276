"""Whatever document is asked for, however: the short way says what the view of Flask says."""

import asyncio
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any
from wsgiref.types import WSGIApplication

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.web.gateway.asking import Answered, Asked, directly, through

from jinshan_kg.dataset.layout import DataFile
from jinshan_kg.engine.pooled import PooledBackend
from jinshan_kg.engine.workers.limits import WorkerLimits
from jinshan_kg.engine.workers.messages import Load
from jinshan_kg.engine.workers.pool import WorkerPool
from jinshan_kg.engine.workers.process import Zygote
from jinshan_kg.publish.resource.job import Reading
from jinshan_kg.settings import Settings
from jinshan_kg.web.app import ENDPOINT, FRONT, create_app
from jinshan_kg.web.blueprints import COUNTS
from jinshan_kg.web.gateway.bridge import Bridge
from jinshan_kg.web.gateway.document_lane import DocumentLane
from jinshan_kg.web.gateway.serving import Serving
from jinshan_kg.web.served import Served

DATA = """
PREFIX : <https://w3id.org/jinshan-kg/id/park/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
:a a :Park ; rdfs:label "A"@en , "甲"@zh ; rdfs:seeAlso :b , <http://example.org/1> .
:b <http://example.org/0> "no name of an XML element" .
:a.ttl rdfs:label "is called like the document about another" .
:c.nt rdfs:label "is called like a document" .
<https://w3id.org/jinshan-kg/id/park/%E7%94%B2> rdfs:label "percent" .
<https://w3id.org/jinshan-kg/source/s> rdfs:label "The source" .
""" + "".join(f":x{number} rdfs:seeAlso :hub .\n" for number in range(120))
SHORT = ["/id/park/a.ttl", "/id/park/b.nq", "/id/park/hub.nt", "/source/s.trig", "/id/park/x1.rdf"]
OTHERS = [
    "/id/park/b.rdf",  # which cannot carry it
    "/id/park/c.nt",
    "/id/park/unknown.ttl",
    "/id/park/a",
    "/id//park/a.ttl",
    "/id/park/.ttl",
    "/id/park/\u00e7\u0094\u00b2.ttl",
    "/id.ttl",
    "/graph/none.ttl",
]
METHODS = st.sampled_from(["GET", "GET", "HEAD", "POST", "OPTIONS"])
QUERIES = st.sampled_from(["", "", "", "page=1", "page=2", "page=9", "page=x"])
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "accept": st.sampled_from(["text/turtle", "text/html", "image/png"]),
        "accept-encoding": st.sampled_from(["gzip", "br", "identity;q=0, gzip", ""]),
        "cache-control": st.just("no-cache"),
        "origin": st.just("https://other.example"),
        "range": st.just("bytes=0-1"),
    },
)
CONDITIONS = st.one_of(st.none(), st.sampled_from(["*", '"x"', "junk"]), st.integers(0, 30))
STEPS = st.tuples(METHODS, st.sampled_from(SHORT + OTHERS), QUERIES, FIELDS, CONDITIONS)
Step = tuple[str, str, str, dict[str, str], str | int | None]


@pytest.fixture(scope="module")
def pool(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WorkerPool]:
    path = tmp_path_factory.mktemp("data") / "things.ttl"
    path.write_text(DATA, encoding="utf-8")
    yield from pool_over(path)


def pool_over(path: Path) -> Iterator[WorkerPool]:
    def start() -> Zygote:
        zygote = Zygote(Load((DataFile(path),), union_default_graph=False))
        zygote.ready()
        return zygote

    pool = WorkerPool(start, WorkerLimits(workers=2, queue=64))
    yield pool
    pool.close()


def app_over(pool: WorkerPool) -> Flask:
    served = Served(is_bundled=False, files=1, version="0123", union_default_graph=False)
    return create_app(Settings.load({}), PooledBackend(pool), served)


class Noting(DocumentLane):
    """Notes what it answers."""

    answered: list[str]

    async def answer(self, environ: Any, client: Any) -> Any:
        prepared = await super().answer(environ, client)
        if prepared is not None:
            self.answered.append(environ["PATH_INFO"])
        return prepared


def lane_of(app: Flask, pool: WorkerPool) -> Noting:
    reading = Reading(Settings.load({}).base_iri, union=False)
    responder = app.extensions[ENDPOINT].responder
    lane = Noting(responder, PooledBackend(pool), reading, app.extensions[COUNTS])
    lane.answered = []
    return lane


def bridge_of(app: Flask, lane: DocumentLane) -> Bridge:
    bridge = Bridge(Serving(app, lambda: None, app.extensions[FRONT], lane), threads=8, max_body=9)
    bridge.__rsgi_init__(asyncio.get_running_loop())
    return bridge


def asked_by(step: Step, tags: list[str]) -> Asked:
    method, path, query, fields, condition = step
    headers = list(fields.items())
    if isinstance(condition, str):
        headers.append(("if-none-match", condition))
    elif condition is not None and tags:
        headers.append(("if-none-match", tags[condition % len(tags)]))
    return Asked(method, query, tuple(headers), path=path)


def told(answered: Answered) -> tuple[int, dict[str, str], bytes]:
    """Return what is to be the same: not the name of the evaluation in the entity tag."""
    headers = dict(answered.headers)
    if "etag" in headers:
        headers["etag"] = re.sub(r"\.[0-9a-f]{12}", "", headers["etag"])
    return answered.status, headers, answered.body


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(STEPS, min_size=1, max_size=8))
def test_the_bridge_says_what_flask_says(pool: WorkerPool, steps: list[Step]) -> None:
    app, other = app_over(pool), app_over(pool)
    bare: WSGIApplication = partial(Flask.wsgi_app, other)

    async def run() -> None:
        bridge = bridge_of(app, lane_of(app, pool))
        tags: list[str] = []
        bare_tags: list[str] = []
        for step in steps:
            got = await through(bridge, asked_by(step, tags))
            wanted = directly(bare, asked_by(step, bare_tags))
            assert told(got) == told(wanted), step
            if got.status == 200 and "etag" in got.headers:
                tags.append(got.headers["etag"])
                bare_tags.append(wanted.headers["etag"])

    asyncio.run(run())


def test_these_documents_do_go_the_short_way(pool: WorkerPool) -> None:
    app = app_over(pool)
    lane = lane_of(app, pool)

    async def run() -> None:
        bridge = bridge_of(app, lane)
        for path in [*SHORT, *OTHERS, "/id/park/a.html"]:
            await through(bridge, Asked("GET", "", path=path))

    asyncio.run(run())
    assert lane.answered == SHORT


def test_many_who_ask_for_the_same_cost_one_job(
    pool: WorkerPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_over(pool)
    jobs: list[object] = []
    run_in_loop = pool.run_in_loop

    async def counted(job: Any, *rest: Any) -> Any:
        jobs.append(job)
        return await run_in_loop(job, *rest)

    monkeypatch.setattr(pool, "run_in_loop", counted)

    async def run() -> list[Answered]:
        bridge = bridge_of(app, lane_of(app, pool))
        asked = Asked("GET", "", path="/id/park/a.ttl")
        return await asyncio.gather(*(through(bridge, asked) for _ in range(50)))

    answers = asyncio.run(run())
    assert {answer.status for answer in answers} == {200}
    assert len({answer.body for answer in answers}) == 1
    assert len(jobs) == 1


def test_an_error_of_the_worker_is_told_by_the_application(pool: WorkerPool) -> None:
    app = app_over(pool)

    async def run() -> Answered:
        asked = Asked("GET", "", (("accept", "text/plain"),), path="/id/park/b.rdf")
        return await through(bridge_of(app, lane_of(app, pool)), asked)

    answered = asyncio.run(run())
    assert answered.status == 406
    assert b"RDF/XML cannot carry this dataset" in answered.body
