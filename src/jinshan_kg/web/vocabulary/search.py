"""Which entries have what a reader looks for; `static/vocabulary.js` does the same in a browser."""


def fits(words: str, text: str) -> bool:
    """Say whether some words have each part of a text somewhere.

    Args:
        words: The words, in lower case.
        text: What to look for; parts are separated by spaces.
    """
    return all(part in words for part in text.casefold().split())
