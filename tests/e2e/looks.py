"""The ways in which the pages are looked at."""

from dataclasses import dataclass
from itertools import product
from typing import Any

LOCALES = {"en": "en-GB", "zh": "zh-CN"}


@dataclass(frozen=True)
class Look:
    """A browser's language, colour scheme and width in pixels."""

    language: str = "en"
    theme: str = "light"
    width: int = 1440

    def options(self) -> dict[str, Any]:
        """Return the options of the browser's context."""
        return {
            "locale": LOCALES[self.language],
            "color_scheme": self.theme,
            "viewport": {"width": self.width, "height": 900},
        }

    def __str__(self) -> str:
        return f"{self.language}-{self.theme}-{self.width}"


LOOKS = tuple(Look(*how) for how in product(("en", "zh"), ("light", "dark"), (360, 1440)))
"""Both languages, both themes, a telephone and a desk."""
