"""Files and folders → the sources of a build: which bytes are known, which are gone, and what each is called.

A source is the bytes of a file under a name, wherever they lie:

- a file where one was seen before keeps its name, whatever is in it now;
- the same bytes in another place are the same source, which lives as long as one of its places does;
- any other file is new: its name is its path inside its SOURCE. Where another source has that name, or two new files
  would share it, it gets as many folders above as tell it apart.

So a name holds no more of a machine's folders than it must, never changes, and does not depend on the order in which the
SOURCEs are given; and no file takes the place of another. A place outside the SOURCEs of a build is taken to hold what it
held. A file that was moved and changed between two builds is therefore new, and what it said before stays.
"""

import hashlib
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from graph.errors import NothingThere
from graph.store import KnownSource
from loaders.reading import READERS


@dataclass(frozen=True, slots=True)
class File:
    """A file to be loaded: where it is, how many parts of that path lie inside its SOURCE, the hash of its bytes."""

    path: Path
    depth: int
    sha256: str

    def name(self, above: int = 0) -> str:
        """Its path inside its SOURCE, with so many folders above that; numbered once there are no more."""
        parts = self.path.relative_to(self.path.anchor).parts
        more = self.depth + above - len(parts)
        return "/".join(([str(more + 1)] if more > 0 else []) + list(parts[-self.depth - above :]))

    @property
    def content(self) -> tuple[str, str]:
        """What makes two files one source: the same bytes, read in the same way."""
        return self.sha256, self.path.suffix.lower()


@dataclass(frozen=True, slots=True)
class Listing:
    """What lies in the SOURCEs of a build."""

    roots: tuple[Path, ...]
    files: tuple[File, ...]
    closed: frozenset[Path]
    """Files that cannot be opened."""
    skipped: tuple[str, ...]
    """Files of other formats that a folder holds."""
    problems: tuple[str, ...]
    """One line for each file that cannot be opened."""


@dataclass(frozen=True, slots=True)
class Found:
    """A source that a build has found: its name in the graph, a file with its bytes, their hash, all its places."""

    name: str
    path: Path
    sha256: str
    places: tuple[str, ...]
    copies: tuple[str, ...] = ()
    """Names that other files with its bytes would have."""


@dataclass(frozen=True, slots=True)
class Survey:
    """The sources that were found, and those known before: what stays of them, and what is gone."""

    found: tuple[Found, ...]
    kept: Mapping[str, KnownSource]
    gone: tuple[str, ...]


def list_files(sources: Iterable[Path]) -> Listing:
    """The files of `sources`, in an order that does not depend on theirs. Raises NothingThere for one that does not exist."""
    roots: list[Path] = []
    files: dict[Path, File] = {}
    skipped: list[str] = []
    problems: dict[Path, str] = {}
    for source in sources:
        if not source.exists():
            raise NothingThere(f"There is nothing at {source}: check the path.")
        root = source.resolve() if source.is_dir() else source.parent.resolve() / source.name
        roots.append(root)
        for path in _files(root):
            inside = path.relative_to(root if source.is_dir() else root.parent)
            if source.is_dir() and path.suffix.lower().lstrip(".") not in READERS:
                skipped.append(inside.as_posix())
                continue
            try:
                file = File(path, len(inside.parts), hashlib.sha256(path.read_bytes()).hexdigest())
            except OSError as error:
                problems[path] = f"{inside.as_posix()}: cannot be opened ({error.strerror})."
                continue
            if path not in files or files[path].depth < file.depth:  # two SOURCEs hold it: the wider one names it
                files[path] = file
    ordered = sorted(files.values(), key=lambda file: (file.name(), file.path))
    return Listing(
        tuple(roots), tuple(ordered), frozenset(problems), tuple(dict.fromkeys(skipped)), tuple(problems.values())
    )


def _files(root: Path) -> list[Path]:
    """The files of a source, without hidden ones and the lock files of office programs."""
    if not root.is_dir():
        return [root]
    return sorted(
        path
        for path in root.rglob("*")
        if path.is_file()
        and not path.name.startswith("~$")
        and not any(part.startswith(".") for part in path.relative_to(root).parts)
    )


def survey(listing: Listing, known: Mapping[str, KnownSource]) -> Survey:
    """Which sources `listing` holds, given those known from before; the rule is told at the head of this module."""
    alive = {name: _places_that_hold(source, listing) for name, source in known.items()}
    lost = {name for name, places in alive.items() if not places}
    names_of_contents = {
        (known[name].sha256, PurePosixPath(name).suffix.lower()): name for name in known if name not in lost
    }
    names_of_places = {place: name for name, source in known.items() for place in source.places}
    named: dict[str, list[File]] = {}
    new: list[list[File]] = []
    for content, files in _by_content(listing.files).items():
        before = (names_of_places.get(str(file.path)) for file in files)
        name = names_of_contents.get(content) or next((name for name in before if name in lost), None)
        if name is None:
            new.append(files)
        else:
            named[name] = files
            lost.discard(name)
    taken = known.keys() - lost
    named |= dict(zip(_new_names([files[0] for files in new], taken), new, strict=True))
    found = tuple(_found(name, files, alive.get(name, ())) for name, files in named.items())
    kept = {name: replace(known[name], places=alive[name] or known[name].places) for name in taken}
    kept |= {
        one.name: replace(kept[one.name], places=one.places)
        for one in found
        if one.name in kept and kept[one.name].sha256 == one.sha256
    }
    return Survey(found, kept, tuple(sorted(lost)))


def _places_that_hold(source: KnownSource, listing: Listing) -> tuple[str, ...]:
    """The places of a known source that hold its bytes still, as far as this build can see."""
    seen = {file.path: file.sha256 for file in listing.files}
    closed, roots = listing.closed, set(listing.roots)

    def holds(path: Path) -> bool:
        if path in seen:
            return seen[path] == source.sha256
        return path in closed or roots.isdisjoint([path, *path.parents])

    return tuple(place for place in source.places if holds(Path(place)))


def _by_content(files: Iterable[File]) -> dict[tuple[str, str], list[File]]:
    groups: dict[tuple[str, str], list[File]] = defaultdict(list)
    for file in files:
        groups[file.content].append(file)
    return groups


def _new_names(files: list[File], taken: Iterable[str]) -> list[str]:
    """The name of each of `files`: of the ends of its path the shortest that no other source has."""
    names: dict[Path, str] = {}
    above = 0
    while waiting := [file for file in files if file.path not in names]:
        used = Counter([*taken, *names.values(), *(file.name(above) for file in waiting)])
        names |= {file.path: file.name(above) for file in waiting if used[file.name(above)] == 1}
        above += 1
    return [names[file.path] for file in files]


def _found(name: str, files: list[File], alive: Iterable[str]) -> Found:
    """A source with its places; one that is no longer there is forgotten, for the bytes lie elsewhere now."""
    places = {place for place in alive if os.access(place, os.R_OK)} | {str(file.path) for file in files}
    copies = tuple(file.name() for file in files[1:])
    return Found(name, files[0].path, files[0].sha256, tuple(sorted(places)), copies)
