"""The questions of this package as tools for assistants: the Model Context Protocol, for reading only."""

from collections.abc import Callable
from datetime import date
from importlib.metadata import version
from typing import Annotated, Any

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import Field
from pydantic_core import to_jsonable_python

from graph.store import Store
from queries import library
from queries.descriptions import describe_document, describe_lineage
from queries.duties import Role, State
from queries.errors import QueryError
from queries.evaluation import Evaluator
from queries.paged import duties_page, search_page
from queries.problems import Problem
from queries.saved_routes import described
from queries.search import Order

MOST_ROWS = 200
"""Rows of one answer of a saved query: an assistant reads every one of them."""

_INSTRUCTIONS = """Vanmach is a graph of documents of Vietnam's Party and state bodies: which document continues, carries out,
rests on, amends or replaces which; who leads what by when. Every fact comes with the passage that says so: quote it, with its
source and line. Numbers start again every term: if a number is ambiguous, the error names the ways to write each document.
Vietnamese may be typed without accents in `search`. Nothing here can be changed."""

Answer = dict[str, Any]
Document = Annotated[str, Field(description='As people write it: "53-KL/TU", "109-NQ/TU 2016", a name, or an IRI.')]
Page = Annotated[int, Field(ge=1, description="The first page is 1.")]
Size = Annotated[int, Field(ge=1, le=100, description="Entries on a page.")]


def assistant_server(current: Callable[[], Store]) -> "MCPServer[Any]":
    """A server of the Model Context Protocol that answers from the store that `current()` returns, within its limit of time."""
    server: MCPServer[Any] = MCPServer("vanmach", instructions=_INSTRUCTIONS, version=version("vanmach"))
    evaluator = Evaluator()

    async def answer(question: Callable[[Store], object]) -> Answer:
        """What a question finds, as JSON; what is wrong with it as one plain line."""
        try:
            # plain objects: the package takes the slots of our classes for defaults
            found: Answer = to_jsonable_python(await evaluator.run(lambda: question(current())))
            return found
        except (QueryError, Problem) as error:
            raise ToolError(str(error)) from error

    async def search(words: str, order: Order = "relevance", page: Page = 1, size: Size = 20) -> Answer:
        """Find documents by number, title, name, type, issuer, date or the words of a passage, and agencies by name."""
        return await answer(lambda store: search_page(store, words, order, page, size))

    async def document(document: Document) -> Answer:
        """A document: heading, recipients, subjects, and what it does to other documents and they to it, with the passages."""
        return await answer(lambda store: describe_document(store, document))

    async def lineage(
        document: Document,
        depth: Annotated[int | None, Field(ge=0, description="Steps either way; left out: to its ends.")] = None,
    ) -> Answer:
        """The line of a document: what it continues, carries out, replaces or amends, and what does so to it."""
        return await answer(lambda store: describe_lineage(store, document, depth))

    async def duties(
        agency: Annotated[str, Field(description="Full name or IRI; left out: all.")] = "",
        role: Annotated[Role | None, Field(description="The agency's part; left out: any.")] = None,
        state: Annotated[State | None, Field(description="As of the day `on`; left out: any.")] = None,
        due_from: Annotated[date | None, Field(description="First day on which it may be due.")] = None,
        due_to: Annotated[date | None, Field(description="Last day on which it may be due.")] = None,
        plan: Annotated[str, Field(description="The document that orders it; left out: all.")] = "",
        on: Annotated[date | None, Field(description="The day of the states; left out: today.")] = None,
        page: Page = 1,
        size: Size = 20,
    ) -> Answer:
        """Who does what by when: assignments, planned documents and tasks, reviews, the earliest due first.

        "overdue" says that no document met it only where `looked_for` is true; else only that its day has passed.
        """
        day = on or date.today()
        return await answer(
            lambda store: duties_page(store, day, page, size, agency, role, state, due_from, due_to, plan)
        )

    async def saved_queries() -> list[dict[str, Any]]:
        """The saved questions: name, title, description and parameters of each."""
        return [described(library.get(name)) for name in library.names()]

    async def saved_query(
        name: Annotated[str, Field(description="One of those that saved_queries lists.")],
        values: Annotated[dict[str, str] | None, Field(description="Parameter → value, as people write it.")] = None,
    ) -> Answer:
        """Ask a saved question: the columns, the first rows, and how many rows there are."""
        return await answer(lambda store: _asked(store, name, values or {}))

    for tool in (search, document, lineage, duties, saved_queries, saved_query):
        server.add_tool(tool, annotations=ToolAnnotations(read_only_hint=True, open_world_hint=False))
    return server


def _asked(store: Store, name: str, values: dict[str, str]) -> Answer:
    table = library.run(store, name, values)
    return {"columns": table.columns, "rows": table.texts()[:MOST_ROWS], "count": len(table.rows)}
