"""The sample corpus against the facts that were planted in it (`tests/samples.md`).

Orders in running text, committees and further reviews are not told here: their tables in `samples.md` are wider than any
reader so far, and only what is read of them must be true.
"""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from papers import in_table

import loaders
from loaders.extract import read
from loaders.facts import Agency, Document, Reading
from loaders.reading import read_file

SAMPLES = Path(loaders.__file__).parent / "samples"
COMPENDIUM, DISPATCH, DRAFT = "tuyen-tap-tinh-uy.txt", "cong-van-ubnd.txt", "du-thao-chuong-trinh.txt"
NEWSPAPER, WORD, PAGE = "bao-tien-do.txt", "ket-luan-thuong-vu.docx", "nghi-quyet-hdnd.html"

TU, BTV = "Tỉnh ủy Sông Vân", "Ban Thường vụ Tỉnh ủy Sông Vân"
UBND, HDND = "Ủy ban nhân dân tỉnh Sông Vân", "Hội đồng nhân dân tỉnh Sông Vân"
BCS, VP = "Ban cán sự đảng Ủy ban nhân dân tỉnh Sông Vân", "Văn phòng Tỉnh ủy Sông Vân"
TG, TC = "Ban Tuyên giáo Tỉnh ủy Sông Vân", "Ban Tổ chức Tỉnh ủy Sông Vân"
DV, NC = "Ban Dân vận Tỉnh ủy Sông Vân", "Ban Nội chính Tỉnh ủy Sông Vân"
CA, KT = "Đảng ủy Công an tỉnh Sông Vân", "Ủy ban Kiểm tra Tỉnh ủy Sông Vân"
MT = "Đảng đoàn Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sông Vân"
CITY, LAM_THUONG = "Thành ủy Vân Hòa", "Huyện ủy Lam Thượng"
T, N = "Lò Đăng Thuyết", "Đinh Thị Ngạn"
XVI = "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh Sông Vân lần thứ XVI"
XIII = "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng"
LEADERSHIP = "Lãnh đạo, chỉ đạo chung"
PARTY = "Xây dựng Đảng và hệ thống chính trị"
ECONOMY = "Kinh tế - xã hội"
SECURITY = "Nội chính, quốc phòng, an ninh"


@cache
def sample(file: str) -> Reading:
    return read(read_file(SAMPLES / file, file))


def document(file: str, symbol: str | None) -> Document:
    (found,) = (d for d in sample(file).documents if d.symbol == symbol)
    return found


def names(agencies: tuple[Agency, ...]) -> set[str]:
    return {agency.name for agency in agencies}


class Planted(NamedTuple):
    file: str
    symbol: str | None
    date: str
    type: str
    issuer: str | None
    title_begins: str
    signed: str | None
    subject: str | None = None
    status: str = "Held"


DOCUMENTS = [
    Planted(
        COMPENDIUM, "05-CTr/TU", "2020-11-20", "CTr", TU, "thực hiện Nghị quyết Đại hội XVI Đảng bộ tỉnh", T, LEADERSHIP
    ),
    Planted(COMPENDIUM, "88-NQ/TU", "2021-06-10", "NQ", TU, "phát triển du lịch sông nước và làng nghề", T, ECONOMY),
    Planted(COMPENDIUM, "95-NQ/TU", "2021-07-30", "NQ", TU, "chuyển đổi số tỉnh Sông Vân", T, ECONOMY),
    Planted(COMPENDIUM, "12-KH/TU", "2021-09-15", "KH", TU, "phát triển nguồn nhân lực người dân tộc", N, ECONOMY),
    Planted(
        COMPENDIUM, "71-NQ/TU", "2021-04-26", "NQ", BTV, "bảo vệ rừng đầu nguồn và phát triển dược liệu", T, ECONOMY
    ),
    Planted(
        COMPENDIUM, "102-NQ/TU", "2021-09-24", "NQ", BTV, "phát triển thành phố Vân Hòa trở thành đô thị", T, ECONOMY
    ),
    Planted(COMPENDIUM, "120-NQ/TU", "2022-03-10", "NQ", BTV, "giúp huyện Lam Thượng giảm nghèo", N, ECONOMY),
    Planted(COMPENDIUM, "09-CT/TU", "2021-05-18", "CT", BTV, "phòng cháy, chữa cháy", N, SECURITY),
    Planted(COMPENDIUM, "14-CT/TU", "2022-02-22", "CT", BTV, "thực hiện nếp sống văn minh trong việc cưới", N, ECONOMY),
    Planted(COMPENDIUM, "31-KL/TU", "2021-02-26", "KL", BTV, "tiếp tục thực hiện Nghị quyết số 88-NQ/TU", T, PARTY),
    Planted(COMPENDIUM, "46-KL/TU", "2021-07-05", "KL", BTV, "tập trung đẩy mạnh thực hiện Chỉ thị số 33", T, SECURITY),
    Planted(COMPENDIUM, "63-KL/TU", "2021-12-20", "KL", BTV, "tiếp tục thực hiện Nghị quyết số 97-NQ/TU", N, ECONOMY),
    Planted(COMPENDIUM, "02-ĐA/TU", "2021-08-25", "DA", BTV, "nâng cao năng lực phát hiện", None, PARTY, "Listed"),
    Planted(DISPATCH, "1188/UBND-TH", "2021-06-02", "CV", UBND, "triển khai Chương trình số 18-CTr/TU", "Vũ Khắc Điềm"),
    Planted(DISPATCH, "18-CTr/TU", "2021-05-25", "CTr", TU, "thực hiện Nghị quyết Đại hội XIII của Đảng", T),
    Planted(DRAFT, None, "2020-09", "CTr", TU, "thực hiện Nghị quyết Đại hội Đảng bộ tỉnh", None, None, "Draft"),
    Planted(NEWSPAPER, None, "2022-12-15", "OTHER", None, "Sông Vân: Mười văn bản đã ra", None),
    Planted(WORD, "112-KL/TU", "2023-11-14", "KL", BTV, "tiếp tục thực hiện Nghị quyết số 88-NQ/TU", N),
    Planted(
        PAGE, "15/2022/NQ-HĐND", "2022-07-08", "NQ", HDND, "Quy định chính sách hỗ trợ bến thuyền", "Hoàng Tố Khuê"
    ),
]


@pytest.mark.parametrize("planted", DOCUMENTS, ids=lambda planted: planted.symbol or planted.file)
def test_a_document_is_what_was_planted(planted: Planted) -> None:
    found = document(planted.file, planted.symbol)
    issuer = found.issuer.name if found.issuer else None
    assert (found.date, found.type, issuer) == (planted.date, planted.type, planted.issuer)
    assert (found.title or "").startswith(planted.title_begins)
    assert (found.signature.name, found.subject_area, found.status) == (
        planted.signed,
        planted.subject,
        planted.status,
    )


@pytest.mark.parametrize("file", [COMPENDIUM, DISPATCH, DRAFT, NEWSPAPER, WORD, PAGE])
def test_a_file_holds_its_documents_and_no_other(file: str) -> None:
    assert [d.symbol for d in sample(file).documents] == [
        planted.symbol for planted in DOCUMENTS if planted.file == file
    ]


OFFICES = [
    (COMPENDIUM, "88-NQ/TU", "Bí thư"),
    (COMPENDIUM, "12-KH/TU", "Phó Bí thư Thường trực"),
    (DISPATCH, "1188/UBND-TH", "Phó Chủ tịch"),
    (PAGE, "15/2022/NQ-HĐND", "Chủ tịch"),
]


@pytest.mark.parametrize(("file", "symbol", "office"), OFFICES)
def test_who_signed_held_an_office(file: str, symbol: str, office: str) -> None:
    assert document(file, symbol).signature.office == office


Fact = tuple[str, str | None, str | None]
"""Relation, symbol or name, date."""

RELATIONS: dict[tuple[str, str | None], set[Fact]] = {
    (COMPENDIUM, "05-CTr/TU"): {
        ("implements", XVI, None),
        ("cites", "749/QĐ-TTg", "2020-06-03"),
        ("cites", "88-NQ/TU", "2016-08-15"),
        ("cites", "97-NQ/TU", "2016-09-30"),
        ("cites", XIII, "2021-02-01"),
    },
    (COMPENDIUM, "88-NQ/TU"): {
        ("based_on", "09/2017/QH14", "2017-06-19"),
        ("based_on", "08-NQ/TW", "2017-01-16"),
        ("based_on", XVI, None),
        ("cites", "52-NQ/TU", "2017-12-20"),
    },
    (COMPENDIUM, "95-NQ/TU"): {
        ("cites", "52-NQ/TW", "2019-09-27"),
        ("cites", XIII, "2021-02-01"),
        ("cites", "749/QĐ-TTg", "2020-06-03"),
        ("cites", XVI, None),
    },
    (COMPENDIUM, "12-KH/TU"): {("implements", "05-CTr/TU", "2020-11-20"), ("cites", "29-NQ/TW", "2013-11-04")},
    (COMPENDIUM, "71-NQ/TU"): {("cites", "13-CT/TW", "2017-01-12"), ("cites", "16/2017/QH14", "2017-11-15")},
    (COMPENDIUM, "102-NQ/TU"): {("cites", "1210/2016/UBTVQH13", "2016-05-25"), ("cites", "88-NQ/TU", "2021-06-10")},
    (COMPENDIUM, "120-NQ/TU"): {
        ("implements", "18-CTr/TU", "2021-05-25"),
        ("cites", "90/QĐ-TTg", "2022-01-18"),
        ("cites", "63-KL/TU", "2021-12-20"),
    },
    (COMPENDIUM, "09-CT/TU"): {("replaces", "21-CT/TU", "2018-03-12"), ("cites", "47-CT/TW", "2015-06-25")},
    (COMPENDIUM, "14-CT/TU"): {("cites", "27-CT/TW", "1998-01-12")},
    (COMPENDIUM, "31-KL/TU"): {("continues", "88-NQ/TU", "2016-08-15"), ("cites", "18-NQ/TW", "2017-10-25")},
    (COMPENDIUM, "46-KL/TU"): {("continues", "33-CT/TU", "2019-10-04"), ("cites", "23/2020/NĐ-CP", "2020-02-24")},
    (COMPENDIUM, "63-KL/TU"): {("continues", "97-NQ/TU", "2016-09-30"), ("cites", "88-NQ/TU", "2021-06-10")},
    (DISPATCH, "1188/UBND-TH"): {
        ("implements", "18-CTr/TU", "2021-05-25"),
        ("cites", XIII, "2021-02-01"),
        ("cites", "1020/UBND-TH", "2021-05-21"),
        ("cites", "50/NQ-CP", "2021-05-20"),
    },
    (DISPATCH, "18-CTr/TU"): {
        ("implements", XIII, "2021-02-01"),
        ("based_on", "01-CT/TW", "2021-03-09"),
        ("cites", "05-CTr/TU", "2020-11-20"),
    },
    (DRAFT, None): {("implements", XVI, None), ("cites", "35-CT/TW", "2019-05-30")},
    (WORD, "112-KL/TU"): {
        ("continues", "88-NQ/TU", "2021-06-10"),
        ("cites", "15/2022/NQ-HĐND", "2022-07-08"),
        ("cites", "82/NQ-CP", "2023-05-18"),
    },
    (PAGE, "15/2022/NQ-HĐND"): {
        ("based_on", "77/2015/QH13", "2015-06-19"),
        ("based_on", "83/2015/QH13", "2015-06-25"),
        ("based_on", "09/2017/QH14", "2017-06-19"),
        ("implements", "88-NQ/TU", "2021-06-10"),
        ("cites", "61/TTr-UBND", "2022-06-20"),
        ("repeals", "27/2017/NQ-HĐND", "2017-12-12"),
    },
}
STRONGEST = ["replaces", "repeals", "amends", "continues", "implements", "based_on", "cites"]


def strongest(found: Document) -> set[Fact]:
    """The strongest relation to each document, short citations taken for what they were resolved to."""
    relations: dict[tuple[str | None, str | None], str] = {}
    for citation in found.citations:
        mention = citation.resolved or citation.cited
        key = (mention.symbol or mention.name, mention.date)
        relations[key] = min(citation.relation, relations.get(key, "cites"), key=STRONGEST.index)
    return {(relation, *key) for key, relation in relations.items()}


@pytest.mark.parametrize("of", RELATIONS, ids=lambda of: of[1] or of[0])
def test_a_document_does_to_others_what_was_planted(of: tuple[str, str | None]) -> None:
    assert strongest(document(*of)) == RELATIONS[of]


def test_the_programme_is_attached_to_its_dispatch() -> None:
    dispatch, programme = sample(DISPATCH).documents
    assert (dispatch.attached_to, programme.attached_to) == (None, 0)


def test_the_newspaper_cites_what_it_names() -> None:
    cited = {(relation, symbol) for relation, symbol, _ in strongest(document(NEWSPAPER, None))}
    assert {("cites", s) for s in ("05-CTr/TU", "95-NQ/TU", "88-NQ/TU", "71-NQ/TU", "15/2022/NQ-HĐND")} <= cited
    assert "1450/KH-UBND" in {symbol for _, symbol in cited}


def test_the_newspaper_dates_the_plan_that_it_reports() -> None:
    assert "2021-09-30" in {
        (c.resolved or c.cited).date for c in document(NEWSPAPER, None).citations if c.cited.symbol == "1450/KH-UBND"
    }


def test_a_person_in_the_newspaper_is_no_province() -> None:
    assert document(NEWSPAPER, None).place in {None, "Sông Vân"}


def test_the_newspapers_progress_is_counted() -> None:
    counted = {
        (p.of.symbol, p.issued, p.drafting, p.waiting, p.total)
        for p in document(NEWSPAPER, None).progress
        if p.issued is not None
    }
    assert {("05-CTr/TU", 10, 1, 1, 12), ("95-NQ/TU", 7, 3, 2, 12)} <= counted


class Row(NamedTuple):
    item: str
    type: str | None
    about: str
    leads: set[str]
    due: str | None
    issuer: str | None
    coordinators: frozenset[str] = frozenset()
    product: str | None = None


PROGRAMME_05 = [
    Row("1", "NQ", "du lịch", {BCS}, "2021-06-30", TU),
    Row("2", "NQ", "chuyển đổi số", {BCS}, "2021-06-30", TU),
    Row("3", "NQ", "nguồn nhân lực", {TC}, "2021-09-30", TU),
    Row("4", "CTr", "Nghị quyết Đại hội XIII của Đảng", {TG}, "2021-06-30", TU),
    Row("5", "NQ", "nguồn nước các sông, hồ", {BCS}, "2021-12-31", TU),
    Row("6", "KL", "88-NQ/TU", {NC}, "2021-02-28", BTV),
    Row("7", "NQ", "rừng đầu nguồn", {BCS}, "2021-04-30", BTV),
    Row("8", "CT", "phòng cháy, chữa cháy", {CA}, "2021-05-31", BTV),
    Row("9", "DA", "tin giả", {TG}, "2021-09-30", BTV),
    Row("10", "NQ", "thành phố Vân Hòa", {CITY}, "2021-09-30", BTV),
    Row("11", "KL", "97-NQ/TU", {BCS}, "2021-12-31", BTV),
    Row("12", "CT", "trẻ em", {DV}, "2022-03-31", BTV),
]
PROGRAMME_18 = [
    Row("1", "NQ", "kinh tế tập thể", {BCS}, "2021-12-31", TU),
    Row("2", "NQ", "nhà sàn", {TG}, "2022-06-30", TU),
    Row("1", "NQ", "huyện Lam Thượng", {DV}, "2022-03-31", BTV),
    Row("2", "CT", "việc cưới", {TG}, "2022-01-31", BTV),
    Row("3", "DA", "sinh hoạt chi bộ", {TC}, "2022-09-30", BTV),
    Row("4", "CTr", "quỹ đất tái định cư", {MT}, "2022-09-30", BTV),
]


def test_the_first_programme_plans_twelve_papers() -> None:
    rows = in_table(document(COMPENDIUM, "05-CTr/TU"))
    assert [row.item for row in rows] == [planned.item for planned in PROGRAMME_05]


def test_the_second_programme_plans_six_papers() -> None:
    rows = in_table(document(DISPATCH, "18-CTr/TU"))
    assert [row.item for row in rows] == [planned.item for planned in PROGRAMME_18]


ALL_ROWS = [(COMPENDIUM, "05-CTr/TU", i, row) for i, row in enumerate(PROGRAMME_05)] + [
    (DISPATCH, "18-CTr/TU", i, row) for i, row in enumerate(PROGRAMME_18)
]


@pytest.mark.parametrize(
    ("file", "symbol", "at", "planned"), ALL_ROWS, ids=[f"{s} {r.about}" for _, s, _, r in ALL_ROWS]
)
def test_a_row_plans_what_was_planted(file: str, symbol: str, at: int, planned: Row) -> None:
    row = in_table(document(file, symbol))[at]
    assert row.issuer is not None
    assert (row.type, names(row.leads), row.due, row.issuer.name) == (
        planned.type,
        planned.leads,
        planned.due,
        planned.issuer,
    )
    assert planned.about in row.title


TASKS = [
    Row("1", None, "nhu cầu cán bộ", {TC}, "2021-12-31", None, frozenset({"Sở Nội vụ tỉnh Sông Vân"}), "Báo cáo"),
    Row("2", None, "cử tuyển", {BCS}, "2022-06-30", None, frozenset({"Ban Dân tộc tỉnh Sông Vân"}), "Đề án"),
    Row(
        "3",
        None,
        "tiếng dân tộc",
        {"Trường Chính trị tỉnh Sông Vân"},
        None,
        None,
        frozenset({"Sở Giáo dục và Đào tạo tỉnh Sông Vân"}),
        "Lớp học",
    ),
]


@pytest.mark.parametrize("planned", TASKS, ids=lambda planned: planned.about)
def test_a_task_table_tells_task_product_and_partners(planned: Row) -> None:
    (row,) = (row for row in in_table(document(COMPENDIUM, "12-KH/TU")) if row.item == planned.item)
    assert (names(row.leads), row.due, row.product) == (planned.leads, planned.due, planned.product)
    assert planned.coordinators <= names(row.coordinators)
    assert planned.about in row.title


@pytest.mark.parametrize(("item", "kind"), [("1", "BC"), ("2", "DA"), ("3", None)])
def test_a_product_that_is_a_paper_gives_the_task_its_type(item: str, kind: str | None) -> None:
    assert [row.type for row in in_table(document(COMPENDIUM, "12-KH/TU")) if row.item == item] == [kind]


def so(name: str) -> str:
    return f"Sở {name} tỉnh Sông Vân"


Charge = tuple[str, str | None, set[str], set[str], set[str]]
"""File, symbol, who leads, works with, follows up."""

CHARGES: list[Charge] = [
    (COMPENDIUM, "05-CTr/TU", {VP}, {TC}, {VP}),
    (COMPENDIUM, "88-NQ/TU", {TG}, {so("Văn hóa, Thể thao và Du lịch"), VP}, {TG}),
    (COMPENDIUM, "95-NQ/TU", {BCS}, {so("Thông tin và Truyền thông"), VP}, {BCS}),
    (COMPENDIUM, "12-KH/TU", {TC}, {DV}, {TC}),
    (COMPENDIUM, "71-NQ/TU", {NC}, {VP}, {NC}),
    (COMPENDIUM, "102-NQ/TU", {CITY}, {BCS, TC}, {VP}),
    (COMPENDIUM, "120-NQ/TU", {DV}, {LAM_THUONG}, {DV}),
    (COMPENDIUM, "09-CT/TU", {CA}, {NC}, {CA}),
    (COMPENDIUM, "14-CT/TU", {TG}, {DV}, {TG}),
    (COMPENDIUM, "31-KL/TU", {NC}, {VP}, {NC}),
    (COMPENDIUM, "46-KL/TU", {KT}, {CA, NC}, {VP}),
    (COMPENDIUM, "63-KL/TU", {BCS}, {"Hội Nông dân tỉnh Sông Vân", DV}, {BCS}),
    (DISPATCH, "18-CTr/TU", {VP}, {TG}, {VP}),
    (DISPATCH, "1188/UBND-TH", {so("Kế hoạch và Đầu tư")}, {so("Tài chính")}, {f"Văn phòng {UBND}"}),
    (WORD, "112-KL/TU", {TG}, {VP}, {TG}),
    (DRAFT, None, {so("Tài nguyên và Môi trường")}, {so("Tài chính")}, {VP}),
]


@pytest.mark.parametrize(
    ("file", "symbol", "leads", "partners", "monitors"),
    [pytest.param(*charge, id=charge[1] or charge[0]) for charge in CHARGES],
)
def test_those_in_charge_are_read(
    file: str, symbol: str | None, leads: set[str], partners: set[str], monitors: set[str]
) -> None:
    found = document(file, symbol).assignments
    assert set().union(*(names(a.leads) for a in found)) == leads
    assert set().union(*(names(a.coordinators) for a in found)) == partners
    assert set().union(*(names(a.monitors) for a in found)) == monitors


Reviews = tuple[str, str | None, str | None, str | None]
"""File, symbol, mid-term review, final review."""

REVIEWS: list[Reviews] = [
    (COMPENDIUM, "05-CTr/TU", "2023-06-30", "2025-03-31"),
    (COMPENDIUM, "88-NQ/TU", "2023-06-30", "2025-12-31"),
    (COMPENDIUM, "95-NQ/TU", "2023-09-30", "2025-12-31"),
    (COMPENDIUM, "12-KH/TU", "2023-09-30", "2025-09-30"),
    (COMPENDIUM, "71-NQ/TU", "2023-12-31", "2025-12-31"),
    (COMPENDIUM, "102-NQ/TU", "2023-09-30", "2025-09-30"),
    (COMPENDIUM, "120-NQ/TU", "2024-03-31", "2025-12-31"),
    (COMPENDIUM, "09-CT/TU", "2022-06-30", "2025-06-30"),
    (COMPENDIUM, "14-CT/TU", None, "2025-03-31"),
    (COMPENDIUM, "31-KL/TU", "2023-03-31", "2025-12-31"),
    (COMPENDIUM, "46-KL/TU", None, "2024-09-30"),
    (COMPENDIUM, "63-KL/TU", "2023-12-31", "2025-12-31"),
    (DISPATCH, "18-CTr/TU", "2023-09-30", None),
    (WORD, "112-KL/TU", None, "2025-12-31"),
    (DRAFT, None, None, "2025-09-30"),
]


@pytest.mark.parametrize(
    ("file", "symbol", "interim", "final"), REVIEWS, ids=[symbol or file for file, symbol, *_ in REVIEWS]
)
def test_no_review_is_read_that_was_not_planted(
    file: str, symbol: str | None, interim: str | None, final: str | None
) -> None:
    found = {(review.kind, review.due) for review in document(file, symbol).reviews}
    assert found <= {("Interim", interim), ("Final", final)}


ANOMALIES = [
    (COMPENDIUM, {"index-date", "indexes-disagree"}),
    (DISPATCH, set()),
    (DRAFT, {"no-number"}),
    (NEWSPAPER, set()),
    (WORD, set()),
    (PAGE, set()),
]


@pytest.mark.parametrize(("file", "kinds"), ANOMALIES)
def test_only_the_planted_anomalies_are_found(file: str, kinds: set[str]) -> None:
    assert {anomaly.kind for anomaly in sample(file).anomalies} == kinds


def test_the_anomaly_of_the_indexes_is_about_the_one_date() -> None:
    assert all("2021-08-05" in a.comment and "2021-07-05" in a.comment for a in sample(COMPENDIUM).anomalies)


def test_the_secret_paper_is_marked_and_has_no_body() -> None:
    secret = document(COMPENDIUM, "02-ĐA/TU")
    assert (secret.classification, secret.citations, secret.planned) == ("mat", (), ())


def test_one_number_means_two_resolutions() -> None:
    dates = {
        symbol: {(c.resolved or c.cited).date for c in document(file, symbol).citations if c.cited.symbol == "88-NQ/TU"}
        for file, symbol in ((COMPENDIUM, "31-KL/TU"), (WORD, "112-KL/TU"))
    }
    assert dates == {"31-KL/TU": {"2016-08-15"}, "112-KL/TU": {"2021-06-10"}}


def test_what_is_no_document_is_not_read() -> None:
    symbols = {c.cited.symbol for file in (COMPENDIUM, PAGE) for d in sample(file).documents for c in d.citations}
    assert not symbols & {"41/GP-STTTT", "09/GP-TTĐT", "03/2020/NQ-HĐND"}


@pytest.mark.parametrize("file", [COMPENDIUM, DISPATCH, DRAFT, NEWSPAPER, WORD, PAGE])
def test_every_fact_quotes_the_source(file: str) -> None:
    text = sample(file).source.text
    passages = [
        fact.passage
        for d in sample(file).documents
        for facts in ([d], d.citations, d.planned, d.assignments, d.reviews, d.committees, d.progress)
        for fact in facts
    ] + [anomaly.passage for anomaly in sample(file).anomalies]
    assert all(text[p.start : p.end] == p.quote != "" for p in passages)
