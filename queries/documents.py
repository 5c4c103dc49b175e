"""Words that name a document → that document, or a plain account of why it is not one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import pyoxigraph as ox
from rapidfuzz import fuzz, process

from graph.store import Store
from ontology.namespaces import SPARQL_PREFIXES
from queries.designations import Designation, fold, read_designation, symbol_key
from queries.errors import AmbiguousDocument, UnknownDocument

BATCH = 500
"""IRIs in one query."""

_SUMMARIES = """
SELECT DISTINCT ?iri ?symbol ?name ?day ?type ?type_vi ?title ?issuer ?status ?place ?level WHERE {{
  VALUES ?iri {{ {iris} }}
  ?iri a vm:Document .
  OPTIONAL {{ ?iri eli:id_local ?symbol }}
  OPTIONAL {{ ?iri vm:name ?name }}
  OPTIONAL {{ ?iri eli:date_document ?day }}
  OPTIONAL {{ ?iri eli:type_document ?concept . ?concept skos:notation ?type .
    OPTIONAL {{ ?concept skos:prefLabel ?type_vi FILTER (LANG(?type_vi) = "vi") }} }}
  OPTIONAL {{ ?iri dcterms:title ?title }}
  OPTIONAL {{ ?iri vm:status ?status }}
  OPTIONAL {{ ?iri eli:passed_by ?body .
    OPTIONAL {{ ?body skos:prefLabel ?issuer FILTER (LANG(?issuer) = "vi") }}
    OPTIONAL {{ ?body vm:province/skos:prefLabel ?place FILTER (LANG(?place) = "vi") }}
    OPTIONAL {{ ?body vm:level/skos:notation ?level }} }}
}}"""
_WITH_SYMBOL = "SELECT DISTINCT ?iri ?symbol WHERE { ?iri eli:id_local ?symbol ; a vm:Document }"
_CONTAINING = """
SELECT DISTINCT ?part ?iri ?symbol WHERE {
  ?iri eli:id_local ?symbol ; a vm:Document .
  FILTER (CONTAINS(?symbol, ?part))
}"""
_NAMED = "SELECT DISTINCT ?iri ?name WHERE { ?iri vm:name ?name ; a vm:Document }"
_TYPES = """
SELECT DISTINCT ?label WHERE {
  ?type skos:notation ?code ; skos:prefLabel|skos:notation ?label .
  FILTER EXISTS { ?document eli:type_document ?type }
}"""


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """What a person needs to recognise a document; what the graph does not say is ""."""

    iri: str
    symbol: str = ""
    date: str = ""
    """ISO date, month or year, as precise as it is known."""
    type: str = ""
    """Code of the type: "NQ"."""
    title: str = ""
    issuer: str = ""
    status: str = ""
    """"Held", "Listed", "Cited" or "Draft"."""
    place: str = ""
    """Name of the issuer's province."""
    name: str = ""
    type_label: str = ""
    level: str = ""
    """"central", "provincial", "district" or "commune"."""

    @property
    def label(self) -> str:
        """Its number, else its name, else its title, else the end of its IRI."""
        return self.symbol or self.name or self.title or self.iri.rsplit("/doc/")[-1]


def summaries(store: Store, iris: Iterable[str]) -> dict[str, DocumentSummary]:
    """IRI → summary, for those of `iris` that are documents of the graph, in the order given."""
    wanted = [iri for iri in dict.fromkeys(iris) if is_iri(iri)]
    gathered: dict[str, dict[str, str]] = {}
    for batch in batches(wanted):
        values = " ".join(f"<{iri}>" for iri in batch)
        for row in store.rows(SPARQL_PREFIXES + _SUMMARIES.format(iris=values)):
            known = gathered.setdefault(row["iri"], {})
            for key, value in row.items():
                # Several sources may say different things: the greatest value is the more precise date
                # ("2021-03-03" after "2021"), and the same one in every run.
                known[key] = max(known.get(key, ""), value)
    return {iri: _summary(gathered[iri]) for iri in wanted if iri in gathered}


def _summary(row: dict[str, str]) -> DocumentSummary:
    return DocumentSummary(
        iri=row["iri"],
        symbol=row.get("symbol", ""),
        date=row.get("day", ""),
        type=row.get("type", ""),
        title=row.get("title", ""),
        issuer=row.get("issuer", ""),
        status=row.get("status", "").rpartition("#")[2],
        place=row.get("place", ""),
        name=row.get("name", ""),
        type_label=row.get("type_vi", ""),
        level=row.get("level", ""),
    )


def find_documents(store: Store, text: str) -> list[DocumentSummary]:
    """Every document that `text` may mean, by date.

    `text` is an IRI, a number ("53-KL/TU", "Kết luận số 53-KL/TU"), a number with a year, a date, a province
    or an issuer ("109-NQ/TU 2016", "20-KH/UBND Sông Vân"), or a name ("Nghị quyết Đại hội XIII của Đảng").
    """
    if is_iri(text.strip()) and (found := summaries(store, [text.strip()])):
        return list(found.values())
    wanted = read_designation(text)
    found = summaries(store, _with_symbol(store, wanted.symbol) if wanted.symbol else [])
    type_words = _type_words(store) if wanted.rest else []
    fitting = [document for document in found.values() if _fits(document, wanted, type_words)]
    if not fitting:
        fitting = list(summaries(store, _with_name(store, wanted.folded)).values())
    return sorted(fitting, key=_by_date)


def find_document(store: Store, text: str) -> DocumentSummary:
    """The one document that `text` means; forms as for `find_documents`.

    Raises UnknownDocument if there is none, and AmbiguousDocument if there are several: it never guesses.
    """
    found = find_documents(store, text)
    if not found:
        near = _suggestions(store, text)
        hint = f"; did you mean {' or '.join(near)}?" if near else "."
        raise UnknownDocument(f"No document in the graph is called “{text.strip()}”{hint}", near)
    if len(found) > 1:
        forms = [telling_apart(document, found) for document in found]
        shown = ", ".join(f"“{form}”" for form in forms[:5]) + (" …" if len(forms) > 5 else "")
        raise AmbiguousDocument(f"“{text.strip()}” may be {len(found)} documents: write one of {shown}.", forms)
    return found[0]


def telling_apart(document: DocumentSummary, among: Sequence[DocumentSummary]) -> str:
    """The shortest way to write `document` that means no other of `among`: "109-NQ/TU 2016"."""
    label, place = document.label, document.place
    for parts in ((label, document.date[:4]), (label, document.date), (label, document.date, place)):
        others = (other for other in among if other.iri != document.iri)
        if all(parts) and not any(_shares(other, parts) for other in others):
            return " ".join(parts)
    return document.iri


def _by_date(document: DocumentSummary) -> tuple[str, str, str]:
    return document.date, document.place, document.iri


def _shares(other: DocumentSummary, parts: tuple[str, ...]) -> bool:
    label, date, *place = parts
    same = other.label == label and other.date.startswith(date)
    return same and all(name == other.place for name in place)


def _fits(document: DocumentSummary, wanted: Designation, type_words: Sequence[str]) -> bool:
    """Whether date and further words of `wanted` agree with `document`."""
    rest = f" {wanted.rest} "
    for word in type_words:
        rest = rest.replace(f" {word} ", " ")
    known = fold(f"{document.issuer} {document.place} {document.title}")
    return document.date.startswith(wanted.date) and rest.strip() in known


def _type_words(store: Store) -> list[str]:
    """Names and codes of the types in use, folded, the longest first."""
    words = {fold(row["label"]) for row in store.rows(SPARQL_PREFIXES + _TYPES)}
    return sorted(words, key=len, reverse=True)


def _with_symbol(store: Store, key: str) -> Iterator[str]:
    """IRIs of the documents whose number has this key."""
    digits = ox.Literal(key[: len(key) - len(key.lstrip("0123456789"))])
    for row in store.rows(SPARQL_PREFIXES + _CONTAINING, {"part": digits}):
        if symbol_key(row["symbol"]) == key:
            yield row["iri"]


def _with_name(store: Store, folded: str) -> list[str]:
    """IRIs of the documents of this name; where none is called just so, of those whose name contains it."""
    names = [(row["iri"], fold(row["name"])) for row in store.rows(SPARQL_PREFIXES + _NAMED)] if folded else []
    exactly = [iri for iri, name in names if name == folded]
    return exactly or [iri for iri, name in names if folded in name]


def _suggestions(store: Store, text: str) -> list[str]:
    """Up to three documents of the same number, or else numbers or names that look like `text`."""
    key = read_designation(text).symbol
    if same := list(summaries(store, _with_symbol(store, key) if key else []).values()):
        return [telling_apart(document, same) for document in sorted(same, key=_by_date)[:3]]
    known = {row["symbol"] for row in store.rows(SPARQL_PREFIXES + _WITH_SYMBOL)}
    known |= {row["name"] for row in store.rows(SPARQL_PREFIXES + _NAMED)}
    close = process.extract(fold(text), sorted(known), scorer=fuzz.WRatio, processor=fold, limit=3, score_cutoff=70)
    return [form for form, _, _ in close]


def is_iri(text: str) -> bool:
    """Whether `text` is an absolute IRI, and so can stand between < and > in a query."""
    try:
        ox.NamedNode(text)
    except ValueError:
        return False
    return True


def batches(items: Iterable[str], size: int = BATCH) -> Iterator[list[str]]:
    """`items` in lists of at most `size`."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch
