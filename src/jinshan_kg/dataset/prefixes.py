"""The prefixes that the project's files declare: `park` for `…/id/park/`, `jku` for `…/unit/`."""

import re
from typing import Final

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.namespaces import BASE, PREFIXES

_DECLARATION: Final = re.compile(
    rf"^@prefix ([^\s:]+): +<({re.escape(BASE)}[^>]*)> \.$", re.MULTILINE
)


def own_prefixes(layout: Layout) -> dict[str, str]:
    """Return the prefixes for namespaces of the project's own that some file of it declares.

    Where two files disagree about a prefix, the first stands; the usual ones (`PREFIXES`) are left
    out.

    Args:
        layout: Where the files are.

    Raises:
        UserError: If a folder is missing.
    """
    found: dict[str, str] = {}
    for file in layout.files():
        text = file.path.read_text(encoding="utf-8", errors="replace")
        for prefix, namespace in _DECLARATION.findall(text):
            if prefix not in PREFIXES:
                found.setdefault(prefix, namespace)
    return found
