"""The Cytoscape JSON file, opened by Cytoscape.js."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from jinshan_kg.namespaces import BASE
from jinshan_kg.publish.graphs.network import Network

CYTOSCAPE = "cytoscape@3.35.0"
# What npm writes where it has no network.
UNREACHABLE = ("ENOTFOUND", "ECONNREFUSED", "ECONNRESET", "EAI_AGAIN", "ETIMEDOUT", "ENETUNREACH")
OPEN = """
const cytoscape = require("cytoscape");
const { elements } = require(process.argv[2]);
const cy = cytoscape({ headless: true, elements });
const jinshan = cy.getElementById("https://w3id.org/jinshan-kg/id/district/jinshan");
console.log(JSON.stringify({
  nodes: cy.nodes().length,
  edges: cy.edges().length,
  label: jinshan.data("label_zh"),
  degree: jinshan.degree(),
}));
"""


@pytest.fixture(scope="module")
def cytoscape(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder where `require("cytoscape")` works."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        pytest.skip("node and npm are not installed")
    folder = tmp_path_factory.mktemp("cytoscape")
    install = ("npm", "install", "--no-audit", "--no-fund", "--prefer-offline", CYTOSCAPE)
    try:
        ran = subprocess.run(install, cwd=folder, capture_output=True, text=True, timeout=300)
    except subprocess.TimeoutExpired:
        pytest.skip("the registry of npm does not answer")
    if any(code in ran.stderr for code in UNREACHABLE):
        pytest.skip(f"npm does not reach its registry: {ran.stderr.strip()[-200:]}")
    assert ran.returncode == 0, ran.stderr
    return folder


def test_cytoscape_opens_the_same_network(cytoscape: Path, written: Path, network: Network) -> None:
    (cytoscape / "network.json").write_bytes((written / "jinshan-kg.cyjs").read_bytes())
    (cytoscape / "open.js").write_text(OPEN)
    ran = subprocess.run(
        ["node", "open.js", "./network.json"],
        cwd=cytoscape,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert json.loads(ran.stdout) == {
        "nodes": network.number_of_nodes(),
        "edges": network.number_of_edges(),
        "label": "金山区",
        "degree": 141,
    }
    assert ran.stderr == ""


def test_elements_carry_what_the_network_carries(written: Path, network: Network) -> None:
    content = json.loads((written / "jinshan-kg.cyjs").read_text("utf-8"))
    nodes = [node["data"] for node in content["elements"]["nodes"]]
    edges = [edge["data"] for edge in content["elements"]["edges"]]
    assert nodes == [
        data | {"id": node, "value": node, "name": data["label"]}
        for node, data in network.nodes(data=True)
    ]
    assert edges == [
        data | {"id": key, "source": start, "target": end}
        for start, end, key, data in network.edges(keys=True, data=True)
    ]


def test_the_whole_says_name_licence_and_version(written: Path) -> None:
    facts = json.loads((written / "jinshan-kg.cyjs").read_text("utf-8"))["data"]
    assert (facts["name"], facts["name_zh"]) == ("Jinshan KG", "金山知识图谱")
    assert facts["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert facts["version"].startswith("1.0.0+")


def test_chinese_is_not_escaped(written: Path) -> None:
    assert "金山区" in (written / "jinshan-kg.cyjs").read_text("utf-8")
    assert f"{BASE}id/district/jinshan" in (written / "jinshan-kg.cyjs").read_text("utf-8")
