"""A document → the line it stands in, as a network: what it acts on, what acts on it, what was planned."""

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from datetime import date

import networkx as nx

from graph.store import Store
from ontology.namespaces import RELATIONS, SPARQL_PREFIXES
from queries.documents import DocumentSummary, batches, is_iri, summaries
from queries.errors import QueryError, UnknownDocument
from queries.evidence import (
    PASSAGE_COLUMNS,
    PASSAGE_PATTERN,
    RELATION_OF,
    STRENGTH,
    Evidence,
    citations,
    read_evidence,
    why,
)
from queries.lineage_text import as_text

__all__ = ["STRONG", "Evidence", "as_text", "lineage", "why"]

STRONG = tuple(relation for relation in RELATIONS if relation not in ("based_on", "cites"))
"""The relations that make a line: what they tie belongs together however far away it is."""

_UP = "?one ?property ?other"
_DOWN = "?other ?property ?one"
DIRECTIONS = {"both": (_UP, _DOWN), "up": (_UP,), "down": (_DOWN,)}
"""What a lineage follows: what the document goes back to, what goes back to it."""
_NEXT = """
SELECT DISTINCT ?other WHERE {{
  VALUES ?one {{ {iris} }}
  {pattern}
  FILTER (?property IN ({properties}))
}}"""
_EDGES = """
SELECT DISTINCT ?one ?property ?other WHERE {{
  VALUES ?one {{ {iris} }}
  ?one ?property ?other
  FILTER (?property IN ({properties}))
}}"""
_PLANNED = """
SELECT DISTINCT ?programme ?met ?title ?due ?type ?type_vi ?issuer ?level {columns} WHERE {{
  VALUES {given} {{ {iris} }}
  ?node a vm:PlannedDocument ; vm:plannedIn ?programme .
  {met}
  OPTIONAL {{ ?node dcterms:title ?title }}
  OPTIONAL {{ ?node vm:due ?due }}
  OPTIONAL {{ ?node eli:type_document ?concept . ?concept skos:notation ?type .
    OPTIONAL {{ ?concept skos:prefLabel ?type_vi FILTER (LANG(?type_vi) = "vi") }} }}
  OPTIONAL {{ ?node eli:passed_by ?body .
    OPTIONAL {{ ?body skos:prefLabel ?issuer FILTER (LANG(?issuer) = "vi") }}
    OPTIONAL {{ ?body vm:level/skos:notation ?level }} }}{passage}
}}"""
_MET = "?node vm:fulfilledBy ?met ."

_LABEL_LENGTH = 60


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a programme, and the document that met it ("" where none has)."""

    iri: str
    programme: str
    met: str
    title: str
    due: str
    type: str
    type_label: str
    issuer: str
    level: str
    evidence: Evidence


def lineage(
    store: Store, iri: str, depth: int | None = None, *, cites: bool = False, direction: str = "both", on: str = ""
) -> nx.DiGraph:
    """The line of the document `iri`, to `depth` steps either way (None: to its ends).

    Upward and downward ("up", "down" or "both") it follows the relations of `STRONG`; from the document itself also
    its legal grounds and, with `cites`, plain citations. An edge goes from the document that acts to the one acted on
    and has `relation` (the strongest), `relations` and `evidence` (dictionaries of `Evidence`). A programme that
    planned a document of the line has an edge "planned" to it, with `due` and `days_late`; if the document
    itself is a programme, its rows that nothing has met are nodes with the status "Planned".
    With an ISO date `on` the line is as it was on that day: nothing later is in it, and what was met later is unmet.

    Raises UnknownDocument if `iri` is no document of the graph, QueryError for a negative depth, an unknown direction,
    or a day before the document's own.
    """
    if depth is not None and depth < 0:
        raise QueryError(f"The depth of a lineage counts steps: 0 or more, not {depth}.")
    if direction not in DIRECTIONS:
        raise QueryError(f"A lineage goes up, down or both ways, not “{direction}”.")
    focus = summaries(store, [iri]).get(iri)
    if focus is None:
        raise UnknownDocument(f"No document in the graph has the address {iri}.")
    if on and focus.date > on:
        raise QueryError(f"{focus.label} is of {focus.date}: choose that day or a later one, not {on}.")
    distances = _distances(store, iri, depth, _near_relations(cites), DIRECTIONS[direction])
    own = _planned(store, "?programme", [iri]) if depth != 0 and direction != "up" else []
    distances = {row.met: 1 for row in own if row.met} | distances
    met = _planned(store, "?met", distances) if depth != 0 else []
    for row in met:
        if direction != "down":
            distances.setdefault(row.programme, distances[row.met] - 1)
    documents = summaries(store, sorted(distances))
    documents = {one: found for one, found in documents.items() if not on or found.date <= on}
    graph = nx.DiGraph(focus=iri)
    _add_documents(graph, documents, distances, iri)
    _add_relations(graph, store, iri, _near_relations(cites))
    _add_planned(graph, met, _unmet(own, documents))
    # what hung on a later document alone is no part of the line of that day
    return graph.subgraph(nx.node_connected_component(graph.to_undirected(as_view=True), iri)).copy() if on else graph


def among(store: Store, iris: Iterable[str]) -> nx.DiGraph:
    """Documents with all that ties them to each other, and the rows of their plans that nothing has met.

    Nodes and edges are as in `lineage`; no document is the focus. What is no document of the graph is left out.
    """
    documents = summaries(store, sorted(iris))
    graph = nx.DiGraph()
    _add_documents(graph, documents, dict.fromkeys(documents, 0), "")
    _add_relations(graph, store, "", tuple(RELATIONS))
    rows = _planned(store, "?programme", documents)
    _add_planned(graph, [row for row in rows if row.met], _unmet(rows, documents))
    return graph


def _unmet(rows: Iterable[_Row], documents: Collection[str]) -> list[_Row]:
    """The rows that none of `documents` has met."""
    rows = list(rows)
    met = {row.iri for row in rows if row.met in documents}
    return list({row.iri: row for row in rows if row.iri not in met}.values())


def _near_relations(cites: bool) -> tuple[str, ...]:
    """The relations followed from the document itself."""
    return (*STRONG, "based_on", "cites") if cites else (*STRONG, "based_on")


def _distances(
    store: Store, iri: str, depth: int | None, near: Collection[str], ways: Collection[str]
) -> dict[str, int]:
    """Document → its steps from `iri`, negative for what `iri` goes back to."""
    upward = _walk(store, iri, depth, _UP) if _UP in ways else {iri: 0}
    downward = _walk(store, iri, depth, _DOWN) if _DOWN in ways else {iri: 0}
    found = downward | {other: -steps for other, steps in upward.items()}
    if depth != 0:
        for pattern, distance in ((_UP, -1), (_DOWN, 1)):
            for other in _next(store, [iri], pattern, near) if pattern in ways else ():
                found.setdefault(other, distance)
    return found


def _walk(store: Store, iri: str, depth: int | None, pattern: str) -> dict[str, int]:
    """Document → steps in one direction, breadth first: one query a level, so that no chain is too long."""
    steps = {iri: 0}
    level = [iri]
    while level and (depth is None or steps[level[0]] < depth):
        reached = steps[level[0]] + 1
        level = [other for other in _next(store, level, pattern, STRONG) if other not in steps]
        steps |= dict.fromkeys(level, reached)
    return steps


def _next(store: Store, iris: list[str], pattern: str, relations: Collection[str]) -> list[str]:
    found: set[str] = set()
    for batch in batches(iris):
        text = _NEXT.format(iris=_list(batch), pattern=pattern, properties=_properties(relations))
        found.update(row["other"] for row in store.rows(text))
    return sorted(other for other in found if is_iri(other))


def _add_documents(
    graph: nx.DiGraph, documents: dict[str, DocumentSummary], distances: dict[str, int], focus: str
) -> None:
    for iri, document in documents.items():
        graph.add_node(
            iri,
            label=document.symbol or _short(document.name or document.label),
            type=document.type,
            type_label=document.type_label,
            title=document.title,
            date=document.date,
            issuer=document.issuer,
            level=document.level,
            status=document.status,
            due="",
            distance=distances[iri],
            focus=iri == focus,
        )


def _add_relations(graph: nx.DiGraph, store: Store, focus: str, near: Collection[str]) -> None:
    """Tie the documents of `graph` by what the store says between them."""
    passages = citations(store, list(graph))
    for one, relation, other in sorted(_edges(store, list(graph), near)):
        if other not in graph or one == other or (focus and relation not in STRONG and focus not in (one, other)):
            continue
        before = graph.edges[one, other]["relations"] if graph.has_edge(one, other) else ()
        relations = tuple(sorted({*before, relation}, key=STRENGTH.__getitem__))
        saying = [item for item in passages[one, other] if item.relation == relations[0]]
        evidence = tuple(asdict(item) for item in saying or passages[one, other])
        graph.add_edge(one, other, relation=relations[0], relations=relations, evidence=evidence)


def _edges(store: Store, iris: list[str], relations: Collection[str]) -> Iterable[tuple[str, str, str]]:
    for batch in batches(iris):
        text = _EDGES.format(iris=_list(batch), properties=_properties(relations))
        for row in store.rows(text):
            yield row["one"], RELATION_OF[row["property"]], row["other"]


def _add_planned(graph: nx.DiGraph, met: Iterable[_Row], unmet: Iterable[_Row]) -> None:
    """Add the edges from programmes to what met their rows, and the focus's rows that nothing has met."""
    for row in met:
        if row.programme in graph and row.met in graph and row.programme != row.met:
            _add_planned_edge(graph, row, row.met, _days_late(row.due, graph.nodes[row.met]["date"]))
    for row in unmet:
        graph.add_node(
            row.iri,
            label=_short(row.title or row.type_label),
            type=row.type,
            type_label=row.type_label,
            title=row.title,
            date="",
            issuer=row.issuer,
            level=row.level,
            status="Planned",
            due=row.due,
            distance=1,
            focus=False,
        )
        _add_planned_edge(graph, row, row.iri, None)


def _add_planned_edge(graph: nx.DiGraph, row: _Row, to: str, days_late: int | None) -> None:
    edge = graph.edges[row.programme, to] if graph.has_edge(row.programme, to) else {}
    relations = tuple(dict.fromkeys((*edge.get("relations", ()), "planned")))
    evidence = (*edge.get("evidence", ()), asdict(row.evidence))
    facts = {"relation": relations[0], "relations": relations, "evidence": evidence}
    graph.add_edge(row.programme, to, due=row.due, days_late=days_late, **facts)


def _planned(store: Store, given: str, iris: Iterable[str]) -> list[_Row]:
    """The rows that programmes (`given` is "?programme") plan, or that documents ("?met") have met."""
    found: dict[str, _Row] = {}
    met = _MET if given == "?met" else f"OPTIONAL {{ {_MET} }}"
    for batch in batches(iris):
        text = _PLANNED.format(
            given=given, iris=_list(batch), met=met, columns=PASSAGE_COLUMNS, passage=PASSAGE_PATTERN
        )
        for row in store.rows(SPARQL_PREFIXES + text):
            found.setdefault(f"{row['node']} {row.get('met', '')}", _read_row(row))
    return [found[key] for key in sorted(found)]


def _read_row(row: dict[str, str]) -> _Row:
    columns = ("met", "title", "due", "type", "issuer", "level")
    facts = {column: row.get(column, "") for column in columns}
    label = row.get("type_vi", "")
    return _Row(
        iri=row["node"],
        programme=row["programme"],
        type_label=label,
        evidence=read_evidence(row),
        **facts,
    )


def _days_late(due: str, issued: str) -> int | None:
    """Days from the due date to the issue, negative when early; None where either is not known to the day."""
    try:
        return (date.fromisoformat(issued) - date.fromisoformat(due)).days
    except ValueError:
        return None


def _short(text: str) -> str:
    return text if len(text) <= _LABEL_LENGTH else text[: _LABEL_LENGTH - 1].rstrip() + "…"


def _list(iris: Iterable[str]) -> str:
    return " ".join(f"<{iri}>" for iri in iris)


def _properties(relations: Iterable[str]) -> str:
    return ", ".join(f"<{RELATIONS[relation]}>" for relation in relations)
