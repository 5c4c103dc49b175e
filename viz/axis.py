"""The time axis of a picture: dates → places from left to right, wide where documents crowd."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

CARD_WIDTH = 184
CARD_HEIGHT = 84
GAP_X = 44
GAP_Y = 30
PITCH_X = CARD_WIDTH + GAP_X
PITCH_Y = CARD_HEIGHT + GAP_Y
YEAR_PADDING = 16
"""Room between a card and the edge of its year."""
BAND_PADDING = 8
"""Room between a card and the edge of its band."""
EMPTY_WIDTH = 56
"""Width of a run of years without documents, however many they are."""

LEVELS = ("central", "provincial", "district", "commune", "")
"""Bands from top to bottom; the last is for issuers whose level is not known."""

UNDATED = ""

_MOST_ROWS = (1, 2, 3, 4, 5, 6, 8, 10, 13, 16, 20, 26)
_WORTH = 0.62
"""The loss of scale that a picture which flows from left to right is worth."""
_READABLE = 0.34
"""The scale that is not given up for it."""

Ties = Mapping[str, Collection[str]]
"""Document → the documents that it must not stand above or below of."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the time axis: one year with documents, or a run of years without, or the undated column."""

    kind: str
    """ "year", "empty" or "undated"."""
    first: int
    last: int
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Card:
    """A document to be placed: its ISO date (or none), its band, and what it is sorted by."""

    id: str
    date: str
    level: str
    order: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """The x of every card, and how many rows each band then needs."""

    xs: Mapping[str, float]
    rows: Mapping[str, int]
    axis: tuple[Stretch, ...]

    def scale(self, view: tuple[int, int]) -> float:
        """How large everything fits a `view` (width, height in pixels): 1 is full size, and the most."""
        width = self.axis[-1].right - self.axis[0].left
        return min(1.0, view[0] / width, view[1] / height(self.rows))


def height(rows: Mapping[str, int], pitch: float = PITCH_Y) -> float:
    """The height in pixels of bands with so many rows each."""
    return sum(count * pitch + 2 * BAND_PADDING for count in rows.values())


def when(data: Mapping[str, object]) -> str:
    """The ISO date that a document stands at: its own, or the day by which a planned one is due."""
    own, due = str(data.get("date") or ""), str(data.get("due") or "")
    date = (due or own) if data.get("status") == "Planned" else (own or due)
    return date if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", date) else UNDATED


def reading_order(text: str) -> tuple[tuple[int, int, str], ...]:
    """A key that sorts "9-KH" before "10-KH"."""
    parts = re.findall(r"\d+|\D+", text[:200])
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)


def card_of(node: str, data: Mapping[str, object]) -> Card:
    """The card of a node of a lineage."""
    level = str(data.get("level") or "")
    date = when(data)
    order = (date, reading_order(str(data.get("label") or "")), node)
    return Card(node, date, level if level in LEVELS else "", order)


def best_columns(cards: Sequence[Card], choices: Sequence[Ties], view: tuple[int, int]) -> Columns:
    """The columns in which all cards, sorted by date, fill a `view` at the largest scale.

    `choices` are ties, the most wanted first; they are heeded unless everything gets much smaller by it.
    """
    tried = [_largest(cards, ties, view) for ties in choices]
    packed = _largest(cards, {}, view)
    enough = max(_WORTH * packed.scale(view), min(_READABLE, packed.scale(view)))
    return next((found for found in tried if found.scale(view) >= enough), packed)


def _largest(cards: Sequence[Card], ties: Ties, view: tuple[int, int]) -> Columns:
    tried = (_columns(cards, ties, most) for most in _MOST_ROWS)
    return max(tried, key=lambda columns: columns.scale(view))


def _columns(cards: Sequence[Card], ties: Ties, most: int) -> Columns:
    xs: dict[str, float] = {}
    axis: list[Stretch] = []
    rows: dict[str, int] = defaultdict(int)
    for period, group in groupby(cards, key=lambda card: card.date[:4]):
        if axis and axis[-1].kind == "year" and int(period) > axis[-1].last + 1:
            axis.append(_stretch("empty", axis[-1].last + 1, int(period) - 1, axis, EMPTY_WIDTH))
        columns = list(_columns_of_a_year(list(group), ties, most))
        width = len(columns) * PITCH_X - GAP_X + 2 * YEAR_PADDING
        year = int(period) if period else 0
        axis.append(_stretch("year" if period else "undated", year, year, axis, width))
        for number, column in enumerate(columns):
            x = axis[-1].left + YEAR_PADDING + CARD_WIDTH / 2 + number * PITCH_X
            xs |= {card.id: x for card in column}
            for level, count in Counter(card.level for card in column).items():
                rows[level] = max(rows[level], count)
    return Columns(xs, {level: rows[level] for level in LEVELS if rows[level]}, tuple(axis))


def _stretch(kind: str, first: int, last: int, before: Sequence[Stretch], width: float) -> Stretch:
    left = before[-1].right if before else 0.0
    return Stretch(kind, first, last, left, left + width)


def _columns_of_a_year(cards: Sequence[Card], ties: Ties, most: int) -> Iterator[list[Card]]:
    """Fill a column until a band has `most` cards in it, or the next card is tied to one of the column."""
    column: list[Card] = []
    for card in cards:
        full = sum(other.level == card.level for other in column) >= most
        if column and (full or any(other.id in ties.get(card.id, ()) for other in column)):
            yield column
            column = []
        column.append(card)
    yield column
