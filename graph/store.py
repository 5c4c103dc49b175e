"""The embedded store: a folder with versions of an Oxigraph database, of which readers see one at a time, always whole."""

import contextlib
import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import pyoxigraph as ox
from filelock import FileLock, Timeout

CURRENT, LOCK, MANIFEST, QUADS = "current", "lock", "manifest.json", "quads"
"""Files of a store's folder: which version is current, who is writing; and of a version: its sources, its database."""

Solutions = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
Term = ox.NamedNode | ox.Literal


class StoreError(Exception):
    """A store that cannot be used; the message is one plain line that says what and what to do."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a version of a store was built from: the program's reader, and each source's root folder and hash."""

    reader: str = ""
    sources: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Source name → {"root": folder it was found in, "sha256": hash of its bytes}."""


class Store:
    """A set of quads that answers SPARQL; its default graph is the union of all its graphs."""

    def __init__(self, quads: ox.Store, version: str = "", manifest: Manifest | None = None) -> None:
        self.quads = quads
        self.version = version
        self.manifest = manifest or Manifest()

    @classmethod
    def in_memory(cls, quads: Iterable[ox.Quad] = ()) -> Self:
        """A store without a folder, filled with `quads`."""
        store = ox.Store()
        store.bulk_extend(quads)
        return cls(store)

    @classmethod
    def open(cls, place: Path) -> Self:
        """The current version of the store in the folder `place`, for reading; a build that runs beside does not disturb it.

        Raises StoreError where there is no store, or it is damaged.
        """
        version = current_version(place)
        if version is None:
            raise StoreError(f"No store at {place}: build one with `vanmach build SOURCE --store {place}`.")
        folder = place / version
        try:
            quads = ox.Store.read_only(str(folder / QUADS))
            manifest = Manifest(**json.loads((folder / MANIFEST).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError) as error:
            raise StoreError(
                f"The store at {place} cannot be read ({_plain(error)}): delete the folder and build it again."
            ) from error
        return cls(quads, version, manifest)

    def is_current(self, place: Path) -> bool:
        """Whether this is still the version of the store at `place` that readers are meant to see."""
        return self.version == current_version(place)

    def query(self, text: str, substitutions: Mapping[str, Term] | None = None) -> Solutions:
        """Answer a SPARQL query over the union of all graphs.

        `substitutions` gives values to variables (name without "?" → term), so that nothing is ever pasted into a query.
        Raises SyntaxError for a query that is none.
        """
        bound: dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple] = {
            ox.Variable(name): term for name, term in (substitutions or {}).items()
        }
        return self.quads.query(text, use_default_graph_as_union=True, substitutions=bound or None)

    def rows(self, text: str, substitutions: Mapping[str, Term] | None = None) -> list[dict[str, str]]:
        """The solutions of a SELECT query as plain dictionaries: variable → lexical value, unbound ones left out."""
        found = self.query(text, substitutions)
        if not isinstance(found, ox.QuerySolutions):
            raise TypeError("rows() takes a SELECT query")
        names = [variable.value for variable in found.variables]
        return [{name: row[name].value for name in names if row[name] is not None} for row in found]

    def __len__(self) -> int:
        return len(self.quads)


def current_version(place: Path) -> str | None:
    """The name of the version that readers see; None where no build has ended yet."""
    try:
        return (place / CURRENT).read_text(encoding="utf-8").strip() or None
    except OSError:
        return None


@contextlib.contextmanager
def writing(place: Path) -> Iterator[None]:
    """Hold the store at `place` for writing; made if there is none.

    Raises StoreError if another process holds it, or `place` is something else.
    """
    if place.exists() and not place.is_dir():
        raise StoreError(f"{place} is a file, not a store: give a folder after --store.")
    if place.is_dir() and current_version(place) is None and _strange(place):
        raise StoreError(f"{place} holds other things and no store: give a new or an empty folder after --store.")
    try:
        place.mkdir(parents=True, exist_ok=True)
        with FileLock(place / LOCK, timeout=0):
            yield
    except Timeout as error:
        raise StoreError(f"Another process is writing to the store at {place}: wait until it has ended.") from error
    except PermissionError as error:
        raise StoreError(f"The store at {place} cannot be written ({_plain(error)}).") from error


def _strange(place: Path) -> bool:
    return any(item.name != LOCK and not item.name.startswith("version-") for item in place.iterdir())


@contextlib.contextmanager
def next_version(place: Path) -> Iterator[ox.Store]:
    """A copy of the current version to be changed; it becomes current by `publish`, or is thrown away.

    The copy shares the files of the old one (a RocksDB checkpoint), so that it costs next to nothing.
    """
    old = current_version(place)
    count = int(old.removeprefix("version-")) + 1 if old else 1
    folder = place / f"version-{count:06}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        if old:
            ox.Store.read_only(str(place / old / QUADS)).backup(str(folder / QUADS))
        yield ox.Store(str(folder / QUADS))
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def publish(place: Path, quads: ox.Store, manifest: Manifest) -> str:
    """Make the version just built the one that readers see, in one step, and drop the older ones; returns its name."""
    quads.flush()
    versions = sorted(folder for folder in place.glob("version-*") if folder.is_dir())
    newest = versions[-1]
    content = {
        "reader": manifest.reader,
        "sources": {name: dict(s) for name, s in sorted(manifest.sources.items())},
    }
    (newest / MANIFEST).write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    pointer = place / f"{CURRENT}.new"
    pointer.write_text(newest.name, encoding="utf-8")
    pointer.replace(place / CURRENT)
    for old in versions[:-1]:
        shutil.rmtree(old, ignore_errors=True)
    return newest.name


def _plain(error: Exception) -> str:
    return str(error).splitlines()[0].rstrip(".")
