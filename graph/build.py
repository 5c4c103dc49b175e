"""Files and folders → the graph: reads only what is new or changed, drops what is gone, and changes the store in one step."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import pyoxigraph as ox

from graph.conclusions import CONCLUSIONS, conclude
from graph.registers import REGISTERS, VOCABULARY, register_quads, vocabulary_quads
from graph.store import Manifest, Store, StoreError, current_version, next_version, publish, writing
from graph.triples import graph_of, node, quads_of
from loaders.extract import read
from loaders.reading import READERS, UnreadableFile, read_file

Report = Callable[[str, int, int], None]
"""Called with the name of a source that was read, how many are done, and how many there are."""


class NothingThere(Exception):
    """A SOURCE that does not exist; the message is one plain line."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file to be loaded: its name in the graph, where it is, the root it was found under, the hash of its bytes."""

    name: str
    path: Path
    root: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did and what the graph holds now."""

    read: tuple[str, ...]
    unchanged: int
    dropped: tuple[str, ...]
    skipped: tuple[str, ...]
    problems: tuple[str, ...]
    """One plain line for each file that could not be read, and why; what was known of it before stays."""
    counts: Mapping[str, int]
    """"documents", "relations", "duties", "anomalies" … → how many the graph holds."""

    @property
    def changed(self) -> bool:
        return bool(self.read or self.dropped)


def build(sources: Iterable[Path], place: Path, workers: int = 1, report: Report | None = None) -> Summary:
    """Bring the store at `place` up to date with `sources` (files and folders).

    Raises NothingThere for a source that does not exist, StoreError for a store that cannot be written; in both cases
    nothing is changed.
    """
    found, skipped, problems = collect(sources)
    with writing(place):
        before = _manifest(place)
        reader = reader_fingerprint()
        new = [file for file in found if _is_new(file, before, reader)]
        present = {file.name for file in found}
        roots = {str(Path(source).resolve()) for source in sources}
        gone = [name for name, was in before.sources.items() if was["root"] in roots and name not in present]
        readings, failed = _read_all(new, workers, report)
        problems += failed
        kept = {file.name: {"root": file.root, "sha256": file.sha256} for file in found if file.name not in readings}
        entries = {
            **{name: was for name, was in before.sources.items() if name not in gone},
            **{name: before.sources[name] for name in kept if name in before.sources},
            **{file.name: {"root": file.root, "sha256": file.sha256} for file in new if file.name in readings},
        }
        if readings or gone or current_version(place) is None:
            _change(place, readings, gone, Manifest(reader, entries))
    return Summary(
        read=tuple(sorted(readings)),
        unchanged=len(found) - len(new),
        dropped=tuple(sorted(gone)),
        skipped=tuple(skipped),
        problems=tuple(problems),
        counts=count(Store.open(place)),
    )


def collect(sources: Iterable[Path]) -> tuple[list[Found], list[str], list[str]]:
    """(files to load, files of other formats that a folder holds, one line for each file that cannot be opened)."""
    found: dict[str, Found] = {}
    skipped: list[str] = []
    problems: list[str] = []
    for source in sources:
        if not source.exists():
            raise NothingThere(f"There is nothing at {source}: check the path.")
        root = source.resolve()
        for path in _files(source):
            name = path.relative_to(source).as_posix() if source.is_dir() else path.name
            if source.is_dir() and path.suffix.lower().lstrip(".") not in READERS:
                skipped.append(name)
                continue
            if name in found and found[name].path != path.resolve():
                name = f"{root.name if source.is_dir() else root.parent.name}/{name}"
            try:
                digest = hashlib.sha256(path.read_bytes()).hexdigest()
            except OSError as error:
                problems.append(f"{name}: cannot be opened ({error.strerror}).")
                continue
            found[name] = Found(name, path.resolve(), str(root), digest)
    return list(found.values()), skipped, problems


def _files(source: Path) -> list[Path]:
    """The files of a source in a fixed order, without hidden ones and the lock files of office programs."""
    if source.is_file():
        return [source]
    return sorted(
        path
        for path in source.rglob("*")
        if path.is_file()
        and not path.name.startswith("~$")
        and not any(part.startswith(".") for part in path.relative_to(source).parts)
    )


def _manifest(place: Path) -> Manifest:
    return Store.open(place).manifest if current_version(place) else Manifest()


def _is_new(file: Found, before: Manifest, reader: str) -> bool:
    was = before.sources.get(file.name)
    return was is None or was["sha256"] != file.sha256 or before.reader != reader


@cache
def reader_fingerprint() -> str:
    """A hash of the code and the data that reading depends on: when these change, everything is read again."""
    digest = hashlib.sha256()
    for package in ("ontology", "loaders", "graph"):
        for item in sorted(files(package).iterdir(), key=lambda item: item.name):
            if item.is_file() and item.name.endswith((".py", ".csv", ".ttl")):
                digest.update(item.name.encode() + item.read_bytes())
    return digest.hexdigest()[:16]


def _read_one(file: Found) -> tuple[str, list[ox.Quad] | None, str | None]:
    """(name, quads, None), or (name, None, why it could not be read)."""
    try:
        reading = read(read_file(file.path, file.name))
    except UnreadableFile as error:
        return file.name, None, str(error)
    if not reading.documents:
        return (
            file.name,
            None,
            f"{file.name}: no document in it (no letterhead, no heading, and it names no document).",
        )
    return file.name, quads_of(reading), None


def _read_all(new: list[Found], workers: int, report: Report | None) -> tuple[dict[str, list[ox.Quad]], list[str]]:
    readings: dict[str, list[ox.Quad]] = {}
    problems: list[str] = []
    for done, (name, quads, problem) in enumerate(_mapped(new, workers), start=1):
        if quads is None:
            problems.append(problem or name)
        else:
            readings[name] = quads
        if report:
            report(name, done, len(new))
    return readings, problems


def _mapped(new: list[Found], workers: int) -> Iterator[tuple[str, list[ox.Quad] | None, str | None]]:
    pool: Executor | None = ProcessPoolExecutor(workers) if workers > 1 and len(new) > 1 else None
    with pool or nullcontext():
        yield from pool.map(_read_one, new) if pool else map(_read_one, new)


def _change(place: Path, readings: Mapping[str, list[ox.Quad]], gone: Iterable[str], manifest: Manifest) -> None:
    """Replace the graphs of what was read, drop those of what is gone, conclude anew, and let readers see it."""
    with next_version(place) as quads:
        for name in (*readings, *gone):
            quads.remove_graph(graph_of(name))
        for own in (CONCLUSIONS, REGISTERS, VOCABULARY):
            quads.remove_graph(node(own))
        for name in sorted(readings):
            quads.bulk_extend(readings[name])
        quads.bulk_extend([*register_quads(), *vocabulary_quads()])
        quads.bulk_extend(conclude(Store(quads)))
        publish(place, quads, manifest)


_COUNTED = {
    "documents": "SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE { ?x vm:heldIn|vm:draftIn ?s }",
    "listed": "SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE { ?x vm:status vm:Listed }",
    "cited": "SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE { ?x vm:status vm:Cited }",
    "relations": "SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE { ?x a vm:Citation }",
    "open": "SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE { ?x vm:resolution vm:Open }",
    "planned": "SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE { ?x vm:plannedIn ?p ; vm:item ?i }",
    "met": "SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE { ?x vm:fulfilledBy ?d }",
    "duties": "SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE { ?x a vm:Assignment }",
    "reviews": "SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE { ?x a vm:Review }",
    "anomalies": "SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE { ?x a vm:Anomaly }",
    "sources": "SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE { ?x a vm:Source }",
}


def count(store: Store) -> dict[str, int]:
    """How much of each kind a store holds."""
    prefix = "PREFIX vm: <https://w3id.org/vanmach/ns#> "
    return {name: int(store.rows(prefix + query)[0]["n"]) for name, query in _COUNTED.items()}


__all__ = [
    "Found",
    "NothingThere",
    "StoreError",
    "Summary",
    "build",
    "collect",
    "count",
    "reader_fingerprint",
]
