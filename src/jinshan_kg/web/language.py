"""In which language a page speaks: as the address, a cookie or the browser says, in that order."""

from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

from babel.support import Translations
from flask import Blueprint, Flask, Response, abort, g, has_request_context, redirect, request
from flask_babel import Babel, Domain, get_domain, get_locale
from markupsafe import Markup

LANGUAGES: Final[Mapping[str, str]] = MappingProxyType({"en": "English", "zh": "中文"})
"""The languages of the pages, each with its own name for itself; the first is the fallback."""

COOKIE: Final = "lang"
"""The cookie that remembers a choice."""

VARY: Final = ("Accept-Language", "Cookie")
"""The request's header fields that the language depends on."""

_DEFAULT: Final = "en"
_A_YEAR: Final = 31_536_000  # seconds
_CATALOGUES: Final = Path(__file__).with_name("translations")


def language() -> str:
    """Return the language of the page that the present request is for: a key of `LANGUAGES`."""
    if not has_request_context():
        return _DEFAULT
    found = g.get("language")  # found once: a page asks hundreds of times
    if found is None:
        locale = get_locale()
        found = g.language = locale.language if locale else _DEFAULT
    assert isinstance(found, str)
    return found


def varied(response: Response) -> Response:
    """Say in a response that it depends on the language, and return it."""
    for name in VARY:
        response.vary.add(name)
    return response


def choose_language(wanted: str | None, remembered: str | None, accepted: str | None) -> str:
    """Return the language to speak.

    Args:
        wanted: What the address asks for (`?lang=zh`).
        remembered: The value of the cookie.
        accepted: The best of `LANGUAGES` by Accept-Language, if any is acceptable.
    """
    for candidate in (wanted, remembered, accepted):
        if candidate is not None and candidate in LANGUAGES:
            return candidate
    return _DEFAULT


def register_languages(app: Flask) -> None:
    """Have the templates of an application speak the language of each request."""
    _Babel(app, locale_selector=_of_request)
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]  # of its extension
        gettext=lambda text: _translations().ugettext(text),
        ngettext=lambda one, many, count: _translations().ungettext(one, many, count),
        newstyle=True,
    )
    # In place of what was just installed, which takes several times as long for the same.
    app.jinja_env.globals.update(gettext=_said, _=_said)
    app.jinja_env.globals.update(language=language, languages=LANGUAGES, address_in=_address_in)
    app.register_blueprint(_blueprint())


def _translations() -> Translations:
    """Return the messages for the present request, found once: a page says a thousand."""
    found = g.get("translations")
    if found is None:
        found = g.translations = get_domain().get_translations()
    assert isinstance(found, Translations)
    return found


def gettext(text: str, /, **values: object) -> str:
    """Return a message in the language of the present request, with values put into it.

    It does what that of Flask-Babel does in a fraction of the time: for what a page says often.
    """
    said: str = _translations().ugettext(text)
    return said % values if values else said


def _said(text: str, /, **values: object) -> Markup:
    """Return the same for a template."""
    said = _markup(_translations(), text)
    return said % values if values or "%" in said else said


@lru_cache(maxsize=2_000)  # more than there are
def _markup(translations: Translations, text: str) -> Markup:
    return Markup(translations.ugettext(text))


def _of_request() -> str:
    return choose_language(
        request.args.get("lang"),
        request.cookies.get(COOKIE),
        request.accept_languages.best_match(LANGUAGES),
    )


def _address_in(code: str) -> str:
    """Return the link that switches to a language and comes back to this page."""
    query = request.query_string.decode("ascii", "replace")
    back = request.path + (f"?{query}" if query else "")
    return f"/-/language/{code}?{urlencode({'back': back})}"


def _blueprint() -> Blueprint:
    blueprint = Blueprint("language", __name__)

    @blueprint.get("/-/language/<code>")
    def remember(code: str) -> Response:
        """Remember a language, and go back to the page; it must be one of this server's."""
        if code not in LANGUAGES:
            abort(404, description=f"No language {code[:20]!r}; there are: {', '.join(LANGUAGES)}.")
        response = redirect(local_address(request.args.get("back", "/")), code=303)
        response.set_cookie(
            COOKIE, code, max_age=_A_YEAR, secure=request.is_secure, httponly=True, samesite="Lax"
        )
        response.headers["Cache-Control"] = "no-store"
        assert isinstance(response, Response)
        return response

    return blueprint


def local_address(address: str) -> str:
    r"""Return an address if it is one below this server's root, else the root.

    A page of another server must not be reached by a link that begins with ours; `//host` and
    `/\host` name one, too.
    """
    parts = urlsplit(address.replace("\\", "/"))
    if parts.scheme or parts.netloc or not address.startswith("/") or address.startswith("//"):
        return "/"
    without = "&".join(part for part in parts.query.split("&") if not part.startswith("lang="))
    return parts.path + (f"?{without}" if without else "")


class _Babel(Babel):  # type: ignore[misc]  # it has no types
    """Flask-Babel, over catalogues that are read from their sources."""

    @property
    def domain_instance(self) -> Domain:
        return self._domain

    def init_app(self, app: Flask, *args: Any, **kwargs: Any) -> None:
        self._domain = _Domain()
        super().init_app(app, *args, **kwargs)


class _Domain(Domain):  # type: ignore[misc]  # it has no types
    """The messages of the catalogues as they stand in the source tree (.po), compiled in memory.

    So nothing needs to be built where the project is installed, nor after a change.
    """

    def get_translations(self) -> Translations:
        code = language()
        if code not in self.cache:
            self.cache[code] = read_catalogue(_CATALOGUES, code)
        translations = self.cache[code]
        assert isinstance(translations, Translations)
        return translations


def read_catalogue(folder: Path, code: str) -> Translations:
    """Return the messages in a language: none for that of the message identifiers."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    translations = Translations()
    for path in sorted(folder.glob(f"{code}/LC_MESSAGES/*.po")):
        with path.open("rb") as file:
            write_mo(compiled, read_po(file, locale=code))
        compiled.seek(0)
        read = Translations(compiled)
        translations.merge(read)
        translations.plural = read.plural
        compiled = BytesIO()
    return translations
