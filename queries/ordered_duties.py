"""Everything that documents order: planned documents and tasks, assignments, reviews, of the whole graph or of some documents."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.store import Store
from ontology.namespaces import SPARQL_PREFIXES
from queries.documents import batches, is_iri
from queries.evidence import PASSAGE_COLUMNS, PASSAGE_PATTERN, Evidence, in_order, read_evidence

_ORDERED = """
SELECT DISTINCT ?row ?kind ?in ?title ?task ?product ?review ?type ?due ?due_label ?met WHERE {{
  {given}
  VALUES (?class ?kind ?container) {{
    (vm:PlannedDocument "document" vm:plannedIn) (vm:PlannedTask "task" vm:plannedIn)
    (vm:Assignment "assignment" vm:assignedIn) (vm:Review "review" vm:orderedIn)
  }}
  ?row a ?class ; ?container ?in .
  OPTIONAL {{ ?row dcterms:title ?title }}
  OPTIONAL {{ ?row vm:task ?task }}
  OPTIONAL {{ ?row vm:product ?product }}
  OPTIONAL {{ ?row vm:reviewKind ?review }}
  OPTIONAL {{ ?row eli:type_document/skos:notation ?type }}
  OPTIONAL {{ ?row vm:due ?due }}
  OPTIONAL {{ ?row vm:dueLabel ?due_label }}
  OPTIONAL {{ ?row vm:fulfilledBy ?met }}
}}"""
_CHARGED = """
SELECT DISTINCT ?row ?role ?agency ?name WHERE {{
  {given}
  VALUES (?property ?role) {{ (vm:lead "lead") (vm:coordinate "coordinate") (vm:monitor "monitor") }}
  ?row ?property ?agency ; vm:plannedIn|vm:assignedIn|vm:orderedIn ?in .
  OPTIONAL {{ ?agency skos:prefLabel ?name FILTER (LANG(?name) IN ("vi", "")) }}
}}"""
_PASSAGES = """
SELECT DISTINCT {columns} WHERE {{
  VALUES ?node {{ {iris} }}{pattern}
}}"""


@dataclass(frozen=True, slots=True)
class Charged:
    """An agency that a duty names."""

    iri: str
    name: str
    role: str
    """"lead", "coordinate" or "monitor"."""


@dataclass(frozen=True, slots=True)
class OrderedDuty:
    """One duty as a document orders it; what the graph does not say is ""."""

    iri: str
    kind: str
    """"document", "task", "assignment" or "review"."""
    document: str
    """IRI of the document that orders it."""
    type: str
    """Code of the type of a document to be issued: "KH"."""
    what: str
    review: str
    """"Interim" or "Final", for a review."""
    due: str
    """ISO date, month or year."""
    due_label: str
    """The due date as printed: "Quý II/2021"."""
    met: str
    """IRI of the document that met it."""
    agencies: tuple[Charged, ...]


def ordered_duties(store: Store, documents: Sequence[str] | None = None) -> list[OrderedDuty]:
    """The duties that `documents` (IRIs; None: all of the graph) order, in no order.

    Where sources differ in what they say of one duty, the least value is taken, so that it is the same in every run.
    """
    facts: dict[str, dict[str, str]] = {}
    charged: dict[str, set[Charged]] = defaultdict(set)
    for given in _given(documents):
        for row in store.rows(SPARQL_PREFIXES + _ORDERED.format(given=given)):
            known = facts.setdefault(row["row"], {})
            for key, value in row.items():
                known[key] = min(known.get(key, value), value)
        for row in store.rows(SPARQL_PREFIXES + _CHARGED.format(given=given)):
            name = row.get("name") or row["agency"].rsplit("/", 1)[-1]
            charged[row["row"]].add(Charged(row["agency"], name, row["role"]))
    return [_duty(known, charged[iri]) for iri, known in facts.items()]


def passages_of_duties(store: Store, duties: Iterable[str]) -> dict[str, list[Evidence]]:
    """IRI of a duty → the passages that order it, for each of `duties` that has any."""
    found: dict[str, list[Evidence]] = {}
    for batch in batches(iri for iri in duties if is_iri(iri)):
        values = " ".join(f"<{iri}>" for iri in batch)
        text = _PASSAGES.format(columns=PASSAGE_COLUMNS, iris=values, pattern=PASSAGE_PATTERN)
        for row in store.rows(SPARQL_PREFIXES + text):
            if "quote" in row:
                found.setdefault(row["node"], []).append(read_evidence(row))
    return {iri: sorted(passages, key=in_order) for iri, passages in found.items()}


def _given(documents: Sequence[str] | None) -> Iterable[str]:
    if documents is None:
        return [""]
    return [
        f"VALUES ?in {{ {' '.join(f'<{iri}>' for iri in batch)} }}"
        for batch in batches(iri for iri in documents if is_iri(iri))
    ]


def _duty(known: dict[str, str], charged: set[Charged]) -> OrderedDuty:
    return OrderedDuty(
        iri=known["row"],
        kind=known["kind"],
        document=known["in"],
        type=known.get("type", ""),
        what=known.get("title") or known.get("task") or known.get("product", ""),
        review=known.get("review", "").rpartition("#")[2],
        due=known.get("due", ""),
        due_label=known.get("due_label", ""),
        met=known.get("met", ""),
        agencies=tuple(sorted(charged, key=lambda one: (one.role != "lead", one.role, one.name, one.iri))),
    )
