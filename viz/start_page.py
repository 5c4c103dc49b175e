"""The start page: how much the graph holds, what is new, and how far each programme has come."""

from dataclasses import dataclass

from graph.store import Store
from queries.documents import DocumentSummary, summaries
from viz.asking import Row, ask, by, distinct


@dataclass(frozen=True, slots=True)
class Programme:
    """A document that plans others: how many rows, how many met, how many of the rest past their day."""

    document: DocumentSummary
    planned: int
    met: int
    overdue: int


@dataclass(frozen=True, slots=True)
class StartPage:
    """What the start page shows; with no documents the graph has not been built."""

    documents: int
    held: int
    citations: int
    duties: int
    anomalies: int
    newest: tuple[DocumentSummary, ...]
    programmes: tuple[Programme, ...]


def start_page(store: Store, today: str) -> StartPage:
    """The start page on the day `today` (ISO)."""
    counted = (ask(store, "counts") or [{}])[0]
    count = {key: int(counted.get(key, 0)) for key in ("documents", "held", "citations", "duties", "anomalies")}
    newest = summaries(store, [row["iri"] for row in ask(store, "newest")])
    return StartPage(**count, newest=tuple(newest.values()), programmes=_programmes(store, today))


def _programmes(store: Store, today: str) -> tuple[Programme, ...]:
    """The programmes, the one with the most rows first."""
    rows = by(ask(store, "programmes"), "iri")
    known = summaries(store, rows)
    found = [_programme(document, rows[iri], today) for iri, document in known.items()]
    return tuple(sorted(found, key=lambda one: (-one.planned, one.document.date, one.document.iri)))


def _programme(document: DocumentSummary, rows: list[Row], today: str) -> Programme:
    planned, met = set(distinct(rows, "row")), {row["row"] for row in rows if "met" in row}
    overdue = {row["row"] for row in rows if row.get("due", today) < today} - met
    return Programme(document, len(planned), len(met), len(overdue))
