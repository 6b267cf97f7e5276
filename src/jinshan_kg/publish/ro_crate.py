"""A release as a Research Object Crate: `ro-crate-metadata.json`, RO-Crate 1.2.

https://w3id.org/ro/crate/1.2 : JSON-LD, flattened, with the published context of RO-Crate.
"""

import json
from collections.abc import Iterable
from typing import Any, Final
from urllib.parse import quote

from jinshan_kg.publish.distributions import Distribution, WrittenFile
from jinshan_kg.publish.release_about import About

PATH: Final = "ro-crate-metadata.json"

_PROFILE: Final = "https://w3id.org/ro/crate/1.2"
_LICENCES: Final = {
    "https://creativecommons.org/licenses/by/4.0/": "Creative Commons Attribution 4.0 International"
}


def planned() -> Distribution:
    """Return what the file is."""
    return Distribution(
        PATH,
        {"en": "RO-Crate metadata", "zh": "RO-Crate 元数据"},
        "application/ld+json",
        {
            "en": "The whole folder as a research object: files, licence, creators.",
            "zh": "整个文件夹作为研究对象的描述：文件、许可与创作者。",
        },
        "package",
        _PROFILE,
        is_data=False,
    )


def ro_crate(about: About, files: Iterable[WrittenFile], base_iri: str) -> bytes:
    """Return the metadata file of a release.

    Args:
        about: What the dataset says of itself.
        files: The files of the release but this one.
        base_iri: The IRI of the dataset's site.
    """
    files = tuple(files)
    specifications = {file.distribution.conforms_to for file in files} - {None}
    graph = [
        {
            "@id": PATH,
            "@type": "CreativeWork",
            "conformsTo": {"@id": _PROFILE},
            "about": {"@id": "./"},
        },
        _root(about, files, base_iri),
        {
            "@id": about.creator,
            "@type": "Organization",
            "name": about.creator_name["en"],
            "alternateName": about.creator_name["zh"],
            "url": base_iri,
        },
        {
            "@id": about.licence,
            "@type": "CreativeWork",
            "name": _LICENCES.get(about.licence, about.licence),
            "identifier": about.licence,
        },
        *(_file(file, about) for file in files),
        *(
            {"@id": iri, "@type": "CreativeWork", "name": iri, "url": iri}
            for iri in sorted(filter(None, specifications))
        ),
    ]
    document = {"@context": f"{_PROFILE}/context", "@graph": graph}
    return (json.dumps(document, indent=2, ensure_ascii=False) + "\n").encode()


def _root(about: About, files: Iterable[WrittenFile], base_iri: str) -> dict[str, Any]:
    return {
        "@id": "./",
        "@type": "Dataset",
        "identifier": f"{base_iri}dataset",
        "url": base_iri,
        "name": about.title["en"],
        "alternateName": about.title["zh"],
        "description": about.description["en"],
        "version": about.version,
        "datePublished": about.modified,
        "inLanguage": ["en", "zh"],
        "license": {"@id": about.licence},
        "creator": {"@id": about.creator},
        "author": {"@id": about.creator},
        "publisher": {"@id": about.creator},
        "hasPart": [{"@id": quote(file.distribution.path)} for file in files],
    }


def _file(file: WrittenFile, about: About) -> dict[str, Any]:
    what = file.distribution
    entity: dict[str, Any] = {
        "@id": quote(what.path),
        "@type": "File",
        "name": what.title["en"],
        "alternateName": what.title["zh"],
        "description": what.description["en"],
        "encodingFormat": what.media_type,
        "contentSize": str(file.size),
        "sha256": file.sha256,
        "license": {"@id": about.licence},
    }
    if what.conforms_to is not None:
        entity["conformsTo"] = {"@id": what.conforms_to}
    return entity
