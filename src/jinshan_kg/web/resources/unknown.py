"""Things and pages that are not there (404)."""

from collections.abc import Iterable, Sequence

from flask_babel import lazy_gettext as _

from jinshan_kg.publish.resource.near import Near
from jinshan_kg.web.board.figures import Named
from jinshan_kg.web.problems import ToldError
from jinshan_kg.web.resources.address import path_of

_LONGEST = 200  # characters of an IRI that an error repeats


class UnknownThingError(ToldError):
    """An IRI that does not occur in the dataset; says which ones are like it.

    The problem details name them in `near`: their `iri`, `path` on this server, and `label`.
    """

    def __init__(self, iri: str, near: Iterable[Near], base: str) -> None:
        """Take the IRI, those like it, and what the IRIs of the dataset begin with."""
        known = [(one, path_of(one.iri, base)) for one in near]
        reason = f"Nothing is known of {iri[:_LONGEST]}."
        hint = " Near it:" if known else " Search for it, or ask /sparql."
        details = {
            "near": [{"iri": one.iri, "path": path, "label": one.label} for one, path in known]
        }
        super().__init__(reason + ("" if known else hint), status=404, details=details)
        self.told = _("Nothing is known of %(iri)s.", iri=iri[:_LONGEST])
        self.alike = [(path, Named(one.iri, _names(one))) for one, path in known]
        listed = [f"  {path}" + (f" ({one.label})" if one.label else "") for one, path in known]
        self.args = ("\n".join([reason + hint, *listed]),)


class UnknownPageError(ToldError):
    """A page that a description does not have (404), or no page number (400)."""

    def __init__(self, asked: str, last: int | None = None) -> None:
        """Take what was asked for, and the last page, if the thing is known."""
        if last is None:
            super().__init__(f"page={asked[:_LONGEST]}: expected a whole number from 1 on.")
            self.told = _("The number of a page is a whole number from 1 on.")
        else:
            pages = "There is only one" if last == 1 else f"The last one is {last}"
            super().__init__(f"There is no page {asked}. {pages}.", status=404)
            self.told = _(
                "There is no page %(page)s. The last one is %(last)s.", page=asked, last=last
            )


class UnknownPartError(ToldError):
    """A part that no page has (404)."""

    def __init__(self, asked: str, parts: Sequence[str]) -> None:
        """Take what was asked for, and the parts that there are."""
        known = ", ".join(parts)
        super().__init__(
            f"show={asked[:_LONGEST]}: a page has no such part. There are: {known}.", status=404
        )
        self.told = _("A page has no part %(part)s.", part=asked[:_LONGEST])


def _names(near: Near) -> dict[str, str]:
    names = {"en": near.label, "zh": near.chinese}
    return {tag: name for tag, name in names.items() if name}
