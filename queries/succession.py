"""An agency → who answers for it on a day: the chain of reorganisations, each with its date, its decision and how sure it is."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from graph.store import Store
from ontology.namespaces import SPARQL_PREFIXES
from ontology.reorganisations import CERTAINTIES
from queries.documents import batches
from queries.errors import QueryError

_CHANGES = """
SELECT DISTINCT ?given ?event ?side ?body ?name ?kind ?kind_vi ?kind_en ?date ?earliest ?latest ?basis ?known_from ?certainty
  ?certainty_vi ?certainty_en ?settled ?note ?note_en
WHERE {{
  VALUES ?given {{ {iris} }}
  ?event {given} ?given .
  OPTIONAL {{
    VALUES (?term ?side) {{ (org:originalOrganization "before") (org:resultingOrganization "after") (vm:partPassedTo "after")
      (vm:possibleResult "perhaps") }}
    ?event ?term ?body .
    OPTIONAL {{ ?body skos:prefLabel ?plain FILTER (LANG(?plain) = "vi") }}
    OPTIONAL {{ ?body rdfs:label ?in_time FILTER (LANG(?in_time) = "vi") }}
    BIND (COALESCE(?in_time, ?plain) AS ?name)
  }}
  ?event vm:changeKind ?change ; vm:earliest ?earliest ; vm:latest ?latest ; dcterms:date ?date ; vm:settled ?settled ;
    vm:certainty ?grade .
  ?change skos:notation ?kind ; skos:prefLabel ?kind_vi , ?kind_en . ?grade skos:notation ?certainty ;
    skos:prefLabel ?certainty_vi , ?certainty_en .
  FILTER (LANG(?kind_vi) = "vi" && LANG(?kind_en) = "en" && LANG(?certainty_vi) = "vi" && LANG(?certainty_en) = "en")
  OPTIONAL {{ ?event dcterms:source ?basis }}
  OPTIONAL {{ ?event vm:knownFrom ?known_from }}
  OPTIONAL {{ ?event rdfs:comment ?note FILTER (LANG(?note) = "vi") }}
  OPTIONAL {{ ?event rdfs:comment ?note_en FILTER (LANG(?note_en) = "en") }}
}}"""
_NAME = """
SELECT ?iri ?name WHERE {
  ?iri a org:Organization .
  OPTIONAL { ?iri skos:prefLabel ?plain FILTER (LANG(?plain) = "vi") }
  OPTIONAL { ?iri rdfs:label ?in_time FILTER (LANG(?in_time) = "vi") }
  BIND (COALESCE(?in_time, ?plain) AS ?name)
}"""

_BEFORE = "org:originalOrganization"
_AFTER = ("org:resultingOrganization", "vm:partPassedTo", "vm:possibleResult")

_NO_END = ("move", "part", "establish")
"""Changes after which the bodies before them go on."""


@dataclass(frozen=True, slots=True, order=True)
class Party:
    """A body on one side of a change."""

    iri: str
    name: str
    """With its years where another bore the same name: "Sở Tài chính tỉnh Sông Vân (từ 01/3/2025)"."""


@dataclass(frozen=True, slots=True)
class Step:
    """One reorganisation as it is known."""

    event: str
    kind: str
    kind_label: tuple[str, str]
    """In Vietnamese and in English, as are the other pairs."""
    date: str
    """As the register gives it: a day, a month, a year, or a span "2025-01/2025-03"."""
    earliest: str
    latest: str
    before: tuple[Party, ...]
    after: tuple[Party, ...]
    """Who succeeds; where that is not settled, who may."""
    settled: bool
    basis: str
    known_from: str
    certainty: str
    certainty_label: tuple[str, str]
    note: tuple[str, str]

    @property
    def one_source(self) -> bool:
        """Whether it is known from one source only."""
        return bool(self.known_from) and ";" not in self.known_from

    @property
    def ends(self) -> bool:
        """Whether the bodies before it are no more after it."""
        return self.kind not in _NO_END


@dataclass(frozen=True, slots=True)
class Answering:
    """A body that answers on the day asked for."""

    party: Party
    partly: bool
    """Whether only a part of the tasks came to it."""
    settled: bool
    """False where some step to it is not settled, or may not yet have been taken on that day."""
    certainty: str
    """That of the least sure step; "" where nothing has changed."""


@dataclass(frozen=True, slots=True)
class Succession:
    """What became of an agency by a day."""

    agency: Party
    as_of: str
    steps: tuple[Step, ...]
    """By date; those that befell the agency itself or a body that took over from it."""
    answering: tuple[Answering, ...]
    ended: tuple[Step, ...]
    """The steps after which nobody is known to answer."""
    not_yet: bool = False
    """Whether the agency had not begun on that day."""


def succession(store: Store, agency: str, as_of: str) -> Succession:
    """Who answers on the ISO day `as_of` for what the agency with the IRI `agency` was charged with.

    Raises QueryError if the graph has no agency of that IRI.
    """
    named = store.rows(SPARQL_PREFIXES + _NAME, {"iri": ox.NamedNode(agency)})
    if not named:
        raise QueryError(f"No agency in the graph has the address {agency}.")
    start = Party(agency, named[0].get("name", agency))
    steps: dict[str, Step] = {}
    best: dict[tuple[Party, bool], Answering] = {}
    ended: dict[str, Step] = {}
    began = origins(store, agency)
    if began and all(step.earliest > as_of and step.kind != "part" for step in began):
        return Succession(start, as_of, (), (), (), not_yet=True)
    level = {start.iri: [Answering(start, False, True, "")]}
    seen: set[Answering] = set()
    while level:
        changes = _changes(store, level, _BEFORE)
        following: dict[str, list[Answering]] = defaultdict(list)
        for way in (way for ways in level.values() for way in ways if way not in seen):
            seen.add(way)
            happened = [step for step in changes[way.party.iri] if step.earliest <= as_of]
            steps |= {step.event: step for step in happened}
            ends = [step for step in happened if step.ends]
            if not any(step.latest <= as_of for step in ends):
                _keep(best, way if not ends else _less_sure(way))
            for step in happened:
                if step.ends and not step.after:
                    ended[step.event] = step
                for party in step.after:
                    if party != way.party:
                        following[party.iri].append(_by(way, step, party, as_of))
        level = following
    return Succession(start, as_of, _in_order(steps.values()), _sorted(best.values()), _in_order(ended.values()))


def origins(store: Store, agency: str) -> tuple[Step, ...]:
    """The changes that the agency came from, by date; those by which it took a part of another's tasks with them."""
    found = [step for given in _AFTER for step in _changes(store, [agency], given)[agency] if step.kind != "move"]
    return _in_order(found)


def _changes(store: Store, iris: Iterable[str], given: str) -> dict[str, list[Step]]:
    """IRI → the changes in which the body stands where the property `given` says."""
    gathered: dict[str, list[dict[str, str]]] = defaultdict(list)
    bodies: dict[str, set[str]] = defaultdict(set)
    for batch in batches(list(iris)):
        text = _CHANGES.format(iris=" ".join(f"<{iri}>" for iri in batch), given=given)
        for row in store.rows(SPARQL_PREFIXES + text):
            gathered[row["event"]].append(row)
            bodies[row["given"]].add(row["event"])
    steps = {event: _step(rows) for event, rows in sorted(gathered.items())}
    found: dict[str, list[Step]] = defaultdict(list)
    for iri, events in bodies.items():
        found[iri] = [steps[event] for event in sorted(events)]
    return found


def _step(rows: list[dict[str, str]]) -> Step:
    row = rows[0]

    def side(*names: str) -> tuple[Party, ...]:
        return tuple(sorted({Party(r["body"], r.get("name", r["body"])) for r in rows if r.get("side") in names}))

    return Step(
        event=row["event"],
        kind=row["kind"],
        kind_label=(row["kind_vi"], row["kind_en"]),
        date=row["date"],
        earliest=row["earliest"],
        latest=row["latest"],
        before=side("before"),
        after=side("after", "perhaps"),
        settled=row["settled"] == "true",
        basis=row.get("basis", ""),
        known_from=row.get("known_from", ""),
        certainty=row["certainty"],
        certainty_label=(row["certainty_vi"], row["certainty_en"]),
        note=(row.get("note", ""), row.get("note_en", "")),
    )


def _by(way: Answering, step: Step, party: Party, as_of: str) -> Answering:
    """What becomes of the way to a body when it goes one step further."""
    return Answering(
        party,
        way.partly or step.kind == "part",
        way.settled and step.settled and step.latest <= as_of,
        max(way.certainty, step.certainty, key=_grade),
    )


def _less_sure(way: Answering) -> Answering:
    """A body that may have ended by the day asked for, or not yet."""
    return Answering(way.party, way.partly, False, way.certainty)


def _keep(best: dict[tuple[Party, bool], Answering], way: Answering) -> None:
    """Of several ways to a body keep the surest."""
    key = (way.party, way.partly)
    if key not in best or (not way.settled, _grade(way.certainty)) < (
        not best[key].settled,
        _grade(best[key].certainty),
    ):
        best[key] = way


def _grade(certainty: str) -> int:
    """The rank of a certainty, surest first; a way without steps is surest of all."""
    return 1 + [name.replace(" ", "-") for name in CERTAINTIES].index(certainty) if certainty else 0


def _in_order(steps: Iterable[Step]) -> tuple[Step, ...]:
    return tuple(sorted(steps, key=lambda step: (step.earliest, step.kind in _NO_END, step.event)))


def _sorted(found: Iterable[Answering]) -> tuple[Answering, ...]:
    """Those who answer for the whole and surely first."""
    return tuple(sorted(found, key=lambda one: (one.partly, not one.settled, one.party)))
