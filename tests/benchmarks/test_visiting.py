"""How long the pages of things take: what is told of the visits."""

from http.client import HTTPMessage, HTTPResponse

import pytest
from benchmarks.report.visits import visit_parts
from benchmarks.results import Results
from benchmarks.targets import targets
from benchmarks.visiting import Summary, Visits, seconds_told

VISITS = Visits([{"/a.html": 0.050, "/b.html": 0.002}, {"/a.html": 0.009, "/b.html": 0.003}])


class Answer(HTTPResponse):
    """An answer with a field."""

    def __init__(self, timing: str) -> None:
        self.headers = HTTPMessage()
        self.headers["Server-Timing"] = timing


def test_the_least_visit_of_each_page_counts() -> None:
    assert VISITS.least == {"/a.html": 0.009, "/b.html": 0.002}


def test_what_many_pages_come_to() -> None:
    seconds = {f"/{number}.html": number / 1000 for number in range(1, 12)}
    assert Summary.of(seconds) == Summary(0.006, 0.010, 0.011, "/11.html", 1)


@pytest.mark.parametrize(
    ("timing", "seconds"),
    [("queue;dur=0.1, cache;desc=miss, total;dur=8.25", 0.00825), ("cache;desc=hit", None)],
)
def test_the_server_tells_its_own_time(timing: str, seconds: float | None) -> None:
    assert seconds_told(Answer(timing)) == seconds


@pytest.mark.parametrize(("seconds", "is_met"), [(0.0099, True), (0.010, False)])
def test_no_page_may_take_ten_milliseconds(seconds: float, is_met: bool) -> None:
    (target,) = targets(Results(visits=Visits([{"/a.html": seconds, "/b.html": 0.002}])))
    assert target.is_met == is_met
    assert target.name == "every entity page, uncached: server time"


def test_the_report_tells_first_visits_apart() -> None:
    told = "\n".join(visit_parts(VISITS))
    assert "| first visit | 26.00 | 45.20 | 50.00 | `/a.html` | 1 |" in told
    assert "| least of 2 visits | 5.50 | 8.30 | 9.00 | `/a.html` | 0 |" in told
