"""Every IRI of the graph leads to its page or its data, in the format asked for."""

import json
import re
from collections.abc import Iterator
from urllib.parse import quote

import pyoxigraph as ox
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from graph.store import Store
from ontology.namespaces import ID
from queries.linked_data import ENDINGS, about, router, serialized

KL = "doc/song-van/kl/53-kl-tu/2019-03-04"
AGENCY = "agency/song-van/ubnd"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.fixture(scope="module")
def client(small: Store) -> Iterator[TestClient]:
    app = FastAPI()
    app.include_router(router(lambda: small))
    with TestClient(app, follow_redirects=False) as client:
        yield client


@pytest.mark.parametrize(
    ("path", "accept", "location"),
    [
        (KL, BROWSER, "/documents/song-van/kl/53-kl-tu/2019-03-04"),
        (KL, "text/html", "/documents/song-van/kl/53-kl-tu/2019-03-04"),
        (KL, "*/*", f"/id/{KL}.ttl"),
        (KL, "text/turtle", f"/id/{KL}.ttl"),
        (KL, "application/ld+json", f"/id/{KL}.jsonld"),
        (KL, "application/n-triples", f"/id/{KL}.nt"),
        (KL, "application/json", f"/id/{KL}.json"),
        (KL, "text/turtle;q=0.5, application/ld+json", f"/id/{KL}.jsonld"),
        (KL, "text/html;q=0.5, text/turtle", f"/id/{KL}.ttl"),
        (AGENCY, BROWSER, "/agencies/song-van/ubnd"),
        (AGENCY, "text/turtle", f"/id/{AGENCY}.ttl"),
        ("type/KL", BROWSER, "/id/type/KL.ttl"),
        ("citation/2", BROWSER, "/id/citation/2.ttl"),
        ("source/nuoc-sach.docx", BROWSER, "/id/source/nuoc-sach.docx.ttl"),
    ],
)
def test_without_an_ending_it_leads_on_by_what_is_preferred(
    client: TestClient, path: str, accept: str, location: str
) -> None:
    answer = client.get(f"/id/{path}", headers={"Accept": accept})
    assert (answer.status_code, answer.headers["location"]) == (303, location)
    assert answer.headers["vary"].split(", ")[0] == "Accept"
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    ("ending", "form"),
    [("ttl", ox.RdfFormat.TURTLE), ("nt", ox.RdfFormat.N_TRIPLES), ("jsonld", ox.RdfFormat.JSON_LD)],
)
def test_every_format_says_the_same(client: TestClient, small: Store, ending: str, form: ox.RdfFormat) -> None:
    answer = client.get(f"/id/{KL}.{ending}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == ENDINGS[ending]
    assert answer.headers["access-control-allow-origin"] == "*"
    read = {quad.triple for quad in ox.parse(answer.content, format=form)}
    assert read == set(about(small, f"{ID}{KL}").triples)


def test_the_data_hold_the_thing_its_passages_and_the_labels_around_it(client: TestClient) -> None:
    turtle = client.get(f"/id/{KL}.ttl").text
    for words in ('eli:id_local "53-KL/TU"', "vm:continues", '"Ban Thường vụ Tỉnh ủy Sông Vân"@vi', '"88-NQ/TU"'):
        assert words in turtle
    assert turtle.count('"53-KL/TU"') == 1, "what two sources say is said once"
    citation = client.get("/id/citation/2.ttl").text
    assert "tiếp tục thực hiện Nghị quyết số 88-NQ/TU" in citation
    assert '"nuoc-sach.docx"' in citation


def test_prefixes_are_set_and_only_those_in_use(client: TestClient) -> None:
    assert re.findall(r"@prefix (\w+):", client.get("/id/type/KL.ttl").text) == ["skos"]
    assert json.loads(client.get("/id/type/KL.jsonld").text)["@context"]["skos"].startswith("http://www.w3.org/")


@pytest.mark.parametrize("ending", list(ENDINGS))
def test_the_order_does_not_depend_on_chance(small: Store, ending: str) -> None:
    iri = f"{ID}{KL}"
    turned = Store.in_memory(sorted(small.quads, key=str, reverse=True))
    assert serialized(about(turned, iri), ending) == serialized(about(small, iri), ending)


def test_in_json_ld_the_thing_comes_first(client: TestClient) -> None:
    assert client.get(f"/id/{KL}.json").json()["@graph"][0]["@id"] == f"{ID}{KL}"


@pytest.mark.parametrize(
    "path", ["doc/nope", "doc/nope.ttl", "", ".ttl", "a b<c>", "a%3E.ttl", "nope.jsonld", f"{KL}.exe"]
)
@pytest.mark.parametrize("accept", ["*/*", BROWSER])
def test_what_is_not_there_is_a_problem(client: TestClient, path: str, accept: str) -> None:
    answer = client.get(f"/id/{path}", headers={"Accept": accept})
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
    assert answer.headers["access-control-allow-origin"] == "*"


def test_what_cannot_be_offered_is_refused(client: TestClient) -> None:
    answer = client.get(f"/id/{KL}", headers={"Accept": "image/png"})
    assert (answer.status_code, answer.headers["content-type"]) == (406, "application/problem+json")


@pytest.mark.parametrize(("path", "status"), [(KL, 303), (f"{KL}.ttl", 200), ("doc/nope", 404)])
def test_head_is_get_without_the_body(client: TestClient, path: str, status: int) -> None:
    head, get = client.head(f"/id/{path}"), client.get(f"/id/{path}")
    assert head.status_code == get.status_code == status
    assert head.content == b""
    assert head.headers == get.headers


def test_a_thing_whose_own_name_has_an_ending_is_that_thing() -> None:
    thing, label = ox.NamedNode(f"{ID}source/a.json"), ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    app = FastAPI()
    app.include_router(router(Store.in_memory([ox.Quad(thing, label, ox.Literal("a"))])))
    client = TestClient(app, follow_redirects=False)
    assert client.get("/id/source/a.json").headers["location"] == "/id/source/a.json.ttl"
    assert client.get("/id/source/a.json.nt").text.startswith(str(thing))


def test_under_another_root_it_stays_there(small: Store) -> None:
    app = FastAPI()
    app.include_router(router(small))
    answer = TestClient(app, follow_redirects=False, root_path="/vm").get(f"/vm/id/{KL}")
    assert answer.headers["location"] == f"/vm/id/{KL}.ttl"


def test_every_thing_of_the_store_is_found(client: TestClient, small: Store) -> None:
    things = {quad.subject.value for quad in small.quads if isinstance(quad.subject, ox.NamedNode)}
    paths = [quote(iri.removeprefix(str(ID))) for iri in sorted(things) if iri.startswith(str(ID))]
    assert len(paths) > 50
    for path in paths:
        led = client.get(f"/id/{path}")
        assert led.status_code == 303, path
        assert client.get(led.headers["location"]).status_code == 200, path


def test_data_that_the_client_has_are_not_sent_again(client: TestClient) -> None:
    first = client.get(f"/id/{KL}.ttl")
    tag = first.headers["etag"]
    again = client.get(f"/id/{KL}.ttl", headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["cache-control"]) == (304, b"", "no-cache")
    assert client.get(f"/id/{KL}.nt", headers={"If-None-Match": tag}).status_code == 200
    assert client.get(f"/id/{AGENCY}.ttl", headers={"If-None-Match": tag}).status_code == 200
