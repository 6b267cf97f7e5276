"""The application behind the bridge, over a real pool of workers; and a client of it."""

from collections.abc import Iterator
from functools import partial
from wsgiref.types import WSGIApplication

import pytest
from flask import Flask
from tests.web.gateway.asking import served

from jinshan_kg.dataset.layout import DataFile
from jinshan_kg.engine.pooled import PooledBackend
from jinshan_kg.engine.workers.limits import WorkerLimits
from jinshan_kg.engine.workers.messages import Load
from jinshan_kg.engine.workers.pool import WorkerPool
from jinshan_kg.engine.workers.process import Zygote
from jinshan_kg.settings import Settings
from jinshan_kg.web.app import create_app

NUMBERS = 300
MOST = 1 << 25  # bytes of a result


@pytest.fixture(scope="module")
def pool(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WorkerPool]:
    """Two workers over three hundred numbers."""
    path = tmp_path_factory.mktemp("data") / "numbers.ttl"
    path.write_text("".join(f"<urn:n:{n}> <urn:value> {n} .\n" for n in range(NUMBERS)))

    def start() -> Zygote:
        zygote = Zygote(Load((DataFile(path),), union_default_graph=False))
        zygote.ready()
        return zygote

    pool = WorkerPool(start, WorkerLimits(workers=2, queue=64, result_bytes=MOST))
    yield pool
    pool.close()


@pytest.fixture
def app(pool: WorkerPool) -> Flask:
    """The application, whose `wsgi_app` has the front and `Direct` around it."""
    return create_app(Settings.load({"JINSHAN_KG_CACHE_SIZE": "16"}), PooledBackend(pool), served())


@pytest.fixture
def bare(pool: WorkerPool) -> WSGIApplication:
    """The view of Flask, of another application, with nothing in front of it."""
    app = create_app(Settings.load({"JINSHAN_KG_CACHE_SIZE": "16"}), PooledBackend(pool), served())
    return partial(Flask.wsgi_app, app)
