"""HTTP requests at /queries → the saved queries, described and run."""

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pyoxigraph as ox
from fastapi import APIRouter, Request, Response

from graph.store import Store
from queries import library
from queries.errors import QueryError
from queries.evaluation import Evaluator
from queries.library import SavedQuery, Table, Term
from queries.negotiation import negotiate, prefers
from queries.problems import Problem, as_problem, problem_response

ListPage = Callable[[Request, Sequence[SavedQuery]], Response]
"""Makes the HTML page of all saved queries."""

ResultPage = Callable[[Request, SavedQuery, Mapping[str, str], Table | None, str], Response]
"""Makes the HTML page of one saved query from the values given, and its answer or what is wrong with them."""

RESERVED = ("format", "bom", "lang")
"""Names in the address that are never parameters of a query."""

_JSON = "application/sparql-results+json"
_CSV = "text/csv"
_FORMATS = {"json": _JSON, "csv": _CSV}
_HEADERS = {"Access-Control-Allow-Origin": "*", "Vary": "Accept"}
_BOM = "\ufeff"
"""Without it Excel reads a CSV file as if it were not UTF-8."""


def saved_routes(
    current: Callable[[], Store],
    evaluator: Evaluator,
    list_page: ListPage | None = None,
    result_page: ResultPage | None = None,
) -> APIRouter:
    """The routes /queries and /queries/{name}, answered from the store that `current()` returns."""
    routes = APIRouter(tags=["Saved queries"])

    @routes.get("/queries", summary="The saved queries", response_class=Response)
    async def list_queries(request: Request) -> Response:
        queries = [library.get(name) for name in library.names()]
        if list_page is not None and _wants_html(request):
            return list_page(request, queries)
        return _json([described(query) for query in queries], "application/json")

    @routes.get("/queries/{name}", summary="Run a saved query", response_class=Response)
    async def run_query(request: Request, name: str) -> Response:
        values = {key: value for key, value in request.query_params.items() if key not in RESERVED}
        html = result_page is not None and _wants_html(request)
        try:
            query = library.get(name)
        except QueryError as error:
            return problem_response(as_problem(error))
        try:
            media_type = _media_type(request) if not html else ""
            table = await evaluator.run(lambda: library.run(current(), name, values))
        except QueryError as error:
            if html and result_page is not None:
                return result_page(request, query, values, None, str(error) if values else "")
            return problem_response(as_problem(error))
        except Problem as problem:
            return problem_response(problem)
        if html and result_page is not None:
            return result_page(request, query, values, table, "")
        if media_type == _CSV:
            return _csv(table, name, with_bom=request.query_params.get("bom") == "1")
        return _json(as_sparql_json(table), _JSON)

    return routes


def described(query: SavedQuery) -> dict[str, Any]:
    """A saved query as /queries lists it."""
    return {
        "name": query.name,
        "title": query.titles,
        "description": query.descriptions,
        "parameters": [
            {
                "name": parameter.name,
                "type": parameter.type,
                "example": parameter.example,
                "label": parameter.labels,
                "optional": parameter.optional,
            }
            for parameter in query.parameters
        ],
    }


def as_sparql_json(table: Table) -> dict[str, Any]:
    """A table as SPARQL 1.1 Query Results JSON."""
    bindings = [
        {column: _json_term(term) for column, term in zip(table.columns, row, strict=True) if term is not None}
        for row in table.rows
    ]
    return {"head": {"vars": list(table.columns)}, "results": {"bindings": bindings}}


def _json_term(term: Term) -> dict[str, str]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if not isinstance(term, ox.Literal):
        return {"type": "literal", "value": str(term)}
    if term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    if term.datatype.value == "http://www.w3.org/2001/XMLSchema#string":
        return {"type": "literal", "value": term.value}
    return {"type": "literal", "value": term.value, "datatype": term.datatype.value}


def as_csv(table: Table, *, with_bom: bool = False) -> str:
    """A table as CSV, with a header line; `with_bom` for spreadsheets that must be told that it is UTF-8."""
    output = io.StringIO(_BOM if with_bom else "", newline="")
    output.seek(0, io.SEEK_END)
    csv.writer(output).writerows([table.columns, *table.texts()])
    return output.getvalue()


def _csv(table: Table, name: str, *, with_bom: bool) -> Response:
    headers = _HEADERS | {"Content-Disposition": f'inline; filename="{name}.csv"'}
    return Response(as_csv(table, with_bom=with_bom), headers=headers, media_type=_CSV)


def _json(content: object, media_type: str) -> Response:
    return Response(json.dumps(content, ensure_ascii=False), headers=_HEADERS, media_type=media_type)


def _media_type(request: Request) -> str:
    """The format asked for: by name in the address, else by the Accept header."""
    named = request.query_params.get("format")
    if named is not None:
        if named not in _FORMATS:
            raise Problem(400, f"format must be {' or '.join(_FORMATS)}, not “{named}”.")
        return _FORMATS[named]
    accept = request.headers.get("accept")
    if prefers(accept, "text/html", list(_FORMATS.values())):
        return _JSON
    chosen = negotiate(accept, [*_FORMATS.values(), "application/json"])
    if chosen is None:
        raise Problem(406, f"This can be answered as {', '.join(_FORMATS.values())}.")
    return chosen


def _wants_html(request: Request) -> bool:
    named = "format" in request.query_params
    return not named and prefers(request.headers.get("accept"), "text/html", list(_FORMATS.values()))
