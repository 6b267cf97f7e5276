"""What every table and graph file says of itself."""

from datetime import date

from jinshan_kg.publish.material import Material
from jinshan_kg.publish.tables.facts import facts_of


def test_the_facts_come_from_the_catalogue_and_the_version_names_the_content(
    material: Material,
) -> None:
    facts = facts_of(material)
    assert facts.iri == "https://w3id.org/jinshan-kg/dataset"
    assert (facts.en, facts.zh) == ("Jinshan KG", "金山知识图谱")
    assert facts.licence == "https://creativecommons.org/licenses/by/4.0/"
    assert facts.version == f"1.0.0+{material.version[:12]}"
    assert facts.modified == date(2026, 11, 23)
