"""Whatever is asked, and in whatever order: the layer in front says what Flask would have said."""

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from jinshan_kg.web.answers.front import Front
from jinshan_kg.web.answers.service import Answers
from jinshan_kg.web.answers.store import AnswerStore

Ask = Callable[..., TestResponse]
MakeApp = Callable[[Answers, int], Flask]

ACCEPT = (
    "*/*",
    "text/csv",
    "application/json",
    "application/sparql-results+json;q=0.5, text/csv;q=0.4",
    "text/turtle",
    "TEXT/CSV; charset=utf-8",
    "",
)
CODINGS = ("gzip", "br", "gzip, deflate, br, zstd", "identity;q=0, br", "gzip;q=0", "*", "")
QUERIES = ("3:ab", "500:abc", "500:abcd", "100000:ab", "wrong", "1:now", "0:")

headers = st.fixed_dictionaries(
    {},
    optional={
        "accept": st.sampled_from(ACCEPT),
        "accept_encoding": st.sampled_from(CODINGS),
        "range": st.just("bytes=0-1"),
        "authorization": st.just("Basic eDp5"),
        "cache_control": st.just("no-cache"),
        "host": st.sampled_from(["one.example", "other.example", "bad host"]),
    },
)
# How the condition is made from the tags that were seen so far.
conditions = st.one_of(
    st.none(), st.sampled_from(["*", "", '"x"', "junk"]), st.lists(st.integers(0, 30), min_size=1)
)
methods = st.sampled_from(["GET", "GET", "GET", "HEAD", "POST", "OPTIONS"])
requests = st.tuples(st.sampled_from(QUERIES), methods, headers, conditions)


def condition_of(made: str | list[int] | None, tags: list[str]) -> dict[str, str]:
    if isinstance(made, str):
        return {"if_none_match": made}
    if made is None or not tags:
        return {}
    return {"if_none_match": ", ".join(tags[number % len(tags)] for number in made)}


def seen(response: TestResponse) -> tuple[str, list[tuple[str, str]], bytes]:
    return response.status, sorted(response.headers), response.data


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(requests, min_size=2, max_size=25),
    max_age=st.sampled_from([0, 60]),
    max_bytes=st.sampled_from([0, 20_000, 1 << 20]),
)
def test_the_front_says_what_flask_says(
    make_app: MakeApp,
    ask: Ask,
    steps: list[tuple[str, str, dict[str, str], str | list[int] | None]],
    max_age: int,
    max_bytes: int,
) -> None:
    answers = Answers(AnswerStore(max_bytes), "edition 1")
    app = make_app(answers, max_age)
    front = Front(app.wsgi_app, answers.store)
    tags: list[str] = []
    for step in steps:
        query, method, given_headers, condition = step
        fields = given_headers | condition_of(condition, tags)
        through = ask(front, query, method=method, **fields)
        direct = ask(app, query, method=method, **fields)
        tag = direct.headers.get("ETag")
        if tag and through.headers.get("ETag") != tag:
            # Evaluated twice, since it is not kept: all but the name of the evaluation is the same.
            assert answers.store.get(tag[1:25]) is None
            assert through.headers["ETag"][:25] == tag[:25]
            through.headers["ETag"] = tag
        assert seen(through) == seen(direct)
        if tag:
            tags.append(tag)


@pytest.mark.parametrize("coding", CODINGS)
@pytest.mark.parametrize("accept", ACCEPT)
def test_the_second_answer_is_the_first(front: Front, ask: Ask, accept: str, coding: str) -> None:
    first, second = (ask(front, "500:abc", accept=accept, accept_encoding=coding) for _ in "12")
    assert seen(second) == seen(first)


def test_threads_never_see_one_tag_with_two_bodies(make_app: MakeApp, ask: Ask) -> None:
    answers = Answers(AnswerStore(60_000), "edition 1")  # so small that answers come and go
    front = Front(make_app(answers, 0).wsgi_app, answers.store)

    def use(number: int) -> list[tuple[str, str, bytes]]:
        chance = random.Random(number)
        found = []
        for _ in range(150):
            query = f"{chance.randrange(1000, 3000, 50)}:ab"
            coding = chance.choice(["gzip", "br", "zstd", "identity"])
            response = ask(front, query, accept_encoding=coding)
            assert response.headers["Content-Length"] == str(len(response.data))
            found.append((query, response.headers["ETag"], response.data))
        return found

    with ThreadPoolExecutor(8) as threads:
        found = [each for every in threads.map(use, range(8)) for each in every]
    of_tag = {tag: (query, body) for query, tag, body in found}
    assert all(of_tag[tag] == (query, body) for query, tag, body in found)
    assert answers.store.statistics().evictions > 0
    assert answers.store.statistics().hits > 0
