"""The file in which an archivist overrides what was read → its rows, checked: none contradicts another.

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

from graph.errors import GraphError
from ontology.namespaces import ID
from ontology.registers import agency_patterns

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
        return f"{self.kind} {short(self.subject)} → {short(self.object)}"


@dataclass(frozen=True, slots=True)
class OverrideFile:
    """What the file is called, the hash of its bytes, its rows."""

    name: str = ""
    sha256: str = ""
    rows: tuple[Override, ...] = ()


def read_overrides(path: Path) -> OverrideFile:
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
    return OverrideFile(path.name, hashlib.sha256(content).hexdigest(), rows)


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
        raise _Wrong(line, f"{short(one)} is named twice")
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
    if kind_and_place(iri)[0] not in {kind.slug for kind in agency_patterns()}:
        raise _Wrong(line, f"{short(iri)} is no agency of the register: see the slugs in ontology/agencies.csv")
    return iri


def _check_date(line: int, day: str) -> None:
    try:
        date.fromisoformat(day)
    except ValueError:
        raise _Wrong(line, f"“{day}” is no date: write it as 2025-07-01") from None


def _check(rows: Iterable[Override]) -> None:
    """Refuse rows that contradict others before them or after them."""
    same = kept_iris((row.subject, row.object) for row in rows if row.kind == "same-as")
    aliases: dict[str, Override] = {}
    for row in rows:
        one, two = same.get(row.subject, row.subject), same.get(row.object, row.object)
        if row.kind in {"not-same-as", "succession"} and one == two:
            raise _Wrong(row.line, f"{short(row.subject)} and {short(row.object)} are one by same-as rows of this file")
        if row.kind == "alias":
            before = aliases.setdefault(folded(row.subject), row)
            if same.get(before.object, before.object) != two:
                raise _Wrong(row.line, f"“{row.subject}” is {short(before.object)} by line {before.line}")


def kept_iris(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
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


def kind_and_place(agency: str) -> tuple[str, str]:
    place, kind, *_ = agency.removeprefix(f"{ID}agency/").split("/")
    return kind, place


def folded(name: str) -> str:
    return " ".join(name.casefold().split())


def short(iri: str) -> str:
    return iri.removeprefix(str(ID))
