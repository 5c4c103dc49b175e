"""A saved query that could not be answered → what is wrong with which value, and what may have been meant."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from graph.store import Store
from ontology.alphabet import folded
from queries.documents import find_documents
from queries.errors import AmbiguousDocument, QueryError, UnknownDocument
from queries.library import Parameter, SavedQuery, bind
from viz.suggestions import forms

MOST_CHOICES = 10

_STATUSES = {"ambiguous": 300, "unknown": 404}


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that may have been meant, and what tells it from the others."""

    value: str
    about: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What stands in the way of an answer: "missing", "ambiguous", "unknown", "unreadable" or "other"."""

    kind: str
    message: str
    """The plain line of the query library, in English."""
    parameter: Parameter | None = None
    value: str = ""
    choices: tuple[Choice, ...] = ()

    @property
    def status(self) -> int:
        """The HTTP status: 300 where there is a choice, 404 for what is not there, else 400."""
        return _STATUSES.get(self.kind, 400)


def trouble_with(store: Store, query: SavedQuery, values: Mapping[str, str], message: str) -> Trouble:
    """The first value of `query` that cannot be used; `message` is what the library said of it."""
    for parameter in query.parameters:
        value = values.get(parameter.name, "").strip()
        if not value and parameter.optional:
            continue
        if not value:
            return Trouble("missing", message, parameter)
        if found := _wrong_value(store, query, parameter, value):
            return found
    return Trouble("other", message)


def _wrong_value(store: Store, query: SavedQuery, parameter: Parameter, value: str) -> Trouble | None:
    try:
        bind(store, replace(query, parameters=(parameter,)), {parameter.name: value})
    except AmbiguousDocument as error:
        documents = find_documents(store, value)
        choices = tuple(
            Choice(form, document.title, document.date)
            for form, document in zip(error.candidates, documents, strict=False)
        )
        return Trouble("ambiguous", str(error), parameter, value, choices)
    except UnknownDocument as error:
        near = tuple(Choice(form) for form in error.suggestions)
        return Trouble("unknown", str(error), parameter, value, near)
    except QueryError as error:
        if parameter.type in ("agency", "subject"):
            return _wrong_name(store, parameter, value, str(error))
        return Trouble("unreadable", str(error), parameter, value)
    return None


def _wrong_name(store: Store, parameter: Parameter, value: str, message: str) -> Trouble:
    """What an agency or a subject that is not there, or may be several, should have been."""
    known, wanted = forms(store, parameter.type), folded(value)
    same = sorted(name for name, written in known.items() if wanted in written)
    if len(same) > 1:
        return Trouble("ambiguous", message, parameter, value, tuple(map(Choice, same)))
    containing = sorted(name for name in known if wanted in folded(name))[:MOST_CHOICES]
    close = containing or get_close_matches(value, sorted(known), n=MOST_CHOICES, cutoff=0.5)
    return Trouble("unknown", message, parameter, value, tuple(map(Choice, close)))
