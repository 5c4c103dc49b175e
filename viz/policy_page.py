"""The pages of policies: the list of all lines, and one line with its documents."""

from dataclasses import dataclass

from graph.store import Store
from queries import library
from queries.documents import DocumentSummary, summaries
from viz.asking import ask, distinct
from viz.duties import Named, first, named


@dataclass(frozen=True, slots=True)
class PolicyPage:
    """All that the page of a policy shows."""

    iri: str
    name: str
    founder: DocumentSummary
    latest: DocumentSummary
    followed_by: tuple[Named, ...]
    documents: tuple[DocumentSummary, ...]
    """The whole line, the oldest first."""


@dataclass(frozen=True, slots=True)
class PolicyLine:
    """A policy in the list of all."""

    iri: str
    name: str
    documents: int
    latest: str
    latest_iri: str
    latest_date: str
    followed_by: str


def policy_page(store: Store, iri: str) -> PolicyPage | None:
    """The page of the policy `iri`, or None if the graph has none of this name."""
    rows = ask(store, "policy", policy=iri)
    if not rows:
        return None
    known = summaries(store, distinct(rows, "document"))
    return PolicyPage(
        iri=iri,
        name=first(rows, "label"),
        founder=known[rows[0]["founder"]],
        latest=known[rows[0]["latest"]],
        followed_by=named(rows),
        documents=tuple(sorted(known.values(), key=lambda one: (one.date, one.iri))),
    )


def policy_list(store: Store) -> tuple[PolicyLine, ...]:
    """All policies, the one with the newest document first."""
    table = library.run(store, "policies")
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.texts()]
    return tuple(
        PolicyLine(
            iri=row["policy"],
            name=row["policy_name"],
            documents=int(row["documents"]),
            latest=row["latest_number"],
            latest_iri=row["latest"],
            latest_date=row["latest_date"],
            followed_by=row["followed_by"],
        )
        for row in rows
    )
