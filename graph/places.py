"""Provinces over time: which province a name means on a day, and which one it became.

A province that takes in others but keeps its name is a new one: its IRI bears the year in which it began ("bac-ninh-2025").
"""

from dataclasses import dataclass
from functools import cache

from graph.identity import slug
from ontology.namespaces import ID
from ontology.registers import Province, provinces


@dataclass(frozen=True, slots=True)
class Place:
    """One province in one period of its life, or a place that the register does not know."""

    id: str
    name: str
    name_en: str = ""
    is_city: bool = False
    start: str = ""
    """Its first day, "" where it was there before the register begins."""
    change: str = ""
    """The day on which another took its place, "" where none has."""
    successor: str = ""
    """The id of that one."""
    in_register: bool = False

    @property
    def iri(self) -> str:
        return f"{ID}province/{self.id}"

    @property
    def label(self) -> str:
        """ "tỉnh Bắc Ninh", "thành phố Huế"; the bare name of a place that the register does not know."""
        return f"{'thành phố' if self.is_city else 'tỉnh'} {self.name}" if self.in_register else self.name


@cache
def places() -> dict[str, Place]:
    """Id → province, in the order of the register."""
    things = _things()
    ids = {(row.kind, row.name, row.valid_from): id_ for id_, row in things.items()}
    return {
        id_: Place(
            id=id_,
            name=row.name,
            name_en=row.name_en,
            is_city=row.kind == "thành phố",
            start=row.valid_from,
            change=row.successor_from,
            successor=_successor(row, ids),
            in_register=True,
        )
        for id_, row in things.items()
    }


def _things() -> dict[str, Province]:
    """Id → the first row of each province; a later row with the same beginning says the same one again."""
    found: dict[str, Province] = {}
    for row in provinces():
        if any((row.slug, row.valid_from) == (was.slug, was.valid_from) for was in found.values()):
            continue
        found[f"{row.slug}-{row.valid_from[:4]}" if row.slug in found else row.slug] = row
    return found


def _successor(row: Province, ids: dict[tuple[str, str, str], str]) -> str:
    if not row.successor:
        return ""
    kind = next(kind for kind in ("thành phố", "tỉnh") if row.successor.startswith(f"{kind} "))
    return ids[kind, row.successor.removeprefix(f"{kind} "), row.successor_from]


@cache
def place_at(name: str, date: str | None = None) -> Place:
    """The province that `name` means on `date` (a day, a month or a year; None: as far back as is known).

    A name that is no longer in use still means the last province that bore it: a letterhead of July 2025 may be an old one.
    """
    bearers = [place for place in places().values() if place.name == name]
    on = first_day(date)
    return next((place for place in reversed(bearers) if place.start <= on), bearers[0] if bearers else _unknown(name))


def _unknown(name: str) -> Place:
    return Place(id=slug(name), name=name)


def predecessors(place: Place) -> tuple[Place, ...]:
    """The provinces that became `place`."""
    return tuple(other for other in places().values() if other.successor == place.id)


def first_day(date: str | None) -> str:
    """The first day of a date that may be a month or a year: what it surely does not precede."""
    return f"{date}-01-01"[:10] if date else ""
