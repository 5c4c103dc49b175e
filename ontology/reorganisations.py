"""The changes of agencies and provinces that an archivist can read and extend, loaded from `reorganisations.csv`.

A row is one change: which bodies (`old`) became which (`new`), when, by what decision, and how sure that is. Names are those
of `agencies.csv`. "all: district party" stands for every kind of that level and branch that no row of the same day names;
"all: province" for the provinces themselves; "the same: {successor}" for the body of the same kind in the province that
succeeds by `provinces.csv` on that day. A name on both sides is a new body under the old name; in a move it is the same body.
"""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ontology.registers import AgencyPattern, agency_patterns
from ontology.tables import Row, read_rows

KINDS = ("merge", "split", "rename", "abolish", "establish", "move", "part")
"""What may happen; after a move, and where a part of the tasks goes elsewhere, the body goes on."""

CERTAINTIES = ("verified", "partly verified", "general knowledge")
"""How sure a row is, surest first."""

SAME = "the same: {successor}"
PROVINCES = "province"

_GROUP = re.compile(r"all: (?P<level>[a-z]+)(?: (?P<branch>[a-z-]+))?")
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Reorganisation:
    """One change: the kinds of bodies before and after it, and what is known of it."""

    event: str
    date: str
    """A day, a month, a year, or a span "2025-01/2025-03" within which it fell, differently in each province."""
    earliest: str
    latest: str
    """The first and the last day on which it may have happened."""
    kind: str
    old: tuple[str, ...]
    """Slugs of `agencies.csv`."""
    new: tuple[str, ...]
    group: bool
    """Whether it was said of a whole level or branch: what is said of a body by name goes before."""
    of_provinces: bool
    passes_on: bool
    """Whether each body passes to the same one of the province that succeeds."""
    basis: str
    source: str
    certainty: str
    settled: bool
    """Whether it is known who succeeds; else `new` are those who may."""
    note: str
    note_en: str

    @property
    def ends(self) -> bool:
        """Whether the bodies before it are no more after it."""
        return self.kind not in ("move", "part", "establish")


@cache
def reorganisations() -> tuple[Reorganisation, ...]:
    """Every change, in the order of the file. Raises RegisterError for a row that cannot be read."""
    return read_reorganisations(read_rows("reorganisations.csv"), agency_patterns())


def read_reorganisations(rows: Iterable[Row], agencies: Iterable[AgencyPattern]) -> tuple[Reorganisation, ...]:
    """The changes in `rows`, with the names of `agencies`. Raises RegisterError for a row that cannot be read."""
    kinds = tuple(agencies)
    return tuple(_read(row, kinds) for row in rows)


def _read(row: Row, agencies: tuple[AgencyPattern, ...]) -> Reorganisation:
    earliest, latest = _span(row)
    for column, allowed in (("kind", KINDS), ("verified", CERTAINTIES), ("settled", ("yes", "no"))):
        if row[column] not in allowed:
            raise row.error(f"“{row[column]}” is no {column}: write one of {', '.join(allowed)}.")
    if bool(row["note"]) != bool(row["note_en"]):
        raise row.error("the note stands in one language only: fill both note and note_en.")
    passes_on = row["new"] == SAME
    old, new = _slugs(row, "old", agencies), () if passes_on else _slugs(row, "new", agencies)
    if not old and row["kind"] != "establish" and row["old"] != f"all: {PROVINCES}":
        raise row.error(f"nothing stands under old: what was before this {row['kind']}?")
    if row["settled"] == "yes" and not new and not passes_on:
        raise row.error("nothing stands under new, and yet it is said to be settled: name who succeeds, or write no.")
    return Reorganisation(
        event=row["event"],
        date=row["date"],
        earliest=earliest,
        latest=latest,
        kind=row["kind"],
        old=old,
        new=new,
        group=row["old"].startswith("all: "),
        of_provinces=row["old"] == f"all: {PROVINCES}",
        passes_on=passes_on,
        basis=row["basis"],
        source=row["source"],
        certainty=row["verified"],
        settled=row["settled"] == "yes",
        note=row["note"],
        note_en=row["note_en"],
    )


def _slugs(row: Row, column: str, agencies: tuple[AgencyPattern, ...]) -> tuple[str, ...]:
    """The kinds that a cell names."""
    if group := _GROUP.fullmatch(row[column]):
        if group["level"] == PROVINCES:
            return ()
        found = tuple(
            kind.slug for kind in agencies if kind.level == group["level"] and group["branch"] in (None, kind.branch)
        )
        if not found:
            raise row.error(f"“{row[column]}” is no agency of agencies.csv: there is no such level or branch.")
        return found
    by_name = {kind.name: kind.slug for kind in agencies}
    for name in row.parts(column):
        if name not in by_name:
            raise row.error(f"“{name}” is no agency of agencies.csv: write its name as it stands there.")
    return tuple(by_name[name] for name in row.parts(column))


def _span(row: Row) -> tuple[str, str]:
    """The first and the last day of the date of a row. Raises RegisterError for what is no date."""
    start, slash, stop = row["date"].partition("/")
    try:
        first, last = _days(start)[0], _days(stop if slash else start)[1]
    except ValueError:
        raise row.error(
            f"“{row['date']}” is no date: write a day (2025-07-01), a month, a year, or a span such as 2025-01/2025-03."
        ) from None
    if first > last:
        raise row.error(f"the span “{row['date']}” ends before it begins.")
    return first, last


def _days(date: str) -> tuple[str, str]:
    """The first and the last day of "2025", "2025-02" or "2025-02-03". Raises ValueError for what is no date."""
    if not _DATE.fullmatch(date):
        raise ValueError(date)
    year, month, day = (*map(int, date.split("-")), 0, 0)[:3]
    last_month = month or 12
    last_day = calendar.monthrange(year, last_month)[1]
    if not year or (day and day > last_day) or (date.count("-") == 2 and not day):
        raise ValueError(date)
    return f"{year:04}-{month or 1:02}-{day or 1:02}", f"{year:04}-{last_month:02}-{day or last_day:02}"
