"""Two documents → the passages that the relation between them rests on."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graph.store import Store
from ontology.namespaces import RELATIONS, SPARQL_PREFIXES
from queries.documents import batches, is_iri

RELATION_OF = {iri: relation for relation, iri in RELATIONS.items()}
"""Property → relation."""

STRENGTH = {relation: rank for rank, relation in enumerate([*RELATIONS, "planned"])}
"""Relation → its rank, 0 the strongest."""

PASSAGE_PATTERN = """
  OPTIONAL { ?node vm:resolution ?resolution }
  OPTIONAL { ?node vm:rule ?rule }
  OPTIONAL {
    ?node vm:evidence ?passage .
    OPTIONAL { ?passage oa:exact ?quote }
    OPTIONAL { ?passage vm:line ?line }
    OPTIONAL { ?passage vm:page ?page }
    OPTIONAL { ?passage vm:inSource/dcterms:identifier ?source }
  }"""
PASSAGE_COLUMNS = "?node ?resolution ?rule ?quote ?line ?page ?source"
"""The columns and the pattern that `read_evidence` reads; ?node has the evidence."""

_CITATIONS = """
SELECT DISTINCT ?from ?to ?property {columns} WHERE {{
  VALUES ?from {{ {iris} }}
  ?node vm:citingDocument ?from ; vm:citedDocument ?to ; vm:relation ?property .{passage}
}}"""
_ROWS = """
SELECT DISTINCT ?from ?to {columns} WHERE {{
  VALUES ?from {{ {iris} }}
  ?node vm:plannedIn ?from ; vm:fulfilledBy ?to .{passage}
}}"""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that says how one document stands to another."""

    quote: str
    """The words as printed."""
    line: int | None
    """1-based line of the source's text."""
    page: int | None
    source: str
    """Name of the file."""
    resolution: str
    """"Exact", "Inferred" or "Open", "" for a planned row."""
    rule: str
    relation: str
    """Key of `ontology.namespaces.RELATIONS`, or "planned"."""


def why(store: Store, a: str, b: str) -> list[Evidence]:
    """The passages in which document `a` speaks of document `b` (both IRIs).

    The strongest relation comes first, then the order of the sources. Empty where no passage ties the two.
    """
    found = [*citations(store, [a])[a, b], *planned_rows(store, [a])[a, b]]
    return sorted(dict.fromkeys(found), key=in_order)


def citations(store: Store, citing: Iterable[str]) -> defaultdict[tuple[str, str], list[Evidence]]:
    """(citing IRI, cited IRI) → the passages, the strongest relation first."""
    return _passages(store, citing, _CITATIONS)


def planned_rows(store: Store, programmes: Iterable[str]) -> defaultdict[tuple[str, str], list[Evidence]]:
    """(programme IRI, IRI of the document that met a row) → that row's passages."""
    return _passages(store, programmes, _ROWS)


def _passages(store: Store, iris: Iterable[str], query: str) -> defaultdict[tuple[str, str], list[Evidence]]:
    found: defaultdict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for batch in batches(iri for iri in iris if is_iri(iri)):
        values = " ".join(f"<{iri}>" for iri in batch)
        text = query.format(columns=PASSAGE_COLUMNS, iris=values, passage=PASSAGE_PATTERN)
        for row in store.rows(SPARQL_PREFIXES + text):
            found[row["from"], row["to"]].append(read_evidence(row))
    for passages in found.values():
        passages.sort(key=in_order)
    return found


def read_evidence(row: dict[str, str]) -> Evidence:
    """The evidence in a row with `PASSAGE_COLUMNS`; without a ?property it is a planned row."""
    return Evidence(
        quote=row.get("quote", ""),
        line=int(row["line"]) if "line" in row else None,
        page=int(row["page"]) if "page" in row else None,
        source=row.get("source", ""),
        resolution=row.get("resolution", "").rpartition("#")[2],
        rule=row.get("rule", ""),
        relation=RELATION_OF.get(row["property"], "cites") if "property" in row else "planned",
    )


def in_order(evidence: Evidence) -> tuple[int, str, int, str]:
    """Sorting key: the strongest relation first, then as the sources read."""
    return STRENGTH[evidence.relation], evidence.source, evidence.line or 0, evidence.quote
