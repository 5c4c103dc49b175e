"""Documents, agencies, relations and passages as programs are told of them: with their labels, so that nobody asks twice."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from rdflib import Literal, URIRef

from ontology.namespaces import RDFS, RELATIONS, VM
from ontology.turtle import vocabulary
from queries.documents import DocumentSummary


@dataclass(frozen=True, slots=True)
class Words:
    """The same in Vietnamese and in English."""

    vi: str
    en: str


@dataclass(frozen=True, slots=True, order=True)
class Labelled:
    """A thing of the graph by its IRI, and its Vietnamese name."""

    iri: str
    label: str


@dataclass(frozen=True, slots=True)
class DocumentRef:
    """A document as people recognise it; what the graph does not say is "". The date is a day, a month or a year."""

    iri: str
    label: str
    symbol: str
    name: str
    title: str
    date: str
    type: str
    type_label: str
    issuer: str
    place: str
    level: str
    status: str


@dataclass(frozen=True, slots=True)
class PassageTold:
    """Words as printed, the file and the line where they stand, and by which rule what they mean was settled, if by any."""

    quote: str
    source: str
    line: int | None = None
    page: int | None = None
    resolution: str = ""
    rule: str = ""


_PLANNED = Words("có trong chương trình, kế hoạch", "planned")


def document_ref(document: DocumentSummary) -> DocumentRef:
    """A document with the label that its summary makes."""
    return DocumentRef(label=document.label, **asdict(document))


def passage_told(evidence: Mapping[str, Any]) -> PassageTold:
    """The passage of an `Evidence` given as a dictionary."""
    columns = ("quote", "source", "line", "page", "resolution", "rule")
    return PassageTold(**{column: evidence[column] for column in columns})


def labelled(rows: Iterable[Mapping[str, str]], iri: str, label: str) -> tuple[Labelled, ...]:
    """The things in two columns of rows, each once, by IRI; one without a name is called by the end of its IRI."""
    found = {row[iri]: row.get(label) or row[iri].rsplit("/", 1)[-1] for row in rows if iri in row}
    return tuple(sorted(Labelled(*pair) for pair in found.items()))


@cache
def relation_words(relation: str, *, passive: bool = False) -> Words:
    """How a relation is said of the document that acts, or with `passive` of the one acted on; `relation` as in RELATIONS."""
    if relation == "planned":
        return _PLANNED
    property_ = VM.inverseLabel if passive else RDFS.label
    labels = vocabulary().objects(URIRef(RELATIONS[relation]), property_)
    said = {label.language: str(label) for label in labels if isinstance(label, Literal)}
    return Words(said.get("vi", relation), said.get("en", relation))
