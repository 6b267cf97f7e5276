"""What the application gets to know of a request."""

import pytest
from tests.web.http1.serving import plain, request, serving, tells

from jinshan_kg.web.http1.rsgi import HTTPProtocol, Scope


def asked(*data: bytes) -> Scope:
    """Return the scope of the only request that some bytes are."""
    scopes: list[Scope] = []

    async def remembers(scope: Scope, protocol: HTTPProtocol) -> None:
        scopes.append(scope)
        protocol.response_empty(204, [("connection", "close")])

    with serving(remembers) as server:
        assert server.answers(*data).startswith(b"HTTP/1.1 204 No Content\r\n")
    (scope,) = scopes
    return scope


def test_a_request_line_is_a_method_a_path_a_query_and_a_version() -> None:
    scope = asked(request(b"QUERY /a/b?c=d?e&f=%20+ HTTP/1.1"))

    assert (scope.method, scope.path, scope.query_string) == ("QUERY", "/a/b", "c=d?e&f=%20+")
    assert (scope.http_version, scope.scheme) == ("1.1", "http")


def test_the_two_ends_of_the_connection_are_known() -> None:
    scopes: list[Scope] = []

    async def remembers(scope: Scope, protocol: HTTPProtocol) -> None:
        scopes.append(scope)
        protocol.response_empty(204, [])

    with serving(remembers) as server, server.connect(request(b"GET / HTTP/1.1")) as client:
        client.head()
        assert scopes[0].server == f"127.0.0.1:{server.port}"
        assert scopes[0].client == f"127.0.0.1:{client.stream.getsockname()[1]}"


def test_fields_come_in_their_order_with_names_in_lower_case() -> None:
    scope = asked(
        request(b"GET / HTTP/1.1", b"X-One: A b", b"ACCEPT:a/b", b"empty:", b"x-one: \tC ")
    )

    fields = [("host", "a"), ("x-one", "A b"), ("accept", "a/b"), ("empty", ""), ("x-one", "C")]
    assert list(scope.headers.items()) == fields


def test_of_a_field_that_comes_twice_the_first_value_is_got() -> None:
    headers = asked(request(b"GET / HTTP/1.1", b"X: 1", b"x: 2")).headers

    assert (headers.get("x"), headers.get("y"), headers.get("y", "none")) == ("1", "", "none")


def test_bytes_of_a_field_that_are_not_ascii_are_latin_1() -> None:
    assert asked(request(b"GET / HTTP/1.1", b"X: \xe9\xff")).headers.get("x") == "éÿ"


@pytest.mark.parametrize(
    ("target", "path"),
    [
        (b"/%E9%87%91%2f%25%2525", "/金/%%25"),
        (b"/a+b", "/a+b"),
        (b"/%zz%", "/%zz%"),
        (b"/%ff", "/\udcff"),
        (b"//a//b/../c", "//a//b/../c"),
        (b"/a#b?c", "/a"),
    ],
)
def test_escapes_of_a_path_are_decoded_once(target: bytes, path: str) -> None:
    scope = asked(request(b"GET %s HTTP/1.1" % target))

    assert (scope.path, scope.query_string) == (path, "")


def test_letters_that_came_as_they_were_typed_are_as_if_escaped() -> None:
    scope = asked(request("GET /金?q=é HTTP/1.1".encode()))

    assert (scope.path, scope.query_string) == ("/金", "q=%C3%A9")


def test_letters_that_came_as_they_were_typed_may_come_in_pieces() -> None:
    data = request("GET /金?q=é HTTP/1.1".encode(), b"X: \xe9")
    scope = asked(*(data[at : at + 1] for at in range(len(data))))

    assert (scope.path, scope.query_string) == ("/金", "q=%C3%A9")
    assert scope.headers.get("x") == "é"


@pytest.mark.parametrize(
    ("target", "path", "query"),
    [
        (b"http://b.example:81/c%20d?e=f", "/c d", "e=f"),
        (b"http://b.example:81", "/", ""),
        (b"HTTP://b.example:81?e", "/", "e"),
        (b"https://b.example:81/?", "/", ""),
    ],
)
def test_the_authority_of_an_absolute_target_counts_as_host(
    target: bytes, path: str, query: str
) -> None:
    scope = asked(request(b"GET %s HTTP/1.1" % target, b"X: y"))

    assert (scope.path, scope.query_string) == (path, query)
    assert list(scope.headers.items()) == [("host", "b.example:81"), ("x", "y")]


def test_options_may_be_asked_of_the_whole_server() -> None:
    scope = asked(request(b"OPTIONS * HTTP/1.1"))

    assert (scope.method, scope.path, scope.headers.get("host")) == ("OPTIONS", "*", "a")


def test_http_1_0_needs_no_host() -> None:
    scope = asked(b"GET /a HTTP/1.0\r\n\r\n")

    assert (scope.http_version, scope.path, list(scope.headers.items())) == ("1.0", "/a", [])


def test_empty_lines_before_a_request_do_not_count() -> None:
    one, two = request(b"GET /a HTTP/1.1"), request(b"GET /b HTTP/1.0")

    with serving(tells) as server:
        answers = server.answers(b"\r\n\r\n" + one + b"\r\n" + two)

    assert answers == plain(b"GET /a ()") + plain(b"GET /b ()", b"connection: close")
