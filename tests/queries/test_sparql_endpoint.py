"""The SPARQL endpoint and the saved queries, request by request."""

from collections.abc import Iterator

import pyoxigraph as ox
import pytest
from fastapi import FastAPI, Request, Response
from fastapi.testclient import TestClient
from httpx import Response as Answer
from test_query_text import CALLS, EXHAUSTING, UPDATES

from graph.store import Store
from queries.endpoint import router
from queries.problems import answer_with_problems

NUMBERS = """PREFIX eli: <http://data.europa.eu/eli/ontology#>
SELECT DISTINCT ?number { ?d eli:id_local ?number FILTER (STRSTARTS(?number, "45/")) }"""
GRAPH = "https://w3id.org/vanmach/id/graph/source/quyet-dinh.txt"
FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"


@pytest.fixture(scope="module")
def client(small: Store) -> Iterator[TestClient]:
    app = FastAPI()
    app.include_router(router(lambda: small))
    answer_with_problems(app)
    with TestClient(app, follow_redirects=False) as client:
        yield client


def is_problem(answer: Answer, status: int) -> bool:
    """Whether `answer` is a problem in the one shape that all errors have."""
    body = answer.json()
    shape = list(body) == ["type", "title", "status", "detail"] and "\n" not in body["detail"]
    kind = answer.headers["content-type"] == "application/problem+json"
    return shape and kind and answer.status_code == body["status"] == status


@pytest.mark.parametrize(
    ("accept", "media_type", "words"),
    [
        ("*/*", "application/sparql-results+json", '"45/QĐ-UBND"'),
        ("application/json", "application/json", '"45/QĐ-UBND"'),
        ("application/sparql-results+xml", "application/sparql-results+xml", "<literal>45/QĐ-UBND</literal>"),
        ("text/csv", "text/csv; charset=utf-8", "number\r\n45/QĐ-UBND\r\n"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8", '"45/QĐ-UBND"'),
    ],
)
def test_select_is_answered_in_the_format_asked_for(
    client: TestClient, accept: str, media_type: str, words: str
) -> None:
    answer = client.get("/sparql", params={"query": NUMBERS}, headers={"Accept": accept})
    assert (answer.status_code, answer.headers["content-type"]) == (200, media_type)
    assert words in answer.content.decode("utf-8")
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    ("accept", "media_type", "form"),
    [
        ("*/*", "text/turtle; charset=utf-8", ox.RdfFormat.TURTLE),
        ("application/n-triples", "application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/rdf+xml", "application/rdf+xml", ox.RdfFormat.RDF_XML),
        ("application/ld+json", "application/ld+json", ox.RdfFormat.JSON_LD),
    ],
)
@pytest.mark.parametrize(
    "query",
    [
        "CONSTRUCT { ?d a <a:Decision> } WHERE { ?d <http://data.europa.eu/eli/ontology#id_local> '45/QĐ-UBND' }",
        "DESCRIBE <https://w3id.org/vanmach/id/doc/song-van/qd/45-qd-ubnd/2020-02-01>",
    ],
)
def test_graph_is_answered_in_the_format_asked_for(
    client: TestClient, query: str, accept: str, media_type: str, form: ox.RdfFormat
) -> None:
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
    assert (answer.status_code, answer.headers["content-type"]) == (200, media_type)
    assert list(ox.parse(answer.content, format=form))


def test_ask(client: TestClient) -> None:
    assert client.get("/sparql", params={"query": "ASK { ?s ?p ?o }"}).json()["boolean"] is True


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        (QUERY, NUMBERS),
        (QUERY + "; charset=utf-8", NUMBERS),
        (FORM, "query=ASK%20%7B%7D"),
        ("Application/X-WWW-Form-URLencoded", "query=ASK+{}"),
    ],
)
def test_post(client: TestClient, content_type: str, body: str) -> None:
    answer = client.post("/sparql", content=body, headers={"Content-Type": content_type})
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("query", "graphs", "count"),
    [
        ("{}", {}, 13),
        ("{}", {"default-graph-uri": GRAPH}, 2),
        ("{}", {"named-graph-uri": GRAPH}, 0),
        (f"FROM <{GRAPH}>", {}, 2),
        (f"FROM NAMED <{GRAPH}>", {}, 0),
        ("FROM <http://127.0.0.1/none>", {}, 0),
        # the request has the last word over the query (SPARQL 1.1 Protocol, 2.1.4)
        ("FROM <http://127.0.0.1/none>", {"default-graph-uri": GRAPH}, 2),
    ],
)
def test_graphs_are_chosen_among_those_of_the_store(
    client: TestClient, query: str, graphs: dict[str, str], count: int
) -> None:
    clause = "" if query == "{}" else query
    text = f"SELECT (COUNT(DISTINCT ?s) AS ?n) {clause} {{ ?s a <https://w3id.org/vanmach/ns#Document> }}"
    answer = client.get("/sparql", params={"query": text, **graphs})
    assert answer.json()["results"]["bindings"][0]["n"]["value"] == str(count)


@pytest.mark.parametrize(
    ("method", "options", "status", "words"),
    [
        ("GET", {"params": {"query": "SELECT"}}, 400, "cannot be read"),
        ("GET", {"params": {"query": "SELECT * { ?s :p ?o }"}}, 400, "cannot be read"),
        ("GET", {"params": [("query", "ASK {}"), ("query", "ASK {}")]}, 400, "more than one"),
        (
            "GET",
            {"params": {"query": "ASK {}", "default-graph-uri": "no address"}},
            400,
            "cannot be answered",
        ),
        (
            "GET",
            {"params": {"query": "ASK {}", "named-graph-uri": "http://127.0.0.1/none"}},
            400,
            "no graph <http://127.0.0.1/none>",
        ),
        ("GET", {"params": {"query": "ASK {}", "timeout": "soon"}}, 400, "number of seconds"),
        ("GET", {"params": {"query": "ASK {}", "timeout": "0"}}, 400, "number of seconds"),
        ("GET", {"params": {"query": "ASK {}"}, "headers": {"Timeout": "-1"}}, 400, "number of seconds"),
        ("GET", {"params": {"query": "ASK {}"}, "headers": {"Accept": "image/png"}}, 406, "text/csv"),
        ("GET", {"params": {"query": NUMBERS}, "headers": {"Accept": "text/turtle"}}, 406, "text/csv"),
        ("GET", {"params": {"update": "DROP ALL"}}, 403, "only reads"),
        ("POST", {"data": {"update": "DROP ALL"}}, 403, "only reads"),
        ("POST", {"data": {"query": ""}}, 400, "missing"),
        ("POST", {"content": "", "headers": {"Content-Type": QUERY}}, 400, "missing"),
        (
            "POST",
            {"content": "DROP ALL", "headers": {"Content-Type": "application/sparql-update"}},
            403,
            "only",
        ),
        ("POST", {"content": "ASK {}", "headers": {"Content-Type": "text/plain"}}, 415, "text/plain"),
        ("POST", {"content": "ASK {}"}, 415, "without a type"),
        ("POST", {"content": b"ASK {} # \xff", "headers": {"Content-Type": QUERY}}, 400, "UTF-8"),
        ("POST", {"content": "x" * 1_000_001, "headers": {"Content-Type": QUERY}}, 413, "larger"),
        ("PUT", {"content": "x"}, 405, "PUT"),
        ("DELETE", {}, 405, "DELETE"),
        ("PATCH", {}, 405, "PATCH"),
    ],
)
def test_problem(client: TestClient, method: str, options: dict[str, object], status: int, words: str) -> None:
    answer = client.request(method, "/sparql", **options)  # type: ignore[arg-type]
    assert is_problem(answer, status)
    assert words in answer.json()["detail"]
    assert status != 405 or answer.headers["allow"] == "GET, HEAD, POST, OPTIONS"


@pytest.mark.parametrize(
    ("text", "status"),
    [*((text, 403) for text in CALLS + UPDATES), *((text, 400) for text in EXHAUSTING)],
)
def test_dangerous_text(client: TestClient, text: str, status: int) -> None:
    assert is_problem(client.post("/sparql", data={"query": text}), status)


def test_head_is_get_without_its_body(client: TestClient) -> None:
    answer = client.head("/sparql", params={"query": NUMBERS})
    whole = client.get("/sparql", params={"query": NUMBERS})
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-type"] == whole.headers["content-type"]
    assert answer.headers["content-length"] == whole.headers["content-length"]


def test_options_lets_other_pages_ask(client: TestClient) -> None:
    answer = client.options("/sparql")
    assert answer.status_code == 204
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "POST" in answer.headers["access-control-allow-methods"]


@pytest.mark.parametrize("accept", ["text/turtle", "application/rdf+xml", "*/*"])
def test_program_without_a_query_gets_the_service_description(client: TestClient, accept: str) -> None:
    answer = client.get("/sparql", headers={"Accept": accept})
    form = ox.RdfFormat.from_media_type(answer.headers["content-type"].partition(";")[0])
    objects = {triple.object.value for triple in ox.parse(answer.content, format=form)}
    assert "http://testserver/sparql" in objects
    assert "http://www.w3.org/ns/sparql-service-description#SPARQL11Query" in objects
    assert "http://www.w3.org/ns/sparql-service-description#UnionDefaultGraph" in objects


def test_description_counts_what_there_is(client: TestClient) -> None:
    assert client.get("/.well-known/void").headers["location"] == "../sparql"
    data = client.get("/sparql", headers={"Accept": "application/n-triples"})
    described = Store.in_memory(
        ox.Quad(quad.subject, quad.predicate, quad.object, ox.NamedNode("a:g"))
        for quad in ox.parse(data.content, format=ox.RdfFormat.N_TRIPLES)
    )
    void = "PREFIX void: <http://rdfs.org/ns/void#> SELECT ?n "
    (triples,) = described.rows(void + "{ ?d void:sparqlEndpoint ?e ; void:triples ?n }")
    counted = client.get("/sparql", params={"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"}).json()
    assert triples["n"] == counted["results"]["bindings"][0]["n"]["value"]
    part = "{ ?p void:class <https://w3id.org/vanmach/ns#Document> ; void:entities ?n }"
    assert described.rows(void + part) == [{"n": "13"}]


def test_answer_that_the_client_has_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/sparql", params={"query": NUMBERS})
    tag = first.headers["etag"]
    again = client.get("/sparql", params={"query": NUMBERS}, headers={"If-None-Match": f'"other", {tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert first.headers["cache-control"] == "no-cache"
    other_format = client.get(
        "/sparql", params={"query": NUMBERS}, headers={"If-None-Match": tag, "Accept": "text/csv"}
    )
    assert other_format.status_code == 200


@pytest.mark.parametrize("function", ["NOW()", "RAND()", "uuid()", "STRUUID()"])
def test_what_changes_each_time_is_asked_each_time(client: TestClient, function: str) -> None:
    query = f"SELECT ({function} AS ?x) {{}}"
    first, second = (client.get("/sparql", params={"query": query}) for _ in range(2))
    assert "etag" not in first.headers
    assert first.content != second.content


def test_answer_of_another_store_is_not_taken_for_this_ones(small: Store) -> None:
    stores = [small, Store.in_memory()]
    app = FastAPI()
    app.include_router(router(lambda: stores[0]))
    ask = {"query": "ASK { ?s ?p ?o }"}
    with TestClient(app) as client:
        before = client.get("/sparql", params=ask)
        stores.reverse()
        after = client.get("/sparql", params=ask, headers={"If-None-Match": before.headers["etag"]})
    assert (before.json()["boolean"], after.json()["boolean"]) == (True, False)


def test_browser_without_a_query_is_sent_to_the_pages(client: TestClient) -> None:
    answer = client.get("/sparql", headers={"Accept": "text/html,*/*;q=0.8"})
    assert (answer.status_code, answer.headers["location"]) == (303, "queries")


def test_saved_queries_are_listed(client: TestClient) -> None:
    listed = {query["name"]: query for query in client.get("/queries").json()}
    cites = listed["cites"]
    assert cites["title"] == {
        "vi": "Văn bản này viện dẫn những văn bản nào",
        "en": "What a document cites",
    }
    assert cites["parameters"] == [
        {
            "name": "document",
            "type": "document",
            "example": "53-KL/TU",
            "label": {"vi": "Văn bản", "en": "Document"},
            "optional": False,
        }
    ]


def test_saved_query_as_json(client: TestClient) -> None:
    answer = client.get("/queries/continues", params={"document": "53-KL/TU"})
    assert answer.headers["content-type"] == "application/sparql-results+json"
    row = answer.json()["results"]["bindings"][0]
    assert row["number"] == {"type": "literal", "value": "88-NQ/TU"}
    assert row["iri"]["type"] == "uri"
    assert row["line"]["datatype"] == "http://www.w3.org/2001/XMLSchema#integer"


@pytest.mark.parametrize(
    ("params", "accept", "start"),
    [
        ({"format": "csv"}, "*/*", b"iri,date,type,"),
        ({"format": "csv", "bom": "1"}, "*/*", b"\xef\xbb\xbfiri,date,type,"),
        ({}, "text/csv", b"iri,date,type,"),
        ({"format": "json"}, "text/csv", b'{"head": {"vars": ["iri", "date", '),
        ({}, "text/html,*/*;q=0.8", b'{"head": {"vars": ["iri", "date", '),
    ],
)
def test_saved_query_in_a_format(client: TestClient, params: dict[str, str], accept: str, start: bytes) -> None:
    answer = client.get("/queries/by-number", params={"number": "45/QĐ-UBND", **params}, headers={"Accept": accept})
    assert answer.content.startswith(start)


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/queries/citse", 404, "did you mean cites"),
        ("/queries/cites", 400, "needs document"),
        ("/queries/cites?document=1-XX/YY", 404, "No document"),
        ("/queries/cites?document=88-NQ/TU", 400, "88-NQ/TU 2016"),
        ("/queries/cites?dokument=53-KL/TU", 400, "no parameter"),
        ("/queries/due-before?date=mai", 400, "date must be"),
        ("/queries/overview?format=pdf", 400, "json or csv"),
        ("/nowhere", 404, "Not Found"),
    ],
)
def test_problem_with_a_saved_query(client: TestClient, address: str, status: int, words: str) -> None:
    answer = client.get(address)
    assert is_problem(answer, status)
    assert words in answer.json()["detail"]


def test_saved_query_that_cannot_be_had_in_a_format(client: TestClient) -> None:
    assert is_problem(client.get("/queries/overview", headers={"Accept": "image/png"}), 406)


def test_pages_are_made_by_the_renderers_given(small: Store) -> None:
    def list_page(request: Request, queries: object) -> Response:
        return Response("list")

    def result_page(request: Request, query: object, values: object, table: object, wrong: str) -> Response:
        return Response(wrong or ("form" if table is None else "table"))

    app = FastAPI()
    app.include_router(router(small, list_page=list_page, result_page=result_page))
    with TestClient(app, headers={"Accept": "text/html"}) as client:
        assert client.get("/queries").text == "list"
        assert client.get("/queries/overview").text == "table"
        assert client.get("/queries/cites").text == "form"
        assert "No document" in client.get("/queries/cites?document=1-XX/YY").text
        assert client.get("/queries/overview?format=json").json()
