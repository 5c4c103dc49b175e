"""What a briefing says in plain sentences, in both languages, with the numbers of the sources that they rest on."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from queries.documents import DocumentSummary
from viz.document_page import Group
from viz.entries import Passage, printable
from viz.register import Duty
from viz.rendering import day, shortened
from viz.words import TYPES, Word

MOST_NAMED = 5
"""Documents that one sentence names."""

MOST_NOTED = 3
"""Documents for which one sentence gives the passage."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One plain sentence, and the numbers of the sources that it rests on."""

    words: Word
    notes: tuple[int, ...] = ()


class Notes:
    """Passages by number, in the order in which they are first used."""

    def __init__(self) -> None:
        self.numbers: dict[Passage, int] = {}

    def of(self, passages: Iterable[Passage], most: int = 1) -> tuple[int, ...]:
        """The numbers of the first `most` of some passages."""
        used = [passage for passage in passages if passage.quote][:most]
        return tuple(self.numbers.setdefault(passage, len(self.numbers) + 1) for passage in used)


def introduced(document: DocumentSummary) -> Sentence:
    """What a document is."""
    vi = [document.type_label or "Văn bản", f"số {document.symbol}" if document.symbol else document.name]
    en = [TYPES[document.type].en if document.type in TYPES else "Document", document.symbol or document.name]
    if document.date:
        vi.append(f"ngày {day(document.date)}")
        en.append(f"of {document.date}")
    if document.issuer:
        vi.append(f"của {document.issuer}")
        en.append(f"by {document.issuer}")
    title = f": “{shortened(printable(document.title), 400)}”." if document.title else "."
    return Sentence(
        Word(" ".join(filter(None, map(printable, vi))) + title, " ".join(filter(None, map(printable, en))) + title)
    )


def related(group: Group, notes: Notes, on: str) -> list[Sentence]:
    """How a document stands to those of one group issued by the day `on`; nothing if there are none."""
    documents = [one for one in group.documents if one.date <= on]
    shown = [f"{one.label} ({day(one.date)})" if one.date else one.label for one in documents[:MOST_NAMED]]
    shown_en = [f"{one.label} ({one.date})" if one.date else one.label for one in documents[:MOST_NAMED]]
    if not documents:
        return []
    more = len(documents) - len(shown)
    used = tuple(dict.fromkeys(number for one in documents[:MOST_NOTED] for number in notes.of(one.passages)))
    return [
        Sentence(
            Word(
                f"Văn bản này {group.relation.vi} {'; '.join(shown)}" + (f" và {more} văn bản khác." if more else "."),
                f"It {group.relation.en} {'; '.join(shown_en)}" + (f" and {more} more." if more else "."),
            ),
            used,
        )
    ]


def line_of(name: str, documents: Sequence[DocumentSummary], on: str) -> Sentence:
    """How long a policy line was on the day `on`, and its latest document."""
    known = sorted((one for one in documents if one.date <= on), key=lambda one: (one.date, one.iri))
    latest = known[-1] if known else None
    return Sentence(
        Word(
            f"Mạch chủ trương “{printable(name)}” có {len(known)} văn bản"
            + (f"; mới nhất là {latest.label} ({day(latest.date)})." if latest else "."),
            f"The policy line “{printable(name)}” has {len(known)} documents"
            + (f"; the latest is {latest.label} ({latest.date})." if latest else "."),
        )
    )


def newest_of(documents: Sequence[DocumentSummary]) -> Word:
    """The newest of some documents by name."""
    newest = sorted(documents, key=lambda one: (one.date, one.iri), reverse=True)[:MOST_NAMED]
    more = "…" if len(documents) > len(newest) else ""
    return Word(
        ", ".join(f"{one.label} ({day(one.date)})" if one.date else one.label for one in newest) + more,
        ", ".join(f"{one.label} ({one.date})" if one.date else one.label for one in newest) + more,
    )


def counted(duties: Sequence[Duty]) -> list[Sentence]:
    """How many duties there are, and how far documents were issued."""
    kinds, states = Counter(duty.kind for duty in duties), Counter(duty.state for duty in duties)
    if not duties:
        return [Sentence(Word("Chưa thấy giao việc nào.", "No duty is seen to be ordered."))]
    met = states["met"] + states["late"] + states["met-undated"]
    documents = kinds["document"]
    parts = [
        (documents, "văn bản phải ban hành", "documents to be issued"),
        (kinds["task"] + kinds["assignment"], "nhiệm vụ", "tasks"),
        (kinds["review"], "lần sơ kết, tổng kết", "reviews"),
    ]
    told = Word(
        f"Có {len(duties)} việc được giao: {', '.join(f'{count} {vi}' for count, vi, _ in parts if count)}.",
        f"Duties ordered: {len(duties)} ({', '.join(f'{en}: {count}' for count, _, en in parts if count)}).",
    )
    if not documents:
        return [Sentence(told)]
    kept = Word(
        f"Trong số văn bản phải ban hành, {met} đã thấy ban hành ({states['late']} muộn), "
        f"{states['overdue']} quá hạn mà chưa thấy trong kho.",
        f"Of the documents to be issued, {met} are seen to be issued ({states['late']} late), "
        f"{states['overdue']} are past due and not seen in the store.",
    )
    return [Sentence(told), Sentence(kept)]


def lateness(duties: Sequence[Duty]) -> tuple[Sentence, ...]:
    """The worst of what is overdue and of what was issued late."""
    found = []
    for state, vi, en in (
        ("overdue", "quá hạn {0} ngày, chưa thấy trong kho", "days past due, not seen in the store: {0}"),
        ("late", "ban hành muộn {0} ngày", "days late: {0}"),
    ):
        worst = sorted((duty for duty in duties if duty.state == state), key=lambda duty: (-duty.days_late, duty.iri))
        once = {(duty.what, duty.met.iri if duty.met else duty.iri): duty for duty in reversed(worst)}
        for duty in sorted(once.values(), key=lambda duty: (-duty.days_late, duty.iri))[:2]:
            found.append(_late(duty, vi, en))
    return tuple(found)


def _late(duty: Duty, vi: str, en: str) -> Sentence:
    kind = duty.called or Word("", "")
    what = f"“{shortened(printable(duty.what), 110)}”"
    ordered = duty.document.label[:60]
    met = f", {duty.met.label}" if duty.met else ""
    return Sentence(
        Word(
            f"{kind.vi} {what} (theo {ordered}{met}): {vi.format(duty.days_late)}.".strip(),
            f"{kind.en} {what} (ordered in {ordered}{met}): {en.format(duty.days_late)}.".strip(),
        )
    )
