"""How many pages the description of a thing has, remembered."""

from jinshan_kg.web.resources.counts import PageCounts


def test_what_was_seen_is_not_asked_for() -> None:
    asked: list[str] = []

    def ask(iri: str) -> int:
        asked.append(iri)
        return 7

    counts = PageCounts()
    counts.note("a", 2)
    assert [counts.of(iri, ask) for iri in ("a", "b", "b")] == [2, 7, 7]
    assert asked == ["b"]


def test_what_was_not_seen_is_not_known() -> None:
    counts = PageCounts()
    counts.note("a", 2)
    assert [counts.seen("a"), counts.seen("b")] == [2, None]
