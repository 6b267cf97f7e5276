"""The settings: one table for the command line, the environment and the docs."""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import FrozenInstanceError, fields, replace
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from jinshan_kg.commands.options import with_settings
from jinshan_kg.errors import UserError
from jinshan_kg.settings import SETTINGS, Setting, Settings

every_setting = pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)


@pytest.fixture
def run() -> Callable[..., Result]:
    """`run("--port", "80", JINSHAN_KG_HOST="::1")` prints the settings of a command."""

    @click.command()
    @with_settings
    def command(settings: Settings) -> None:
        print(settings)

    def run_with(*args: str, **environment: str) -> Result:
        environment.setdefault("JINSHAN_KG_PUBLISH", "yes")  # the default; other tests want none
        return CliRunner().invoke(command, args, env=environment, catch_exceptions=False)

    return run_with


def test_the_table_and_the_object_have_the_same_settings() -> None:
    assert [setting.name for setting in SETTINGS] == [field.name for field in fields(Settings)]


@every_setting
def test_every_default_can_be_written_as_text(setting: Setting) -> None:
    if setting.default is not None:
        assert setting.read(str(setting.default), setting.env) == setting.default


def test_the_defaults() -> None:
    assert Settings.load({}) == Settings(
        host="127.0.0.1",
        port=8000,
        threads=64,
        workers=None,
        queue=32,
        timeout=30,
        max_memory=1024,
        max_result=268_435_456,
        base_iri="https://w3id.org/jinshan-kg/",
        union_default_graph=None,
        services=None,
        max_query_length=262_144,
        max_body=1_048_576,
        rate_limit=None,
        proxies=0,
        cache_size=64,
        cache_max_age=0,
        watch=False,
        publish=True,
        downloads=None,
        source_dir=None,
        validate=True,
        log_level="info",
    )


def test_the_command_line_wins_over_the_environment_and_that_over_the_default() -> None:
    environment = {"JINSHAN_KG_PORT": "9000", "JINSHAN_KG_HOST": "0.0.0.0", "PATH": "/bin"}

    settings = Settings.load(environment, {"port": 9001, "host": None})

    assert (settings.port, settings.host, settings.threads) == (9001, "0.0.0.0", 64)


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Settings.load({}).port = 1  # type: ignore[misc]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("JINSHAN_KG_PROT", "Did you mean JINSHAN_KG_PORT?"),
        ("JINSHAN_KG_XYZ", f"Known: {', '.join(setting.env for setting in SETTINGS)}."),
    ],
)
def test_an_unknown_variable_is_named(name: str, hint: str) -> None:
    with pytest.raises(UserError) as caught:
        Settings.load({name: "1"})

    assert str(caught.value) == f"{name}: no such setting in the environment. {hint}"


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("HOST", " ", "a text that is not empty"),
        ("PORT", "0", "a whole number from 1 to 65535"),
        ("PORT", "65536", "a whole number from 1 to 65535"),
        ("PORT", "80.0", "a whole number from 1 to 65535"),
        ("PORT", "٨٠", "a whole number from 1 to 65535"),
        ("THREADS", "", "a whole number from 1 to 1024"),
        ("MAX_BODY", "-1", "a whole number from 1 up"),
        ("MAX_BODY", "9" * 5000, "a whole number from 1 up"),
        ("UNION_DEFAULT_GRAPH", "maybe", "one of true, false, yes, no, on, off, 1, 0"),
        ("LOG_LEVEL", "loud", "one of critical, error, warning, info, debug"),
        ("BASE_IRI", "jinshan", "an absolute http or https IRI that ends in / or #"),
        ("BASE_IRI", "http://x.org/a", "an absolute http or https IRI that ends in / or #"),
        ("BASE_IRI", "http://x.org/a b/", "an absolute http or https IRI that ends in / or #"),
        ("BASE_IRI", "http://[x/", "an absolute http or https IRI that ends in / or #"),
    ],
)
def test_a_bad_value_is_named_with_what_is_expected(name: str, value: str, expected: str) -> None:
    with pytest.raises(UserError) as caught:
        Settings.load({f"JINSHAN_KG_{name}": value})

    assert str(caught.value) == f"JINSHAN_KG_{name}={value!r}: expected {expected}."


@given(name=st.sampled_from([setting.env for setting in SETTINGS]), value=st.text())
def test_any_text_is_a_value_or_a_users_mistake(name: str, value: str) -> None:
    with suppress(UserError):
        Settings.load({name: value})


def test_every_setting_is_an_option_of_the_command(run: Callable[..., Result]) -> None:
    words = " ".join(run("--help").stdout.split())

    for setting in SETTINGS:
        assert setting.option.split("/")[0] in words
        assert f"{setting.help} [env: {setting.env}" in words


def test_the_options_are_read_as_the_environment_is(run: Callable[..., Result]) -> None:
    result = run("--port", "81", "--no-union-default-graph", JINSHAN_KG_LOG_LEVEL="Debug")

    expected = replace(Settings.load({}), port=81, union_default_graph=False, log_level="debug")
    assert result.stdout == f"{expected}\n"


def test_a_bad_option_is_named_with_what_is_expected(run: Callable[..., Result]) -> None:
    with pytest.raises(UserError) as caught:
        run("--port", "http")

    assert str(caught.value) == "--port='http': expected a whole number from 1 to 65535."


def test_the_docs_list_every_setting_as_the_table_says(repository: Path) -> None:
    docs = (repository / "docs" / "settings.md").read_text(encoding="utf-8")

    rows = [
        f"| `{setting.option}` | `{setting.env}` | {_shown(setting)} | {setting.help} |"
        for setting in SETTINGS
    ]
    assert re.findall(r"^\| `--.*$", docs, re.MULTILINE) == rows


def _shown(setting: Setting) -> str:
    return "" if setting.default is None else f"`{setting.default}`"
