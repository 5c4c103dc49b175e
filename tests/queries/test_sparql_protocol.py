"""The cases of the SPARQL 1.1 Protocol that concern a service for reading, after the working group's list of them.

The names are the list's. Its graphs are here those of the sample store: a graph that is not in it is an error.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlencode
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx import Response

from graph.store import Store
from queries.endpoint import router

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"


@pytest.fixture(scope="module")
def client(small: Store) -> Iterator[TestClient]:
    app = FastAPI()
    app.include_router(router(small))
    with TestClient(app) as client:
        yield client


@pytest.fixture(scope="module")
def graphs(small: Store) -> list[str]:
    """Three graphs of the store."""
    return [row["g"] for row in small.rows("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g LIMIT 3")]


@dataclass(frozen=True)
class Case:
    """A request, and the status or the kind of answer that it must get."""

    method: str
    expected: str
    query: str = ""
    body: bytes = b""
    content_type: str = ""
    accept: str = "*/*"
    address: list[tuple[str, str]] = field(default_factory=list)


ASK = "ASK {}"
IN_ALL = "ASK { ?s a ?type }"
NAMED = "ASK { GRAPH <{0}> { ?a ?b ?c } GRAPH <{1}> { ?d ?e ?f } }"
FULL = (
    "ASK { ?s ?p ?o GRAPH <{0}> { ?a ?b ?c } GRAPH <{1}> { ?d ?e ?f } FILTER NOT EXISTS { GRAPH <{2}> { ?s ?p ?o } } }"
)
BOTH = [("default-graph-uri", "{0}"), ("default-graph-uri", "{1}")]
BOTH_NAMED = [("named-graph-uri", "{0}"), ("named-graph-uri", "{1}")]

CASES = {
    "query_get": Case("GET", "true", ASK),
    "query_post_form": Case("POST", "true", body=b"query=ASK%20%7B%7D", content_type=FORM),
    "query_post_direct": Case("POST", "true", body=b"ASK {}", content_type=QUERY),
    "query_dataset_default_graphs_get": Case("GET", "true", IN_ALL, address=BOTH),
    "query_dataset_default_graphs_post": Case("POST", "true", body=IN_ALL.encode(), content_type=QUERY, address=BOTH),
    "query_dataset_named_graphs_get": Case("GET", "true", NAMED, address=BOTH_NAMED),
    "query_dataset_named_graphs_post": Case(
        "POST", "true", body=NAMED.encode(), content_type=QUERY, address=BOTH_NAMED
    ),
    "query_dataset_full": Case(
        "POST",
        "true",
        body=FULL.encode(),
        content_type=QUERY,
        address=[("default-graph-uri", "{2}"), *BOTH_NAMED],
    ),
    "query_multiple_dataset": Case(
        "POST",
        "true",
        body=b"ASK FROM <{2}> { ?s ?p ?o FILTER NOT EXISTS { GRAPH ?g {} } }",
        content_type=QUERY,
        address=[("default-graph-uri", "{0}")],
    ),
    "query_content_type_select": Case(
        "GET", "rows", "SELECT (1 AS ?value) {}", accept="application/sparql-results+xml"
    ),
    "query_content_type_ask": Case("GET", "true", ASK, accept="application/sparql-results+json"),
    "query_content_type_describe": Case("GET", "graph", "DESCRIBE <a:b>", accept="application/rdf+xml"),
    "query_content_type_construct": Case(
        "GET", "graph", "CONSTRUCT { <a:s> <a:p> 1 } WHERE {}", accept="text/turtle;q=0.3, application/ld+json"
    ),
    "bad_query_method": Case("PUT", "405", body=b"query=ASK%20%7B%7D", content_type=FORM),
    "bad_multiple_queries": Case("GET", "400", ASK, address=[("query", "SELECT * {}")]),
    "bad_query_wrong_media_type": Case("POST", "415", body=b"ASK {}", content_type="text/plain"),
    "bad_query_missing_form_type": Case("POST", "415", body=b"query=ASK%20%7B%7D"),
    "bad_query_missing_direct_type": Case("POST", "415", body=b"ASK {}"),
    "bad_query_non_utf8": Case("POST", "415", body="ASK {}".encode("utf-16"), content_type=f"{QUERY}; charset=UTF-16"),
    "bad_query_syntax": Case("GET", "400", "ASK {"),
    # those for updates, of which this service must do none
    "update_post_form": Case("POST", "403", body=b"update=CLEAR%20ALL", content_type=FORM),
    "update_post_direct": Case("POST", "403", body=b"CLEAR ALL", content_type=UPDATE),
    "bad_update_get": Case("GET", "403", address=[("update", "CLEAR ALL")]),
    "bad_multiple_updates": Case("POST", "403", body=b"update=CLEAR%20ALL&update=CLEAR%20ALL", content_type=FORM),
    "bad_update_wrong_media_type": Case("POST", "415", body=b"CLEAR ALL", content_type="text/plain"),
    "bad_update_missing_form_type": Case("POST", "415", body=b"update=CLEAR%20ALL"),
    "bad_update_non_utf8": Case("POST", "400", body="CLEAR ALL".encode("utf-16"), content_type=UPDATE),
    "bad_update_syntax": Case("POST", "403", body=b"CLEAR MUCH", content_type=UPDATE),
}


@pytest.mark.parametrize("name", CASES)
def test_case(client: TestClient, graphs: list[str], name: str) -> None:
    case = CASES[name]

    def filled(text: str) -> str:
        for number, graph in enumerate(graphs):
            text = text.replace(f"{{{number}}}", graph)
        return text

    pairs = [("query", filled(case.query))] * bool(case.query)
    pairs += [(key, filled(value)) for key, value in case.address]
    headers = {"Accept": case.accept} | ({"Content-Type": case.content_type} if case.content_type else {})
    utf_16 = case.body.startswith(b"\xff\xfe")
    body = case.body if utf_16 else filled(case.body.decode()).encode()
    answer = client.request(case.method, f"/sparql?{urlencode(pairs)}", content=body, headers=headers)
    assert found(answer) == case.expected
    assert case.accept == "*/*" or answer.headers["content-type"].partition(";")[0] == case.accept.split(", ")[-1]


def found(answer: Response) -> str:
    """What an answer is, in a word."""
    media_type = answer.headers["content-type"].partition(";")[0]
    if answer.status_code != 200:
        return str(answer.status_code) if media_type == "application/problem+json" else "no problem"
    if media_type == "application/sparql-results+json":
        return str(json.loads(answer.content)["boolean"]).lower()
    if media_type == "application/sparql-results+xml":
        results = "{http://www.w3.org/2005/sparql-results#}results"
        return "rows" if ElementTree.fromstring(answer.content).find(results) is not None else "no rows"
    list(ox.parse(answer.content, format=ox.RdfFormat.from_media_type(media_type)))
    return "graph"


def test_default_graph_asked_for_is_the_merge_of_those_named(client: TestClient, graphs: list[str]) -> None:
    def count(*chosen: str) -> int:
        query = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
        params = [("query", query), *(("default-graph-uri", graph) for graph in chosen)]
        return int(client.get("/sparql", params=params).json()["results"]["bindings"][0]["n"]["value"])

    first, second, both = count(graphs[0]), count(graphs[1]), count(*graphs[:2])
    assert max(first, second) < both <= first + second
    assert both < count()


def test_address_must_be_utf_8(client: TestClient) -> None:
    answer = client.get("/sparql?query=ASK%20%7B%7D%20%23%FF")
    assert (answer.status_code, "UTF-8" in answer.json()["detail"]) == (400, True)
