"""The source document itself: what is in it, and that the bundled data leaves nothing out."""

import re
from pathlib import Path

import pytest
from pyoxigraph import Store

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.dataset.load import load_store
from jinshan_kg.evidence.check import check_evidence
from jinshan_kg.evidence.document import Document, read_document
from jinshan_kg.evidence.locate import search
from jinshan_kg.evidence.scan import scan

# Every figure by hand, line by line.
FIGURES = {
    3: ["October 17, 2023"],
    6: ["October 17"],
    7: ["15th"],
    39: ["first"],
    45: ["two"],
    48: ["one"],
    51: ["2015", "225"],
    52: ["3,216"],
    53: ["77,872"],
    56: ["2016", "2022", "79"],
    57: ["1,379"],
    59: ["12%"],
    60: ["11%"],
    68: ["2022"],
    73: ["second"],
    76: ["one-third"],
    83: ["first"],
    100: ["third"],
    103: ["14th"],
    105: ["7.1%"],
    106: ["four"],
    109: ["79.6%"],
    112: ["14th"],
    114: ["13.3%"],
    115: ["first"],
    118: ["44.6 billion"],
    119: ["2022"],
    125: ["fourth"],
    129: ["2018", "28"],
    130: ["8", "first"],
    132: ["119%"],
    133: ["155%", "220%"],
    135: ["20"],
    139: ["85"],
    143: ["first"],
    146: ["two"],
    149: ["four"],
    158: ["2"],
    165: ["five"],
    167: ["Firstly"],
    181: ["8 million"],
    186: ["2022"],
    188: ["quarter"],
    198: ["Thirdly"],
    202: ["two"],
    211: ["3"],
    216: ["2015"],
    217: ["three"],
    218: ["36 billion", "810"],
    220: ["69.6%", "86.6%", "2022"],
    221: ["59"],
    222: ["27", "2022"],
    225: ["sole"],
    234: ["second"],
    244: ["one"],
    245: ["four"],
    250: ["first"],
    256: ["December"],
    266: ["third"],
    271: ["three"],
    273: ["12"],
    275: ["2020"],
    276: ["2021"],
}

# Every word with a capital that only opens a sentence, by hand.
OPENERS = """Accelerating As By Collaborating Collectively Commencing Comprehensive Concurrently
Currently For Furthermore Gradually Here In It Leveraging Looking Metrics Moreover Moving Notably
On Our Presently Regarding Simultaneously Since Taking The These This Through We With""".split()


@pytest.fixture(scope="module")
def document(source_document: Path) -> Document:
    return read_document(source_document)


@pytest.fixture(scope="module")
def briefing() -> Store:
    return load_store(Layout.bundled().files())


def test_the_file_is_the_one_that_was_read(document: Document) -> None:
    assert document.digest == "d42208289a44e93b7fa5f606070a9fa12aeef08170625a47a51832990ac0294d"
    assert document.length == 19_324


def test_every_figure(document: Document) -> None:
    found: dict[int, list[str]] = {}
    for item in scan(document.text):
        if item.kind == "figure":
            found.setdefault(item.line, []).append(item.text)
    assert found == FIGURES
    assert sum(map(len, FIGURES.values())) == 73


def test_every_capital_is_in_a_name_or_only_opens_a_sentence(document: Document) -> None:
    text = document.text
    items = scan(text)
    found = {at for item in items for at in range(item.start, item.end)}
    left = [at for at, character in enumerate(text) if character.isupper() and at not in found]
    assert sorted({re.split(r"\W", text[at:], maxsplit=1)[0] for at in left}) == OPENERS
    assert sum(item.kind == "name" for item in items) == 155


@pytest.mark.parametrize(
    "name",
    [
        "Carbon Valley Green Bay Industrial Park",
        "General Secretary Xi\nJinping",
        "Alibaba\nCloud East China Intelligent Computing Center",
        "JOVO",
        "UAVs",
        "PM2.5",
        "No.2 High School",
        "Ruijin Hospital",
        "Chang’an Cup",
        "Three\nBay Areas",
        "Jinping Line",
    ],
)
def test_a_name(document: Document, name: str) -> None:
    assert name in [item.text for item in scan(document.text) if item.kind == "name"]


def test_locate_a_figure(document: Document) -> None:
    source = "https://w3id.org/jinshan-kg/source/briefing-2023-10-17"
    (place,) = search("77,872", document, source).places
    assert place.iri == f"{source}/chars/3454-3460"
    assert place.line == 53


def test_the_bundled_data_hold_and_leave_nothing_out(document: Document, briefing: Store) -> None:
    report = check_evidence(briefing, document)
    assert report.findings == ()
    assert report.coverage.uncovered == ()
    assert report.sound == report.passages > 0
