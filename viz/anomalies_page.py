"""The page of everything that does not add up in the sources, by kind, with the document in whose pages it stands."""

from collections import Counter
from dataclasses import dataclass

from graph.store import Store
from queries.documents import DocumentSummary, summaries
from viz.asking import Row, ask, by
from viz.duties import first, passages_in
from viz.entries import Passage

MOST = 500
"""Anomalies on the page."""


@dataclass(frozen=True, slots=True)
class Anomaly:
    """Something that does not add up."""

    kind: str
    comment: str
    document: DocumentSummary | None
    """The document in whose pages it stands, where that is known."""
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class AnomaliesPage:
    """The anomalies of the kind asked for, and how many there are of each."""

    anomalies: tuple[Anomaly, ...]
    kinds: tuple[tuple[str, int], ...]
    chosen: str
    count: int


def anomalies_page(store: Store, kind: str = "") -> AnomaliesPage:
    """The anomalies of one kind, or of all for "", as the sources read."""
    rows = sorted(ask(store, "all_anomalies"), key=_as_read)
    gathered = by(rows, "row")
    kinds = Counter(same[0]["kind"] for same in gathered.values())
    wanted = [same for same in gathered.values() if kind in ("", same[0]["kind"])]
    shown = wanted[:MOST]
    holding = _holding(store, shown)
    known = summaries(store, sorted({iri for iri in holding if iri}))
    return AnomaliesPage(
        anomalies=tuple(
            Anomaly(first(same, "kind"), first(same, "comment"), known.get(iri), passages_in(same))
            for same, iri in zip(shown, holding, strict=True)
        ),
        kinds=tuple(sorted(kinds.items(), key=lambda item: (-item[1], item[0]))),
        chosen=kind if kind in kinds else "",
        count=len(wanted),
    )


def _as_read(row: Row) -> tuple[str, int, str]:
    return row.get("source", ""), int(row.get("start", 0)), row["row"]


def _holding(store: Store, anomalies: list[list[Row]]) -> list[str]:
    """For each anomaly the document in whose pages it stands, the smallest where one holds another; "" for none."""
    extents = [(row["file"], int(row["from"]), int(row["to"]), row["iri"]) for row in ask(store, "extents")]
    found = []
    for same in anomalies:
        file, start = same[0].get("file"), int(same[0].get("start", -1))
        around = [(to - since, iri) for its, since, to, iri in extents if its == file and since <= start < to]
        found.append(min(around)[1] if around else "")
    return found
