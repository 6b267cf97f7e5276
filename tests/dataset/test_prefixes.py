"""The prefixes that the project's own files declare."""

from pathlib import Path

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.dataset.prefixes import own_prefixes
from jinshan_kg.namespaces import BASE


def test_the_prefixes_of_the_dataset(layout: Layout) -> None:
    prefixes = own_prefixes(layout)
    assert prefixes["enterprise"] == f"{BASE}id/enterprise/"
    assert prefixes["jku"] == f"{BASE}unit/"
    assert prefixes["chars"] == f"{BASE}source/briefing-2023-10-17/chars/"
    assert "jk" not in prefixes
    assert "rdfs" not in prefixes


def test_the_first_declaration_of_a_prefix_stands(tmp_path: Path) -> None:
    layout = Layout.at(tmp_path)
    layout.ontology.mkdir()
    folder = layout.data / "parks"
    folder.mkdir(parents=True)
    (folder / "a.ttl").write_text(
        f"@prefix park:  <{BASE}id/park/> .\n@prefix other: <http://example.org/> .\n"
        f"@prefix unit: <{BASE}unit/> .\n"
    )
    (folder / "b.ttl").write_text(f"@prefix park: <{BASE}park/> .\n@prefix b: <{BASE}b#> .\n")
    assert own_prefixes(layout) == {"park": f"{BASE}id/park/", "b": f"{BASE}b#"}
