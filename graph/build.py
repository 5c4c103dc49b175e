"""Files and folders → the graph: reads only what is new or changed, drops what is gone, and changes the store in one step."""

import hashlib
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import pyoxigraph as ox

from graph.conclusions import CONCLUSIONS, conclude
from graph.corrections import OVERRIDES, Corrections
from graph.errors import NothingThere, StoreError
from graph.override_file import OverrideFile, read_overrides
from graph.overrides import Overrides
from graph.policies import policy_lines
from graph.registers import REGISTERS, VOCABULARY, register_quads, vocabulary_quads
from graph.reorganisations import reorganisation_quads
from graph.sources import Found, list_files, survey
from graph.store import (
    KnownSource,
    Manifest,
    Store,
    current_version,
    merge,
    named_quads,
    next_version,
    publish,
    writing,
)
from graph.subjects import SUBJECTS, inferred_subjects, subject_quads
from graph.triples import graph_of, node, quads_of
from loaders.extract import read
from loaders.reading import UnreadableFile, read_file
from ontology.checking import check_registers
from ontology.namespaces import REORGANISATIONS

CONCLUDED = (conclude, policy_lines, inferred_subjects, reorganisation_quads)
"""What is concluded from all sources together, each step from what the one before it said, too."""

Report = Callable[[str, int, int], None]
"""Called with the name of a source that was read, how many are done, and how many there are."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did and what the graph holds now."""

    read: tuple[str, ...]
    unchanged: int
    dropped: tuple[str, ...]
    skipped: tuple[str, ...]
    copies: tuple[tuple[str, str], ...]
    """(file, the source that holds the same bytes), where several files are one source."""
    problems: tuple[str, ...]
    """One plain line for each file that could not be read, and why; what was known of it before stays."""
    overrides: tuple[str, ...]
    """One line for each row of the file of overrides: what it did, or why it did nothing."""
    corrected: bool
    """Whether another file of overrides was obeyed than by the build before."""
    counts: Mapping[str, int]
    """"documents", "relations", "duties", "anomalies" … → how many the graph holds; empty where no store was made."""

    @property
    def changed(self) -> bool:
        return bool(self.read or self.dropped)


def build(
    sources: Iterable[Path],
    place: Path,
    workers: int = 1,
    report: Report | None = None,
    overrides: Path | None = None,
) -> Summary:
    """Bring the store at `place` up to date with `sources` (files and folders), obeying a file of overrides if one is given.

    Which file is which source, `graph.sources` tells. Where nothing can be read, no store is made.
    Raises NothingThere for a source that does not exist, StoreError for a store that cannot be written, RegisterError for
    registers that contradict themselves, OverrideError for overrides that cannot be obeyed; in all cases nothing is changed.
    """
    check_registers()
    obeyed = Overrides(read_overrides(overrides) if overrides else OverrideFile())
    listing = list_files(sources)
    with writing(place):
        exists = current_version(place) is not None
        before = Store.open(place).manifest if exists else Manifest()
        seen = survey(listing, before.sources)
        reader = reader_fingerprint()
        new = [one for one in seen.found if _is_new(one, seen.kept, reader)]
        readings, failed = _read_all(new, workers, report)
        read_now = {one.name: KnownSource(one.sha256, reader, one.places) for one in new if one.name in readings}
        manifest = Manifest({**seen.kept, **read_now}, obeyed.file.sha256)
        if readings or seen.gone or (exists and manifest != before):
            _change(place, readings, seen.gone, manifest, obeyed)
        built = Store.open(place) if exists or readings else None
    return Summary(
        read=tuple(sorted(readings)),
        unchanged=len(seen.found) - len(new),
        dropped=seen.gone,
        skipped=listing.skipped,
        copies=tuple((copy, one.name) for one in seen.found for copy in one.copies),
        problems=(*listing.problems, *failed),
        overrides=obeyed.told(built.dataset) if built else (),
        corrected=exists and manifest.overrides != before.overrides,
        counts=count(built) if built else {},
    )


def _is_new(file: Found, known: Mapping[str, KnownSource], reader: str) -> bool:
    was = known.get(file.name)
    return was is None or was.sha256 != file.sha256 or was.reader != reader


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
    pool: Executor | None = None
    if workers > 1 and len(new) > 1:  # Ctrl-C reaches the workers too, but ending them is for the one that started them
        pool = ProcessPoolExecutor(workers, initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN))
    with pool or nullcontext():
        yield from pool.map(_read_one, new) if pool else map(_read_one, new)


def _change(
    place: Path,
    readings: Mapping[str, list[ox.Quad]],
    gone: Iterable[str],
    manifest: Manifest,
    overrides: Overrides,
) -> None:
    """Replace the graphs of what was read, drop those of what is gone, conclude anew, and let readers see it."""
    with next_version(place) as quads:
        for name in (*readings, *gone):
            quads.remove_graph(graph_of(name))
        for own in (CONCLUSIONS, REGISTERS, REORGANISATIONS, VOCABULARY, SUBJECTS, OVERRIDES):
            quads.remove_graph(node(own))
        for name in sorted(readings):
            quads.bulk_extend(readings[name])
        quads.bulk_extend([*register_quads(), *vocabulary_quads(), *subject_quads()])
        quads.clear_graph(ox.DefaultGraph())
        quads.bulk_extend(overrides.quads(quads))
        merge(quads, Corrections(quads)(named_quads(quads)))
        for step in CONCLUDED:
            concluded = step(Store(quads))
            quads.bulk_extend(concluded)
            merge(quads, concluded)
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


__all__ = ["NothingThere", "StoreError", "Summary", "build", "count", "reader_fingerprint"]
