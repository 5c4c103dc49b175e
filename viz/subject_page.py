"""The pages of subjects: the schemes with their fields, and one field with its documents."""

from dataclasses import dataclass

from graph.store import Store
from graph.subjects import SCHEME
from queries.documents import DocumentSummary, summaries
from viz.asking import Row, ask, by
from viz.duties import Named, first, named
from viz.words import Word


@dataclass(frozen=True, slots=True)
class Subject:
    """A field or area in a list: how many documents state it, for how many it was inferred."""

    iri: str
    name: Word
    stated: int
    inferred: int


@dataclass(frozen=True, slots=True)
class SubjectList:
    """The fields of the general scheme, and the areas by which compendia sort."""

    fields: tuple[Subject, ...]
    areas: tuple[Subject, ...]


@dataclass(frozen=True, slots=True)
class Sorted:
    """A document of a subject; `why` where the subject was inferred."""

    document: DocumentSummary
    why: Word | None


@dataclass(frozen=True, slots=True)
class SubjectPage:
    """All that the page of a subject shows."""

    iri: str
    name: Word
    near: tuple[Named, ...]
    documents: tuple[Sorted, ...]


def subject_list(store: Store) -> SubjectList:
    """All subjects by name, the general scheme apart from those of compendia."""
    rows = sorted(ask(store, "subjects"), key=lambda row: (row["label"], row["subject"]))
    found = {row["subject"]: (row.get("scheme") == SCHEME, _subject(row)) for row in rows}
    return SubjectList(
        fields=tuple(one for is_field, one in found.values() if is_field),
        areas=tuple(one for is_field, one in found.values() if not is_field),
    )


def _subject(row: Row) -> Subject:
    name = Word(row["label"], row.get("label_en") or row["label"])
    return Subject(row["subject"], name, int(row["count"]), int(row["inferred"]))


def subject_page(store: Store, iri: str) -> SubjectPage | None:
    """The page of the subject `iri`, or None if the graph has none of this name."""
    rows = ask(store, "subject", subject=iri)
    if not rows:
        return None
    reasons = by(ask(store, "subject_documents", subject=iri), "iri")
    found = [Sorted(document, _why(reasons[one])) for one, document in summaries(store, reasons).items()]
    name = first(rows, "label")
    return SubjectPage(
        iri=iri,
        name=Word(name, first(rows, "label_en") or name),
        near=named(rows, "near", "near_label"),
        documents=tuple(sorted(found, key=lambda one: (one.document.date, one.document.iri), reverse=True)),
    )


def _why(rows: list[Row]) -> Word | None:
    why = first(rows, "why_vi")
    return Word(why, first(rows, "why_en") or why) if why else None
