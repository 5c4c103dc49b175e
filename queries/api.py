"""HTTP requests at /api/… → JSON for programs that speak no SPARQL, described by /openapi.json."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Response
from pydantic import TypeAdapter

from graph.store import Store
from queries.descriptions import (
    AgencyDescription,
    DocumentDescription,
    LineageDescription,
    describe_agency,
    describe_document,
    describe_lineage,
)
from queries.duties import Role, State
from queries.paged import DutiesPage, SearchPage, duties_page, search_page
from queries.search import MOST, Order

LARGEST_PAGE = 500


@dataclass(frozen=True, slots=True)
class Problem:
    """What every error is (RFC 9457): `detail` says in one plain line what is wrong and what to do."""

    type: str
    title: str
    status: int
    detail: str


def _problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The errors of a route, for its description."""
    told = {400: "Not clear what is meant", 404: "Not in the graph", 422: "A value that is none"}
    content = {"application/problem+json": {"schema": TypeAdapter(Problem).json_schema()}}
    return {status: {"description": told[status], "content": content} for status in statuses}


def _for_all(response: Response) -> None:
    response.headers["Access-Control-Allow-Origin"] = "*"


DocumentName = Annotated[str, Query(description='As people write it ("109-NQ/TU 2016"), or an IRI.', max_length=500)]
PageNumber = Annotated[int, Query(ge=1, le=1_000_000, description="The first page is 1.")]
PageSize = Annotated[int, Query(ge=1, le=LARGEST_PAGE, description="Entries on a page.")]
Day = Annotated[date | None, Query(description="An ISO day; left out: today.")]


def router(store: Store | Callable[[], Store]) -> APIRouter:
    """The routes under /api, answered from `store` or what `store()` returns."""
    routes = APIRouter(prefix="/api", tags=["JSON"], dependencies=[Depends(_for_all)])

    def current() -> Store:
        return store() if callable(store) else store

    @routes.get("/search", summary="Find documents and agencies", responses=_problems(422))
    def find(
        q: Annotated[
            str, Query(description="Words; accents may be left out, the last may be a beginning.", max_length=500)
        ],
        sort: Order = "relevance",
        page: PageNumber = 1,
        size: PageSize = MOST,
    ) -> SearchPage:
        """Documents whose number, title, name, type, issuer, date or a passage read from them holds every word."""
        return search_page(current(), q, sort, page, size)

    @routes.get("/documents/{document:path}", summary="A document", responses=_problems(400, 404, 422))
    def document(
        document: Annotated[
            str, Path(description='As people write it ("53-KL/TU"), or its IRI, whole or after "doc/".')
        ],
    ) -> DocumentDescription:
        """Its heading, recipients, subjects, policy lines, and what it does to other documents and they to it, with passages."""
        return describe_document(current(), document)

    @routes.get("/lineage", summary="The line of a document", responses=_problems(400, 404, 422))
    def line(
        document: DocumentName,
        depth: Annotated[int | None, Query(ge=0, description="Steps either way; left out: to its ends.")] = None,
    ) -> LineageDescription:
        """What it continues, carries out, replaces or amends, and what does so to it, however far away; as nodes and edges."""
        return describe_lineage(current(), document, depth)

    @routes.get("/agencies/{agency:path}", summary="An agency", responses=_problems(400, 404, 422))
    def agency(
        agency: Annotated[str, Path(description='Its name, or its IRI, whole or after "agency/".')],
        on: Day = None,
        page: PageNumber = 1,
        size: PageSize = MOST,
    ) -> AgencyDescription:
        """Its names, what became of it and who answers for it on a day, and a page of what it issued, the newest first."""
        day = (on or date.today()).isoformat()
        return describe_agency(current(), agency, day, (page - 1) * size, size)

    @routes.get("/duties", summary="Who does what by when", responses=_problems(400, 404, 422))
    def duties(
        agency: Annotated[str, Query(description="Its name or IRI; left out: all.", max_length=500)] = "",
        role: Annotated[Role | None, Query(description="The agency's part; left out: any.")] = None,
        state: Annotated[State | None, Query(description="As of the day `on`; left out: any.")] = None,
        first: Annotated[date | None, Query(alias="from", description="The first day on which it may be due.")] = None,
        last: Annotated[date | None, Query(alias="to", description="The last day on which it may be due.")] = None,
        plan: Annotated[
            str, Query(description="The document that orders it, as people write it.", max_length=500)
        ] = "",
        on: Day = None,
        page: PageNumber = 1,
        size: PageSize = MOST,
    ) -> DutiesPage:
        """Assignments, planned documents and tasks, and reviews, the earliest due first, what has no date last."""
        day = on or date.today()
        return duties_page(current(), day, page, size, agency, role, state, first, last, plan)

    return routes
