"""The namespaces that the graph speaks, and the base under which its things live."""

from rdflib import Namespace
from rdflib.namespace import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SKOS, XSD

VM = Namespace("https://w3id.org/vanmach/ns#")
ELI = Namespace("http://data.europa.eu/eli/ontology#")
OA = Namespace("http://www.w3.org/ns/oa#")
ID = Namespace("https://w3id.org/vanmach/id/")

REORGANISATIONS = f"{ID}graph/reorganisations"
"""The graph in which it is told what became of agencies: what stands there alone, no document names."""

PREFIXES: dict[str, str] = {
    "vm": str(VM),
    "eli": str(ELI),
    "org": str(ORG),
    "foaf": str(FOAF),
    "skos": str(SKOS),
    "dcterms": str(DCTERMS),
    "prov": str(PROV),
    "oa": str(OA),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "owl": str(OWL),
    "xsd": str(XSD),
    "id": str(ID),
}
"""Prefix → namespace, as used in every query, export and page."""

SPARQL_PREFIXES = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())
"""The same as a SPARQL prologue."""

RELATIONS: dict[str, str] = {
    "replaces": str(VM.replaces),
    "repeals": str(ELI.repeals),
    "suspends": str(VM.suspends),
    "amends": str(ELI.amends),
    "corrects": str(ELI.corrects),
    "consolidates": str(ELI.consolidates),
    "continues": str(VM.continues),
    "implements": str(VM.implements),
    "based_on": str(ELI.based_on),
    "attached_to": str(VM.attachedTo),
    "cites": str(ELI.cites),
}
"""Relation between two documents → the property that says it, strongest first."""

__all__ = [
    "DCTERMS",
    "ELI",
    "FOAF",
    "ID",
    "OA",
    "ORG",
    "OWL",
    "PREFIXES",
    "PROV",
    "RDF",
    "RDFS",
    "RELATIONS",
    "REORGANISATIONS",
    "SKOS",
    "SPARQL_PREFIXES",
    "VM",
    "XSD",
]
