"""SPARQLWrapper."""

from typing import Any

import pytest
from tests.clients.queries import FIRST, GRAPH, LABELS, PARKS

sparqlwrapper = pytest.importorskip("SPARQLWrapper")


def client(endpoint: str, query: str, kind: str, method: str = "GET") -> Any:
    asking = sparqlwrapper.SPARQLWrapper(endpoint)
    asking.setQuery(query)
    asking.setMethod(method)
    asking.setReturnFormat(kind)
    return asking


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_json(endpoint: str, method: str) -> None:
    found = client(endpoint, PARKS, sparqlwrapper.JSON, method).queryAndConvert()
    assert [row["label"]["value"] for row in found["results"]["bindings"]] == LABELS


def test_a_query_sent_directly(endpoint: str) -> None:
    asking = client(endpoint, PARKS, sparqlwrapper.JSON, "POST")
    asking.setRequestMethod(sparqlwrapper.POSTDIRECTLY)
    assert len(asking.queryAndConvert()["results"]["bindings"]) == 2


def test_xml(endpoint: str) -> None:
    found = client(endpoint, PARKS, sparqlwrapper.XML).queryAndConvert()
    labels = [literal.firstChild.data for literal in found.getElementsByTagName("literal")]
    assert labels == LABELS


def test_csv(endpoint: str) -> None:
    found = client(endpoint, PARKS, sparqlwrapper.CSV).queryAndConvert()
    assert found.decode().splitlines()[1] == f"{FIRST},{LABELS[0]}"


def test_tsv(endpoint: str) -> None:
    found = client(endpoint, PARKS, sparqlwrapper.TSV).queryAndConvert()
    assert found.decode().splitlines()[1] == f'<{FIRST}>\t"{LABELS[0]}"@en'


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize("kind", ["turtle", "n3", "json-ld", "rdf+xml"])
def test_a_graph(endpoint: str, kind: str) -> None:
    found = client(endpoint, GRAPH, kind).queryAndConvert()
    text = found if isinstance(found, bytes | str) else found.serialize()
    assert "bay-area-biopharma-harbor" in (text.decode() if isinstance(text, bytes) else text)


def test_what_is_wrong_reaches_the_one_who_asks(endpoint: str) -> None:
    wrong = client(endpoint, "SELECT * { FILTR(1) }", sparqlwrapper.JSON)
    with pytest.raises(sparqlwrapper.SPARQLExceptions.QueryBadFormed) as caught:
        wrong.query()
    assert "unexpected FILTR; did you mean FILTER?" in str(caught.value)
