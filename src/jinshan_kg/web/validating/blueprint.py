"""The page that checks data, and the same for programs."""

from http import HTTPStatus
from typing import Any, Final

from flask import Blueprint, Response, make_response, render_template, request

from jinshan_kg.engine.protocol import NO_TERMS
from jinshan_kg.sparql.choice import choose_format
from jinshan_kg.sparql.errors import SparqlError
from jinshan_kg.sparql.form import Result
from jinshan_kg.web.gateway.environ import ABANDONED
from jinshan_kg.web.language import varied
from jinshan_kg.web.problems import HTML
from jinshan_kg.web.site import Site
from jinshan_kg.web.validating.checked import Checked
from jinshan_kg.web.validating.context import Context
from jinshan_kg.web.validating.process import Checker
from jinshan_kg.web.validating.submission import Submission, is_form, read_submission
from jinshan_kg.web.validating.syntaxes import ACCEPTED, SYNTAXES

PATH: Final = "/validate"
_MEBI: Final = 1 << 20


def validating_blueprint(site: Site, checker: Checker | None = None) -> Blueprint:
    """Return the blueprint of the page.

    Args:
        site: What is served.
        checker: What checks the data; one with the limits of a query if None.
    """
    blueprint = Blueprint("validating", __name__)
    settings = site.settings
    checker = checker or Checker(settings.timeout, settings.max_memory * _MEBI)

    @blueprint.get(PATH)
    def form() -> Response:
        return site.page(lambda: _page(site))

    @blueprint.post(PATH)
    def validate() -> Response:
        # Werkzeug has a bound of its own for what is typed; ours is that of the whole body.
        request.max_form_memory_size = settings.max_body
        choice = choose_format(
            Result.GRAPH, request.headers.get("Accept"), request.values.get("format"), [HTML]
        )
        given: Submission | None = None
        try:
            given = read_submission(request)
            checked = checker.check(given, request.environ.get(ABANDONED, NO_TERMS.abandoned))
        except SparqlError as error:
            if choice.format is not None or not is_form(request):
                raise
            response = _html(_page(site, given, error=error), error.status)
            response.headers.update(error.headers)
            return response
        if choice.format is None:
            return _html(_page(site, given, checked))
        from jinshan_kg.web.validating.report_rdf import write_report

        report = write_report(checked, choice.format)
        response = _unkept(Response(report, content_type=choice.media_type))
        if is_form(request):
            name = f"report.{choice.format.name}"
            response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    @blueprint.after_request
    def say_what_it_takes(response: Response) -> Response:
        if request.method == "OPTIONS":
            response.headers["Accept-Post"] = ACCEPTED
        return response

    return blueprint


def _page(
    site: Site,
    given: Submission | None = None,
    checked: Checked | None = None,
    error: SparqlError | None = None,
) -> str:
    return render_template(
        "validating/page.html",
        given=given,
        checked=checked,
        error=error,
        syntaxes=SYNTAXES,
        contexts=Context,
        most=site.settings.max_body,
        seconds=site.settings.timeout,
        **_results(given, checked),
    )


def _results(given: Submission | None, checked: Checked | None) -> dict[str, Any]:
    if given is None or checked is None:
        return {}
    # Only here, since pyoxigraph and the rules are not needed for the first answer.
    from jinshan_kg.validation.report import Severity
    from jinshan_kg.web.validating.view import groups, short

    found = groups(checked.report.findings, given.text)
    return {
        "groups": found,
        "shown": sum(group.count for group in found),
        "severities": Severity,
        "short": short,
    }


def _html(page: str, status: int = HTTPStatus.OK) -> Response:
    response = make_response(page, status)
    response.content_type = HTML
    return varied(_unkept(response))


def _unkept(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response
