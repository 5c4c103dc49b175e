"""A lineage as a list: each document with what it does to others, and the passages that say so."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import networkx as nx

from viz.axis import card_of, reading_order, when
from viz.words import DRAWN, LAWS, RELATIONS, Word

UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Passage:
    """Words as printed, where they stand, and how sure their reading is."""

    quote: str
    source: str
    line: str
    page: str
    resolution: str
    rule: str


@dataclass(frozen=True, slots=True)
class Link:
    """What the document `acting` does to the document `target`; both are places in the list."""

    acting: int
    target: int
    relation: str
    row: str
    """The row of the legend that switches it: its relation, or "law" for a law that a document is based on."""
    due: str
    days_late: int
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of the list."""

    index: int
    iri: str
    label: str
    code: str
    type: Word
    title: str
    date: str
    issuer: str
    level: str
    subject: str
    status: str
    due: str
    days_late: int
    focus: bool
    links: tuple[Link, ...]
    """What it does to others, and the plans that it stands in."""


def entries(graph: "nx.DiGraph[str]", today: date) -> tuple[Entry, ...]:
    """The documents of a lineage, earliest first, undated ones before all."""
    nodes = sorted(graph, key=lambda node: _order(node, graph.nodes[node]))
    places = {node: index for index, node in enumerate(nodes)}
    return tuple(_entry(graph, places, node, today) for node in nodes)


def printable(value: object) -> str:
    """A value as text without control characters and without marks that turn the direction of writing."""
    text = "" if value is None else str(value)
    return UNPRINTABLE.sub("", text.encode("utf-8", "replace").decode("utf-8")).strip()


def _order(node: str, data: Mapping[str, Any]) -> tuple[object, ...]:
    return when(data), reading_order(str(data.get("label") or "")), node


def _entry(graph: "nx.DiGraph[str]", places: Mapping[str, int], node: str, today: date) -> Entry:
    data = graph.nodes[node]
    code = data.get("type") if data.get("type") in DRAWN else "OTHER"
    edges = [edge for edge in graph.out_edges(node, data=True) if edge[2].get("relation") != "planned"]
    edges += [edge for edge in graph.in_edges(node, data=True) if edge[2].get("relation") == "planned"]
    links = tuple(sorted((_link(graph, places, *edge) for edge in edges), key=_strongest))
    return Entry(
        index=places[node],
        iri=node,
        label=printable(data.get("label")) or printable(data.get("title")) or node,
        code=code,
        type=Word(printable(data.get("type_label"))[:80] or DRAWN[code].vi, DRAWN[code].en),
        title=printable(data.get("title")),
        date=when({"date": data.get("date")}),
        issuer=printable(data.get("issuer")),
        level=card_of(node, data).level,
        subject=printable(data.get("subject")),
        status=str(data.get("status") or "Cited"),
        due=when({"date": data.get("due")}),
        days_late=_days_late(graph, node, today),
        focus=bool(data.get("focus")),
        links=links,
    )


def _days_late(graph: "nx.DiGraph[str]", node: str, today: date) -> int:
    """How late a document was issued by its plan; for one that is still to come, how long it has been due."""
    data = graph.nodes[node]
    if data.get("status") == "Planned":
        return days_between(str(data.get("due") or ""), today.isoformat())
    return max((_days(edge.get("days_late")) for *_, edge in graph.in_edges(node, data=True)), default=0)


def days_between(due: str, issued: str) -> int:
    """Days from one ISO date to a later one; 0 if it is not later or either is not known to the day."""
    try:
        return max(0, (date.fromisoformat(issued) - date.fromisoformat(due)).days)
    except ValueError:
        return 0


def _strongest(link: Link) -> tuple[int, int, int]:
    return list(RELATIONS).index(link.relation), link.target, link.acting


def _link(graph: "nx.DiGraph[str]", places: Mapping[str, int], node: str, target: str, edge: Mapping[str, Any]) -> Link:
    relation = str(edge.get("relation"))
    relation = relation if relation in RELATIONS else "cites"
    on_a_law = relation == "based_on" and graph.nodes[target].get("type") in LAWS
    return Link(
        acting=places[node],
        target=places[target],
        relation=relation,
        row="law" if on_a_law else relation,
        due=when({"date": edge.get("due")}),
        days_late=_days(edge.get("days_late")),
        passages=passages_of(edge.get("evidence") or ()),
    )


def _days(value: object) -> int:
    return max(0, int(value)) if isinstance(value, int | float) else 0


def passages_of(evidence: Sequence[Mapping[str, Any]]) -> tuple[Passage, ...]:
    """Evidence as dictionaries of quote, line, page, source, resolution and rule → passages to be shown."""
    return tuple(
        Passage(
            quote=printable(item.get("quote")),
            source=printable(item.get("source")),
            line=printable(item.get("line")),
            page=printable(item.get("page")),
            resolution=re.split(r"[#/:]", printable(item.get("resolution")))[-1],
            rule=printable(item.get("rule")),
        )
        for item in evidence
    )
