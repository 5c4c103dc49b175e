"""The vocabulary is complete in two languages, and the shapes let good graphs pass and name each fault."""

import pytest
from pyshacl import validate
from rdflib import Graph, URIRef
from rdflib.collection import Collection
from rdflib.namespace import SH

from ontology.namespaces import ID, PREFIXES, RDF, RDFS, RELATIONS, SKOS, VM
from ontology.turtle import shapes, vocabulary

CONTRACT = """
    Document Policy Citation Assignment PlannedDocument PlannedTask Review Committee ProgressReport Source Passage
    Anomaly Province Held Listed Cited Draft Exact Inferred Open Interim Final
    name signatory signedAs onBehalfOf recipient classification status policy
    continues implements replaces suspends attachedTo
    citingDocument citedDocument relation partly resolution evidence rule candidate section confidence why
    assignedIn lead coordinate monitor task due dueLabel plannedIn item group product fulfilledBy
    orderedIn reviewKind oversees head member progressOf reportedIn
    issuedCount draftingCount waitingCount totalCount statement
    changeKind earliest latest settled possibleResult partPassedTo certainty knownFrom
    province level branch sha256 inSource line page anomalyKind
"""
"""The names that others rely on: may grow, never shrink."""

BORROWED = """
    eli:LegalResource eli:id_local eli:date_document eli:type_document eli:passed_by eli:is_about eli:cites
    eli:based_on eli:amends eli:repeals eli:corrects eli:consolidates eli:ensures_implementation_of
    dcterms:title dcterms:identifier dcterms:format dcterms:date dcterms:source dcterms:replaces
    org:Organization org:subOrganizationOf org:ChangeEvent org:originalOrganization org:resultingOrganization
    org:changedBy org:resultedFrom foaf:Person foaf:name oa:start oa:end oa:exact skos:Concept skos:prefLabel skos:altLabel
    skos:notation rdfs:comment
"""

CONCEPTS = {
    "level": {"central", "provincial", "region", "district", "commune", "collective"},
    "branch": {"party", "state", "front-mass", "judiciary", "military"},
    "change": {"merge", "split", "rename", "abolish", "establish", "move", "part"},
    "certainty": {"verified", "partly-verified", "general-knowledge"},
    "classification": {"mat", "toi-mat", "tuyet-mat", "luu-hanh-noi-bo"},
}

UNDER = [
    ("vm:Document", RDFS.subClassOf, "eli:LegalResource"),
    ("vm:continues", RDFS.subPropertyOf, "eli:ensures_implementation_of"),
    ("vm:implements", RDFS.subPropertyOf, "eli:ensures_implementation_of"),
    ("vm:replaces", RDFS.subPropertyOf, "dcterms:replaces"),
    ("eli:based_on", RDFS.subPropertyOf, "eli:cites"),
]


def iri(name: str) -> URIRef:
    prefix, local = name.split(":")
    return URIRef(PREFIXES[prefix] + local)


def languages(term: URIRef, *properties: URIRef) -> list[str]:
    """The languages in which `term` is described, one entry a literal."""
    return sorted(text.language for prop in properties for text in vocabulary().objects(term, prop))


def own_terms(graph: Graph) -> set[URIRef]:
    return {node for triple in graph for node in triple if isinstance(node, URIRef) and node.startswith(str(VM))}


DEFINED = sorted(term for term in set(vocabulary().subjects(RDF.type)) if term.startswith(str(VM)))


# --- the vocabulary ---


@pytest.mark.parametrize("name", CONTRACT.split())
def test_contract_term_is_defined(name: str) -> None:
    assert VM[name] in DEFINED


@pytest.mark.parametrize("term", DEFINED)
def test_term_is_labelled_and_defined_once_in_each_language(term: URIRef) -> None:
    assert languages(term, RDFS.label) == ["en", "vi"]
    assert languages(term, SKOS.definition) == ["en", "vi"]


@pytest.mark.parametrize("name", BORROWED.split())
def test_borrowed_term_has_a_label_in_each_language(name: str) -> None:
    assert languages(iri(name), RDFS.label) == ["en", "vi"]


@pytest.mark.parametrize("prop", RELATIONS.values())
def test_relation_reads_both_ways_in_each_language(prop: str) -> None:
    assert languages(URIRef(prop), RDFS.label) == ["en", "vi"]
    assert languages(URIRef(prop), VM.inverseLabel) == ["en", "vi"]


@pytest.mark.parametrize(("narrow", "under", "broad"), UNDER)
def test_term_stands_under_a_borrowed_one(narrow: str, under: URIRef, broad: str) -> None:
    assert (iri(narrow), under, iri(broad)) in vocabulary()


@pytest.mark.parametrize(("scheme", "codes"), CONCEPTS.items())
def test_concepts_of_a_scheme(scheme: str, codes: set[str]) -> None:
    concepts = set(vocabulary().subjects(SKOS.inScheme, ID[scheme]))
    assert concepts == {ID[f"{scheme}/{code}"] for code in codes}
    for concept in concepts:
        assert languages(concept, SKOS.prefLabel) == ["en", "vi"]
        assert concept == ID[f"{scheme}/{vocabulary().value(concept, SKOS.notation)}"]


def test_no_term_is_used_that_is_not_defined() -> None:
    assert own_terms(vocabulary()) | own_terms(shapes()) <= {*DEFINED, URIRef(str(VM))}


# --- the shapes ---


def test_every_constraint_says_what_is_wrong_in_each_language() -> None:
    graph = shapes()
    for node in graph.subjects(RDF.type, SH.NodeShape):
        for shape in list(graph.objects(node, SH.property)) or [node]:
            assert sorted(text.language for text in graph.objects(shape, SH.message)) == ["en", "vi"]


def test_a_citation_may_state_each_relation_and_no_other() -> None:
    graph = shapes()
    (rule,) = graph.subjects(SH.path, VM.relation)
    assert {str(prop) for prop in Collection(graph, graph.value(rule, SH["in"]))} == set(RELATIONS.values())


PROLOGUE = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())

GOOD = """
id:source a vm:Source ; dcterms:identifier "kl53.txt" ; vm:sha256 "{sha}" .
id:passage a vm:Passage ; vm:inSource id:source ; oa:start 0 ; oa:end 9 ; oa:exact "Số 53-KL/TU" ; vm:line 1 ; vm:page 1 .
id:agency a org:Organization ; skos:prefLabel "Tỉnh ủy Bắc Giang"@vi , "Bac Giang Party Committee"@en .
id:province a vm:Province ; skos:prefLabel "Bắc Giang"@vi .
id:kl53 a vm:Document ; eli:type_document id:KL ; eli:id_local "53-KL/TU" ; eli:date_document "2021-03-03"^^xsd:date ;
    dcterms:title "Kết luận về công tác nội chính"@vi ; eli:passed_by id:agency ; vm:status vm:Held ; vm:evidence id:passage .
id:nq109 a vm:Document ; eli:type_document id:NQ ; eli:id_local "109-NQ/TU" ; eli:date_document "2016"^^xsd:gYear ;
    vm:status vm:Cited .
id:nq13 a vm:Document ; eli:type_document id:NQ ; vm:name "Nghị quyết Đại hội XIII của Đảng" ;
    eli:date_document "2021-02"^^xsd:gYearMonth ; vm:status vm:Listed ; vm:evidence id:passage .
id:citation a vm:Citation ; vm:citingDocument id:kl53 ; vm:citedDocument id:nq109 ; vm:relation vm:continues ;
    vm:partly false ; vm:resolution vm:Inferred ; vm:rule "in-force" ; vm:confidence 0.9 ; vm:evidence id:passage .
id:open a vm:Citation ; vm:citingDocument id:kl53 ; vm:candidate id:nq13 ; vm:relation eli:cites ;
    vm:resolution vm:Open ; vm:evidence id:passage .
id:assignment a vm:Assignment ; vm:assignedIn id:kl53 ; vm:monitor id:agency ; vm:task "Theo dõi, đôn đốc"@vi ;
    vm:due "2021-06-30"^^xsd:date ; vm:dueLabel "Quý II/2021"@vi ; vm:evidence id:passage .
id:planned a vm:PlannedDocument ; vm:plannedIn id:kl53 ; dcterms:title "Đề án cải cách tư pháp"@vi ; vm:lead id:agency ;
    vm:fulfilledBy id:nq13 ; vm:evidence id:passage .
id:planned-task a vm:PlannedTask ; vm:plannedIn id:kl53 ; dcterms:title "Tổ chức hội nghị"@vi ; vm:evidence id:passage .
id:review a vm:Review ; vm:orderedIn id:kl53 ; vm:reviewKind vm:Interim ; vm:evidence id:passage .
id:committee a vm:Committee ; vm:plannedIn id:kl53 ; vm:oversees id:planned ; vm:head "Bí thư Tỉnh ủy"@vi ;
    vm:member id:agency ; vm:evidence id:passage .
id:progress a vm:ProgressReport ; vm:progressOf id:nq109 ; vm:reportedIn id:kl53 ; vm:statement "Đã ban hành 3/5 văn bản"@vi ;
    vm:issuedCount 3 ; vm:totalCount 5 ; vm:evidence id:passage .
id:anomaly a vm:Anomaly ; vm:anomalyKind "date" ; rdfs:comment "Ngày trong mục lục và đầu đề không khớp"@vi ;
    vm:evidence id:passage .
id:change a org:ChangeEvent ; dcterms:date "2025-02"^^xsd:gYearMonth ; vm:certainty id:sure ; vm:changeKind id:merge ; vm:settled true .
id:policy a vm:Policy ; skos:prefLabel "Nghị quyết 109-NQ/TU (2016)"@vi ; vm:founder id:nq109 ; vm:latestDocument id:kl53 ;
    vm:followedUpBy id:agency .
id:kl53 vm:policy id:policy . id:nq109 vm:policy id:policy .
id:field a skos:Concept ; skos:prefLabel "Phòng, chống tham nhũng"@vi .
id:kl53 eli:is_about id:field . id:nq109 vm:inferredSubject id:field .
id:inference a vm:SubjectInference ; vm:inferredFor id:nq109 ; vm:inferredSubject id:field ; vm:rule "words-of-the-title" .
""".replace("{sha}", "0a" * 32)

# fmt: off
FAULTS = [
    # (what is taken out of the good graph, what is put in its place, what is said)
    ("eli:type_document id:KL ; ", "", "A document has exactly one type"),
    ("eli:type_document id:KL ;", "eli:type_document id:KL , id:NQ ;", "A document has exactly one type"),
    ('"53-KL/TU" ;', '"53-KL/TU" , "53-KL/BTV" ;', "more than one number and symbol"),
    ('"2016"^^xsd:gYear', '"2016"^^xsd:gYear , "2021"^^xsd:gYear', "more than one date of issue"),
    ('"2016"^^xsd:gYear', '"2016"', "no valid xsd:date"),
    ('"2016"^^xsd:gYear', '"năm 2016"^^xsd:gYear', "no valid xsd:date"),
    ('"2021-03-03"^^xsd:date', '"2021-13-03"^^xsd:date', "no valid xsd:date"),
    ('vm:name "Nghị quyết Đại hội XIII của Đảng" ;', "", "no symbol, no title and no name"),
    ('nội chính"@vi', 'nội chính"', "not one line of Vietnamese"),
    ('nội chính"@vi', 'nội\\nchính"@vi', "not one line of Vietnamese"),
    ("vm:status vm:Listed ;", "", "exactly one status"),
    ("vm:status vm:Listed", "vm:status vm:Listed , vm:Held", "exactly one status"),
    ("vm:status vm:Listed", "vm:status vm:Lost", "exactly one status"),
    ("eli:passed_by id:agency ; vm:status", "eli:passed_by id:kl53 ; vm:status", "issuer is no agency"),
    ("vm:status vm:Listed", "vm:classification id:mat , id:toi-mat ; vm:status vm:Listed", "at most one classification"),
    ("vm:status vm:Held ; vm:evidence id:passage", "vm:status vm:Held", "no citation makes it known"),
    ("vm:citedDocument id:nq109", "vm:citedDocument id:nq13", "no citation makes it known"),
    ("vm:status vm:Cited", "vm:status vm:Listed", "no citation makes it known"),
    ("vm:citingDocument id:kl53 ; vm:citedDocument", "vm:citedDocument", "exactly one citing document"),
    ("vm:citingDocument id:kl53 ; vm:citedDocument", "vm:citingDocument id:agency ; vm:citedDocument", "exactly one citing document"),
    ("vm:citedDocument id:nq109", "vm:citedDocument id:nq109 , id:nq13", "means at most one document"),
    ("vm:citedDocument id:nq109", "vm:citedDocument id:kl53", "makes a document cite itself"),
    ("vm:citedDocument id:nq109 ; ", "", "does not say which document it means"),
    ("vm:relation vm:continues ;", "", "exactly one of the relations"),
    ("vm:relation vm:continues", "vm:relation vm:continues , eli:cites", "exactly one of the relations"),
    ("vm:relation vm:continues", "vm:relation vm:policy", "exactly one of the relations"),
    ("vm:resolution vm:Open ;", "", "exactly one resolution"),
    ("vm:candidate id:nq13", "vm:candidate id:agency", "candidate is no document"),
    ("vm:partly false", 'vm:partly "no"', "vm:partly is not one true or false"),
    ('vm:rule "in-force" ;', "", "does not name the rule"),
    ("vm:confidence 0.9", "vm:confidence 90", "number from 0 to 1"),
    ("vm:assignedIn id:kl53 ;", "", "An assignment is made in exactly one document"),
    ('vm:task "Theo dõi, đôn đốc"@vi ;', "", "exactly one task"),
    ("vm:monitor id:agency ;", "", "names no lead, coordinating or monitoring agency"),
    ("vm:monitor id:agency", "vm:monitor id:kl53", "is no agency"),
    ('"2021-06-30"^^xsd:date', '"2021-06-31"^^xsd:date', "at most one due date"),
    ('"2021-06-30"^^xsd:date', '"2021-06-30"^^xsd:date , "2021-09-30"^^xsd:date', "at most one due date"),
    ("vm:PlannedDocument ; vm:plannedIn id:kl53 ;", "vm:PlannedDocument ;", "planned in exactly one document"),
    ("vm:PlannedTask ; vm:plannedIn id:kl53 ;", "vm:PlannedTask ;", "planned in exactly one document"),
    ('dcterms:title "Tổ chức hội nghị"@vi ;', "", "task has exactly one title"),
    ("vm:fulfilledBy id:nq13", "vm:fulfilledBy id:agency", "fulfils a plan is no document"),
    ("vm:orderedIn id:kl53 ;", "", "ordered in exactly one document"),
    ("vm:reviewKind vm:Interim", "vm:reviewKind vm:Held", "either mid-term or final"),
    ("vm:Committee ; vm:plannedIn id:kl53 ;", "vm:Committee ;", "not called for in any document"),
    ("vm:member id:agency", "vm:member id:planned", "is no agency"),
    ("vm:oversees id:planned", "vm:oversees id:agency", "neither a document nor a planned one"),
    ('"Bí thư Tỉnh ủy"@vi', '"Bí thư Tỉnh ủy"@vi , "Chủ tịch"@vi', "at most one head"),
    ("vm:progressOf id:nq109 ;", "", "about exactly one document"),
    ("vm:reportedIn id:kl53 ;", "", "made in exactly one document"),
    ('vm:statement "Đã ban hành 3/5 văn bản"@vi ;', "", "no statement in Vietnamese"),
    ("vm:issuedCount 3", "vm:issuedCount -3", "no whole number"),
    ("vm:totalCount 5", 'vm:totalCount "năm"@vi', "no whole number"),
    ("vm:reviewKind vm:Interim ; vm:evidence id:passage", "vm:reviewKind vm:Interim", "A fact has no passage"),
    ("vm:reviewKind vm:Interim ; vm:evidence id:passage", "vm:reviewKind vm:Interim ; vm:evidence id:source", "as evidence is no passage"),
    ("vm:inSource id:source ;", "", "stands in exactly one source"),
    ("oa:start 0 ;", "", "exactly one start"),
    ("oa:start 0", "oa:start -1", "exactly one start"),
    ("oa:end 9", 'oa:end "9"', "exactly one end"),
    ("oa:start 0", "oa:start 10", "ends before it starts"),
    ('oa:exact "Số 53-KL/TU" ;', "", "its words exactly once"),
    ("vm:line 1", "vm:line 0", "exactly one line, counted from 1"),
    ("vm:page 1", "vm:page 0", "at most one page, counted from 1"),
    ('dcterms:identifier "kl53.txt" ;', "", "exactly one identifier"),
    ("0a0a0a", "0A0A", "exactly one SHA-256"),
    ('vm:anomalyKind "date" ;', "", "exactly one kind"),
    ('rdfs:comment "Ngày trong mục lục và đầu đề không khớp"@vi ;', "", "does not say what does not add up"),
    ('skos:prefLabel "Nghị quyết 109-NQ/TU (2016)"@vi ;', "", "A policy has no name"),
    ("vm:founder id:nq109 ;", "", "exactly one founder"),
    ("vm:latestDocument id:kl53 ;", "vm:latestDocument id:kl53 , id:nq109 ;", "exactly one latest"),
    ("vm:followedUpBy id:agency", "vm:followedUpBy id:kl53", "follows a policy up is no agency"),
    ("id:nq109 vm:policy id:policy .", "", "A policy has fewer than two documents"),
    ("vm:inferredFor id:nq109 ;", "", "A subject is inferred for exactly one document"),
    ("vm:inferredFor id:nq109 ; vm:inferredSubject id:field ;", "vm:inferredFor id:nq109 ;", "gives exactly one subject"),
    ('vm:rule "words-of-the-title" ', "", "An inferred subject does not name the rule"),
    ("id:kl53 eli:is_about id:field", "id:kl53 eli:is_about id:field ; vm:inferredSubject id:field", "both a stated and an inferred"),
    ('skos:prefLabel "Bắc Giang"@vi', 'skos:prefLabel "Bắc Giang"', "no preferred name in Vietnamese"),
    ('"Tỉnh ủy Bắc Giang"@vi', '"Tỉnh ủy Bắc Giang"@vi , "Tỉnh uỷ Bắc Giang"@vi', "two preferred names in one language"),
    ('dcterms:date "2025-02"^^xsd:gYearMonth ;', "", "has no date, or two"),
    ("vm:certainty id:sure ;", "", "does not say how sure it is"),
    ("vm:changeKind id:merge ;", "", "does not say what happened"),
    ("; vm:settled true", "", "does not say whether it is settled"),
]
# fmt: on


def messages(turtle: str) -> set[str]:
    """What the shapes say, in English, of the graph that `turtle` describes."""
    graph = Graph().parse(data=PROLOGUE + turtle, format="turtle")
    conforms, report, _ = validate(graph, shacl_graph=shapes())
    found = {str(text) for text in report.objects(None, SH.resultMessage) if text.language == "en"}
    assert conforms == (not found)
    return found


def test_good_graph_conforms() -> None:
    assert messages(GOOD) == set()


def test_vocabulary_itself_conforms() -> None:
    assert validate(vocabulary(), shacl_graph=shapes())[0]


@pytest.mark.parametrize(("taken", "put", "said"), FAULTS)
def test_fault_is_named(taken: str, put: str, said: str) -> None:
    assert GOOD.count(taken) >= 1, "the table does not fit the good graph"
    found = messages(GOOD.replace(taken, put, 1))
    assert any(said in message for message in found), found


def test_every_message_has_a_fault_that_brings_it_out() -> None:
    said = {str(text) for text in shapes().objects(None, SH.message) if text.language == "en"}
    unproved = {text for text in said if not any(fault in text for _, _, fault in FAULTS)}
    assert unproved == set()
