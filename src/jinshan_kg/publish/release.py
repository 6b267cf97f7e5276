"""A release: every distribution of the dataset in one folder, with checksums and descriptions.

The same files give the same bytes: no time of writing is in them, only the date that the
ontology gives.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from jinshan_kg.dataset.layout import Layout
from jinshan_kg.publish import (
    distributions_rdf,
    graphs,
    release_descriptions,
    release_readme,
    ro_crate,
    tables,
)
from jinshan_kg.publish.distributions import Distribution, WrittenFile
from jinshan_kg.publish.files import write_whole
from jinshan_kg.publish.material import Material, read_material
from jinshan_kg.publish.release_about import about
from jinshan_kg.publish.release_folder import whole_folder
from jinshan_kg.publish.release_index import INDEX, index, read_index, weigh

__all__ = ["planned", "read_index", "write_release"]

_SUMS: Final = Distribution(
    "SHA256SUMS",
    {"en": "Checksums", "zh": "校验和"},
    "text/plain",
    {
        "en": "SHA-256 of every file but the index: sha256sum -c SHA256SUMS.",
        "zh": "除清单外全部文件的 SHA-256：sha256sum -c SHA256SUMS。",
    },
    "package",
    is_data=False,
)


def planned() -> tuple[Distribution, ...]:
    """Return the files of a release in the order in which they are written, without the index."""
    return (
        *_data(),
        *release_descriptions.distributions(),
        release_readme.planned(),
        ro_crate.planned(),
        _SUMS,
    )


def write_release(
    source: Material | Layout,
    folder: Path,
    *,
    force: bool = False,
    progress: Callable[[str], None] = lambda path: None,
) -> tuple[WrittenFile, ...]:
    """Write a release: the folder is there whole or not at all.

    Args:
        source: The dataset, or where its files are.
        folder: The folder; new or empty.
        force: Whether to replace an earlier release. Files that no release wrote stay.
        progress: Called with the path of each file once it is written, in the order of `planned`.

    Returns:
        The files with sizes and checksums; `read_index(folder)` returns the same later.

    Raises:
        TurtleSyntaxError: If a file of the dataset does not parse.
        UserError: If the folder is taken or cannot be written, or a format cannot carry the
            dataset.
    """
    with whole_folder(folder, force=force) as beside:
        material = read_material(source) if isinstance(source, Layout) else source
        return _fill(material, beside, progress)


def _fill(
    material: Material, folder: Path, progress: Callable[[str], None]
) -> tuple[WrittenFile, ...]:
    facts = about(material)

    def add(what: Distribution, content: bytes) -> tuple[WrittenFile, ...]:
        write_whole(folder / what.path, content)
        progress(what.path)
        return weigh(folder, [what])

    for part in (distributions_rdf, tables, graphs):
        part.write(material, folder, progress)
    written = weigh(folder, _data())
    release_descriptions.write(material, folder, progress, written)
    written += weigh(folder, release_descriptions.distributions())
    written += add(
        release_readme.planned(), release_readme.readme(facts, written, material.base_iri)
    )
    written += add(ro_crate.planned(), ro_crate.ro_crate(facts, written, material.base_iri))
    lines = (f"{file.sha256}  {file.distribution.path}\n" for file in written)
    written += add(_SUMS, "".join(lines).encode())
    write_whole(folder / INDEX, index(written))
    return written


def _data() -> tuple[Distribution, ...]:
    return (
        *distributions_rdf.distributions(),
        *tables.distributions(),
        *graphs.distributions(),
    )
