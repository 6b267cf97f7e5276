"""An answer in memory and its compressed forms."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from jinshan_kg.web.answers import whole
from jinshan_kg.web.answers.coders import encode
from jinshan_kg.web.answers.encoding import Encoding
from jinshan_kg.web.answers.whole import WholeAnswer

BODY = b"0123456789" * 500


@pytest.fixture
def answer() -> WholeAnswer:
    return WholeAnswer(BODY, "text/csv", None)


def test_the_body_is_at_hand(answer: WholeAnswer) -> None:
    assert answer.at_hand(Encoding.IDENTITY) is BODY


def test_a_compressed_form_is_at_hand_once_it_was_asked_for(answer: WholeAnswer) -> None:
    assert answer.at_hand(Encoding.BR) is None
    assert answer.encoded(Encoding.BR) == encode(BODY, Encoding.BR)
    assert answer.at_hand(Encoding.BR) is answer.encoded(Encoding.BR)


def test_the_size_counts_every_form(answer: WholeAnswer) -> None:
    before = answer.size
    compressed = answer.encoded(Encoding.GZIP)
    assert before >= len(BODY)
    assert answer.size == before + len(compressed)


def test_twenty_threads_compress_once(answer: WholeAnswer, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[Encoding] = []

    def counting(body: bytes, encoding: Encoding) -> bytes:
        calls.append(encoding)
        return encode(body, encoding)

    monkeypatch.setattr(whole, "encode", counting)
    together = Barrier(20)

    def one(_: int) -> bytes:
        together.wait()
        return answer.encoded(Encoding.ZSTD)

    with ThreadPoolExecutor(20) as threads:
        assert set(threads.map(one, range(20))) == {encode(BODY, Encoding.ZSTD)}
    assert calls == [Encoding.ZSTD]
