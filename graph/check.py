"""A store → the shapes that its graph breaks."""

import rdflib
from pyshacl import validate

from graph.store import Store
from ontology.turtle import shapes

_SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")


def check_shapes(store: Store) -> list[str]:
    """One line for each place where the graph breaks a shape of `ontology/shapes.ttl`; none for a sound graph.

    The graph is copied into memory for it: pySHACL is fastest there.
    """
    data = rdflib.Graph()
    for quad in store.quads:
        data.add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
    conforms, report, _ = validate(data, shacl_graph=shapes(), inplace=True)
    if conforms or not isinstance(report, rdflib.Graph):
        return []
    return sorted(_line(report, result) for result in report.subjects(rdflib.RDF.type, _SH.ValidationResult))


def _term(term: object) -> rdflib.term.Node:
    return rdflib.util.from_n3(str(term))  # type: ignore[return-value]


def _line(report: rdflib.Graph, result: rdflib.term.Node) -> str:
    focus = report.value(result, _SH.focusNode)
    value = report.value(result, _SH.value)
    messages = [str(m) for m in report.objects(result, _SH.resultMessage) if getattr(m, "language", None) != "vi"]
    line = f"{focus}: {' '.join(messages)}" + (f" ({value})" if value is not None else "")
    return " ".join(line.split())
