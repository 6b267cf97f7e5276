"""`/validate`: real checks, for programs and for people."""

import re
from collections.abc import Callable
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pyoxigraph import CanonicalizationAlgorithm, Dataset, RdfFormat, parse
from werkzeug.test import TestResponse

Post = Callable[..., TestResponse]
Submit = Callable[..., TestResponse]

BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
MISSPELT = "<https://w3id.org/jinshan-kg/id/park/x> a <https://w3id.org/jinshan-kg/ontology#Parc> ."


@pytest.fixture
def submit(client: FlaskClient) -> Submit:
    """`submit(data=…)` is the answer to the form as a browser sends it."""

    def sent(**fields: Any) -> TestResponse:
        return client.post(
            "/validate?lang=en",
            data=fields,
            headers={"Accept": BROWSER},
            content_type="multipart/form-data",
        )

    return sent


def canonical(turtle: str) -> Dataset:
    found = Dataset(parse(turtle, RdfFormat.TURTLE))
    found.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return found


def words(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", page)).split())


@pytest.mark.parametrize(
    "case", ["valid.observation", "invalid.baseline-later", "invalid.catalog-title"]
)
def test_a_program_gets_the_report_that_was_approved(post: Post, approved: Path, case: str) -> None:
    answer = post((approved / f"{case}.ttl").read_bytes())
    assert answer.status_code == 200
    assert answer.content_type == "text/turtle; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    wanted = (approved / f"{case}.report.ttl").read_text(encoding="utf-8")
    assert canonical(answer.text) == canonical(wanted)


@pytest.mark.parametrize(
    ("query", "accept", "media_type"),
    [
        ("", "application/ld+json", "application/ld+json"),
        ("", "*/*", "text/turtle"),
        ("?format=nt", "text/html", "application/n-triples"),
    ],
)
def test_the_format_is_as_asked_for(post: Post, query: str, accept: str, media_type: str) -> None:
    answer = post(MISSPELT, query=query, accept=accept)
    assert (answer.status_code, answer.mimetype) == (200, media_type)
    assert "jk:Parc is not defined; did you mean jk:Park?" in answer.text


def test_a_format_that_is_none_is_told_before_any_work(post: Post) -> None:
    assert post("not RDF at all", accept="image/png").status_code == 406


@pytest.mark.parametrize(
    ("content_type", "data"),
    [
        ("application/n-triples", MISSPELT.replace(" a ", f" <{RDF_TYPE}> ")),
        ("application/trig", f"<https://example.org/g> {{ {MISSPELT} }}"),
        (
            "application/ld+json",
            '{"@id": "https://w3id.org/jinshan-kg/id/park/x",'
            ' "@type": "https://w3id.org/jinshan-kg/ontology#Parc"}',
        ),
    ],
)
def test_other_syntaxes(post: Post, content_type: str, data: str) -> None:
    assert "did you mean jk:Park?" in post(data, content_type=content_type).text


def test_together_with_the_graph_data_may_speak_of_what_is_there(post: Post) -> None:
    cluster = (
        "@prefix jk: <https://w3id.org/jinshan-kg/ontology#> ."
        " <https://w3id.org/jinshan-kg/id/district/jinshan> jk:mention"
        " <https://w3id.org/jinshan-kg/source/briefing-2023-10-17/chars/0-1> ."
    )
    alone = post(cluster, query="?context=alone").text
    assert "<id/district/jinshan> is not defined" in alone
    together = post(cluster, query="?context=graph").text
    assert "<id/district/jinshan> is not defined" not in together


def test_a_syntax_error_is_told_with_its_place(post: Post) -> None:
    answer = post(
        "@prefix jk: <https://w3id.org/jinshan-kg/ontology#> .\njk:a jk:b 1 ;\n  jk:c 5 5 ."
    )
    assert answer.status_code == 400
    problem = answer.get_json()
    assert (problem["line"], problem["text"]) == (3, "  jk:c 5 5 .")
    plain = post("<a:b> <a:c>", accept="text/turtle, text/plain;q=0.9")
    assert plain.text.startswith("input.ttl:1:")


def test_a_relative_iri_is_an_error_with_advice(post: Post) -> None:
    answer = post("<x> <y:y> <z:z> .")
    assert answer.status_code == 400
    assert answer.get_json()["detail"].endswith(
        "Write whole IRIs, or say with @base what relative ones go on from"
    )


def test_data_without_a_triple_do_not_simply_conform(post: Post) -> None:
    answer = post("@prefix jk: <https://w3id.org/jinshan-kg/ontology#> .")
    assert answer.status_code == 400
    assert answer.get_json()["detail"].startswith("The data hold no triple")


def test_too_much_is_refused(post: Post, app: Flask) -> None:
    most = app.config["MAX_CONTENT_LENGTH"]
    assert post(b"#" * (most + 1)).status_code == 413


def test_what_is_typed_may_be_as_long_as_a_body(client: FlaskClient) -> None:
    answer = client.post(
        "/validate",
        data="data=" + "%23" * 330_000,
        content_type="application/x-www-form-urlencoded",
        headers={"Accept": "text/html"},
    )
    assert answer.status_code == 400
    assert "The data hold no triple" in answer.text


def test_what_may_be_posted_is_told(client: FlaskClient, post: Post) -> None:
    assert "text/turtle" in client.options("/validate").headers["Accept-Post"]
    answer = post("x", content_type="application/pdf")
    assert answer.status_code == 415
    assert "application/ld+json" in answer.headers["Accept-Post"]


def test_the_form(client: FlaskClient) -> None:
    page = client.get("/validate?lang=en", headers={"Accept": BROWSER}).text
    assert 'enctype="multipart/form-data"' in page
    assert "At most 1,048,576 bytes, and 30 seconds of checking." in page
    assert "<h1>检查数据</h1>" in client.get("/validate?lang=zh").text


def test_people_get_the_findings_in_words_with_the_line(submit: Submit) -> None:
    answer = submit(data=f"# one\n# two\n{MISSPELT}\n")
    assert answer.status_code == 200
    assert {"Accept-Language", "Cookie", "Accept"} <= set(answer.vary)
    said = words(answer.text)
    assert "The data do not conform 1 triple · 1 node described" in said
    assert "jk:Parc line 3" in said
    assert "jk:Parc is not defined; did you mean jk:Park?" in said
    assert "# one\n# two" in answer.text  # to be mended


def test_people_get_the_shape_the_property_and_the_value(submit: Submit, approved: Path) -> None:
    file = (approved / "invalid.baseline-later.ttl").open("rb")
    said = words(submit(file=(file, "later.ttl")).text)
    assert "later.ttl" in said
    assert "does not lie earlier: its period reaches to 2022" in said
    assert "Value <id/observation/example-companies-before>" in said
    assert "Shape <shapes#BaselineEarlier>" in said


def test_good_data_are_called_good(submit: Submit, approved: Path) -> None:
    text = (approved / "valid.observation.ttl").read_text(encoding="utf-8")
    answer = submit(data=text)
    assert '<section class="verdict good"' in answer.text
    assert "The data conform" in answer.text
    assert 'class="card finding' not in answer.text


def test_the_form_gives_rdf_where_asked_to(submit: Submit) -> None:
    answer = submit(data=MISSPELT, format="jsonld")
    assert answer.mimetype == "application/ld+json"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="report.jsonld"'


def test_an_error_comes_with_the_form_and_what_was_typed(submit: Submit) -> None:
    answer = submit(data="<a:b> <a:c> '<script>' ;;; x")
    assert answer.status_code == 400
    assert "This cannot be checked" in answer.text
    assert "input.ttl:1:" in answer.text
    assert "&lt;script&gt;" in answer.text
    assert "<script>'" not in answer.text


def test_nothing_given(submit: Submit) -> None:
    answer = submit(data="", file=(BytesIO(b""), ""))
    assert answer.status_code == 400
    assert "There is nothing to check" in answer.text


def test_markup_in_labels_stays_text(submit: Submit) -> None:
    label = '<http://www.w3.org/2000/01/rdf-schema#label> "<b>x</b><script>1</script>"@en'
    answer = submit(data=MISSPELT.replace(" .", f" ; {label} ."))
    assert answer.status_code == 200
    assert "<script>1" not in answer.text
    assert "&lt;b&gt;x" in answer.text
