"""The page of one document: its heading, what came before and after, and what it orders."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

import networkx as nx

from graph.store import Store
from queries import library
from queries.documents import DocumentSummary, summaries
from viz.asking import Row, ask, by, distinct
from viz.duties import Duty, Named, assignments, first, named, passages_in, planned, reviews
from viz.entries import Passage, passages_of, printable
from viz.marked_text import Marked, Tie, marked_text
from viz.words import RELATIONS, Word


@dataclass(frozen=True, slots=True)
class Related:
    """Another document and the passages that tie this one to it."""

    iri: str
    label: str
    title: str
    date: str
    issuer: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The documents that stand in one relation to this one."""

    relation: Word
    documents: tuple[Related, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands at the head and the foot of a document."""

    issuers: tuple[Named, ...]
    signatories: tuple[str, ...]
    offices: tuple[str, ...]
    behalf: tuple[str, ...]
    classifications: tuple[str, ...]
    subjects: tuple[Named, ...]
    inferred: tuple[Named, ...]
    """Subjects that no source states, inferred from the title."""
    why: Word | None
    """The words that tell the inferred subject."""
    policies: tuple[Named, ...]
    sources: tuple[str, ...]
    recipients: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something in the document's pages that does not add up."""

    kind: str
    comment: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Scoreboard:
    """How many of the documents that a plan lists were issued, in time or late, as of today."""

    rows: int
    in_time: int
    late: int
    most_days_late: int
    met_undated: int
    overdue: int
    waiting: int
    before_plan: int

    @property
    def met(self) -> int:
        """The rows that a document met, whenever."""
        return self.in_time + self.late + self.met_undated


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """All that the page of a document shows."""

    document: DocumentSummary
    heading: Heading
    acts_on: tuple[Group, ...]
    acted_on_by: tuple[Group, ...]
    planned: tuple[Duty, ...]
    scoreboard: Scoreboard | None
    """None for a document that lists nothing to be issued."""
    assignments: tuple[Duty, ...]
    reviews: tuple[Duty, ...]
    doubts: tuple[Doubt, ...]
    text: tuple[Marked, ...]
    """The passages that all of this was read from, in the order of the text."""


def document_page(store: Store, iri: str, today: str) -> DocumentPage | None:
    """The page of the document `iri`, or None if the graph has none of this name."""
    from queries.lineage import lineage

    found = summaries(store, [iri]).get(iri)
    if found is None:
        return None
    near = lineage(store, iri, depth=1, cites=True)
    acts_on = _acts_on(near, iri)
    planning, assigning, reviewing = planned(store, iri, today), assignments(store, iri, today), reviews(store, iri)
    return DocumentPage(
        document=found,
        heading=_heading(ask(store, "heading", document=iri), named(ask(store, "recipients", document=iri))),
        acts_on=acts_on,
        acted_on_by=_acted_on_by(near, iri),
        planned=tuple(planning),
        scoreboard=_scoreboard(store, iri, today),
        assignments=tuple(assigning),
        reviews=tuple(reviewing),
        doubts=_doubts(ask(store, "anomalies", document=iri)),
        text=marked_text(_ties(acts_on), (*planning, *assigning, *reviewing)),
    )


def _ties(groups: tuple[Group, ...]) -> Iterator[tuple[Tie, tuple[Passage, ...]]]:
    """What the document itself says about others; that it was planned stands in another's text."""
    for group in groups:
        if group.relation != RELATIONS["planned"].passive:
            for one in group.documents:
                yield Tie(group.relation, one.iri, one.label), one.passages


def _heading(rows: list[Row], recipients: tuple[Named, ...]) -> Heading:
    why = first(rows, "why_vi")
    return Heading(
        issuers=named(rows),
        signatories=distinct(rows, "signatory"),
        offices=distinct(rows, "office"),
        behalf=distinct(rows, "behalf"),
        classifications=distinct(rows, "classification"),
        subjects=named(rows, "area", "area_label"),
        inferred=named(rows, "field", "field_label"),
        why=Word(why, first(rows, "why_en") or why) if why else None,
        policies=named(rows, "policy", "policy_label"),
        sources=distinct(rows, "source"),
        recipients=recipients,
    )


def _scoreboard(store: Store, iri: str, today: str) -> Scoreboard | None:
    table = library.run(store, "plan-scoreboard", {"plan": iri, "asof": today})
    counts = [dict(zip(table.columns, row, strict=True)) for row in table.texts()]
    return Scoreboard(**{field.name: int(counts[0][field.name]) for field in fields(Scoreboard)}) if counts else None


def _acts_on(near: "nx.DiGraph[str]", iri: str) -> tuple[Group, ...]:
    """What a document acts on, and the programmes that planned it: both came before it."""
    acts = [(v, edge) for _, v, edge in near.out_edges(iri, data=True) if edge["relation"] != "planned"]
    planning = [(u, edge) for u, _, edge in near.in_edges(iri, data=True) if edge["relation"] == "planned"]
    return _groups(near, acts, "active") + _groups(near, planning, "passive")


def _acted_on_by(near: "nx.DiGraph[str]", iri: str) -> tuple[Group, ...]:
    """What acts on a document; what it plans itself has a table of its own."""
    acting = [(u, edge) for u, _, edge in near.in_edges(iri, data=True) if edge["relation"] != "planned"]
    return _groups(near, acting, "passive")


def _groups(near: "nx.DiGraph[str]", tied: list[tuple[str, Any]], voice: str) -> tuple[Group, ...]:
    """Neighbours by relation, the strongest first, each relation by date."""
    gathered: dict[str, list[Related]] = {}
    for other, edge in tied:
        related = _related(other, near.nodes[other], edge["evidence"])
        gathered.setdefault(edge["relation"], []).append(related)
    return tuple(
        Group(
            getattr(relation, voice),
            tuple(sorted(gathered[code], key=lambda one: (one.date, one.label, one.iri))),
        )
        for code, relation in RELATIONS.items()
        if code in gathered
    )


def _related(iri: str, data: dict[str, str], evidence: tuple[dict[str, object], ...]) -> Related:
    return Related(
        iri=iri,
        label=printable(data["label"]),
        title=printable(data["title"]),
        date=data["date"],
        issuer=printable(data["issuer"]),
        passages=passages_of(evidence),
    )


def _doubts(rows: list[Row]) -> tuple[Doubt, ...]:
    return tuple(
        Doubt(first(same, "kind"), first(same, "comment"), passages_in(same)) for same in by(rows, "row").values()
    )
