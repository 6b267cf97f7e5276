"""How a figure reads in the language of the page."""

from decimal import Decimal
from typing import Final, Literal

from flask_babel import get_locale
from flask_babel import gettext as _

from jinshan_kg.namespaces import local_name
from jinshan_kg.web.board.figures import Figure, Named
from jinshan_kg.web.language import language

_COMPACT: Final = 1_000_000  # from here on a number reads better in words


def label(named: Named | None) -> str:
    """Return the name of something in the language of the page, else in any, else its IRI's end."""
    if named is None:
        return ""
    labels = named.labels
    found = labels.get(language()) or labels.get("en") or next(iter(labels.values()), None)
    return found or local_name(named.iri)


def title(figure: Figure) -> str:
    """Return what a figure says, in few words.

    A figure has a name of its own in English; in Chinese it is named after what it measures and
    of what.
    """
    own = figure.named.labels.get(language())
    return own or f"{label(figure.subject)}：{label(figure.metric)}"


def number(value: Decimal | int, decimals: int = 4) -> str:
    """Return a number in the digits of the page's language, a large one in words (44.6 billion)."""
    from babel.numbers import format_compact_decimal, format_decimal

    locale = get_locale()
    plain = Decimal(value).normalize()
    if abs(plain) >= _COMPACT:
        # In Chinese the short form is the usual one (446亿), and the only one.
        form: Literal["short", "long"] = "short" if language() == "zh" else "long"
        return str(
            format_compact_decimal(plain, format_type=form, locale=locale, fraction_digits=2)
        )
    return str(format_decimal(plain, format=f"#,##0.{'#' * decimals}", locale=locale))


def amount(figure: Figure) -> str:
    """Return the value with its unit, as one would print it."""
    is_exact = figure.precision is None or figure.precision.iri.endswith("/exact")
    text = number(figure.value, 4 if is_exact else 2)
    short = local_name(figure.unit.iri)
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
