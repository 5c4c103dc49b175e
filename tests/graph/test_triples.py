"""Facts of one source → the triples that say them, all in that source's own graph."""

import pyoxigraph as ox
import pytest
from made_up import ask, ban_noi_chinh, cites, column, doc, document, mention, passage, reading, row, tinh_uy, told

from graph.triples import dated, graph_of, quads_of
from loaders.facts import Agency, Anomaly, Assignment, Committee, Document, Mention, Progress, Review, Signature

KL53 = doc("song-van/kl/53-kl-tu/2021-03-03")
NQ88 = mention("88-NQ/TU", "2016-08-15")


def kl53(*citations: object, **more: object) -> Document:
    return document("53-KL/TU", "2021-03-03", *citations, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ({}, 'a vm:Document ; eli:id_local "53-KL/TU" ; eli:date_document "2021-03-03"^^xsd:date'),
        ({}, "eli:type_document <https://w3id.org/vanmach/id/type/KL> ; vm:status vm:Held"),
        ({}, "vm:province <https://w3id.org/vanmach/id/province/song-van>"),
        (
            {},
            'vm:evidence [ vm:inSource/dcterms:identifier "a.txt" ; oa:start 0 ; vm:line 1 ; oa:exact "Số 53-KL/TU" ]',
        ),
        ({"title": "về làng nghề"}, 'dcterms:title "về làng nghề"@vi'),
        ({"name": "Kết luận sông"}, 'vm:name "Kết luận sông"@vi'),
        ({"issuer": tinh_uy()}, "eli:passed_by <https://w3id.org/vanmach/id/agency/song-van/tinh-uy>"),
        ({"recipients": (ban_noi_chinh(),)}, "vm:recipient/skos:altLabel 'Ban Nội chính Tỉnh ủy'@vi"),
        ({"classification": "mat"}, "vm:classification <https://w3id.org/vanmach/id/classification/mat>"),
        ({"status": "Listed"}, "vm:status vm:Listed"),
        ({"status": "Draft"}, "vm:status vm:Draft"),
        ({"subject_area": "Nội chính"}, 'eli:is_about [ skos:prefLabel "Nội chính"@vi ; skos:inScheme ?scheme ]'),
        ({"signature": Signature("Lò Đăng Thuyết", "Bí thư")}, 'vm:signatory/foaf:name "Lò Đăng Thuyết"'),
        ({"signature": Signature("Lò Đăng Thuyết", "Bí thư")}, 'vm:signedAs "Bí thư"@vi'),
        (
            {"reviews": (Review("Interim", passage("Sơ kết"), "2023-06-30", "Quý II/2023"),)},
            '^vm:orderedIn [ vm:reviewKind vm:Interim ; vm:due "2023-06-30"^^xsd:date ; vm:dueLabel "Quý II/2023"@vi ]',
        ),
        (
            {"committees": (Committee("Ban Chỉ đạo", "Bí thư", passage("Ban"), (ban_noi_chinh(),)),)},
            '^vm:plannedIn [ a vm:Committee ; vm:head "Bí thư"@vi ; vm:member ?member ]',
        ),
        (
            {"progress": (Progress(NQ88, "ra 7 văn bản", passage("ra 7"), issued=7, total=12),)},
            "^vm:reportedIn [ a vm:ProgressReport ; vm:issuedCount 7 ; vm:totalCount 12 ; "
            f"vm:progressOf {doc('song-van/nq/88-nq-tu/2016-08-15')} ]",
        ),
        (
            {"assignments": (Assignment("theo dõi", passage("giao"), monitors=(ban_noi_chinh(),), due="2021-12-31"),)},
            '^vm:assignedIn [ vm:task "theo dõi"@vi ; vm:monitor ?agency ; vm:due "2021-12-31"^^xsd:date ]',
        ),
        (
            {"planned": (row("Đề án lưới", type="DA", issuer=tinh_uy(), leads=(ban_noi_chinh(),)),)},
            '^vm:plannedIn [ a vm:PlannedDocument ; vm:item "1" ; eli:passed_by ?issuer ; vm:lead ?lead ]',
        ),
        (
            {"planned": (row("mở lớp", type=None, product="lớp học"),)},
            '^vm:plannedIn [ a vm:PlannedTask ; vm:product "lớp học"@vi ]',
        ),
    ],
)
def test_a_fact_is_said(fact: dict[str, object], said: str) -> None:
    assert ask(told(reading("a.txt", kl53(**fact))), f"{KL53} {said}")


@pytest.mark.parametrize(
    ("relation", "said"),
    [
        ("continues", "vm:continues"),
        ("implements", "vm:implements"),
        ("based_on", "eli:based_on"),
        ("amends", "eli:amends"),
        ("replaces", "vm:replaces"),
        ("repeals", "eli:repeals"),
        ("attached_to", "vm:attachedTo"),
        ("cites", "eli:cites"),
    ],
)
def test_a_relation_is_said_plainly_and_as_a_citation(relation: str, said: str) -> None:
    store = told(reading("a.txt", kl53(cites(NQ88, relation))))  # type: ignore[arg-type]
    cited = doc("song-van/nq/88-nq-tu/2016-08-15")
    assert ask(store, f"{KL53} {said} {cited} ; eli:cites {cited}")
    assert ask(
        store,
        f"?c a vm:Citation ; vm:citingDocument {KL53} ; vm:citedDocument {cited} ; vm:relation {said} ; "
        f'vm:resolution vm:Exact ; vm:evidence/oa:exact "{relation} 88-NQ/TU"',
    )


def test_a_citation_of_some_provisions_only_says_so() -> None:
    assert ask(told(reading("a.txt", kl53(cites(NQ88, "amends", partly=True)))), "?c vm:partly true")


@pytest.mark.parametrize(
    ("overseen", "said"),
    [
        ({"oversees_this": True}, f"vm:oversees {KL53}"),
        ({"oversees": NQ88}, f"vm:oversees {doc('song-van/nq/88-nq-tu/2016-08-15')} ; vm:overseesLabel '88-NQ/TU'@vi"),
        ({"oversees": Mention("DA", name="Đề án lưới", title="lưới")}, "vm:oversees [ a vm:PlannedDocument ]"),
        ({"oversees": Mention("CTr", name="Chương trình lưới")}, "vm:overseesLabel 'Chương trình lưới'@vi"),
    ],
)
def test_a_committee_oversees_a_document_that_is_known(overseen: dict[str, object], said: str) -> None:
    committee = Committee("Ban Chỉ đạo", "Bí thư", passage("Ban"), **overseen)  # type: ignore[arg-type]
    store = told(reading("a.txt", kl53(cites(NQ88), committees=(committee,), planned=(row("Lưới", type="DA"),))))
    assert ask(store, f"?committee a vm:Committee ; {said}")


def test_what_a_committee_oversees_is_left_open_where_no_document_is_known() -> None:
    committee = Committee("Ban Chỉ đạo", "Bí thư", passage("Ban"), oversees=Mention("CTr", name="Chương trình lưới"))
    assert not ask(told(reading("a.txt", kl53(cites(NQ88), committees=(committee,)))), "?committee vm:oversees ?what")


def test_a_document_does_not_cite_itself() -> None:
    store = told(reading("a.txt", kl53(cites(mention("53-KL/TU", "2021-03-03")))))
    assert not ask(store, f"{KL53} eli:cites {KL53}")


@pytest.mark.parametrize(("date", "kind"), [("2021-03-03", "date"), ("2021-03", "gYearMonth"), ("2021", "gYear")])
def test_a_date_is_as_exact_as_it_is_known(date: str, kind: str) -> None:
    assert dated(date) == ox.Literal(date, datatype=ox.NamedNode(f"http://www.w3.org/2001/XMLSchema#{kind}"))


def test_all_that_a_source_says_stands_in_its_own_graph() -> None:
    quads = quads_of(reading("a.txt", kl53(cites(NQ88)), anomalies=(Anomaly("date", "odd", passage()),)))
    assert {quad.graph_name for quad in quads} == {graph_of("a.txt")}


def test_the_same_facts_give_the_same_quads_in_the_same_order() -> None:
    once, again = (quads_of(reading("a.txt", kl53(cites(NQ88), issuer=tinh_uy()))) for _ in range(2))
    assert once == again


def test_an_agency_has_its_full_name_its_place_and_what_it_belongs_to() -> None:
    store = told(reading("a.txt", kl53(recipients=(ban_noi_chinh(),))))
    agency = "<https://w3id.org/vanmach/id/agency/song-van/ban-noi-chinh-tinh-uy>"
    assert column(store, f"{agency} skos:prefLabel ?x") == ["Ban Nội chính Tỉnh ủy Sông Vân"]
    assert column(store, f"{agency} org:subOrganizationOf ?x") == ["agency/song-van/tinh-uy"]
    assert ask(store, f"{agency} vm:level ?level ; vm:branch ?branch ; vm:province ?province")


def test_an_agency_keeps_every_form_in_which_it_was_printed() -> None:
    full, short = ban_noi_chinh(), Agency(ban_noi_chinh().name, "BNCTU", "Sông Vân", "ban-noi-chinh-tinh-uy")
    store = told(reading("a.txt", kl53(recipients=(full, short))))
    assert column(store, "?agency a org:Organization ; skos:altLabel ?x") == ["BNCTU", "Ban Nội chính Tỉnh ủy"]


def test_a_paper_is_attached_to_the_one_that_carries_it() -> None:
    carrier = document("1188/UBND-TH", "2021-06-02")
    store = told(reading("a.txt", carrier, document("18-CTr/TU", "2021-05-25", attached_to=0)))
    assert column(store, f"{doc('song-van/ctr/18-ctr-tu/2021-05-25')} vm:attachedTo ?x") == [
        "doc/song-van/cv/1188-ubnd-th/2021-06-02"
    ]


def test_a_paper_without_number_title_and_name_can_still_be_called_something() -> None:
    store = told(reading("a.txt", document(None, None, title=None)))
    assert column(store, "?d vm:heldIn ?s ; vm:name ?x") == ["Văn bản không đề, a.txt"]


def test_words_that_look_like_markup_stay_words() -> None:
    title = '<b>"làng\\nghề"</b> } # ?x'
    assert column(told(reading("a.txt", kl53(title=title))), f"{KL53} dcterms:title ?x") == [title]
