"""The options of the settings table, for a command that takes settings."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from jinshan_kg.settings import SETTINGS, Setting, Settings, Value


def with_settings(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command an option for each setting, and the result as its argument `settings`.

    Use it under `@click.command`::

        @click.command()
        @with_settings
        def command(settings: Settings) -> None: ...

    Raises:
        UserError: When the command runs, if a value is wrong or a JINSHAN_KG_ variable unknown.
    """

    @wraps(command)
    def with_values(**arguments: Any) -> Any:
        given = {setting.name: _given(setting, arguments.pop(setting.name)) for setting in SETTINGS}
        return command(**arguments, settings=Settings.load(given=given))

    decorated: Callable[..., Any] = with_values
    for setting in reversed(SETTINGS):
        decorated = _option(setting)(decorated)
    return decorated


def _option(setting: Setting) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    # No default here: None says that the option was not given, so that the environment counts.
    default = "" if setting.default is None else f"; default: {setting.default}"
    description = f"{setting.help}  [env: {setting.env}{default}]"
    metavar = None if setting.is_switch else "VALUE"
    return click.option(
        setting.option, setting.name, default=None, metavar=metavar, help=description
    )


def _given(setting: Setting, value: str | bool | None) -> Value:
    return setting.read(value, setting.option) if isinstance(value, str) else value
