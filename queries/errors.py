"""What can be wrong with a question, each said in one plain line."""

from collections.abc import Sequence
from difflib import get_close_matches


class QueryError(Exception):
    """A question that cannot be answered as asked; the message is one plain line that says what to do."""


class UnknownQuery(QueryError):
    """A saved query that does not exist."""


class UnknownName(QueryError):
    """An agency or a subject that is not in the graph."""


class UnknownDocument(QueryError):
    """A document that is not in the graph; `suggestions` are numbers and names close to what was asked."""

    def __init__(self, message: str, suggestions: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.suggestions = tuple(suggestions)


class AmbiguousDocument(QueryError):
    """Words that fit several documents; `candidates` are ways of naming each of them alone."""

    def __init__(self, message: str, candidates: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.candidates = tuple(candidates)


def nearest(word: str, known: Sequence[str]) -> str:
    """The known words closest to `word` as the end of a message: "; did you mean …?", or nothing."""
    close = get_close_matches(word, known, n=3, cutoff=0.5)
    return f"; did you mean {' or '.join(close)}?" if close else "."
