"""The exact bytes of each format."""

from collections.abc import Callable

import pytest

from jinshan_kg.dataset.load import ParsedFile
from jinshan_kg.errors import UserError
from jinshan_kg.publish.export import JsonLdContext, export
from jinshan_kg.publish.formats import FORMATS, ExportFormat, View, format_named

Parsed = Callable[[str], ParsedFile]
# The other formats hold a part of the dataset.
COMPLETE = [known for known in FORMATS if known.view in (View.WHOLE, View.CANONICAL)]
every_format = pytest.mark.parametrize("to", COMPLETE, ids=lambda known: known.name)

GIVEN = """
@prefix jk: <https://w3id.org/jinshan-kg/ontology#> .
@prefix park: <http://example.org/park/> .
@prefix graph: <https://w3id.org/jinshan-kg/graph/> .
@prefix unused: <http://example.org/unused/> .
graph:two { park:b jk:value 225.0 . }
graph:one { park:b a jk:Park ; jk:note "says \\"jk:x\\"\\nand org: too ."@en . }
park:a jk:partOf [ jk:value 044 ] .
"""


CONTEXT = JsonLdContext({"b": "http://x.org/b"})


def exported(parsed: ParsedFile, name: str, graph: str | None = None) -> str:
    return export([parsed], format_named(name), graph, CONTEXT).decode()


def test_turtle_is_the_union_of_the_graphs(parsed: Parsed) -> None:
    assert exported(parsed(GIVEN), "turtle") == (
        "@prefix jk: <https://w3id.org/jinshan-kg/ontology#> .\n"
        "@prefix park: <http://example.org/park/> .\n"
        "\n"
        "park:a jk:partOf _:c14n0 .\n"
        "\n"
        "park:b a jk:Park ;\n"
        '\tjk:note "says \\"jk:x\\"\\nand org: too ."@en ;\n'
        "\tjk:value 225.0 .\n"
        "\n"
        "_:c14n0 jk:value 044 .\n"
    )


def test_trig_keeps_the_graphs(parsed: Parsed) -> None:
    assert exported(parsed(GIVEN), "trig") == (
        "@prefix graph: <https://w3id.org/jinshan-kg/graph/> .\n"
        "@prefix jk: <https://w3id.org/jinshan-kg/ontology#> .\n"
        "@prefix park: <http://example.org/park/> .\n"
        "\n"
        "park:a jk:partOf _:c14n0 .\n"
        "\n"
        "_:c14n0 jk:value 044 .\n"
        "\n"
        "graph:one {\n"
        "\tpark:b a jk:Park ;\n"
        '\t\tjk:note "says \\"jk:x\\"\\nand org: too ."@en .\n'
        "}\n"
        "graph:two {\n"
        "\tpark:b jk:value 225.0 .\n"
        "}\n"
    )


def test_a_name_that_would_need_a_backslash_is_a_full_iri(parsed: Parsed) -> None:
    text = exported(
        parsed("@prefix x: <http://x.org/> . <http://x.org/a/b> x:c <http://x.org/d,e>, x:d ."),
        "ttl",
    )

    assert text == (
        "@prefix x: <http://x.org/> .\n\n<http://x.org/a/b> x:c <http://x.org/d,e> , x:d .\n"
    )


def test_n_triples_is_the_union_of_the_graphs(parsed: Parsed) -> None:
    text = exported(parsed("<http://x.org/g> { <http://x.org/a> <http://x.org/b> 1.50 }"), "nt")

    assert text == (
        '<http://x.org/a> <http://x.org/b> "1.50"^^<http://www.w3.org/2001/XMLSchema#decimal> .\n'
    )


def test_n_quads_keeps_the_graphs(parsed: Parsed) -> None:
    text = exported(parsed('<http://x.org/g> { <http://x.org/a> <http://x.org/b> "c" }'), "nq")

    assert text == '<http://x.org/a> <http://x.org/b> "c" <http://x.org/g> .\n'


def test_json_ld_keeps_the_graphs(parsed: Parsed) -> None:
    text = exported(parsed("<http://x.org/g> { <http://x.org/a> <http://x.org/b> 1.50 }"), "jsonld")

    assert text == (
        '{\n"@context": {"b": "http://x.org/b"},\n"@graph": [\n'
        "{\n"
        '  "@id": "http://x.org/g",\n'
        '  "@graph": [\n'
        "    {\n"
        '      "@id": "http://x.org/a",\n'
        '      "b": {\n'
        '        "@type": "http://www.w3.org/2001/XMLSchema#decimal",\n'
        '        "@value": "1.50"\n'
        "      }\n"
        "    }\n"
        "  ]\n"
        "}\n]\n}\n"
    )


def test_rdf_xml_is_the_union_of_the_graphs(parsed: Parsed) -> None:
    text = exported(
        parsed(
            "@prefix jk: <https://w3id.org/jinshan-kg/ontology#> ."
            '<http://x.org/g> { <http://x.org/a> a jk:Park ; jk:note "a\\r\\nb"@en }'
        ),
        "rdfxml",
    )

    assert text == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<rdf:RDF xmlns:jk="https://w3id.org/jinshan-kg/ontology#"'
        ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '\t<jk:Park rdf:about="http://x.org/a">\n'
        '\t\t<jk:note xml:lang="en">a&#13;\nb</jk:note>\n'
        "\t</jk:Park>\n"
        "</rdf:RDF>"
    )


@every_format
def test_one_named_graph_is_all_there_is(parsed: Parsed, to: ExportFormat) -> None:
    text = export([parsed(GIVEN)], to, "two").decode()

    assert ("225" in text, "044" in text, "says" in text) == (True, False, False)


@every_format
def test_the_same_dataset_gives_the_same_bytes(parsed: Parsed, to: ExportFormat) -> None:
    assert export([parsed(GIVEN)], to) == export([parsed(GIVEN)], to)


@pytest.mark.parametrize(
    ("statement", "written"),
    [
        ('<http://x.org/a> <http://x.org/b> "\\u0001" .', r"\x01"),
        ("<http://x.org/a> <http://x.org/1> <http://x.org/c> .", "http://x.org/1"),
        ("<http://x.org/a> a <http://x.org/1> .", "http://x.org/1"),
    ],
)
def test_what_xml_cannot_write_is_refused_not_written_broken(
    parsed: Parsed, statement: str, written: str
) -> None:
    with pytest.raises(UserError) as caught:
        exported(parsed(f"@prefix x: <http://x.org/> .\n{statement}"), "rdfxml")

    message = str(caught.value)
    assert message.startswith("RDF/XML cannot carry this dataset: no XML writes ")
    assert written in message
    assert message.endswith("Use Turtle or N-Triples.")


def test_rdf_1_2_in_json_ld_is_refused(parsed: Parsed) -> None:
    triple = "<http://x.org/a> <http://x.org/b> <http://x.org/c>"

    with pytest.raises(UserError) as caught:
        exported(parsed(f"<http://x.org/a> <http://x.org/b> <<( {triple} )>> ."), "jsonld")

    assert str(caught.value) == (
        "JSON-LD cannot carry this dataset: JSON-LD does not support RDF 1.2 yet. Use N-Quads."
    )


def test_an_empty_dataset_is_an_empty_export(parsed: Parsed) -> None:
    assert {name: exported(parsed(""), name) for name in ("nt", "nq", "jsonld")} == {
        "nt": "",
        "nq": "",
        "jsonld": '{\n"@context": {"b": "http://x.org/b"},\n"@graph": [\n\n]\n}\n',
    }


@pytest.mark.parametrize(
    ("name", "of"),
    [
        ("entities", "each thing with its figures"),
        ("ontology", "the ontology with its concepts"),
        ("protege", "the ontology and the data, as far as OWL 2 DL can say them"),
    ],
)
def test_a_format_for_what_is_not_there_is_refused(parsed: Parsed, name: str, of: str) -> None:
    with pytest.raises(UserError) as caught:
        exported(parsed(""), name)

    assert str(caught.value) == (
        f"The format {name} is for {of}: nothing of it is here. Use turtle, or name no PATH to"
        " export the dataset that comes with this program."
    )


def test_the_context_is_named_by_its_iri_if_wanted(parsed: Parsed) -> None:
    context = JsonLdContext({"b": "http://x.org/b"}, "http://x.org/context")
    given = parsed("<http://x.org/a> <http://x.org/b> 1 .")

    text = export([given], format_named("jsonld"), context=context).decode()

    assert text.splitlines()[1] == '"@context": "http://x.org/context",'
