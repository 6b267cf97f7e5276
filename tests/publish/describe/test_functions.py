"""The extension functions that the service names are those that Oxigraph has."""

import pytest
from pyoxigraph import Store

from jinshan_kg.publish.describe.functions import EXTENSION_FUNCTIONS

GEOF = "http://www.opengis.net/def/function/geosparql/"
# The rest of what GeoSPARQL 1.1 (OGC 22-047r1) names, and functions that other stores have.
OTHERS = [
    *(
        GEOF + name
        for name in (
            "aggBoundingBox aggBoundingCircle aggCentroid aggConcaveHull aggConvexHull aggUnion"
            " asDGGS asGML asKML asWKT boundary boundingCircle buffer concaveHull geometryN"
            " geometryType is3D isMeasured maxX maxY maxZ metricArea metricBuffer metricDistance"
            " metricLength metricPerimeter minX minY minZ numGeometries transform"
        ).split()
    ),
    "http://www.w3.org/2005/xpath-functions#string-length",
    "http://www.w3.org/2005/xpath-functions/math#sqrt",
    "http://jena.apache.org/ARQ/function#sqrt",
]


def is_known(function: str) -> bool:
    reasons: list[str] = []
    for arguments in ("", "1", "1, 1", "1, 1, 1"):
        try:
            list(Store().query(f"SELECT (<{function}>({arguments}) AS ?x) {{}}"))  # type: ignore[arg-type]
        except RuntimeError as error:
            reasons.append(str(error))
    return not any("is not supported" in reason for reason in reasons)


@pytest.mark.parametrize("function", EXTENSION_FUNCTIONS)
def test_a_function_of_the_list_can_be_called(function: str) -> None:
    assert is_known(function)


@pytest.mark.parametrize("function", OTHERS)
def test_no_other_can(function: str) -> None:
    assert not is_known(function)
