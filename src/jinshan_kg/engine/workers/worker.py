"""The life of a worker: one job at a time, until its socket closes or it is killed."""

import gc
import itertools
import os
import socket
import time
from functools import partial
from io import BytesIO
from typing import Final

from jinshan_kg.engine.embedded import EmbeddedBackend
from jinshan_kg.engine.jobs import Job
from jinshan_kg.engine.workers.frames import receive_job, send_failed
from jinshan_kg.engine.workers.isolation import die_with_parent, limit_memory
from jinshan_kg.engine.workers.messages import Failed, Fork
from jinshan_kg.engine.workers.outgoing import Outgoing
from jinshan_kg.engine.workers.priority import let_others_first, standing
from jinshan_kg.engine.workers.spool import Spool
from jinshan_kg.engine.workers.threads import in_thread
from jinshan_kg.sparql.errors import SparqlError

_SHORT: Final = 0.02  # seconds of a job that nobody slows
_NOW_AND_THEN: Final = 16  # jobs
_SHARE: Final = 16  # no companion of the dataset may take more than one part in so many of memory


def work(channel: socket.socket, backend: EmbeddedBackend, terms: Fork, parent: int) -> None:
    """Answer jobs until the other end of the channel closes.

    Args:
        channel: To the HTTP process.
        backend: The dataset, shared with the zygote.
        terms: What the worker may use.
        parent: The process id of the zygote.
    """
    die_with_parent()
    if os.getppid() != parent:
        return  # it died a moment before that counted
    gc.disable()  # a collection would touch, and so copy, the pages shared with the zygote
    limit_memory(terms.memory)
    let_others_first()
    backend.room = min(backend.room, terms.memory // _SHARE)
    try:
        while True:
            in_thread(partial(_until_slowed, channel, backend, terms.result_bytes))
    except (EOFError, ConnectionError):
        return  # nobody waits any longer


def _until_slowed(channel: socket.socket, backend: EmbeddedBackend, most: int) -> None:
    """Answer jobs until this thread has lost its priority over one of them.

    Oxigraph draws random numbers from a generator of the thread that asks, seeded when it first
    does. No thread that asks is ever forked, so none draws the numbers of another.
    """
    first = standing()
    memory = BytesIO()
    jobs = itertools.count(1)
    while True:
        job = receive_job(channel)
        began = time.monotonic()
        _answer(channel, backend, job, Spool(most, memory))
        # To ask the kernel after each job would take a hundredth of a small one. None that is short
        # is slowed, but it may have been meant for the job before.
        may_be_slowed = time.monotonic() - began > _SHORT or next(jobs) % _NOW_AND_THEN == 0
        if may_be_slowed and standing() != first:
            return


def _answer(channel: socket.socket, backend: EmbeddedBackend, job: Job, result: Spool) -> None:
    with result as spool:
        outgoing = Outgoing(channel, spool)
        try:
            job.write(backend, outgoing)
            outgoing.flush()
        except SparqlError as error:
            send_failed(channel, Failed(error))
            return
        except MemoryError:
            os.abort()  # as Oxigraph does when the limit is hit in its own code
        outgoing.send()
