"""The rows of a file of overrides → what they say of the things in a store, and what each of them did."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from graph.corrections import OVERRIDES, SOURCE_GRAPHS
from graph.override_file import Override, OverrideFile, folded, kept_iris, kind_and_place, short
from graph.triples import dated, node, vietnamese
from loaders.agencies import full_name
from ontology.namespaces import DCTERMS, ID, ORG, OWL, RDF, SKOS, VM
from ontology.registers import agency_patterns, provinces


@dataclass(frozen=True, slots=True)
class Overrides:
    """A file of overrides, and what it comes to in a graph."""

    file: OverrideFile

    def of(self, kind: str) -> list[Override]:
        """The rows of one kind."""
        return [row for row in self.file.rows if row.kind == kind]

    def quads(self, dataset: ox.Store) -> list[ox.Quad]:
        """What the rows say of the things in `dataset`, in a graph of its own."""
        aliases = [
            (iri, row.object) for row in self.of("alias") for iri in _called(dataset, row.subject) if iri != row.object
        ]
        same = kept_iris([*((row.subject, row.object) for row in self.of("same-as")), *aliases])
        found = [_quad(old, OWL.sameAs, node(kept)) for old, kept in sorted(same.items())]
        for row in self.of("not-same-as"):
            found.append(_quad(row.subject, OWL.differentFrom, node(same.get(row.object, row.object))))
        for _, kept in aliases:
            found += _described(dataset, same.get(kept, kept))
        for row in self.of("succession"):
            found += _succession(dataset, row, same)
        return list(dict.fromkeys(found))

    def told(self, dataset: ox.Store) -> tuple[str, ...]:
        """One line for each row: what it did to the store that holds `dataset`, or why it did nothing."""
        return tuple(
            f"{self.file.name}, line {row.line}: {row.said}: {_outcome(dataset, row)}" for row in self.file.rows
        )


# --- what they say ----------------------------------------------------------------------------------------------------


def _quad(subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Quad:
    return ox.Quad(node(subject), node(predicate), value, node(OVERRIDES))


def _called(dataset: ox.Store, name: str) -> list[str]:
    """The agencies whose full name, as the sources' graphs give it, is `name`."""
    labels = dataset.quads_for_pattern(None, node(SKOS.prefLabel), None)
    agencies = f"{ID}agency/"
    return sorted(
        {
            quad.subject.value
            for quad in labels
            if isinstance(quad.subject, ox.NamedNode)
            and quad.subject.value.startswith(agencies)
            and _is_source(quad)
            and folded(quad.object.value) == folded(name)  # type: ignore[union-attr]
        }
    )


def _described(dataset: ox.Store, iri: str) -> list[ox.Quad]:
    """An agency of the register that no graph describes yet; nothing for others, or where its province is not known."""
    if any(dataset.quads_for_pattern(node(iri), node(SKOS.prefLabel), None)):
        return []
    slug, where = kind_and_place(iri)
    kind = next((kind for kind in agency_patterns() if kind.slug == slug), None)
    place = _place(dataset, where)
    if kind is None or (place is None and kind.level != "central"):
        return []
    return [
        _quad(iri, RDF.type, node(ORG.Organization)),
        _quad(iri, SKOS.prefLabel, vietnamese(full_name(kind, place))),
        _quad(iri, VM.level, node(f"{ID}level/{kind.level}")),
        _quad(iri, VM.branch, node(f"{ID}branch/{kind.branch}")),
    ]


def _succession(dataset: ox.Store, row: Override, same: dict[str, str]) -> list[ox.Quad]:
    """The change of one agency into another; nothing unless both are known, for an unknown one has no name."""
    one, two = (same.get(iri, iri) for iri in (row.subject, row.object))
    described = [_described(dataset, iri) for iri in (one, two)]
    if not all(said or _is_known(dataset, iri) for said, iri in zip(described, (one, two), strict=True)):
        return []
    event = _event(row)
    return [
        *(quad for said in described for quad in said),
        _quad(event, RDF.type, node(ORG.ChangeEvent)),
        _quad(event, ORG.originalOrganization, node(one)),
        _quad(event, ORG.resultingOrganization, node(two)),
        _quad(event, DCTERMS.date, dated(row.date)),
        _quad(event, VM.earliest, dated(row.date)),
        _quad(event, VM.latest, dated(row.date)),
        _quad(event, VM.changeKind, node(f"{ID}change/rename")),
        _quad(event, VM.certainty, node(f"{ID}certainty/verified")),
        _quad(event, VM.settled, ox.Literal(True)),
        _quad(event, DCTERMS.source, ox.Literal(row.note or "overrides")),
        _quad(one, ORG.changedBy, node(event)),
    ]


def _event(row: Override) -> str:
    key = f"{row.subject} {row.object} {row.date}"
    return f"{ID}event/override/{hashlib.sha256(key.encode()).hexdigest()[:12]}"


def _place(dataset: ox.Store, slug: str) -> str | None:
    labels = dataset.quads_for_pattern(node(f"{ID}province/{slug}"), node(SKOS.prefLabel), None)
    known = (quad.object.value for quad in labels if isinstance(quad.object, ox.Literal))
    return min(known, default=None) or next((one.name for one in provinces() if one.slug == slug), None)


# --- what they did ----------------------------------------------------------------------------------------------------


def _outcome(dataset: ox.Store, row: Override) -> str:
    match row.kind:
        case "alias":
            spellings = [iri for iri in _called(dataset, row.subject) if iri != row.object]
            return _in_sources(dataset, spellings) or "nothing, for no source names an unknown agency so"
        case "succession":
            said = any(dataset.quads_for_pattern(node(_event(row)), None, None))
            return f"said, as of {row.date}" if said else "nothing, for one of the two is not known"
        case "same-as":
            old = [
                iri
                for iri in (row.subject, row.object)
                if any(dataset.quads_for_pattern(node(iri), node(OWL.sameAs), None))
            ]
            return _in_sources(dataset, old) or "nothing, for no source knows the one that is given up"
    missing = next((iri for iri in (row.subject, row.object) if not _is_known(dataset, iri)), None)
    return f"nothing, for {short(missing)} is not known" if missing else "kept apart"


def _in_sources(dataset: ox.Store, things: Iterable[str]) -> str:
    graphs = set()
    for iri in things:
        for quads in (
            dataset.quads_for_pattern(node(iri), None, None),
            dataset.quads_for_pattern(None, None, node(iri)),
        ):
            graphs |= {quad.graph_name for quad in quads if _is_source(quad)}
    return f"taken for one, in {len(graphs)} source{'s' * (len(graphs) != 1)}" if graphs else ""


def _is_known(dataset: ox.Store, iri: str) -> bool:
    """Whether anything but the overrides themselves names it."""
    beside = (ox.DefaultGraph(), node(OVERRIDES))
    named = (dataset.quads_for_pattern(node(iri), None, None), dataset.quads_for_pattern(None, None, node(iri)))
    return any(quad.graph_name not in beside for quads in named for quad in quads)


def _is_source(quad: ox.Quad) -> bool:
    return isinstance(quad.graph_name, ox.NamedNode) and quad.graph_name.value.startswith(SOURCE_GRAPHS)
