"""A reader refuses once what is no request, and hands nothing on after that.

That nothing comes after a refusal the sink asserts itself.
"""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.web.http1.reading import read
from tests.web.http1.serving import post, request

from jinshan_kg.web import refusals
from jinshan_kg.web.http1.limits import Limits

SMALL = Limits(target=50, head=200, fields=4)
GOOD = request(b"GET /good HTTP/1.1")
WORDS = [
    *(b"GET", b"POST", b"HEAD", b"CONNECT", b"PRI", b"BREW", b" ", b"/", b"*", b"http://", b"["),
    *(b"a:b@c", b"?", b"#", b"%", b"%ff", b"\xe9\x87\x91", b" HTTP/1.1\r\n", b" HTTP/1.0\r\n"),
    *(b" HTTP/2.0\r\n", b"\r\n", b"\r\n\r\n", b"\n", b"\r", b"\x00", b"\t", b"Host: a\r\n"),
    *(b"Host:", b":", b"Content-Length: 3\r\n", b"Content-Length: 99999999999999999999\r\n"),
    *(b"Transfer-Encoding: chunked\r\n", b"Transfer-Encoding: gzip\r\n", b"3\r\nabc\r\n", b"0\r\n"),
    *(b"Connection: Upgrade\r\n", b"Connection: close\r\n", b"Upgrade: h2c\r\n", b"abc", b"3;x"),
    *(b"Expect: 100-continue\r\n", b"X: " + b"x" * 100 + b"\r\n", b"x" * 60, GOOD),
]


@given(st.lists(st.binary(max_size=50), max_size=10))
def test_any_bytes(pieces: list[bytes]) -> None:
    assert len(read(*pieces).refusals) <= 1


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=12).map(b"".join), max_size=6))
def test_words_of_http_in_any_order(pieces: list[bytes]) -> None:
    assert len(read(*pieces, limits=SMALL).refusals) <= 1


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(b"".join), st.data())
def test_requests_of_which_some_bytes_are_others(junk: bytes, data: st.DataObject) -> None:
    good = post(b"/a", b"body") + request(b"POST / HTTP/1.1", b"Upgrade: h2c") + GOOD
    at = data.draw(st.integers(0, len(good)))
    cut = data.draw(st.integers(0, len(good)))

    sink = read(good[:at] + junk, good[at:][:cut], good[at:][cut:])

    assert len(sink.refusals) <= 1


@given(st.lists(st.binary(max_size=9), max_size=4))
def test_after_a_refusal_nothing_is_read(pieces: list[bytes]) -> None:
    sink = read(GOOD, b"GET / HTTP/7.7\r\n\r\n", *pieces, GOOD)

    assert [asked.line[1] for asked in sink.asked] == ["/good"]
    assert len(sink.refusals) == 1


@pytest.mark.parametrize("offers", [1, 3, 3000])
def test_offers_without_end_are_requests_like_others(offers: int) -> None:
    offer = request(b"GET /o HTTP/1.1", b"Upgrade: h2c", b"Connection: Upgrade")

    sink = read(offer * offers + b"rubbish\r\n")

    assert ([asked.line[1] for asked in sink.asked], len(sink.refusals)) == (["/o"] * offers, 1)


@pytest.mark.parametrize("target", [b"http://[", b"http://[::1", b"http://a]/", b"http://[x]/"])
def test_an_absolute_target_has_to_be_a_url(target: bytes) -> None:
    sink = read(request(b"GET %s HTTP/1.1" % target))

    assert sink.refusals == [refusals.malformed("its target is no URL")]


@pytest.mark.parametrize("hosts", [b"", b"Host: a\r\nHost: a\r\n"])
@pytest.mark.parametrize("target", [b"/", b"http://a/"])
def test_http_1_1_takes_one_host_whatever_the_target(target: bytes, hosts: bytes) -> None:
    sink = read(b"GET %s HTTP/1.1\r\n%s\r\n" % (target, hosts))

    assert sink.refusals == [refusals.malformed("it has to have one Host field")]


def test_http_1_0_takes_two_hosts_neither() -> None:
    sink = read(b"GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n")

    assert sink.refusals == [refusals.malformed("it has to have one Host field")]


def test_a_body_that_is_none_is_refused_after_its_good_part() -> None:
    head = request(b"POST / HTTP/1.1", b"Transfer-Encoding: chunked")

    sink = read(head + b"4\r\ngood\r\nxyz\r\n")

    assert [(asked.body, asked.keeps) for asked in sink.asked] == [(b"good", None)]
    assert [refusal.status for refusal in sink.refusals] == [400]


@pytest.mark.parametrize("part", [b"T: " + b"t" * 10 + b"\r\n", b"t" * 15])
def test_trailers_are_limited_like_the_head(part: bytes) -> None:
    head = request(b"POST / HTTP/1.1", b"Transfer-Encoding: chunked")
    pieces = [head, b"4\r\ngood\r\n0\r\n", *[part] * 50]

    sink = read(*pieces, limits=SMALL)

    assert sink.refusals == [refusals.head_too_large(SMALL.fields, SMALL.head)]


def test_what_is_said_of_a_chunk_is_limited_like_the_head() -> None:
    head = request(b"POST / HTTP/1.1", b"Transfer-Encoding: chunked")

    sink = read(head, b"4;", *[b"extension" * 3] * 50, limits=SMALL)

    assert sink.refusals == [refusals.head_too_large(SMALL.fields, SMALL.head)]


def test_the_body_itself_has_no_limit_here() -> None:
    head = request(b"POST / HTTP/1.1", b"Transfer-Encoding: chunked")

    sink = read(head, *[b"4\r\n", b"good\r\n"] * 200, b"0\r\n\r\n", limits=SMALL)

    assert [(asked.body, asked.keeps) for asked in sink.asked] == [(b"good" * 200, True)]


def test_a_refusal_says_why() -> None:
    (refusal,) = read(b"rubbish\r\n").refusals

    assert re.search(rb'"detail": "This is no request of HTTP/1\.1: [^"]+\."', refusal.body)
