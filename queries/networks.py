"""Networks that are no single document's line: a policy, an agency's duties, the whole corpus."""

from collections import defaultdict
from dataclasses import asdict

import networkx as nx
import pyoxigraph as ox

from graph.store import Store
from ontology.namespaces import SPARQL_PREFIXES
from queries.documents import batches, summaries
from queries.errors import QueryError
from queries.evidence import PASSAGE_COLUMNS, PASSAGE_PATTERN, read_evidence
from queries.lineage import among

_LINE = "SELECT DISTINCT ?document WHERE {{ ?document vm:policy <{policy}> ; a vm:Document }}"
_FOUNDER = "SELECT ?founder WHERE {{ <{policy}> vm:founder ?founder }}"
_ALL = "SELECT DISTINCT ?document WHERE { ?document a vm:Document }"
_SUBJECTS = """
SELECT ?document (MIN(STR(?name)) AS ?subject) WHERE {{
  VALUES ?document {{ {iris} }}
  ?document eli:is_about|vm:inferredSubject ?concept .
  ?concept skos:prefLabel ?name FILTER (LANG(?name) IN ("vi", ""))
}} GROUP BY ?document"""
_DUTIES = """
SELECT DISTINCT ?kind ?document ?met ?title ?due ?type ?type_vi ?role ?agency ?name ?level {columns} WHERE {{
  ?node vm:lead <{agency}> ; a ?kind ; vm:plannedIn|vm:assignedIn ?document .
  VALUES ?kind {{ vm:PlannedDocument vm:PlannedTask vm:Assignment }}
  VALUES (?property ?role) {{ (vm:lead "leads") (vm:coordinate "coordinates") (vm:monitor "monitors") }}
  ?node ?property ?agency .
  OPTIONAL {{ ?agency skos:prefLabel ?name FILTER (LANG(?name) IN ("vi", "")) }}
  OPTIONAL {{ ?agency vm:level/skos:notation ?level }}
  OPTIONAL {{ ?node dcterms:title|vm:task ?title }}
  OPTIONAL {{ ?node vm:due ?due }}
  OPTIONAL {{ ?node vm:fulfilledBy ?met }}
  OPTIONAL {{ ?node eli:type_document ?concept . ?concept skos:notation ?type .
    OPTIONAL {{ ?concept skos:prefLabel ?type_vi FILTER (LANG(?type_vi) = "vi") }} }}{passage}
}}"""
_AGENCIES = """
SELECT DISTINCT ?agency ?asked WHERE {
  ?agency a org:Organization ; skos:prefLabel|skos:altLabel ?name
  FILTER (LCASE(STR(?name)) = LCASE(?asked))
}"""
_LABEL_LENGTH = 60


def policy_network(store: Store, policy: str) -> nx.DiGraph:
    """All documents of the policy `policy` (an IRI) with what ties them; its founder is the focus. Empty for none."""
    line = store.rows(SPARQL_PREFIXES + _LINE.format(policy=policy))
    graph = among(store, [row["document"] for row in line])
    for row in store.rows(SPARQL_PREFIXES + _FOUNDER.format(policy=policy)):
        if row["founder"] in graph:
            graph.nodes[row["founder"]]["focus"] = True
            graph.graph["focus"] = row["founder"]
    return graph


def corpus_network(store: Store) -> nx.DiGraph:
    """All documents of the store with what ties them; each has the `subject` that comes first where it has several."""
    graph = among(store, [row["document"] for row in store.rows(SPARQL_PREFIXES + _ALL)])
    for batch in batches(graph):
        iris = " ".join(f"<{iri}>" for iri in batch)
        for row in store.rows(SPARQL_PREFIXES + _SUBJECTS.format(iris=iris)):
            graph.nodes[row["document"]]["subject"] = row["subject"]
    return graph


def duties_network(store: Store, agency: str) -> nx.DiGraph:
    """What the agency `agency` (an IRI) leads, in which documents that was ordered, and with whom.

    Nodes are agencies (type "AGENCY"), tasks ("TASK"), planned documents and documents; a planned document that was
    met is the document that met it. Edges: "leads", "coordinates", "monitors" from agencies, "planned" or
    "assigned" from the document that orders. Empty where the agency leads nothing.
    """
    text = _DUTIES.format(agency=agency, columns=PASSAGE_COLUMNS, passage=PASSAGE_PATTERN)
    rows = sorted(store.rows(SPARQL_PREFIXES + text), key=lambda row: sorted(row.items()))
    graph = among(store, {row[column] for row in rows for column in ("document", "met") if column in row})
    graph.remove_nodes_from([node for node, data in graph.nodes(data=True) if data["status"] == "Planned"])
    said: defaultdict[tuple[str, str], dict[str, dict[object, object]]] = defaultdict(dict)
    for row in rows:
        duty = row["met"] if row.get("met") in graph else row["node"]
        if duty not in graph:
            graph.add_node(duty, **_duty(row, graph.nodes.get(row["document"], {}).get("date", "")))
        if row["agency"] not in graph:
            graph.add_node(row["agency"], **_agency(row, agency))
        evidence = asdict(read_evidence(row))
        order = "assigned" if row["kind"].endswith("Assignment") else "planned"
        for edge, relation in (((row["document"], duty), order), ((row["agency"], duty), row["role"])):
            passages = said[edge].setdefault(relation, {})
            if evidence["quote"]:
                passages[evidence["quote"], evidence["line"]] = evidence
    for (one, other), relations in said.items():
        if one in graph and one != other and not graph.has_edge(one, other):
            relation = next(iter(relations))
            graph.add_edge(
                one,
                other,
                relation=relation,
                relations=tuple(relations),
                evidence=tuple(relations[relation].values()),
            )
    return graph


def _duty(row: dict[str, str], ordered: str) -> dict[str, object]:
    """A planned document or a task; a task without a due date stands at the day on which it was ordered."""
    planned = row["kind"].endswith("PlannedDocument")
    title = row.get("title", "")
    return _facts(title or row.get("type_vi", "")) | {
        "type": row.get("type", "OTHER") if planned else "TASK",
        "type_label": row.get("type_vi", "") if planned else "Nhiệm vụ",
        "title": title,
        "due": row.get("due", ""),
        "date": "" if planned or "due" in row else ordered,
        "level": row.get("level", "") if row["role"] == "leads" else "",
        "status": "Planned" if planned else "Task",
    }


def _agency(row: dict[str, str], focus: str) -> dict[str, object]:
    name = row.get("name") or row["agency"].rpartition("/")[2]
    return _facts(name) | {
        "type": "AGENCY",
        "type_label": "Cơ quan",
        "title": name,
        "level": row.get("level", ""),
        "status": "Agency",
        "focus": row["agency"] == focus,
    }


def _facts(label: str) -> dict[str, object]:
    short = label if len(label) <= _LABEL_LENGTH else label[: _LABEL_LENGTH - 1].rstrip() + "…"
    empty = dict.fromkeys(("date", "issuer", "due", "level"), "")
    return empty | {"label": short, "distance": 0, "focus": False}


def find_agency(store: Store, text: str) -> str:
    """The IRI of the one agency of this name, in full or as its documents shorten it; raises QueryError otherwise."""
    asked = {"asked": ox.Literal(" ".join(text.split()))}
    found = sorted({row["agency"] for row in store.rows(SPARQL_PREFIXES + _AGENCIES, asked)})
    if not found:
        raise QueryError(f"No agency in the graph is called “{text.strip()}”.")
    if len(found) > 1:
        raise QueryError(
            f"“{text.strip()}” may be {len(found)} agencies: write one in full or its address ({found[0]} …)."
        )
    return found[0]


def policy_of(store: Store, document: str) -> str:
    """The IRI of the policy that the document `document` belongs to; raises QueryError for none."""
    text = f"SELECT ?policy WHERE {{ <{document}> vm:policy ?policy }}"
    found = sorted({row["policy"] for row in store.rows(SPARQL_PREFIXES + text)})
    if not found:
        label = summaries(store, [document])[document].label
        raise QueryError(f"{label} is part of no policy line; see its own with `vanmach lineage`.")
    return found[0]
