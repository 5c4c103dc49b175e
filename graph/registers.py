"""The registers and the vocabulary → the graphs that hold them in every store."""

import pyoxigraph as ox

from graph.triples import node, vietnamese
from ontology.namespaces import ID, RDF, RDFS, SKOS
from ontology.registers import document_types, resolution_rules
from ontology.turtle import vocabulary

REGISTERS = f"{ID}graph/registers"
VOCABULARY = f"{ID}graph/vocabulary"


def register_quads() -> list[ox.Quad]:
    """The types of documents and the rules of inference with their labels."""
    graph = node(REGISTERS)
    quads = []

    def say(subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> None:
        quads.append(ox.Quad(node(subject), node(predicate), value, graph))

    scheme = f"{ID}scheme/types"
    say(scheme, RDF.type, node(SKOS.ConceptScheme))
    for kind in document_types().values():
        iri = f"{ID}type/{kind.code}"
        say(iri, RDF.type, node(SKOS.Concept))
        say(iri, SKOS.inScheme, node(scheme))
        say(iri, SKOS.notation, ox.Literal(kind.code))
        say(iri, SKOS.prefLabel, vietnamese(kind.name))
        say(iri, SKOS.prefLabel, ox.Literal(kind.name_en, language="en"))
    for rule in resolution_rules().values():
        iri = f"{ID}rule/{rule.code}"
        say(iri, RDF.type, node(SKOS.Concept))
        say(iri, SKOS.notation, ox.Literal(rule.code))
        say(iri, RDFS.label, vietnamese(rule.label))
        say(iri, RDFS.label, ox.Literal(rule.label_en, language="en"))
    return quads


def vocabulary_quads() -> list[ox.Quad]:
    """The vocabulary itself, so that a query can ask for the label of a property."""
    graph = node(VOCABULARY)
    turtle = vocabulary().serialize(format="nt")
    parsed = ox.parse(turtle, format=ox.RdfFormat.N_TRIPLES)
    return [ox.Quad(quad.subject, quad.predicate, quad.object, graph) for quad in parsed]
