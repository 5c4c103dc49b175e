"""The saved queries as web pages: the list of all, and one with its form and its answer."""

from collections.abc import Callable, Mapping, Sequence

from fastapi import Request, Response

from graph.store import Store
from queries.library import SavedQuery, Table
from viz.answers import answer_of
from viz.query_problems import trouble_with
from viz.query_words import themes
from viz.site import page
from viz.sparql_editor import without_header
from viz.suggestions import key_of, suggestions


class QueryPages:
    """The hooks of `queries.endpoint.router`: what it shows to those who prefer HTML."""

    def __init__(self, store: Store | Callable[[], Store]) -> None:
        self._store = store

    def list_page(self, request: Request, queries: Sequence[SavedQuery]) -> Response:
        """The page of all saved queries, by theme, each with a form of its own."""
        offered = suggestions(self._current(), queries)
        shown = page(request, "queries.html.j2", themes=themes(queries), suggestions=offered, key_of=key_of)
        return _negotiated(shown)

    def result_page(
        self, request: Request, query: SavedQuery, values: Mapping[str, str], table: Table | None, error: str
    ) -> Response:
        """The page of one saved query: its form, and the answer or what is wrong with the values."""
        store = self._current()
        trouble = trouble_with(store, query, values, error) if error else None
        shown = page(
            request,
            "query.html.j2",
            trouble.status if trouble else 200,
            query=query,
            values=values,
            answer=None if table is None else answer_of(store, table),
            trouble=trouble,
            text=without_header(query.text),
            suggestions=suggestions(store, [query]),
            key_of=key_of,
        )
        return _negotiated(shown)

    def editor_page(self, request: Request) -> Response:
        """Where a browser is sent that opens /sparql without a query."""
        language = "?lang=en" if request.query_params.get("lang") == "en" else ""
        address = f"{request.scope.get('root_path') or ''}/sparql-editor{language}"
        return _negotiated(Response(status_code=303, headers={"Location": address}))

    def _current(self) -> Store:
        return self._store() if callable(self._store) else self._store


def _negotiated(response: Response) -> Response:
    """The same answer, marked as one that others would get in another format."""
    response.headers["Vary"] = "Accept"
    return response
