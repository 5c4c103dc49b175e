"""The page of one agency: its names, what became of it, what it issued, what it leads and by when."""

from dataclasses import dataclass

from graph.store import Store
from queries.documents import DocumentSummary, summaries
from queries.succession import Step, Succession, origins, succession
from viz.asking import ask, distinct
from viz.duties import Duty, Named, first, led_by, named


@dataclass(frozen=True, slots=True)
class AgencyPage:
    """All that the page of an agency shows."""

    iri: str
    name: str
    name_en: str
    other_names: tuple[str, ...]
    parents: tuple[Named, ...]
    origins: tuple[Step, ...]
    succession: Succession
    duties: tuple[Duty, ...]
    documents: tuple[DocumentSummary, ...]


def agency_page(store: Store, iri: str, today: str) -> AgencyPage | None:
    """The page of the agency `iri`, or None if the graph has none of this name."""
    rows = ask(store, "agency", agency=iri)
    if not rows:
        return None
    issued = summaries(store, [row["iri"] for row in ask(store, "agency_documents", agency=iri)])
    name = first(rows, "label") or iri.rsplit("/", 1)[-1]
    return AgencyPage(
        iri=iri,
        name=name,
        name_en=first(rows, "label_en"),
        other_names=tuple(other for other in distinct(rows, "other") if other != name),
        parents=named(rows, "parent", "parent_label"),
        origins=origins(store, iri),
        succession=succession(store, iri, today),
        duties=tuple(led_by(store, iri, today)),
        documents=tuple(sorted(issued.values(), key=lambda one: (one.date, one.iri), reverse=True)),
    )
