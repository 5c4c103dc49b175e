"""The agencies of a store and the provinces → what became of them, as change events in a graph of their own.

Told are the agencies that documents name, and what these became to this day; every province of the register is told.
"""

from collections.abc import Collection, Iterable, Iterator

import pyoxigraph as ox

from graph.bodies import Body, Change, body_of, changes_of
from graph.places import Place, place_at, places, predecessors
from graph.store import Store
from graph.triples import dated, node, vietnamese
from ontology.namespaces import DCTERMS, ID, ORG, RDF, RDFS, REORGANISATIONS, SKOS, SPARQL_PREFIXES, VM, XSD
from ontology.registers import provinces
from ontology.reorganisations import Reorganisation, reorganisations

_AGENCIES = (
    SPARQL_PREFIXES
    + """
SELECT ?agency ?place WHERE {
  ?agency a org:Organization . OPTIONAL { ?agency vm:province/skos:prefLabel ?place FILTER (LANG(?place) = "vi") }
} ORDER BY ?agency ?place"""
)

Said = Iterator[tuple[str, str, ox.NamedNode | ox.Literal]]


def reorganisation_quads(store: Store) -> list[ox.Quad]:
    """The quads of the reorganisations' graph, for the agencies that the sources' graphs in `store` name."""
    rows = store.rows(_AGENCIES)
    named = {row["agency"] for row in rows}
    bodies = [body for row in rows if (body := body_of(row["agency"], row.get("place", "")))]
    changes, touched = _follow(bodies)
    said: list[tuple[str, str, ox.NamedNode | ox.Literal]] = []
    for body in touched:
        said += _in_time(body)
        if body.iri not in named:
            said += _described(body, named)
    for change in changes:
        said += _told(change.iri, change.row, [body.iri for body in change.old], [body.iri for body in change.new])
    for place in places().values():
        said += _province(place)
    return [ox.Quad(node(s), node(p), o, node(REORGANISATIONS)) for s, p, o in dict.fromkeys(said)]


def _follow(bodies: Iterable[Body]) -> tuple[list[Change], list[Body]]:
    """Every change that befell `bodies` or what they became, and every body that it touches.

    Of a merger of provinces only the sides that are followed here are told: whether the other province had such a body is not
    known.
    """
    found: dict[str, Change] = {}
    touched = {body.iri: body for body in bodies}
    waiting = list(touched.values())
    while waiting:
        for change in changes_of(waiting.pop()):
            found[change.iri] = change
            sides = change.new if change.row.passes_on else (*change.old, *change.new)
            new = {side.iri: side for side in sides if side.iri not in touched}
            touched |= new
            waiting += new.values()
    changes = [
        Change(c.iri, c.row, tuple(body for body in c.old if body.iri in touched), c.new)
        for _, c in sorted(found.items())
    ]
    return changes, [touched[iri] for iri in sorted(touched)]


def _told(iri: str, row: Reorganisation, old: list[str], new: list[str]) -> Said:
    """A change: before and after, when, by what decision, how sure."""
    yield iri, RDF.type, node(ORG.ChangeEvent)
    yield iri, VM.changeKind, node(f"{ID}change/{row.kind}")
    for one in old:
        yield iri, ORG.originalOrganization, node(one)
        yield one, ORG.changedBy, node(iri)
    for one in new:
        if not row.settled:
            yield iri, VM.possibleResult, node(one)
        elif row.kind == "part":
            yield iri, VM.partPassedTo, node(one)
        else:
            yield iri, ORG.resultingOrganization, node(one)
            yield one, ORG.resultedFrom, node(iri)
    yield iri, DCTERMS.date, ox.Literal(row.date) if "/" in row.date else dated(row.date)
    for term, day in ((VM.earliest, row.earliest), (VM.latest, row.latest)):
        yield iri, term, ox.Literal(day, datatype=node(XSD.date))
    if row.basis:
        yield iri, DCTERMS.source, vietnamese(row.basis)
    if row.source:
        yield iri, VM.knownFrom, ox.Literal(row.source)
    yield iri, VM.certainty, node(f"{ID}certainty/{row.certainty.replace(' ', '-')}")
    yield iri, VM.settled, ox.Literal(row.settled)
    if row.note:
        yield iri, RDFS.comment, vietnamese(row.note)
        yield iri, RDFS.comment, ox.Literal(row.note_en, language="en")


# --- agencies ---------------------------------------------------------------------------------------------------------


def _described(body: Body, named: Collection[str]) -> Said:
    """A body that no document names, and those above it."""
    yield body.iri, RDF.type, node(ORG.Organization)
    yield body.iri, SKOS.prefLabel, vietnamese(body.label)
    yield body.iri, VM.level, node(f"{ID}level/{body.pattern.level}")
    yield body.iri, VM.branch, node(f"{ID}branch/{body.pattern.branch}")
    if body.place:
        yield body.iri, VM.province, node(body.place.iri)
    above = body.parent
    if above:
        yield body.iri, ORG.subOrganizationOf, node(above.iri)
        if above.iri not in named:
            yield from _described(above, named)


def _in_time(body: Body) -> Said:
    """How sure the register is of a body; and its name with its years, where another body bears the same name."""
    grade = body.pattern.verified.split(" (")[0].replace(" ", "-")
    yield body.iri, VM.certainty, node(f"{ID}certainty/{grade}")
    if not body.unit and (body.since or (body.place and body.place.start and body.place.id != _bare(body.place))):
        yield body.iri, RDFS.label, vietnamese(f"{body.label} (từ {_day(body.start)})")
    elif not body.unit:
        end = next((c.row.earliest for c in changes_of(body) if c.row.ends and _same_name(body, c)), "")
        if end:
            yield body.iri, RDFS.label, vietnamese(f"{body.label} (trước {_day(end)})")


def _bare(place: Place) -> str:
    """The id of the first province of that name."""
    return place_at(place.name).id


def _same_name(body: Body, change: Change) -> bool:
    return any(body.label == later.label for later in change.new)


def _day(iso: str) -> str:
    """As Vietnamese papers write it: "01/7/2025", "28/02/2025" (only the first two months get a zero)."""
    year, month, day = iso.split("-")
    return f"{day}/{month if month < '03' else int(month)}/{year}"


# --- provinces --------------------------------------------------------------------------------------------------------


def _province(place: Place) -> Said:
    yield place.iri, RDF.type, node(VM.Province)
    yield place.iri, SKOS.prefLabel, vietnamese(place.name)
    yield place.iri, SKOS.prefLabel, ox.Literal(place.name_en, language="en")
    yield place.iri, RDFS.label, vietnamese(f"{place.label} (từ {_day(place.start)})" if place.start else place.label)
    aliases = {alias for row in provinces() if row.name == place.name for alias in row.aliases if "(" not in alias}
    for alias in sorted(aliases):
        yield place.iri, SKOS.altLabel, vietnamese(alias)
    before = predecessors(place)
    if before:
        row = next(row for row in reorganisations() if row.of_provinces and row.date == place.start)
        yield from _told(f"{ID}event/{place.id}/{row.event}", row, [one.iri for one in before], [place.iri])
