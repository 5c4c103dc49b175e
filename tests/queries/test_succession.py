"""Who answers for an agency on a day: the invented changes of small.trig, and what a build makes of real registers."""

import pyoxigraph as ox
import pytest

from graph.registers import vocabulary_quads
from graph.reorganisations import reorganisation_quads
from graph.store import Store
from ontology.namespaces import ID, ORG, RDF
from queries.errors import QueryError
from queries.labelled import find_labelled
from queries.succession import Succession, origins, succession

AGENCY = f"{ID}agency/"


def said(found: Succession) -> list[str]:
    """Those who answer: "who (for a part, perhaps, how sure)"."""
    return [
        one.party.iri.rsplit("/", 1)[1]
        + (" for a part" if one.partly else "")
        + ("" if one.settled else " perhaps")
        + (f", {one.certainty}" if one.certainty else "")
        for one in found.answering
    ]


@pytest.mark.parametrize(
    ("agency", "day", "answering", "steps"),
    [
        ("ban-de", "2017-12-31", ["ban-de"], 0),
        # in the time in which it may have happened both may answer
        ("ban-de", "2018-01-15", ["ban-de perhaps", "so-thuy-loi-2018 perhaps, verified"], 1),
        ("ban-de", "2018-04-01", ["so-thuy-loi-2018, verified", "so-tai-chinh for a part, verified"], 2),
        # a chain is as sure as its least sure step
        ("ban-de", "2026-01-01", ["so-nong-nghiep, general-knowledge", "so-tai-chinh for a part, verified"], 3),
        ("tram-do", "2026-01-01", ["so-nong-nghiep perhaps, general-knowledge"], 2),
        ("huyen-uy-ben-say", "2025-06-30", ["huyen-uy-ben-say"], 0),
        ("huyen-uy-ben-say", "2025-07-01", [], 1),
        ("van-phong-tinh-uy", "2026-01-01", ["van-phong-tinh-uy"], 1),
        ("tinh-uy", "2026-01-01", ["tinh-uy"], 0),
    ],
)
def test_who_answers_on_a_day(small: Store, agency: str, day: str, answering: list[str], steps: int) -> None:
    found = succession(small, f"{AGENCY}song-van/{agency}", day)
    assert said(found) == answering
    assert len(found.steps) == steps


def test_where_nobody_is_known_to_answer_it_is_said_why(small: Store) -> None:
    found = succession(small, f"{AGENCY}song-van/huyen-uy-ben-say", "2026-01-01")
    assert [step.note for step in found.ended] == [("không còn cấp huyện", "no districts any more")]


def test_a_step_says_what_it_rests_on(small: Store) -> None:
    first, part, last = succession(small, f"{AGENCY}song-van/ban-de", "2026-01-01").steps
    assert (first.date, first.basis, first.one_source, first.settled) == (
        "2018-01/2018-03",
        "Quyết định 5",
        False,
        True,
    )
    assert [party.name for party in first.before] == ["Ban Đê tỉnh Sông Vân", "Sở Thủy lợi tỉnh Sông Vân"]
    assert (part.kind_label, part.one_source, part.note) == (
        ("chuyển một phần", "part moved"),
        True,
        ("quỹ đê", "the dyke fund"),
    )
    assert (last.certainty, last.known_from) == ("general-knowledge", "")


def test_a_body_before_its_beginning(small: Store) -> None:
    found = succession(small, f"{AGENCY}song-van/so-thuy-loi-2018", "2017-01-01")
    assert found.not_yet
    assert found.answering == ()


def test_where_a_body_came_from(small: Store) -> None:
    assert [step.date for step in origins(small, f"{AGENCY}song-van/so-thuy-loi-2018")] == [
        "2018-01/2018-03",
        "2018-06",
    ]
    assert [step.kind for step in origins(small, f"{AGENCY}song-van/so-tai-chinh")] == ["part"]
    assert origins(small, f"{AGENCY}song-van/van-phong-tinh-uy") == ()


def test_an_agency_that_is_not_there(small: Store) -> None:
    with pytest.raises(QueryError, match="No agency in the graph has the address"):
        succession(small, f"{AGENCY}song-van/so-ca", "2026-01-01")


# --- with the registers that are installed ----------------------------------------------------------------------------


def built(*agencies: str) -> Store:
    """The store of sources that name these agencies."""
    graph = ox.NamedNode(f"{ID}graph/source/a")
    named = []
    for agency in agencies:
        iri = ox.NamedNode(AGENCY + agency)
        label = ox.Literal(agency.rsplit("/", 1)[1], language="vi")
        named += [ox.Quad(iri, ox.NamedNode(str(RDF.type)), ox.NamedNode(str(ORG.Organization)), graph)]
        named += [ox.Quad(iri, ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel"), label, graph)]
    return Store.in_memory([*named, *vocabulary_quads(), *reorganisation_quads(Store.in_memory(named))])


@pytest.mark.parametrize(
    ("agency", "day", "answering"),
    [
        (
            "bac-giang/ban-can-su-dang-uy-ban-nhan-dan-tinh",
            "2021-03-03",
            "bac-giang/ban-can-su-dang-uy-ban-nhan-dan-tinh",
        ),
        ("bac-giang/ban-can-su-dang-uy-ban-nhan-dan-tinh", "2025-05-01", "bac-giang/dang-uy-uy-ban-nhan-dan-tinh"),
        ("bac-giang/ban-can-su-dang-uy-ban-nhan-dan-tinh", "2026-11-01", "bac-ninh-2025/dang-uy-uy-ban-nhan-dan-tinh"),
        ("bac-giang/so-ke-hoach-va-dau-tu-tinh", "2025-04-01", "bac-giang/so-tai-chinh-tinh-2025"),
        ("bac-giang/so-ke-hoach-va-dau-tu-tinh", "2026-11-01", "bac-ninh-2025/so-tai-chinh-tinh"),
        ("binh-phuoc/so-ke-hoach-va-dau-tu-tinh", "2026-11-01", "dong-nai-2026/so-tai-chinh-tinh"),
        ("trung-uong/ban-dan-van-trung-uong", "2026-11-01", "trung-uong/ban-tuyen-giao-va-dan-van-trung-uong"),
    ],
)
def test_who_answers_by_the_installed_registers(agency: str, day: str, answering: str) -> None:
    found = succession(built(agency), AGENCY + agency, day)
    assert [one.party.iri.removeprefix(AGENCY) for one in found.answering] == [answering]
    assert all(one.settled for one in found.answering)
    assert all(step.certainty for step in found.steps)


def test_of_two_bodies_of_one_name_the_one_that_documents_name_is_meant() -> None:
    name = "Sở Tài chính tỉnh Hà Nội"
    later = "ha-noi/so-tai-chinh-tinh-2025"
    assert find_labelled(built(later), "so-tai-chinh-tinh-2025", "agency") == AGENCY + later
    planning = built("ha-noi/so-ke-hoach-va-dau-tu-tinh")
    with pytest.raises(QueryError, match=r"thành phố Hà Nội \(trước 01/3/2025\)”, “.*\(từ 01/3/2025\)”"):
        find_labelled(planning, name.replace("tỉnh", "thành phố"), "agency")
    assert find_labelled(planning, "Sở Tài chính thành phố Hà Nội (từ 01/3/2025)", "agency") == AGENCY + later
