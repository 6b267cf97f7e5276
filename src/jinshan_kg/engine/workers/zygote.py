"""The process that holds the dataset and forks workers.

Run as `python -m jinshan_kg.engine.workers.zygote FD [online]`, with the descriptor of its socket.
It has one thread, so that forking is safe, and does nothing but load, fork, kill and reap.
"""

import gc
import os
import signal
import socket
import sys
from contextlib import suppress
from importlib import import_module
from multiprocessing.connection import Connection
from multiprocessing.reduction import send_handle
from typing import Never

from jinshan_kg.dataset.load import read_file
from jinshan_kg.dataset.version import dataset_version
from jinshan_kg.engine.embedded import EmbeddedBackend
from jinshan_kg.engine.workers.copies import ChangedError
from jinshan_kg.engine.workers.frames import pair
from jinshan_kg.engine.workers.isolation import deepen_stack, leave_network
from jinshan_kg.engine.workers.messages import End, Fork, Load, LoadFailed, Ready
from jinshan_kg.engine.workers.worker import work
from jinshan_kg.errors import UserError


def main(channel: Connection, *, online: bool = False) -> None:
    """Load the dataset that the first message names, then serve until the channel closes.

    Args:
        channel: To the HTTP process.
        online: Whether the workers keep the network, for queries that ask other endpoints.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends us
    deepen_stack()
    offline = not online and leave_network()  # before loading, which may start threads
    load = channel.recv()
    try:
        backend = _load(load)
    except UserError as error:
        channel.send(LoadFailed(str(error)))
        return
    # Objects that no collection looks at are not written to, and stay shared with the workers.
    gc.collect()
    gc.freeze()
    channel.send(Ready(offline))
    workers: set[int] = set()
    try:
        _serve(channel, backend, workers)
    finally:
        for pid in workers:  # an orphan may find nobody who waits for it
            _end(pid)


def _load(load: Load) -> EmbeddedBackend:
    for module in load.modules:
        import_module(module)
    read = load.copies.read if load.copies else read_file
    backend = EmbeddedBackend.load(
        load.files,
        union_default_graph=load.union_default_graph,
        base=load.base,
        describe=load.describe,
        read=read,
    )
    # Afterwards, so that what was read is what the version was made of.
    if load.version is not None and dataset_version(load.files, read) != load.version:
        raise ChangedError
    backend.set_default_graph_apart()
    return backend


def _serve(channel: Connection, backend: EmbeddedBackend, workers: set[int]) -> None:
    while True:
        try:
            message = channel.recv()
        except (EOFError, ConnectionError):
            return  # the server has gone, or wants us to go
        if isinstance(message, Fork):
            workers.add(_fork(channel, backend, message))
        elif isinstance(message, End):
            workers.remove(message.pid)
            channel.send(_end(message.pid))


def _fork(channel: Connection, backend: EmbeddedBackend, terms: Fork) -> int:
    ours, theirs = pair()
    parent = os.getpid()
    with ours, theirs:
        pid = os.fork()
        if pid == 0:
            channel.close()
            ours.close()
            _be_worker(theirs, backend, terms, parent)
        channel.send(pid)
        send_handle(channel, ours.fileno(), os.getppid())
    return pid


def _be_worker(theirs: socket.socket, backend: EmbeddedBackend, terms: Fork, parent: int) -> Never:
    try:
        work(theirs, backend, terms, parent)
    except BaseException:
        sys.excepthook(*sys.exc_info())
        os._exit(1)
    os._exit(0)


def _end(pid: int) -> int:
    # Until it is waited for, the process id of a dead child is not given to another process.
    os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    with suppress(EOFError, ConnectionError):  # the server has gone, be it while we load
        main(Connection(int(sys.argv[1])), online=sys.argv[2:] == ["online"])
