"""Lines of documents within one authority, named after their founder."""

from made_up import LAM_SON, ask, cites, column, doc, document, mention, passage, reading, row, tinh_uy, told

from graph.store import Store
from loaders.facts import Agency, Assignment, Citation, Document

FOUNDER = "song-van/nq/88-nq-tu/2016-08-15"
UBND = Agency("Ủy ban nhân dân tỉnh Sông Vân", "UBND tỉnh", "Sông Vân", "uy-ban-nhan-dan-tinh")
CONGRESS = Agency("Đại hội đại biểu Đảng bộ tỉnh Sông Vân", "Đại hội", "Sông Vân", "dai-hoi-dai-bieu-dang-bo-tinh")
NQ88 = mention("88-NQ/TU", "2016-08-15", issuer=tinh_uy(), title="về chợ nổi")


def by(symbol: str, date: str, *citations: Citation, issuer: Agency | None = None, **more: object) -> Document:
    return document(symbol, date, *citations, issuer=issuer or tinh_uy(), **more)


def line(store: Store, founder: str = FOUNDER) -> list[str]:
    return column(store, f"?x vm:policy <https://w3id.org/vanmach/id/policy/{founder}>")


def policies(store: Store) -> list[str]:
    return column(store, "?x a vm:Policy")


def test_a_line_grows_by_what_continues_replaces_and_amends_it() -> None:
    papers = [
        by("31-KL/TU", "2021-02-26", cites(NQ88, "continues")),
        by("07-KL/TU", "2023-01-05", cites(mention("31-KL/TU", "2021-02-26"), "replaces")),
        by("40-KH/TU", "2023-09-01", cites(mention("07-KL/TU", "2023-01-05"), "implements")),
        by("41-KL/TU", "2023-09-02", cites(mention("07-KL/TU", "2023-01-05"), "based_on")),
    ]
    store = told(reading("a.txt", *papers))
    assert policies(store) == [f"policy/{FOUNDER}"]
    assert [path.split("/")[3] for path in line(store)] == ["40-kh-tu", "07-kl-tu", "31-kl-tu", "88-nq-tu"]
    policy = f"<https://w3id.org/vanmach/id/policy/{FOUNDER}>"
    assert ask(
        store, f"{policy} vm:founder {doc(FOUNDER)} ; vm:latestDocument {doc('song-van/kh/40-kh-tu/2023-09-01')}"
    )
    assert column(store, f"{policy} skos:prefLabel ?x") == ["Nghị quyết 88-NQ/TU (2016): về chợ nổi"]


def test_another_authority_is_another_line() -> None:
    others = [
        by("20-KH/UBND", "2021-03-01", cites(NQ88, "implements"), issuer=UBND),
        by("05-KL/TU", "2021-03-01", cites(NQ88, "continues"), place=LAM_SON, issuer=tinh_uy(LAM_SON)),
    ]
    assert policies(told(reading("a.txt", *others))) == []


def test_what_is_general_is_carried_out_by_too_much_to_make_a_line() -> None:
    congress = mention("01-NQ/TU", "2020-10-15", issuer=CONGRESS)
    programme = by("03-CTr/TU", "2020-12-04", planned=(row("về bến đò", from_table=True),))
    carrying = [
        by("12-KH/TU", "2021-01-04", cites(mention("03-CTr/TU", "2020-12-04"), "implements")),
        by("13-KH/TU", "2021-01-05", cites(congress, "implements")),
    ]
    assert policies(told(reading("a.txt", programme, *carrying))) == []


def test_a_general_document_that_is_replaced_has_a_line() -> None:
    old = by("03-CTr/TU", "2018-12-04", planned=(row("về bến đò", from_table=True),))
    new = by("09-CTr/TU", "2019-12-04", cites(mention("03-CTr/TU", "2018-12-04"), "replaces"))
    assert policies(told(reading("a.txt", old, new))) == ["policy/song-van/ctr/03-ctr-tu/2018-12-04"]


def test_an_open_citation_ties_nothing() -> None:
    store = told(reading("a.txt", by("31-KL/TU", "2021-02-26", cites(mention("88-NQ/TU"), "continues"))))
    assert policies(store) == []


def test_a_document_of_two_lines_does_not_make_them_one() -> None:
    both = by("31-KL/TU", "2021-02-26", cites(NQ88, "continues"), cites(mention("90-NQ/TU", "2016-09-01"), "continues"))
    other = by("90-NQ/TU", "2016-09-01")
    store = told(reading("a.txt", both, other))
    assert policies(store) == [f"policy/{FOUNDER}", "policy/song-van/nq/90-nq-tu/2016-09-01"]
    assert len(line(store)) == 2


def test_nothing_carries_on_what_comes_after_it() -> None:
    store = told(reading("a.txt", by("31-KL/TU", "2015-02-26", cites(NQ88, "continues"))))
    assert policies(store) == []


def test_the_newest_document_that_names_one_says_who_follows_up() -> None:
    def followed(agency: Agency) -> tuple[Assignment, ...]:
        return (Assignment("theo dõi", passage("theo dõi"), monitors=(agency,)),)

    papers = [
        by("31-KL/TU", "2021-02-26", cites(NQ88, "continues"), assignments=followed(tinh_uy())),
        by("07-KL/TU", "2023-01-05", cites(NQ88, "continues"), assignments=followed(UBND)),
        by("09-KL/TU", "2024-01-05", cites(NQ88, "continues")),
    ]
    assert column(told(reading("a.txt", *papers)), "?p vm:followedUpBy ?x") == ["agency/song-van/uy-ban-nhan-dan-tinh"]


def test_a_draft_is_never_the_latest() -> None:
    papers = [
        by("31-KL/TU", "2021-02-26", cites(NQ88, "continues")),
        by("07-KL/TU", "2023-01-05", cites(NQ88, "continues"), status="Draft"),
    ]
    assert column(told(reading("a.txt", *papers)), "?p vm:latestDocument ?x") == ["doc/song-van/kl/31-kl-tu/2021-02-26"]
