"""The web pages: addresses → HTML made from the store."""

from collections.abc import Callable
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse

from graph.store import Store
from ontology.namespaces import ID
from queries.documents import find_documents, is_iri
from queries.errors import AmbiguousDocument, QueryError
from viz.agency_page import agency_page
from viz.anomalies_page import anomalies_page
from viz.document_page import document_page
from viz.duty_routes import duty_routes, is_day
from viz.facets import FACETS
from viz.picture_pages import router as picture_router
from viz.policy_page import policy_list, policy_page
from viz.rendering import own_file
from viz.search import search
from viz.site import HEADERS, Problem, page, problem
from viz.start_page import start_page
from viz.subject_page import subject_list, subject_page

_STATIC = {"vanmach.css": "text/css", "vanmach.svg": "image/svg+xml"}

LONGEST_QUESTION = 500
"""Characters of a search that are read."""


def router(store: Store | Callable[[], Store]) -> APIRouter:
    """The pages of a store, or of whatever store `store()` gives when a page is asked for."""
    routes = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

    def current() -> Store:
        return store() if callable(store) else store

    @routes.get("/")
    def start(request: Request, q: str = "", page_: Annotated[str, Query(alias="page")] = "1") -> Response:
        words, given = q.strip()[:LONGEST_QUESTION], request.query_params
        chosen = {code: given[code].strip()[:LONGEST_QUESTION] for code in FACETS if given.get(code, "").strip()}
        at = int(page_) if page_.isascii() and page_.isdecimal() and len(page_) < 7 else 1
        found = search(current(), words, chosen, at, _today())
        if words or chosen or "page" in given:
            return page(request, "results.html.j2", words=words, found=found, chosen=chosen)
        return page(request, "start.html.j2", start=start_page(current(), _today()), found=found, chosen={}, words="")

    @routes.get("/anomalies")
    @routes.get("/anomalies/")
    def anomalies(request: Request, kind: str = "") -> Response:
        return page(request, "anomalies.html.j2", page=anomalies_page(current(), kind.strip()[:LONGEST_QUESTION]))

    @routes.get("/documents/{path:path}")
    def document(request: Request, path: str) -> Response:
        iri = f"{ID}doc/{path}"
        found = document_page(current(), iri, _today()) if is_iri(iri) else None
        if found is None:
            return problem(request, Problem("unknown", path))
        return page(request, "document.html.j2", page=found, path=path)

    @routes.get("/agencies/{path:path}")
    def agency(request: Request, path: str) -> Response:
        iri = f"{ID}agency/{path}"
        found = agency_page(current(), iri, _today()) if is_iri(iri) else None
        if found is None:
            return problem(request, Problem("unknown agency", path))
        return page(request, "agency.html.j2", page=found, path=path)

    @routes.get("/policies")
    @routes.get("/policies/")
    def policies(request: Request) -> Response:
        return page(request, "policies.html.j2", policies=policy_list(current()))

    @routes.get("/policies/{path:path}")
    def policy(request: Request, path: str) -> Response:
        iri = f"{ID}policy/{path}"
        found = policy_page(current(), iri) if is_iri(iri) else None
        if found is None:
            return problem(request, Problem("unknown policy", path))
        return page(request, "policy.html.j2", page=found, path=path)

    @routes.get("/subjects")
    @routes.get("/subjects/")
    def subjects(request: Request) -> Response:
        return page(request, "subjects.html.j2", subjects=subject_list(current()))

    @routes.get("/subjects/{path:path}")
    def subject(request: Request, path: str) -> Response:
        iri = f"{ID}subject/{path}"
        found = subject_page(current(), iri) if is_iri(iri) else None
        if found is None:
            return problem(request, Problem("unknown subject", path))
        return page(request, "subject.html.j2", page=found, path=path)

    @routes.get("/brief")
    def brief(request: Request, kind: str = "document", of: str = "", on: str = "") -> Response:
        from viz.brief import brief_html, brief_of, content_security_policy

        named, lang = of.strip()[:LONGEST_QUESTION], "en" if request.query_params.get("lang") == "en" else "vi"
        try:
            found = brief_of(current(), kind, named, on if is_day(on) else _today())
        except AmbiguousDocument:
            return problem(request, Problem("ambiguous", named, tuple(find_documents(current(), named))))
        except QueryError as error:
            return problem(request, Problem("unknown", named, suggestions=getattr(error, "suggestions", ())))
        headers = HEADERS | {"Content-Security-Policy": content_security_policy(), "Content-Language": lang}
        return HTMLResponse(brief_html(found, lang), headers=headers)

    @routes.get("/static/{name}")
    def static(name: str) -> Response:
        if name not in _STATIC:
            return Response("No such file.", 404, media_type="text/plain")
        headers = {"Cache-Control": "max-age=3600", "X-Content-Type-Options": "nosniff"}
        return Response(own_file(name), media_type=_STATIC[name], headers=headers)

    routes.include_router(duty_routes(current))
    routes.include_router(picture_router(current))
    return routes


def _today() -> str:
    return date.today().isoformat()
