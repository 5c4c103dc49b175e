"""Briefings say in plain sentences what a thing is, open offline, print on A4, and let no title run."""

import re
from pathlib import Path

import networkx as nx
import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Browser
from sample_lineages import HOSTILE, hostile, programme
from sample_store import sample_store

from queries.errors import AmbiguousDocument, QueryError
from viz.brief import brief_html, brief_of
from viz.small_picture import MOST_CARDS, nearest_documents, small_picture

ON = "2021-12-31"


def words_of(kind: str, text: str, on: str = ON, lang: str = "vi") -> str:
    html = brief_html(brief_of(sample_store(), kind, text, on), lang)
    return " ".join(re.sub("<[^>]+>", " ", html).split())


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        ("document", "53-KL/TU", "Kết luận số 53-KL/TU ngày 03/03/2021 của Tỉnh ủy Sông Vân"),
        ("document", "53-KL/TU", "Văn bản này tiếp tục thực hiện 09-NQ/TU (04/05/2016)."),
        ("document", "53-KL/TU", "được triển khai thực hiện bởi 20/KH-UBND (10/07/2021)."),
        ("document", "53-KL/TU", "Có 4 việc được giao: 2 văn bản phải ban hành, 1 nhiệm vụ, 1 lần sơ kết, tổng kết."),
        ("document", "53-KL/TU", "1 đã thấy ban hành (1 muộn), 1 quá hạn mà chưa thấy trong kho"),
        ("document", "53-KL/TU", "quá hạn 92 ngày, chưa thấy trong kho"),
        ("document", "53-KL/TU", "a.txt , dòng 7"),
        ("document", "53-KL/TU", "Tính đến ngày 31/12/2021"),
        (
            "agency",
            "Sở Nội vụ tỉnh Sông Vân",
            "được giao chủ trì 3 việc, phối hợp hoặc theo dõi 0 việc, trong 1 văn bản",
        ),
        ("policy", "53-KL/TU", "có 2 văn bản; mới nhất là 53-KL/TU (03/03/2021)"),
        ("policy", "53-KL/TU", "Cơ quan theo dõi: Sở Nội vụ tỉnh Sông Vân."),
        ("subject", "Bộ máy", "Lĩnh vực “Bộ máy” có 1 văn bản trong kho"),
    ],
)
def test_it_says(kind: str, text: str, said: str) -> None:
    assert said in words_of(kind, text)


@pytest.mark.parametrize(
    ("on", "said", "unsaid"),
    [
        ("2021-05-01", "0 đã thấy ban hành (0 muộn), 0 quá hạn", "20/KH-UBND"),
        ("2021-07-05", "0 đã thấy ban hành (0 muộn), 1 quá hạn", "20/KH-UBND"),
    ],
)
def test_as_of_a_day_later_documents_do_not_count(on: str, said: str, unsaid: str) -> None:
    words = words_of("document", "53-KL/TU", on)
    assert said in words
    assert unsaid not in words


def test_english_is_english() -> None:
    words = words_of("document", "53-KL/TU", lang="en")
    assert "Conclusion 53-KL/TU of 2021-03-03" in words
    assert "It continues 09-NQ/TU (2016-05-04)." in words
    assert '<html lang="en">' in brief_html(brief_of(sample_store(), "document", "53-KL/TU", ON), "en")


def test_every_source_is_referred_to() -> None:
    html = brief_html(brief_of(sample_store(), "document", "53-KL/TU", ON))
    assert set(re.findall(r'id="s(\d+)"', html)) == set(re.findall(r'href="#s(\d+)"', html)) != set()


def test_what_is_ambiguous_or_unknown_is_said() -> None:
    with pytest.raises(AmbiguousDocument):
        brief_of(sample_store(), "document", "09-NQ/TU", ON)
    with pytest.raises(QueryError, match="No agency"):
        brief_of(sample_store(), "agency", "Sở Không có", ON)
    with pytest.raises(QueryError, match="no policy line"):
        brief_of(sample_store(), "policy", "20/KH-UBND", ON)


def test_a_small_picture_holds_the_nearest_documents_only() -> None:
    line = nx.relabel_nodes(programme(), str)
    focus = next(node for node, data in line.nodes(data=True) if data.get("focus"))
    for node in line:
        line.nodes[node].setdefault("distance", 0 if node == focus else 1)
    small = nearest_documents(line, focus, "2100-01-01")
    assert focus in small
    assert len(small) == min(MOST_CARDS, sum(data["status"] != "Planned" for data in line.nodes.values()))
    svg = small_picture(small, "x")
    assert svg.count("<rect") == len(small) + 1
    assert small_picture(small, "x") == svg


def test_hostile_titles_stay_words() -> None:
    svg = small_picture(hostile(), HOSTILE[0])
    assert "<script" not in svg
    assert "<img" not in svg
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", svg)
    assert len(svg) < 60_000


def test_it_is_served_under_a_policy_that_lets_nothing_run(client: TestClient) -> None:
    answer = client.get("/brief", params={"of": "53-KL/TU", "on": ON})
    assert answer.status_code == 200
    assert answer.headers["content-security-policy"].startswith("default-src 'none'; style-src 'sha256-")
    assert "<script" not in answer.text
    assert client.get("/brief", params={"of": "09-NQ/TU"}).status_code == 300
    assert client.get("/brief", params={"of": "<b>"}).status_code == 404
    assert client.get("/brief", params={"kind": "agency", "of": "nope"}).status_code == 404


@pytest.mark.browser
def test_it_opens_offline_and_fills_a_page_or_two_of_a4(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "brief.html"
    file.write_text(brief_html(brief_of(sample_store(), "document", "53-KL/TU", ON)), encoding="utf-8")
    page = browser.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(file.as_uri())
    assert page.locator("svg.small rect").count() == 3
    printed = page.pdf(prefer_css_page_size=True)
    sizes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed)
    assert 1 <= len(re.findall(rb"/Type /Page\b", printed)) <= 2
    assert {(round(float(w)), round(float(h))) for w, h in sizes} <= {(595, 842), (596, 842), (594, 842), (595, 841)}
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 1000})  # the width of A4 between its margins
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert asked == [file.as_uri()]
    assert complaints == []
