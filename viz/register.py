"""The register of duties: what all documents order, with its state on a day, filtered and sorted by due date."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta

from graph.store import Store
from ontology.alphabet import folded
from queries.documents import DocumentSummary, summaries
from queries.evidence import Evidence
from queries.ordered_duties import OrderedDuty, ordered_duties, passages_of_duties
from viz.asking import ask
from viz.duties import Named, anchor_of
from viz.entries import Passage, days_between, passages_of, printable
from viz.words import TYPES, Word

SOON = timedelta(days=30)
"""How near a due date is for a duty to be due soon."""

STATES = {
    "overdue": Word("Quá hạn, chưa thấy ban hành", "Past due, not seen"),
    "soon": Word("Sắp đến hạn (30 ngày)", "Due within 30 days"),
    "coming": Word("Chưa đến hạn", "Not due yet"),
    "late": Word("Đã ban hành, muộn", "Met late"),
    "met": Word("Đã ban hành đúng hạn", "Met in time"),
    "met-undated": Word("Đã ban hành, không so được hạn", "Met; in time or not is not known"),
    "past": Word("Đã qua hạn, kho không ghi kết quả", "Past due; the outcome is not recorded"),
    "undated": Word("Không ghi hạn", "No due date"),
}
"""State → its words. Documents show whether a document was issued; of other work the store has no outcome."""

KINDS = {
    "document": Word("Văn bản phải ban hành", "Document to be issued"),
    "task": Word("Nhiệm vụ", "Task"),
    "assignment": Word("Phân công", "Assignment"),
    "review": Word("Sơ kết, tổng kết", "Review"),
}

REVIEWS = {"Interim": Word("Sơ kết", "Interim review"), "Final": Word("Tổng kết", "Final review")}


@dataclass(frozen=True, slots=True)
class Duty:
    """A line of the register."""

    iri: str
    kind: str
    type: Word | None
    """Of a document to be issued."""
    what: str
    review: Word | None
    leads: tuple[Named, ...]
    others: tuple[Named, ...]
    due: str
    due_label: str
    document: DocumentSummary
    met: DocumentSummary | None
    state: str
    """Key of `STATES`."""
    days_late: int
    passages: tuple[Passage, ...] = ()

    @property
    def called(self) -> Word | None:
        """The kind of review or of document, unless the words of the duty begin with it."""
        kind = self.review or self.type
        return None if kind is None or self.what.lower().startswith(kind.vi.lower()) else kind

    @property
    def anchor(self) -> str:
        """Its place on the page of the document that orders it."""
        return anchor_of(self.iri)


@dataclass(frozen=True, slots=True)
class Filters:
    """What a register is narrowed down by; "" for not at all. `agency` and `document` are IRIs or words."""

    words: str = ""
    agency: str = ""
    document: str = ""
    state: str = ""
    kind: str = ""
    province: str = ""
    since: str = ""
    until: str = ""
    """ISO dates of the first and the last due day."""


@dataclass(frozen=True, slots=True)
class Register:
    """The duties that fit some filters, and what there is to choose from."""

    duties: tuple[Duty, ...]
    states: Mapping[str, int]
    """State → how many fit all other filters."""
    agencies: tuple[str, ...]
    documents: tuple[str, ...]
    provinces: tuple[str, ...]
    total: int
    """How many there are without any filter."""
    newest: str
    """The date of the newest document whose text is held or that an index lists: what is later cannot be seen."""


def register(store: Store, asked: Filters, on: str) -> Register:
    """The register as of the day `on` (ISO): documents of later days count neither as ordering nor as issued."""
    everything = all_duties(store, on)
    fitting = [duty for duty in everything if _fits(duty, replace(asked, state=""))]
    counted = Counter(duty.state for duty in fitting)
    return Register(
        duties=tuple(duty for duty in fitting if asked.state in ("", duty.state)),
        states={state: counted[state] for state in STATES if counted[state]},
        agencies=_names(one.name for duty in everything for one in (*duty.leads, *duty.others)),
        documents=_names(duty.document.label for duty in everything),
        provinces=_names(duty.document.place for duty in everything),
        total=len(everything),
        newest=newest_date(store),
    )


def all_duties(store: Store, on: str, documents: Sequence[str] | None = None) -> list[Duty]:
    """The duties that `documents` (None: all) order, as of the day `on`, by due date, undated ones last."""
    ordered = ordered_duties(store, documents)
    known = summaries(store, sorted({iri for duty in ordered for iri in (duty.document, duty.met) if iri}))
    found = [_duty(duty, known, on) for duty in ordered if duty.document in known and known[duty.document].date <= on]
    return sorted(found, key=lambda duty: (not duty.due, duty.due, duty.document.date, duty.what, duty.iri))


def newest_date(store: Store) -> str:
    """The date of the newest document that is held or listed, "" where there is none."""
    known = summaries(store, [row["iri"] for row in ask(store, "newest")[:1]])
    return next((document.date for document in known.values()), "")


def with_passages(store: Store, duties: Sequence[Duty]) -> tuple[Duty, ...]:
    """The same duties with the passages that order them."""
    passages = passages_of_duties(store, [duty.iri for duty in duties])
    return tuple(replace(duty, passages=_passages(passages.get(duty.iri, []))) for duty in duties)


def last_day(due: str) -> date | None:
    """The last day of an ISO date, month or year; None for what is none.

    >>> last_day("2021-02")
    datetime.date(2021, 2, 28)
    """
    parts = due.split("-")
    try:
        year, month = int(parts[0]), int(parts[1]) if len(parts) > 1 else 12
        day = int(parts[2]) if len(parts) > 2 else monthrange(year, month)[1]
        return date(year, month, day)
    except (ValueError, IndexError):
        return None


def _passages(found: Iterable[Evidence]) -> tuple[Passage, ...]:
    return tuple(dict.fromkeys(passages_of([asdict(one) for one in found])))


def _duty(duty: OrderedDuty, known: Mapping[str, DocumentSummary], on: str) -> Duty:
    met = known.get(duty.met)
    if met and met.date > on:
        met = None
    agencies = [(one.role == "lead", Named(one.iri, printable(one.name))) for one in duty.agencies]
    state, days = _state(duty, met, on)
    return Duty(
        iri=duty.iri,
        kind=duty.kind,
        type=TYPES.get(duty.type),
        what=printable(duty.what),
        review=REVIEWS.get(duty.review),
        leads=tuple(one for leads, one in agencies if leads),
        others=tuple(dict.fromkeys(one for leads, one in agencies if not leads)),
        due=duty.due,
        due_label=printable(duty.due_label),
        document=known[duty.document],
        met=met,
        state=state,
        days_late=days,
    )


def _state(duty: OrderedDuty, met: DocumentSummary | None, on: str) -> tuple[str, int]:
    """The state, and by how many days it is late or overdue."""
    due, today = last_day(duty.due), date.fromisoformat(on)
    if met:
        if due is None or len(met.date) < len("2021-01-01"):
            return "met-undated", 0
        days = days_between(due.isoformat(), met.date)
        return ("late", days) if days else ("met", 0)
    if due is None:
        return "undated", 0
    if due < today:
        return ("overdue", (today - due).days) if duty.kind == "document" else ("past", 0)
    return ("soon" if due - today <= SOON else "coming"), 0


def _fits(duty: Duty, asked: Filters) -> bool:
    if asked.kind not in ("", duty.kind) or asked.province not in ("", duty.document.place):
        return False
    if (asked.since or asked.until) and not duty.due:
        return False
    if (asked.since and duty.due < asked.since) or (asked.until and duty.due[: len(asked.until)] > asked.until):
        return False
    if asked.agency and not any(_means(asked.agency, one.iri, one.name) for one in (*duty.leads, *duty.others)):
        return False
    if asked.document and not _means(asked.document, duty.document.iri, duty.document.label):
        return False
    searched = folded(
        " ".join(
            [duty.type.vi if duty.type else "", duty.what, duty.document.label, duty.document.title, duty.due_label]
        )
    ) + (folded(f" {duty.review.vi} {duty.review.en}") if duty.review else "")
    return all(word in searched for word in folded(asked.words).split())


def _means(asked: str, iri: str, name: str) -> bool:
    """Whether someone who asks for an IRI, or for words, means the thing of this IRI and name."""
    if asked.startswith("https://"):
        return asked == iri
    known = folded(name)
    return all(word in known for word in folded(asked).split())


def _names(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({name for name in found if name}))
