"""The shapes: the sample corpus keeps them, and a graph that breaks one is told where."""

import pyoxigraph as ox
import pytest

from graph.check import check_shapes
from graph.store import Store
from ontology.namespaces import DCTERMS, ELI, ID, OA, RDF, VM, XSD

KL31 = f"{ID}doc/song-van/kl/31-kl-tu/2021-02-26"


def node(iri: str) -> ox.NamedNode:
    return ox.NamedNode(str(iri))


def test_the_sample_corpus_keeps_all_shapes(samples: Store) -> None:
    assert check_shapes(samples) == []


@pytest.mark.parametrize(
    ("predicate", "value", "message"),
    [
        (ELI.type_document, node(f"{ID}type/CT"), "exactly one type"),
        (ELI.id_local, ox.Literal("32-KL/TU"), "more than one number"),
        (ELI.date_document, ox.Literal("2021-02-27", datatype=node(XSD.date)), "more than one date"),
        (ELI.passed_by, node(f"{ID}agency/nowhere"), "no agency"),
        (DCTERMS.title, ox.Literal("two\nlines", language="vi"), "not one line"),
        (VM.status, node(VM.Cited), "exactly one status"),
    ],
)
def test_a_broken_document_is_told(
    samples: Store, predicate: str, value: ox.NamedNode | ox.Literal, message: str
) -> None:
    broken = Store.in_memory([*samples.quads, ox.Quad(node(KL31), node(predicate), value, node(f"{ID}graph/x"))])
    told = check_shapes(broken)
    assert any(line.startswith(KL31) and message in line for line in told), told


def test_what_is_told_is_one_line_whatever_the_value(samples: Store) -> None:
    title = ox.Literal("two\nlines", language="vi")
    broken = Store.in_memory([*samples.quads, ox.Quad(node(KL31), node(DCTERMS.title), title, node(f"{ID}graph/x"))])
    assert [line for line in check_shapes(broken) if "\n" in line] == []


def test_a_citation_without_a_passage_is_told(samples: Store) -> None:
    lone = node(f"{ID}fact/x/citation/1")
    added = [
        ox.Quad(lone, node(RDF.type), node(VM.Citation), node(f"{ID}graph/x")),
        ox.Quad(lone, node(VM.citingDocument), node(KL31), node(f"{ID}graph/x")),
    ]
    told = check_shapes(Store.in_memory([*samples.quads, *added]))
    assert told
    assert {line.split(": ")[0] for line in told} == {lone.value}


def test_a_passage_that_ends_before_it_starts_is_told(samples: Store) -> None:
    place, graph = node(f"{ID}source/x/passage/9-1"), node(f"{ID}graph/x")
    source = next(quad.object for quad in samples.dataset.quads_for_pattern(None, node(VM.inSource), None))
    said = {RDF.type: node(VM.Passage), VM.inSource: source}
    said |= {key: ox.Literal(n) for key, n in ((OA.start, 9), (OA.end, 1), (VM.line, 1))}
    added = [ox.Quad(place, node(key), value, graph) for key, value in said.items()]
    assert any(line.startswith(place.value) for line in check_shapes(Store.in_memory([*samples.quads, *added])))
