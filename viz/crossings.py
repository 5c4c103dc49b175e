"""How often the edges of a picture cross, drawn straight from card to card."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

Point = tuple[float, float]


class Crossings:
    """Edges between cards whose x is settled; only those that share a stretch of the axis can ever cross."""

    def __init__(self, edges: Iterable[tuple[str, str]], xs: Mapping[str, float]) -> None:
        self.xs = xs
        ends = {tuple(sorted(edge, key=lambda card: (xs[card], card))) for edge in edges if edge[0] != edge[1]}
        self.edges = sorted((a, b) for a, b in ends)
        self.of_card: dict[str, list[int]] = defaultdict(list)
        for number, edge in enumerate(self.edges):
            for card in edge:
                self.of_card[card].append(number)
        self.rivals = [self._rivals(edge) for edge in self.edges]
        self.looked = 0
        """Pairs of edges that have been compared: what the counting costs."""

    def around(self, cards: Iterable[str], ys: Mapping[str, float]) -> int:
        """The crossings of the edges of some cards, where all cards stand at `ys`; one between two of them counts twice."""
        mine = sorted({number for card in cards for number in self.of_card.get(card, ())})
        return sum(self._meet(number, other, ys) for number in mine for other in self.rivals[number])

    def _rivals(self, edge: tuple[str, str]) -> list[int]:
        left, right = self.xs[edge[0]], self.xs[edge[1]]
        return [
            number
            for number, (a, b) in enumerate(self.edges)
            if self.xs[a] <= right and self.xs[b] >= left and a not in edge and b not in edge
        ]

    def _meet(self, one: int, other: int, ys: Mapping[str, float]) -> bool:
        self.looked += 1
        a, b, c, d = ((self.xs[card], ys[card]) for card in (*self.edges[one], *self.edges[other]))
        return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _side(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
