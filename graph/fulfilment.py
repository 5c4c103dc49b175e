"""Planned rows and issued documents → which document met which row, with a confidence and why.

Titles are reworded on the way and types may change; what two titles share counts by how rare it is among all titles.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

_FILLER = re.compile(
    r"\b(?:về|việc|trên địa bàn|tỉnh|thành phố|trong thời gian tới|trong tình hình mới|trong giai đoạn hiện nay"
    r"|giai đoạn|đến năm|định hướng|và những năm tiếp theo|các|công tác|tăng cường|nâng cao|\d{4})\b|[,;.()“”\"-]",
    re.IGNORECASE,
)
ALIKE, ALIKE_OF_OTHER_TYPE = "titles-alike", "titles-alike-other-type"
"""The rules by which a document is said to have met a row."""

SAME_TYPE, OTHER_TYPE = 0.56, 0.60
"""How alike (0-1) titles must be for a document of the planned type, and of another type."""

ITS_OWN = 0.9
"""How alike they must be for a plan to meet a row of its own list: nobody rewords the title of the paper in hand."""

TOO_FEW_WORDS = 3
"""A title of so few words that tell ("thực hiện Nghị quyết") tells nothing."""

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
    rule: str
    """Its code in `ontology/rules.csv`."""


class Likeness:
    """How alike two titles are, words weighed by their rarity among `titles` (inverse document frequency)."""

    def __init__(self, titles: Iterable[str]) -> None:
        words = [telling_words(title) for title in titles]
        self._frequency = Counter(word for title in words for word in title)
        self._count = len(words)

    def _weight(self, words: frozenset[str]) -> float:
        return sum(math.log((self._count + 1) / max(self._frequency[word], 1)) for word in words)

    def __call__(self, one: str, other: str) -> float:
        """From 0 (nothing in common) to 1 (the same words), as the Dice coefficient of the weighed words."""
        a, b = telling_words(one), telling_words(other)
        both = self._weight(a) + self._weight(b)
        return 2 * self._weight(a & b) / both if both else 0.0


def telling_words(title: str) -> frozenset[str]:
    """The words of a title that tell what it is about: without years, places' kinds and phrases that fill every title.

    >>> sorted(telling_words("về phát triển du lịch giai đoạn 2021-2025"))
    ['du', 'lịch', 'phát', 'triển']
    """
    return frozenset(_FILLER.sub(" ", title.lower()).split())


def match_rows(
    rows: list[PlannedRow], documents: list[Issued], apart: Set[tuple[str, str]] = frozenset()
) -> list[Match]:
    """The best pairing within each plan: every row and every document at most once, the most alike first.

    `apart`: (row, document) pairs that people say are none.
    """
    likeness = Likeness(dict.fromkeys([*(row.title for row in rows), *(document.title for document in documents)]))
    found: list[Match] = []
    for _, plan_rows in groupby(sorted(rows, key=lambda row: (row.plan, row.iri)), key=lambda row: row.plan):
        found += _match_plan(list(plan_rows), documents, likeness, apart)
    return found


def _match_plan(
    rows: list[PlannedRow], documents: list[Issued], likeness: Likeness, apart: Set[tuple[str, str]]
) -> list[Match]:
    scored = sorted(
        (
            (likeness(row.title, document.title), row, document)
            for row in rows
            for document in documents
            if row.province == document.province
            and (row.iri, document.iri) not in apart
            and _in_time(row, document)
            and len(telling_words(row.title)) > TOO_FEW_WORDS
        ),
        key=lambda scored: (-scored[0], scored[1].iri, scored[2].iri),
    )
    used: set[str] = set()
    found = []
    for score, row, document in scored:
        if score < _enough(row, document) or row.iri in used or document.iri in used:
            continue
        used |= {row.iri, document.iri}
        rule = ALIKE if row.type == document.type else ALIKE_OF_OTHER_TYPE
        found.append(Match(row.iri, document.iri, score, rule))
    return found


def _enough(row: PlannedRow, document: Issued) -> float:
    if row.plan == document.iri:
        return ITS_OWN
    return SAME_TYPE if row.type == document.type else OTHER_TYPE


def _in_time(row: PlannedRow, document: Issued) -> bool:
    due = row.due or row.plan_date
    if not due or len(due) != len("2021-01-01"):
        return True
    days = date.fromisoformat(document.date) - date.fromisoformat(due)
    return -EARLIEST <= days <= LATEST
