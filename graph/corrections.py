"""What the sources' graphs say → what they say once the people's overrides are obeyed; the sources' graphs stay as they are."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from ontology.namespaces import DCTERMS, ELI, ID, ORG, OWL, RELATIONS, SKOS, VM

OVERRIDES = f"{ID}graph/overrides"
SOURCE_GRAPHS = f"{ID}graph/source/"

SAID_ONCE = tuple(
    ox.NamedNode(str(iri))
    for iri in (
        *(ELI.id_local, ELI.date_document, ELI.type_document, ELI.passed_by, DCTERMS.title, VM.classification),
        *(SKOS.prefLabel, VM.province, VM.level, VM.branch, ORG.subOrganizationOf),
    )
)
"""What describes a thing and has one value: two things that are one keep what is said of the one whose IRI is kept."""

_SAME, _DIFFERENT = ox.NamedNode(str(OWL.sameAs)), ox.NamedNode(str(OWL.differentFrom))
_CITING, _CITED = ox.NamedNode(str(VM.citingDocument)), ox.NamedNode(str(VM.citedDocument))
_SETTLED = (ox.NamedNode(str(VM.resolution)), ox.NamedNode(str(VM.rule)))
_RELATION, _CITES = ox.NamedNode(str(VM.relation)), ox.NamedNode(str(ELI.cites))
_NAME, _OTHER_NAME = ox.NamedNode(str(SKOS.prefLabel)), ox.NamedNode(str(SKOS.altLabel))


class Corrections:
    """The overrides of a dataset (`owl:sameAs`, `owl:differentFrom` in the graph OVERRIDES), applied to quads."""

    def __init__(self, dataset: ox.Store) -> None:
        self.dataset = dataset
        own = list(dataset.quads_for_pattern(None, None, None, ox.NamedNode(OVERRIDES)))
        self.same: dict[object, object] = {quad.subject: quad.object for quad in own if quad.predicate == _SAME}
        self._superseded = self._said_better()
        self._denied: set[tuple[object, ...]] = set()
        for quad in own:
            if quad.predicate == _DIFFERENT:
                self._deny(quad.subject, quad.object)

    def __call__(self, quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
        """The quads as they are after the overrides, in their graphs."""
        if not self.same and not self._denied:
            yield from quads
            return
        for quad in quads:
            if quad.graph_name == ox.NamedNode(OVERRIDES):
                yield quad
            elif not self._is_denied(quad) and (corrected := self._corrected(quad)):
                yield corrected

    def _corrected(self, quad: ox.Quad) -> ox.Quad | None:
        subject, value = self.same.get(quad.subject, quad.subject), self.same.get(quad.object, quad.object)
        predicate = quad.predicate
        if (quad.subject, predicate) in self._superseded:
            if predicate != _NAME:
                return None
            predicate = _OTHER_NAME
        return ox.Quad(subject, predicate, value, quad.graph_name)  # type: ignore[arg-type]

    def _is_denied(self, quad: ox.Quad) -> bool:
        if not str(quad.graph_name.value).startswith(SOURCE_GRAPHS):  # type: ignore[union-attr]
            return False
        triple = (quad.subject, quad.predicate, quad.object)
        return triple in self._denied or triple[:2] in self._denied

    def _said_better(self) -> set[tuple[object, object]]:
        """(thing that is another, property) where that other, or one before it that is the same, has the property."""
        found: set[tuple[object, object]] = set()
        filled: set[tuple[object, object]] = set()
        for old, kept in sorted(self.same.items(), key=str):
            for predicate in SAID_ONCE:
                if not any(self._read(old, predicate)):
                    continue
                if (kept, predicate) in filled or any(self._read(kept, predicate)):
                    found.add((old, predicate))
                filled.add((kept, predicate))
        return found

    def _read(self, subject: object, predicate: ox.NamedNode, value: object = None) -> Iterator[ox.Quad]:
        """What the named graphs say."""
        found = self.dataset.quads_for_pattern(subject, predicate, value)  # type: ignore[arg-type]
        return (quad for quad in found if not isinstance(quad.graph_name, ox.DefaultGraph))

    def _one(self, thing: object) -> object:
        return self.same.get(thing, thing)

    def _deny(self, citation: object, document: object) -> None:
        """Take back that a citation means a document, and the relations that rest on this citation alone."""
        for quad in list(self._read(citation, _CITED)):
            if self._one(quad.object) != self._one(document):
                continue
            self._denied |= {(citation, _CITED, quad.object), *((citation, predicate) for predicate in _SETTLED)}
            for citing in {said.object for said in self._read(citation, _CITING)}:
                kept = {relation for other in self._others(citation, citing, quad.object) for relation in other}
                for relation in {*(ox.NamedNode(iri) for iri in RELATIONS.values())} - kept:
                    self._denied.add((citing, relation, quad.object))

    def _others(self, citation: object, citing: object, cited: object) -> Iterator[list[object]]:
        """The relations for which other citations of the same two documents stand."""
        for quad in self._read(None, _CITED, cited):
            other = quad.subject
            if (
                other != citation
                and (other, _CITED, cited) not in self._denied
                and any(self._read(other, _CITING, citing))
            ):
                yield [_CITES, *(said.object for said in self._read(other, _RELATION))]
