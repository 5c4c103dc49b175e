"""Cards never overlap, stand in the order of their dates, and where they stand depends on the documents alone."""

from itertools import combinations, pairwise

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_lineages import document, numbered, programme

from viz.axis import CARD_WIDTH, LEVELS, when
from viz.crossings import Crossings
from viz.layout import Layout, arrange

DATES = st.one_of(
    st.just(""),
    st.dates().map(str),
    st.dates().map(lambda day: str(day)[:7]),
    st.dates().map(lambda day: str(day)[:4]),
)


@st.composite
def lineages(draw: st.DrawFn) -> "nx.DiGraph[str]":
    graph: nx.DiGraph[str] = nx.DiGraph()
    count = draw(st.integers(1, 25))
    for number in range(count):
        level = draw(st.sampled_from([*LEVELS, "region"]))
        status = draw(st.sampled_from(["Held", "Planned"]))
        graph.add_node(
            f"d{number}",
            **document(f"{number}-NQ/TU", "NQ", "", draw(DATES), level, status=status, due=draw(DATES)),
        )
    pairs = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1))
    for u, v in draw(st.lists(pairs, max_size=40)):
        graph.add_edge(
            f"d{u}", f"d{v}", relation=draw(st.sampled_from(["continues", "cites", "based_on"])), evidence=()
        )
    return graph


def overlapping(layout: Layout) -> list[tuple[str, str]]:
    return [
        (a, b)
        for a, b in combinations(layout.spots, 2)
        if abs(layout.spots[a].x - layout.spots[b].x) < CARD_WIDTH
        and abs(layout.spots[a].y - layout.spots[b].y) < layout.card_height
    ]


@given(lineages())
@settings(max_examples=60, deadline=None)
def test_no_two_cards_overlap(graph: "nx.DiGraph[str]") -> None:
    assert overlapping(arrange(graph)) == []


@pytest.mark.parametrize("count", [10, 50, 200])
def test_no_two_cards_overlap_in_larger_lineages(count: int) -> None:
    assert overlapping(arrange(numbered(count))) == []


@given(lineages())
@settings(max_examples=60, deadline=None)
def test_earlier_documents_never_stand_right_of_later_ones(graph: "nx.DiGraph[str]") -> None:
    spots = arrange(graph).spots
    by_date = sorted(graph, key=lambda node: when(graph.nodes[node]))
    for earlier, later in pairwise(by_date):
        if when(graph.nodes[earlier]) < when(graph.nodes[later]):
            assert spots[earlier].x <= spots[later].x


@given(lineages(), st.randoms())
@settings(max_examples=40, deadline=None)
def test_the_order_of_insertion_does_not_matter(graph: "nx.DiGraph[str]", chance: object) -> None:
    nodes, edges = list(graph.nodes(data=True)), list(graph.edges(data=True))
    chance.shuffle(nodes)  # type: ignore[attr-defined]
    chance.shuffle(edges)  # type: ignore[attr-defined]
    other: nx.DiGraph[str] = nx.DiGraph()
    other.add_nodes_from(nodes)
    other.add_edges_from(edges)
    assert arrange(other) == arrange(graph)


@given(lineages())
@settings(max_examples=40, deadline=None)
def test_every_card_stands_within_its_year_and_its_band(graph: "nx.DiGraph[str]") -> None:
    layout = arrange(graph)
    bands = {band.level: band for band in layout.bands}
    for node, data in graph.nodes(data=True):
        spot, year = layout.spots[node], when(data)[:4]
        piece = next(piece for piece in layout.axis if piece.left < spot.x < piece.right)
        assert piece.first == int(year or 0)
        band = bands[data["level"] if data["level"] in LEVELS else ""]
        assert band.top < spot.y < band.bottom


def test_years_without_documents_shrink_to_one_piece() -> None:
    kinds = [(piece.kind, piece.first, piece.last) for piece in arrange(programme()).axis]
    assert kinds == [
        ("undated", 0, 0),
        ("year", 2014, 2014),
        ("empty", 2015, 2015),
        ("year", 2016, 2016),
        ("year", 2017, 2017),
        ("empty", 2018, 2020),
        ("year", 2021, 2021),
        ("year", 2022, 2022),
    ]


def test_within_a_year_a_document_stands_right_of_the_one_it_implements() -> None:
    spots = arrange(programme()).spots
    base = "https://w3id.org/vanmach/id/doc/"
    assert spots[base + "nq13"].x < spots[base + "kl53"].x < spots[base + "kh99"].x < spots[base + "kh7"].x


def test_a_planned_document_stands_where_it_is_due() -> None:
    assert when({"status": "Planned", "date": "", "due": "2021-09-30"}) == "2021-09-30"


def test_nothing_can_be_laid_out_too() -> None:
    assert arrange(nx.DiGraph()).spots == {}


def test_lines_that_need_not_cross_do_not() -> None:
    graph: nx.DiGraph[str] = nx.DiGraph()
    for number in range(5):
        graph.add_node(f"a{number}", **document(f"{number}-NQ/TU", "NQ", "", f"2016-03-0{number + 1}"))
        graph.add_node(f"b{number}", **document(f"{number}-KH/TU", "KH", "", f"2018-05-0{5 - number}"))
        graph.add_edge(f"b{number}", f"a{number}", relation="implements", evidence=())
    layout = arrange(graph, view=(600, 900))
    spots = layout.spots
    counted = Crossings(graph.edges, {node: spot.x for node, spot in spots.items()})
    assert counted.around(graph, {node: spot.y for node, spot in spots.items()}) == 0


@pytest.mark.parametrize(("ys", "crossings"), [((0, 1, 0, 1), 0), ((0, 1, 1, 0), 2), ((0, 0, 0, 0), 0)])
def test_crossings_are_counted_for_each_of_the_edges_that_cross(ys: tuple[int, ...], crossings: int) -> None:
    counted = Crossings([("a", "c"), ("b", "d")], {"a": 0, "b": 0, "c": 9, "d": 9})
    assert counted.around("abcd", dict(zip("abcd", ys, strict=True))) == crossings
    assert counted.around("a", dict(zip("abcd", ys, strict=True))) == crossings // 2
