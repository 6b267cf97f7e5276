"""The address of a client behind proxies."""

from wsgiref.types import StartResponse, WSGIEnvironment

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.test import Client

from jinshan_kg.web.proxy import behind_proxies, forwarded_client


def tells(environ: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
    start_response("200 OK", [])
    names = ("wsgi.url_scheme", "HTTP_HOST", "REMOTE_ADDR", "SCRIPT_NAME")
    return [" ".join(environ[name] for name in names).encode()]


def told(proxies: int, **headers: str) -> str:
    fields = {name.replace("_", "-"): value for name, value in headers.items()}
    environ = {"REMOTE_ADDR": "192.0.2.7"}
    client = Client(behind_proxies(tells, proxies))
    return client.get("/", headers=fields, environ_overrides=environ).text


def test_without_a_proxy_the_headers_are_a_strangers() -> None:
    assert told(0, X_Forwarded_For="203.0.113.9", X_Forwarded_Proto="https") == (
        "http localhost 192.0.2.7 "
    )


def test_a_proxy_tells_address_and_scheme() -> None:
    assert told(1, X_Forwarded_For="203.0.113.9", X_Forwarded_Proto="https") == (
        "https localhost 203.0.113.9 "
    )


def test_host_and_prefix_are_not_taken_from_anybody() -> None:
    assert told(1, X_Forwarded_Host="evil.example", X_Forwarded_Prefix="/evil") == (
        "http localhost 192.0.2.7 "
    )


@pytest.mark.parametrize(
    ("proxies", "forwarded", "client"),
    [
        (0, "203.0.113.9", "192.0.2.7"),
        (1, "", "192.0.2.7"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "198.51.100.1, 203.0.113.9", "203.0.113.9"),  # the first is the client's own word
        (2, "198.51.100.1, 203.0.113.9, 10.0.0.2", "203.0.113.9"),
        (2, "203.0.113.9", "192.0.2.7"),  # one proxy was gone around
        (1, "2001:db8::7", "2001:db8::7"),
    ],
)
def test_the_last_addresses_are_the_proxies(proxies: int, forwarded: str, client: str) -> None:
    assert forwarded_client("192.0.2.7", forwarded, proxies) == client


@given(
    proxies=st.integers(0, 4),
    addresses=st.lists(st.ip_addresses().map(str), max_size=6),
)
def test_both_rules_are_one(proxies: int, addresses: list[str]) -> None:
    forwarded = ", ".join(addresses)

    expected = f"http localhost {forwarded_client('192.0.2.7', forwarded, proxies)} "
    assert told(proxies, X_Forwarded_For=forwarded) == expected
