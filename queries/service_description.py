"""The address of the endpoint → what it can do and what it holds: a SPARQL 1.1 Service Description, and VoID."""

from collections.abc import Awaitable, Callable

import pyoxigraph as ox

from ontology.namespaces import ID, PREFIXES, RDF, VM, XSD

_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_FORMATS = "http://www.w3.org/ns/formats/"
_RESULTS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "RDF_XML",
    "JSON-LD",
)
_COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
_CLASSES = "SELECT ?class (COUNT(*) AS ?n) { ?s a ?class } GROUP BY ?class ORDER BY ?class"

Rows = Callable[[str], Awaitable[list[list[str]]]]
"""Gives the rows of a SELECT query, their terms as SPARQL writes them."""


async def describe(address: str, form: ox.RdfFormat, rows: Rows) -> bytes:
    """The description of the endpoint at `address` (its IRI), in the format `form`; `rows` counts what it holds."""
    service, dataset, graph = (ox.NamedNode(address + end) for end in ("#service", "#dataset", "#graph"))
    triples: list[ox.Triple] = []

    def say(subject: ox.NamedNode | ox.BlankNode, term: str, value: ox.NamedNode | ox.BlankNode | ox.Literal) -> None:
        triples.append(ox.Triple(subject, ox.NamedNode(term), value))

    def count(found: str) -> ox.Literal:
        return ox.Literal(found, datatype=ox.NamedNode(str(XSD.integer)))

    say(service, str(RDF.type), ox.NamedNode(_SD + "Service"))
    say(service, _SD + "endpoint", ox.NamedNode(address))
    say(service, _SD + "supportedLanguage", ox.NamedNode(_SD + "SPARQL11Query"))
    say(service, _SD + "feature", ox.NamedNode(_SD + "UnionDefaultGraph"))
    say(service, _SD + "defaultDataset", dataset)
    for name in _RESULTS:
        say(service, _SD + "resultFormat", ox.NamedNode(_FORMATS + name))
    say(dataset, str(RDF.type), ox.NamedNode(_SD + "Dataset"))
    say(dataset, str(RDF.type), ox.NamedNode(_VOID + "Dataset"))
    say(dataset, _SD + "defaultGraph", graph)
    say(dataset, _VOID + "sparqlEndpoint", ox.NamedNode(address))
    say(dataset, _VOID + "uriSpace", ox.Literal(str(ID)))
    for namespace in (str(VM), PREFIXES["eli"], PREFIXES["skos"], PREFIXES["org"]):
        say(dataset, _VOID + "vocabulary", ox.NamedNode(namespace))
    say(graph, str(RDF.type), ox.NamedNode(_SD + "Graph"))
    say(graph, str(RDF.type), ox.NamedNode(_VOID + "Dataset"))
    for (found,) in await rows(_COUNT):
        say(dataset, _VOID + "triples", count(found))
        say(graph, _VOID + "triples", count(found))
    for name, found in await rows(_CLASSES):
        part = ox.BlankNode()
        say(graph, _VOID + "classPartition", part)
        say(part, _VOID + "class", ox.NamedNode(name[1:-1]))
        say(part, _VOID + "entities", count(found))
    prefixes = {"sd": _SD, "void": _VOID, "formats": _FORMATS}
    return ox.serialize(triples, format=form, prefixes=prefixes) or b""
