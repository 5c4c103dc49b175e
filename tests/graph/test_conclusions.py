"""What several sources say together: which document is meant, what a cited document is, what met a plan."""

import pytest
from made_up import LAM_SON, ask, cites, column, doc, document, mention, reading, row, tinh_uy, told

from graph.conclusions import CONCLUSIONS, SAME_TERM, conclude
from graph.store import Store
from graph.triples import quads_of
from loaders.extract import read
from loaders.facts import Document, Mention, Reading, Source
from ontology.namespaces import SPARQL_PREFIXES
from ontology.registers import resolution_rules

NQ88_2016, NQ88_2021 = "doc/song-van/nq/88-nq-tu/2016-08-15", "doc/song-van/nq/88-nq-tu/2021-06-10"


def numbers() -> Reading:
    """Two documents of one number, of two terms."""
    return reading("n.txt", document("88-NQ/TU", "2016-08-15"), document("88-NQ/TU", "2021-06-10"))


def citing(date: str | None, symbol: str = "88-NQ/TU", place: str | None = "Sông Vân") -> Reading:
    """A conclusion of that day that cites a number without its date."""
    return reading("c.txt", document("31-KL/TU", date, cites(mention(symbol, place=place), "continues")))


def resolution(store: Store) -> list[str]:
    return column(store, "?c vm:citingDocument/vm:heldIn/dcterms:identifier 'c.txt' ; vm:resolution ?x")


def meant(store: Store) -> list[str]:
    return column(store, "?c vm:citingDocument/vm:heldIn/dcterms:identifier 'c.txt' ; vm:citedDocument ?x")


# --- one number, two documents ------------------------------------------------------------------------------------


def test_a_number_that_was_given_again_in_the_next_term_is_two_documents() -> None:
    assert column(told(numbers()), '?x eli:id_local "88-NQ/TU"') == [NQ88_2016, NQ88_2021]


def test_two_full_citations_of_one_number_stay_two() -> None:
    both = (cites(mention("109-NQ/TU", "2016-04-05")), cites(mention("109-NQ/TU", "2021-04-05")))
    store = told(reading("a.txt", document("53-KL/TU", "2021-05-05", *both)))
    assert column(store, '?x eli:id_local "109-NQ/TU" ; vm:status vm:Cited') == [
        "doc/song-van/nq/109-nq-tu/2016-04-05",
        "doc/song-van/nq/109-nq-tu/2021-04-05",
    ]


def test_a_number_of_the_centre_is_not_one_of_the_province() -> None:
    store = told(reading("n.txt", document("05-CT/TU", "2021-03-01")), citing("2021-06-01", "05-CT/TW", None))
    assert resolution(store) == ["Open"]
    assert column(store, "?c vm:candidate ?x") == []


def test_a_number_of_another_province_is_not_meant() -> None:
    store = told(reading("n.txt", document("88-NQ/TU", "2021-03-01", place=LAM_SON)), citing("2021-06-01"))
    assert resolution(store) == ["Open"]
    assert column(store, "?c vm:candidate ?x") == []


# --- a number without a date --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2018-02-01", [NQ88_2016]),  # the term of 2015-2020
        ("2023-11-14", [NQ88_2021]),  # the term of 2020-2025
        ("2016-08-15", [NQ88_2016]),  # the same day
    ],
)
def test_the_only_one_of_its_term_is_meant_and_the_rule_is_said(day: str, found: list[str]) -> None:
    store = told(numbers(), citing(day))
    assert resolution(store) == ["Inferred"]
    assert meant(store) == found
    assert column(store, "?c vm:rule ?x") == [SAME_TERM]
    assert ask(store, f"{doc(f'song-van/kl/31-kl-tu/{day}')} vm:continues {doc(found[0].removeprefix('doc/'))}")


def test_the_rule_is_one_that_is_explained() -> None:
    assert SAME_TERM in resolution_rules()


@pytest.mark.parametrize(
    "day",
    [
        "2021-02-26",  # the next term: the one of 2016 is of the last, that of 2021 comes later
        "2016-01-01",  # before either
        "2020-10-01",  # while congresses met: which series a number is of is not sure
        "2026-02-01",  # a later term
        "2021-06",  # a month is no day
        None,
    ],
)
def test_where_the_term_does_not_tell_the_citation_stays_open_with_its_candidates(day: str | None) -> None:
    store = told(numbers(), citing(day))
    assert resolution(store) == ["Open"]
    assert column(store, "?c vm:candidate ?x") == [NQ88_2016, NQ88_2021]
    assert not set(meant(store)) & {NQ88_2016, NQ88_2021}


def test_two_of_one_number_in_one_term_leave_it_open() -> None:
    twins = reading("n.txt", document("88-NQ/TU", "2021-03-01"), document("88-NQ/TU", "2021-06-10"))
    assert resolution(told(twins, citing("2023-01-01"))) == ["Open"]


def test_a_state_number_begins_again_every_year() -> None:
    paper = reading("n.txt", document("20/KH-UBND", "2021-02-01"))
    assert resolution(told(paper, citing("2021-11-01", "20/KH-UBND"))) == ["Inferred"]
    assert resolution(told(paper, citing("2022-01-15", "20/KH-UBND"))) == ["Open"]


def test_the_terms_of_the_centre_are_its_own() -> None:
    paper = reading("n.txt", document("05-CT/TW", "2016-05-15", place=None))
    assert resolution(told(paper, citing("2020-12-15", "05-CT/TW", None))) == ["Inferred"]
    assert resolution(told(paper, citing("2021-03-15", "05-CT/TW", None))) == ["Open"]


def test_a_document_that_is_only_cited_in_full_can_be_meant_too() -> None:
    full = reading("n.txt", document("02-KL/TU", "2021-01-05", cites(mention("88-NQ/TU", "2020-12-15"))))
    assert meant(told(full, citing("2021-06-01"))) == ["doc/song-van/nq/88-nq-tu/2020-12-15"]


def test_two_texts_with_an_unclear_number_do_not_share_a_document() -> None:
    store = told(citing("2021-02-26"), reading("d.txt", document("46-KL/TU", "2021-02-27", cites(mention("88-NQ/TU")))))
    assert len(column(store, "?c vm:resolution vm:Open ; vm:citedDocument ?x")) == 2


def test_a_citation_never_means_the_citing_document() -> None:
    own = document("88-NQ/TU", "2021-06-10", cites(mention("88-NQ/TU")))
    assert column(told(reading("c.txt", own)), "?c vm:resolution ?x") == ["Open"]


def test_a_rule_that_the_text_itself_gave_is_kept() -> None:
    full = mention("88-NQ/TU", "2016-08-15")
    short = cites(mention("88-NQ/TU"), resolved=full, rule="named-in-full-in-same-text")
    store = told(reading("c.txt", document("31-KL/TU", "2021-02-26", short)))
    assert (resolution(store), meant(store)) == (["Inferred"], [NQ88_2016])
    assert column(store, "?c vm:rule ?x") == ["named-in-full-in-same-text"]


# --- what a document is -------------------------------------------------------------------------------------------


def described(paper: Document, *citations: Mention) -> Store:
    return told(
        reading("c.txt", document("31-KL/TU", "2021-02-26", *(cites(cited) for cited in citations))),
        reading("n.txt", paper),
    )


def test_a_document_known_by_citation_is_what_most_citations_say() -> None:
    said = [mention("88-NQ/TU", "2016-08-15", title=title) for title in ("về đò", "về đò ngang", "về đò ngang")]
    store = described(document("01-CT/TU", "2021-01-01"), *said)
    assert column(store, f"{doc('song-van/nq/88-nq-tu/2016-08-15')} dcterms:title ?x") == ["về đò ngang"]


def test_a_document_known_by_citation_has_its_type_number_date_and_issuer() -> None:
    store = described(document("01-CT/TU", "2021-01-01"), mention("88-NQ/TU", "2016-08-15", issuer=tinh_uy()))
    assert ask(
        store,
        f"{doc('song-van/nq/88-nq-tu/2016-08-15')} a vm:Document ; vm:status vm:Cited ; eli:id_local '88-NQ/TU' ; "
        "eli:date_document '2016-08-15'^^xsd:date ; eli:type_document/skos:notation 'NQ' ; "
        "eli:passed_by <https://w3id.org/vanmach/id/agency/song-van/tinh-uy>",
    )


def test_a_document_that_a_source_holds_is_described_by_that_source_alone() -> None:
    store = described(
        document("88-NQ/TU", "2016-08-15", title="về làng nghề"), mention("88-NQ/TU", "2016-08-15", title="về nghề")
    )
    known = doc("song-van/nq/88-nq-tu/2016-08-15")
    assert column(store, f"{known} dcterms:title ?x") == ["về làng nghề"]
    assert column(store, f"{known} vm:status ?x") == ["Held"]


@pytest.mark.parametrize(
    ("statuses", "strongest"),
    [(("Listed", "Held"), "Held"), (("Draft", "Listed"), "Draft"), (("Listed", "Listed"), "Listed")],
)
def test_a_document_in_several_sources_has_its_strongest_status(statuses: tuple[str, ...], strongest: str) -> None:
    papers = [reading(f"{i}.txt", document("88-NQ/TU", "2016-08-15", status=s)) for i, s in enumerate(statuses)]
    assert column(told(*papers), f"{doc('song-van/nq/88-nq-tu/2016-08-15')} vm:status ?x") == [strongest]


# --- plans --------------------------------------------------------------------------------------------------------


def plan(*rows: object) -> Reading:
    return reading("p.txt", document("05-CTr/TU", "2020-11-20", planned=rows))


def met(store: Store) -> list[str]:
    return column(store, "?row vm:fulfilledBy ?x")


TITLE = "về phát triển làng nghề đan lưới ven sông"


def test_a_planned_document_is_met_by_the_one_of_its_title_and_time() -> None:
    issued = document("88-NQ/TU", "2021-06-10", title="phát triển làng nghề đan lưới ven sông, giai đoạn 2021-2025")
    store = told(plan(row(TITLE, due="2021-06-30")), reading("n.txt", issued))
    assert met(store) == [NQ88_2021]
    assert ask(store, "?row vm:confidence ?confidence FILTER (?confidence > 0.7 && ?confidence <= 1)")
    assert ask(store, "?row vm:rule 'titles-alike' ; vm:why ?vi, ?en FILTER (LANG(?vi) = 'vi' && LANG(?en) = 'en')")


@pytest.mark.parametrize(
    ("issued", "why_not"),
    [
        (document("88-NQ/TU", "2021-06-10", title="về phòng, chống cháy rừng đầu nguồn"), "another matter"),
        (document("88-NQ/TU", "2024-06-10", title=TITLE), "years late"),
        (document("88-NQ/TU", "2021-06-10", title=TITLE, place=LAM_SON), "another province"),
        (document("88-NQ/TU", "2021-06-10", title=TITLE, status="Draft"), "a draft"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_planned_document_is_not_met(issued: Document, why_not: str) -> None:
    assert met(told(plan(row(TITLE, due="2021-06-30")), reading("n.txt", issued))) == [], why_not


def test_one_document_meets_one_row_of_a_plan() -> None:
    rows = (row(TITLE, item="1", due="2021-06-30"), row(TITLE, item="2", due="2021-06-30"))
    store = told(plan(*rows), reading("n.txt", document("88-NQ/TU", "2021-06-10", title=TITLE)))
    assert len(column(store, "?x vm:fulfilledBy ?d")) == 1


@pytest.mark.parametrize(
    ("listed", "found"),
    [
        (f"{TITLE} và mở chợ nổi", ["doc/song-van/ctr/05-ctr-tu/2020-11-20"]),
        (f"{TITLE} và đào tạo thợ trẻ", []),  # alike enough for another paper, but this one knows its own title
    ],
)
def test_a_plan_meets_a_row_of_its_own_list_only_under_its_own_title(listed: str, found: list[str]) -> None:
    rows = (row(listed, type="CTr", due="2020-12-31"),)
    programme = document("05-CTr/TU", "2020-11-20", title=f"{TITLE} và mở chợ nổi", planned=rows)
    assert met(told(reading("p.txt", programme))) == found


# --- order --------------------------------------------------------------------------------------------------------


def test_what_is_concluded_does_not_depend_on_the_order_of_the_sources() -> None:
    sources = [numbers(), citing("2018-02-01"), plan(row(TITLE, due="2021-06-30"))]
    one, other = (
        conclude(Store.in_memory([quad for source in order for quad in quads_of(source)]))
        for order in (sources, sources[::-1])
    )
    assert one == other
    assert {quad.graph_name.value for quad in one} == {CONCLUSIONS}


def test_copies_that_differ_a_little_say_nothing_twice() -> None:
    """Near copies of one source say the same under the same names: the merged graph holds it once."""
    text = "TỈNH ỦY SÔNG VÂN\nSố 9-KL/TU\n\nSông Vân, ngày 5 tháng 6 năm 2021\n\nKẾT LUẬN\nvề nuôi dê núi\n\nCăn cứ Luật Chăn nuôi năm 2018;\n"
    copies = [read(Source(f"{n}.txt", f"{n:064}", "txt", f"{text}\n\nBản sao {n}.")) for n in range(12)]
    store = told(*copies)
    assert len(store.rows(f"{SPARQL_PREFIXES} SELECT ?t WHERE {{ ?d vm:heldIn ?s ; dcterms:title ?t }}")) == 12
    assert len(store.rows(f"{SPARQL_PREFIXES} SELECT ?t WHERE {{ ?d eli:id_local '9-KL/TU' ; dcterms:title ?t }}")) == 1


# --- a document called by its matter ------------------------------------------------------------------------------

MATTER = "nuôi dê núi và trồng cỏ trên các sườn đồi giai đoạn 2021-2025"


def by_matter(date: str, matter: str = MATTER) -> Reading:
    """A conclusion of that day that cites a plan by its matter, the sentence running on behind it."""
    cited = Mention(type="KH", title=f"{matter} cho khéo", place="Sông Vân", issuer=tinh_uy())
    return reading("c.txt", document("31-KL/TU", date, cites(cited)))


def plans(*days: str) -> Reading:
    return reading("n.txt", *(document(f"{n}-KH/TU", day, title=MATTER) for n, day in enumerate(days, start=10)))


def test_the_only_earlier_document_of_that_type_and_matter_is_meant() -> None:
    store = told(plans("2021-06-09"), by_matter("2021-07-15"))
    assert resolution(store) == ["Inferred"]
    assert meant(store) == ["doc/song-van/kh/10-kh-tu/2021-06-09"]


@pytest.mark.parametrize(
    ("known", "citing_it", "candidates"),
    [
        (plans("2021-08-09"), by_matter("2021-07-15"), 1),  # issued later
        (plans("2021-06-09", "2021-06-10"), by_matter("2021-07-15"), 2),  # two of them
        (plans("2021-06-09"), by_matter("2021-07-15", "đắp đê ngăn lũ ven sông trước mùa mưa bão"), 0),
    ],
)
def test_a_document_called_by_its_matter_stays_open_without_a_stand_in(
    known: Reading, citing_it: Reading, candidates: int
) -> None:
    store = told(known, citing_it)
    assert (resolution(store), meant(store)) == (["Open"], [])
    assert len(column(store, "?c vm:candidate ?x")) == candidates
    assert column(store, "?x vm:status vm:Cited") == []
