"""Answers that are kept: which, for whom, and until when."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox
import pytest
from fastapi import FastAPI
from fastapi.middleware.gzip import GZipMiddleware
from fastapi.testclient import TestClient
from starlette.types import ASGIApp, Receive, Scope, Send

from graph.store import Store
from queries.caching import Kept, KeptResponses
from queries.endpoint import router

ALL = "SELECT ?s { ?s ?p ?o }"


@dataclass
class Service:
    """A service over a store that can be changed, and how many requests have reached its endpoint."""

    store: Store
    client: TestClient = field(init=False)
    reached: int = 0


def holding(count: int) -> Store:
    """A store that says something of so many things."""
    things = (ox.NamedNode(f"https://example.org/thing/{number}") for number in range(count))
    return Store.in_memory(ox.Quad(thing, ox.NamedNode("a:p"), ox.Literal(1), ox.NamedNode("a:g")) for thing in things)


@pytest.fixture
def service() -> Iterator[Service]:
    made = Service(holding(200))

    class Counted:
        def __init__(self, app: ASGIApp) -> None:
            self.app = app

        async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
            made.reached += scope["type"] == "http"
            await self.app(scope, receive, send)

    app = FastAPI()
    app.include_router(router(lambda: made.store))
    app.add_middleware(GZipMiddleware, minimum_size=1000)
    app.add_middleware(Counted)
    app.add_middleware(KeptResponses, current=lambda: made.store)
    with TestClient(app) as made.client:
        yield made


def ask(service: Service, query: str = ALL, **headers: str) -> tuple[str, str]:
    """What comes back, and in which encoding."""
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    answer = service.client.get("/sparql", params={"query": query}, headers=headers)
    return answer.text, answer.headers.get("content-encoding", "")


def test_the_same_question_is_evaluated_once(service: Service) -> None:
    assert ask(service) == ask(service)
    assert service.reached == 1


def test_no_two_formats_and_encodings_are_mixed_up(service: Service) -> None:
    for _ in range(2):
        assert ask(service, accept="text/csv", accept_encoding="gzip")[1] == "gzip"
        assert ask(service, accept="text/csv", accept_encoding="identity")[1] == ""
        assert ask(service, accept="text/csv")[0].startswith("s\r\n")
        assert ask(service, accept="text/tab-separated-values")[0].startswith("?s\n")
    assert service.reached == 4


def test_a_new_version_of_the_store_is_asked_anew(service: Service) -> None:
    before, _ = ask(service, accept="text/csv")
    service.store = holding(3)
    after, _ = ask(service, accept="text/csv")
    assert (before.count("thing"), after.count("thing")) == (200, 3)


@pytest.mark.parametrize("query", ["SELECT", "SELECT (NOW() AS ?x) {}"])
def test_what_is_wrong_or_changes_is_not_kept(service: Service, query: str) -> None:
    ask(service, query)
    ask(service, query)
    assert service.reached == 2


def test_what_was_not_used_for_longest_goes_first() -> None:
    kept: Kept[str, int] = Kept(room=20)
    for number, name in enumerate("ab"):
        kept.put(name, number, 10)
    assert kept.get("a") == 0
    kept.put("c", 2, 10)
    assert [kept.get(name) for name in "abc"] == [0, None, 2]
