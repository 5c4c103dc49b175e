"""The endpoint as the programs that people use see it: a real server, SPARQLWrapper and rdflib."""

import socket
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from fastapi import FastAPI
from rdflib import Graph, Literal, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, RDFXML, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from graph.store import Store
from queries.endpoint import router

ID_LOCAL = "http://data.europa.eu/eli/ontology#id_local"
KL53 = "https://w3id.org/vanmach/id/doc/song-van/kl/53-kl-tu/2019-03-04"


@pytest.fixture(scope="module")
def address(small: Store) -> Iterator[str]:
    """The address of the endpoint on a server of its own."""
    app = FastAPI()
    app.include_router(router(small))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        running = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        running.start()
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/sparql"
        server.should_exit = True
        running.join()


def wrapper(address: str, query: str, form: str, method: str = "GET") -> SPARQLWrapper:
    asking = SPARQLWrapper(address)
    asking.setQuery(query)
    asking.setReturnFormat(form)
    asking.setMethod(method)
    return asking


@pytest.mark.parametrize("method", ["GET", POST])
def test_wrapper_selects(address: str, method: str) -> None:
    query = f"SELECT DISTINCT ?n {{ ?d <{ID_LOCAL}> ?n FILTER(?n = '45/QĐ-UBND') }}"
    found = wrapper(address, query, JSON, method).queryAndConvert()
    assert [row["n"]["value"] for row in found["results"]["bindings"]] == ["45/QĐ-UBND"]


def test_wrapper_selects_xml_and_csv(address: str) -> None:
    query = f"SELECT DISTINCT ?n {{ <{KL53}> <{ID_LOCAL}> ?n }}"
    assert "53-KL/TU" in wrapper(address, query, XML).queryAndConvert().toxml()
    assert wrapper(address, query, CSV).queryAndConvert() == b"n\r\n53-KL/TU\r\n"


def test_wrapper_asks(address: str) -> None:
    assert wrapper(address, f"ASK {{ <{KL53}> ?p ?o }}", JSON).queryAndConvert()["boolean"] is True


@pytest.mark.parametrize("form", [TURTLE, RDFXML])
def test_wrapper_constructs(address: str, form: str) -> None:
    query = f"CONSTRUCT {{ ?d <{ID_LOCAL}> ?n }} WHERE {{ ?d <{ID_LOCAL}> ?n }}"
    found = wrapper(address, query, form).queryAndConvert()
    graph = found if isinstance(found, Graph) else Graph().parse(data=found, format="turtle")
    assert (URIRef(KL53), URIRef(ID_LOCAL), Literal("53-KL/TU")) in graph


def test_wrapper_is_told_of_a_bad_query(address: str) -> None:
    with pytest.raises(QueryBadFormed):
        wrapper(address, "SELECT nothing", JSON).query()


def test_rdflib_reads_the_endpoint_as_a_graph(address: str) -> None:
    graph = Graph(SPARQLStore(address))
    assert str(graph.value(URIRef(KL53), URIRef(ID_LOCAL))) == "53-KL/TU"
    query = f"SELECT DISTINCT ?d {{ ?d <{ID_LOCAL}> '88-NQ/TU' }} ORDER BY ?d"
    assert [str(row[0])[-10:] for row in graph.query(query)] == ["2016-04-05", "2021-05-12"]
