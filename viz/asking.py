"""The pages' own queries: a file of `queries/page_queries` and values → rows."""

from functools import cache
from importlib.resources import files

import pyoxigraph as ox

from graph.store import Store
from ontology.namespaces import SPARQL_PREFIXES

Row = dict[str, str]


def ask(store: Store, name: str, **values: str) -> list[Row]:
    """The rows of a page query; each value is put in the place of the variable of its name.

    A value that starts with "http" is taken for an IRI, any other for a literal.
    """
    terms = {key: _term(value) for key, value in values.items()}
    return store.rows(SPARQL_PREFIXES + _text(name), terms)


def by(rows: list[Row], column: str) -> dict[str, list[Row]]:
    """Rows gathered by what stands in one column, in their order."""
    gathered: dict[str, list[Row]] = {}
    for row in rows:
        gathered.setdefault(row.get(column, ""), []).append(row)
    return gathered


def distinct(rows: list[Row], column: str) -> tuple[str, ...]:
    """The values of one column, each once, sorted."""
    return tuple(sorted({row[column] for row in rows if column in row}))


@cache
def _text(name: str) -> str:
    return (files("queries") / "page_queries" / f"{name}.rq").read_text(encoding="utf-8")


def _term(value: str) -> ox.NamedNode | ox.Literal:
    return ox.NamedNode(value) if value.startswith("http") else ox.Literal(value)
