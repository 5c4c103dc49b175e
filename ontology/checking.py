"""The registers of agencies, provinces and reorganisations hold together, or the first contradiction is told with its line."""

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from ontology.registers import AgencyPattern, agency_patterns
from ontology.reorganisations import CERTAINTIES, Reorganisation, read_reorganisations
from ontology.tables import Row, read_rows

LEVELS = ("central", "provincial", "region", "district", "commune", "collective")
BRANCHES = ("party", "state", "front-mass", "judiciary", "military")

_SLOT = re.compile(r"\s*\{\w+\}(?:\s*-\s*\{province\})?")


def check_registers() -> None:
    """Look through the registers that are installed. Raises RegisterError for the first contradiction."""
    check(read_rows("agencies.csv"), read_rows("provinces.csv"), read_rows("reorganisations.csv"), agency_patterns())


def check(
    agencies: Sequence[Row], provinces: Sequence[Row], changes: Sequence[Row], patterns: Sequence[AgencyPattern]
) -> None:
    """Look through the rows of the three registers; `patterns` are the agencies as they were read from theirs.

    Raises RegisterError for the first contradiction, with file, line and reason.
    """
    _check_agencies(agencies)
    _check_provinces(provinces)
    read = read_reorganisations(changes, patterns)
    _check_changes(changes, read, {pattern.slug: pattern.name for pattern in patterns})
    _check_aliases(agencies, read)
    _check_coverage(provinces, read, patterns)


# --- agencies ---------------------------------------------------------------------------------------------------------


def _check_agencies(rows: Sequence[Row]) -> None:
    names = {row["name"]: row for row in rows}
    for column in ("slug", "name"):
        seen: dict[str, Row] = {}
        for row in rows:
            if row[column] in seen:
                raise row.error(f"the {column} “{row[column]}” stands in line {seen[row[column]].line} already.")
            seen[row[column]] = row
    for row in rows:
        for column, allowed in (("level", LEVELS), ("branch", BRANCHES)):
            if row[column] not in allowed:
                raise row.error(f"“{row[column]}” is no {column}: write one of {', '.join(allowed)}.")
        if row["verified"].split(" (")[0] not in CERTAINTIES:
            raise row.error(f"“{row['verified']}” does not say how sure it is: begin with {' or '.join(CERTAINTIES)}.")
        if row["parent"] and row["parent"] not in names:
            raise row.error(f"the parent “{row['parent']}” is no agency of this file.")
        _check_parents(row, names)


def _check_parents(row: Row, names: dict[str, Row]) -> None:
    above, chain = row, [row["name"]]
    while above["parent"]:
        above = names.get(above["parent"], row)
        if above["name"] in chain:
            raise row.error(f"“{row['name']}” stands under itself: {' → '.join([*chain, above['name']])}.")
        chain.append(above["name"])
        if above is row:
            return


def _check_aliases(rows: Sequence[Row], changes: Sequence[Reorganisation]) -> None:
    """One form of one level is one body's, or passes from a body to the one that succeeds it."""
    handed_on = {
        pair for change in changes for old in change.old for new in change.new for pair in ((old, new), (new, old))
    }
    claimed: dict[tuple[str, str], Row] = {}
    for row in rows:
        for form in (row["name"], *row.parts("aliases")):
            key = (row["level"], _SLOT.sub("", form).strip().lower())
            other = claimed.setdefault(key, row)
            if other is not row and (other["slug"], row["slug"]) not in handed_on:
                raise row.error(
                    f"“{form}” is claimed by “{row['name']}” and, in line {other.line}, by “{other['name']}”: leave it to one."
                )


# --- provinces --------------------------------------------------------------------------------------------------------


def _check_provinces(rows: Sequence[Row]) -> None:
    beginning = {(f"{row['kind']} {row['name']}", row["valid_from"]): row for row in rows}
    taken: dict[tuple[str, str], Row] = {}
    for row in rows:
        for column in ("valid_from", "valid_to", "successor_from"):
            if row[column] and not _is_day(row[column]):
                raise row.error(f"“{row[column]}” under {column} is no date: write a day such as 2025-07-01.")
        key = (row["period"], row["slug"])
        if key in taken:
            raise row.error(f"the slug “{row['slug']}” stands in line {taken[key].line} already, in the same period.")
        taken[key] = row
        _check_successor(row, beginning)
    for row in rows:
        _check_merged(row, rows)


def _check_successor(row: Row, beginning: dict[tuple[str, str], Row]) -> None:
    if not row["successor"]:
        if row["successor_from"] or row["valid_to"]:
            raise row.error(f"{row['name']} ends, and no successor is named.")
        return
    if (row["successor"], row["successor_from"]) not in beginning:
        raise row.error(
            f"the successor “{row['successor']}” from “{row['successor_from']}” is no province of this file."
        )
    if row["valid_to"] != _day_before(row["successor_from"]):
        raise row.error(f"valid_to is “{row['valid_to']}”, but the successor begins on {row['successor_from']}.")
    if row["valid_from"] >= row["successor_from"]:
        raise row.error(f"circular succession: {row['name']} begins on {row['valid_from']}, not before its successor.")


def _check_merged(row: Row, rows: Sequence[Row]) -> None:
    """What a province says it was made of is what names it as successor."""
    if not row["valid_from"]:
        return
    named = {
        other["name"]
        for other in rows
        if (other["successor"], other["successor_from"]) == (f"{row['kind']} {row['name']}", row["valid_from"])
    }
    if named != set(row.parts("merged_from")):
        raise row.error(
            f"merged_from says {_list(row.parts('merged_from'))}, but the rows that name {row['name']} as successor are {_list(named)}."
        )


def _list(names: Sequence[str] | set[str]) -> str:
    return ", ".join(sorted(names)) or "none"


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat() if _is_day(day) else ""


# --- reorganisations --------------------------------------------------------------------------------------------------


def _check_changes(rows: Sequence[Row], read: Sequence[Reorganisation], names: dict[str, str]) -> None:
    events: dict[str, int] = {}
    ended: dict[tuple[str, bool], list[tuple[int, Reorganisation]]] = defaultdict(list)
    becomes: dict[str, list[str]] = defaultdict(list)
    for row, change in zip(rows, read, strict=True):
        if change.event in events:
            raise row.error(f"the event “{change.event}” stands in line {events[change.event]} already.")
        events[change.event] = row.line
        if not change.ends:
            continue
        for old in change.old:
            for line, other in ended[old, change.group]:
                if other.earliest <= change.latest and change.earliest <= other.latest:
                    raise row.error(
                        f"“{names[old]}” ends by this event and, at the same time, by “{other.event}” in line {line}."
                    )
            ended[old, change.group].append((row.line, change))
            becomes[old] += [new for new in change.new if new != old]
            if circle := _circle(old, becomes):
                raise row.error(f"circular succession: {' → '.join(names[slug] for slug in circle)}.")


def _circle(start: str, becomes: dict[str, list[str]]) -> list[str]:
    """The way from a kind back to itself, or nothing."""
    waiting = [[start]]
    seen: set[str] = set()
    while waiting:
        way = waiting.pop()
        for new in becomes.get(way[-1], ()):
            if new == start:
                return [*way, new]
            if new not in seen:
                seen.add(new)
                waiting.append([*way, new])
    return []


def _check_coverage(
    provinces: Sequence[Row], read: Sequence[Reorganisation], patterns: Sequence[AgencyPattern]
) -> None:
    """On the day a province becomes another, it is said for itself and for each of its bodies what becomes of them."""
    for row in provinces:
        day = row["successor_from"]
        if not day:
            continue
        of_day = [change for change in read if change.earliest <= day <= change.latest]
        if not any(change.of_provinces and change.date == day for change in of_day):
            raise row.error(f"no row “all: province” of reorganisations.csv tells of {day}.")
        for pattern in patterns:
            if pattern.level in ("provincial", "collective") and not any(pattern.slug in c.old for c in of_day):
                raise row.error(f"no row of reorganisations.csv tells what becomes of “{pattern.name}” on {day}.")
