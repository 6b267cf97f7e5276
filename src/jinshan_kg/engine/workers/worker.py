"""The life of a worker: one query at a time, until its socket closes or it is killed."""

import gc
import os
from multiprocessing.connection import Connection
from multiprocessing.reduction import send_handle

from jinshan_kg.engine.embedded import EmbeddedBackend
from jinshan_kg.engine.workers.isolation import die_with_parent, limit_memory
from jinshan_kg.engine.workers.messages import Done, Failed, Fork, Job
from jinshan_kg.engine.workers.spool import Spool
from jinshan_kg.sparql.errors import SparqlError


def work(channel: Connection, backend: EmbeddedBackend, terms: Fork) -> None:
    """Answer jobs until the other end of the channel closes.

    Args:
        channel: To the HTTP process.
        backend: The dataset, shared with the zygote.
        terms: What the worker may use.
    """
    die_with_parent()
    gc.disable()  # a collection would touch, and so copy, the pages shared with the zygote
    limit_memory(terms.memory)
    while True:
        try:
            job = channel.recv()
            _answer(channel, backend, job, terms.result_bytes)
        except (EOFError, ConnectionError):
            return  # nobody waits any longer


def _answer(channel: Connection, backend: EmbeddedBackend, job: Job, most: int) -> None:
    with Spool(most) as spool:
        try:
            backend.write(job.text, dataset=job.dataset, result_format=job.result_format, to=spool)
            spool.flush()
        except SparqlError as error:
            channel.send(Failed(error))
            return
        except MemoryError:
            os.abort()  # as Oxigraph does when the limit is hit in its own code
        if spool.is_on_disk:
            channel.send(Done(None, spool.size))
            send_handle(channel, spool.fileno(), os.getppid())
        else:
            channel.send(Done(spool.content(), spool.size))
