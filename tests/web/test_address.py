import socket
from collections.abc import Iterator

import pytest

from jinshan_kg.errors import UserError
from jinshan_kg.web.address import Address, listen


@pytest.fixture
def taken() -> Iterator[int]:
    """A port of 127.0.0.1 where somebody listens, who says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.fixture
def port() -> int:
    """A port of 127.0.0.1 where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@pytest.mark.parametrize(
    ("host", "name", "url"),
    [
        ("127.0.0.1", "127.0.0.1", "http://127.0.0.1:80/"),
        ("127.0.0.1", "localhost", "http://localhost:80/"),
        ("0.0.0.0", "0.0.0.0", "http://localhost:80/"),
        ("::", "::", "http://localhost:80/"),
        ("::1", "::1", "http://[::1]:80/"),
    ],
)
def test_the_url_to_open(host: str, name: str, url: str) -> None:
    assert Address(host, 80, name).url == url


def test_a_name_becomes_an_address(port: int) -> None:
    address, listener = listen("localhost", port)
    with listener:
        socket.create_connection((address.host, port)).close()
    assert address.host in ("127.0.0.1", "::1")
    assert (address.port, address.name) == (port, "localhost")


def test_a_port_in_use(taken: int) -> None:
    with pytest.raises(UserError) as caught:
        listen("127.0.0.1", taken)
    assert str(caught.value) == (
        f"Port {taken} of 127.0.0.1 is in use. Give another with --port, or end what uses it."
    )


def test_a_host_that_is_not_here(port: int) -> None:
    # 192.0.2.0/24 is for documentation (RFC 5737): no machine has it.
    with pytest.raises(UserError, match=r"--host 192\.0\.2\.1: this machine does not have"):
        listen("192.0.2.1", port)


def test_a_host_that_is_nowhere(port: int) -> None:
    with pytest.raises(UserError, match=r"--host nowhere\.invalid: no such host"):
        listen("nowhere.invalid", port)
