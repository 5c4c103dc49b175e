"""The JSON addresses, asked over HTTP about small.trig: labels with everything, pages, and errors as problem+json."""

from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from graph.store import Store
from queries.api import router
from queries.problems import answer_with_problems

ID = "https://w3id.org/vanmach/id/"


@pytest.fixture(scope="module")
def client(small: Store) -> TestClient:
    app = FastAPI()
    app.include_router(router(small))
    answer_with_problems(app)
    return TestClient(app)


def get(client: TestClient, path: str, **asked: Any) -> Any:
    answer = client.get(path, params={key.rstrip("_"): value for key, value in asked.items()})
    assert answer.status_code == 200, answer.text
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    return answer.json()


def test_search_brings_labels_and_the_passage(client: TestClient) -> None:
    found = get(client, "/api/search", q="chuyen doi so")
    assert [hit["document"]["label"] for hit in found["documents"]] == ["88-NQ/TU", "01-CTr/TU"]
    assert found["documents"][0]["document"]["issuer"] == "Tỉnh ủy Sông Vân"
    assert found["documents"][0]["passage"] is None
    assert found["documents"][1]["passage"]["source"] == "chuong-trinh.docx"
    assert found["documents"][1]["passage"]["line"] == 12


def test_search_is_paged_and_sorted(client: TestClient) -> None:
    pages = [get(client, "/api/search", q="song van", sort="title", size=3, page=page) for page in (1, 2)]
    assert [page["count"] for page in pages] == [9, 9]
    assert [hit["document"]["label"] for page in pages for hit in page["documents"]][:3] == [
        "30/QĐ-UBND",
        "45/QĐ-UBND",
        "01-CTr/TU",
    ]
    assert get(client, "/api/search", q="tài chính")["agencies"] == [
        {"iri": f"{ID}agency/song-van/so-tai-chinh", "label": "Sở Tài chính tỉnh Sông Vân"}
    ]


@pytest.mark.parametrize(
    "name", ["53-KL/TU", "song-van/kl/53-kl-tu/2019-03-04", f"{ID}doc/song-van/kl/53-kl-tu/2019-03-04"]
)
def test_a_document_has_its_relations_with_words_and_passages(client: TestClient, name: str) -> None:
    found = get(client, f"/api/documents/{name}")
    assert found["document"]["label"] == "53-KL/TU"
    assert found["issuers"] == [{"iri": f"{ID}agency/song-van/btv-tinh-uy", "label": "Ban Thường vụ Tỉnh ủy Sông Vân"}]
    assert found["subjects"] == [{"iri": f"{ID}subject/nuoc-sach", "label": "Nước sạch"}]
    assert [one["label"][:8] for one in found["policies"]] == ["Nghị quy"]
    told = [
        (one["relation"], one["words"]["vi"], one["document"]["label"], one["document"]["date"])
        for one in found["acts_on"]
    ]
    assert told == [
        ("continues", "tiếp tục thực hiện", "88-NQ/TU", "2016-04-05"),
        ("based_on", "căn cứ", "12-NQ/TW", "2013-06-10"),
    ]
    assert found["acts_on"][0]["passages"][0]["line"] == 21
    told = [(one["words"]["en"], one["document"]["label"]) for one in found["acted_on_by"]]
    assert told == [
        ("is implemented by", "20-KH/UBND"),
        ("is implemented by", "112-KH/HU"),
        ("is cited by", "09-BC/UBND"),
    ]
    assert (found["acts_on_count"], found["acted_on_by_count"]) == (2, 3)


def test_a_document_names_its_recipients(client: TestClient) -> None:
    recipients = get(client, "/api/documents/01-CTr/TU")["recipients"]
    assert {one["label"] for one in recipients} == {"Sở Tài chính tỉnh Sông Vân", "Ủy ban nhân dân tỉnh Sông Vân"}


def test_a_lineage_is_nodes_and_edges(client: TestClient) -> None:
    found = get(client, "/api/lineage", document="53-KL/TU")
    assert [(node["label"], node["steps"]) for node in found["nodes"]] == [
        ("12-NQ/TW", -2),
        ("88-NQ/TU", -1),
        ("53-KL/TU", 0),
        ("20-KH/UBND", 1),
        ("112-KH/HU", 1),
    ]
    assert {(edge["relation"], edge["words"]["en"]) for edge in found["edges"]} >= {("continues", "continues")}
    nodes = {node["iri"] for node in found["nodes"]}
    assert all({edge["acting"], edge["target"]} <= nodes for edge in found["edges"])
    assert len(get(client, "/api/lineage", document="53-KL/TU", depth=0)["nodes"]) == 1


def test_a_planned_edge_has_its_days(client: TestClient) -> None:
    edges = get(client, "/api/lineage", document="01-CTr/TU")["edges"]
    assert {(edge["relation"], edge["due"], edge["days_late"]) for edge in edges} >= {
        ("planned", "2021-09-30", 15),
        ("planned", "2021-06-30", -49),
        ("planned", "2021-12-31", None),
    }


@pytest.mark.parametrize("name", ["Sở Nông nghiệp", "song-van/so-nong-nghiep", f"{ID}agency/song-van/so-nong-nghiep"])
def test_an_agency_has_its_names(client: TestClient, name: str) -> None:
    found = get(client, f"/api/agencies/{name}")
    assert (found["name"], found["other_names"]) == ("Sở Nông nghiệp tỉnh Sông Vân", ["Sở Nông nghiệp"])
    assert found["provinces"] == [{"iri": f"{ID}province/song-van", "label": "Sông Vân"}]


def test_an_agency_says_who_answers_for_it(client: TestClient) -> None:
    found = get(client, "/api/agencies/Ban Đê tỉnh Sông Vân", on="2026-01-01")
    answering = [(one["agency"]["label"], one["partly"]) for one in found["answering"]]
    assert answering == [("Sở Nông nghiệp tỉnh Sông Vân", False), ("Sở Tài chính tỉnh Sông Vân", True)]
    assert [change["words"]["en"] for change in found["changes"]] == ["merged", "part moved", "merged"]


def test_what_an_agency_issued_is_paged(client: TestClient) -> None:
    pages = [get(client, "/api/agencies/UBND tỉnh Sông Vân", page=page, size=2) for page in (1, 2, 3)]
    assert [[one["label"] for one in page["documents"]] for page in pages] == [
        ["09-BC/UBND", "45/QĐ-UBND"],
        ["20-KH/UBND", "30/QĐ-UBND"],
        [],
    ]
    assert {page["documents_count"] for page in pages} == {4}


DUTIES: list[tuple[dict[str, Any], list[tuple[str, str, str]]]] = [
    ({"state": "met"}, [("2021-06-30", "Nghị quyết về chuyển đổi số", "met"), ("2021-09-30", "Chỉ thị về phòng chống thiên tai", "met")]),
    ({"plan": "01-CTr/TU", "on": "2021-10-14"}, [
        ("2021-06-30", "Nghị quyết về chuyển đổi số", "met"),
        ("2021-09-30", "Chỉ thị về phòng chống thiên tai", "overdue"),  # it came on the 15th
        ("2021-11-30", "Khảo sát giá nước", "due"),
        ("2021-12-31", "Kết luận về thủy lợi nội đồng", "due"),
    ]),
    ({"plan": "01-CTr/TU", "state": "overdue", "on": "2021-12-31"}, [("2021-11-30", "Khảo sát giá nước", "overdue")]),
    ({"from": "2019-12-31", "to": "2020-12-31", "on": "2020-01-01"}, [
        ("2019-12-31", "rà soát công trình cấp nước", "overdue"),
        ("2020-12-31", "sơ kết", "due"),
    ]),
    ({"agency": "Sở Tài chính tỉnh Sông Vân", "role": "lead", "on": "2021-01-01"}, [
        ("2021-11-30", "Khảo sát giá nước", "due"),
        ("", "bố trí kinh phí hằng năm", "undated"),
    ]),
    ({"agency": "song-van/van-phong-tinh-uy", "role": "monitor", "on": "2019-01-01"}, [("2019-12-31", "rà soát công trình cấp nước", "due")]),
    ({"plan": "53-KL/TU", "state": "met"}, []),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "duties"), DUTIES)
def test_duties(client: TestClient, asked: dict[str, Any], duties: list[tuple[str, str, str]]) -> None:
    found = get(client, "/api/duties", **asked)
    assert [(duty["due"], duty["task"], duty["state"]) for duty in found["duties"]] == duties
    assert found["count"] == len(duties)


def test_a_duty_needs_no_second_call(client: TestClient) -> None:
    met = get(client, "/api/duties", state="met", on="2022-01-01", size=1, page=2)
    assert (met["count"], len(met["duties"])) == (2, 1)
    duty = met["duties"][0]
    assert (duty["met_by"]["label"], duty["days_late"], duty["looked_for"]) == ("07-CT/TU", 15, True)
    assert duty["ordered_in"]["title"] == "công tác năm 2021"
    assert duty["leads"] == [{"iri": f"{ID}agency/song-van/so-nong-nghiep", "label": "Sở Nông nghiệp tỉnh Sông Vân"}]
    assert duty["passages"][0]["line"] == 13
    task = get(client, "/api/duties", agency="Sở Tài chính tỉnh Sông Vân", role="lead")["duties"][0]
    assert (task["kind"], task["looked_for"]) == ("planned task", False)


REFUSED = [
    ("/api/documents/88-NQ/TU", {}, 400, "“88-NQ/TU 2016”, “88-NQ/TU 2021”"),
    ("/api/documents/53-KL/TV", {}, 404, "did you mean 53-KL/TU"),
    ("/api/documents/> } #", {}, 404, "No document"),
    ("/api/lineage", {}, 422, "document"),
    ("/api/lineage", {"document": "53-KL/TU", "depth": -1}, 422, "depth"),
    ("/api/agencies/Sở Nông nghiêp", {}, 404, "did you mean Sở Nông nghiệp"),
    ("/api/agencies/Sở Thủy lợi tỉnh Sông Vân", {}, 400, "từ 01/01/2018"),
    ("/api/agencies/https://example.org/x", {}, 404, "https://example.org/x"),
    ("/api/duties", {"from": "31/12/2021"}, 422, "from"),
    ("/api/duties", {"state": "late"}, 422, "state"),
    ("/api/duties", {"size": 501}, 422, "size"),
    ("/api/duties", {"plan": "1-XX/YY"}, 404, "No document"),
    ("/api/search", {}, 422, "q"),
    ("/api/nowhere", {}, 404, "Not Found"),
]


@pytest.mark.parametrize(("path", "asked", "status", "words"), REFUSED)
def test_an_error_is_a_problem(client: TestClient, path: str, asked: dict[str, Any], status: int, words: str) -> None:
    answer = client.get(path, params=asked)
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/problem+json")
    assert answer.json()["status"] == status
    assert words in answer.json()["detail"]


def test_the_description_names_every_answer_and_error(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    for path in ("/api/search", "/api/documents/{document}", "/api/lineage", "/api/agencies/{agency}", "/api/duties"):
        responses = described["paths"][path]["get"]["responses"]
        answer = responses["200"]["content"]["application/json"]["schema"]["$ref"].rsplit("/", 1)[1]
        assert described["components"]["schemas"][answer]["description"]
        problems = [told["content"] for status, told in responses.items() if status != "200"]
        assert problems
        assert all(list(content) == ["application/problem+json"] for content in problems)
