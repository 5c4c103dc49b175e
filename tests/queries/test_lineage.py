"""The line that a document stands in."""

import pyoxigraph as ox
import pytest

from graph.store import Store
from ontology.namespaces import ELI, RDF, RELATIONS, VM
from queries.errors import QueryError, UnknownDocument
from queries.lineage import as_text, lineage, why

DOC = "https://w3id.org/vanmach/id/doc/"
NQ12 = DOC + "central/nq/12-nq-tw/2013-06-10"
NQ88 = DOC + "song-van/nq/88-nq-tu/2016-04-05"
NQ88_2021 = DOC + "song-van/nq/88-nq-tu/2021-05-12"
KL53 = DOC + "song-van/kl/53-kl-tu/2019-03-04"
KH20 = DOC + "song-van/kh/20-kh-ubnd/2019-05-20"
KH112 = DOC + "song-van/kh/112-kh-hu/2019-08"
BC09 = DOC + "song-van/bc/09-bc-ubnd/2022-01-10"
CTR01 = DOC + "song-van/ctr/01-ctr-tu/2020-12-15"
CT07 = DOC + "song-van/ct/07-ct-tu/2021-10-15"
DH13 = DOC + "central/dai-hoi-xiii"
PLAN3 = "https://w3id.org/vanmach/id/row/plan-3"


def line(*edges: tuple[int, str, int]) -> Store:
    """A store of documents with nothing but their relations: (acting, relation, acted on)."""
    graph = ox.NamedNode("http://example.org/graph")
    quads = []
    for one, relation, other in edges:
        for number in (one, other):
            document = ox.NamedNode(f"http://example.org/{number}")
            quads.append(ox.Quad(document, ox.NamedNode(str(RDF.type)), ox.NamedNode(str(VM.Document)), graph))
            symbol = ox.Literal(f"{number}-NQ/TU")
            quads.append(ox.Quad(document, ox.NamedNode(str(ELI.id_local)), symbol, graph))
        ends = (ox.NamedNode(f"http://example.org/{number}") for number in (one, other))
        quads.append(ox.Quad(next(ends), ox.NamedNode(RELATIONS[relation]), next(ends), graph))
    return Store.in_memory(quads)


def shown(store: Store, number: int, **options: object) -> set[tuple[str, str, str]]:
    """The edges of a lineage in a store of `line`."""
    graph = lineage(store, f"http://example.org/{number}", **options)  # type: ignore[arg-type]
    edges = graph.edges(data="relation")
    return {(one.rpartition("/")[2], relation, other.rpartition("/")[2]) for one, other, relation in edges}


def test_line_up_and_down(small: Store) -> None:
    graph = lineage(small, KL53)
    assert set(graph.edges(data="relation")) == {
        (KL53, NQ88, "continues"),
        (KL53, NQ12, "based_on"),
        (NQ88, NQ12, "implements"),
        (KH20, KL53, "implements"),
        (KH112, KL53, "implements"),
    }
    assert dict(graph.nodes(data="distance")) == {NQ12: -2, NQ88: -1, KL53: 0, KH20: 1, KH112: 1}


def test_document_of_the_line_has_what_a_picture_needs(small: Store) -> None:
    assert lineage(small, KL53).nodes[KL53] == {
        "label": "53-KL/TU",
        "type": "KL",
        "type_label": "Kết luận",
        "title": "về tiếp tục thực hiện Nghị quyết 88-NQ/TU",
        "date": "2019-03-04",
        "issuer": "Ban Thường vụ Tỉnh ủy Sông Vân",
        "level": "provincial",
        "status": "Held",
        "due": "",
        "distance": 0,
        "focus": True,
    }


def test_edge_rests_on_passages(small: Store) -> None:
    edge = lineage(small, KL53).edges[KL53, NQ88]
    assert edge["relations"] == ("continues",)
    assert edge["evidence"] == (
        {
            "quote": "tiếp tục thực hiện Nghị quyết số 88-NQ/TU, ngày 05/4/2016",
            "line": 21,
            "page": None,
            "source": "nuoc-sach.docx",
            "resolution": "Exact",
            "rule": "full",
            "relation": "continues",
        },
    )


def test_plain_citations_only_when_asked_for(small: Store) -> None:
    assert BC09 not in lineage(small, KL53)
    assert lineage(small, KL53, cites=True).edges[BC09, KL53]["relation"] == "cites"


@pytest.mark.parametrize(
    ("depth", "documents"),
    [(0, {KL53}), (1, {KL53, NQ88, NQ12, KH20, KH112}), (2, {KL53, NQ88, NQ12, KH20, KH112})],
)
def test_depth(small: Store, depth: int, documents: set[str]) -> None:
    assert set(lineage(small, KL53, depth)) == documents


def test_programme_shows_what_it_planned(small: Store) -> None:
    graph = lineage(small, CTR01)
    assert set(graph.edges(data="relation")) == {
        (CTR01, DH13, "based_on"),
        (CTR01, NQ88_2021, "planned"),
        (CTR01, CT07, "planned"),
        (CTR01, PLAN3, "planned"),
    }
    late = graph.edges[CTR01, CT07]
    assert (late["due"], late["days_late"], late["evidence"][0]["line"]) == ("2021-09-30", 15, 13)
    assert graph.edges[CTR01, NQ88_2021]["days_late"] == -49
    waiting = graph.nodes[PLAN3]
    assert (waiting["status"], waiting["label"], waiting["due"], waiting["type"]) == (
        "Planned",
        "Kết luận về thủy lợi nội đồng",
        "2021-12-31",
        "KL",
    )


def test_document_shows_the_programme_that_planned_it(small: Store) -> None:
    graph = lineage(small, NQ88_2021)
    assert set(graph) == {NQ88_2021, CTR01}  # and not what else that programme planned
    assert graph.nodes[CTR01]["distance"] == -1


def test_siblings_do_not_join_the_line() -> None:
    # 2 and 3 both implement 1: from 2, the line goes up to 1 and not down again.
    assert shown(line((2, "implements", 1), (3, "implements", 1)), 2) == {("2", "implements", "1")}


def test_grounds_are_followed_from_the_document_itself_only() -> None:
    store = line((3, "implements", 2), (2, "based_on", 1), (3, "based_on", 0))
    assert shown(store, 3) == {("3", "implements", "2"), ("3", "based_on", "0")}


def test_strongest_relation_names_the_edge() -> None:
    store = line((2, "cites", 1), (2, "implements", 1), (2, "replaces", 1))
    graph = lineage(store, "http://example.org/2")
    edge = graph.edges["http://example.org/2", "http://example.org/1"]
    assert (edge["relation"], edge["relations"]) == ("replaces", ("replaces", "implements"))


def test_edges_between_the_two_sides_are_shown() -> None:
    # 3 continues both the document and what that document implements.
    store = line((2, "implements", 1), (3, "continues", 2), (3, "continues", 1))
    assert ("3", "continues", "1") in shown(store, 2)


def test_circles_end() -> None:
    circle = line((1, "amends", 2), (2, "amends", 3), (3, "amends", 1), (1, "amends", 1))
    assert shown(circle, 1) == {("1", "amends", "2"), ("2", "amends", "3"), ("3", "amends", "1")}
    assert as_text(lineage(circle, "http://example.org/1"), "http://example.org/1")


def test_chain_of_two_thousand() -> None:
    chain = line(*((number + 1, "continues", number) for number in range(2000)))
    graph = lineage(chain, "http://example.org/1000")
    assert (len(graph), graph.number_of_edges()) == (2001, 2000)
    assert graph.nodes["http://example.org/0"]["distance"] == -1000
    assert graph.nodes["http://example.org/2000"]["distance"] == 1000
    assert as_text(graph, "http://example.org/1000").count("\n") == 2 + 2001 + 2000 - 1


@pytest.mark.parametrize("iri", ["http://example.org/none", "no address", "http://x/> } #", PLAN3])
def test_what_is_no_document_has_no_line(small: Store, iri: str) -> None:
    with pytest.raises(UnknownDocument):
        lineage(small, iri)


def test_depth_counts_steps(small: Store) -> None:
    with pytest.raises(QueryError, match="0 or more"):
        lineage(small, KL53, -1)


def test_text_of_a_line(small: Store) -> None:
    assert as_text(lineage(small, KL53, 1), KL53).splitlines() == [
        "Dòng văn bản của 53-KL/TU (2019)",
        "",
        "  10/06/2013     12-NQ/TW — Nghị quyết về quản lý nước sạch",
        "  05/04/2016     88-NQ/TU — Nghị quyết về phát triển nước sạch nông thôn",
        "    ↳ thực hiện 12-NQ/TW (2013)",
        "▶   04/03/2019     53-KL/TU — Kết luận về tiếp tục thực hiện Nghị quyết 88-NQ/TU",
        "      ↳ căn cứ 12-NQ/TW (2013)",
        "      ↳ tiếp tục thực hiện 88-NQ/TU (2016)",
        "      20/05/2019     20-KH/UBND — Kế hoạch thực hiện Kết luận 53-KL/TU",
        "        ↳ thực hiện 53-KL/TU (2019)",
        "      08/2019        112-KH/HU — Kế hoạch",
        "        ↳ thực hiện 53-KL/TU (2019)",
    ]


def test_text_of_a_programme(small: Store) -> None:
    text = as_text(lineage(small, CTR01), CTR01)
    assert "↳ kế hoạch hóa 88-NQ/TU (2021), hạn 30/06/2021, sớm 49 ngày" in text
    assert "↳ kế hoạch hóa 07-CT/TU (2021), hạn 30/09/2021, chậm 15 ngày" in text
    assert "hạn 31/12/2021 Kết luận về thủy lợi nội đồng — Kết luận [chưa ban hành]" in text


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (KL53, NQ88, [("continues", "Exact", 21), ("cites", "Inferred", 30)]),
        (NQ88, KL53, []),
        (CTR01, CT07, [("planned", "", 13)]),
        (KH20, NQ12, []),
        (KL53, KL53, []),
        (KL53, "no address", []),
    ],
)
def test_why(small: Store, a: str, b: str, expected: list[tuple[str, str, int]]) -> None:
    assert [(item.relation, item.resolution, item.line) for item in why(small, a, b)] == expected


@pytest.mark.parametrize(
    ("direction", "edges"),
    [
        ("up", {("2", "continues", "1")}),
        ("down", {("3", "implements", "2")}),
        ("both", {("2", "continues", "1"), ("3", "implements", "2")}),
    ],
)
def test_a_line_can_be_followed_one_way(direction: str, edges: set[tuple[str, str, str]]) -> None:
    store = line((2, "continues", 1), (3, "implements", 2))
    assert shown(store, 2, direction=direction) == edges


def test_a_line_goes_no_other_way(small: Store) -> None:
    with pytest.raises(QueryError, match="up, down or both"):
        lineage(small, KL53, direction="sideways")


def test_a_line_as_of_a_day_knows_nothing_later(small: Store) -> None:
    assert set(lineage(small, KL53, on="2019-06-01")) == {NQ12, NQ88, KL53, KH20}


def test_what_was_met_after_the_day_was_still_to_come(small: Store) -> None:
    graph = lineage(small, CTR01, on="2021-06-01")
    assert NQ88_2021 in graph
    assert CT07 not in graph
    assert sorted(data["due"] for _, data in graph.nodes(data=True) if data["status"] == "Planned")[0] == "2021-09-30"
    assert len([node for node, data in graph.nodes(data=True) if data["status"] == "Planned"]) == 2


def test_a_day_before_the_document_itself_is_refused(small: Store) -> None:
    with pytest.raises(QueryError, match="choose that day or a later one"):
        lineage(small, KL53, on="2018-01-01")
