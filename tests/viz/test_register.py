"""The register of duties: states as of a day, filters, pages, and the same lines as CSV and as a workbook."""

import csv
import io
import zipfile
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sample_store import sample_store

from graph.store import Store
from ontology.namespaces import PREFIXES
from viz.pages import router
from viz.register import Filters, last_day, register

ORDERING = "https://w3id.org/vanmach/id/doc/song-van/kl/53-kl-tu/2021-03-03"
HOSTILE = '=HYPERLINK("http://x")<script>alert(1)</script>'


@pytest.mark.parametrize(
    ("on", "states"),
    [
        ("2021-05-15", {"coming": 3, "undated": 1}),
        ("2021-06-20", {"soon": 1, "coming": 2, "undated": 1}),
        ("2021-07-05", {"overdue": 1, "coming": 2, "undated": 1}),
        ("2021-09-01", {"late": 1, "soon": 1, "coming": 1, "undated": 1}),
        ("2024-01-01", {"late": 1, "overdue": 1, "past": 1, "undated": 1}),
        ("2021-03-02", {}),
    ],
)
def test_a_duty_has_a_state_on_a_day(on: str, states: dict[str, int]) -> None:
    assert register(sample_store(), Filters(), on).states == states


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Filters(), 4),
        (Filters(words="sap xep to chuc"), 1),
        (Filters(words="so ket"), 1),
        (Filters(agency="so noi vu"), 3),
        (Filters(agency="https://w3id.org/vanmach/id/agency/song-van/tinh-uy"), 1),
        (Filters(agency="Sở Y tế"), 0),
        (Filters(document="53-KL/TU"), 4),
        (Filters(document=ORDERING), 4),
        (Filters(document="54-KL/TU"), 0),
        (Filters(kind="review"), 1),
        (Filters(state="late"), 1),
        (Filters(since="2021-07-01"), 2),
        (Filters(since="2021-07-01", until="2021-12-31"), 1),
        (Filters(until="2021-06-30"), 1),
        (Filters(province="Sông Vân"), 0),
    ],
)
def test_filters_narrow_it_down(asked: Filters, found: int) -> None:
    assert len(register(sample_store(), asked, "2024-01-01").duties) == found


def test_it_is_sorted_by_due_date_and_what_has_none_comes_last() -> None:
    dues = [duty.due for duty in register(sample_store(), Filters(), "2024-01-01").duties]
    assert dues == ["2021-06-30", "2021-09-30", "2023-12-31", ""]


@pytest.mark.parametrize(
    ("due", "day"), [("2021-02", "2021-02-28"), ("2024", "2024-12-31"), ("2021-02-30", "None"), ("x", "None")]
)
def test_a_month_or_year_is_due_by_its_last_day(due: str, day: str) -> None:
    assert str(last_day(due)) == day


def test_the_page_links_each_duty_to_its_document_and_passage(client: TestClient) -> None:
    html = client.get("/duties", params={"on": "2024-01-01"}).text
    assert "4 việc" in html
    assert "muộn 10 ngày" in html
    assert "Kế hoạch &lt;b&gt;tinh giản&lt;/b&gt; biên chế" in html
    anchor = html.split("/documents/song-van/kl/53-kl-tu/2021-03-03#", 1)[1].split('"')[0]
    assert f'id="{anchor}"' in client.get("/documents/song-van/kl/53-kl-tu/2021-03-03").text


def test_an_address_keeps_its_filters_in_links_and_files(client: TestClient) -> None:
    html = client.get("/duties", params={"agency": "so noi vu", "on": "2024-01-01", "lang": "en"}).text
    address = html.split('href="/duties.xlsx?', 1)[1].split('"')[0].replace("&amp;", "&")
    assert parse_qs(address) == {"agency": ["so noi vu"], "on": ["2024-01-01"], "lang": ["en"]}
    state = urlsplit(html.split('href="/duties?agency=so+noi+vu&amp;state=', 1)[1].split('"')[0])
    assert "overdue" in state.path


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"q": "khongco"}, "xem tất cả"),
        ({"from": "31/12/2021"}, "không phải là ngày"),
        ({"page": "99"}, "4 việc"),
        ({"page": "-1", "state": "nope", "kind": "<b>"}, "4 việc"),
    ],
)
def test_what_finds_nothing_or_means_nothing_says_what_to_do(
    client: TestClient, asked: dict[str, str], words: str
) -> None:
    answer = client.get("/duties", params=asked)
    assert answer.status_code == 200
    assert words in answer.text


def test_a_store_without_duties_says_how_to_get_some() -> None:
    app = FastAPI()
    app.include_router(router(Store.in_memory()))
    assert "vanmach build" in TestClient(app).get("/duties").text


def test_csv_opens_in_a_spreadsheet(client: TestClient) -> None:
    answer = client.get("/duties.csv", params={"on": "2024-01-01"})
    assert answer.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) == 5
    assert rows[1][:4] == ["2021-06-30", "Quý II/2021", "Đã ban hành, muộn", "10"]
    assert rows[1][15:18] == ["a.txt", "31", "Kế hoạch <b>tinh giản</b> biên chế"]
    assert "attachment" in answer.headers["content-disposition"]


def test_a_workbook_holds_the_same(client: TestClient) -> None:
    answer = client.get("/duties.xlsx", params={"on": "2024-01-01"})
    with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
        words = book.read("xl/sharedStrings.xml").decode()
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert sheet.count("<row ") == 5
    assert "Kế hoạch &lt;b&gt;tinh giản&lt;/b&gt; biên chế" in words


def test_no_cell_is_a_formula() -> None:
    app = FastAPI()
    app.include_router(router(_hostile_store()))
    client = TestClient(app)
    assert "<script>alert" not in client.get("/duties").text
    rows = list(csv.reader(io.StringIO(client.get("/duties.csv").content.decode("utf-8-sig"))))
    assert rows[1][5] == "'" + HOSTILE
    with zipfile.ZipFile(io.BytesIO(client.get("/duties.xlsx").content)) as book:
        assert "<f>" not in book.read("xl/worksheets/sheet1.xml").decode()


def _hostile_store() -> Store:
    prologue = "".join(f"@prefix {prefix}: <{name}> .\n" for prefix, name in PREFIXES.items())
    text = f"""{prologue}
<{ORDERING}> a vm:Document ; eli:id_local "53-KL/TU" ; eli:date_document "2021-03-03"^^xsd:date .
<https://w3id.org/vanmach/id/r/1> a vm:PlannedDocument ; vm:plannedIn <{ORDERING}> ;
  dcterms:title {ox.Literal(HOSTILE)} ; vm:due "2021-06-30"^^xsd:date ."""
    graph = ox.NamedNode("https://w3id.org/vanmach/id/graph/a")
    return Store.in_memory(
        ox.Quad(t.subject, t.predicate, t.object, graph) for t in ox.parse(text, format=ox.RdfFormat.TURTLE)
    )
