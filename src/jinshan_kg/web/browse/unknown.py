"""A kind that is not there (404)."""

from difflib import get_close_matches

from flask_babel import lazy_gettext as _

from jinshan_kg.web.browse.kinds import Kinds
from jinshan_kg.web.problems import ToldError

_LONGEST = 100  # characters of a name that an error repeats
_ALIKE = 0.5  # by difflib: 1 is the same


class UnknownKindError(ToldError):
    """A kind of things that the dataset does not have; says which ones are like it.

    The problem details name them in `near`: their `name` and `path`.
    """

    def __init__(self, asked: str, kinds: Kinds) -> None:
        """Take the name that was asked for, and the kinds that there are."""
        names = _near(asked[:_LONGEST], kinds)
        reason = f"There are no things of the kind {asked[:_LONGEST]!r}."
        hint = " Near it:" if names else " /browse lists the kinds."
        details = {"near": [{"name": name, "path": f"/browse/{name}"} for name in names]}
        super().__init__(reason + ("" if names else hint), status=404, details=details)
        self.told = (
            _("There are no things of the kind %(kind)s.", kind=asked[:_LONGEST])
            if names
            else _("No kind is called %(kind)s. /browse lists the kinds.", kind=asked[:_LONGEST])
        )
        known = [kind for name in names if (kind := kinds.get(name))]
        self.alike = [(f"/browse/{kind.name}", kind.named) for kind in known]
        self.args = ("\n".join([reason + hint, *(f"  /browse/{name}" for name in names)]),)


def _near(asked: str, kinds: Kinds) -> list[str]:
    words: dict[str, str] = {}
    for kind in kinds.all():
        for word in (kind.name, *kind.named.labels.values()):
            words.setdefault(word.casefold(), kind.name)
    wanted = asked.casefold()
    close = get_close_matches(wanted, words, n=5, cutoff=_ALIKE)
    plural = [word for word in words if wanted.startswith(word) and len(word) > 1]
    return list(dict.fromkeys(words[word] for word in (*close, *plural)))
