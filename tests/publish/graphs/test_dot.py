"""The DOT file, read back by pydot."""

import shutil
import subprocess
from pathlib import Path

import networkx
import pytest

from jinshan_kg.publish.graphs.dot import write_dot
from jinshan_kg.publish.graphs.network import Network
from jinshan_kg.publish.tables.facts import Facts

# pydot's parser is written with names that pyparsing warns of; its writer is not.
pytestmark = [
    pytest.mark.filterwarnings("ignore::pyparsing.warnings.PyparsingDiagnosticWarning"),
    pytest.mark.filterwarnings("ignore::pyparsing.warnings.PyparsingDeprecationWarning"),
]


def test_pydot_reads_the_same_nodes_and_edges(written: Path, network: Network) -> None:
    import pydot

    graphs = pydot.graph_from_dot_data((written / "jinshan-kg.dot").read_text("utf-8"))
    assert graphs is not None
    (read,) = graphs
    nodes = {node.get("URL").strip('"') for node in read.get_nodes() if node.get("URL")}
    edges = sorted(edge.get("key").strip('"') for edge in read.get_edges())
    assert nodes == set(network)
    assert edges == sorted(key for *_, key in network.edges(keys=True))


def test_a_label_is_in_both_languages(written: Path) -> None:
    text = (written / "jinshan-kg.dot").read_text("utf-8")
    assert '"id/district/jinshan" [label="金山区\\nJinshan District"' in text


def test_quotes_and_backslashes_stay_text(facts: Facts) -> None:
    network: Network = networkx.MultiDiGraph()
    network.add_node("ex:a", label='the "C:\\" drive', type="Thing")
    assert '[label="the \\"C:\\\\\\" drive", tooltip="Thing", URL="ex:a"]' in write_dot(
        network, facts
    ).decode("utf-8")


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz (dot) is not installed")
def test_graphviz_reads_it(written: Path, network: Network) -> None:
    ran = subprocess.run(
        ["dot", "-Tdot", "-Kosage", str(written / "jinshan-kg.dot")],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ran.stdout.count(" -> ") == network.number_of_edges()
