"""The line of a document → a small still picture that needs no script: SVG with the places of `viz.layout`."""

import textwrap
from dataclasses import dataclass
from typing import Any

import networkx as nx
from markupsafe import Markup

from viz.axis import CARD_WIDTH
from viz.entries import printable
from viz.layout import Spot, arrange
from viz.rendering import day, template
from viz.words import LEVELS, RELATIONS, Relation, Word

MOST_CARDS = 9
_VIEW = (1000, 420)
_NARROWEST = 860.0
"""Two cards are not drawn larger than four."""
_AXIS_HEIGHT = 34
_MARGIN = 8
_LETTERS = 21
"""Letters that fit the width of a card."""


@dataclass(frozen=True, slots=True)
class SmallCard:
    """A document as it is drawn; `x` and `y` are its upper left corner."""

    x: float
    y: float
    label: str
    lines: tuple[str, ...]
    date: str
    focus: bool
    held: bool


@dataclass(frozen=True, slots=True)
class SmallLine:
    """A tie as it is drawn: a path from the acting document to the one acted on."""

    path: str
    relation: str
    look: Relation


@dataclass(frozen=True, slots=True)
class Small:
    """All of a small picture; lengths in the units of its view box."""

    left: float
    top: float
    width: float
    height: float
    card_width: float
    card_height: float
    cards: tuple[SmallCard, ...]
    lines: tuple[SmallLine, ...]
    years: tuple[tuple[float, float, str], ...]
    """Left, right and name of each stretch of the time axis."""
    bands: tuple[tuple[float, float, Word], ...]
    """Top, bottom and name of each level of authority."""
    relations: tuple[tuple[str, Relation], ...]


def small_picture(graph: "nx.DiGraph[str]", title: str, lang: str = "vi") -> Markup:
    """An SVG element of a lineage of few documents, in one language; nothing for fewer than two documents."""
    if len(graph) < 2:
        return Markup()
    drawn = _drawn(graph, lang)
    return Markup(template("small_picture.svg.j2").render(drawn=drawn, title=title, lang=lang, levels=LEVELS))


def nearest_documents(graph: "nx.DiGraph[str]", focus: str, on: str, most: int = MOST_CARDS) -> "nx.DiGraph[str]":
    """The part of a lineage that a small picture shows: issued by the day `on`, nearest to `focus` and tied strongest."""
    ranks = list(RELATIONS)

    def rank(node: str) -> tuple[object, ...]:
        data = graph.nodes[node]
        ties = [edge for edge in (graph.get_edge_data(focus, node), graph.get_edge_data(node, focus)) if edge]
        strongest = min((ranks.index(edge["relation"]) for edge in ties), default=len(ranks))
        return node != focus, abs(int(data["distance"])), strongest, data["date"], node

    issued = [node for node, data in graph.nodes(data=True) if data["status"] != "Planned" and data["date"] <= on]
    kept = graph.subgraph(sorted(issued, key=rank)[:most]).copy()
    others = [(u, v) for u, v, relation in kept.edges(data="relation") if relation == "planned" and focus not in (u, v)]
    kept.remove_edges_from(others)  # what other programmes plan beside it would hide the line
    return kept


def _drawn(graph: "nx.DiGraph[str]", lang: str) -> Small:
    layout = arrange(graph, _VIEW)
    spots, card_height = layout.spots, min(layout.card_height, 110.0)
    left = min(stretch.left for stretch in layout.axis)
    right = max(stretch.right for stretch in layout.axis)
    middles = [spot.y for spot in spots.values()]
    top, bottom = min(middles) - card_height / 2 - _MARGIN, max(middles) + card_height / 2
    edges = sorted(graph.edges(data=True), key=lambda edge: edge[:2])
    used = {data["relation"] for *_, data in edges}
    aside = max(0.0, _NARROWEST - (right - left)) / 2
    return Small(
        left=left - aside - _MARGIN,
        top=top - _AXIS_HEIGHT,
        width=right - left + 2 * (aside + _MARGIN),
        height=bottom - top + _AXIS_HEIGHT + _MARGIN,
        card_width=CARD_WIDTH,
        card_height=card_height,
        cards=tuple(_card(spots[node], card_height, data, lang) for node, data in sorted(graph.nodes(data=True))),
        lines=tuple(_line(spots[u], spots[v], card_height, data["relation"]) for u, v, data in edges),
        years=tuple((one.left, one.right, _period(one, lang)) for one in layout.axis),
        bands=tuple((band.top, band.bottom, LEVELS.get(band.level, LEVELS[""])) for band in layout.bands),
        relations=tuple((code, relation) for code, relation in RELATIONS.items() if code in used),
    )


def _period(stretch: Any, lang: str) -> str:
    if stretch.kind == "undated":
        return "no date" if lang == "en" else "không rõ ngày"
    return "…" if stretch.kind == "empty" else str(stretch.first)


def _card(spot: Spot, height: float, data: dict[str, Any], lang: str) -> SmallCard:
    title = printable(data["title"])[:400]
    room = max(1, int((height - 46) // 17))
    lines = textwrap.wrap(title, _LETTERS, max_lines=room, placeholder="…") if title else []
    return SmallCard(
        x=spot.x - CARD_WIDTH / 2,
        y=spot.y - height / 2,
        label=_cut(printable(data["label"]), _LETTERS - 3),
        lines=tuple(lines),
        date=day(str(data["date"]), lang),
        focus=bool(data.get("focus")),
        held=data["status"] == "Held",
    )


def _line(a: Spot, b: Spot, height: float, relation: str) -> SmallLine:
    """Out of the side that faces the other card, or for cards above each other out of top or bottom."""
    if abs(a.x - b.x) < CARD_WIDTH:
        sign = 1 if b.y > a.y else -1
        start, end = Spot(a.x, a.y + sign * height / 2), Spot(b.x, b.y - sign * (height / 2 + 9))
        middle = (start.y + end.y) / 2
        path = (
            f"M{start.x:.0f} {start.y:.0f}C{start.x:.0f} {middle:.0f} {end.x:.0f} {middle:.0f} {end.x:.0f} {end.y:.0f}"
        )
    else:
        sign = 1 if b.x > a.x else -1
        start, end = Spot(a.x + sign * CARD_WIDTH / 2, a.y), Spot(b.x - sign * (CARD_WIDTH / 2 + 9), b.y)
        middle = (start.x + end.x) / 2
        path = (
            f"M{start.x:.0f} {start.y:.0f}C{middle:.0f} {start.y:.0f} {middle:.0f} {end.y:.0f} {end.x:.0f} {end.y:.0f}"
        )
    code = relation if relation in RELATIONS else "cites"
    return SmallLine(path, code, RELATIONS[code])


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
