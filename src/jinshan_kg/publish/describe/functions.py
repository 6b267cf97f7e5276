"""The extension functions that queries may call: the part of GeoSPARQL that Oxigraph has.

pyoxigraph cannot be asked for its list, so it is written here; a test holds it to the program.
"""

from typing import Final

_GEOF: Final = "http://www.opengis.net/def/function/geosparql/"
_FAMILIES: Final = {
    "sf": "Equals Disjoint Intersects Touches Crosses Within Contains Overlaps",
    "eh": "Equals Disjoint Meet Overlap Covers CoveredBy Inside Contains",
    "rcc8": "eq dc ec po tppi tpp ntpp ntppi",
    "": "relate area length perimeter distance centroid envelope convexHull intersection union"
    " difference symDifference dimension coordinateDimension spatialDimension isEmpty isSimple"
    " asGeoJSON getSRID",
}

EXTENSION_FUNCTIONS: Final = tuple(
    sorted(
        f"{_GEOF}{family}{name}" for family, names in _FAMILIES.items() for name in names.split()
    )
)
"""The IRIs of the functions."""
