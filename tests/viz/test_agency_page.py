"""The page of an agency says what became of it, who answers today, and what is not settled."""

import pyoxigraph as ox
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from graph.registers import vocabulary_quads
from graph.reorganisations import reorganisation_quads
from graph.store import Store
from ontology.namespaces import PREFIXES
from viz.agency_page import agency_page
from viz.pages import router

AGENCIES = """
<https://w3id.org/vanmach/id/province/bac-giang> skos:prefLabel "Bắc Giang"@vi .
<https://w3id.org/vanmach/id/agency/bac-giang/ban-can-su-dang-uy-ban-nhan-dan-tinh> a org:Organization ; skos:prefLabel "Ban cán sự đảng X"@vi .
<https://w3id.org/vanmach/id/agency/bac-giang/cac-huyen-uy-thanh-uy> a org:Organization ; skos:prefLabel "các huyện ủy X"@vi .
<https://w3id.org/vanmach/id/agency/bac-giang/so-ngoai-vu-tinh> a org:Organization ; skos:prefLabel "Sở Ngoại vụ X"@vi .
<https://w3id.org/vanmach/id/agency/bac-giang/so-lao-dong-thuong-binh-va-xa-hoi-tinh> a org:Organization ; skos:prefLabel "Sở Lao động X"@vi .
<https://w3id.org/vanmach/id/agency/trung-uong/bo-chinh-tri> a org:Organization ; skos:prefLabel "Bộ Chính trị"@vi .
"""  # fmt: skip


@pytest.fixture(scope="module")
def store() -> Store:
    prologue = "".join(f"@prefix {prefix}: <{name}> .\n" for prefix, name in PREFIXES.items())
    graph = ox.NamedNode("https://w3id.org/vanmach/id/graph/source/a")
    triples = ox.parse(prologue + AGENCIES, format=ox.RdfFormat.TURTLE)
    named = [ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples]
    return Store.in_memory([*named, *vocabulary_quads(), *reorganisation_quads(Store.in_memory(named))])


@pytest.fixture(scope="module")
def client(store: Store) -> TestClient:
    app = FastAPI()
    app.include_router(router(store))
    return TestClient(app)


def page(client: TestClient, agency: str, lang: str = "vi") -> str:
    answer = client.get(f"/agencies/{agency}", params={"lang": lang})
    assert answer.status_code == 200
    return answer.text


def test_who_answers_today_is_a_link_with_the_way_to_it(client: TestClient) -> None:
    html = page(client, "bac-giang/ban-can-su-dang-uy-ban-nhan-dan-tinh")
    for words in (
        "Nay ai chịu trách nhiệm",
        'href="/agencies/bac-ninh-2025/dang-uy-uy-ban-nhan-dan-tinh"',
        "trong khoảng 01/2025 – 03/2025",
        "01/07/2025",
        "kết thúc hoạt động",
        "kiểm một phần",
        "chỉ một nguồn",
        "ngày khác nhau theo tỉnh",
        "121-KL/TW",
    ):
        assert words in html, words


def test_in_english_too(client: TestClient) -> None:
    html = page(client, "bac-giang/ban-can-su-dang-uy-ban-nhan-dan-tinh", "en")
    for words in ("Who answers today", "between 2025-01 – 2025-03", "partly verified", "the day differs by province"):
        assert words in html, words
    assert "ngày khác nhau theo tỉnh" not in html


def test_what_has_no_successor_or_no_settled_one_says_so(client: TestClient) -> None:
    html = page(client, "bac-giang/cac-huyen-uy-thanh-uy")
    assert "Chưa rõ cơ quan kế tục" in html
    assert "không còn cấp huyện" in html
    assert "chưa chắc" in page(client, "bac-giang/so-ngoai-vu-tinh")


def test_who_took_a_part_is_told_apart(client: TestClient) -> None:
    html = page(client, "bac-giang/so-lao-dong-thuong-binh-va-xa-hoi-tinh")
    assert html.count("một phần nhiệm vụ</li>") == 3
    assert "Sở Nội vụ tỉnh Bắc Ninh (từ 01/7/2025)" in html


def test_the_body_of_today_says_where_it_came_from(client: TestClient) -> None:
    html = page(client, "bac-ninh-2025/dang-uy-uy-ban-nhan-dan-tinh")
    assert "Từ đâu mà có" in html
    assert 'href="/agencies/bac-giang/dang-uy-uy-ban-nhan-dan-tinh"' in html


def test_an_agency_that_nothing_befell_has_no_such_section(client: TestClient) -> None:
    assert 'id="succession"' not in page(client, "trung-uong/bo-chinh-tri")


def test_a_day_before_the_body_began(store: Store) -> None:
    found = agency_page(
        store, "https://w3id.org/vanmach/id/agency/bac-ninh-2025/dang-uy-uy-ban-nhan-dan-tinh", "2021-01-01"
    )
    assert found is not None
    assert found.succession.not_yet
