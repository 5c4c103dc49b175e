"""The page in which a person writes a SPARQL query and reads its answer: a form, without any script."""

import time
from collections.abc import Callable, Iterable
from itertools import islice

import pyoxigraph as ox
from fastapi import APIRouter, Request, Response

from graph.store import Solutions, Store
from ontology.namespaces import SPARQL_PREFIXES
from queries import library
from queries.errors import QueryError
from queries.evaluation import TIME_LIMIT, Evaluator, too_slow
from queries.library import SavedQuery, Table, Term
from queries.problems import Problem
from queries.query_text import check
from queries.saved_routes import as_csv
from viz.answers import Answer, plain_answer
from viz.site import page

MOST_ROWS = 100_000
"""Rows of a CSV file."""

ROWS_COUNTED = 5_000
"""Rows that the page counts; of these it shows fewer."""


def router(store: Store | Callable[[], Store], *, seconds: float = TIME_LIMIT) -> APIRouter:
    """The route /sparql-editor, answered from `store` or what `store()` returns."""
    current: Callable[[], Store] = store if callable(store) else lambda: store
    evaluator = Evaluator(seconds)
    routes = APIRouter(include_in_schema=False)

    @routes.get("/sparql-editor")
    async def editor(request: Request, query: str = "", format: str = "") -> Response:
        text = query.strip()
        if not text:
            return _editor_page(request)
        try:
            if format == "csv":
                return _csv(await evaluator.run(lambda: _answer(current(), text, MOST_ROWS, seconds)))
            answer = await evaluator.run(lambda: _shown(current(), text, seconds))
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


def _shown(store: Store, text: str, seconds: float) -> Answer:
    return plain_answer(store, _answer(store, text, ROWS_COUNTED, seconds))


def _answer(store: Store, text: str, most: int, seconds: float) -> Table:
    """Up to `most` rows. Raises QueryError or Problem for what must not, or cannot, be answered."""
    check(text)
    until = time.monotonic() + seconds
    try:
        found = store.query(text)
        return _table(found, most, until)
    except SyntaxError as error:
        raise QueryError(f"The query cannot be read: {_one_line(error)}.") from None
    except (ValueError, RuntimeError, OSError) as error:
        raise QueryError(f"The query cannot be answered: {_one_line(error)}.") from None


def _table(found: Solutions, most: int, until: float) -> Table:
    if isinstance(found, ox.QueryBoolean):
        return Table(("answer",), ((ox.Literal(bool(found)),),))
    if isinstance(found, ox.QuerySolutions):
        columns = tuple(variable.value for variable in found.variables)
        rows = (tuple(row[column] for column in columns) for row in found)
        return Table(columns, _taken(rows, most, until))
    triples = ((triple.subject, triple.predicate, triple.object) for triple in found)
    return Table(("subject", "predicate", "object"), _taken(triples, most, until))


def _taken(rows: Iterable[tuple[Term | None, ...]], most: int, until: float) -> tuple[tuple[Term | None, ...], ...]:
    """Up to `most` rows, while there is time."""
    taken = []
    for row in islice(rows, most):
        if time.monotonic() > until:
            raise too_slow()
        taken.append(row)
    return tuple(taken)


def _one_line(error: Exception) -> str:
    words = " ".join(str(error).split())
    return words.partition(": expected one of")[0][:300].rstrip(".")
