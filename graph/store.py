"""The embedded store: a folder with versions of an Oxigraph database, of which readers see one at a time, always whole."""

import contextlib
import hashlib
import json
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Self
from uuid import uuid4

import pyoxigraph as ox
from filelock import FileLock, Timeout

from graph.corrections import Corrections
from graph.errors import StoreError

CURRENT, LOCK, MANIFEST, QUADS = "current", "lock", "manifest.json", "quads"
"""Files of a store's folder: which version is current, who is writing; and of a version: its sources, its database."""

_AGAIN = "delete the folder and build it again."

Solutions = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
Term = ox.NamedNode | ox.Literal


@dataclass(frozen=True, slots=True)
class KnownSource:
    """A source of a version of a store: the hash of its bytes, which reader read them, the files that held them."""

    sha256: str
    reader: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a version of a store was built from."""

    sources: Mapping[str, KnownSource] = field(default_factory=dict)
    """Source name → what is known of it."""
    overrides: str = ""
    """The hash of the file of overrides that was obeyed; "" for none."""

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Raises ValueError, TypeError, KeyError or AttributeError for what is no manifest, or one of another make."""
        told = json.loads(text)
        sources = {
            name: KnownSource(**{**was, "places": tuple(was["places"])}) for name, was in told["sources"].items()
        }
        return cls(sources, told.get("overrides", ""))

    def to_json(self) -> str:
        sources = {name: asdict(source) for name, source in sorted(self.sources.items())}
        return json.dumps({"sources": sources, "overrides": self.overrides}, ensure_ascii=False, indent=1)


class Store:
    """A set of quads that answers SPARQL; its default graph says once what all its graphs say.

    That graph is kept, not computed while asking: Oxigraph's union of graphs finds a statement again in each graph that
    makes it, and a query over several sources that say the same would multiply their copies.
    """

    def __init__(
        self,
        dataset: ox.Store,
        version: str = "",
        manifest: Manifest | None = None,
        folder: Path | None = None,
    ) -> None:
        self.dataset = dataset
        self.version = version
        self.manifest = manifest or Manifest()
        self.folder = folder
        """Where its database is; None for a store in memory."""
        self.stamp = _stamp(folder.parent / MANIFEST) if folder else uuid4().hex
        """What no store with other content has."""

    @classmethod
    def in_memory(cls, quads: Iterable[ox.Quad] = ()) -> Self:
        """A store without a folder, filled with `quads`."""
        dataset = ox.Store()
        dataset.bulk_extend(quads)
        merge(dataset, Corrections(dataset)(named_quads(dataset)))
        return cls(dataset)

    @property
    def quads(self) -> Iterator[ox.Quad]:
        """Every quad of the named graphs, as the overrides have it."""
        return iter(dict.fromkeys(Corrections(self.dataset)(named_quads(self.dataset))))

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
            manifest = Manifest.from_json((folder / MANIFEST).read_text(encoding="utf-8"))
            return cls(quads, version, manifest, folder / QUADS)
        except OSError as error:
            raise StoreError(f"The store at {place} cannot be read ({_plain(error)}): {_AGAIN}") from error
        except (RuntimeError, ValueError, TypeError, AttributeError, KeyError) as error:  # Oxigraph: RuntimeError
            raise StoreError(f"The store at {place} is damaged, or made by another version: {_AGAIN}") from error

    def is_current(self, place: Path) -> bool:
        """Whether this is still the version of the store at `place` that readers are meant to see."""
        return self.version == current_version(place)

    def query(self, text: str, substitutions: Mapping[str, Term] | None = None) -> Solutions:
        """Answer a SPARQL query over all graphs merged.

        `substitutions` gives values to variables (name without "?" → term), so that nothing is ever pasted into a query.
        Raises SyntaxError for a query that is none.
        """
        bound: dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple] = {
            ox.Variable(name): term for name, term in (substitutions or {}).items()
        }
        return self.dataset.query(text, substitutions=bound or None)

    def rows(self, text: str, substitutions: Mapping[str, Term] | None = None) -> list[dict[str, str]]:
        """The solutions of a SELECT query as plain dictionaries: variable → lexical value, unbound ones left out."""
        found = self.query(text, substitutions)
        if not isinstance(found, ox.QuerySolutions):
            raise TypeError("rows() takes a SELECT query")
        names = [variable.value for variable in found.variables]
        return [{name: row[name].value for name in names if row[name] is not None} for row in found]

    def __len__(self) -> int:
        return sum(1 for _ in self.quads)


def named_quads(dataset: ox.Store) -> Iterator[ox.Quad]:
    """The quads of the named graphs of `dataset`."""
    return (quad for quad in dataset if not isinstance(quad.graph_name, ox.DefaultGraph))


def merge(dataset: ox.Store, quads: Iterable[ox.Quad]) -> None:
    """Say what `quads` say in the default graph of `dataset`, too."""
    dataset.bulk_extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)


def current_version(place: Path) -> str | None:
    """The name of the version that readers see; None where no build has ended yet."""
    try:
        return (place / CURRENT).read_text(encoding="utf-8", errors="replace").strip() or None
    except OSError:
        return None


@contextlib.contextmanager
def writing(place: Path) -> Iterator[None]:
    """Hold the store at `place` for writing; made if there is none.

    Raises StoreError if another process holds it, or `place` is something else.
    """
    try:
        if place.exists() and not place.is_dir():
            raise StoreError(f"{place} is a file, not a store: give a folder after --store.")
        if place.is_dir() and current_version(place) is None and _strange(place):
            raise StoreError(f"{place} holds other things and no store: give a new or an empty folder after --store.")
        place.mkdir(parents=True, exist_ok=True)
        with FileLock(place / LOCK, timeout=0):
            try:
                yield
            finally:
                _tidy(place)
    except Timeout as error:
        raise StoreError(f"Another process is writing to the store at {place}: wait until it has ended.") from error
    except OSError as error:
        raise StoreError(
            f"The store at {place} cannot be written ({_plain(error)}): give another folder after --store."
        ) from error


def _tidy(place: Path) -> None:
    """Leave no folder behind that holds nothing but our lock."""
    with contextlib.suppress(OSError):
        if [item.name for item in place.iterdir()] == [LOCK]:
            (place / LOCK).unlink()
            place.rmdir()


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
        _discard(folder)
        raise


def _discard(folder: Path) -> None:
    """Remove a version that did not come to its end; RocksDB may write to it in the background a moment longer."""
    for _ in range(20):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(0.05)


def publish(place: Path, quads: ox.Store, manifest: Manifest) -> str:
    """Make the version just built the one that readers see, in one step; returns its name.

    The version before it stays until the next build, for those who are reading it: RocksDB opens files as it needs them.
    """
    quads.flush()
    versions = sorted(folder for folder in place.glob("version-*") if folder.is_dir())
    newest = versions[-1]
    (newest / MANIFEST).write_text(manifest.to_json(), encoding="utf-8")
    pointer = place / f"{CURRENT}.new"
    pointer.write_text(newest.name, encoding="utf-8")
    pointer.replace(place / CURRENT)
    for old in versions[:-2]:
        shutil.rmtree(old, ignore_errors=True)
    return newest.name


def _stamp(manifest: Path) -> str:
    return f"{hashlib.sha256(manifest.read_bytes()).hexdigest()}-{manifest.stat().st_mtime_ns}"


def _plain(error: OSError) -> str:
    return error.strerror or str(error).splitlines()[0].rstrip(".")
