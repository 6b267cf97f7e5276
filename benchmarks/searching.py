"""How long a search takes, in the bundled graph and in a made one of a million triples.

Run from the root of the repository: `python -m benchmarks.searching [--triples 1000000]`.
It prints, for each dataset, what the index costs to build and the time of each kind of query:
the median and the slowest of several runs, in milliseconds.
"""

import argparse
import io
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from benchmarks.figures import Spread
from jinshan_kg.dataset.layout import Layout
from jinshan_kg.dataset.paths import files_at
from jinshan_kg.engine.embedded import EmbeddedBackend
from jinshan_kg.namespaces import BASE, ID, JK, PREFIXES
from jinshan_kg.search.index import SearchIndex
from jinshan_kg.search.rows import Scope, names_query, read_entries
from jinshan_kg.sparql.dataset import DatasetClause
from jinshan_kg.sparql.formats import CSV

_RUNS: Final = 20
_TRIPLES_OF_A_THING: Final = 6
_BUNDLED_QUERIES: Final = {
    "a letter": "j",
    "a beginning": "jinsh",
    "a word": "jinshan",
    "two words": "green bay",
    "a Chinese character": "金",
    "a Chinese name": "金山区",
    "pinyin": "jinshanqu",
    "a typing mistake": "carbon vally",
    "a wrong character": "金山去",
    "nothing": "qqqq wwww",
}


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--triples", type=int, default=1_000_000)
    triples: int = parser.parse_args().triples
    bundled = EmbeddedBackend.load(Layout.bundled().files(), union_default_graph=True)
    _report("The bundled graph", _index(bundled), _BUNDLED_QUERIES)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "made.nt")
        queries = _make(path, triples)
        begun = time.perf_counter()
        made = EmbeddedBackend.load(files_at([path]), union_default_graph=True)
        print(f"({triples:,} triples loaded in {time.perf_counter() - begun:.1f} s)")
    _report(f"{triples:,} triples", _index(made), queries)


def _index(backend: EmbeddedBackend) -> SearchIndex:
    query = names_query(named_graphs=False)
    begun = time.perf_counter()
    body = backend.query(query, dataset=DatasetClause(), result_format=CSV).read()
    asked = time.perf_counter()
    entries = list(read_entries(io.StringIO(body.decode(), newline=""), Scope(BASE)))
    read = time.perf_counter()
    index = SearchIndex.build(entries)
    built = time.perf_counter()
    print(
        f"{len(entries):,} things: asked in {asked - begun:.2f} s, read in {read - asked:.2f} s,"
        f" indexed in {built - read:.2f} s"
    )
    return index


def _report(title: str, index: SearchIndex, queries: dict[str, str]) -> None:
    print(f"\n{title}\n{'':28}{'found':>7}{'median':>9}{'slowest':>9}  ms")
    for name, text in queries.items():
        found = index.search(text).total
        seconds = [_seconds(lambda text=text: index.search(text)) for _ in range(_RUNS)]  # type: ignore[misc]
        spread = Spread.of(seconds)
        print(f"{name:28}{found:7,}{spread.median * 1000:9.2f}{max(seconds) * 1000:9.2f}")


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _make(path: Path, triples: int) -> dict[str, str]:
    """Write made-up things with names in two languages, and return queries that find some."""
    chance = random.Random(2023)
    words = [
        "".join(chance.choices("aeioubdgklmnprst", k=chance.randint(3, 10))) for _ in range(30_000)
    ]
    weights = [1 / rank for rank in range(1, len(words) + 1)]  # as in a language (Zipf's law)
    characters = [chr(0x4E00 + number) for number in chance.sample(range(20_000), 4_000)]
    character_weights = [1 / (rank + 20) for rank in range(len(characters))]
    names: list[tuple[str, str]] = []
    with path.open("w", encoding="utf-8") as file:
        for number in range(triples // _TRIPLES_OF_A_THING):
            english = " ".join(chance.choices(words, weights, k=chance.randint(1, 5))).capitalize()
            chinese = "".join(chance.choices(characters, character_weights, k=chance.randint(2, 8)))
            names.append((english, chinese))
            file.writelines(_lines(number, english, chinese, chance))
    rare, many = next(word for word in words[9_000:] if len(word) > 7), words[0]
    middle = len(rare) // 2
    return {
        "a letter": many[0],
        "a beginning": words[50][:3],
        "the commonest word": many,
        "a rare word": rare,
        "two common words": f"{many} {words[1]}",
        "a whole name": names[len(names) // 2][0],
        "the commonest character": characters[0],
        "two characters": "".join(characters[:2]),
        "a Chinese name": names[len(names) // 3][1],
        "a typing mistake": f"{rare[:middle]}x{rare[middle:]}",
        "two typing mistakes": f"x{many} {rare[:middle]}x{rare[middle + 1 :]}",
        "nothing": "qqqqqqqq wwwwwwww",
    }


def _lines(number: int, english: str, chinese: str, chance: random.Random) -> Iterator[str]:
    iri = f"<{ID}made/{number}>"
    label = f"<{PREFIXES['rdfs']}label>"
    kind = chance.choice(["Park", "Enterprise", "Observation"])
    yield f"{iri} <{PREFIXES['rdf']}type> <{JK}{kind}> .\n"
    yield f'{iri} {label} "{english}"@en .\n'
    yield f'{iri} {label} "{chinese}"@zh .\n'
    for relation in ("partOf", "locatedIn", "subject"):
        other = int(chance.paretovariate(1)) % (number + 1)  # a few things are named by many
        yield f"{iri} <{JK}{relation}> <{ID}made/{other}> .\n"


if __name__ == "__main__":
    main()
