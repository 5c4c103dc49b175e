"""Words that someone types → documents and agencies, whatever the accents."""

import unicodedata
from dataclasses import dataclass

from graph.store import Store
from queries.documents import DocumentSummary, summaries
from viz.asking import ask, by
from viz.duties import Named

MOST = 50
"""Documents on one page of results."""


@dataclass(frozen=True, slots=True)
class Found:
    """The documents that fit best, how many fit at all, and the agencies of such a name."""

    documents: tuple[DocumentSummary, ...]
    count: int
    agencies: tuple[Named, ...]


def search(store: Store, text: str) -> Found:
    """Documents whose number, title or name holds every word of `text`, the closest number first."""
    words = folded(text).split()
    if not words:
        return Found((), 0, ())
    ranked: dict[str, tuple[int, str, str]] = {}
    for row in ask(store, "names"):
        symbol, name = folded(row.get("symbol", "")), folded(row.get("name", ""))
        searched = f"{symbol} {name} {folded(row.get('title', ''))} {row.get('date', '')}"
        if all(word in searched for word in words):
            ranked[row["iri"]] = (_rank(" ".join(words), symbol, name), row.get("date", ""), row["iri"])
    best = sorted(ranked, key=lambda iri: ranked[iri])
    return Found(tuple(summaries(store, best[:MOST]).values()), len(best), _agencies(store, words))


def folded(text: str) -> str:
    """Text without accents and case: "Đề án" is "de an"."""
    plain = unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _rank(wanted: str, symbol: str, name: str) -> int:
    """0 for the very number or name, 1 for its beginning, 2 for a word elsewhere."""
    if wanted in (symbol, name):
        return 0
    return 1 if symbol.startswith(wanted) or name.startswith(wanted) else 2


def _agencies(store: Store, words: list[str]) -> tuple[Named, ...]:
    found = []
    for iri, rows in by(ask(store, "agency_names"), "iri").items():
        forms = folded(" ".join({rows[0]["label"], *(row.get("other", "") for row in rows)}))
        if all(word in forms for word in words):
            found.append(Named(iri, rows[0]["label"]))
    return tuple(sorted(found, key=lambda one: one.name)[:MOST])
