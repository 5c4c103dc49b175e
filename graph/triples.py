"""What was read from one source → the quads of that source's own named graph."""

from collections.abc import Iterable, Sequence
from functools import cache

import pyoxigraph as ox

from graph.bodies import body_at
from graph.identity import DocumentKey, agency_iri, key_of_document, key_of_mention, slug, source_path
from graph.places import place_at
from loaders.agencies import full_name
from loaders.facts import (
    Agency,
    Anomaly,
    Assignment,
    Citation,
    Committee,
    Document,
    Mention,
    PartialDate,
    Passage,
    Planned,
    Progress,
    Reading,
    Reported,
    Review,
)
from ontology.namespaces import DCTERMS, ELI, FOAF, ID, OA, ORG, RDF, RDFS, RELATIONS, SKOS, VM, XSD
from ontology.registers import AgencyPattern, agency_patterns

Value = ox.NamedNode | ox.Literal


@cache
def node(iri: str) -> ox.NamedNode:
    """The IRI as a term."""
    return ox.NamedNode(str(iri))


def vietnamese(text: str) -> ox.Literal:
    return ox.Literal(text, language="vi")


def number(value: int) -> ox.Literal:
    return ox.Literal(str(value), datatype=node(XSD.integer))


def dated(date: PartialDate) -> ox.Literal:
    """A date as exact as it is known: xsd:date, xsd:gYearMonth or xsd:gYear."""
    kind = {2: XSD.date, 1: XSD.gYearMonth, 0: XSD.gYear}[date.count("-")]
    return ox.Literal(date, datatype=node(kind))


def graph_of(name: str) -> ox.NamedNode:
    """The named graph that holds what was read from the source called `name`."""
    return node(f"{ID}graph/source/{source_path(name)}")


def quads_of(reading: Reading) -> list[ox.Quad]:
    """All quads that say what `reading` holds, in a fixed order."""
    return _SourceGraph(reading).quads()


@cache
def _kinds() -> dict[str, AgencyPattern]:
    return {kind.slug: kind for kind in agency_patterns()}


@cache
def _kinds_by_name() -> dict[str, AgencyPattern]:
    return {kind.name: kind for kind in agency_patterns()}


class _SourceGraph:
    """The graph of one source while it is being filled."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.graph = graph_of(reading.source.name)
        self.path = source_path(reading.source.name)
        self.source = node(f"{ID}source/{self.path}")
        self.found: dict[ox.Quad, None] = {}
        self.described: set[str] = set()
        self.date: PartialDate | None = None
        """The date of the document that is being told: it says which of two bodies of one name is meant."""

    def quads(self) -> list[ox.Quad]:
        self._source()
        keys = [key_of_document(document, self.reading.source.name) for document in self.reading.documents]
        for document, key in zip(self.reading.documents, keys, strict=True):
            self._document(document, key, keys)
        for i, anomaly in enumerate(self.reading.anomalies, start=1):
            self._anomaly(anomaly, i)
        return list(self.found)

    def say(self, subject: str | ox.NamedNode, predicate: str, value: Value | str | None) -> None:
        """Add one triple; a plain string is an IRI, None says nothing."""
        if value is None:
            return
        term = node(value) if isinstance(value, str) else value
        place = subject if isinstance(subject, ox.NamedNode) else node(subject)
        self.found[ox.Quad(place, node(predicate), term, self.graph)] = None

    def _source(self) -> None:
        source = self.reading.source
        self.say(self.source, RDF.type, VM.Source)
        self.say(self.source, DCTERMS.identifier, ox.Literal(source.name))
        self.say(self.source, VM.sha256, ox.Literal(source.sha256))
        self.say(self.source, DCTERMS.format, ox.Literal(source.format))

    # --- documents ------------------------------------------------------------------------------------------------

    def _document(self, document: Document, key: DocumentKey, keys: Sequence[DocumentKey]) -> None:
        iri, self.date = key.iri, document.date
        self.say(iri, RDF.type, VM.Document)
        self.say(iri, {"Held": VM.heldIn, "Draft": VM.draftIn}.get(document.status, VM.listedIn), self.source)
        self.say(iri, ELI.type_document, f"{ID}type/{document.type}")
        self.say(iri, ELI.id_local, ox.Literal(document.symbol) if document.symbol else None)
        self.say(iri, ELI.date_document, dated(document.date) if document.date else None)
        self.say(iri, ELI.passed_by, self._agency(document.issuer))
        self.say(iri, DCTERMS.title, vietnamese(document.title) if document.title else None)
        self.say(iri, VM.name, vietnamese(document.name) if document.name else None)
        if document.title is None and document.symbol is None and document.name is None:
            self.say(iri, VM.name, vietnamese(f"Văn bản không đề, {self.reading.source.name}"))
        self.say(iri, VM.province, self._province(document.place, document.date))
        self._signature(document, iri)
        for recipient in document.recipients:
            self.say(iri, VM.recipient, self._agency(recipient))
        if document.classification:
            self.say(iri, VM.classification, f"{ID}classification/{document.classification}")
        if document.subject_area:
            self.say(iri, ELI.is_about, self._subject(document.subject_area, document.place))
        if document.attached_to is not None:
            self.say(iri, VM.attachedTo, keys[document.attached_to].iri)
        self._evidence(iri, document.passage)
        self._facts(document, key)

    def _facts(self, document: Document, key: DocumentKey) -> None:
        base = f"{ID}fact/{self.path}/{key.path}"
        for i, citation in enumerate(document.citations, start=1):
            self._citation(citation, key, f"{base}/citation/{i}")
        for i, row in enumerate(document.planned, start=1):
            self._planned(row, key, f"{base}/planned/{i}")
        for i, duty in enumerate(document.assignments, start=1):
            self._assignment(duty, key, f"{base}/assignment/{i}")
        for i, review in enumerate(document.reviews, start=1):
            self._review(review, key, f"{base}/review/{i}")
        for i, committee in enumerate(document.committees, start=1):
            self._committee(committee, key, f"{base}/committee/{i}", self._overseen(committee, document, key, base))
        for i, report in enumerate(document.progress, start=1):
            about = next((n for n, c in enumerate(document.citations, start=1) if c.cited == report.of), None)
            self._progress(report, key, f"{base}/progress/{i}", f"{base}/citation/{about}" if about else None)
        for i, relation in enumerate(document.reported, start=1):
            self._reported(relation, base, f"{base}/reported/{i}")

    def _signature(self, document: Document, iri: str) -> None:
        signature = document.signature
        if signature.name:
            person = f"{ID}person/{slug(document.place or 'trung-uong')}/{slug(signature.name)}"
            self.say(person, RDF.type, FOAF.Person)
            self.say(person, FOAF.name, ox.Literal(signature.name))
            self.say(iri, VM.signatory, person)
        if signature.office:
            self.say(iri, VM.signedAs, vietnamese(signature.office))
        if signature.on_behalf_of:
            self.say(iri, VM.onBehalfOf, self._agency(document.issuer) or ox.Literal(signature.on_behalf_of))

    # --- facts ----------------------------------------------------------------------------------------------------

    def _citation(self, citation: Citation, citing: DocumentKey, iri: str) -> None:
        """A citation with what it says of the cited document; which document that is, if the source alone tells."""
        self.say(iri, RDF.type, VM.Citation)
        self.say(iri, VM.citingDocument, citing.iri)
        self.say(iri, VM.relation, RELATIONS[citation.relation])
        if citation.partly:
            self.say(iri, VM.partly, ox.Literal("true", datatype=node(XSD.boolean)))
        if citation.section:
            self.say(iri, VM.section, ox.Literal(citation.section))
        self._claims(citation.cited, iri)
        self._evidence(iri, citation.passage)
        key = key_of_mention(citation.resolved or citation.cited)
        if key is None or key.iri == citing.iri:
            return
        self.say(iri, VM.citedDocument, key.iri)
        self.say(iri, VM.resolution, VM.Inferred if citation.rule else VM.Exact)
        self.say(iri, VM.rule, ox.Literal(citation.rule) if citation.rule else None)
        self.say(citing.iri, ELI.cites, key.iri)
        self.say(citing.iri, RELATIONS[citation.relation], key.iri)

    def _claims(self, cited: Mention, iri: str) -> None:
        """What the citing text says of the document it cites: from these its description is concluded."""
        self.say(iri, VM.citedType, f"{ID}type/{cited.type}" if cited.type else None)
        self.say(iri, VM.citedNumber, ox.Literal(cited.symbol) if cited.symbol else None)
        self.say(iri, VM.citedDate, dated(cited.date) if cited.date else None)
        self.say(iri, VM.citedIssuer, self._agency_on(cited.issuer, cited.date))
        self.say(iri, VM.citedName, vietnamese(cited.name) if cited.name else None)
        self.say(iri, VM.citedTitle, vietnamese(cited.title) if cited.title else None)
        self.say(iri, VM.citedPlace, ox.Literal(cited.place) if cited.place else None)
        self.say(iri, VM.citedAsDraft, ox.Literal(True) if cited.draft else None)
        self._province(cited.place, cited.date)

    def _planned(self, row: Planned, plan: DocumentKey, iri: str) -> None:
        self.say(iri, RDF.type, VM.PlannedDocument if row.type else VM.PlannedTask)
        self.say(iri, VM.plannedIn, plan.iri)
        self.say(iri, VM.item, ox.Literal(row.item) if row.item else None)
        self.say(iri, VM.inTable, ox.Literal(row.from_table))
        self.say(iri, VM.group, vietnamese(row.group) if row.group else None)
        self.say(iri, ELI.type_document, f"{ID}type/{row.type}" if row.type else None)
        self.say(iri, DCTERMS.title, vietnamese(row.title))
        self.say(iri, VM.product, vietnamese(row.product) if row.product else None)
        self.say(iri, ELI.passed_by, self._agency(row.issuer))
        self._agencies(iri, VM.lead, row.leads)
        self._agencies(iri, VM.coordinate, row.coordinators)
        self._due(iri, row.due, row.due_label)
        self._evidence(iri, row.passage)

    def _assignment(self, duty: Assignment, document: DocumentKey, iri: str) -> None:
        self.say(iri, RDF.type, VM.Assignment)
        self.say(iri, VM.assignedIn, document.iri)
        self.say(iri, VM.task, vietnamese(duty.task))
        self._agencies(iri, VM.lead, duty.leads)
        self._agencies(iri, VM.coordinate, duty.coordinators)
        self._agencies(iri, VM.monitor, duty.monitors)
        self._due(iri, duty.due, duty.due_label)
        self._evidence(iri, duty.passage)

    def _review(self, review: Review, document: DocumentKey, iri: str) -> None:
        self.say(iri, RDF.type, VM.Review)
        self.say(iri, VM.orderedIn, document.iri)
        self.say(iri, VM.reviewKind, VM[review.kind])
        self._due(iri, review.due, review.due_label)
        self._evidence(iri, review.passage)

    def _overseen(self, committee: Committee, document: Document, key: DocumentKey, base: str) -> str | None:
        """What a committee directs, where it is known: this document, one that it plans, or one that it cites."""
        if committee.oversees_this:
            return key.iri
        said = committee.oversees
        if said is None:
            return None
        for i, row in enumerate(document.planned, start=1):
            if said.title and row.type == said.type and slug(row.title) == slug(said.title):
                return f"{base}/planned/{i}"
        for citation in document.citations:
            cited = citation.cited
            if (cited.type, cited.symbol, cited.name) == (said.type, said.symbol, said.name):
                known = key_of_mention(citation.resolved or cited)
                return known.iri if known else None
        return None

    def _committee(self, committee: Committee, document: DocumentKey, iri: str, overseen: str | None) -> None:
        self.say(iri, RDF.type, VM.Committee)
        self.say(iri, VM.plannedIn, document.iri)
        self.say(iri, SKOS.prefLabel, vietnamese(committee.name))
        self.say(iri, VM.head, vietnamese(committee.head))
        self.say(iri, VM.oversees, overseen)
        named = (committee.oversees.name or committee.oversees.symbol) if committee.oversees else None
        self.say(iri, VM.overseesLabel, vietnamese(named) if named else None)
        self._agencies(iri, VM.member, committee.members)
        self._evidence(iri, committee.passage)

    def _reported(self, relation: Reported, base: str, iri: str) -> None:
        """A citation of one document by another, seen by a third: which two they are is concluded from its own citations."""
        self.say(iri, RDF.type, VM.Citation)
        self.say(iri, VM.relation, RELATIONS[relation.relation])
        self.say(iri, VM.actingCitation, f"{base}/citation/{relation.acting + 1}")
        self.say(iri, VM.actedCitation, f"{base}/citation/{relation.acted + 1}")
        self._evidence(iri, relation.passage)

    def _progress(self, report: Progress, document: DocumentKey, iri: str, about: str | None) -> None:
        """A report on a document; where its number has no date, the citation tells which one is meant."""
        of = key_of_mention(report.of)
        if of is None and about:
            self.say(iri, VM.aboutCitation, about)
        self.say(iri, RDF.type, VM.ProgressReport)
        self.say(iri, VM.reportedIn, document.iri)
        self.say(iri, VM.progressOf, of.iri if of else None)
        self.say(iri, VM.statement, vietnamese(report.statement))
        for predicate, count in (
            (VM.issuedCount, report.issued),
            (VM.draftingCount, report.drafting),
            (VM.waitingCount, report.waiting),
            (VM.totalCount, report.total),
        ):
            self.say(iri, predicate, number(count) if count is not None else None)
        self._evidence(iri, report.passage)

    def _anomaly(self, anomaly: Anomaly, i: int) -> None:
        iri = f"{ID}fact/{self.path}/anomaly/{i}"
        self.say(iri, RDF.type, VM.Anomaly)
        self.say(iri, VM.anomalyKind, ox.Literal(anomaly.kind))
        self.say(iri, RDFS.comment, ox.Literal(anomaly.comment, language="en"))
        self._evidence(iri, anomaly.passage)

    # --- what facts share -----------------------------------------------------------------------------------------

    def _evidence(self, iri: str, passage: Passage) -> None:
        place = f"{ID}source/{self.path}/passage/{passage.start}-{passage.end}"
        self.say(iri, VM.evidence, place)
        self.say(place, RDF.type, VM.Passage)
        self.say(place, VM.inSource, self.source)
        self.say(place, OA.start, number(passage.start))
        self.say(place, OA.end, number(passage.end))
        self.say(place, VM.line, number(passage.line))
        self.say(place, VM.page, number(passage.page) if passage.page else None)
        self.say(place, OA.exact, ox.Literal(passage.quote))

    def _due(self, iri: str, due: str | None, label: str | None) -> None:
        self.say(iri, VM.due, dated(due) if due else None)
        self.say(iri, VM.dueLabel, vietnamese(label) if label else None)

    def _agencies(self, iri: str, role: str, agencies: Iterable[Agency]) -> None:
        for agency in agencies:
            self.say(iri, role, self._agency(agency))

    def _agency(self, agency: Agency | None) -> str | None:
        """The IRI of an agency that the document being told names."""
        return self._agency_on(agency, self.date)

    def _agency_on(self, agency: Agency | None, date: PartialDate | None) -> str | None:
        """The IRI of an agency as it was on a day, described once a source, with each form that was printed."""
        if agency is None:
            return None
        body = body_at(agency, date)
        iri, name = (body.iri, agency.name) if body else (agency_iri(agency), agency.name)
        if body and body.start:  # a later body: its province may have become a city
            name = agency.name if body.unit else body.label
        if agency.printed != name:
            self.say(iri, SKOS.altLabel, vietnamese(agency.printed))
        if iri in self.described:
            return iri
        self.described.add(iri)
        self.say(iri, RDF.type, ORG.Organization)
        self.say(iri, SKOS.prefLabel, vietnamese(name))
        self.say(iri, VM.province, self._province(agency.place, date))
        kind = _kinds().get(agency.kind or "")
        if kind:
            self.say(iri, VM.level, f"{ID}level/{kind.level}")
            self.say(iri, VM.branch, f"{ID}branch/{kind.branch}")
            parent = _kinds_by_name().get(kind.parent)
            if parent and parent.slug != kind.slug and "{district}" not in parent.name:
                self.say(iri, ORG.subOrganizationOf, self._agency_on(_parent(parent, agency.place), date))
        return iri

    def _province(self, name: str | None, date: PartialDate | None) -> str | None:
        if name is None:
            return None
        place = place_at(name, date)
        self.say(place.iri, RDF.type, VM.Province)
        self.say(place.iri, SKOS.prefLabel, vietnamese(name))
        return place.iri

    def _subject(self, area: str, place: str | None) -> str:
        """A subject area of a compendium, in the scheme of the province that sorts by it."""
        where = slug(place) if place else "trung-uong"
        iri, scheme = f"{ID}subject/{where}/{slug(area)}", f"{ID}scheme/{where}"
        self.say(iri, RDF.type, SKOS.Concept)
        self.say(iri, SKOS.prefLabel, vietnamese(area))
        self.say(iri, SKOS.inScheme, scheme)
        self.say(scheme, RDF.type, SKOS.ConceptScheme)
        self.say(scheme, DCTERMS.source, self.source)
        return iri


def _parent(kind: AgencyPattern, place: str | None) -> Agency:
    own = None if kind.level == "central" else place
    name = full_name(kind, own)
    return Agency(name, name, own, kind.slug)
