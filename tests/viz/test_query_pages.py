"""The saved queries and the SPARQL editor as a browser sees them."""

import re
from collections.abc import Iterator
from html import escape

import pyoxigraph as ox
import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, Page, Route
from sample_store import sample_store

from graph.store import Store
from queries import library
from vanmach import web_app
from viz.answers import MOST_ROWS

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
HOSTILE = """"><script>alert(1)</script>'<img src=x onerror=alert(1)>"""
VALUES = {"document": "53-KL/TU", "agency": "Sở Nội vụ tỉnh Sông Vân", "subject": "Cải cách", "date": "31/12/2021"}
VALUES |= {"number": "53-KL/TU", "type": "KL", "year": "2021", "asof": "31/12/2021"}
VALUES |= {"on": "31/12/2021", "since": "01/01/2021", "from": "01/01/2021", "to": "31/12/2021"}

SUBJECT = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://w3id.org/vanmach/id/subject/cai-cach> a skos:Concept ; skos:prefLabel "Cải cách"@vi .
<https://w3id.org/vanmach/id/agency/nui-may/so-noi-vu> a <http://www.w3.org/ns/org#Organization> ;
  skos:prefLabel "Sở Nội vụ tỉnh Núi Mây"@vi ; skos:altLabel "Sở Nội vụ" .
<https://w3id.org/vanmach/id/agency/song-van/so-noi-vu> skos:altLabel "Sở Nội vụ" .
"""


@pytest.fixture(scope="module")
def store() -> Store:
    graph = ox.NamedNode("https://w3id.org/vanmach/id/graph/b")
    more = [ox.Quad(t.subject, t.predicate, t.object, graph) for t in ox.parse(SUBJECT, format=ox.RdfFormat.TURTLE)]
    return Store.in_memory([*sample_store().quads, *more])


@pytest.fixture(scope="module")
def service(store: Store) -> Iterator[TestClient]:
    with TestClient(web_app(store), headers={"Accept": BROWSER}) as client:
        yield client


def needed(query: library.SavedQuery) -> dict[str, str]:
    return {p.name: VALUES[p.name] for p in query.parameters if not p.optional}


def test_the_list_has_every_query_with_a_form(service: TestClient) -> None:
    html = service.get("/queries").text
    for query in map(library.get, library.names()):
        assert escape(query.titles["vi"]) in html
        assert f'action="/queries/{query.name}"' in html
        for parameter in query.parameters:
            assert f'for="{query.name}-{parameter.name}"' in html
    assert "Câu hỏi khác</h2>" not in html, "a new query wants a theme in viz/query_words.py"


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("name", library.names())
def test_every_query_shows_its_form_and_its_answer(service: TestClient, name: str, lang: str) -> None:
    query = library.get(name)
    answer = service.get(f"/queries/{name}", params=needed(query) | {"lang": lang})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["vary"].split(", ")[0] == "Accept"
    assert f'<html lang="{lang}">' in answer.text
    assert escape(query.titles[lang]) in answer.text
    assert ("Kết quả: " if lang == "vi" else "Answer: ") in answer.text
    assert "SELECT" in answer.text


@pytest.mark.parametrize("name", [n for n in library.names() if needed(library.get(n))])
def test_a_query_that_needs_a_value_is_a_form_at_first(service: TestClient, name: str) -> None:
    answer = service.get(f"/queries/{name}")
    assert answer.status_code == 200
    assert "required" in answer.text
    assert 'role="alert"' not in answer.text


def test_documents_are_links_to_their_pages(service: TestClient) -> None:
    html = service.get("/queries/continues", params={"document": "53-KL/TU"}).text
    assert '<a href="/documents/song-van/nq/09-nq-tu/2016-05-04"><bdi>09-NQ/TU</bdi></a>' in html
    assert "04/05/2016" in html
    assert "Kết quả: 1 dòng" in html


def test_codes_are_said_in_words(service: TestClient) -> None:
    html = service.get("/queries/agency-leads", params={"agency": VALUES["agency"]}).text
    assert "văn bản phải xây dựng" in html
    english = service.get("/queries/agency-leads", params={"agency": VALUES["agency"], "lang": "en"}).text
    assert "planned document" in english


def test_the_answer_can_be_taken_along(service: TestClient) -> None:
    html = service.get("/queries/cites", params={"document": "53-KL/TU"}).text
    csv, json = (re.search(rf'href="(/queries/cites\?[^"]*format={form}[^"]*)"', html) for form in ("csv", "json"))
    assert csv
    assert json
    assert service.get(csv[1].replace("&amp;", "&")).content.startswith(b"\xef\xbb\xbfiri,")
    assert service.get(json[1].replace("&amp;", "&")).json()["head"]["vars"][0] == "iri"


@pytest.mark.parametrize(
    ("path", "values", "status", "words"),
    [
        ("cites", {"document": ""}, 400, "Hãy điền ô “Văn bản”"),
        ("cites", {"document": "09-NQ/TU"}, 300, "document=09-NQ%2FTU+2016"),
        ("cites", {"document": "09-NQ/TU"}, 300, "document=09-NQ%2FTU+2021"),
        ("cites", {"document": "53-KL/TUU"}, 404, "document=53-KL%2FTU"),
        ("cites", {"document": "không có thật"}, 404, "tìm trong kho"),
        ("agency-leads", {"agency": "Sở Nội vụ"}, 300, "Sở Nội vụ tỉnh Núi Mây"),
        ("agency-leads", {"agency": "noi vu"}, 404, "Sở Nội vụ tỉnh Sông Vân"),
        ("by-subject", {"subject": "cải"}, 404, "Có phải là"),
        ("due-before", {"date": "hôm qua"}, 400, "không đọc được"),
        ("by-type-and-year", {"type": "KL", "year": "21"}, 400, "Viết như 2021"),
        ("cites", {"document": "53-KL/TU", "x": "1"}, 400, "Bắt đầu lại"),
        ("cite", {}, 404, 'href="/queries/cites"'),
        ("không-có", {}, 404, 'href="/queries"'),
    ],
)
def test_what_is_wrong_is_said_with_the_next_step(
    service: TestClient, path: str, values: dict[str, str], status: int, words: str
) -> None:
    answer = service.get(f"/queries/{path}", params=values)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert words in answer.text


@pytest.mark.parametrize("name", [n for n in library.names() if library.get(n).parameters])
def test_hostile_values_are_escaped(service: TestClient, name: str) -> None:
    query = library.get(name)
    for parameter in query.parameters:
        html = service.get(f"/queries/{name}", params=needed(query) | {parameter.name: HOSTILE}).text
        assert "<script" not in html
        assert "<img" not in html
    assert "<script" not in service.get(f"/queries/{name}", params={HOSTILE: HOSTILE}).text


@pytest.mark.parametrize(
    "path",
    [
        "/queries",
        "/queries/cites?document=53-KL/TU",
        "/queries/cites?document=nope",
        "/queries/nope",
        "/sparql-editor",
        "/sparql-editor?query=ASK{}",
        "/sparql-editor?query=x",
        "/nowhere",
    ],
)
def test_every_page_runs_under_the_strict_policy(service: TestClient, path: str) -> None:
    answer = service.get(path)
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert " style=" not in answer.text
    assert "<script" not in answer.text


def test_the_other_language_is_a_click_away_and_keeps_the_values(service: TestClient) -> None:
    html = service.get("/queries/cites", params={"document": "53-KL/TU"}).text
    assert "/queries/cites?document=53-KL%2FTU&amp;lang=en" in html
    english = service.get("/queries/cites", params={"document": "53-KL/TU", "lang": "en"}).text
    assert 'name="lang" value="en"' in english
    assert 'href="/queries?lang=en"' in english


def test_programs_get_what_they_got(store: Store) -> None:
    with TestClient(web_app(store)) as program:
        assert program.get("/queries").json()
        assert program.get("/queries/nope").headers["content-type"] == "application/problem+json"
        assert program.get("/nowhere").headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("path", ["/sparql?query=x", "/id/nope", "/id/nope.ttl"])
def test_a_protocol_has_its_say_in_a_browser_too(service: TestClient, path: str) -> None:
    assert service.get(path).headers["content-type"] == "application/problem+json"


# --- the editor ---------------------------------------------------------------------------------------------------


def asked(service: TestClient, query: str, **more: str) -> str:
    return service.get("/sparql-editor", params={"query": query, **more}).text


def test_a_browser_is_led_from_the_endpoint_to_the_editor(service: TestClient) -> None:
    answer = service.get("/sparql", params={"lang": "en"}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/sparql-editor?lang=en")
    assert "<textarea" in service.get("/sparql").text


def test_every_example_has_an_answer(service: TestClient) -> None:
    examples = re.findall(r'href="(/sparql-editor\?query=[^"]+)"', service.get("/sparql-editor").text)
    assert len(examples) >= 4
    for address in examples:
        answer = service.get(address.replace("&amp;", "&"))
        assert answer.status_code == 200
        assert "Kết quả:" in answer.text


def test_things_are_shown_by_name_and_linked(service: TestClient) -> None:
    html = asked(service, "SELECT ?d ?b { ?d <http://data.europa.eu/eli/ontology#passed_by> ?b }")
    assert '<a href="/documents/song-van/kl/53-kl-tu/2021-03-03"><bdi>53-KL/TU</bdi></a>' in html
    assert '<a href="/agencies/song-van/tinh-uy"><bdi>Tỉnh ủy Sông Vân</bdi></a>' in html
    typed = asked(service, "SELECT ?t { ?d <http://data.europa.eu/eli/ontology#type_document> ?t }")
    assert '<a href="/id/type/KL"><bdi>id:type/KL</bdi></a>' in typed


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("ASK { ?s ?p ?o }", "true"),
        ("CONSTRUCT { ?s a <urn:x> } WHERE { ?s a <https://w3id.org/vanmach/ns#Document> }", "predicate"),
        ("SELECT ?s { ?s <urn:nothing> ?o }", "Kết quả: 0 dòng"),
        ("SELECT ?s FROM <https://w3id.org/vanmach/id/graph/b> { ?s ?p ?o }", "Kết quả: 6 dòng"),
    ],
)
def test_every_form_of_query_is_answered(service: TestClient, query: str, words: str) -> None:
    assert words in asked(service, query)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT", "cannot be read"),
        ("CLEAR ALL", "only reads"),
        ("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "SERVICE is not allowed"),
    ],
)
def test_what_cannot_be_asked_is_said_beside_the_query(service: TestClient, query: str, words: str) -> None:
    answer = service.get("/sparql-editor", params={"query": query})
    assert answer.status_code == 400
    assert words in answer.text
    assert escape(query) in answer.text


def test_hostile_queries_and_answers_are_escaped(service: TestClient) -> None:
    html = asked(service, f"</textarea>{HOSTILE}")
    assert html.count("</textarea>") == 1
    assert "<script" not in html
    shown = asked(service, 'SELECT ?a ?b { BIND("<script>" AS ?a) BIND(IRI("javascript:alert(1)") AS ?b) }')
    assert "<script" not in shown
    assert 'href="javascript' not in shown


def test_long_answers_are_cut_on_the_page_and_whole_in_the_file(service: TestClient) -> None:
    many = "SELECT * { ?a ?b ?c . ?d a ?e } LIMIT 1200"
    html = asked(service, many)
    assert "Kết quả: 1200 dòng" in html
    assert html.count("<tr>") == MOST_ROWS + 1
    lines = asked(service, many, format="csv").splitlines()
    assert len(lines) == 1201
    assert lines[0].startswith("\ufeff")


# --- rules of inference -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "vietnamese", "english"),
    [
        (
            "named-in-full-in-same-text",
            "Chính văn bản này đã nêu đầy đủ số và ngày ở chỗ khác",
            "The same text names it in full elsewhere",
        ),
        ("some-new-rule", "quy tắc <bdi>some-new-rule</bdi>", "rule <bdi>some-new-rule</bdi>"),
    ],
)
def test_a_passage_says_its_rule_in_words(rule: str, vietnamese: str, english: str) -> None:
    turned = [
        ox.Quad(q.subject, q.predicate, ox.Literal(rule), q.graph_name) if q.predicate.value.endswith("#rule") else q
        for q in sample_store().quads
    ]
    with TestClient(web_app(Store.in_memory(turned))) as client:
        page = client.get("/documents/song-van/kl/53-kl-tu/2021-03-03").text
        assert vietnamese in page
        assert english in client.get("/documents/song-van/kl/53-kl-tu/2021-03-03?lang=en").text
        picture = client.get("/view/lineage?document=53-KL/TU").text
        assert re.search(r"Chính văn bản này đã nêu" if rule.startswith("named") else "some-new-rule", picture)


# --- in a browser -------------------------------------------------------------------------------------------------


@pytest.fixture
def opened(browser: Browser, service: TestClient) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 390, "height": 844})

    def fulfil(route: Route) -> None:
        address = route.request.url.removeprefix("http://pages")
        answer = service.get(address, headers={"Accept": route.request.headers.get("accept", "*/*")})
        route.fulfill(status=answer.status_code, headers=dict(answer.headers), body=answer.content)

    page.route("http://pages/**", fulfil)
    yield page
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("path", ["/queries", "/queries/cites?document=53-KL/TU", "/sparql-editor?query=ASK{}", "/"])
def test_pages_fit_a_telephone_without_a_complaint(opened: Page, path: str) -> None:
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text))
    opened.goto("http://pages" + path)
    assert complaints == []
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.browser
def test_a_form_of_the_list_gives_a_file_that_excel_reads(opened: Page) -> None:
    opened.goto("http://pages/queries")
    form = opened.locator('form[action="/queries/cites"]')
    form.locator("input[name=document]").fill("53-KL/TU")
    with opened.expect_request("**/queries/cites?**") as request:
        form.locator("button[value=csv]").click(no_wait_after=True)
    assert "document=53-KL%2FTU" in request.value.url
    assert "bom=1&format=csv" in request.value.url


@pytest.mark.browser
def test_a_form_leads_to_its_answer(opened: Page) -> None:
    opened.goto("http://pages/queries")
    opened.fill("#continues-document", "53-KL/TU")
    opened.press("#continues-document", "Enter")
    assert opened.text_content("#answer") == "Kết quả: 1 dòng"
