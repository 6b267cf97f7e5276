"""`/catalog`, `/.well-known/…`, `robots.txt` and `sitemap.xml`, over the bundled dataset."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from xml.etree import ElementTree

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.dataset.paths import files_at
from jinshan_kg.engine.embedded import EmbeddedBackend
from jinshan_kg.namespaces import PREFIXES
from jinshan_kg.publish.describe.describe import add_description
from jinshan_kg.publish.distributions import Distribution, WrittenFile
from jinshan_kg.settings import Settings
from jinshan_kg.web.answers.responder import Responder
from jinshan_kg.web.answers.service import Answers
from jinshan_kg.web.answers.store import AnswerStore
from jinshan_kg.web.descriptions import descriptions_blueprint
from jinshan_kg.web.documents import Documents
from jinshan_kg.web.language import register_languages
from jinshan_kg.web.loading import service_limits
from jinshan_kg.web.navigation import register_navigation
from jinshan_kg.web.problems import register_problems
from jinshan_kg.web.served import Served
from jinshan_kg.web.site import Site

BASE = "https://w3id.org/jinshan-kg/"
DATASET = NamedNode(f"{BASE}dataset")
VOID = "http://rdfs.org/ns/void#"
DCAT = "http://www.w3.org/ns/dcat#"
SH = "http://www.w3.org/ns/shacl#"
FORMATS = [
    ("text/turtle", RdfFormat.TURTLE),
    ("application/n-triples", RdfFormat.N_TRIPLES),
    ("application/ld+json", RdfFormat.JSON_LD),
    ("application/rdf+xml", RdfFormat.RDF_XML),
    ("application/n-quads", RdfFormat.N_QUADS),
    ("application/trig", RdfFormat.TRIG),
]
FILE = WrittenFile(
    Distribution(
        path="jinshan-kg.nq",
        title={"en": "N-Quads", "zh": "N-Quads 格式"},
        media_type="application/n-quads",
        description={"en": "All graphs.", "zh": "全部图。"},
        kind="rdf",
    ),
    size=1234,
    sha256="ab" * 32,
)
TRIG = (
    "<http://e.org/a> <http://e.org/b> 1 . <http://e.org/g> { <http://e.org/a> <http://e.org/b> 2 }"
)


@pytest.fixture(scope="module")
def bundled() -> EmbeddedBackend:
    """The bundled dataset as it is served."""
    describing = partial(add_description, limits=service_limits(Settings.load({})), union=True)
    return EmbeddedBackend.load(
        Layout.bundled().files(), union_default_graph=True, describe=describing
    )


def site_of(backend: EmbeddedBackend, *, is_bundled: bool = True, timeout: int = 30) -> Site:
    settings = Settings.load({}, {"timeout": timeout})
    served = Served(is_bundled, 1, "0123456789abcdef", union_default_graph=is_bundled)
    return Site(settings, served, backend, Responder(Answers(AnswerStore(1 << 20), "1"), 0))


def client_of(site: Site, files: Callable[[], tuple[WrittenFile, ...]] = tuple) -> FlaskClient:
    app = Flask("jinshan_kg.web")
    register_languages(app)
    register_navigation(app, site)
    app.register_blueprint(descriptions_blueprint(site, files))
    register_problems(app)
    return app.test_client()


@pytest.fixture
def client(bundled: EmbeddedBackend) -> FlaskClient:
    """A client of the descriptions of the bundled dataset."""
    return client_of(site_of(bundled))


@pytest.fixture
def own_files(tmp_path: Path) -> FlaskClient:
    """A client of the descriptions of a file of the user's."""
    path = tmp_path / "data.trig"
    path.write_text(TRIG, encoding="utf-8")
    backend = EmbeddedBackend.load(files_at([path]), union_default_graph=False)
    return client_of(site_of(backend, is_bundled=False))


def triples(body: bytes, syntax: RdfFormat = RdfFormat.TURTLE) -> set[Triple]:
    quads = parse(input=body, format=syntax, base_iri="http://localhost:8000/.well-known/void")
    return {quad.triple for quad in quads}


def said(found: set[Triple], subject: NamedNode, predicate: str) -> list[str]:
    values = [t.object for t in found if t.subject == subject and t.predicate.value == predicate]
    return sorted(value.value for value in values if isinstance(value, NamedNode | Literal))


@pytest.mark.parametrize("path", ["/catalog", "/.well-known/void", "/.well-known/sparql-examples"])
@pytest.mark.parametrize(("accept", "syntax"), FORMATS)
def test_a_description_comes_in_every_rdf_format(
    client: FlaskClient, path: str, accept: str, syntax: RdfFormat
) -> None:
    answer = client.get(path, headers={"Accept": accept})
    plain = client.get(path, headers={"Accept": "application/n-triples"})

    assert (answer.status_code, answer.mimetype) == (200, accept)
    assert "Accept" in answer.headers["Vary"]
    assert triples(answer.data, syntax) == triples(plain.data, RdfFormat.N_TRIPLES) != set()


@pytest.mark.parametrize("path", ["/catalog", "/.well-known/void", "/.well-known/sparql-examples"])
def test_a_client_that_has_it_is_told_so(client: FlaskClient, path: str) -> None:
    tag = client.get(path, headers={"Accept": "text/turtle"}).headers["ETag"]
    again = client.get(path, headers={"Accept": "text/turtle", "If-None-Match": tag})

    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("path", ["/catalog", "/.well-known/void", "/.well-known/sparql-examples"])
def test_who_takes_no_rdf_is_told_what_there_is(client: FlaskClient, path: str) -> None:
    answer = client.get(path, headers={"Accept": "image/png"})

    assert answer.status_code == 406
    assert "text/turtle" in answer.text


def test_void_tells_how_many_triples_there_are(
    client: FlaskClient, bundled: EmbeddedBackend
) -> None:
    found = triples(client.get("/.well-known/void", headers={"Accept": "text/turtle"}).data)
    number = site_of(bundled).ask.number("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")

    assert said(found, DATASET, f"{VOID}triples") == [str(number)]
    assert said(found, DATASET, f"{VOID}uriSpace") == [BASE]
    assert said(found, DATASET, f"{VOID}sparqlEndpoint") == [f"{BASE}sparql"]


def test_the_limits_told_are_those_in_force(bundled: EmbeddedBackend) -> None:
    one, other = (client_of(site_of(bundled, timeout=seconds)) for seconds in (30, 60))
    tags = [c.get("/.well-known/void").headers["ETag"] for c in (one, other)]

    assert tags[0] != tags[1]


def test_a_browser_is_sent_from_void_to_the_page_of_the_dataset(client: FlaskClient) -> None:
    answer = client.get("/.well-known/void", headers={"Accept": "text/html"})

    assert (answer.status_code, answer.headers["Location"]) == (303, "/dataset.html")


def test_a_browser_gets_a_page_of_the_catalogue(client: FlaskClient) -> None:
    answer = client.get("/catalog", headers={"Accept": "text/html,*/*;q=0.8"})

    assert (answer.status_code, answer.mimetype) == (200, "text/html")
    assert "Catalogue of Jinshan KG" in answer.text
    assert client.get("/catalog.html").mimetype == "text/html"


def test_the_catalogue_has_addresses_for_its_formats(client: FlaskClient) -> None:
    plain = client.get("/catalog", headers={"Accept": "text/turtle"})
    suffixed = client.get("/catalog.ttl", headers={"Accept": "text/html"})

    assert (suffixed.mimetype, suffixed.data) == ("text/turtle", plain.data)
    assert '</catalog.jsonld>; rel="alternate"; type="application/ld+json"' in plain.headers["Link"]
    assert client.get("/catalog.docx").status_code == 404


def test_the_catalogue_declares_the_prefixes(client: FlaskClient) -> None:
    found = triples(client.get("/catalog.ttl").data)
    declared = said(found, NamedNode(f"{BASE}ontology"), f"{SH}declare")
    namespaces = {
        said(found, NamedNode(iri), f"{SH}prefix")[0]: said(found, NamedNode(iri), f"{SH}namespace")
        for iri in declared
    }

    assert namespaces == {prefix: [iri] for prefix, iri in PREFIXES.items()}


def test_the_catalogue_names_no_partition_nor_the_cube(client: FlaskClient) -> None:
    body = client.get("/catalog", headers={"Accept": "application/n-triples"}).text

    cube = NamedNode(f"{PREFIXES['qb']}DataStructureDefinition")
    assert body.count("Partition") == 0
    assert cube not in {triple.object for triple in triples(body.encode(), RdfFormat.N_TRIPLES)}


def test_the_catalogue_has_what_a_file_weighs_once_it_is_written(bundled: EmbeddedBackend) -> None:
    written: list[WrittenFile] = []
    client = client_of(site_of(bundled), lambda: tuple(written))
    before = client.get("/catalog.ttl")
    written.append(FILE)
    after = client.get("/catalog.ttl")
    file = NamedNode(f"{BASE}catalog#file/jinshan-kg.nq")
    found = triples(after.data)

    assert said(triples(before.data), file, f"{DCAT}byteSize") == []
    assert said(found, file, f"{DCAT}byteSize") == ["1234"]
    assert said(found, file, f"{DCAT}downloadURL") == [f"{BASE}downloads/jinshan-kg.nq"]
    assert file.value in said(found, DATASET, f"{DCAT}distribution")
    assert triples(before.data) < found
    assert before.headers["ETag"] != after.headers["ETag"]


@pytest.mark.parametrize(
    ("path", "subject"), [("/catalog.nt", "catalog"), ("/.well-known/void", "dataset")]
)
def test_a_description_begins_with_what_it_describes(
    bundled: EmbeddedBackend, path: str, subject: str
) -> None:
    client = client_of(site_of(bundled), lambda: (FILE,))
    body = client.get(path, headers={"Accept": "application/n-triples"}).text

    assert body.startswith(f"<{BASE}{subject}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> ")


def test_void_names_the_dumps_that_are_written(bundled: EmbeddedBackend) -> None:
    client = client_of(site_of(bundled), lambda: (FILE,))
    answer = client.get("/.well-known/void", headers={"Accept": "application/n-triples"})
    found = triples(answer.data, RdfFormat.N_TRIPLES)

    assert said(found, DATASET, f"{VOID}dataDump") == [f"{BASE}downloads/jinshan-kg.nq"]


def test_files_of_the_users_are_counted(own_files: FlaskClient) -> None:
    found = triples(own_files.get("/.well-known/void").data)

    assert said(found, NamedNode("http://e.org/g"), f"{VOID}triples") == ["1"]


def test_files_of_the_users_have_no_catalogue(own_files: FlaskClient) -> None:
    answer = own_files.get("/catalog")

    assert answer.status_code == 404
    assert "/.well-known/void" in answer.text


def test_the_iris_are_not_made_of_the_host_of_the_request(client: FlaskClient) -> None:
    for path in ("/catalog.ttl", "/.well-known/void", "/.well-known/sparql-examples"):
        assert b"attacker" not in client.get(path, headers={"Host": "attacker.example"}).data


def test_robots_find_the_sitemap_and_ask_no_queries(client: FlaskClient) -> None:
    answer = client.get("/robots.txt", base_url="https://kg.example/")

    assert (answer.status_code, answer.content_type) == (200, "text/plain; charset=utf-8")
    assert answer.text == (
        "User-agent: *\nDisallow: /sparql?\nDisallow: /-/\n"
        "Sitemap: https://kg.example/sitemap.xml\n"
    )


def test_the_sitemap_has_the_page_of_every_entity(client: FlaskClient) -> None:
    answer = client.get("/sitemap.xml", base_url="https://kg.example/")
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    root = ElementTree.fromstring(answer.data)
    pages = [loc.text or "" for loc in root.iter(f"{space}loc")]

    assert answer.content_type == "application/xml; charset=utf-8"
    assert len(pages) == len(set(pages)) > 900
    assert all(page.startswith("https://kg.example/") for page in pages)
    assert {
        "https://kg.example/",
        "https://kg.example/ontology.html",
        "https://kg.example/id/park/carbon-valley-green-bay.html",
        "https://kg.example/source/briefing-2023-10-17.html",
    } <= set(pages)
    assert not any("/chars/" in page for page in pages)
    assert {day.text for day in root.iter(f"{space}lastmod")} == {"2026-11-23"}


def test_the_sitemap_of_files_of_the_users_has_the_pages_of_the_program(
    own_files: FlaskClient,
) -> None:
    answer = own_files.get("/sitemap.xml", base_url="https://kg.example/")

    assert answer.text == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        "<url><loc>https://kg.example/</loc></url>\n"
        "<url><loc>https://kg.example/explore</loc></url>\n"
        "<url><loc>https://kg.example/sparql</loc></url>\n"
        "</urlset>\n"
    )


@pytest.mark.parametrize("path", ["/robots.txt", "/sitemap.xml"])
def test_a_crawler_that_has_it_is_told_so(client: FlaskClient, path: str) -> None:
    tag = client.get(path).headers["ETag"]

    assert client.get(path, headers={"If-None-Match": tag}).status_code == 304


def test_search_engines_get_links_to_this_server(bundled: EmbeddedBackend) -> None:
    documents = Documents(site_of(bundled), lambda: (FILE,))
    found = documents.for_search_engines("zh")

    assert (found["@id"], found["name"]) == (DATASET.value, "金山知识图谱")
    assert found["url"] == "/"
    assert {
        "@type": "DataDownload",
        "name": "N-Quads 格式",
        "contentUrl": "/downloads/jinshan-kg.nq",
        "encodingFormat": "application/n-quads",
        "contentSize": "1234 B",
        "sha256": "ab" * 32,
    } in found["distribution"]
