"""The settings of the server: ONE table that feeds the command line, the environment and the docs.

A value comes from the command line, else from the environment (`JINSHAN_KG_PORT`), else from the
table. To add a setting, add a row to `SETTINGS` and a field of the same name to `Settings`.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from typing import Any, Final

from jinshan_kg.errors import UserError
from jinshan_kg.namespaces import BASE
from jinshan_kg.rates import rate
from jinshan_kg.services import services
from jinshan_kg.values import boolean, choice, http_iri, text, whole_number

_PREFIX: Final = "JINSHAN_KG_"

Value = str | int | bool | None


@dataclass(frozen=True)
class Setting:
    """A row of the table.

    Attributes:
        name: The field of `Settings`; `max_body` is `--max-body` and `JINSHAN_KG_MAX_BODY`.
        type: Reads a value from its text, or raises ValueError with what is expected instead.
        default: The value where nobody gives one.
        help: One sentence with the unit, for `--help` and the docs.
    """

    name: str
    type: Callable[[str], Value]
    default: Value
    help: str

    @property
    def env(self) -> str:
        """The environment variable."""
        return _PREFIX + self.name.upper()

    @property
    def option(self) -> str:
        """The command line option; a switch has its opposite behind a slash."""
        words = self.name.replace("_", "-")
        return f"--{words}/--no-{words}" if self.is_switch else f"--{words}"

    @property
    def is_switch(self) -> bool:
        """Whether the setting is either on or off, so that its option takes no value."""
        return self.type is boolean

    def read(self, given: str, origin: str) -> Value:
        """Return the value that a text writes.

        Args:
            given: The text.
            origin: Where it was written (an option or a variable), for the message.

        Raises:
            UserError: If it is not a value of this setting.
        """
        try:
            return self.type(given)
        except ValueError as error:
            raise UserError(f"{origin}={given!r}: expected {error}.") from None


SETTINGS: Final = (
    Setting("host", text, "127.0.0.1", "Address to listen on; 0.0.0.0 for every network."),
    Setting("port", partial(whole_number, 1, 65535), 8000, "TCP port to listen on."),
    Setting(
        "threads",
        partial(whole_number, 1, 1024),
        64,
        "Requests worked on at a time, those that wait for a query included; more are refused.",
    ),
    Setting(
        "workers",
        partial(whole_number, 1, 256),
        None,
        "Processes that run queries; if not given, two more than there are cores, since one with a"
        " long query leaves its core to the others.",
    ),
    Setting(
        "queue",
        partial(whole_number, 0, 1024),
        32,
        "Queries that may wait for a worker; the next is refused at once.",
    ),
    Setting(
        "timeout",
        partial(whole_number, 1, 86_400),
        30,
        "Longest time for a query, waiting included, in seconds; a client may ask for less.",
    ),
    Setting(
        "max_memory",
        partial(whole_number, 16, None),
        1024,
        "Most memory that a query may add to its worker, in mebibytes.",
    ),
    Setting(
        "max_result",
        partial(whole_number, 1024, None),
        268_435_456,
        "Largest result of a query, in bytes.",
    ),
    Setting("base_iri", http_iri, BASE, "Start of the IRIs that the dataset is written with."),
    Setting(
        "union_default_graph",
        boolean,
        None,
        "Query the union of all graphs where a query names none; if not given, on for the"
        " bundled dataset and off for files of your own.",
    ),
    Setting(
        "services",
        services,
        None,
        "SPARQL endpoints that a query may ask with SERVICE, as IRIs with commas or spaces between"
        " them; if not given, none.",
    ),
    Setting(
        "max_query_length",
        partial(whole_number, 1, None),
        262_144,
        "Longest query accepted, in characters; by GET no more than fits a URL of 65,534 bytes.",
    ),
    Setting(
        "max_body",
        partial(whole_number, 1, None),
        1_048_576,
        "Largest request body accepted, in bytes.",
    ),
    Setting(
        "rate_limit",
        rate,
        None,
        "How often one client address may ask, such as 60/minute; if not given, without bound.",
    ),
    Setting(
        "proxies",
        partial(whole_number, 0, 16),
        0,
        "Reverse proxies in front, one behind the other; what they tell of a request is believed.",
    ),
    Setting(
        "cache_size",
        partial(whole_number, 0, 65_536),
        64,
        "Memory for answers that are given again, in mebibytes; 0 keeps none.",
    ),
    Setting(
        "cache_max_age",
        partial(whole_number, 0, 31_536_000),
        0,
        "How long a client may use an answer without asking again, in seconds.",
    ),
    Setting(
        "watch",
        boolean,
        False,
        "Load the dataset anew when a file of it changes; SIGHUP does the same once.",
    ),
    Setting(
        "publish",
        boolean,
        True,
        "Make the files of /downloads/ where they are not there yet, in the background.",
    ),
    Setting(
        "downloads",
        text,
        None,
        "Folder for the files of /downloads/; if not given, one in the user's cache folder.",
    ),
    Setting(
        "source_dir",
        text,
        None,
        "Folder with the source document (a .txt file), so that passages can be shown in it.",
    ),
    Setting(
        "validate",
        boolean,
        True,
        "Check data that people give to /validate, two at a time, each in a process of its own.",
    ),
    Setting(
        "log_level",
        partial(choice, ("critical", "error", "warning", "info", "debug")),
        "info",
        "What is logged to standard error: critical, error, warning, info (a line for each request"
        " and query as well) or debug (the text of queries as well).",
    ),
)


@dataclass(frozen=True)
class Settings:
    """The values in force; a field for each row of `SETTINGS`, which explains it."""

    host: str
    port: int
    threads: int
    workers: int | None
    queue: int
    timeout: int
    max_memory: int
    max_result: int
    base_iri: str
    union_default_graph: bool | None
    services: str | None
    max_query_length: int
    max_body: int
    rate_limit: str | None
    proxies: int
    cache_size: int
    cache_max_age: int
    watch: bool
    publish: bool
    downloads: str | None
    source_dir: str | None
    validate: bool
    log_level: str

    @classmethod
    def load(
        cls,
        environment: Mapping[str, str] | None = None,
        given: Mapping[str, Value] | None = None,
    ) -> "Settings":
        """Return the settings: what is given, else the environment, else the defaults.

        Args:
            environment: The environment variables; `os.environ` if None.
            given: Values from the command line by setting name; None means not given.

        Raises:
            UserError: If a JINSHAN_KG_ variable is unknown, or its value is not one.
        """
        environment = os.environ if environment is None else environment
        _refuse_unknown(environment)
        values: dict[str, Any] = {setting.name: setting.default for setting in SETTINGS}
        for setting in SETTINGS:
            if setting.env in environment:
                values[setting.name] = setting.read(environment[setting.env], setting.env)
        values |= {name: value for name, value in (given or {}).items() if value is not None}
        return cls(**values)


def _refuse_unknown(environment: Mapping[str, str]) -> None:
    known = {setting.env.removeprefix(_PREFIX): setting.env for setting in SETTINGS}
    for variable in sorted(environment):
        name = variable.removeprefix(_PREFIX)
        if variable.startswith(_PREFIX) and name not in known:
            near = get_close_matches(name, known, n=1)
            listed = ", ".join(known.values())
            hint = f"Did you mean {known[near[0]]}?" if near else f"Known: {listed}."
            raise UserError(f"{variable}: no such setting in the environment. {hint}")
