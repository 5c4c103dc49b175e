"""Words that someone types → documents and agencies, whatever the accents: an index in memory, made once for a version of a store."""

import re
import sqlite3
from collections import defaultdict
from dataclasses import dataclass, field
from threading import Lock
from typing import Literal
from weakref import WeakKeyDictionary

from graph.store import Store
from ontology.alphabet import folded, sorting_key
from ontology.namespaces import SPARQL_PREFIXES
from queries.documents import DocumentSummary, summaries

MOST = 50
"""Documents on one page of results, and agencies at all."""

Order = Literal["relevance", "newest", "title"]

_DOCUMENTS = """
SELECT DISTINCT ?iri ?symbol ?title ?name ?date ?type ?issuer WHERE {
  ?iri a vm:Document .
  OPTIONAL { ?iri eli:id_local ?symbol }
  OPTIONAL { ?iri dcterms:title ?title }
  OPTIONAL { ?iri vm:name ?name }
  OPTIONAL { ?iri eli:date_document ?date }
  OPTIONAL { ?iri eli:type_document/skos:prefLabel ?type }
  OPTIONAL { ?iri eli:passed_by/skos:prefLabel ?issuer }
}"""
_PASSAGES = """
SELECT DISTINCT ?iri ?quote ?source ?line WHERE {
  ?fact vm:evidence ?passage .
  ?passage oa:exact ?quote .
  { ?fact vm:citingDocument|vm:assignedIn|vm:plannedIn|vm:orderedIn|vm:reportedIn ?iri }
  UNION { ?fact a vm:Document . BIND (?fact AS ?iri) }
  OPTIONAL { ?passage vm:inSource/dcterms:identifier ?source }
  OPTIONAL { ?passage vm:line ?line }
}"""
_AGENCIES = """
SELECT DISTINCT ?iri ?label ?other WHERE {
  { ?document eli:passed_by ?iri } UNION { ?duty vm:lead ?iri }
  ?iri skos:prefLabel ?label . FILTER (LANG(?label) IN ("vi", ""))
  OPTIONAL { ?iri skos:altLabel ?other }
}"""

_TABLE = """
CREATE VIRTUAL TABLE words USING fts5(symbol, name, title, other, passage,
  iri UNINDEXED, date UNINDEXED, alphabet UNINDEXED, quote UNINDEXED, source UNINDEXED, line UNINDEXED)"""
_MATCHING = """
SELECT iri, date, alphabet, quote, source, line,
  -- the very number or name, its beginning, the words side by side in the title, in a passage; FTS5 weighs the rest
  CASE WHEN passage <> '' THEN CASE WHEN instr(passage, :words) THEN 4 ELSE 5 END
    WHEN :words IN (symbol, name) THEN 0
    WHEN substr(symbol, 1, length(:words)) = :words OR substr(name, 1, length(:words)) = :words THEN 1
    WHEN instr(title, :words) OR instr(name, :words) THEN 2 ELSE 3 END AS class,
  round(bm25(words, 8, 8, 5, 2, 1), 1) AS weight
FROM words WHERE words MATCH :match LIMIT -1"""
_PAGE = """
SELECT iri, quote, source, line, min(class * 1000 + CASE WHEN class = 0 THEN 0 ELSE weight END) AS best
FROM ({matching}) GROUP BY iri ORDER BY {order}, iri LIMIT :limit OFFSET :offset"""
_COUNT = "SELECT count(DISTINCT iri) FROM words WHERE words MATCH :match"
_ORDERS: dict[Order, str] = {"relevance": "best, date DESC", "newest": "date DESC", "title": "alphabet, date DESC"}
_TOKEN = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class FoundAgency:
    """An agency whose name, or another form of it, holds every word."""

    iri: str
    name: str


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """Words of a source that say something of a document."""

    quote: str
    source: str
    line: int | None


@dataclass(frozen=True, slots=True)
class Found:
    """A page of the documents that fit, how many fit at all, and the agencies of such a name."""

    documents: tuple[DocumentSummary, ...] = ()
    count: int = 0
    agencies: tuple[FoundAgency, ...] = ()
    passages: dict[str, FoundPassage] = field(default_factory=dict)
    """IRI of a document → a passage that holds the words, where its heading does not."""


def search(store: Store, text: str, *, order: Order = "relevance", offset: int = 0, limit: int = MOST) -> Found:
    """Documents whose heading, or one passage read from them, holds every word of `text`; the last may be a beginning.

    The heading is number, name, title, type, issuer and date. Accents and case count for nothing on either side. `limit`
    documents from the place `offset` on: by "relevance", the "newest" first, or by "title" as Vietnamese dictionaries sort.
    """
    words = [tokens for word in text.split() if (tokens := _tokens(word))]
    if not words:
        return Found()
    index = _index_of(store)
    rows, count = index.documents(words, order, offset, limit)
    passages = {
        iri: FoundPassage(quote, source, int(line) if line else None) for iri, quote, source, line, _ in rows if quote
    }
    found = summaries(store, [row[0] for row in rows])
    return Found(tuple(found.values()), count, index.agencies(words), passages)


def matching(store: Store, text: str) -> tuple[list[str], tuple[FoundAgency, ...]]:
    """The IRIs of all documents that `search` would find, the best first, and the agencies."""
    words = [tokens for word in text.split() if (tokens := _tokens(word))]
    if not words:
        return [], ()
    index = _index_of(store)
    rows, _ = index.documents(words, "relevance", 0, -1)
    return [row[0] for row in rows], index.agencies(words)


def _tokens(text: str) -> str:
    """The words and numbers of `text`, folded, without leading zeros and what stands between them."""
    return " ".join(token.lstrip("0") or "0" for token in _TOKEN.findall(folded(text)))


class _Index:
    """What can be searched for in one version of a store: a row for the heading of each document and for each passage."""

    def __init__(self, store: Store) -> None:
        self._lock = Lock()
        # a database without a name is a temporary one, which SQLite keeps in memory as long as it is small
        self._database = sqlite3.connect("", check_same_thread=False)
        self._database.execute(_TABLE)
        passages: dict[str, list[dict[str, str]]] = defaultdict(list)
        for row in store.rows(SPARQL_PREFIXES + _PASSAGES):
            passages[row["iri"]].append(row)
        known: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for row in store.rows(SPARQL_PREFIXES + _DOCUMENTS):
            for column, value in row.items():
                known[row["iri"]][column].add(value)
        for iri, said in known.items():
            self._add(iri, said, passages[iri])
        self._agencies = _named_agencies(store)

    def _add(self, iri: str, said: dict[str, set[str]], passages: list[dict[str, str]]) -> None:
        symbol, name, title, type_, issuer = (
            " ".join(sorted(said.get(column, ()))) for column in ("symbol", "name", "title", "type", "issuer")
        )
        date = max(said.get("date", {""}))
        other = _tokens(f"{type_} {issuer} {date} {'/'.join(reversed(date.split('-')))}")
        order = (iri, date, sorting_key(title or name or symbol))
        number = _tokens(symbol)
        self._insert(number, _tokens(name), _tokens(title), other, "", *order, "", "", "")
        for row in passages:
            said_there = (row["quote"], row.get("source", ""), row.get("line", ""))
            self._insert(number, "", "", other, _tokens(row["quote"]), *order, *said_there)

    def _insert(self, *values: str) -> None:
        self._database.execute("INSERT INTO words VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)

    def documents(self, words: list[str], order: Order, offset: int, limit: int) -> tuple[list[tuple[str, ...]], int]:
        """A page of (IRI, quote, source, line, rank) of the documents that fit, and how many fit at all."""
        match = " AND ".join(f'"{word}"' for word in words) + "*"
        asked = {"match": match, "words": " ".join(words), "offset": offset, "limit": limit}
        page = _PAGE.format(matching=_MATCHING, order=_ORDERS[order])
        with self._lock:
            (count,) = self._database.execute(_COUNT, asked).fetchone()
            return self._database.execute(page, asked).fetchall(), count

    def agencies(self, words: list[str]) -> tuple[FoundAgency, ...]:
        """The agencies whose forms hold every word, or begin a word with it."""
        return tuple(agency for agency, forms in self._agencies if all(f" {word}" in forms for word in words))[:MOST]


def _named_agencies(store: Store) -> list[tuple[FoundAgency, str]]:
    """The agencies that issue or lead something, as dictionaries sort, each with all its forms, folded."""
    names: dict[str, str] = {}
    forms: dict[str, set[str]] = defaultdict(set)
    for row in store.rows(SPARQL_PREFIXES + _AGENCIES):
        names.setdefault(row["iri"], row["label"])
        forms[row["iri"]] |= {_tokens(row["label"]), _tokens(row.get("other", ""))}
    order = sorted(names, key=lambda iri: (sorting_key(names[iri]), iri))
    return [(FoundAgency(iri, names[iri]), " " + " ".join(sorted(forms[iri]))) for iri in order]


_indexes: WeakKeyDictionary[Store, _Index] = WeakKeyDictionary()
_making = Lock()


def _index_of(store: Store) -> _Index:
    """The index of a store, made at its first search; it goes when the store does."""
    with _making:
        if store not in _indexes:
            _indexes[store] = _Index(store)
        return _indexes[store]
