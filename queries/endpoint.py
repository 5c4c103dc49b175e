"""HTTP requests at /sparql → answers of the store: the SPARQL 1.1 Protocol, for reading only."""

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from typing import Any, TypeVar

import pyoxigraph as ox
from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.responses import StreamingResponse

from graph.store import Store
from queries.caching import Kept, entity_tag, is_known
from queries.errors import QueryError
from queries.evaluation import Evaluator
from queries.negotiation import negotiate, prefers
from queries.pool import Pool, Question, Reply
from queries.problems import Problem, problem_response
from queries.protocol import METHODS, ProtocolRequest, read
from queries.query_text import OutgoingCall, Update, check, without_names
from queries.saved_routes import ListPage, ResultPage, saved_routes
from queries.service_description import describe

RESULT_FORMATS = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
    "application/json",
)
GRAPH_FORMATS: Mapping[str, ox.RdfFormat] = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
}

_CORS = {"Access-Control-Allow-Origin": "*", "Vary": "Accept"}
_PREFLIGHT = {
    "Allow": METHODS,
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "Accept, Content-Type, If-None-Match, Timeout",
    "Access-Control-Max-Age": "86400",
}
_CHANGING = re.compile("now|rand|uuid", re.IGNORECASE)
"""Functions that give another answer each time."""

CurrentStore = Store | Callable[[], Store]
EditorPage = Callable[[Request], Response]
"""Makes the HTML page in which a person writes a query."""

Result = TypeVar("Result")


def router(
    store: CurrentStore,
    pool: Pool | None = None,
    *,
    editor_page: EditorPage | None = None,
    list_page: ListPage | None = None,
    result_page: ResultPage | None = None,
) -> APIRouter:
    """The routes /sparql, /queries and /queries/{name}, answered from `store` or what `store()` returns.

    What comes to /sparql is evaluated by `pool`. Those who prefer HTML get what `editor_page` makes of /sparql
    without a query (else they are sent to /queries), and what `list_page` and `result_page` make of the saved
    queries and of an answer (see `saved_routes`).
    """
    endpoint = Endpoint(store if callable(store) else lambda: store, pool or Pool(), editor_page or _to_saved_queries)

    @contextlib.asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        await endpoint.pool.close()

    routes = APIRouter(lifespan=lifespan)
    for method in ("GET", "POST"):
        name, summary = f"sparql_{method.lower()}", "Ask in SPARQL 1.1"
        routes.add_api_route("/sparql", endpoint.answer, methods=[method], operation_id=name, summary=summary)
    others = ["HEAD", "OPTIONS", "PUT", "PATCH", "DELETE"]
    routes.add_api_route("/sparql", endpoint.answer, methods=others, include_in_schema=False)
    routes.add_api_route("/.well-known/void", _to_description, include_in_schema=False)
    routes.include_router(
        saved_routes(endpoint.current, Evaluator(endpoint.pool.limits.seconds), list_page, result_page)
    )
    return routes


class Endpoint:
    """Answers the requests at /sparql; small answers are kept as long as the store stays as it is."""

    def __init__(self, current: Callable[[], Store], pool: Pool, editor_page: EditorPage) -> None:
        self.current = current
        self.pool = pool
        self._editor_page = editor_page
        self._kept: Kept[tuple[str, Question], Reply] = Kept()

    async def answer(self, request: Request) -> Response:
        """The answer to a request, whatever it is."""
        try:
            response = await self._answer(request)
        except Problem as problem:
            response = problem_response(problem)
        return without_body(response) if request.method == "HEAD" else response

    async def _answer(self, request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=_CORS | _PREFLIGHT)
        asked = await read(request)
        accept = request.headers.get("accept")
        if not asked.query:
            return await self._introduce(request, accept)
        store, question = self.current(), _question(asked, accept)
        keeps = not _CHANGING.search(without_names(asked.query))
        headers = _CORS | ({"ETag": entity_tag(store, question), "Cache-Control": "no-cache"} if keeps else {})
        if is_known(request, headers.get("ETag")):
            return Response(status_code=304, headers=headers)
        reply = self._kept.get((store.stamp, question)) if keeps else None
        if reply is None:
            _check(asked.query)
            reply = await _unless_gone(request, self.pool.ask(store, question, asked.seconds))
            if keeps and reply.rest is None:
                self._kept.put((store.stamp, question), reply, len(reply.content) + len(asked.query))
        media_type = _acceptable(question, reply)
        if reply.rest is None:
            return Response(reply.content, headers=headers, media_type=media_type)
        if request.method == "HEAD":
            await reply.rest.aclose()
        return StreamingResponse(_pieces(reply.content, reply.rest), headers=headers, media_type=media_type)

    async def _introduce(self, request: Request, accept: str | None) -> Response:
        """The answer to a request without a query: a page for a browser, a description for a program."""
        if prefers(accept, "text/html", list(GRAPH_FORMATS)):
            return self._editor_page(request)
        media_type = negotiate(accept, list(GRAPH_FORMATS))
        if media_type is None:
            raise _not_acceptable(GRAPH_FORMATS)
        address = str(request.url.replace(query="", fragment=""))
        description = await describe(address, GRAPH_FORMATS[media_type], self._rows)
        return Response(description, headers=_CORS, media_type=media_type)

    async def _rows(self, query: str) -> list[list[str]]:
        """The rows of a query of ours as words, kept as long as the store stays as it is."""
        store, question = self.current(), Question(query, "text/tab-separated-values", None)
        reply = self._kept.get((store.stamp, question)) or await self.pool.ask(store, question)
        self._kept.put((store.stamp, question), reply, len(reply.content))
        return [line.split("\t") for line in reply.content.decode().splitlines()[1:]]


def _question(asked: ProtocolRequest, accept: str | None) -> Question:
    """What to ask the store. Raises Problem if no answer would be acceptable."""
    result_format, graph_format = negotiate(accept, RESULT_FORMATS), negotiate(accept, list(GRAPH_FORMATS))
    if result_format is None and graph_format is None:
        raise _not_acceptable([*RESULT_FORMATS, *GRAPH_FORMATS])
    return Question(asked.query, result_format, graph_format, asked.default_graphs, asked.named_graphs)


def _acceptable(question: Question, reply: Reply) -> str:
    """The media type of the answer. Raises Problem if it is not among those accepted."""
    media_type = question.graph_format if reply.is_graph else question.result_format
    if media_type is None:
        raise _not_acceptable(GRAPH_FORMATS if reply.is_graph else RESULT_FORMATS)
    return media_type


def _not_acceptable(formats: Mapping[str, object] | tuple[str, ...] | list[str]) -> Problem:
    return Problem(406, f"This can be answered as {', '.join(formats)}.")


async def _unless_gone(request: Request, work: Coroutine[Any, Any, Result]) -> Result:
    """The result of `work`, which ends without one if the client goes away: nobody would read it."""
    working, leaving = asyncio.ensure_future(work), asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait((working, leaving), return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            raise Problem(503, "The client has gone away.")
        return working.result()
    except asyncio.CancelledError:  # so the server ends what still runs when it is told to stop
        raise Problem(503, "The service is being stopped.") from None
    finally:
        leaving.cancel()
        if not working.done():
            working.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await working


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _pieces(first: bytes, rest: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    yield first
    async for piece in rest:
        yield piece


def _to_saved_queries(_: Request) -> Response:
    return Response(status_code=303, headers={**_CORS, "Location": "queries"})


def _to_description(_: Request) -> Response:
    return Response(status_code=303, headers={**_CORS, "Location": "../sparql"})


def _check(text: str) -> None:
    """Raise the Problem of a text that must not be evaluated."""
    try:
        check(text)
    except (OutgoingCall, Update) as error:
        raise Problem(403, str(error)) from error
    except QueryError as error:
        raise Problem(400, str(error)) from error


def without_body(response: Response) -> Response:
    """The same answer as HEAD wants it."""
    headers = dict(response.headers)
    bare = Response(status_code=response.status_code)
    bare.raw_headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
    return bare
