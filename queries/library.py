"""The saved queries: described questions in `saved/*.rq`, run with the values that a person gives."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal, cast, get_args

import pyoxigraph as ox

from graph.store import Store
from ontology.namespaces import XSD
from queries.documents import find_document, is_iri
from queries.errors import QueryError, UnknownQuery, nearest
from queries.labelled import find_labelled

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
ParameterType = Literal["iri", "document", "agency", "subject", "text", "date", "year", "integer"]

_HEADER = re.compile(r"# (title|description)@(\w+): (.+)")
_PARAMETER = re.compile(r'# parameter: (\w+)(\??) (\w+) "([^"]*)" (.+) \| (.+)')
_VIETNAMESE_DATE = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of a saved query that the person who asks gives a value to."""

    name: str
    type: ParameterType
    example: str
    labels: Mapping[str, str]
    """Language → label."""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A question with its titles and descriptions (language → text), its parameters and its SPARQL."""

    name: str
    titles: Mapping[str, str]
    descriptions: Mapping[str, str]
    parameters: tuple[Parameter, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """An answer: the columns' names, and rows of terms, None where a row has nothing in a column."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]

    def texts(self) -> list[list[str]]:
        """The rows as a person reads them."""
        return [[plain(term) for term in row] for row in self.rows]


def plain(term: Term | None) -> str:
    """What a term says: the IRI, the words, or "" for nothing."""
    if term is None:
        return ""
    return str(term) if isinstance(term, ox.Triple) else term.value


def names() -> list[str]:
    """The names of the saved queries, in order."""
    return sorted(_library())


def get(name: str) -> SavedQuery:
    """The saved query `name`. Raises UnknownQuery, with the nearest names, if there is none."""
    found = _library().get(name)
    if found is None:
        raise UnknownQuery(f"There is no saved query “{name}”{nearest(name, names())}")
    return found


def run(store: Store, name: str, values: Mapping[str, str] | None = None) -> Table:
    """The answer of the saved query `name` to `values`, given as people write them; empty ones count as none.

    Raises QueryError for an unknown query or parameter, a missing or badly typed value, and for a document,
    agency or subject that is not there or is ambiguous.
    """
    query = get(name)
    given = {key: value.strip() for key, value in (values or {}).items() if value.strip()}
    solutions = store.query(query.text, bind(store, query, given))
    if not isinstance(solutions, ox.QuerySolutions):
        raise TypeError(f"the saved query {name} is no SELECT query")
    # Oxigraph wants a variable that gets its value from outside to be projected; the person knows that value.
    asked = {parameter.name for parameter in query.parameters}
    columns = tuple(v.value for v in solutions.variables if v.value not in asked)
    return Table(columns, tuple(tuple(row[column] for column in columns) for row in solutions))


def bind(store: Store, query: SavedQuery, given: Mapping[str, str]) -> dict[str, ox.NamedNode | ox.Literal]:
    """Variable → term, for the values given to `query`. Raises QueryError as `run` does."""
    expected = [parameter.name for parameter in query.parameters]
    for unknown in given.keys() - set(expected):
        takes = f"it takes {', '.join(expected)}" if expected else "it takes none"
        raise QueryError(f"The query {query.name} has no parameter “{unknown}”: {takes}.")
    for parameter in query.parameters:
        if parameter.name not in given and not parameter.optional:
            example = f"{parameter.name}={parameter.example!r}"
            raise QueryError(f"The query {query.name} needs {parameter.name}, for example {example}.")
    return {p.name: _term(store, p, given[p.name]) for p in query.parameters if p.name in given}


def _term(store: Store, parameter: Parameter, value: str) -> ox.NamedNode | ox.Literal:
    match parameter.type:
        case "document":
            return ox.NamedNode(find_document(store, value).iri)
        case "agency" | "subject":
            return ox.NamedNode(find_labelled(store, value, parameter.type))
        case "iri" if is_iri(value):
            return ox.NamedNode(value)
        case "text":
            return ox.Literal(value)
        case "date":
            return ox.Literal(_iso_date(parameter, value), datatype=ox.NamedNode(str(XSD.date)))
        case "year" if re.fullmatch(r"[12][0-9]{3}", value):
            return ox.Literal(int(value))
        case "integer" if re.fullmatch(r"-?[0-9]{1,15}", value):
            return ox.Literal(int(value))
    raise _badly_typed(parameter, value)


def _iso_date(parameter: Parameter, value: str) -> str:
    """`value`, ISO or day/month/year, as an ISO date."""
    match = _VIETNAMESE_DATE.fullmatch(value)
    try:
        day = date(int(match[3]), int(match[2]), int(match[1])) if match else date.fromisoformat(value)
        return day.isoformat()
    except ValueError:
        raise _badly_typed(parameter, value) from None


def _badly_typed(parameter: Parameter, value: str) -> QueryError:
    kind = {"iri": "an IRI", "date": "a date", "year": "a year", "integer": "a whole number"}[parameter.type]
    return QueryError(f"{parameter.name} must be {kind} such as {parameter.example}, not “{value}”.")


@cache
def _library() -> dict[str, SavedQuery]:
    found = (entry for entry in (files("queries") / "saved").iterdir() if entry.name.endswith(".rq"))
    queries = (read_saved(entry.name.removesuffix(".rq"), entry.read_text(encoding="utf-8")) for entry in found)
    return {query.name: query for query in queries}


def read_saved(name: str, text: str) -> SavedQuery:
    """The saved query in `text`, described by its header.

    Raises ValueError for a header that lacks a title or a description, or has an unreadable parameter.
    """
    headers = _HEADER.findall(text)
    titles = {language: words for key, language, words in headers if key == "title"}
    descriptions = {language: words for key, language, words in headers if key == "description"}
    if not {"vi", "en"} <= titles.keys() & descriptions.keys():
        raise ValueError(f"{name}.rq lacks a title or a description in Vietnamese or English")
    lines = [line for line in text.splitlines() if line.startswith("# parameter:")]
    return SavedQuery(name, titles, descriptions, tuple(_read_parameter(name, line) for line in lines), text)


def _read_parameter(name: str, line: str) -> Parameter:
    match = _PARAMETER.fullmatch(line)
    if match is None or match[3] not in get_args(ParameterType):
        raise ValueError(f"{name}.rq has a parameter that cannot be read: {line}")
    variable, optional, kind, example, vietnamese, english = match.groups()
    labels = {"vi": vietnamese, "en": english}
    return Parameter(variable, cast(ParameterType, kind), example, labels, bool(optional))
