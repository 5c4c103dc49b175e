"""A table of terms → a table that a person reads: headings, links to pages, dates and codes in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from graph.store import Store
from ontology.namespaces import ID, ORG, PREFIXES
from queries.documents import summaries
from queries.library import Table, Term, plain
from viz.asking import ask
from viz.entries import printable
from viz.query_words import VALUES, heading
from viz.words import Word

MOST_ROWS = 500
"""Rows on one page; the rest is in the CSV file."""

_TARGETS = {
    "number": ("iri", "in", "citing"),
    "plan_number": ("plan", "in"),
    "after": ("to",),
    "recipient": ("agency",),
    "policy_name": ("policy",),
    "latest_number": ("latest",),
}
"""Column of numbers or names → the columns of IRIs that it may link to, instead of a column of their own."""

_SAID_TWICE = {"relation": "relation_vi"}
"""Column whose codes are said in words → a column that says the same."""

_RARE = ("rule", "candidates", "note")
"""Columns that are left out where no row has anything in them."""

_DATES = ("date", "day", "due", "plan_date", "latest_date")
_COUNTS = (
    *("count", "mentions", "line", "days_late", "days_before", "most_days_late", "documents"),
    *("rows", "in_time", "late", "met_undated", "overdue", "waiting", "before_plan"),
    *("duties", "issued", "drafting", "total"),
)
_LONG = ("title", "task", "quote", "comment", "planned", "candidates", "rule", "policy_name", "statement", "changed")


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, and the IRI that it names, if any."""

    words: Word
    iri: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an answer: its heading, and "date", "number", "wide" or ""."""

    name: str
    heading: Word
    kind: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The part of an answer that is shown, and the number of all its rows."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    count: int


def answer_of(store: Store, table: Table) -> Answer:
    """The answer of a saved query, as its columns mean it."""
    targets = dict(_targets(table.columns))
    hidden = {*targets.values(), *(two for one, two in _SAID_TWICE.items() if one in table.columns)}
    hidden |= {column for column in _RARE if not any(_values_of(table, column))}
    shown = [column for column in table.columns if column not in hidden]
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows[:MOST_ROWS]]
    names = _names(store, [term for row in rows for term in row.values()])
    return Answer(
        tuple(Column(column, heading(_meant(column, targets)), _kind(_meant(column, targets))) for column in shown),
        tuple(tuple(_cell(row, column, targets, names) for column in shown) for row in rows),
        len(table.rows),
    )


def _values_of(table: Table, name: str) -> list[str]:
    """What stands in a column, row by row; nothing where the table has none of this name."""
    places = [place for place, column in enumerate(table.columns) if column == name]
    return [plain(row[place]) for place in places for row in table.rows]


def plain_answer(store: Store, table: Table) -> Answer:
    """The answer of any query: every column by its own name, things by their names."""
    rows = table.rows[:MOST_ROWS]
    names = _names(store, [term for row in rows for term in row])
    return Answer(
        tuple(Column(column, Word(column, column), "") for column in table.columns),
        tuple(tuple(_plain_cell(term, names) for term in row) for row in rows),
        len(table.rows),
    )


def _targets(columns: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Column of numbers → the column of IRIs that it links to, each of them once."""
    free = list(columns)
    for number, candidates in _TARGETS.items():
        target = next((one for one in candidates if one in free), None)
        if number in columns and target:
            free.remove(target)
            yield number, target


def _meant(column: str, targets: Mapping[str, str]) -> str:
    """The column whose heading says best what a column holds: the number of the document "in" is that document."""
    if column != "number":
        return column
    target = targets.get(column, "count")
    return column if target == "iri" else target


def _kind(column: str) -> str:
    if column in _DATES:
        return "date"
    if column in _COUNTS:
        return "number"
    return "wide" if column in _LONG else ""


def _cell(row: Mapping[str, Term | None], column: str, targets: Mapping[str, str], names: Mapping[str, str]) -> Cell:
    text = printable(plain(row[column]))
    target = row.get(targets.get(column, ""))
    if isinstance(target, ox.NamedNode):
        shown = text or names[target.value]
        return Cell(Word(shown, shown), target.value)
    said = VALUES.get(column, {}).get(text)
    return Cell(said) if said else _plain_cell(row[column], names)


def _plain_cell(term: Term | None, names: Mapping[str, str]) -> Cell:
    if isinstance(term, ox.NamedNode):
        name = names[term.value]
        return Cell(Word(name, name), term.value)
    text = printable(plain(term))
    return Cell(Word(text, text))


def _names(store: Store, terms: Sequence[Term | None]) -> dict[str, str]:
    """IRI → the name of a document or an agency, else the IRI, shortened by a prefix."""
    iris = dict.fromkeys(term.value for term in terms if isinstance(term, ox.NamedNode))
    names = {iri: shortened_iri(iri) for iri in iris}
    names |= {iri: printable(document.label) for iri, document in summaries(store, iris).items()}
    if any(iri.startswith(f"{ID}agency/") for iri in iris):
        names |= {
            row["iri"]: row["label"]
            for row in ask(store, "labels", **{"class": str(ORG.Organization)})
            if row["iri"] in iris
        }
    return names


def shortened_iri(iri: str) -> str:
    """An IRI with the prefix of its namespace, if that has one: "vm:Held"."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and iri != namespace:
            return f"{prefix}:{printable(iri.removeprefix(namespace))}"
    return printable(iri)
