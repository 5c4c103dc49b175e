"""What documents order and agencies owe: rows of the store → duties that a page lists."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from graph.store import Store
from queries.documents import DocumentSummary, summaries
from viz.asking import Row, ask, by, distinct
from viz.axis import reading_order
from viz.entries import Passage, days_between, passages_of, printable
from viz.words import Word


@dataclass(frozen=True, slots=True)
class Named:
    """A thing of the graph and the name it is shown by."""

    iri: str
    name: str


@dataclass(frozen=True, slots=True)
class Duty:
    """A planned document or task, an assignment, a review: what, who, by when, and whether it was done."""

    what: str
    iri: str = ""
    item: str = ""
    group: str = ""
    type: Word | None = None
    leads: tuple[Named, ...] = ()
    others: tuple[Named, ...] = ()
    due: str = ""
    due_label: str = ""
    met: DocumentSummary | None = None
    why: Word | None = None
    """Why it is taken for met."""
    days_late: int = 0
    document: DocumentSummary | None = None
    """The document that orders it, where a page lists duties of several."""
    passages: tuple[Passage, ...] = ()

    @property
    def anchor(self) -> str:
        """Its place on the page of the document that orders it."""
        return anchor_of(self.iri)

    @property
    def state(self) -> str:
        """ "met", "overdue", "waiting" or, without a date or an outcome, "open"."""
        if self.met:
            return "met"
        return "overdue" if self.days_late else "waiting" if self.due else "open"


def planned(store: Store, iri: str, today: str) -> list[Duty]:
    """The documents and tasks that the document `iri` plans, in the order of its list."""
    rows = ask(store, "planned", document=iri)
    known = summaries(store, distinct(rows, "met"))
    duties = [_planned(same, known, today) for same in by(rows, "row").values()]
    return sorted(duties, key=lambda duty: (reading_order(duty.group), reading_order(duty.item), duty.what))


def assignments(store: Store, iri: str, today: str) -> list[Duty]:
    """Who does what by when, as the document `iri` orders it, in the order of its text."""
    rows = ask(store, "assignments", document=iri)
    duties = [_assignment(same, today) for same in by(rows, "row").values()]
    return sorted(duties, key=_as_read)


def reviews(store: Store, iri: str) -> list[Duty]:
    """The reviews that the document `iri` orders."""
    kinds = {"Interim": Word("Sơ kết", "Interim review"), "Final": Word("Tổng kết", "Final review")}
    rows = by(ask(store, "reviews", document=iri), "row").values()
    duties = [
        Duty(
            what="",
            iri=first(same, "row"),
            type=kinds.get(same[0].get("kind", "").rpartition("#")[2]),
            due=first(same, "due"),
            due_label=first(same, "due_label"),
            passages=passages_in(same),
        )
        for same in rows
    ]
    return sorted(duties, key=lambda duty: (duty.due, *_as_read(duty)))


def led_by(store: Store, agency: str, today: str) -> list[Duty]:
    """What an agency leads, the earliest due first, what has no date last."""
    rows = ask(store, "agency_duties", agency=agency)
    known = summaries(store, distinct(rows, "document") + distinct(rows, "met"))
    duties = [_led(same, known, today) for same in by(rows, "row").values()]
    return sorted(duties, key=lambda duty: (not duty.due, duty.due, duty.what))


def first(rows: Sequence[Row], column: str) -> str:
    """The value of a column that all rows of one thing share; the least where sources differ."""
    return printable(min((row[column] for row in rows if column in row), default=""))


def named(rows: Sequence[Row], iri: str = "agency", name: str = "agency_label") -> tuple[Named, ...]:
    """The things in two columns, each once, by name; one without a name is called by the end of its IRI."""
    found = {row[iri]: row.get(name) or row[iri].rsplit("/", 1)[-1] for row in rows if iri in row}
    return tuple(sorted((Named(*pair) for pair in found.items()), key=lambda one: one.name))


def passages_in(rows: Sequence[Row]) -> tuple[Passage, ...]:
    """The passages that rows carry, each once."""
    return tuple(dict.fromkeys(passages_of([row for row in rows if "quote" in row])))


def anchor_of(iri: str) -> str:
    """The id of a duty's row on a page: short, and the same in every version of a store."""
    return "duty-" + hashlib.sha256(iri.encode("utf-8", "replace")).hexdigest()[:12]


def _as_read(duty: Duty) -> tuple[str, int, str]:
    found = duty.passages[0] if duty.passages else None
    line = int(found.line) if found and found.line.isdecimal() else 0
    return (found.source if found else "", line, duty.what)


def _planned(rows: list[Row], known: dict[str, DocumentSummary], today: str) -> Duty:
    kind, why = first(rows, "type_vi"), first(rows, "why_vi")
    due, met = first(rows, "due"), known.get(first(rows, "met"))
    return Duty(
        what=first(rows, "title") or first(rows, "product"),
        iri=first(rows, "row"),
        item=first(rows, "item"),
        group=first(rows, "group"),
        type=Word(kind, first(rows, "type_en") or kind) if kind else None,
        leads=named(rows),
        due=due,
        due_label=first(rows, "due_label"),
        met=met,
        why=Word(why, first(rows, "why_en") or why) if why else None,
        days_late=days_between(due, met.date if met else today),
        passages=passages_in(rows),
    )


def _assignment(rows: list[Row], today: str) -> Duty:
    due = first(rows, "due")
    return Duty(
        what=first(rows, "task"),
        iri=first(rows, "row"),
        leads=named([row for row in rows if row.get("role") == "lead"]),
        others=named([row for row in rows if row.get("role") != "lead"]),
        due=due,
        due_label=first(rows, "due_label"),
        days_late=0,
        passages=passages_in(rows),
    )


def _led(rows: list[Row], known: dict[str, DocumentSummary], today: str) -> Duty:
    due, met = first(rows, "due"), known.get(first(rows, "met"))
    promised = first(rows, "kind").endswith("PlannedDocument")
    return Duty(
        what=first(rows, "title") or first(rows, "task"),
        iri=first(rows, "row"),
        due=due,
        due_label=first(rows, "due_label"),
        met=met,
        days_late=days_between(due, met.date if met else today) if promised or met else 0,
        document=known.get(first(rows, "document")),
    )
