"""Words that someone types → documents and agencies, whatever the accents."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.store import Store
from queries.documents import DocumentSummary, summaries
from queries.search import matching
from viz.asking import ask
from viz.duties import Named
from viz.facets import Facet, Sorting

MOST = 50
"""Documents on one page of results, and agencies."""


@dataclass(frozen=True, slots=True)
class Found:
    """One page of the documents that fit, the best first, how many fit at all, what they can be sorted by, and agencies."""

    documents: tuple[DocumentSummary, ...]
    count: int
    agencies: tuple[Named, ...]
    facets: tuple[Facet, ...] = ()
    at: int = 1
    pages: int = 1


def search(
    store: Store, text: str, chosen: Mapping[str, str] | None = None, at: int = 1, on: str = "9999-12-31"
) -> Found:
    """Documents whose heading, or a passage of which, holds every word of `text` (none: all), the closest number first.

    `chosen` gives values of facets that they must have, `at` the page, `on` the day as of which duties have their state.
    """
    chosen = chosen or {}
    dates = {row["iri"]: row.get("date", "") for row in ask(store, "dates")}
    best, agencies = matching(store, text)
    ranked = best if text.strip() else sorted(dates, key=lambda iri: (_newest(dates[iri]), iri))
    sorting = Sorting(store, on)
    sorting.dated({iri: dates.get(iri, "") for iri in ranked})
    fitting = [iri for iri in ranked if sorting.fits(iri, chosen)]
    pages = max(1, -(-len(fitting) // MOST))
    at = min(max(1, at), pages)
    return Found(
        documents=tuple(summaries(store, fitting[(at - 1) * MOST : at * MOST]).values()),
        count=len(fitting),
        agencies=() if chosen else tuple(Named(agency.iri, agency.name) for agency in agencies),
        facets=sorting.facets(ranked, chosen),
        at=at,
        pages=pages,
    )


def _newest(date: str) -> tuple[int, ...]:
    """A key that puts the newest date first, and what has none last."""
    return tuple(-int(part) for part in f"{date}-0-0-0".split("-")[:3] if part.isdecimal())
