"""The page in which a person writes a SPARQL query and reads its answer: a form, without any script."""

from collections.abc import Callable
from itertools import islice

import pyoxigraph as ox
from fastapi import APIRouter, Request, Response

from graph.store import Store
from ontology.namespaces import SPARQL_PREFIXES
from queries import library
from queries.errors import QueryError
from queries.evaluation import Evaluator
from queries.library import SavedQuery, Table
from queries.pool import Pool, Question, whole
from queries.problems import Problem
from queries.query_text import check
from queries.saved_routes import as_csv
from viz.answers import plain_answer
from viz.site import page

MOST_ROWS = 100_000
"""Rows of a CSV file."""

ROWS_COUNTED = 5_000
"""Rows that the page counts; of these it shows fewer."""

_RESULTS, _TRIPLES = "text/tab-separated-values", "application/n-triples"


def router(store: Store | Callable[[], Store], pool: Pool | None = None) -> APIRouter:
    """The route /sparql-editor, answered from `store` or what `store()` returns; `pool` evaluates the queries."""
    current: Callable[[], Store] = store if callable(store) else lambda: store
    asked = pool or Pool()
    evaluator = Evaluator(asked.limits.seconds)
    routes = APIRouter(include_in_schema=False)

    @routes.get("/sparql-editor")
    async def editor(request: Request, query: str = "", format: str = "") -> Response:
        text = query.strip()
        if not text:
            return _editor_page(request)
        try:
            if format == "csv":
                return _csv(await _table(asked, current(), text, MOST_ROWS))
            store = current()
            table = await _table(asked, store, text, ROWS_COUNTED)
            answer = await evaluator.run(lambda: plain_answer(store, table))
        except (QueryError, Problem) as error:
            status = error.status if isinstance(error, Problem) else 400
            return _editor_page(request, status, text=query, error=str(error))
        return _editor_page(request, text=query, answer=answer)

    return routes


def without_header(text: str) -> str:
    """The SPARQL of a saved query without the comments that describe it."""
    lines = text.splitlines()
    while lines and (lines[0].startswith("#") or not lines[0].strip()):
        lines.pop(0)
    return "\n".join(lines)


def _editor_page(request: Request, status: int = 200, **shown: object) -> Response:
    nothing = {"text": "", "answer": None, "error": ""}
    offered = {"examples": _examples(), "prefixes": SPARQL_PREFIXES, "most": ROWS_COUNTED}
    return page(request, "sparql.html.j2", status, **(nothing | offered | shown))


def _csv(table: Table) -> Response:
    headers = {"Content-Disposition": 'attachment; filename="sparql.csv"'}
    return Response(as_csv(table, with_bom=True), headers=headers, media_type="text/csv")


def _examples() -> list[tuple[SavedQuery, str]]:
    """The saved queries that need no value, with their SPARQL."""
    queries = map(library.get, library.names())
    return [(q, without_header(q.text)) for q in queries if all(p.optional for p in q.parameters)]


async def _table(pool: Pool, store: Store, text: str, most: int) -> Table:
    """Up to `most` rows. Raises QueryError or Problem for what must not, or cannot, be answered."""
    check(text)
    reply = await pool.ask(store, Question(text, _RESULTS, _TRIPLES, first_rows=most))
    content = await whole(reply)
    lines = content[: content.rfind(b"\n") + 1]  # the last line may be cut
    if reply.is_graph:
        quads = islice(ox.parse(lines, format=ox.RdfFormat.N_TRIPLES), most)
        return Table(("subject", "predicate", "object"), tuple((q.subject, q.predicate, q.object) for q in quads))
    found = ox.parse_query_results(lines or content, ox.QueryResultsFormat.TSV)
    if isinstance(found, ox.QueryBoolean):
        return Table(("answer",), ((ox.Literal(bool(found)),),))
    columns = tuple(variable.value for variable in found.variables)
    return Table(columns, tuple(tuple(row[column] for column in columns) for row in islice(found, most)))
