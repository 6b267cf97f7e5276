"""A dataset to describe."""

import pytest
from pyoxigraph import RdfFormat, Store
from tests.publish.resource.data import PREFIXES, BackendOf

from jinshan_kg.engine.embedded import EmbeddedBackend
from jinshan_kg.engine.union import add_union_to_default


@pytest.fixture
def backend_of() -> BackendOf:
    """`backend_of(trig)` holds a dataset; `union` makes its default graph the union of all."""

    def backend(trig: str, *, union: bool = True) -> EmbeddedBackend:
        store = Store()
        store.load(input=PREFIXES + trig, format=RdfFormat.TRIG)
        if union:
            add_union_to_default(store)
        return EmbeddedBackend(store)

    return backend
