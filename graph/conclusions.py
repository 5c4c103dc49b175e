"""What no source says alone: which document an open citation means, what a cited document is, what met a planned row.

All of it stands in one graph of its own and is concluded anew from the sources' graphs whenever one of these changes, so
that it does not depend on the order in which sources were loaded.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from graph.fulfilment import Issued, PlannedRow, match_rows
from graph.identity import CENTRE, UNKNOWN_PLACE, DocumentKey, slug
from graph.places import place_at
from graph.store import Store
from graph.triples import dated, node, vietnamese
from loaders.cleaning import lowered
from loaders.naming import same_matter
from loaders.resolving import other_matter
from loaders.symbols import read_symbol
from ontology.namespaces import DCTERMS, ELI, ID, RDF, SPARQL_PREFIXES, VM, XSD
from ontology.registers import resolution_rules, terms_of_office

CONCLUSIONS = f"{ID}graph/conclusions"

_CITATIONS = (
    SPARQL_PREFIXES
    + """
SELECT ?c ?citing ?citingDate ?relation ?cited ?type ?number ?date ?issuer ?name ?title ?place ?draft WHERE {
  ?c a vm:Citation ; vm:citingDocument ?citing ; vm:relation ?relation .
  OPTIONAL { ?citing eli:date_document ?citingDate }
  OPTIONAL { ?c vm:citedDocument ?cited }
  OPTIONAL { ?c vm:citedType ?type }     OPTIONAL { ?c vm:citedNumber ?number } OPTIONAL { ?c vm:citedDate ?date }
  OPTIONAL { ?c vm:citedIssuer ?issuer } OPTIONAL { ?c vm:citedName ?name }     OPTIONAL { ?c vm:citedTitle ?title }
  OPTIONAL { ?c vm:citedPlace ?place }   OPTIONAL { ?c vm:citedAsDraft ?draft }
} ORDER BY ?c"""
)

_OWN = (
    SPARQL_PREFIXES
    + """
SELECT ?d ?how ?number ?date ?type ?title ?province ?issuer WHERE {
  VALUES ?how { vm:heldIn vm:draftIn vm:listedIn }
  ?d ?how ?source ; eli:type_document ?type .
  OPTIONAL { ?d eli:id_local ?number } OPTIONAL { ?d eli:date_document ?date } OPTIONAL { ?d dcterms:title ?title }
  OPTIONAL { ?d vm:province ?province } OPTIONAL { ?d eli:passed_by ?issuer }
} ORDER BY ?d ?how ?title"""
)

_PLANNED = (
    SPARQL_PREFIXES
    + """
SELECT ?row ?plan ?planDate ?type ?title ?due ?province WHERE {
  ?row a vm:PlannedDocument ; vm:plannedIn ?plan ; vm:inTable true ; dcterms:title ?title .
  OPTIONAL { ?plan eli:date_document ?planDate } OPTIONAL { ?plan vm:province ?province }
  OPTIONAL { ?row eli:type_document ?type } OPTIONAL { ?row vm:due ?due }
} ORDER BY ?row"""
)

_APART = SPARQL_PREFIXES + "SELECT ?one ?other WHERE { ?one owl:differentFrom ?other }"
"""What people say is not meant by a citation, or did not meet a planned row."""

_STATUS = {str(VM.heldIn): VM.Held, str(VM.draftIn): VM.Draft, str(VM.listedIn): VM.Listed}
_STRONGEST = (VM.Held, VM.Draft, VM.Listed)
SAME_TERM = "only-one-of-that-number-before-that-date"
SAME_MATTER = "only-one-of-that-matter-before-that-date"
SAME_DAY = "only-one-of-that-number-and-date"
ANYWHERE = ""
"""Where a number belongs whose province the citing text does not tell."""


@dataclass(frozen=True, slots=True)
class Known:
    """A document of the store with a number: what an open citation may mean."""

    iri: str
    number: str
    date: str
    where: str
    titles: tuple[str, ...]


def conclude(store: Store) -> list[ox.Quad]:
    """The quads of the conclusions' graph, from what the sources' graphs in `store` say."""
    own = store.rows(_OWN)
    citations = store.rows(_CITATIONS)
    statuses = _statuses(own)
    known = _known(own, citations)
    apart = {(row["one"], row["other"]) for row in store.rows(_APART)}
    claims: dict[str, list[dict[str, str]]] = defaultdict(list)
    quads: list[ox.Quad] = []
    for row in citations:
        if "cited" in row:
            claims[row["cited"]].append(row)
            continue
        resolved, said = _resolve(row, known, apart)
        if resolved:
            claims[resolved].append(row)
        quads += said
    for iri, status in statuses.items():
        quads.append(_quad(iri, VM.status, node(status)))
    for iri, rows in sorted(claims.items()):
        if iri not in statuses:
            quads += _described(iri, rows)
    quads += _fulfilments(store, own, apart)
    quads += _reported(store, citations, quads)
    return list(dict.fromkeys(quads))


def _quad(subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Quad:
    return ox.Quad(node(subject), node(predicate), value, node(CONCLUSIONS))


def _statuses(own: Iterable[dict[str, str]]) -> dict[str, str]:
    """The strongest status of each document that a source holds or lists."""
    found: dict[str, str] = {}
    for row in own:
        status = _STATUS[row["how"]]
        if row["d"] not in found or _STRONGEST.index(status) < _STRONGEST.index(found[row["d"]]):
            found[row["d"]] = status
    return found


# --- which document is meant ------------------------------------------------------------------------------------------


def _known(own: Iterable[dict[str, str]], citations: Iterable[dict[str, str]]) -> dict[tuple[str, str], list[Known]]:
    """(number, place), and (type, place) for those with a title → documents of the store, with their dates."""
    numbered: dict[str, tuple[str, str]] = {}
    types: dict[str, str] = {}
    titles: dict[str, list[str]] = defaultdict(list)
    for row in (*own, *citations):
        iri = row.get("d") or row.get("cited")
        if iri and "title" in row:
            titles[iri].append(row["title"])
            types.setdefault(iri, row.get("type", ""))
        if iri and "number" in row and "date" in row:
            numbered.setdefault(iri, (row["number"], row["date"]))
    table: dict[tuple[str, str], list[Known]] = defaultdict(list)
    for iri, (number, date) in sorted(numbered.items()):
        known = Known(iri, number, date, _where(iri), tuple(sorted(set(titles[iri]))))
        table[number, known.where].append(known)
        table[number, ANYWHERE].append(known)
        if known.titles:
            table[types[iri], known.where].append(known)
    return table


def _kind(row: dict[str, str]) -> str:
    """The type of a document that is called by its matter, as `_known` files it."""
    return row.get("type", "") if "title" in row else ""


def _where(iri: str) -> str:
    """The place in a document's IRI."""
    return iri.removeprefix(f"{ID}doc/").split("/")[0]


def _resolve(
    row: dict[str, str], known: dict[tuple[str, str], list[Known]], apart: set[tuple[str, str]]
) -> tuple[str | None, list[ox.Quad]]:
    """The document that a citation without a date means, or a stand-in of its own with the candidates.

    One called by its matter alone, of which no document is known, stays open without a stand-in: it may not exist yet.
    """
    where = slug(row["place"]) if "place" in row else CENTRE if _is_central(row) else ANYWHERE
    called = row.get("number") or _kind(row)
    candidates = [d for d in known.get((called, where), ()) if d.iri != row["citing"]]
    candidates = [document for document in candidates if (row["c"], document.iri) not in apart]
    if "number" not in row:
        candidates = [d for d in candidates if any(same_matter(lowered(t), lowered(row["title"])) for t in d.titles)]
    meant, rule = _meant(row, candidates, where)
    said = []
    if meant:
        iri, resolution = meant.iri, VM.Inferred
        said.append(_quad(row["c"], VM.rule, ox.Literal(rule)))
    elif "number" not in row and "name" not in row:
        said += [_quad(row["c"], VM.candidate, node(document.iri)) for document in candidates]
        return None, [*said, _quad(row["c"], VM.resolution, node(VM.Open))]
    else:
        iri, resolution = _stand_in(row, where), VM.Open
        said += [_quad(row["c"], VM.candidate, node(document.iri)) for document in candidates]
    said += [
        _quad(row["c"], VM.citedDocument, node(iri)),
        _quad(row["c"], VM.resolution, node(resolution)),
        _quad(row["citing"], ELI.cites, node(iri)),
        _quad(row["citing"], row["relation"], node(iri)),
    ]
    return iri, said


def _is_central(row: dict[str, str]) -> bool:
    symbol = read_symbol(row.get("number", ""))
    return symbol is None or symbol.central is True


def _meant(row: dict[str, str], candidates: list[Known], where: str) -> tuple[Known | None, str]:
    """The one candidate that is surely meant, and the rule that says so."""
    fit = [
        d for d in candidates if not d.titles or any(not other_matter(row.get("title"), title) for title in d.titles)
    ]
    if where == ANYWHERE or "date" in row:
        fit = [document for document in fit if document.date == row.get("date")]
        rule = SAME_DAY
    elif "number" not in row:
        fit = [document for document in fit if document.date <= row.get("citingDate", "")]
        rule = SAME_MATTER
    else:
        fit = [document for document in fit if _surely_same_series(document, row.get("citingDate"))]
        rule = SAME_TERM
    return (fit[0], rule) if len(fit) == 1 else (None, "")


def _surely_same_series(document: Known, citing_date: str | None) -> bool:
    """Whether a document stands before the citing one in a number series that surely did not begin again in between.

    Party numbers begin again with every term (Hướng dẫn 36-HD/VPTW 1.3.1), state numbers with every year.
    """
    if not citing_date or document.date > citing_date:
        return False
    symbol = read_symbol(document.number)
    if symbol is None:
        return False
    if not symbol.body_key.endswith(("TU", "TW")):
        return document.date[:4] == citing_date[:4]
    central = symbol.central is not False
    return any(
        term.central == central and term.start <= document.date and citing_date <= term.end
        for term in terms_of_office()
    )


def _stand_in(row: dict[str, str], where: str) -> str:
    """A document that is known by one text's unclear mention only: never taken for another text's."""
    called = row.get("number") or row.get("name") or row.get("title") or "khong-ten"
    letters = row.get("type", "OTHER").rsplit("/", 1)[-1]
    mark = hashlib.sha256(row["citing"].encode()).hexdigest()[:8]
    key = DocumentKey({CENTRE: None, ANYWHERE: UNKNOWN_PLACE}.get(where, where), letters, called, None)
    return f"{key.iri}/{mark}"


# --- what a cited document is -----------------------------------------------------------------------------------------


def _described(iri: str, rows: list[dict[str, str]]) -> Iterator[ox.Quad]:
    """The description of a document that no source holds, from what the citing texts say of it most often."""
    yield _quad(iri, RDF.type, node(VM.Document))
    is_draft = all("draft" in row for row in rows)
    yield _quad(iri, VM.status, node(VM.Draft if is_draft else VM.Cited))
    kind = _most_said(rows, "type") or f"{ID}type/OTHER"
    yield _quad(iri, ELI.type_document, node(kind))
    if number := _most_said([row for row in rows if "date" in row] or rows, "number"):
        yield _quad(iri, ELI.id_local, ox.Literal(number))
    if date := _most_said(rows, "date"):
        yield _quad(iri, ELI.date_document, dated(date))
    if issuer := _most_said(rows, "issuer"):
        yield _quad(iri, ELI.passed_by, node(issuer))
    if title := _most_said(rows, "title"):
        yield _quad(iri, DCTERMS.title, vietnamese(title))
    for name in sorted({row["name"] for row in rows if "name" in row}):
        yield _quad(iri, VM.name, vietnamese(name))
    if place := _most_said(rows, "place"):
        yield _quad(iri, VM.province, node(place_at(place, date).iri))


def _most_said(rows: Iterable[dict[str, str]], field: str) -> str | None:
    """The value that most rows give; of equals the longest date, the shortest text, then the first in the alphabet."""
    counted = Counter(row[field] for row in rows if field in row)
    if not counted:
        return None
    length = -1 if field == "date" else 1
    return min(counted, key=lambda value: (-counted[value], length * len(value), value))


# --- what a third document reports ------------------------------------------------------------------------------------

_REPORTED = (
    SPARQL_PREFIXES
    + """
SELECT ?c ?relation ?acting ?acted WHERE {
  ?c vm:actingCitation ?acting ; vm:actedCitation ?acted ; vm:relation ?relation } ORDER BY ?c"""
)
_ABOUT = SPARQL_PREFIXES + "SELECT ?r ?c WHERE { ?r vm:aboutCitation ?c } ORDER BY ?r"


def _reported(store: Store, citations: Iterable[dict[str, str]], said: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """Relations between two documents that a third reports, and the document of which progress is told."""
    cited = {row["c"]: row["cited"] for row in citations if "cited" in row}
    open_ = set()
    for quad in said:
        if quad.predicate.value == str(VM.citedDocument) and isinstance(quad.object, ox.NamedNode):
            cited[str(quad.subject.value)] = quad.object.value  # type: ignore[union-attr]
        elif quad.predicate.value == str(VM.resolution) and quad.object == node(VM.Open):
            open_.add(str(quad.subject.value))  # type: ignore[union-attr]
    for row in store.rows(_REPORTED):
        acting, acted = cited.get(row["acting"]), cited.get(row["acted"])
        if acting is None or acted is None or acting == acted:
            continue
        resolution = VM.Open if {row["acting"], row["acted"]} & open_ else VM.Exact
        yield _quad(row["c"], VM.citingDocument, node(acting))
        yield _quad(row["c"], VM.citedDocument, node(acted))
        yield _quad(row["c"], VM.resolution, node(resolution))
        if resolution == VM.Open:
            continue  # one of the two is not known for sure: the report is kept, no edge is drawn
        yield _quad(acting, ELI.cites, node(acted))
        yield _quad(acting, row["relation"], node(acted))
    for row in store.rows(_ABOUT):
        if row["c"] in cited:
            yield _quad(row["r"], VM.progressOf, node(cited[row["c"]]))


# --- which document met a planned row ---------------------------------------------------------------------------------


def _fulfilments(store: Store, own: Iterable[dict[str, str]], apart: set[tuple[str, str]]) -> Iterator[ox.Quad]:
    issued = {
        row["d"]: Issued(row["d"], row["type"], row["title"], row["date"], row.get("province"))
        for row in own
        if "title" in row and row.get("date", "").count("-") == 2 and _STATUS[row["how"]] != VM.Draft
    }
    rows = [
        PlannedRow(r["row"], r["plan"], r.get("type"), r["title"], r.get("due"), r.get("planDate"), r.get("province"))
        for r in store.rows(_PLANNED)
    ]
    for match in match_rows(rows, list(issued.values()), apart):
        yield _quad(match.row, VM.fulfilledBy, node(match.document))
        yield _quad(match.row, VM.confidence, ox.Literal(f"{match.confidence:.2f}", datatype=node(XSD.decimal)))
        yield _quad(match.row, VM.rule, ox.Literal(match.rule))
        rule = resolution_rules()[match.rule]
        for label, language in ((rule.label, "vi"), (rule.label_en, "en")):
            why = f"{label} ({match.confidence:.2f})"
            yield _quad(match.row, VM.why, ox.Literal(why, language=language))
