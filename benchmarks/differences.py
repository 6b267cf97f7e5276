"""Answers of peers that are known to differ, and why. Any other difference fails the run."""

_REASONS = {
    ("virtuoso", "49-a-goal-is-not-a-fact"): "it answers ASK in JSON as a SELECT of one variable",
    ("virtuoso", "50-every-figure-has-a-passage"): "the same",
    ("virtuoso", "21-works-by-phase"): (
        "its lists of GROUP_CONCAT have a limit, which the generated graph goes over"
    ),
    ("virtuoso", "51-describe-a-figure"): (
        "what DESCRIBE returns is up to the server: Virtuoso adds triples that point to the figure"
    ),
}


def explained(peer: str, query: str) -> str | None:
    """Return why a peer answers an example query in another way; None if it should not."""
    return _REASONS.get((peer, query))
