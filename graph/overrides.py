"""The file in which an archivist overrides what was read: its rows, checked, what they say, and what each of them did.

Columns: kind, subject, object, date, note. Things are IRIs, or what follows the base of our IRIs ("doc/…", "agency/…").

- same-as: two documents or two agencies are one; the object's IRI is kept.
- not-same-as: they are two; with a citation or a planned row as subject ("fact/…"): it does not mean the object, is not met by it.
- alias: an agency that is printed as the subject, and is in no register, is the object.
- succession: the object took over from the subject on the date; the note is the source.
"""

import csv
import hashlib
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyoxigraph as ox

from graph.corrections import OVERRIDES, SOURCE_GRAPHS
from graph.errors import GraphError
from graph.triples import dated, node, vietnamese
from loaders.agencies import full_name
from ontology.namespaces import DCTERMS, ID, ORG, OWL, RDF, SKOS, VM
from ontology.registers import agency_patterns, provinces

COLUMNS = ("kind", "subject", "object", "date", "note")
_THING = re.compile(r"(doc|agency|fact)(?:/[A-Za-z0-9.-]+){2,}")
_ALLOWED = {"same-as": ("doc", "agency"), "not-same-as": ("doc", "agency", "fact"), "succession": ("agency",)}


class OverrideError(GraphError):
    """A file of overrides that cannot be obeyed."""


@dataclass(frozen=True, slots=True)
class Override:
    """A row of the file; `subject` is a printed name for an alias, else subject and object are IRIs."""

    line: int
    kind: str
    subject: str
    object: str
    date: str
    note: str

    @property
    def said(self) -> str:
        """The row in a few words."""
        return f"{self.kind} {_short(self.subject)} → {_short(self.object)}"


@dataclass(frozen=True, slots=True)
class Overrides:
    """A file of overrides: what it is called, the hash of its bytes, its rows."""

    name: str = ""
    sha256: str = ""
    rows: tuple[Override, ...] = ()

    def of(self, kind: str) -> list[Override]:
        """The rows of one kind."""
        return [row for row in self.rows if row.kind == kind]

    def quads(self, dataset: ox.Store) -> list[ox.Quad]:
        """What the rows say of the things in `dataset`, in a graph of its own."""
        aliases = [
            (iri, row.object) for row in self.of("alias") for iri in _called(dataset, row.subject) if iri != row.object
        ]
        same = _kept([*((row.subject, row.object) for row in self.of("same-as")), *aliases])
        found = [_quad(old, OWL.sameAs, node(kept)) for old, kept in sorted(same.items())]
        for row in self.of("not-same-as"):
            found.append(_quad(row.subject, OWL.differentFrom, node(same.get(row.object, row.object))))
        for _, kept in aliases:
            found += _described(dataset, same.get(kept, kept))
        for row in self.of("succession"):
            found += _succession(dataset, row, same)
        return list(dict.fromkeys(found))

    def told(self, dataset: ox.Store) -> tuple[str, ...]:
        """One line for each row: what it did to the store that holds `dataset`, or why it did nothing."""
        return tuple(f"{self.name}, line {row.line}: {row.said}: {_outcome(dataset, row)}" for row in self.rows)


def read_overrides(path: Path) -> Overrides:
    """The overrides in a CSV file.

    Raises OverrideError, with file, line and reason, for a file that cannot be read, lacks a column, or contradicts itself.
    """
    try:
        content = path.read_bytes()
        lines = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
        if missing := [column for column in COLUMNS if column not in (lines.fieldnames or ())]:
            raise _Wrong(1, f"the column {missing[0]} is missing: the first line must be {','.join(COLUMNS)}")
        rows = tuple(_row(lines.line_num, cells) for cells in lines if any(cells.values()))
        _check(rows)
    except _Wrong as error:
        raise OverrideError(f"{path.name}, line {error.line}: {error.reason}.") from error
    except csv.Error as error:
        raise OverrideError(f"{path.name}, line {lines.line_num}: {error}.") from error
    except UnicodeDecodeError as error:
        raise OverrideError(f"{path.name} is not UTF-8: save it as CSV in UTF-8.") from error
    except OSError as error:
        raise OverrideError(
            f"{path.name} cannot be read ({error.strerror}): give a CSV file after --overrides."
        ) from error
    return Overrides(path.name, hashlib.sha256(content).hexdigest(), rows)


# --- rows -------------------------------------------------------------------------------------------------------------


class _Wrong(Exception):
    def __init__(self, line: int, reason: str) -> None:
        self.line, self.reason = line, reason


def _row(line: int, cells: dict[str | None, str | list[str] | None]) -> Override:
    if None in cells or any(cells[column] is None for column in COLUMNS):
        raise _Wrong(
            line, f"it does not have {len(COLUMNS)} cells; put a cell that holds a comma between quotation marks"
        )
    kind, subject, other, day, note = (str(cells[column]).strip() for column in COLUMNS)
    if kind not in {*_ALLOWED, "alias"}:
        raise _Wrong(line, f"“{kind}” is no kind of override: write same-as, not-same-as, alias or succession")
    if kind == "alias":
        if not subject:
            raise _Wrong(line, "an alias needs the printed name as its subject")
        return Override(line, kind, subject, _agency_of_register(line, other), "", note)
    one, two = _iri(line, subject, _ALLOWED[kind]), _iri(line, other, _ALLOWED[kind])
    first, second = (iri.removeprefix(str(ID)).split("/")[0] for iri in (one, two))
    if second == "fact" or (first != second and (kind, first, second) != ("not-same-as", "fact", "doc")):
        raise _Wrong(line, f"{kind} ties two documents, two agencies, or a fact to a document, not {first} to {second}")
    if one == two:
        raise _Wrong(line, f"{_short(one)} is named twice")
    if kind == "succession":
        _check_date(line, day)
    return Override(line, kind, one, two, day, note)


def _iri(line: int, text: str, allowed: tuple[str, ...]) -> str:
    match = _THING.fullmatch(text.removeprefix(str(ID)))
    if match is None or match[1] not in allowed:
        forms = " or ".join(f"{ID}{start}/…" for start in allowed)
        raise _Wrong(line, f"“{text}” is no IRI of ours here: write {forms}, or what follows {ID}")
    return f"{ID}{match[0]}"


def _agency_of_register(line: int, text: str) -> str:
    iri = _iri(line, text, ("agency",))
    if _kind_and_place(iri)[0] not in {kind.slug for kind in agency_patterns()}:
        raise _Wrong(line, f"{_short(iri)} is no agency of the register: see the slugs in ontology/agencies.csv")
    return iri


def _check_date(line: int, day: str) -> None:
    try:
        date.fromisoformat(day)
    except ValueError:
        raise _Wrong(line, f"“{day}” is no date: write it as 2025-07-01") from None


def _check(rows: Iterable[Override]) -> None:
    """Refuse rows that contradict others before them or after them."""
    same = _kept((row.subject, row.object) for row in rows if row.kind == "same-as")
    aliases: dict[str, Override] = {}
    for row in rows:
        one, two = same.get(row.subject, row.subject), same.get(row.object, row.object)
        if row.kind in {"not-same-as", "succession"} and one == two:
            raise _Wrong(
                row.line, f"{_short(row.subject)} and {_short(row.object)} are one by same-as rows of this file"
            )
        if row.kind == "alias":
            before = aliases.setdefault(_folded(row.subject), row)
            if same.get(before.object, before.object) != two:
                raise _Wrong(row.line, f"“{row.subject}” is {_short(before.object)} by line {before.line}")


def _kept(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Thing → the IRI that is kept for it: the object that is nowhere a subject; of several, the first in the alphabet."""
    pairs = list(pairs)
    group: dict[str, set[str]] = {}
    for pair in pairs:
        joined = {*pair}.union(*(group.get(one, set()) for one in pair))
        group |= dict.fromkeys(joined, joined)
    subjects = {subject for subject, _ in pairs}
    return {
        one: kept
        for one, joined in group.items()
        if one != (kept := min(joined, key=lambda iri: (iri in subjects, iri)))
    }


# --- what they say ----------------------------------------------------------------------------------------------------


def _quad(subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Quad:
    return ox.Quad(node(subject), node(predicate), value, node(OVERRIDES))


def _called(dataset: ox.Store, name: str) -> list[str]:
    """The agencies whose full name, as the sources' graphs give it, is `name`."""
    labels = dataset.quads_for_pattern(None, node(SKOS.prefLabel), None)
    agencies = f"{ID}agency/"
    return sorted(
        {
            quad.subject.value
            for quad in labels
            if isinstance(quad.subject, ox.NamedNode)
            and quad.subject.value.startswith(agencies)
            and _is_source(quad)
            and _folded(quad.object.value) == _folded(name)  # type: ignore[union-attr]
        }
    )


def _described(dataset: ox.Store, iri: str) -> list[ox.Quad]:
    """An agency of the register that no graph describes yet; nothing for others, or where its province is not known."""
    if any(dataset.quads_for_pattern(node(iri), node(SKOS.prefLabel), None)):
        return []
    slug, where = _kind_and_place(iri)
    kind = next((kind for kind in agency_patterns() if kind.slug == slug), None)
    place = _place(dataset, where)
    if kind is None or (place is None and kind.level != "central"):
        return []
    return [
        _quad(iri, RDF.type, node(ORG.Organization)),
        _quad(iri, SKOS.prefLabel, vietnamese(full_name(kind, place))),
        _quad(iri, VM.level, node(f"{ID}level/{kind.level}")),
        _quad(iri, VM.branch, node(f"{ID}branch/{kind.branch}")),
    ]


def _succession(dataset: ox.Store, row: Override, same: dict[str, str]) -> list[ox.Quad]:
    """The change of one agency into another; nothing unless both are known, for an unknown one has no name."""
    one, two = (same.get(iri, iri) for iri in (row.subject, row.object))
    described = [_described(dataset, iri) for iri in (one, two)]
    if not all(said or _is_known(dataset, iri) for said, iri in zip(described, (one, two), strict=True)):
        return []
    event = _event(row)
    return [
        *(quad for said in described for quad in said),
        _quad(event, RDF.type, node(ORG.ChangeEvent)),
        _quad(event, ORG.originalOrganization, node(one)),
        _quad(event, ORG.resultingOrganization, node(two)),
        _quad(event, DCTERMS.date, dated(row.date)),
        _quad(event, DCTERMS.source, ox.Literal(row.note or "overrides")),
        _quad(one, ORG.changedBy, node(event)),
    ]


def _event(row: Override) -> str:
    key = f"{row.subject} {row.object} {row.date}"
    return f"{ID}change/{hashlib.sha256(key.encode()).hexdigest()[:12]}"


def _place(dataset: ox.Store, slug: str) -> str | None:
    labels = dataset.quads_for_pattern(node(f"{ID}province/{slug}"), node(SKOS.prefLabel), None)
    known = (quad.object.value for quad in labels if isinstance(quad.object, ox.Literal))
    return min(known, default=None) or next((one.name for one in provinces() if one.slug == slug), None)


def _kind_and_place(agency: str) -> tuple[str, str]:
    place, kind, *_ = agency.removeprefix(f"{ID}agency/").split("/")
    return kind, place


# --- what they did ----------------------------------------------------------------------------------------------------


def _outcome(dataset: ox.Store, row: Override) -> str:
    match row.kind:
        case "alias":
            spellings = [iri for iri in _called(dataset, row.subject) if iri != row.object]
            return _in_sources(dataset, spellings) or "nothing, for no source names an unknown agency so"
        case "succession":
            said = any(dataset.quads_for_pattern(node(_event(row)), None, None))
            return f"said, as of {row.date}" if said else "nothing, for one of the two is not known"
        case "same-as":
            old = [
                iri
                for iri in (row.subject, row.object)
                if any(dataset.quads_for_pattern(node(iri), node(OWL.sameAs), None))
            ]
            return _in_sources(dataset, old) or "nothing, for no source knows the one that is given up"
    missing = next((iri for iri in (row.subject, row.object) if not _is_known(dataset, iri)), None)
    return f"nothing, for {_short(missing)} is not known" if missing else "kept apart"


def _in_sources(dataset: ox.Store, things: Iterable[str]) -> str:
    graphs = set()
    for iri in things:
        for quads in (
            dataset.quads_for_pattern(node(iri), None, None),
            dataset.quads_for_pattern(None, None, node(iri)),
        ):
            graphs |= {quad.graph_name for quad in quads if _is_source(quad)}
    return f"taken for one, in {len(graphs)} source{'s' * (len(graphs) != 1)}" if graphs else ""


def _is_known(dataset: ox.Store, iri: str) -> bool:
    """Whether anything but the overrides themselves names it."""
    beside = (ox.DefaultGraph(), node(OVERRIDES))
    named = (dataset.quads_for_pattern(node(iri), None, None), dataset.quads_for_pattern(None, None, node(iri)))
    return any(quad.graph_name not in beside for quads in named for quad in quads)


def _is_source(quad: ox.Quad) -> bool:
    return isinstance(quad.graph_name, ox.NamedNode) and quad.graph_name.value.startswith(SOURCE_GRAPHS)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _short(iri: str) -> str:
    return iri.removeprefix(str(ID))
