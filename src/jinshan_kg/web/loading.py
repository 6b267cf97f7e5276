"""From the settings and the paths to the dataset that is served."""

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from jinshan_kg.dataset.layout import DataFile, Layout
from jinshan_kg.dataset.paths import files_at
from jinshan_kg.dataset.version import dataset_version
from jinshan_kg.engine.pooled import begin_pool
from jinshan_kg.engine.workers.limits import WorkerLimits
from jinshan_kg.engine.workers.pool import WorkerPool
from jinshan_kg.errors import UserError
from jinshan_kg.namespaces import BASE
from jinshan_kg.publish.describe.describe import add_description
from jinshan_kg.publish.describe.service import ServiceLimits
from jinshan_kg.settings import Settings
from jinshan_kg.web.served import Served

_MEBI: Final = 1 << 20
_JOBS: Final = ("jinshan_kg.publish.resource.documents",)  # by name: here nobody needs it yet
_SPARE: Final = 2  # workers beyond the cores: some may be at a long query, at low priority

Begun = tuple[Served, Callable[[], WorkerPool]]


def begin(settings: Settings, paths: Sequence[Path]) -> Begun:
    """Begin to load what is to be served, in another process.

    Args:
        settings: The settings in force.
        paths: RDF files and folders; none for the bundled graph.

    Returns:
        What is served, and what waits for the pool of workers over it (it raises UserError if a
        file does not parse, or changes meanwhile).

    Raises:
        UserError: If a path is missing or unreadable, a file changes just now, or the base IRI is
            not that of the data.
    """
    if not paths:
        _refuse_another_base(settings.base_iri)
    files = files_of(paths)
    union = settings.union_default_graph
    served = Served(
        is_bundled=not paths,
        files=len(files),
        version=dataset_version(files),
        union_default_graph=not paths if union is None else union,
    )
    limits = worker_limits(settings)
    pool = begin_pool(
        files,
        limits,
        version=served.version,
        union_default_graph=served.union_default_graph,
        base=endpoint_iri(settings),
        describe=partial(
            add_description, limits=service_limits(settings), union=served.union_default_graph
        )
        if served.is_bundled
        else None,
        online=bool(settings.services),
        modules=_JOBS,
    )
    return served, pool


def files_of(paths: Sequence[Path]) -> tuple[DataFile, ...]:
    """Return the files that are served.

    Args:
        paths: RDF files and folders; none for the bundled graph.

    Raises:
        UserError: If a path is missing or unreadable.
    """
    return files_at(paths) if paths else Layout.bundled().files()


def _refuse_another_base(base_iri: str) -> None:
    if base_iri != BASE:
        raise UserError(
            f"The bundled data are written with the base IRI {BASE}, not {base_iri}. Leave"
            " --base-iri out, or serve files of your own that are written with it."
        )


def endpoint_iri(settings: Settings) -> str:
    """Return the IRI of the endpoint, which is the base of queries that declare none."""
    return f"{settings.base_iri}sparql"


def service_limits(settings: Settings) -> ServiceLimits:
    """Return the limits of a query, as the service tells them."""
    return ServiceLimits(settings.timeout, settings.max_result, settings.max_query_length)


def worker_limits(settings: Settings) -> WorkerLimits:
    """Return the limits of the pool that the settings ask for."""
    return WorkerLimits(
        workers=settings.workers or (os.cpu_count() or 1) + _SPARE,
        queue=settings.queue,
        seconds=float(settings.timeout),
        memory=settings.max_memory * _MEBI,
        result_bytes=settings.max_result,
    )
