"""The pages say what the store holds, in two languages, and what to do where they cannot."""

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from playwright.sync_api import Browser

from graph.store import Store
from ontology.alphabet import folded
from viz.pages import router

DOCUMENT = "/documents/song-van/kl/53-kl-tu/2021-03-03"
AGENCY = "/agencies/song-van/so-noi-vu"
POLICY = "/policies/song-van/nq/09-nq-tu/2016-05-04"
FIELD = "/subjects/cai-cach-hanh-chinh"


def test_the_start_page_counts_and_shows_progress(client: TestClient) -> None:
    html = client.get("/").text
    assert "<strong>4</strong> văn bản" in html
    assert DOCUMENT in html
    assert '<meter min="0" max="2" value="1">' in html
    assert "⚠ 1" in html


def test_an_empty_store_says_how_to_build() -> None:
    app = FastAPI()
    app.include_router(router(lambda: Store.in_memory()))
    answer = TestClient(app).get("/")
    assert answer.status_code == 200
    assert "vanmach build" in answer.text


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("53-KL/TU", "53-kl-tu"),
        ("53-kl", "53-kl-tu"),
        ("de xuat tinh gian", "20-kh-ubnd"),
        ("CHUYỂN ĐỔI SỐ", "09-nq-tu/2021-05-04"),
        ("09-NQ/TU 2016", "09-nq-tu/2016-05-04"),
        ("so noi vu", "/agencies/song-van/so-noi-vu"),
    ],
)
def test_search_finds(client: TestClient, words: str, found: str) -> None:
    assert found in client.get("/", params={"q": words}).text


def test_search_without_a_find_says_what_to_try(client: TestClient) -> None:
    assert "Thử ít từ hơn" in client.get("/", params={"q": "<b>không có</b>"}).text


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"type": "NQ"}, 2),
        ({"type": "NQ", "year": "2016"}, 1),
        ({"subject": "Cải cách hành chính"}, 1),
        ({"issuer": "Tỉnh ủy Sông Vân"}, 1),
        ({"duty": "overdue"}, 1),
        ({"q": "nghi quyet"}, 3),  # two by their type, one by a passage
        ({"q": "cai cach", "type": "KH"}, 0),
        ({"page": "1"}, 4),
        ({"type": '"><script>'}, 0),
    ],
)
def test_facets_narrow_a_search_down(client: TestClient, asked: dict[str, str], found: int) -> None:
    html = client.get("/", params=asked).text
    assert f"{found} văn bản</h1>" in html
    assert "<script" not in html


def test_facets_count_what_a_click_would_find(client: TestClient) -> None:
    html = " ".join(client.get("/", params={"type": "NQ"}).text.split())
    assert '<a href="/?type=NQ&amp;year=2016"><bdi>2016</bdi></a> <span class="count">1</span>' in html
    assert '<a href="/?type=KL"><bdi>Kết luận</bdi></a> <span class="count">1</span>' in html
    assert '<a href="/" aria-current="true">' in html


def test_anomalies_are_listed_with_their_document_and_passage(client: TestClient) -> None:
    html = client.get("/anomalies").text
    for words in ("Hai ngày khác nhau", "Kế hoạch &lt;b&gt;tinh giản", f'href="{DOCUMENT}#doubts"', "a.txt"):
        assert words in html
    assert "trong các nguồn (1)" in client.get("/anomalies", params={"kind": "date"}).text
    assert "Xem tất cả" in client.get("/anomalies", params={"kind": "<b>"}).text


def test_the_letter_dj_is_folded() -> None:
    assert folded("Đề án Đường sắt") == "de an duong sat"


def test_a_document_shows_its_heading_and_its_neighbours(client: TestClient) -> None:
    html = client.get(DOCUMENT).text
    for words in (
        "Tỉnh ủy Sông Vân",
        "53-KL/TU",
        "03/03/2021",
        "Bí thư",
        "Trần Văn Thử",
        "Có toàn văn trong kho",
    ):
        assert words in html
    assert "Tiếp tục thực hiện (1)" in html
    assert "Được triển khai thực hiện bởi (1)" in html
    assert "tiếp tục thực hiện Nghị quyết số 09-NQ/TU" in html
    assert "dòng 7" in html


def test_a_document_shows_what_it_orders_and_how_that_went(client: TestClient) -> None:
    html = client.get(DOCUMENT).text
    for words in (
        "Quý II/2021",
        "20/KH-UBND",
        "muộn 10 ngày",
        "Qua hạn",
        "Theo dõi, đôn đốc",
        "Sơ kết",
        "Hai ngày khác nhau",
    ):
        assert words in " ".join(html.split())


def test_a_plan_says_how_it_was_kept(client: TestClient) -> None:
    assert (
        "<strong>1/2</strong> văn bản: 0 đúng hạn, 1 muộn (muộn nhất 10 ngày); 1 quá hạn" in client.get(DOCUMENT).text
    )
    english = client.get(DOCUMENT, params={"lang": "en"}).text
    assert "<strong>1/2</strong> documents: 0 in time, 1 late (at most 10 days); 1 past due and not seen." in english


def test_the_programme_that_planned_a_document_stands_with_what_came_before(client: TestClient) -> None:
    html = client.get("/documents/song-van/kh/20-kh-ubnd/2021-07-10").text
    before, after = html.split('class="middle"')
    assert "Triển khai thực hiện (1)" in before
    assert "Chưa thấy văn bản nào nhắc đến." in after


def test_a_document_shows_its_passages_in_order_with_links(client: TestClient) -> None:
    html = client.get(DOCUMENT).text.split('id="text"')[1]
    assert 'Nghị quyết số <a href="/documents/song-van/nq/09-nq-tu/2016-05-04">09-NQ/TU</a>' in html
    assert html.index("dòng 7") < html.index("dòng 31")


def test_words_of_a_document_are_escaped(client: TestClient) -> None:
    html = client.get(DOCUMENT).text
    assert "<i>đổi mới" not in html
    assert "&lt;i&gt;đổi mới&lt;/i&gt;" in html


def test_english_is_a_click_away_and_stays(client: TestClient) -> None:
    assert f'href="{DOCUMENT}?lang=en"' in client.get(DOCUMENT).text
    html = client.get(DOCUMENT, params={"lang": "en"}).text
    assert '<html lang="en">' in html
    assert "Conclusion" in html
    assert "/documents/song-van/nq/09-nq-tu/2016-05-04?lang=en" in html


def test_an_agency_shows_what_it_leads(client: TestClient) -> None:
    html = client.get(AGENCY).text
    for words in (
        "Sở Nội vụ tỉnh Sông Vân",
        "Tỉnh ủy Sông Vân",
        "Kế hoạch sắp xếp tổ chức",
        "Qua hạn",
        "muộn 10 ngày",
        "53-KL/TU",
    ):
        assert words in " ".join(html.split())


def test_a_policy_shows_its_line_and_who_follows_it_up(client: TestClient) -> None:
    html = client.get(POLICY).text
    for words in (
        "cải cách&lt;/b&gt; hành chính",
        "53-KL/TU",
        "09-NQ/TU",
        "/agencies/song-van/so-noi-vu",
        "04/05/2016",
    ):
        assert words in html
    assert html.index("/nq/09-nq-tu/2016-05-04") < html.rindex("/kl/53-kl-tu/2021-03-03")
    assert f'href="{POLICY}"' in client.get(DOCUMENT).text


def test_all_policies_are_listed(client: TestClient) -> None:
    html = client.get("/policies").text
    for words in ("(1)</h1>", f'href="{POLICY}"', ">2</td>", "53-KL/TU", "Sở Nội vụ tỉnh Sông Vân"):
        assert words in html


def test_subjects_are_listed_by_scheme(client: TestClient) -> None:
    html = client.get("/subjects").text
    assert html.index("/subjects/song-van/bo-may") < html.index("Bảng lĩnh vực chung") < html.index(FIELD)
    assert "Administrative reform" in client.get("/subjects", params={"lang": "en"}).text


def test_a_subject_lists_its_documents_and_says_why_they_stand_there(client: TestClient) -> None:
    html = client.get(FIELD).text
    for words in ("/documents/song-van/nq/09-nq-tu/2016-05-04", "Suy ra: cải cách", "/subjects/song-van/bo-may"):
        assert words in html
    stated = client.get("/subjects/song-van/bo-may").text
    assert DOCUMENT in stated
    assert "Nguồn có ghi" in stated


def test_a_document_shows_an_inferred_subject_as_inferred(client: TestClient) -> None:
    html = client.get("/documents/song-van/nq/09-nq-tu/2016-05-04").text
    assert FIELD in html
    assert "Suy ra: cải cách" in html
    assert "Suy ra: cải cách" not in client.get(DOCUMENT).text


@pytest.mark.parametrize(
    "path",
    [
        "/policies/nope",
        "/subjects/nope",
        "/subjects/a b<c>",
        "/documents/nope",
        "/agencies/nope",
        "/documents/a b<c>",
        "/view/lineage?document=nope",
        "/view/lineage",
    ],
)
def test_an_unknown_thing_leads_on(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "trang đầu" in answer.text
    assert "<c>" not in answer.text


def test_an_ambiguous_number_is_a_choice(client: TestClient) -> None:
    answer = client.get("/view/lineage", params={"document": "09-NQ/TU"})
    assert answer.status_code == 300
    for words in ("04/05/2016", "về cải cách hành chính", "04/05/2021", "về chuyển đổi số"):
        assert words in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/?q=53",
        DOCUMENT,
        AGENCY,
        POLICY,
        FIELD,
        "/policies",
        "/subjects",
        "/anomalies",
        "/duties",
        "/brief?of=53-KL/TU",
        "/?type=NQ",
        "/documents/nope",
        "/view/lineage?document=53-KL/TU",
    ],
)
def test_every_page_runs_under_a_strict_policy(client: TestClient, path: str) -> None:
    policy = client.get(path).headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_only_the_pages_own_files_are_served(client: TestClient) -> None:
    assert client.get("/static/vanmach.css").headers["content-type"].startswith("text/css")
    assert client.get("/static/lineage.css").status_code == 404


@pytest.mark.browser
def test_pages_open_without_a_complaint(browser: Browser, client: TestClient) -> None:
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.route("http://pages/**", lambda route: _answer(route, client))
    for path in (
        "/",
        "/?q=a",
        "/duties",
        "/anomalies",
        DOCUMENT,
        AGENCY,
        POLICY,
        FIELD,
        "/policies",
        "/subjects",
        "/view/lineage?document=53-KL/TU",
    ):
        page.goto("http://pages" + path)
    page.wait_for_function("window.vanmach !== undefined")
    assert complaints == []


def _answer(route: object, client: TestClient) -> None:
    answer = client.get(route.request.url.removeprefix("http://pages"))  # type: ignore[attr-defined]
    route.fulfill(status=answer.status_code, headers=dict(answer.headers), body=answer.content)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/view/policy/song-van/nq/09-nq-tu/2016-05-04", "Mạch chủ trương 09-NQ/TU"),
        ("/view/agency/song-van/so-noi-vu", "Sở Nội vụ tỉnh Sông Vân chủ trì"),
        ("/view/overview", "Toàn bộ văn bản trong kho"),
        ("/view/lineage?document=53-KL/TU&direction=up", "09-NQ/TU"),
        ("/view/lineage?document=53-KL/TU&on=2021-05-01", "tính đến 2021-05-01"),
    ],
)
def test_pictures_are_served_of_lines_policies_agencies_and_the_corpus(
    client: TestClient, path: str, words: str
) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert words in answer.text
    assert "'unsafe-inline'" not in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "path", ["/view/policy/nope", "/view/agency/nope", "/view/lineage?document=53-KL/TU&on=2001-01-01"]
)
def test_a_picture_of_nothing_says_so(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404
