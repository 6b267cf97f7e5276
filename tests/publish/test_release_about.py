"""What a release says of the dataset is what the dataset says of itself."""

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from jinshan_kg import __version__
from jinshan_kg.dataset.layout import Layout
from jinshan_kg.dataset.load import ParsedFile
from jinshan_kg.errors import UserError
from jinshan_kg.namespaces import ONTOLOGY, PREFIXES
from jinshan_kg.publish.material import Material, read_material
from jinshan_kg.publish.release_about import About, about

MODIFIED = f"{PREFIXES['dcterms']}modified"


def without(material: Material, predicate: str) -> Material:
    files = [
        ParsedFile([quad for quad in file.quads if quad.predicate.value != predicate], {})
        for file in material.files
    ]
    return Material(material.layout, material.data_files, files, material.version)


def test_it_is_said_in_two_languages(layout: Layout) -> None:
    said = about(read_material(layout))

    assert said == About(
        title={"en": "Jinshan KG", "zh": "金山知识图谱"},
        description=said.description,
        creator="https://w3id.org/jinshan-kg/id/organization/jinshan-kg",
        creator_name={"en": "Jinshan KG contributors", "zh": "金山知识图谱贡献者"},
        licence="https://creativecommons.org/licenses/by/4.0/",
        modified=said.modified,
        version=__version__,
    )
    assert said.description.keys() == {"en", "zh"}


def test_what_is_not_said_is_told(layout: Layout) -> None:
    with pytest.raises(UserError) as caught:
        about(without(read_material(layout), MODIFIED))

    assert str(caught.value) == f"<{ONTOLOGY}> needs one <{MODIFIED}> for a release, not 0."


def test_what_is_said_twice_is_told(layout: Layout) -> None:
    material = read_material(layout)
    again = Quad(NamedNode(ONTOLOGY), NamedNode(MODIFIED), Literal("1999-01-01"))
    material.files.append(ParsedFile([again], {}))

    with pytest.raises(UserError, match="not 2"):
        about(material)


def test_a_title_in_one_language_only_is_told(layout: Layout) -> None:
    title = f"{PREFIXES['dcterms']}title"

    with pytest.raises(UserError) as caught:
        about(without(read_material(layout), title))

    assert str(caught.value).endswith(f"has no <{title}> in en, which a release needs.")
