"""Compressed bodies: readable by the standard decoders, and the same each time."""

import zlib
from collections.abc import Callable

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from jinshan_kg.web.answers.coders import encode
from jinshan_kg.web.answers.encoding import Encoding


def gunzip(content: bytes) -> bytes:
    return zlib.decompress(content, 31)


def unzstd(content: bytes) -> bytes:
    return zstandard.ZstdDecompressor().decompress(content)


def as_it_is(content: bytes) -> bytes:
    return content


DECODERS: dict[Encoding, Callable[[bytes], bytes]] = {
    Encoding.GZIP: gunzip,
    Encoding.BR: brotli.decompress,
    Encoding.ZSTD: unzstd,
    Encoding.IDENTITY: as_it_is,
}
every_encoding = pytest.mark.parametrize("encoding", Encoding)


@every_encoding
@given(body=st.binary())
def test_a_decoder_gives_the_body_back(encoding: Encoding, body: bytes) -> None:
    assert DECODERS[encoding](encode(body, encoding)) == body


@every_encoding
@given(body=st.binary())
def test_the_same_body_gives_the_same_bytes(encoding: Encoding, body: bytes) -> None:
    assert encode(body, encoding) == encode(body, encoding)


def test_gzip_writes_no_time() -> None:
    assert encode(b"text", Encoding.GZIP)[4:8] == bytes(4)


@every_encoding
def test_a_repetitive_body_becomes_small(encoding: Encoding) -> None:
    body = b'{"type":"uri","value":"https://example.org/"},' * 1000
    assert len(encode(body, encoding)) < len(body) / 100 or encoding is Encoding.IDENTITY
