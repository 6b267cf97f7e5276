"""The network in the XML formats: GEXF for Gephi, GraphML for yEd, Cytoscape, networkx, igraph."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from jinshan_kg.publish.tables.facts import Facts

if TYPE_CHECKING:
    from jinshan_kg.publish.graphs.network import Network


def write_gexf(network: Network, facts: Facts) -> bytes:
    """Return a network as GEXF 1.2, dated as the dataset is, so that it is the same each time."""
    from networkx.readwrite.gexf import GEXFWriter

    identified = network.copy()
    for *_, key, data in identified.edges(keys=True, data=True):
        data["id"] = key
    writer = GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(identified)
    _remove_keys(writer.graph_element)
    del writer.graph_element.attrib["name"]  # the schema of GEXF has no such attribute
    meta = writer.xml.find("meta")
    meta.set("lastmodifieddate", facts.modified.isoformat())
    meta.find("creator").text = facts.iri
    for name, text in (("description", _description(facts)), ("keywords", facts.zh)):
        element = meta.makeelement(name, {})
        element.text = text
        meta.append(element)
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def write_graphml(network: Network) -> bytes:
    """Return a network as GraphML 1.0."""
    import networkx

    written = BytesIO()
    # Without "_xml" the bytes would depend on whether lxml is installed.
    networkx.write_graphml_xml(network, written, prettyprint=True)
    return written.getvalue()


def _remove_keys(graph: Element) -> None:
    """Remove the attribute of edges that networkx makes of the key, which is their id already."""
    for declared in graph.findall("attributes[@class='edge']"):
        for attribute in declared.findall("attribute[@title='networkx_key']"):
            declared.remove(attribute)
            for values in graph.iterfind("edges/edge/attvalues"):
                for value in values.findall(f"attvalue[@for='{attribute.get('id')}']"):
                    values.remove(value)


def _description(facts: Facts) -> str:
    return f"{facts.about_en} Licence: {facts.licence}. Version: {facts.version}."
