"""The address of the endpoint → what it can do, as a SPARQL 1.1 Service Description."""

import pyoxigraph as ox

from ontology.namespaces import RDF

_SD = "http://www.w3.org/ns/sparql-service-description#"
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


def describe(address: str, form: ox.RdfFormat) -> bytes:
    """The description of the endpoint at `address` (its IRI), in the format `form`."""
    service, dataset, graph = (ox.NamedNode(address + end) for end in ("#service", "#dataset", "#graph"))

    def said(subject: ox.NamedNode, term: str, value: ox.NamedNode) -> ox.Triple:
        return ox.Triple(subject, ox.NamedNode(_SD + term), value)

    def typed(subject: ox.NamedNode, term: str) -> ox.Triple:
        return ox.Triple(subject, ox.NamedNode(str(RDF.type)), ox.NamedNode(_SD + term))

    triples = [
        typed(service, "Service"),
        said(service, "endpoint", ox.NamedNode(address)),
        said(service, "supportedLanguage", ox.NamedNode(_SD + "SPARQL11Query")),
        said(service, "feature", ox.NamedNode(_SD + "UnionDefaultGraph")),
        said(service, "defaultDataset", dataset),
        *(said(service, "resultFormat", ox.NamedNode(_FORMATS + name)) for name in _RESULTS),
        typed(dataset, "Dataset"),
        said(dataset, "defaultGraph", graph),
        typed(graph, "Graph"),
    ]
    prefixes = {"sd": _SD, "formats": _FORMATS}
    return ox.serialize(triples, format=form, prefixes=prefixes) or b""
