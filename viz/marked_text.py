"""The passages of a document in the order of its text, with the documents it names and the dates it sets marked in them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from viz.duties import Duty
from viz.entries import Passage
from viz.words import Word


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a passage; `iri` where they name a document, `date` where they say by when."""

    text: str
    iri: str = ""
    date: bool = False


@dataclass(frozen=True, slots=True)
class Tie:
    """What a passage says about another document."""

    relation: Word
    iri: str
    label: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage with its pieces, and what was read from it."""

    passage: Passage
    pieces: tuple[Piece, ...]
    ties: tuple[Tie, ...]
    duties: tuple[Duty, ...]


def marked_text(ties: Iterable[tuple[Tie, tuple[Passage, ...]]], duties: Iterable[Duty]) -> tuple[Marked, ...]:
    """The passages that ties and duties rest on, each once, as the sources read."""
    read: dict[tuple[str, str, str], tuple[Passage, list[Tie], list[Duty]]] = {}

    def at(passage: Passage) -> tuple[Passage, list[Tie], list[Duty]]:
        return read.setdefault((passage.source, passage.line, passage.quote), (passage, [], []))

    for tie, passages in ties:
        for passage in passages:
            if tie not in at(passage)[1]:
                at(passage)[1].append(tie)
    for duty in duties:
        for passage in duty.passages:
            at(passage)[2].append(duty)
    found = sorted(read.values(), key=lambda one: _place(one[0]))
    return tuple(
        Marked(passage, tuple(_pieces(passage.quote, tied, owed)), tuple(tied), tuple(owed))
        for passage, tied, owed in found
        if passage.quote
    )


def _place(passage: Passage) -> tuple[str, int, str]:
    return passage.source, int(passage.line) if passage.line.isdecimal() else 0, passage.quote


def _pieces(quote: str, ties: Iterable[Tie], duties: Iterable[Duty]) -> Iterator[Piece]:
    """The quote cut at the names of documents and at dates, the longest words first; a name is marked where it stands first."""
    wanted = [Piece(tie.label, iri=tie.iri) for tie in ties] + [Piece(one.due_label, date=True) for one in duties]
    spans: list[tuple[int, int, Piece]] = []
    for piece in sorted(wanted, key=lambda one: (-len(one.text), one.text, one.iri)):
        start = quote.lower().find(piece.text.lower()) if piece.text else -1
        end = start + len(piece.text)
        if start >= 0 and all(end <= since or start >= to for since, to, _ in spans):
            spans.append((start, end, piece))
    done = 0
    for start, end, piece in sorted(spans, key=lambda span: span[:2]):
        if start > done:
            yield Piece(quote[done:start])
        yield Piece(quote[start:end], piece.iri, piece.date)
        done = end
    if done < len(quote):
        yield Piece(quote[done:])
