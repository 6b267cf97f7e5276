"""Where parts of a page are, and whether they lie on one another."""

from playwright.sync_api import FloatRect, Locator


def box(part: Locator) -> FloatRect:
    """Return the place and size of a visible part of a page."""
    found = part.bounding_box()
    assert found is not None
    return found


def holds(outer: FloatRect, inner: FloatRect) -> bool:
    """Return whether one box is within another."""
    right, bottom = outer["x"] + outer["width"], outer["y"] + outer["height"]
    return (
        outer["x"] <= inner["x"]
        and outer["y"] <= inner["y"]
        and inner["x"] + inner["width"] <= right
        and inner["y"] + inner["height"] <= bottom
    )


def meet(one: FloatRect, other: FloatRect) -> bool:
    """Return whether two boxes have more than an edge in common."""
    right = min(one["x"] + one["width"], other["x"] + other["width"])
    bottom = min(one["y"] + one["height"], other["y"] + other["height"])
    return right - max(one["x"], other["x"]) > 1 and bottom - max(one["y"], other["y"]) > 1
