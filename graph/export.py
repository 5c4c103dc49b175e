"""The whole graph → a file, in the format that its ending names."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph as ox

from graph.errors import UnknownFormat
from graph.store import Store
from ontology.namespaces import PREFIXES, RELATIONS, SPARQL_PREFIXES

QUADS = {"nq": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG, "jsonld": ox.RdfFormat.JSON_LD}
TRIPLES = {"ttl": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES, "rdf": ox.RdfFormat.RDF_XML}
NETWORKS: dict[str, Callable[[nx.DiGraph, str], None]] = {"graphml": nx.write_graphml, "gexf": nx.write_gexf}

_DOCUMENTS = (
    SPARQL_PREFIXES
    + """
SELECT ?d ?number ?date ?type ?title ?name WHERE { ?d a vm:Document ; eli:type_document/skos:notation ?type
  OPTIONAL { ?d eli:id_local ?number } OPTIONAL { ?d eli:date_document ?date }
  OPTIONAL { ?d dcterms:title ?title } OPTIONAL { ?d vm:name ?name } } ORDER BY ?d"""
)


def export(store: Store, path: Path) -> int:
    """Write the graph of `store` to `path`; returns the number of statements (or edges) written.

    The same graph gives the same file, byte for byte, in the line formats (.nq, .nt). The file appears whole or not at all.
    Raises UnknownFormat for an ending that is none of the formats'.
    """
    kind = path.suffix.lower().lstrip(".")
    if kind not in {*QUADS, *TRIPLES, *NETWORKS}:
        known = ", ".join(f".{ending}" for ending in (*QUADS, *TRIPLES, *NETWORKS))
        raise UnknownFormat(f"No format has the ending “{path.suffix}”: give one of {known}.")
    partial = path.with_name(f".{path.name}.part")
    try:
        written = _write_network(store, partial, kind) if kind in NETWORKS else _write_rdf(store, partial, kind)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    return written


def _write_network(store: Store, path: Path, kind: str) -> int:
    network = document_network(store)
    NETWORKS[kind](network, str(path))
    return int(network.number_of_edges())


def _write_rdf(store: Store, path: Path, kind: str) -> int:
    statements: list[Any] = list(dict.fromkeys(q.triple for q in store.quads) if kind in TRIPLES else store.quads)
    if kind in {"nq", "nt"}:  # one statement a line: sorted, so that equal graphs are equal files
        lines = sorted(f"{statement} .\n" for statement in statements)
        path.write_text("".join(lines), encoding="utf-8")
    else:
        with path.open("wb") as file:
            ox.serialize(sorted(statements, key=str), file, format={**QUADS, **TRIPLES}[kind], prefixes=PREFIXES)
    return len(statements)


def document_network(store: Store) -> nx.DiGraph:
    """Documents and the strongest relation between each two of them, for network programs."""
    network = nx.DiGraph()
    for row in store.rows(_DOCUMENTS):
        label = row.get("number") or row.get("name") or row.get("title") or row["d"]
        network.add_node(row["d"], label=label, date=row.get("date", ""), type=row["type"], title=row.get("title", ""))
    for relation, iri in reversed(RELATIONS.items()):
        for row in store.rows(f"SELECT ?a ?b WHERE {{ ?a <{iri}> ?b }}"):
            if row["a"] in network and row["b"] in network:
                network.add_edge(row["a"], row["b"], relation=relation)
    return network


__all__ = ["UnknownFormat", "document_network", "export"]
