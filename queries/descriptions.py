"""A document, an agency or a line of documents → all that a program is told of it in one answer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx
import pyoxigraph as ox

from graph.store import Store
from ontology.namespaces import ID, SPARQL_PREFIXES
from queries.documents import DocumentSummary, find_document, is_iri, summaries
from queries.errors import UnknownName
from queries.evidence import STRENGTH
from queries.labelled import find_labelled
from queries.lineage import lineage
from queries.succession import Party, Step, succession
from queries.told import (
    DocumentRef,
    Labelled,
    PassageTold,
    Words,
    document_ref,
    labelled,
    passage_told,
    relation_words,
)

MOST_RELATIONS = 500
"""Relations in one direction that a description lists; a law may be cited by everything."""

_HEADING = """
SELECT DISTINCT ?document ?what ?thing ?label WHERE {
  VALUES (?property ?what) {
    (eli:passed_by "issuers") (vm:signatory "signatories") (vm:onBehalfOf "on_behalf_of") (vm:classification "classifications")
    (vm:recipient "recipients") (eli:is_about "subjects") (vm:inferredSubject "inferred_subjects") (vm:policy "policies")
  }
  ?document ?property ?thing .
  OPTIONAL { ?thing skos:prefLabel|foaf:name ?label FILTER (LANG(?label) IN ("vi", "")) }
}"""
_FOOT = """
SELECT DISTINCT ?document ?office ?source WHERE {
  ?document a vm:Document .
  OPTIONAL { ?document vm:signedAs ?office }
  OPTIONAL { ?document vm:heldIn/dcterms:identifier|vm:evidence/vm:inSource/dcterms:identifier ?source }
}"""
_AGENCY = """
SELECT DISTINCT ?agency ?label ?label_en ?other ?parent ?parent_vi ?province ?province_vi ?level WHERE {
  ?agency a org:Organization .
  OPTIONAL { ?agency skos:prefLabel ?label FILTER (LANG(?label) = "vi") }
  OPTIONAL { ?agency skos:prefLabel ?label_en FILTER (LANG(?label_en) = "en") }
  OPTIONAL { ?agency skos:altLabel ?other }
  OPTIONAL { ?agency org:subOrganizationOf ?parent . OPTIONAL { ?parent skos:prefLabel ?parent_vi FILTER (LANG(?parent_vi) = "vi") } }
  OPTIONAL { ?agency vm:province ?province . OPTIONAL { ?province skos:prefLabel ?province_vi FILTER (LANG(?province_vi) = "vi") } }
  OPTIONAL { ?agency vm:level/skos:notation ?level }
}"""
_ISSUED = "SELECT DISTINCT ?agency ?iri ?day WHERE { ?iri eli:passed_by ?agency ; a vm:Document OPTIONAL { ?iri eli:date_document ?day } }"


_Tie = tuple[str, str, Iterable[Mapping[str, Any]]]
"""The IRI of a neighbour, the relation to it, and its evidence."""


@dataclass(frozen=True, slots=True)
class Relation:
    """How another document stands to the one described, in words of both languages, and the passages that say so."""

    relation: str
    words: Words
    document: DocumentRef
    passages: tuple[PassageTold, ...]


@dataclass(frozen=True, slots=True)
class DocumentDescription:
    """A document with its heading, whom it went to, its subjects, the policy lines it stands in, and its relations."""

    document: DocumentRef
    issuers: tuple[Labelled, ...]
    signatories: tuple[Labelled, ...]
    signed_as: tuple[str, ...]
    on_behalf_of: tuple[Labelled, ...]
    classifications: tuple[Labelled, ...]
    recipients: tuple[Labelled, ...]
    subjects: tuple[Labelled, ...]
    inferred_subjects: tuple[Labelled, ...]
    policies: tuple[Labelled, ...]
    sources: tuple[str, ...]
    acts_on: tuple[Relation, ...]
    acts_on_count: int
    acted_on_by: tuple[Relation, ...]
    acted_on_by_count: int


@dataclass(frozen=True, slots=True)
class LineageNode:
    """A document of a line, or a row of a programme that nothing has met ("Planned"); steps are negative for what came before."""

    iri: str
    label: str
    type: str
    type_label: str
    title: str
    date: str
    issuer: str
    level: str
    status: str
    due: str
    steps: int


@dataclass(frozen=True, slots=True)
class LineageEdge:
    """What one document does to another, and the passages that say so; days_late is null where it is not known."""

    acting: str
    target: str
    relation: str
    words: Words
    due: str
    days_late: int | None
    passages: tuple[PassageTold, ...]


@dataclass(frozen=True, slots=True)
class LineageDescription:
    """The line of a document, the earliest first."""

    document: DocumentRef
    nodes: tuple[LineageNode, ...]
    edges: tuple[LineageEdge, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A reorganisation: its date or the span within which it fell, who stood before and after it, and how sure that is."""

    date: str
    kind: str
    words: Words
    before: tuple[Labelled, ...]
    after: tuple[Labelled, ...]
    settled: bool
    basis: str
    certainty: str
    note: Words


@dataclass(frozen=True, slots=True)
class Answers:
    """A body that answers for what the agency was charged with: for all or a part, surely or perhaps."""

    agency: Labelled
    partly: bool
    settled: bool
    certainty: str


@dataclass(frozen=True, slots=True)
class AgencyDescription:
    """An agency with all its names, what became of it by a day, and a page of what it issued, the newest first."""

    iri: str
    name: str
    name_en: str
    other_names: tuple[str, ...]
    parents: tuple[Labelled, ...]
    provinces: tuple[Labelled, ...]
    level: str
    on: str
    not_yet: bool
    """Whether it had not begun on that day."""
    answering: tuple[Answers, ...]
    changes: tuple[Change, ...]
    documents_count: int
    documents: tuple[DocumentRef, ...]


def describe_document(store: Store, text: str) -> DocumentDescription:
    """The document that `text` names: as people write it, its IRI, or the part of its IRI after "doc/".

    Raises UnknownDocument or AmbiguousDocument, as `find_document` does.
    """
    iri = document_iri(store, text)
    near = lineage(store, iri, depth=1, cites=True)
    rows = store.rows(SPARQL_PREFIXES + _HEADING, {"document": ox.NamedNode(iri)})
    foot = store.rows(SPARQL_PREFIXES + _FOOT, {"document": ox.NamedNode(iri)})
    things = {
        what: labelled([row for row in rows if row["what"] == what], "thing", "label")
        for what in (
            *("issuers", "signatories", "on_behalf_of", "classifications"),
            *("recipients", "subjects", "inferred_subjects", "policies"),
        )
    }
    acting = [(v, edge["relation"], edge["evidence"]) for _, v, edge in near.out_edges(iri, data=True)]
    passive = [(u, edge["relation"], edge["evidence"]) for u, _, edge in near.in_edges(iri, data=True)]
    known = summaries(store, [*near])
    acts_on, acted_on_by = _relations(known, acting, passive=False), _relations(known, passive, passive=True)
    return DocumentDescription(
        document=document_ref(known[iri]),
        signed_as=_values(foot, "office"),
        sources=_values(foot, "source"),
        acts_on=acts_on[:MOST_RELATIONS],
        acts_on_count=len(acts_on),
        acted_on_by=acted_on_by[:MOST_RELATIONS],
        acted_on_by_count=len(acted_on_by),
        **things,
    )


def describe_lineage(store: Store, text: str, depth: int | None = None) -> LineageDescription:
    """The line of the document that `text` names, to `depth` steps either way; errors as for `describe_document`."""
    iri = document_iri(store, text)
    graph = lineage(store, iri, depth)
    order = sorted(graph, key=lambda node: (graph.nodes[node]["date"] or graph.nodes[node]["due"], node))
    places = {node: place for place, node in enumerate(order)}
    edges = sorted(graph.edges(data=True), key=lambda edge: (places[edge[0]], places[edge[1]]))
    return LineageDescription(
        document=document_ref(summaries(store, [iri])[iri]),
        nodes=tuple(_node(graph, node) for node in order),
        edges=tuple(
            LineageEdge(
                acting=acting,
                target=target,
                relation=edge["relation"],
                words=relation_words(edge["relation"]),
                due=edge.get("due") or "",
                days_late=edge.get("days_late"),
                passages=tuple(map(passage_told, edge["evidence"])),
            )
            for acting, target, edge in edges
        ),
    )


def describe_agency(store: Store, text: str, on: str, offset: int = 0, limit: int = 50) -> AgencyDescription:
    """The agency that `text` names: a label, its IRI, or the part of its IRI after "agency/"; succession as of the ISO day `on`.

    Raises QueryError as `find_labelled` does.
    """
    iri = agency_iri(store, text)
    rows = store.rows(SPARQL_PREFIXES + _AGENCY, {"agency": ox.NamedNode(iri)})
    became = succession(store, iri, on)
    issued: dict[str, str] = {}
    for row in store.rows(SPARQL_PREFIXES + _ISSUED, {"agency": ox.NamedNode(iri)}):
        issued[row["iri"]] = max(issued.get(row["iri"], ""), row.get("day", ""))
    newest = sorted(issued, key=lambda one: (issued[one], one), reverse=True)[offset : offset + limit]
    name = min(_values(rows, "label"), default=iri.rsplit("/", 1)[-1])
    return AgencyDescription(
        iri=iri,
        name=name,
        name_en=min(_values(rows, "label_en"), default=""),
        other_names=tuple(other for other in _values(rows, "other") if other != name),
        parents=labelled(rows, "parent", "parent_vi"),
        provinces=labelled(rows, "province", "province_vi"),
        level=min(_values(rows, "level"), default=""),
        on=on,
        not_yet=became.not_yet,
        answering=tuple(Answers(_party(a.party), a.partly, a.settled, a.certainty) for a in became.answering),
        changes=tuple(map(_change, became.steps)),
        documents_count=len(issued),
        documents=tuple(map(document_ref, summaries(store, newest).values())),
    )


def document_iri(store: Store, text: str) -> str:
    """The IRI of the document that `text` names; see `describe_document`."""
    iri = f"{ID}doc/{text.strip()}"
    return iri if summaries(store, [iri]) else find_document(store, text).iri


def agency_iri(store: Store, text: str) -> str:
    """The IRI of the agency that `text` names; see `describe_agency`."""
    for iri in (text.strip(), f"{ID}agency/{text.strip()}"):
        if is_agency(store, iri):
            return iri
    if is_iri(text.strip()):
        raise UnknownName(f"No agency in the graph has the address {text.strip()}.")
    return find_labelled(store, text.strip(), "agency")


def is_agency(store: Store, iri: str) -> bool:
    """Whether the graph has an agency of this IRI."""
    return is_iri(iri) and bool(store.rows(SPARQL_PREFIXES + _AGENCY, {"agency": ox.NamedNode(iri)}))


def _relations(known: Mapping[str, DocumentSummary], tied: Iterable[_Tie], *, passive: bool) -> tuple[Relation, ...]:
    """What ties a document to others that are documents, the strongest relation first, then by date."""
    found = [
        Relation(
            relation,
            relation_words(relation, passive=passive),
            document_ref(known[iri]),
            tuple(map(passage_told, said)),
        )
        for iri, relation, said in tied
        if iri in known
    ]
    return tuple(sorted(found, key=lambda one: (STRENGTH[one.relation], one.document.date, one.document.iri)))


def _node(graph: "nx.DiGraph[str]", node: str) -> LineageNode:
    columns = ("label", "type", "type_label", "title", "date", "issuer", "level", "status", "due")
    data = graph.nodes[node]
    return LineageNode(node, **{column: data[column] for column in columns}, steps=data["distance"])


def _change(step: Step) -> Change:
    before, after = tuple(map(_party, step.before)), tuple(map(_party, step.after))
    words, note = Words(*step.kind_label), Words(*step.note)
    return Change(step.date, step.kind, words, before, after, step.settled, step.basis, step.certainty, note)


def _party(party: Party) -> Labelled:
    return Labelled(party.iri, party.name)


def _values(rows: Iterable[dict[str, str]], column: str) -> tuple[str, ...]:
    return tuple(sorted({row[column] for row in rows if column in row}))
