"""An IRI of the graph, asked for at /id/… → the page of the thing it names, or the data about it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import pyoxigraph as ox
from fastapi import APIRouter, Request, Response
from rdflib import Graph

from graph.store import Store
from ontology.namespaces import ID, ORG, PREFIXES, RDF, SKOS, SPARQL_PREFIXES, VM
from queries.caching import entity_tag, is_known
from queries.documents import is_iri
from queries.endpoint import CurrentStore, without_body
from queries.negotiation import negotiate, prefers
from queries.problems import Problem, problem_response

ENDINGS: Mapping[str, str] = {
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "json": "application/json",
}
"""Ending of an address → media type; what has none of its own in Accept gets the first."""

PAGES: Mapping[str, str] = {
    "doc/": "/documents/",
    "agency/": "/agencies/",
    "policy/": "/policies/",
    "subject/": "/subjects/",
}
"""Beginning of an IRI under the base → where its page is, for the classes that have one."""

_WITH_PAGES = {str(VM.Document), str(ORG.Organization), str(VM.Policy), str(SKOS.Concept)}
_HEADERS = {"Access-Control-Allow-Origin": "*", "Vary": "Accept"}

_ABOUT = """
SELECT DISTINCT ?thing ?s ?p ?o WHERE {
  { ?thing ?p ?o . BIND (?thing AS ?s) }
  UNION { ?thing vm:evidence ?s . ?s ?p ?o }
  UNION { ?thing ?any ?s . ?s ?p ?o . FILTER (?p IN (%(labels)s)) }
  UNION { ?thing vm:evidence/vm:inSource ?s . ?s ?p ?o . FILTER (?p = dcterms:identifier) }
}"""
_LABELS = (
    "skos:prefLabel, rdfs:label, foaf:name, eli:id_local, eli:date_document, vm:name, dcterms:title, dcterms:identifier"
)
"""Listed in a FILTER: VALUES would be joined first, with all labels of the store."""


@dataclass(frozen=True, slots=True)
class Described:
    """A thing and what is known about it; no triples mean that the graph has no such thing."""

    iri: str
    triples: tuple[ox.Triple, ...]

    @property
    def has_page(self) -> bool:
        """Whether this service has a page about it."""
        classes = {
            triple.object.value
            for triple in self.triples
            if triple.subject == ox.NamedNode(self.iri)
            and triple.predicate.value == str(RDF.type)
            and isinstance(triple.object, ox.NamedNode)
        }
        return bool(classes & _WITH_PAGES) and self.path.startswith(tuple(PAGES))

    @property
    def path(self) -> str:
        """The IRI under the base of all."""
        return self.iri.removeprefix(str(ID))


def router(store: CurrentStore) -> APIRouter:
    """The route /id/{path}, answered from `store` or what `store()` returns.

    With an ending of `ENDINGS` it is the data about a thing; without one it leads (303) to the page for those
    who prefer HTML, if the thing has one, and else to the data in the format that they prefer.
    """
    current: Callable[[], Store] = store if callable(store) else lambda: store
    routes = APIRouter(tags=["Linked data"])

    def dereference(request: Request, path: str) -> Response:
        try:
            answer = _answer(request, current(), path)
        except Problem as problem:
            answer = problem_response(problem)
        return without_body(answer) if request.method == "HEAD" else answer

    summary = "What an IRI of the graph names: its page or its data"
    routes.add_api_route("/id/{path:path}", dereference, methods=["GET"], summary=summary, response_class=Response)
    routes.add_api_route("/id/{path:path}", dereference, methods=["HEAD"], include_in_schema=False)
    return routes


def about(store: Store, iri: str) -> Described:
    """All that is said of the thing `iri`, the passages of its evidence, and labels of what it points to.

    The triples come each once and in order: those of the thing first, then by subject, predicate and object.
    """
    if not is_iri(iri):
        return Described(iri, ())
    thing = ox.NamedNode(iri)
    found = store.query(SPARQL_PREFIXES + _ABOUT % {"labels": _LABELS}, {"thing": thing})
    if not isinstance(found, ox.QuerySolutions):
        raise TypeError("the query about a thing is a SELECT")
    triples = {ox.Triple(row["s"], row["p"], row["o"]) for row in found}
    return Described(iri, tuple(sorted(triples, key=lambda triple: (triple.subject != thing, str(triple)))))


def serialized(described: Described, ending: str) -> bytes:
    """The triples in the format of an `ending`; the same triples give the same bytes."""
    lines = ox.serialize(described.triples, format=ox.RdfFormat.N_TRIPLES) or b""
    if ending == "nt":
        return lines
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    graph.parse(data=lines, format="nt")
    if ending == "ttl":
        return graph.serialize(format="turtle", encoding="utf-8")
    compact = graph.serialize(format="json-ld", context=dict(PREFIXES), auto_compact=True)
    return _in_order(json.loads(compact), described.iri)


def _in_order(document: Any, iri: str) -> bytes:
    """A JSON-LD document with its nodes and values in order, the thing `iri` first: rdflib leaves that to chance."""
    nodes = document.get("@graph") or [{key: value for key, value in document.items() if key != "@context"}]
    for node in nodes:
        for values in node.values():
            if isinstance(values, list):
                values.sort(key=lambda value: json.dumps(value, sort_keys=True))
    nodes.sort(key=lambda node: (node["@id"] != iri, node["@id"]))
    ordered = {"@context": document["@context"], "@graph": nodes}
    return json.dumps(ordered, ensure_ascii=False, indent=1).encode()


def _answer(request: Request, store: Store, path: str) -> Response:
    """The answer about the thing at `path`: an ending chooses a format, unless a thing has it in its own name."""
    whole = about(store, f"{ID}{path}")
    stem, _, ending = path.rpartition(".")
    if not whole.triples and ending in ENDINGS and stem:
        return _data(request, store, about(store, f"{ID}{stem}"), ending)
    _must_exist(whole)
    location = str(request.scope.get("root_path") or "") + _place(whole, request.headers.get("accept"))
    return Response(status_code=303, headers=_HEADERS | {"Location": location})


def _data(request: Request, store: Store, described: Described, ending: str) -> Response:
    _must_exist(described)
    tag = entity_tag(store, described.iri, ending)
    headers = _HEADERS | {"ETag": tag, "Cache-Control": "no-cache"}
    if is_known(request, tag):
        return Response(status_code=304, headers=headers)
    return Response(serialized(described, ending), headers=headers, media_type=ENDINGS[ending])


def _must_exist(described: Described) -> None:
    if not described.triples:
        raise Problem(404, f"The graph has nothing called {described.iri}.")


def _place(described: Described, accept: str | None) -> str:
    """The address to go to: of the page, or of the data in the format preferred."""
    offers = list(ENDINGS.values())
    wants_page = prefers(accept, "text/html", offers)
    if wants_page and described.has_page:
        start = next(start for start in PAGES if described.path.startswith(start))
        return PAGES[start] + quote(described.path.removeprefix(start))
    chosen = offers[0] if wants_page else negotiate(accept, offers)
    if chosen is None:
        raise Problem(406, f"This can be answered as text/html, {', '.join(offers)}.")
    ending = next(ending for ending, media_type in ENDINGS.items() if media_type == chosen)
    return f"/id/{quote(described.path)}.{ending}"
