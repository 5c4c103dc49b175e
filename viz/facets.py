"""What documents can be sorted by when they are searched: type, issuer, province, subject, year, state of their duties."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.store import Store
from viz.asking import ask
from viz.register import STATES, all_duties
from viz.words import TYPES, Word

FACETS = {
    "type": Word("Loại", "Type"),
    "duty": Word("Việc được giao", "Duties ordered"),
    "year": Word("Năm", "Year"),
    "issuer": Word("Cơ quan ban hành", "Issued by"),
    "province": Word("Tỉnh", "Province"),
    "subject": Word("Lĩnh vực", "Subject"),
}
"""Facet, as it is called in addresses → its name."""

MOST_CHOICES = 40


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet: how it stands in an address, its name, how many documents have it."""

    value: str
    name: Word
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet with its values, the most frequent first; years by date."""

    code: str
    name: Word
    choices: tuple[Choice, ...]


class Sorting:
    """Which document has which values."""

    def __init__(self, store: Store, on: str) -> None:
        self.values: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self.subjects: dict[str, Word] = {}
        for row in ask(store, "facets"):
            for code in ("type", "issuer", "province", "subject"):
                if code in row:
                    self.values[row["iri"]][code].add(row[code])
            if "subject" in row:
                self.subjects[row["subject"]] = Word(row["subject"], row.get("subject_en", row["subject"]))
        for duty in all_duties(store, on):
            self.values[duty.document.iri]["duty"].add(duty.state)

    def dated(self, dates: Mapping[str, str]) -> None:
        """Tell the dates of documents."""
        for iri, date in dates.items():
            if date:
                self.values[iri]["year"].add(date[:4])

    def fits(self, iri: str, chosen: Mapping[str, str]) -> bool:
        """Whether a document has every value that is chosen."""
        return all(value in self.values[iri][code] for code, value in chosen.items())

    def facets(self, found: Sequence[str], chosen: Mapping[str, str]) -> tuple[Facet, ...]:
        """The facets of documents found by words: each counts those that have all values chosen in the others."""
        return tuple(facet for code in FACETS if (facet := self._facet(code, found, chosen)).choices)

    def _facet(self, code: str, found: Sequence[str], chosen: Mapping[str, str]) -> Facet:
        others = {other: value for other, value in chosen.items() if other != code}
        counted = Counter(value for iri in found if self.fits(iri, others) for value in self.values[iri][code])
        if code == "year":
            values = sorted(counted, reverse=True)
        elif code == "duty":
            values = [state for state in STATES if counted[state]]
        else:
            values = sorted(counted, key=lambda value: (-counted[value], value))
        shown = values[:MOST_CHOICES]
        return Facet(
            code,
            FACETS[code],
            tuple(Choice(value, self._name(code, value), counted[value], chosen.get(code) == value) for value in shown),
        )

    def _name(self, code: str, value: str) -> Word:
        names = {"type": TYPES, "duty": STATES, "subject": self.subjects}.get(code, {})
        return names.get(value, Word(value, value))
