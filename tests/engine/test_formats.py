"""The bytes of an answer in each format."""

from collections.abc import Callable
from xml.etree.ElementTree import fromstring

import pytest

from jinshan_kg.engine.protocol import UnwritableError
from jinshan_kg.namespaces import PREFIXES

Ask = Callable[..., str]

SELECT = """SELECT * { VALUES (?a ?b) {
  (<http://example.org/x> 'a, "b"') (1.5 '金'@zh) (UNDEF true) } }"""
CONSTRUCT = "CONSTRUCT { :s :p 'a', 1 ; :q :o } WHERE {}"


@pytest.mark.parametrize(
    ("name", "body"),
    [
        (
            "json",
            '{"head":{"vars":["a","b"]},"results":{"bindings":['
            '{"a":{"type":"uri","value":"http://example.org/x"},'
            '"b":{"type":"literal","value":"a, \\"b\\""}},'
            '{"a":{"type":"literal","value":"1.5",'
            '"datatype":"http://www.w3.org/2001/XMLSchema#decimal"},'
            '"b":{"type":"literal","value":"金","xml:lang":"zh"}},'
            '{"b":{"type":"literal","value":"true",'
            '"datatype":"http://www.w3.org/2001/XMLSchema#boolean"}}]}}',
        ),
        ("csv", 'a,b\r\nhttp://example.org/x,"a, ""b"""\r\n1.5,金\r\n,true\r\n'),
        ("tsv", '?a\t?b\n<http://example.org/x>\t"a, \\"b\\""\n1.5\t"金"@zh\n\ttrue\n'),
        (
            "xml",
            '<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head>'
            '<variable name="a"/><variable name="b"/></head><results>'
            '<result><binding name="a"><uri>http://example.org/x</uri></binding>'
            '<binding name="b"><literal>a, &quot;b&quot;</literal></binding></result>'
            '<result><binding name="a"><literal datatype='
            '"http://www.w3.org/2001/XMLSchema#decimal">1.5</literal></binding>'
            '<binding name="b"><literal xml:lang="zh">金</literal></binding></result>'
            '<result><binding name="b"><literal datatype='
            '"http://www.w3.org/2001/XMLSchema#boolean">true</literal></binding></result>'
            "</results></sparql>",
        ),
    ],
)
def test_solutions(ask: Ask, name: str, body: str) -> None:
    assert ask(SELECT, name) == body


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("json", '{"head":{},"boolean":true}'),
        (
            "xml",
            '<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#">'
            "<head></head><boolean>true</boolean></sparql>",
        ),
        ("csv", "true"),
        ("tsv", "true"),
    ],
)
def test_booleans(ask: Ask, name: str, body: str) -> None:
    assert ask("ASK {}", name) == body


@pytest.mark.parametrize("name", ["ttl", "nt", "nq", "trig"])
def test_graphs_in_the_turtle_family(ask: Ask, name: str) -> None:
    lines = ask(CONSTRUCT, "nt").splitlines()
    assert sorted(lines) == [
        f'<http://example.org/s> <http://example.org/p> "1"^^<{PREFIXES["xsd"]}integer> .',
        '<http://example.org/s> <http://example.org/p> "a" .',
        "<http://example.org/s> <http://example.org/q> <http://example.org/o> .",
    ]
    assert '"a"' in ask(CONSTRUCT, name)


def test_turtle_declares_the_prefixes_that_it_uses(ask: Ask) -> None:
    text = "PREFIX jk: <https://w3id.org/jinshan-kg/ontology#> CONSTRUCT { :s a jk:Park } WHERE {}"
    head = "@prefix jk: <https://w3id.org/jinshan-kg/ontology#> .\n"
    assert ask(text, "ttl") == f"{head}<http://example.org/s> a jk:Park .\n"
    assert ask(text, "trig") == f"{head}<http://example.org/s> a jk:Park .\n"


def test_turtle_comes_out_the_same_each_time(ask: Ask) -> None:
    text = """PREFIX jk: <https://w3id.org/jinshan-kg/ontology#>
      PREFIX qb: <http://purl.org/linked-data/cube#> PREFIX org: <http://www.w3.org/ns/org#>
      CONSTRUCT { :s a jk:Park, qb:Slice, org:Post } WHERE {}"""
    heads = {ask(text, "ttl").partition("<http://example.org/s>")[0] for _ in range(5)}
    assert heads == {
        "@prefix jk: <https://w3id.org/jinshan-kg/ontology#> .\n"
        "@prefix org: <http://www.w3.org/ns/org#> .\n"
        "@prefix qb: <http://purl.org/linked-data/cube#> .\n"
    }


def test_an_empty_graph(ask: Ask) -> None:
    assert ask("CONSTRUCT { ?s ?p ?o } WHERE { FILTER(false) }", "ttl") == ""


def test_json_ld(ask: Ask) -> None:
    assert ask("CONSTRUCT { :s :p 'a'@en } WHERE {}", "jsonld") == (
        '[{"@id":"http://example.org/s","http://example.org/p":[{"@language":"en","@value":"a"}]}]'
    )


def test_rdf_xml(ask: Ask) -> None:
    assert ask("CONSTRUCT { :s :p 'a' } WHERE {}", "rdf") == (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF'
        ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns:its="http://www.w3.org/2005/11/its">\n'
        '\t<rdf:Description rdf:about="http://example.org/s">\n'
        '\t\t<p xmlns="http://example.org/">a</p>\n\t</rdf:Description>\n</rdf:RDF>'
    )


@pytest.mark.parametrize("name", ["json", "csv", "tsv"])
def test_control_characters_go_where_they_can(ask: Ask, name: str) -> None:
    assert ask(r"SELECT ('\u0001' AS ?a) {}", name)


@pytest.mark.parametrize(
    ("text", "name", "character"),
    [
        (r"SELECT ('\u0001' AS ?a) {}", "xml", "U+0001"),
        (r"SELECT ('\u000C' AS ?a) {}", "xml", "U+000C"),
        (r"SELECT ('\uFFFE' AS ?a) {}", "xml", "U+FFFE"),
        (r"CONSTRUCT { :s :p '\u0000' } WHERE {}", "rdf", "U+0000"),
    ],
)
def test_xml_refuses_what_it_cannot_carry(ask: Ask, text: str, name: str, character: str) -> None:
    with pytest.raises(UnwritableError, match=character.replace("+", r"\+")) as caught:
        ask(text, name)
    assert caught.value.status == 406


def test_xml_keeps_a_carriage_return(ask: Ask) -> None:
    solutions = fromstring(ask(r"SELECT ('a\r\n\rb' AS ?a) {}", "xml"))
    graph = fromstring(ask(r"CONSTRUCT { :s :p 'a\r\n\rb' } WHERE {}", "rdf"))
    assert "".join(solutions.itertext()) == "a\r\n\rb"
    assert "".join(graph.itertext()).strip() == "a\r\n\rb"


def test_rdf_xml_refuses_a_property_that_is_no_name(ask: Ask) -> None:
    with pytest.raises(UnwritableError, match="does not end in an XML name"):
        ask("CONSTRUCT { :s <http://example.org/1> 'a' } WHERE {}", "rdf")


def test_json_ld_refuses_triple_terms(ask: Ask) -> None:
    text = "CONSTRUCT { :s :p <<( :s :p :o )>> } WHERE {}"
    with pytest.raises(UnwritableError, match="triple terms"):
        ask(text, "jsonld")
    assert ask(text, "nt").endswith(
        "<<( <http://example.org/s> <http://example.org/p> <http://example.org/o> )>> .\n"
    )
