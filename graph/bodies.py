"""Agencies over time: which body a name means on a day, and what became of it.

A body that takes in another but keeps its name is a new one: its IRI bears the year in which it began. What becomes of a body
is said by `ontology/reorganisations.csv`, and by `ontology/provinces.csv` where its province became another.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from graph.identity import CENTRE, slug
from graph.places import Place, first_day, place_at, places, predecessors
from loaders.agencies import full_name
from loaders.facts import Agency
from ontology.namespaces import ID
from ontology.registers import AgencyPattern, agency_patterns
from ontology.reorganisations import Reorganisation, reorganisations

_BODY_IRI = re.compile(
    rf"{re.escape(ID)}agency/(?P<place>[^/]+)/(?P<kind>[^/]+?)(?P<year>-[12]\d{{3}})?(?:/(?P<unit>[^/]+))?"
)


@dataclass(frozen=True, slots=True)
class Body:
    """A body of a kind that the register knows, in one period of its life."""

    kind: str
    place: Place | None
    """Its province; None for a body of the centre."""
    unit: str = ""
    """Slug of the district or commune, for a body below the province."""
    since: str = ""
    """The day it began, where a body of the same name stood there before it."""

    @property
    def iri(self) -> str:
        year = f"-{self.since[:4]}" if self.since else ""
        unit = f"/{self.unit}" if self.unit else ""
        return f"{ID}agency/{self.place.id if self.place else CENTRE}/{self.kind}{year}{unit}"

    @property
    def start(self) -> str:
        """Its first day as far as the registers tell, or ""."""
        return self.since or (self.place.start if self.place else "")

    @property
    def pattern(self) -> AgencyPattern:
        return kinds()[self.kind]

    @property
    def label(self) -> str:
        """Its full name; of a body below the province without its unit, whose name the register does not know."""
        place = self.place
        return full_name(self.pattern, place.name if place else None, is_city=place.is_city if place else None)

    @property
    def parent(self) -> "Body | None":
        """The body above it in the register."""
        above = _kinds_by_name().get(self.pattern.parent)
        if above is None or above.slug == self.kind or "{district}" in above.name or "{commune}" in above.name:
            return None
        return _in_place(above.slug, None if above.level == "central" else self.place, self.start)


@dataclass(frozen=True, slots=True)
class Change:
    """What one change makes of the bodies it touches."""

    iri: str
    row: Reorganisation
    old: tuple[Body, ...]
    new: tuple[Body, ...]


@cache
def kinds() -> dict[str, AgencyPattern]:
    """Slug → kind."""
    return {kind.slug: kind for kind in agency_patterns()}


@cache
def _kinds_by_name() -> dict[str, AgencyPattern]:
    return {kind.name: kind for kind in agency_patterns()}


def body_at(agency: Agency, day: str | None) -> Body | None:
    """The body that bore the agency's name on `day` (None: as far back as is known); None for an agency of no known kind.

    >>> body_at(Agency("Bộ Tài chính", "Bộ Tài chính", None, "bo-tai-chinh"), "2025-06-01").iri
    'https://w3id.org/vanmach/id/agency/trung-uong/bo-tai-chinh-2025'
    """
    if agency.kind not in kinds():
        return None
    place = place_at(agency.place, day) if agency.place else None
    return replace(_in_place(agency.kind, place, first_day(day)), unit=slug(agency.unit) if agency.unit else "")


def body_of(iri: str, place_name: str = "") -> Body | None:
    """The body with this IRI, `place_name` being its province; None for an agency of no known kind."""
    found = _BODY_IRI.fullmatch(iri)
    if found is None or found["kind"] not in kinds():
        return None
    place = None
    if found["place"] != CENTRE:
        place = places().get(found["place"]) or Place(id=found["place"], name=place_name or found["place"])
    body = Body(found["kind"], place, found["unit"] or "")
    if found["year"] is None:
        return body
    since = next((row.earliest for row in _renewals(body.kind) if row.earliest[:4] == found["year"][1:]), None)
    return replace(body, since=since) if since else None


@cache
def _renewals(kind: str) -> tuple[Reorganisation, ...]:
    """The changes by which a body of this kind gave way to a new one of the same name."""
    return tuple(row for row in _rows_of(kind) if row.ends and kind in row.new)


def _in_place(kind: str, place: Place | None, on: str) -> Body:
    """The body of this kind in a place as it is there on a day."""
    began = place.start if place else ""
    since = max((row.earliest for row in _renewals(kind) if began < row.earliest <= on), default="")
    return Body(kind, place, since=since)


# --- what becomes of a body -------------------------------------------------------------------------------------------


def changes_of(body: Body) -> Iterator[Change]:
    """What is known to have happened to a body, up to what ended it."""
    rows = [row for row in _rows_of(body.kind) if _in_its_time(row, body)]
    ending = _first_ending(rows)
    for row in rows:
        if row is ending or (not row.ends and (ending is None or row.earliest <= ending.earliest)):
            yield _change(row, body)
    if not body.start and not body.unit:
        for row in reorganisations():
            if row.kind == "establish" and body.kind in row.new:
                yield Change(_event_iri(row, body.place), row, (), (body,))


@cache
def _rows_of(kind: str) -> tuple[Reorganisation, ...]:
    return tuple(row for row in reorganisations() if kind in row.old)


def _first_ending(rows: list[Reorganisation]) -> Reorganisation | None:
    """The earliest change that ends a body; of one day the one that names it, not its whole branch."""
    return min((row for row in rows if row.ends), key=lambda row: (row.earliest, row.group), default=None)


def _in_its_time(row: Reorganisation, body: Body) -> bool:
    """Whether a change fell into the life of a body."""
    place = body.place
    change = place.change if place else ""
    if row.passes_on:
        return row.earliest == change
    if row.kind == "move":  # what goes on is told of the body that is there after it
        return body.start <= row.latest and (not change or row.latest < change)
    return body.start < row.latest and (not change or row.earliest <= change or bool(body.unit))


def _change(row: Reorganisation, body: Body) -> Change:
    place = body.place
    if row.passes_on and place:
        later = places()[place.successor]
        old = tuple(_before(body.kind, other, row.earliest) for other in predecessors(later))
        return Change(_event_iri(row, later, body.kind), row, old, (_in_place(body.kind, later, row.earliest),))
    after = _became(place, row.earliest)
    new = tuple(_in_place(kind, after if _has_place(kind) else None, row.earliest) for kind in row.new)
    if row.kind in ("abolish", "move", "part") or row.group:
        own = body.iri.removeprefix(f"{ID}agency/").split("/", 1)[1]
        return Change(_event_iri(row, place, own), row, (body,), (body,) if row.kind == "move" else new)
    old = tuple(
        body if kind == body.kind else _before(kind, place if _has_place(kind) else None, row.earliest)
        for kind in row.old
    )
    return Change(_event_iri(row, place), row, old, new)


def _has_place(kind: str) -> bool:
    return kinds()[kind].level != "central"


def _became(place: Place | None, day: str) -> Place | None:
    """The province that stands on a day where `place` stood."""
    while place and place.change and place.change <= day:
        place = places()[place.successor]
    return place


def _before(kind: str, place: Place | None, day: str) -> Body:
    """The body of this kind in a place as it was on the eve of a day."""
    return _in_place(kind, place, (date.fromisoformat(day) - timedelta(days=1)).isoformat())


def _event_iri(row: Reorganisation, place: Place | None, own: str = "") -> str:
    """The IRI of a change; `own` tells those apart that are said of several bodies at once but happen to each alone."""
    return "/".join(part for part in (f"{ID}event", place.id if place else CENTRE, row.event, own) if part)
