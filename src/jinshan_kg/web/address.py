"""The address to listen on: does it exist, and is it free?"""

import errno
import socket
from dataclasses import dataclass
from typing import Final

from jinshan_kg.errors import UserError

_EVERYWHERE: Final = ("0.0.0.0", "::")
_BACKLOG: Final = 1024  # clients that wait until they are taken


@dataclass(frozen=True)
class Address:
    """An address to listen on.

    Attributes:
        host: The IP address, in digits.
        port: The TCP port.
        name: The host as the user gave it.
    """

    host: str
    port: int
    name: str

    @property
    def url(self) -> str:
        """The URL to open in a browser on this machine."""
        name = "localhost" if self.host in _EVERYWHERE else self.name
        return f"http://{f'[{name}]' if ':' in name else name}:{self.port}/"


def listen(host: str, port: int) -> tuple[Address, socket.socket]:
    """Return the address of a host name or IP address, and a socket that listens there.

    Raises:
        UserError: If there is no such host here, or the port is in use or not allowed.
    """
    try:
        found = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE | socket.AI_NUMERICSERV
        )
    except OSError as error:
        raise UserError(f"--host {host}: no such host ({error.strerror}).") from error
    family, _, _, _, address = found[0]
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        # So that a connection that ended a moment ago does not count as in use.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(_BACKLOG)
    except OSError as error:
        listener.close()
        raise UserError(_reason(error, host, port)) from error
    return Address(str(address[0]), port, host), listener


def _reason(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} of {host} is in use. Give another with --port, or end what uses it."
    if error.errno == errno.EACCES:
        return f"Port {port} is not allowed for this user. Give one from 1024 up with --port."
    if error.errno == errno.EADDRNOTAVAIL:
        return f"--host {host}: this machine does not have that address."
    return f"Cannot listen on port {port} of {host} ({error.strerror})."
