"""A question with the number of a page → that page of the answer, with labels: what the JSON addresses and assistants share."""

from dataclasses import dataclass
from datetime import date

from graph.store import Store
from queries.descriptions import agency_iri, document_iri
from queries.duties import Duty, Role, State, find_duties
from queries.search import Order, search
from queries.told import DocumentRef, Labelled, PassageTold, document_ref


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that was found; the passage that holds the words, where its heading does not."""

    document: DocumentRef
    passage: PassageTold | None


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A page of the documents that fit, how many fit at all, and the agencies of such a name."""

    count: int
    page: int
    size: int
    documents: tuple[Hit, ...]
    agencies: tuple[Labelled, ...]


@dataclass(frozen=True, slots=True)
class DutiesPage:
    """A page of the duties that fit, how many fit at all, and the day on which their states are as told."""

    count: int
    page: int
    size: int
    on: date
    duties: tuple[Duty, ...]


def search_page(store: Store, words: str, order: Order, page: int, size: int) -> SearchPage:
    """A page, the first is 1, of what `search` finds."""
    found = search(store, words, order=order, offset=(page - 1) * size, limit=size)
    hits = []
    for document in found.documents:
        said = found.passages.get(document.iri)
        hits.append(Hit(document_ref(document), PassageTold(said.quote, said.source, said.line) if said else None))
    agencies = tuple(Labelled(agency.iri, agency.name) for agency in found.agencies)
    return SearchPage(found.count, page, size, tuple(hits), agencies)


def duties_page(
    store: Store,
    on: date,
    page: int,
    size: int,
    agency: str = "",
    role: Role | None = None,
    state: State | None = None,
    first: date | None = None,
    last: date | None = None,
    plan: str = "",
) -> DutiesPage:
    """A page, the first is 1, of what `find_duties` finds; agency and plan as people write them, "" for all.

    Raises QueryError for an agency or a document that is not there or is ambiguous.
    """
    found = find_duties(
        store,
        on,
        agency=agency_iri(store, agency) if agency.strip() else "",
        role=role,
        plan=document_iri(store, plan) if plan.strip() else "",
        state=state,
        first=first,
        last=last,
        offset=(page - 1) * size,
        limit=size,
    )
    return DutiesPage(found.count, page, size, on, found.duties)
