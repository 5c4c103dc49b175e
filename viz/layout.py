"""Where each document stands in a picture: time from left to right, authority from top to bottom."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import networkx as nx

from viz.axis import (
    BAND_PADDING,
    CARD_HEIGHT,
    GAP_Y,
    PITCH_Y,
    Card,
    Columns,
    Stretch,
    best_columns,
    card_of,
    height,
)
from viz.crossings import Crossings

_WEIGHTS = {"continues": 3.0, "implements": 3.0, "replaces": 2.0, "planned": 1.5, "cites": 0.5}
_SWEEPS = 6
_MOST_LOOKS = 600_000
"""Pairs of edges that are compared at the most to save crossings: about half a second."""
_WIDEST_PITCH = 280.0
_TALLEST_CARD = 150.0
_CARD_ON_SCREEN = 66

Neighbours = Mapping[str, Sequence[tuple[str, float]]]
"""Document → the documents that it is tied to, and how strongly."""


@dataclass(frozen=True, slots=True)
class Spot:
    """The middle of a card."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Band:
    """The rows of one level of authority."""

    level: str
    top: float
    bottom: float
    pitch: float
    """Distance from row to row."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Spots of all cards, with the axis and the bands they stand in."""

    spots: Mapping[str, Spot]
    axis: tuple[Stretch, ...]
    bands: tuple[Band, ...]
    card_height: float = CARD_HEIGHT


def arrange(graph: "nx.DiGraph[str]", view: tuple[int, int] = (900, 620)) -> Layout:
    """Lay a lineage out so that it fills a `view` (width, height in pixels) at the largest readable scale.

    Depends on the documents alone, never on the order in which they were put in.
    """
    if not graph:
        return Layout({}, (), ())
    cards = sorted((card_of(node, data) for node, data in graph.nodes(data=True)), key=lambda card: card.order)
    neighbours = _neighbours(graph)
    columns = best_columns(cards, [_ties(neighbours, least) for least in (1.0, 2.0)], view)
    columns = replace(columns, rows=_with_spare_rows(columns, cards, view))
    bands = _bands(columns.rows, _pitch(columns, view))
    ys = _Rows(cards, columns, bands, neighbours).settled()
    spots = {card.id: Spot(columns.xs[card.id], ys[card.id]) for card in cards}
    return Layout(spots, columns.axis, bands, _card_height(bands[0].pitch, columns.scale(view)))


def _neighbours(graph: "nx.DiGraph[str]") -> dict[str, list[tuple[str, float]]]:
    found: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for u, v, data in sorted(graph.edges(data=True), key=lambda edge: edge[:2]):
        weight = _WEIGHTS.get(str(data.get("relation")), 1.0)
        found[u].append((v, weight))
        found[v].append((u, weight))
    return found


def _ties(neighbours: Neighbours, least: float) -> dict[str, set[str]]:
    return {id: {other for other, weight in tied if weight >= least} for id, tied in neighbours.items()}


def _with_spare_rows(columns: Columns, cards: Sequence[Card], view: tuple[int, int]) -> dict[str, int]:
    """One row more in a band of several cards, where it costs no scale: room for lines to pass."""
    rows = dict(columns.rows)
    for level, count in sorted(Counter(card.level for card in cards).items(), key=lambda item: -item[1]):
        more = rows | {level: rows[level] + 1}
        if count > 3 and height(more) * columns.scale(view) <= view[1]:
            rows = more
    return rows


def _pitch(columns: Columns, view: tuple[int, int]) -> float:
    """The distance from row to row that uses the height which the width leaves free."""
    room = view[1] / columns.scale(view) - 2 * BAND_PADDING * len(columns.rows)
    return min(_WIDEST_PITCH, max(PITCH_Y, room / sum(columns.rows.values())))


def _card_height(pitch: float, scale: float) -> float:
    """Cards that are drawn small are taller where the rows leave room: larger letters fit."""
    return max(CARD_HEIGHT, min(_TALLEST_CARD, pitch - 2 * GAP_Y, _CARD_ON_SCREEN / scale))


def _bands(rows: Mapping[str, int], pitch: float) -> tuple[Band, ...]:
    bands: list[Band] = []
    for level, count in rows.items():
        top = bands[-1].bottom if bands else 0.0
        bands.append(Band(level, top, top + count * pitch + 2 * BAND_PADDING, pitch))
    return tuple(bands)


class _Rows:
    """The row of every card, moved towards its neighbours until no move helps: short edges, few crossings."""

    def __init__(
        self,
        cards: Sequence[Card],
        columns: Columns,
        bands: Sequence[Band],
        neighbours: Neighbours,
    ) -> None:
        self.cards = cards
        self.xs = columns.xs
        self.counts = columns.rows
        self.bands = {band.level: band for band in bands}
        self.neighbours = neighbours
        self.held: dict[tuple[str, int], list[str]] = defaultdict(list)
        self.row: dict[str, int] = {}
        self.ys: dict[str, float] = {}

    def settled(self) -> dict[str, float]:
        """The y of every card."""
        for card in self.cards:
            self._put(card, min(self._free_rows(card), key=lambda row: (self._cost(card, row), row)))
        for sweep in range(_SWEEPS):
            cards = self.cards if sweep % 2 else tuple(reversed(self.cards))
            moved = [self._improve(card) for card in cards]
            swapped = [self._swap(a, b) for a, b in pairwise(cards)]
            if not any(moved) and not any(swapped):
                break
        self._uncross()
        return self.ys

    def _uncross(self) -> None:
        """Move and swap cards within their columns as long as that saves crossings, and for a bounded time."""
        edges = [(card, other) for card, tied in self.neighbours.items() for other, _ in tied]
        crossings = Crossings(edges, self.xs)
        columns = defaultdict(list)
        for card in self.cards:
            columns[card.level, self.xs[card.id]].append(card)
        for _ in range(_SWEEPS):
            saved = 0
            for card in self.cards:
                if crossings.looked > _MOST_LOOKS:
                    return
                if crossings.around([card.id], self.ys):
                    saved += self._best_place(card, columns[card.level, self.xs[card.id]], crossings)
            if not saved:
                return

    def _best_place(self, card: Card, column: Sequence[Card], crossings: Crossings) -> int:
        """Put a card where the fewest edges cross: on a free row, or in the place of another of its column."""
        own = self.row[card.id]
        holders = {self.row[other.id]: other for other in column if other.id != card.id}
        best, most = own, 0
        for row in range(self.counts[card.level]):
            if row == own:
                continue
            moved = [card, holders[row]] if row in holders else [card]
            before = crossings.around([one.id for one in moved], self.ys)
            self._exchange(moved, own, row)
            saved = before - crossings.around([one.id for one in moved], self.ys)
            self._exchange(moved, row, own)
            if saved > most:
                best, most = row, saved
        if most:
            self._exchange([card, holders[best]] if best in holders else [card], own, best)
        return most

    def _exchange(self, cards: Sequence[Card], own: int, row: int) -> None:
        """Put the first card on `row`, and the second, if there is one, on the row that it leaves."""
        for card in cards:
            self._lift(card)
        for card, to in zip(cards, (row, own), strict=False):
            self._put(card, to)

    def _y(self, card: Card, row: int) -> float:
        band = self.bands[card.level]
        return band.top + BAND_PADDING + (row + 0.5) * band.pitch

    def _put(self, card: Card, row: int) -> None:
        self.row[card.id] = row
        self.ys[card.id] = self._y(card, row)
        self.held[card.level, row].append(card.id)

    def _lift(self, card: Card) -> int:
        row = self.row.pop(card.id)
        self.held[card.level, row].remove(card.id)
        return row

    def _free_rows(self, card: Card) -> list[int]:
        x = self.xs[card.id]
        rows = range(self.counts[card.level])
        return [row for row in rows if all(self.xs[id] != x for id in self.held[card.level, row])]

    def _cost(self, card: Card, row: int) -> float:
        """Height that the card's edges climb, and the cards of the same row that they would run behind."""
        y = self._y(card, row)
        return sum(
            weight * (abs(y - self.ys[other]) + self._behind(card, row, other))
            for other, weight in self.neighbours.get(card.id, ())
            if other in self.row
        )

    def _behind(self, card: Card, row: int, other: str) -> float:
        if self.row[other] != row or other not in self.held[card.level, row]:
            return 0.0
        left, right = sorted((self.xs[card.id], self.xs[other]))
        between = sum(left < self.xs[id] < right for id in self.held[card.level, row])
        return between * 1.1 * self.bands[card.level].pitch

    def _improve(self, card: Card) -> bool:
        before = self._lift(card)
        best = min(self._free_rows(card), key=lambda row: (self._cost(card, row), row != before, row))
        self._put(card, best)
        return best != before

    def _swap(self, a: Card, b: Card) -> bool:
        if a.level != b.level or self.xs[a.id] != self.xs[b.id]:
            return False
        row_a, row_b = self.row[a.id], self.row[b.id]
        stay = self._cost(a, row_a) + self._cost(b, row_b)
        if self._cost(a, row_b) + self._cost(b, row_a) >= stay:
            return False
        for card, row in ((a, row_b), (b, row_a)):
            self._lift(card)
            self._put(card, row)
        return True
