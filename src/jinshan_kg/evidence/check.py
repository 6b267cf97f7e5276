"""Check every passage of a dataset against the document (design, section 4)."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Store

from jinshan_kg.evidence.coverage import coverage
from jinshan_kg.evidence.dates import check_periods
from jinshan_kg.evidence.document import Document, digest
from jinshan_kg.evidence.links import check_links
from jinshan_kg.evidence.matching import occurrences, one_line, shown
from jinshan_kg.evidence.nearest import nearest
from jinshan_kg.evidence.passages import Passage, passage_iri, read_passages
from jinshan_kg.evidence.printed import check_figure, figures
from jinshan_kg.evidence.report import Code, Finding, Report
from jinshan_kg.evidence.sources import Source, read_sources, source_of

_SUGGESTIONS = 3


def check_evidence(store: Store, document: Document) -> Report:
    """Check the passages of one document, what they print, what uses them, and what is left out.

    Passages of other documents are not looked at.

    Args:
        store: the dataset; the union of its graphs counts.
        document: the file that the passages were read from.

    Raises:
        WrongDocumentError: the digest of the document is that of no `jk:Source` of the dataset.
        UserError: the dataset describes no source.
    """
    sources = read_sources(store)
    source = source_of(document, sources)
    passages, unreadable = read_passages(store)
    others = {known.iri for known in sources} - {source.iri}
    foreign = {passage.iri for passage in passages if passage.source in others}
    ours = [passage for passage in passages if passage.iri not in foreign]
    formal = [finding for finding in unreadable if finding.iri not in foreign]
    wrong = [finding for p in ours if (finding := check_passage(p, source, document))]
    bad = {finding.iri for finding in (*formal, *wrong)}
    sound = [passage for passage in ours if passage.iri not in bad]
    printed = figures(store, ours)
    misprinted = [finding for figure in printed if (finding := check_figure(figure))]
    return Report(
        document=document,
        source=source.iri,
        passages=len(ours) + sum(finding.code == "form" for finding in formal),
        sound=len(sound),
        set_aside=sum(passage.set_aside is not None for passage in ours),
        figures=len(printed),
        agreeing=len(printed) - len(misprinted),
        findings=(
            *_check_length(source, document),
            *formal,
            *wrong,
            *misprinted,
            *check_periods(store, ours),
            *check_links(store, passages, foreign),
        ),
        coverage=coverage(document.text, sound),
    )


def check_passage(passage: Passage, source: Source, document: Document) -> Finding | None:
    """Return what is wrong with a passage: its source, offsets, token or digest.

    Args:
        passage: The passage.
        source: The source that the document is.
        document: The text that the offsets count in.
    """
    if passage.source != source.iri:
        message = f"jk:source is <{passage.source}>, which is no jk:Source with a jk:digest."
        return Finding("form", passage.iri, f"{message} The document is <{source.iri}>.")
    if not 0 <= passage.start < passage.end <= document.length:
        bounds = f"{passage.start}-{passage.end}"
        message = (
            f"offsets {bounds} are not a span of the document, which ends at {document.length}."
        )
        return _with_places("offsets", passage, document, message)
    found = document.text[passage.start : passage.end]
    if next(occurrences(passage.token, document.text, passage.start, passage.end), None) is None:
        cut = one_line(passage.token) in one_line(found)
        message = (
            f"expected the token “{passage.token}”, found “{shown(found)}” at "
            f"{passage.start}-{passage.end} (line {document.line(passage.start)})"
            f"{', where it is cut out of a longer word or figure' if cut else ''}."
        )
        return _with_places("token", passage, document, message)
    if (right := digest(found)) != passage.digest:
        message = (
            f"jk:digest is {passage.digest}, but the SHA-256 of {passage.start}-{passage.end} "
            f"(“{shown(found)}”) is {right}. Write it if the offsets are meant."
        )
        return Finding("digest", passage.iri, message)
    return None


def _with_places(code: Code, passage: Passage, document: Document, message: str) -> Finding:
    """Add to a message where the token really is, the nearest place first."""
    places = sorted(
        occurrences(passage.token, document.text, as_typed=True),
        key=lambda span: abs(span[0] - passage.start),
    )[:_SUGGESTIONS]
    if not places:
        like = nearest(passage.token, document.text)
        if like is None:
            return Finding(code, passage.iri, f"{message} Nothing like it is in the document.")
        message += " It is nowhere in the document; the nearest is"
        places = [like]
    else:
        message += " It stands at"
    span = document.text[passage.start : passage.end]
    tight = len(span.split()) <= len(passage.token.split())
    advice = "write" if tight else "write offsets of a clause round it, or, for the token alone,"
    iris = tuple(passage_iri(passage.source, *span) for span in places)
    where = ", ".join(
        f"{start}-{end} (line {document.line(start)}: “{shown(document.text[start:end])}”)"
        for start, end in places
    )
    return Finding(code, passage.iri, f"{message} {where}; {advice} <{iris[0]}>.", iris)


def _check_length(source: Source, document: Document) -> Iterable[Finding]:
    if source.length is not None and source.length != document.length:
        message = (
            f"jk:length is {source.length}, but the document has {document.length} code points."
        )
        yield Finding("length", source.iri, message)
