"""Groups hold each document once, open to at most so many cards, and say what they hold."""

from datetime import date

import networkx as nx
import pytest
from sample_lineages import BASE, document, numbered

from viz.entries import entries
from viz.scenes import MOST, Group, Scene, scenes

TODAY = date(2021, 11, 14)


def drawn(graph: "nx.DiGraph[str]") -> dict[str, Scene]:
    return scenes(graph, entries(graph, TODAY))


def members(found: dict[str, Scene], key: str) -> list[int]:
    return [
        index
        for card in found[key].cards
        for index in (members(found, card.opens) if isinstance(card, Group) else [card])
    ]


def one_month(count: int) -> "nx.DiGraph[str]":
    graph: nx.DiGraph[str] = nx.DiGraph()
    for number in range(count):
        graph.add_node(f"{BASE}{number}", **document(f"{number}-CV/TU", "CV", "", "2021-05-04"))
    return graph


def test_few_documents_are_one_scene() -> None:
    assert list(drawn(numbered(MOST))) == ["all"]


@pytest.mark.parametrize("graph", [numbered(MOST + 1), numbered(1500), one_month(900)], ids=["201", "1500", "month"])
def test_every_grouping_holds_every_document_once_and_no_scene_is_crowded(graph: "nx.DiGraph[str]") -> None:
    found = drawn(graph)
    for key in ("year", "issuer"):
        assert sorted(members(found, key)) == list(range(len(graph)))
    assert all(0 < len(scene.cards) <= MOST for scene in found.values())


def test_a_group_says_how_many_it_holds() -> None:
    found = drawn(numbered(500))
    for scene in found.values():
        for card in scene.cards:
            if isinstance(card, Group):
                assert card.count == len(members(found, card.opens)) > 1


def test_documents_are_grouped_by_year_and_level() -> None:
    names = {(card.name.vi, card.about.vi) for card in drawn(numbered(500))["year"].cards if isinstance(card, Group)}
    assert ("2021", "Tỉnh") in names
    assert ("Không rõ ngày", "Tỉnh") in names


def test_rare_issuers_are_grouped_as_others() -> None:
    graph = numbered(900)
    for number, node in enumerate(graph):
        if number % 3 == 0:
            graph.nodes[node]["issuer"] = f"Ủy ban nhân dân xã Suối Mây {number}"
    names = {card.name.vi for card in drawn(graph)["issuer"].cards if isinstance(card, Group)}
    assert {"Khác", "Tỉnh ủy Bắc Giang"} <= names


def test_subjects_are_offered_where_documents_have_one() -> None:
    graph = numbered(300)
    assert "subject" not in drawn(graph)
    graph.nodes[f"{BASE}7"]["subject"] = "Đất đai"
    assert "subject" in drawn(graph)


def test_the_scene_around_the_main_document_holds_it() -> None:
    graph = numbered(500)
    listed = entries(graph, TODAY)
    assert next(entry.index for entry in listed if entry.focus) in scenes(graph, listed)["near"].cards
