"""HTTP requests at /sparql → answers of the store: the SPARQL 1.1 Protocol, for reading only."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

import pyoxigraph as ox
from fastapi import APIRouter, Request, Response

from graph.store import Solutions, Store
from queries.errors import QueryError
from queries.evaluation import TIME_LIMIT, Bounded, Evaluator
from queries.negotiation import negotiate, prefers
from queries.problems import Problem, problem_response
from queries.query_text import OutgoingCall, Update, check
from queries.saved_routes import ListPage, ResultPage, saved_routes
from queries.service_description import describe

RESULT_FORMATS: Mapping[str, ox.QueryResultsFormat] = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
    "application/json": ox.QueryResultsFormat.JSON,
}
GRAPH_FORMATS: Mapping[str, ox.RdfFormat] = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
}
METHODS = "GET, HEAD, POST, OPTIONS"
MAX_BODY = 1_000_000
"""Bytes."""

_CORS = {"Access-Control-Allow-Origin": "*", "Vary": "Accept"}
_PREFLIGHT = {
    "Allow": METHODS,
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "Accept, Content-Type",
    "Access-Control-Max-Age": "86400",
}

CurrentStore = Store | Callable[[], Store]
EditorPage = Callable[[Request], Response]
"""Makes the HTML page in which a person writes a query."""


@dataclass(frozen=True, slots=True)
class ProtocolRequest:
    """A request of the SPARQL protocol: the query ("" for none) and the graphs it chooses."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()

    @property
    def chooses_graphs(self) -> bool:
        """Whether the request, rather than the query or the store, says which graphs are asked."""
        return bool(self.default_graphs or self.named_graphs)


def router(
    store: CurrentStore,
    *,
    seconds: float = TIME_LIMIT,
    editor_page: EditorPage | None = None,
    list_page: ListPage | None = None,
    result_page: ResultPage | None = None,
) -> APIRouter:
    """The routes /sparql, /queries and /queries/{name}, answered from `store` or what `store()` returns.

    `seconds` is the time limit of one evaluation. Those who prefer HTML get what `editor_page` makes of
    /sparql without a query (else they are sent to /queries), and what `list_page` and `result_page` make of
    the saved queries and of an answer (see `saved_routes`).
    """
    current = store if callable(store) else lambda: store
    evaluator = Evaluator(seconds)
    routes = APIRouter()

    async def sparql(request: Request) -> Response:
        try:
            response = await _answer(request, current, evaluator, editor_page or _to_saved_queries)
        except Problem as problem:
            response = problem_response(problem)
        return without_body(response) if request.method == "HEAD" else response

    for method in ("GET", "POST"):
        name, summary = f"sparql_{method.lower()}", "Ask in SPARQL 1.1"
        routes.add_api_route("/sparql", sparql, methods=[method], operation_id=name, summary=summary)
    others = ["HEAD", "OPTIONS", "PUT", "PATCH", "DELETE"]
    routes.add_api_route("/sparql", sparql, methods=others, include_in_schema=False)
    routes.include_router(saved_routes(current, evaluator, list_page, result_page))
    return routes


async def _answer(
    request: Request, current: Callable[[], Store], evaluator: Evaluator, editor_page: EditorPage
) -> Response:
    if request.method == "OPTIONS":
        return Response(status_code=204, headers=_CORS | _PREFLIGHT)
    asked = await _read(request)
    accept = request.headers.get("accept")
    if not asked.query:
        return _introduce(request, accept, editor_page)
    _check(asked.query)
    content, media_type = await evaluator.run(lambda: _evaluate(current(), asked, accept, evaluator.seconds))
    return Response(content, headers=_CORS, media_type=media_type)


async def _read(request: Request) -> ProtocolRequest:
    """The protocol request in a query string, a form or a body. Raises Problem for anything else."""
    in_address = parse_qsl(request.url.query, keep_blank_values=True)
    if request.method in ("GET", "HEAD"):
        return _from_pairs(in_address)
    if request.method != "POST":
        raise Problem(405, f"{request.method} is not allowed here: use GET or POST.", {"Allow": METHODS})
    body = await _body(request)
    match request.headers.get("content-type", "").partition(";")[0].strip().lower():
        case "application/x-www-form-urlencoded":
            asked = _from_pairs([*in_address, *_form(body)])
        case "application/sparql-query":
            asked = _from_pairs([*in_address, ("query", body)])
        case "application/sparql-update":
            raise Problem(403, "This endpoint only reads: updates are not allowed.")
        case other:
            wanted = "application/sparql-query or application/x-www-form-urlencoded"
            raise Problem(415, f"A query is posted as {wanted}, not as {other or 'a body without a type'}.")
    if not asked.query:
        raise Problem(400, "The query is missing.")
    return asked


async def _body(request: Request) -> str:
    received = bytearray()
    async for chunk in request.stream():
        received += chunk
        if len(received) > MAX_BODY:
            raise Problem(413, f"The request is larger than {MAX_BODY} bytes.")
    try:
        return received.decode("utf-8")
    except UnicodeDecodeError:
        raise Problem(400, "The request is not UTF-8 text.") from None


def _form(body: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(body, keep_blank_values=True, errors="strict", max_num_fields=1000)
    except ValueError:
        raise Problem(400, "The form cannot be read.") from None


def _from_pairs(pairs: Sequence[tuple[str, str]]) -> ProtocolRequest:
    """The protocol request in the fields of an address or a form."""

    def values(name: str) -> tuple[str, ...]:
        return tuple(value for key, value in pairs if key == name)

    if values("update"):
        raise Problem(403, "This endpoint only reads: updates are not allowed.")
    queries = values("query")
    if len(queries) > 1:
        raise Problem(400, "The request has more than one query: send one.")
    return ProtocolRequest("".join(queries).strip(), values("default-graph-uri"), values("named-graph-uri"))


def _introduce(request: Request, accept: str | None, editor_page: EditorPage) -> Response:
    """The answer to a request without a query: a page for a browser, a description for a program."""
    if prefers(accept, "text/html", list(GRAPH_FORMATS)):
        return editor_page(request)
    media_type = _negotiated(accept, GRAPH_FORMATS)
    address = str(request.url.replace(query="", fragment=""))
    return Response(describe(address, GRAPH_FORMATS[media_type]), headers=_CORS, media_type=media_type)


def _to_saved_queries(_: Request) -> Response:
    return Response(status_code=303, headers={**_CORS, "Location": "queries"})


def _check(text: str) -> None:
    """Raise the Problem of a text that must not be evaluated."""
    try:
        check(text)
    except (OutgoingCall, Update) as error:
        raise Problem(403, str(error)) from error
    except QueryError as error:
        raise Problem(400, str(error)) from error


def _evaluate(store: Store, asked: ProtocolRequest, accept: str | None, seconds: float) -> tuple[bytes, str]:
    """The answer's bytes and their media type. Runs in a thread of its own."""
    output = Bounded(seconds)
    found: Solutions | None = None
    try:
        found = _solutions(store, asked)
        if isinstance(found, ox.QueryTriples):
            media_type = _negotiated(accept, GRAPH_FORMATS)
            found.serialize(output, GRAPH_FORMATS[media_type])
        else:
            media_type = _negotiated(accept, RESULT_FORMATS)
            found.serialize(output, RESULT_FORMATS[media_type])
    except SyntaxError as error:
        raise Problem(400, f"The query cannot be read: {_one_line(error)}.") from error
    except (ValueError, RuntimeError, OSError) as error:
        raise Problem(400, f"The query cannot be answered: {_one_line(error)}.") from error
    finally:
        # An error's traceback would carry it to another thread, where Oxigraph does not let it be freed.
        del found
    return output.getvalue(), media_type


def _solutions(store: Store, asked: ProtocolRequest) -> Solutions:
    """The answer over the graphs chosen: by the request, else by the query, else the union of all."""
    if asked.chooses_graphs:
        return store.dataset.query(
            asked.query,
            default_graph=[ox.NamedNode(iri) for iri in asked.default_graphs],
            named_graphs=[ox.NamedNode(iri) for iri in asked.named_graphs],
        )
    return store.query(asked.query)


def _negotiated(accept: str | None, formats: Mapping[str, object]) -> str:
    media_type = negotiate(accept, list(formats))
    if media_type is None:
        raise Problem(406, f"This can be answered as {', '.join(formats)}.")
    return media_type


def _one_line(error: Exception) -> str:
    """The engine's message without the character classes that it lists after "expected"."""
    words = " ".join(str(error).split())
    return words.partition(": expected one of")[0][:300].rstrip(".")


def without_body(response: Response) -> Response:
    """The same answer as HEAD wants it."""
    headers = dict(response.headers)
    bare = Response(status_code=response.status_code)
    bare.raw_headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
    return bare
