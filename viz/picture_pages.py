"""The pictures as pages: a document's line, a policy, an agency's duties, the whole corpus."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from graph.store import Store
from ontology.namespaces import ID
from queries.documents import find_document, find_documents, is_iri
from queries.errors import AmbiguousDocument, QueryError, UnknownDocument
from viz.site import HEADERS, Problem, problem

if TYPE_CHECKING:
    import networkx as nx

LONGEST_QUESTION = 500
"""Characters of a document's name that are read."""


def router(store: Callable[[], Store]) -> APIRouter:
    """The pictures of whatever store `store()` gives when one is asked for."""
    routes = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

    @routes.get("/view/lineage")
    def lineage_picture(request: Request, document: str = "", direction: str = "both", on: str = "") -> Response:
        named, day = document.strip()[:LONGEST_QUESTION], _day(on)
        try:
            found = find_document(store(), named)
            from queries.lineage import lineage

            network = lineage(store(), found.iri, direction=direction, on=day)
        except AmbiguousDocument:
            return problem(request, Problem("ambiguous", named, tuple(find_documents(store(), named))))
        except UnknownDocument as error:
            return problem(request, Problem("unknown", named, suggestions=error.suggestions))
        except QueryError as error:
            return problem(request, Problem("unknown", named, suggestions=(str(error),)))
        return _picture(request, network, f"Mạch văn bản của {found.label}", f"Lineage of {found.label}", day)

    @routes.get("/view/policy/{path:path}")
    def policy_picture(request: Request, path: str) -> Response:
        from queries.networks import policy_network

        iri = f"{ID}policy/{path}"
        network = policy_network(store(), iri) if is_iri(iri) else None
        if not network:
            return problem(request, Problem("unknown policy", path))
        label = network.nodes[network.graph["focus"]]["label"] if "focus" in network.graph else ""
        return _picture(request, network, f"Mạch chủ trương {label}", f"Policy line {label}")

    @routes.get("/view/agency/{path:path}")
    def agency_picture(request: Request, path: str) -> Response:
        from queries.networks import duties_network

        iri = f"{ID}agency/{path}"
        network = duties_network(store(), iri) if is_iri(iri) else None
        if not network or iri not in network:
            return problem(request, Problem("unknown agency", path))
        label = network.nodes[iri]["title"]
        return _picture(request, network, f"{label} chủ trì", f"{label} leads")

    @routes.get("/view/overview")
    def overview_picture(request: Request) -> Response:
        from queries.networks import corpus_network

        return _picture(request, corpus_network(store()), "Toàn bộ văn bản trong kho", "All documents of the store")

    return routes


def _day(text: str) -> str:
    """An ISO date as it was asked for; nothing for what is none."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""


def _picture(request: Request, network: "nx.DiGraph[str]", title_vi: str, title_en: str, day: str = "") -> Response:
    # Imported here because pyvis brings IPython with it, which no other page needs.
    from viz.lineage import content_security_policy, picture

    lang = "en" if request.query_params.get("lang") == "en" else "vi"
    title = title_en if lang == "en" else title_vi
    if day:
        title += f" ({'as of' if lang == 'en' else 'tính đến'} {day})"
    pages = request.scope.get("root_path") or "/"
    html = picture(network, title, lang, pages=pages, today=date.fromisoformat(day) if day else None)
    return HTMLResponse(html, headers=HEADERS | {"Content-Security-Policy": content_security_policy()})
