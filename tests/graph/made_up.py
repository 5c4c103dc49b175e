"""Made-up facts of the invented province Sông Vân, and the store that they give."""

from graph.build import CONCLUDED
from graph.registers import register_quads, vocabulary_quads
from graph.store import Store
from graph.subjects import subject_quads
from graph.triples import quads_of
from loaders.facts import Agency, Citation, Document, Mention, Passage, Planned, Reading, Relation, Source
from ontology.namespaces import ID, SPARQL_PREFIXES

SONG_VAN, LAM_SON = "Sông Vân", "Lam Sơn"


def passage(words: str = "như trên", start: int = 0) -> Passage:
    return Passage(start, start + len(words), 1, words)


def tinh_uy(place: str = SONG_VAN) -> Agency:
    return Agency(f"Tỉnh ủy {place}", "Tỉnh ủy", place, "tinh-uy")


def ban_noi_chinh(place: str = SONG_VAN) -> Agency:
    return Agency(f"Ban Nội chính Tỉnh ủy {place}", "Ban Nội chính Tỉnh ủy", place, "ban-noi-chinh-tinh-uy")


def mention(symbol: str, date: str | None = None, place: str | None = SONG_VAN, **more: object) -> Mention:
    return Mention(type=letters(symbol), symbol=symbol, date=date, place=place, **more)  # type: ignore[arg-type]


def cites(cited: Mention, relation: Relation = "cites", **more: object) -> Citation:
    return Citation(cited, relation, passage(f"{relation} {cited.symbol or cited.name}"), **more)  # type: ignore[arg-type]


def document(
    symbol: str | None,
    date: str | None,
    *citations: Citation,
    place: str | None = SONG_VAN,
    **more: object,
) -> Document:
    given = {"type": letters(symbol or "01-KL/TU"), "passage": passage(f"Số {symbol}"), "title": f"về việc {symbol}"}
    return Document(**{**given, **more}, symbol=symbol, date=date, place=place, citations=citations)  # type: ignore[arg-type]


def row(title: str, **more: object) -> Planned:
    return Planned(**{"item": "1", "title": title, "passage": passage(title), "type": "NQ", **more})  # type: ignore[arg-type]


def reading(name: str, *documents: Document, **more: object) -> Reading:
    return Reading(Source(name, "0" * 64, "txt", ""), documents, **more)  # type: ignore[arg-type]


def letters(symbol: str) -> str:
    """The type code of an invented symbol: "53-KL/TU" → "KL"."""
    code = symbol.split("/")[0].split("-")[-1] if "-" in symbol.split("/")[0] else symbol.split("/")[-1].split("-")[0]
    return {"NĐ": "ND", "QĐ": "QD", "ĐA": "DA", "UBND": "CV"}.get(code, code)


def told(*readings: Reading) -> Store:
    """The store that a build of these readings would give."""
    said = [quad for read in readings for quad in quads_of(read)]
    said += [*register_quads(), *vocabulary_quads(), *subject_quads()]
    for step in CONCLUDED:
        said += step(Store.in_memory(said))
    return Store.in_memory(said)


def ask(store: Store, pattern: str) -> bool:
    """Whether the store has what a pattern says; `id:` names start below, since paths hold slashes."""
    return bool(store.query(f"{SPARQL_PREFIXES} ASK {{ {pattern} }}"))


def column(store: Store, pattern: str) -> list[str]:
    """The values of ?x in a pattern, sorted, without the base of our IRIs and the namespace of our terms."""
    rows = store.rows(f"{SPARQL_PREFIXES} SELECT DISTINCT ?x WHERE {{ {pattern} }}")
    return sorted(found["x"].removeprefix(str(ID)).removeprefix("https://w3id.org/vanmach/ns#") for found in rows)


def doc(path: str) -> str:
    """The IRI of a document in a query."""
    return f"<{ID}doc/{path}>"
