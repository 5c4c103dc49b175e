"""The general scheme of fields of government: its concepts, how they map to a compendium's areas, and what a title tells.

A document whose area no source states gets a field from its title and name by a rule that can be read in
`ontology/subjects.csv`: the words of all fields are looked for from left to right, the longest first where several begin
together; each that is found gives its field as many points as it has words; the field with the most points is the
document's. Where two have as many, or nothing is found, it gets none.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

import pyoxigraph as ox

from graph.conclusions import CONCLUSIONS
from graph.store import Store
from graph.triples import node, vietnamese
from ontology.namespaces import ID, RDF, SKOS, SPARQL_PREFIXES, VM
from ontology.registers import resolution_rules, subject_fields

SUBJECTS = f"{ID}graph/subjects"
SCHEME = f"{ID}scheme/fields"
RULE = "words-of-the-title"
READ = 30
"""Words of a title that are looked at: it says its matter first, and what follows may be another document's."""

_CARRIED_OUT = re.compile(r".{0,60}?\d[-/]\S*[A-ZĐ]\S*(?:.{0,12}?\d{1,2}/\d{1,2}/\d{4})?")
"""The number and date of another document at the beginning of a title: "tiếp tục thực hiện Nghị quyết số 9-NQ/TU ngày 1/2/2016"."""

_WORD = re.compile(r"[^\W_]+(?:-\d+)?")

_UNSORTED = (
    SPARQL_PREFIXES
    + """
SELECT DISTINCT ?d ?text WHERE {
  ?d a vm:Document ; dcterms:title|vm:name ?text . FILTER NOT EXISTS { ?d eli:is_about ?area }
} ORDER BY ?d ?text"""
)
_AREAS = (
    SPARQL_PREFIXES
    + "SELECT DISTINCT ?area ?label WHERE { ?document eli:is_about ?area . ?area skos:prefLabel ?label } ORDER BY ?area"
)


def subject_quads() -> list[ox.Quad]:
    """The general scheme with its fields, in a graph of its own."""
    graph = node(SUBJECTS)
    quads = [ox.Quad(node(SCHEME), node(RDF.type), node(SKOS.ConceptScheme), graph)]
    quads += [
        ox.Quad(node(SCHEME), node(SKOS.prefLabel), ox.Literal(label, language=language), graph)
        for label, language in (("Lĩnh vực quản lý", "vi"), ("Fields of government", "en"))
    ]
    for field in subject_fields():
        iri = node(_iri(field.slug))
        quads += [
            ox.Quad(iri, node(RDF.type), node(SKOS.Concept), graph),
            ox.Quad(iri, node(SKOS.inScheme), node(SCHEME), graph),
            ox.Quad(iri, node(SKOS.prefLabel), vietnamese(field.label), graph),
            ox.Quad(iri, node(SKOS.prefLabel), ox.Literal(field.label_en, language="en"), graph),
        ]
    return quads


def inferred_subjects(store: Store) -> list[ox.Quad]:
    """The fields of documents without a stated area, marked as inferred, and the maps from fields to compendia's areas."""
    texts: dict[str, list[str]] = {}
    for row in store.rows(_UNSORTED):
        texts.setdefault(row["d"], []).append(row["text"])
    said = []
    for document, words in texts.items():
        if found := field_of(*words):
            said += list(_inference(document, *found))
    return said + list(_maps(store))


def field_of(*texts: str) -> tuple[str, tuple[str, ...]] | None:
    """The slug of the field that a document's title and name tell, and the words that tell it; None where they tell none, or two alike.

    >>> field_of("xử phạt vi phạm hành chính trong lĩnh vực đất đai")
    ('dat-dai-tai-nguyen', ('lĩnh vực đất đai',))
    >>> field_of("phối hợp giữa thanh tra và tòa án")
    """
    fields = _fields()
    points: Counter[str] = Counter()
    told: dict[str, list[str]] = {}
    for match in (match for text in texts for match in _pattern().finditer(_beginning(text))):
        for slug in fields[match[0]]:
            points[slug] += match[0].count(" ") + 1
            told.setdefault(slug, []).append(match[0])
    best = points.most_common(2)
    if not best or (len(best) > 1 and best[0][1] == best[1][1]):
        return None
    return best[0][0], tuple(dict.fromkeys(told[best[0][0]]))


@cache
def _fields() -> dict[str, list[str]]:
    """Words as they are looked for → the fields that they tell."""
    found: dict[str, list[str]] = {}
    for field in subject_fields():
        for words in field.words:
            found.setdefault(_plain(words), []).append(field.slug)
    return found


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_fields(), key=lambda words: (-len(words), words))
    return re.compile(rf"(?<!\S)(?:{'|'.join(map(re.escape, longest_first))})(?!\S)")


def _beginning(text: str) -> str:
    carried_out = _CARRIED_OUT.match(text)
    matter = text[carried_out.end() :] if carried_out else text
    return " ".join(_plain(matter).split()[:READ])


def _plain(text: str) -> str:
    """Lower-case words with single spaces: a title's commas and quotation marks tell nothing."""
    return " ".join(_WORD.findall(text.lower()))


def _inference(document: str, slug: str, words: tuple[str, ...]) -> Iterator[ox.Quad]:
    iri = f"{ID}subject-inference/{document.removeprefix(f'{ID}doc/')}"
    rule = resolution_rules()[RULE]
    yield _said(document, VM.inferredSubject, node(_iri(slug)))
    yield _said(iri, RDF.type, node(VM.SubjectInference))
    yield _said(iri, VM.inferredFor, node(document))
    yield _said(iri, VM.inferredSubject, node(_iri(slug)))
    yield _said(iri, VM.rule, ox.Literal(RULE))
    for label, language in ((rule.label, "vi"), (rule.label_en, "en")):
        yield _said(iri, VM.why, ox.Literal(f"{label}: {', '.join(words)}", language=language))


def _maps(store: Store) -> Iterator[ox.Quad]:
    """Compendia of any province that sort by areas of these names."""
    areas: dict[str, list[str]] = {}
    for row in store.rows(_AREAS):
        areas.setdefault(_plain(row["label"]), []).append(row["area"])
    for field in subject_fields():
        for names, relation in ((field.broad_match, SKOS.broadMatch), (field.close_match, SKOS.closeMatch)):
            for area in (area for name in names for area in areas.get(_plain(name), ())):
                yield _said(_iri(field.slug), relation, node(area))


def _iri(slug: str) -> str:
    return f"{ID}subject/{slug}"


def _said(subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Quad:
    return ox.Quad(node(subject), node(predicate), value, node(CONCLUSIONS))
