"""Queries that would take all time, all memory, all places or a connection, and what becomes of them."""

import asyncio
import os
import socket
import threading
import time
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pyoxigraph as ox
import pytest
import uvicorn
from fastapi import FastAPI
from test_query_text import CALLS

from graph.store import Store
from queries import pool as pool_module
from queries.endpoint import router
from queries.pool import Limits, Pool, Question
from queries.problems import Problem

COUNTS_IN_SILENCE = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
SORTS_ALL = "SELECT DISTINCT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
SPEAKS_FOR_EVER = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
QUICK = "ASK { ?s ?p ?o }"
JSON = "application/sparql-results+json"

Serve = Callable[[Limits], str]


@pytest.fixture
def serve(small: Store) -> Iterator[Serve]:
    """Starts a server of its own with the limits given; returns the address of its endpoint."""
    servers: list[tuple[uvicorn.Server, threading.Thread]] = []

    def start(limits: Limits) -> str:
        app = FastAPI()
        app.include_router(router(small, Pool(limits)))
        listener = socket.create_server(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="critical", timeout_graceful_shutdown=1))
        running = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        servers.append((server, running))
        running.start()
        while not server.started:
            time.sleep(0.01)
        return f"http://127.0.0.1:{listener.getsockname()[1]}/sparql"

    yield start
    for server, running in servers:
        server.should_exit = True
        running.join()


def ask(address: str, query: str, **fields: str) -> httpx.Response:
    return httpx.post(address, data={"query": query, **fields}, timeout=60)


def workers() -> list[int]:
    """The worker processes of this process that are alive."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            _, _, rest = status.read_text().rpartition(")")
            command = (status.parent / "cmdline").read_bytes()
        except OSError:
            continue
        state, parent = rest.split()[:2]
        if int(parent) == os.getpid() and state != "Z" and b"worker.py" in command:
            found.append(int(status.parent.name))
    return found


def ended(before: list[int]) -> bool:
    """Whether no more workers are left than before, after a moment."""
    until = time.monotonic() + 3
    while len(workers()) > len(before) and time.monotonic() < until:
        time.sleep(0.02)
    return len(workers()) <= len(before)


linux = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes in /proc")


@linux
@pytest.mark.parametrize("query", [COUNTS_IN_SILENCE, f"{SORTS_ALL} ORDER BY ?a"])
def test_query_that_overruns_is_ended_not_abandoned(serve: Serve, query: str) -> None:
    before = workers()
    address = serve(Limits(seconds=0.5))
    start = time.monotonic()
    answer = ask(address, query)
    assert time.monotonic() - start < 2
    assert (answer.status_code, answer.headers["content-type"]) == (503, "application/problem+json")
    assert "longer than 0.5 s and was ended" in answer.json()["detail"]
    assert ended(before)
    assert ask(address, QUICK).json()["boolean"] is True


@pytest.mark.parametrize("how", ["field", "header"])
def test_request_can_shorten_the_time_limit(serve: Serve, how: str) -> None:
    address = serve(Limits(seconds=20))
    start = time.monotonic()
    if how == "field":
        answer = ask(address, COUNTS_IN_SILENCE, timeout="0.3")
    else:
        answer = httpx.post(address, data={"query": COUNTS_IN_SILENCE}, headers={"Timeout": "0.3"})
    assert (answer.status_code, time.monotonic() - start < 5) == (503, True)
    assert "longer than 0.3 s" in answer.json()["detail"]


def test_request_cannot_lengthen_the_time_limit(serve: Serve) -> None:
    answer = ask(serve(Limits(seconds=0.3)), COUNTS_IN_SILENCE, timeout="600")
    assert "longer than 0.3 s" in answer.json()["detail"]


@linux
def test_query_that_takes_all_memory_is_ended(serve: Serve) -> None:
    address = serve(Limits(memory=100_000_000))
    answer = ask(address, f"{SORTS_ALL} ORDER BY ?a ?d ?g")
    assert answer.status_code == 503
    assert "more than 100 MB of memory" in answer.json()["detail"]
    assert ask(address, QUICK).status_code == 200


@pytest.mark.parametrize("accept", [JSON, "application/sparql-results+xml", "text/csv", "text/tab-separated-values"])
def test_answer_with_too_many_rows_is_refused(serve: Serve, accept: str) -> None:
    address = serve(Limits(rows=100))
    query = "SELECT ?s {{ ?s ?p ?o }} LIMIT {}"
    refused, given = (
        httpx.post(address, data={"query": query.format(rows)}, headers={"Accept": accept}) for rows in (110, 90)
    )
    assert (refused.status_code, given.status_code) == (503, 200)
    assert "more than 100 rows: add a LIMIT" in refused.json()["detail"]


def test_graph_with_too_many_triples_is_refused(serve: Serve) -> None:
    refused = ask(serve(Limits(rows=100)), "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    assert "more than 100 rows: add a LIMIT" in refused.json()["detail"]


def test_answer_that_is_too_large_is_refused(serve: Serve) -> None:
    refused = ask(serve(Limits(size=10_000)), SPEAKS_FOR_EVER)
    assert refused.status_code == 503
    assert "larger than 10000 bytes: add a LIMIT" in refused.json()["detail"]


def test_large_answer_is_sent_while_it_is_made_and_broken_off_where_a_limit_is_reached(serve: Serve) -> None:
    address = serve(Limits(size=20_000_000))
    with httpx.stream("POST", address, data={"query": SPEAKS_FOR_EVER}) as answer:
        pieces = answer.iter_bytes()
        received = sum(len(next(pieces)) for _ in range(100))
        with pytest.raises(httpx.RemoteProtocolError):
            received += sum(map(len, pieces))
    assert answer.status_code == 200
    assert 0 < received <= 20_000_000


def test_large_answer_arrives_whole(serve: Serve, small: Store) -> None:
    query = "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 30000"
    rows = ask(serve(Limits()), query).json()["results"]["bindings"]
    assert len(rows) == 30_000


@linux
def test_query_ends_when_its_client_goes_away(serve: Serve) -> None:
    before = workers()
    address = serve(Limits())
    with pytest.raises(httpx.ReadTimeout):
        httpx.post(address, data={"query": COUNTS_IN_SILENCE}, timeout=0.5)
    assert ended(before)


def test_quick_queries_are_answered_while_slow_ones_run(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool_module, "SHORT", 0.4)
    address = serve(Limits(seconds=3, at_once=1, slow_at_once=1))
    with ThreadPoolExecutor() as clients:
        slow = clients.submit(ask, address, COUNTS_IN_SILENCE)
        time.sleep(1)
        start = time.monotonic()
        assert ask(address, QUICK).status_code == 200
        assert time.monotonic() - start < 10
        refused = ask(address, COUNTS_IN_SILENCE + " #")
        assert (refused.status_code, refused.headers["retry-after"]) == (503, "5")
        assert "longer than 0.4 s, and only 1 at a time may" in refused.json()["detail"]
        assert "longer than 3 s" in slow.result().json()["detail"]


def test_too_many_in_line_are_sent_away(serve: Serve) -> None:
    address = serve(Limits(seconds=1.5, at_once=1, waiting=2))
    with ThreadPoolExecutor(8) as clients:
        answers = list(clients.map(lambda n: ask(address, f"{COUNTS_IN_SILENCE} #{n}"), range(6)))
    details = [answer.json()["detail"] for answer in answers]
    assert {answer.status_code for answer in answers} == {503}
    assert sum("2 queries are waiting already" in detail for detail in details) == 3


def test_one_who_waits_too_long_is_sent_away(serve: Serve) -> None:
    address = serve(Limits(seconds=1.5, at_once=1, wait=0.2))
    with ThreadPoolExecutor() as clients:
        slow = clients.submit(ask, address, COUNTS_IN_SILENCE)
        time.sleep(0.5)
        assert "no place for this query was free within 0.2 s" in ask(address, QUICK).json()["detail"]
        slow.result()


def test_version_of_the_store_that_was_built_meanwhile_is_asked(tmp_path: Path) -> None:
    def store(name: str) -> Store:
        (tmp_path / name).mkdir()
        dataset = ox.Store(str(tmp_path / name / "quads"))
        dataset.add(ox.Quad(ox.NamedNode(f"a:{name}"), ox.NamedNode("a:p"), ox.Literal("o")))
        (tmp_path / name / "manifest.json").write_text("{}")
        return Store(dataset, name, folder=tmp_path / name / "quads")

    async def answers() -> list[bytes]:
        pool = Pool()
        question = Question("SELECT ?s { ?s ?p ?o }", "text/csv", None)
        found = [(await pool.ask(store(name), question)).content for name in ("old", "new")]
        await pool.close()
        return found

    assert alone(answers()) == [b"s\r\na:old\r\n", b"s\r\na:new\r\n"]


def alone(work: Coroutine[Any, Any, Any]) -> Any:
    """Run `work` in a thread of its own: a browser of other tests may hold the loop of this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


def connections(act: Callable[[str], object]) -> int:
    """How many connections come in at a port of this machine during `act(its address)`."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        act(f"127.0.0.1:{listener.getsockname()[1]}")
        listener.settimeout(0.3)
        count = 0
        try:
            while True:
                listener.accept()[0].close()
                count += 1
        except TimeoutError:
            return count


def test_counting_connections_counts_them() -> None:
    def call(here: str) -> None:
        host, _, port = here.partition(":")
        socket.create_connection((host, int(port))).close()

    assert connections(call) == 1


def test_no_query_makes_a_connection(serve: Serve) -> None:
    address = serve(Limits())

    def ask_all(here: str) -> None:
        queries = [text.replace("127.0.0.1", here) for text in CALLS]
        queries += [
            f"SELECT * FROM <http://{here}/> FROM NAMED <http://{here}/> {{ ?s ?p ?o }}",
            f"SELECT * FROM NAMED <http://{here}/> {{ GRAPH <http://{here}/> {{ ?s ?p ?o }} }}",
            f"DESCRIBE <http://{here}/>",
            f"LOAD <http://{here}/>",
            f"LOAD SILENT <http://{here}/> INTO GRAPH <a:b>",
        ]
        for text in queries:
            ask(address, text)
            ask(address, text, **{"default-graph-uri": f"http://{here}/"})
            ask(address, text, **{"named-graph-uri": f"http://{here}/"})

    assert connections(ask_all) == 0


@pytest.mark.skipif(os.uname().sysname != "Linux", reason="the network is shut by a filter of Linux")
def test_worker_makes_no_connection_even_for_a_text_that_no_one_checked(small: Store) -> None:
    async def ask_unchecked(here: str) -> None:
        pool = Pool()
        query = f"SELECT * {{ SERVICE <http://{here}/> {{ ?s ?p ?o }} }}"
        with pytest.raises(Problem, match="not permitted"):
            await pool.ask(small, Question(query, JSON, None))
        await pool.close()

    assert connections(lambda here: alone(ask_unchecked(here))) == 0
