"""How a figure reads in the language of the page."""

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Final, Literal

from markupsafe import Markup

from jinshan_kg.namespaces import local_name
from jinshan_kg.web.board.figures import Figure, Named
from jinshan_kg.web.language import gettext as _
from jinshan_kg.web.language import language
from jinshan_kg.web.naming import best_of, unnamed

_FRACTIONS: Final = MappingProxyType({Decimal("33.3"): "⅓", Decimal("66.7"): "⅔"})  # of percents
_COMPACT: Final = 1_000_000  # from here on a number reads better in words


def label(named: Named | None, speaks: str | None = None) -> str:
    """Return the name of something in the language of the page, else in any, else its IRI's end.

    Args:
        named: The thing; its name is empty if there is none.
        speaks: The language, if that is known already.
    """
    if named is None:
        return ""
    found = best_of(named.labels, speaks or language())
    return found[0] if found else unnamed(named.iri)


def marked(named: Named | None) -> Markup:
    """Return the same for a page, marked with its language where the page speaks another."""
    text = label(named)
    return in_language(named.labels, text) if named else Markup.escape(text)


def in_language(texts: Mapping[str, str], fallback: str = "") -> Markup:
    """Return the text in the language of the page, else in English, else in any, likewise marked.

    Args:
        texts: The text in each language.
        fallback: What to say if there is none.
    """
    text, tag = best_of(texts, language()) or (fallback, "")
    if tag in ("", language()):
        return Markup.escape(text)
    return Markup('<span lang="{}">{}</span>').format(tag, text)


def title(figure: Figure) -> str:
    """Return what a figure says, in few words.

    A figure has a name of its own in English; in Chinese it is named after what it measures and
    of what.
    """
    own = figure.named.labels.get(language())
    return own or f"{label(figure.subject)}：{label(figure.metric)}"


def number(value: Decimal | int, decimals: int = 4) -> str:
    """Return a number in the digits of the page's language, a large one in words (44.6 billion)."""
    return _number(Decimal(value), decimals, language())


@lru_cache(maxsize=10_000)  # to write one takes as long as a row of a table
def _number(value: Decimal, decimals: int, language: str) -> str:
    from babel.numbers import format_compact_decimal, format_decimal

    plain = value.normalize()
    if abs(plain) >= _COMPACT:
        # In Chinese the short form is the usual one (446亿), and the only one.
        form: Literal["short", "long"] = "short" if language == "zh" else "long"
        return str(
            format_compact_decimal(plain, format_type=form, locale=language, fraction_digits=2)
        )
    return str(format_decimal(plain, format=f"#,##0.{'#' * decimals}", locale=language))


def _fraction(figure: Figure) -> str | None:
    """Return the fraction that is printed in words, where a decimal can only round it."""
    if figure.derived or any(letter.isdigit() for letter in figure.token):
        return None
    return _FRACTIONS.get(round(figure.value, 1))


def amount(figure: Figure) -> str:
    """Return the value with its unit, as one would print it."""
    precision = local_name(figure.precision.iri) if figure.precision else "exact"
    text = number(figure.value, 4 if precision == "exact" else 2)
    if precision == "just-below":
        text = f"<{text}"
    short = local_name(figure.unit.iri)
    fraction = _fraction(figure) if (precision, short) == ("approximate", "PERCENT") else None
    if fraction:
        return str(_("about %(fraction)s", fraction=fraction))
    match short:
        case "NUM":
            return text
        case "PERCENT":
            return f"{text}%"
        case "PERCENT-PER-YR":
            return str(_("%(value)s%% a year", value=text))
        case "NUM-PER-YR":
            return str(_("%(value)s a year", value=text))
        case "YR":
            return str(_("%(value)s years", value=text))
        case "FRACTION":
            return str(_("%(value)s times", value=text))
    if language() == "zh":
        return f"{text}{label(figure.unit)}"
    unit = label(figure.unit) if short == "CCY_CNY" else figure.symbol or label(figure.unit)
    return f"{text} {unit}"
