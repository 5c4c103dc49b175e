"""Planned rows and issued documents → which document met which row, with a confidence and why.

Titles are reworded on the way and types may change; the date tells which of two alike is meant.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from rapidfuzz import fuzz

_FILLER = re.compile(
    r"\b(?:về|việc|trên địa bàn|tỉnh|thành phố|trong thời gian tới|trong tình hình mới|trong giai đoạn hiện nay"
    r"|giai đoạn|đến năm|định hướng|và những năm tiếp theo|các|công tác|tăng cường|nâng cao|\d{4})\b|[,;.()“”\"-]",
    re.IGNORECASE,
)
CERTAIN, LIKELY = 84.0, 74.0
"""How alike (0-100) titles must be: of another type, and of the same type."""

EARLIEST, LATEST = timedelta(days=400), timedelta(days=550)
"""A document meets a row if it is issued at most so long before and after the day it was due."""


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A row of a plan: what was to be issued, by when."""

    iri: str
    plan: str
    type: str | None
    title: str
    due: str | None
    plan_date: str | None
    province: str | None


@dataclass(frozen=True, slots=True)
class Issued:
    """A document with a title and a day."""

    iri: str
    type: str
    title: str
    date: str
    province: str | None


@dataclass(frozen=True, slots=True)
class Match:
    """A row and the document that met it."""

    row: str
    document: str
    confidence: float
    why: str


def likeness(planned: str, issued: str) -> float:
    """How alike two titles are (0-100), whatever their order of words and their filling words."""
    a, b = (" ".join(_FILLER.sub(" ", text.lower()).split()) for text in (planned, issued))
    if not a or not b:
        return 0.0
    return max(fuzz.ratio(a, b), 0.97 * fuzz.token_sort_ratio(a, b), 0.92 * fuzz.token_set_ratio(a, b))


def match_rows(rows: list[PlannedRow], documents: list[Issued]) -> list[Match]:
    """The best pairing within each plan: every row and every document at most once, the most alike first."""
    found: list[Match] = []
    for _, plan_rows in groupby(sorted(rows, key=lambda row: (row.plan, row.iri)), key=lambda row: row.plan):
        found += _match_plan(list(plan_rows), documents)
    return found


def _match_plan(rows: list[PlannedRow], documents: list[Issued]) -> list[Match]:
    scored = sorted(
        (
            (_score(row, document), row, document)
            for row in rows
            for document in documents
            if row.province == document.province and _in_time(row, document)
        ),
        key=lambda scored: (-scored[0], scored[1].iri, scored[2].iri),
    )
    used: set[str] = set()
    found = []
    for score, row, document in scored:
        enough = LIKELY if row.type == document.type else CERTAIN
        if score < enough or row.iri in used or document.iri in used:
            continue
        used |= {row.iri, document.iri}
        kind = "same type" if row.type == document.type else "another type than planned"
        why = f"Titles {score:.0f}/100 alike, {kind}, issued {document.date}."
        found.append(Match(row.iri, document.iri, min(score, 100) / 100, why))
    return found


def _score(row: PlannedRow, document: Issued) -> float:
    return likeness(row.title, document.title)


def _in_time(row: PlannedRow, document: Issued) -> bool:
    due = row.due or row.plan_date
    if not due or len(due) != len("2021-01-01"):
        return True
    days = date.fromisoformat(document.date) - date.fromisoformat(due)
    return -EARLIEST <= days <= LATEST
