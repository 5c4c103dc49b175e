"""A network too large for one look → scenes of few cards each: groups of documents that open to smaller groups."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx

from viz.axis import LEVELS, when
from viz.entries import Entry
from viz.layout import Layout, arrange
from viz.words import LEVELS as LEVEL_NAMES
from viz.words import Word

MOST = 200
"""Cards that are shown at once."""
_GROUPS = 150
"""Groups of one scene, where its documents allow it: fewer are read sooner."""
_NEAR = 60
"""Documents around the main one that are shown in detail."""

GROUPINGS = {
    "near": Word("Quanh văn bản chính", "Around the main document"),
    "year": Word("Theo năm", "By year"),
    "issuer": Word("Theo cơ quan ban hành", "By issuer"),
    "subject": Word("Theo lĩnh vực", "By subject"),
}

_OTHERS = Word("Khác", "Others")
_UNKNOWN = Word("Chưa rõ", "Unknown")


@dataclass(frozen=True, slots=True)
class Group:
    """A card that stands for several documents and opens the scene that shows them."""

    name: Word
    about: Word
    count: int
    opens: str


@dataclass(frozen=True, slots=True)
class Scene:
    """What is on the screen at once: documents and groups, each in its place."""

    parent: str
    """The scene that it was opened from, "" for the first of a grouping."""
    name: Word
    cards: tuple[int | Group, ...]
    """Places in the list of entries, and groups."""
    layout: Layout
    """Its spots are called as the cards are counted: "0", "1", …"""


@dataclass(frozen=True, slots=True)
class _Cell:
    level: str
    period: str
    """A year or a month as ISO writes it, "" where there is none."""
    value: str
    """The issuer or subject that is grouped by, or the number of a part."""


def scenes(graph: "nx.DiGraph[str]", listed: Sequence[Entry]) -> dict[str, Scene]:
    """Key → scene. Up to `MOST` documents are one scene, "all"; beyond, each way of grouping has a scene of its name."""
    everything = _Drawn(graph, listed)
    members = tuple(range(len(listed)))
    if len(listed) <= MOST:
        return {"all": everything.documents("", Word("", ""), members)}
    for grouping in ("year", "issuer", "subject"):
        if grouping == "year" or any(getattr(entry, grouping) for entry in listed):
            everything.grouped(grouping, "", Word("", ""), members, grouping)
    if near := _around(graph, listed):
        everything.found["near"] = everything.documents("", Word("", ""), near)
    return everything.found


def _around(graph: "nx.DiGraph[str]", listed: Sequence[Entry]) -> tuple[int, ...]:
    """The documents nearest to the main one by steps, the strongest ties first; none where none is the main one."""
    focus = next((entry for entry in listed if entry.focus), None)
    if focus is None:
        return ()
    places = {entry.iri: entry.index for entry in listed}
    steps = nx.single_source_shortest_path_length(graph.to_undirected(as_view=True), focus.iri, cutoff=6)
    nearest = sorted(steps, key=lambda iri: (steps[iri], graph.degree(iri) * -1, places[iri]))
    return tuple(sorted(places[iri] for iri in nearest[:_NEAR]))


class _Drawn:
    """The scenes that have been laid out."""

    def __init__(self, graph: "nx.DiGraph[str]", listed: Sequence[Entry]) -> None:
        self.graph = graph
        self.listed = listed
        self.dates = [when({"date": entry.date, "due": entry.due, "status": entry.status}) for entry in listed]
        self.levels = [entry.level for entry in listed]
        self.ties = [(link.acting, link.target, link.relation) for entry in listed for link in entry.links]
        self.found: dict[str, Scene] = {}

    def documents(self, parent: str, name: Word, members: Sequence[int]) -> Scene:
        """A scene that shows its documents themselves."""
        numbers = {self.listed[index].iri: str(number) for number, index in enumerate(members)}
        part = nx.relabel_nodes(self.graph.subgraph(numbers), numbers)
        return Scene(parent, name, tuple(members), arrange(part))

    def grouped(self, key: str, parent: str, name: Word, members: Sequence[int], by: str) -> None:
        """Lay out a scene of groups, and all that they open."""
        cells = self._cells(members, by, depth=key.count("/"))
        cards: list[int | Group] = []
        scene_of: dict[int, int] = {}
        shown: nx.DiGraph[str] = nx.DiGraph()
        for number, (cell, inside) in enumerate(sorted(cells.items(), key=lambda item: _order(item[0]))):
            opens = f"{key}/{number}"
            title, about = self._names(cell, by, inside)
            group = Group(title, about, len(inside), opens)
            cards.append(group if len(inside) > 1 else inside[0])
            scene_of |= dict.fromkeys(inside, number)
            shown.add_node(str(number), date=cell.period, level=cell.level, label=f"{number:05}")
            if len(inside) > MOST:
                self.grouped(opens, key, _joined(group), inside, by)
            elif len(inside) > 1:
                self.found[opens] = self.documents(key, _joined(group), inside)
        self._tie(shown, scene_of)
        self.found[key] = Scene(parent, name, tuple(cards), arrange(shown))

    def _tie(self, shown: "nx.DiGraph[str]", scene_of: dict[int, int]) -> None:
        for acting, target, relation in self.ties:
            a, b = scene_of.get(acting), scene_of.get(target)
            if a is not None and b is not None and a != b:
                shown.add_edge(str(a), str(b), relation=relation)

    def _cells(self, members: Sequence[int], by: str, depth: int) -> dict[_Cell, list[int]]:
        """At first by year, then by month, then in equal parts, as many levels as the documents need."""
        if depth == 0:
            values = self._values(members, by)
            cells = self._gathered(members, {i: (self.dates[i][:4], values[i]) for i in members})
            if len(cells) <= MOST:
                return cells
        elif depth == 1 and len({self.dates[i][:7] for i in members}) > 1:
            return self._gathered(members, {i: (self.dates[i][:7], "") for i in members})
        size = max(MOST // 2, -(-len(members) // _GROUPS))
        return self._gathered(members, {i: (self.dates[i][:7], f"{n // size}") for n, i in enumerate(members)})

    def _gathered(self, members: Sequence[int], keys: dict[int, tuple[str, str]]) -> dict[_Cell, list[int]]:
        cells: dict[_Cell, list[int]] = defaultdict(list)
        for index in members:
            cells[_Cell(self.levels[index], *keys[index])].append(index)
        return cells

    def _values(self, members: Sequence[int], by: str) -> dict[int, str]:
        """The issuer or subject of each document; the rarest together are others, so that no scene is crowded."""
        if by not in ("issuer", "subject"):
            return dict.fromkeys(members, "")
        values = {index: str(getattr(self.listed[index], by)) for index in members}
        kept: set[str] = set()
        cells = len({(self.levels[i], self.dates[i][:4]) for i in members})
        for value, _ in sorted(Counter(values.values()).items(), key=lambda item: (-item[1], item[0])):
            cells += len({(self.levels[i], self.dates[i][:4]) for i in members if values[i] == value})
            if cells > _GROUPS and kept:
                break
            kept.add(value)
        return {index: value if value in kept else _REST for index, value in values.items()}

    def _names(self, cell: _Cell, by: str, inside: Sequence[int]) -> tuple[Word, Word]:
        period = _said_period(cell.period)
        if by in ("issuer", "subject") and not cell.value.isdecimal():
            name = _OTHERS if cell.value == _REST else Word(cell.value, cell.value) if cell.value else _UNKNOWN
            return name, period
        if not cell.value:
            return period, LEVEL_NAMES[cell.level]
        ends = f"{self.listed[inside[0]].label[:30]} – {self.listed[inside[-1]].label[:30]}"
        return period, Word(ends, ends)


_REST = "\x00"


def _order(cell: _Cell) -> tuple[str, int, bool, int, str]:
    number = int(cell.value) if cell.value.isdecimal() else 0
    return cell.period, LEVELS.index(cell.level), cell.value == _REST, number, cell.value


def _said_period(period: str) -> Word:
    if not period:
        return Word("Không rõ ngày", "No date")
    return Word("/".join(reversed(period.split("-"))), period)


def _joined(group: Group) -> Word:
    return Word(f"{group.name.vi} · {group.about.vi}", f"{group.name.en} · {group.about.en}")
