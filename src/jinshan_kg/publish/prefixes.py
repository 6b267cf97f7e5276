"""The prefixes of an export: those of its files, and of these only the ones used, sorted."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from jinshan_kg.namespaces import PREFIXES

_DECLARATION: Final = re.compile(r"@prefix [^\n]*\n")
# Strings and IRIs are read over; a prefixed name begins a line or follows a space or ^^.
_TOKEN: Final = re.compile(
    r'"(?:[^"\\]|\\.)*"|<[^<>\s]*>|(?<![^\s^])(?P<prefix>[^\s:"<^]*):(?P<local>\S*)'
)
_ESCAPE: Final = re.compile(r"\\(.)")
_XML_ROOT: Final = re.compile(r"<rdf:RDF[^>]*>")
_XML_NAME: Final = re.compile(r"</?(?P<element>[\w-]+):|\s(?P<attribute>[\w-]+):\w+=\"")
_XML_DECLARATION: Final = re.compile(r"xmlns:([\w-]+)=\"[^\"]*\"")


def known_prefixes(declared: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Return the project's prefixes and those that files declare, one for each namespace.

    Where two files disagree about a prefix, the project's namespace stands, else the first.

    Args:
        declared: The prefixes of each file.
    """
    known = dict(PREFIXES)
    named = set(known.values())
    for prefixes in declared:
        for prefix, namespace in prefixes.items():
            if prefix not in known and namespace not in named:
                known[prefix] = namespace
                named.add(namespace)
    return known


def tidy_turtle(written: str, prefixes: Mapping[str, str]) -> str:
    """Return Turtle or TriG that declares only the prefixes it uses, a blank line after each node.

    A local name that would need a backslash is written as a full IRI: some readers, rdflib's
    among them, do not take all the escapes of the specification.

    Args:
        written: What pyoxigraph wrote with these prefixes: the declarations, then the statements.
        prefixes: The prefixes.
    """
    used, body = tidied(_DECLARATION.sub("", written, count=len(prefixes)), prefixes)
    return declared((prefix, prefixes[prefix]) for prefix in used) + body + "\n"


def tidied(body: str, prefixes: Mapping[str, str]) -> tuple[set[str], str]:
    """Return which prefixes statements in Turtle or TriG use, and these as `tidy_turtle` has them.

    Args:
        body: What pyoxigraph wrote with these prefixes, but for the declarations.
        prefixes: The prefixes.

    Returns:
        The prefixes, and the statements without a line feed at their end.
    """
    used: set[str] = set()

    def rewrite(token: re.Match[str]) -> str:
        prefix, local = token["prefix"], token["local"]
        if prefix not in prefixes:
            return token[0]
        if "\\" in local:
            return "<" + prefixes[prefix] + _ESCAPE.sub(r"\1", local) + ">"
        used.add(prefix)
        return token[0]

    # The writer escapes line ends in strings, so a line ends in " ." only where a node does.
    tidy = _TOKEN.sub(rewrite, body).replace(" .\n", " .\n\n").replace("\n\n}", "\n}")
    return used, tidy.rstrip("\n")


def declared(prefixes: Iterable[tuple[str, str]]) -> str:
    """Return the declarations of prefixes, sorted, and a blank line after them.

    Args:
        prefixes: Each with its namespace.
    """
    lines = [f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in sorted(prefixes)]
    return "".join(lines) + "\n" * bool(lines)


def tidy_xml(written: str) -> str:
    """Return RDF/XML that declares only the prefixes it uses, sorted.

    Args:
        written: What pyoxigraph wrote: all declarations on the root element.
    """
    root = _XML_ROOT.search(written)
    if root is None:
        return written
    rest = written[root.end() :]
    used = {"rdf"} | {name for match in _XML_NAME.finditer(rest) for name in match.groups()}
    declared = {match[1]: match[0] for match in _XML_DECLARATION.finditer(root[0])}
    kept = [declared[prefix] for prefix in sorted(declared) if prefix in used]
    return f"{written[: root.start()]}<rdf:RDF {' '.join(kept)}>{rest}"
