"""A newspaper's report: no letterhead, but a headline, a stamp, documents that it names, and counts."""

import pytest
from papers import as_said, cases, only, reading, resolution

STAMP = "15/12/2022 - 07:30"
LEAD = "Đối với Nghị quyết số 40-NQ/TU ngày 09-6-2022 của Tỉnh ủy Lạng Sơn về nuôi cá"
REPORT = f"Cá lồng lên giá, bản vui\n\n{STAMP}\n\n{LEAD}, bà con mong được vay vốn.\n\nLò Thị Mơ\n"


def test_a_report_is_one_document_with_headline_and_day() -> None:
    report = only(REPORT)
    assert (report.type, report.title, report.date) == ("OTHER", "Cá lồng lên giá, bản vui", "2022-12-15")
    assert (report.symbol, report.issuer) == (None, None)


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("15/12/2022 - 07:30", "2022-12-15"),
        ("Thứ Năm, 15/12/2022", "2022-12-15"),
        ("15-12-2022, 07:30", "2022-12-15"),
        ("Ngày 15.12.2022", "2022-12-15"),
        ("Tin đọc sáng nay", None),
    ],
)
def test_a_report_has_a_stamp(stamp: str, day: str | None) -> None:
    assert only(REPORT.replace(STAMP, stamp)).date == day


def test_a_report_cites_what_it_names() -> None:
    report = only(REPORT + "\n\nTheo Quyết định số 749/QĐ-TTg ngày 03-6-2020, bản có mạng.")
    assert [as_said(citation.cited) for citation in report.citations] == [
        ("NQ", "40-NQ/TU", "2022-06-09"),
        ("QD", "749/QĐ-TTg", "2020-06-03"),
    ]
    assert {citation.relation for citation in report.citations} == {"cites"}


def test_a_short_citation_in_a_report_is_resolved_in_it() -> None:
    report = only(REPORT + "\n\nNghị quyết số 40-NQ/TU đến từng nhà.")
    assert [c.resolved.date if c.resolved else None for c in report.citations] == [None, "2022-06-09"]


@pytest.mark.parametrize("text", ["", "Cá lên giá\n\n15/12/2022\n\nBản vui.", " \n\t\n "])
def test_a_text_that_names_no_document_holds_none(text: str) -> None:
    assert reading(text).documents == ()


Counts = tuple[int | None, int | None, int | None, int | None]
PROGRESS: dict[str, tuple[str, Counts]] = {
    "all three": (
        f"{LEAD}, các sở đã ban hành 7/12 văn bản, 3/12 văn bản đang hoàn thiện dự thảo, 2/12 văn bản chờ hướng dẫn.",
        (7, 3, 2, 12),
    ),
    "issued only": (f"{LEAD}, đã ban hành 7/12 văn bản.", (7, None, None, 12)),
    "over two sentences": (f"{LEAD}. Các sở ban hành được 9/10 đề án. 1/10 đề án chờ duyệt.", (9, None, 1, 10)),
    "what remains": (
        f"{LEAD}, tỉnh xác định 30 nội dung; đã có 21 nội dung được ban hành, còn 9 nội dung chưa triển khai.",
        (21, None, 9, 30),
    ),
    "what remains, the noun left out": (
        f"{LEAD}, tỉnh giao xây dựng 30 đề án; đã có 21 đề án, còn 9 chưa triển khai.",
        (21, None, 9, 30),
    ),
    "shares, then counts": (
        f"{LEAD}, 14/26 đề án đã được ban hành, 8 đề án đang hoàn thiện dự thảo, 4 đề án chưa triển khai.",
        (14, 8, 4, 26),
    ),
    "out of a total": (
        f"{LEAD}, trong tổng số 9 nghị quyết có 7 đã ban hành, 2 đang soạn thảo.",
        (7, 2, None, 9),
    ),
    "so many of so many": (f"{LEAD}, bản mới ban hành được 4 trên 15 văn bản.", (4, None, None, 15)),
    "in words": (f"{LEAD}, gồm mười hai văn bản: bảy văn bản đã ban hành, năm đang dự thảo.", (7, None, None, 12)),
    "of another matter": (f"{LEAD}, đã ban hành 7/12 văn bản, mở 5 lớp và họp 3/4 buổi.", (7, None, None, 12)),
    "of another total": (f"{LEAD}, đã ban hành 7/12 văn bản, 3/5 văn bản của huyện đang dự thảo.", (7, None, None, 12)),
    "the same state twice": (
        f"{LEAD}, gồm 12 văn bản. Sở Y tế ban hành 3 văn bản, Công an tỉnh ban hành 4 văn bản.",
        (None, None, None, 12),
    ),
}


@pytest.mark.parametrize(("words", "counts"), cases(PROGRESS))
def test_a_paragraph_counts_how_far_a_document_has_come(words: str, counts: Counts) -> None:
    (progress,) = only(f"Cá lồng lên giá\n\n{STAMP}\n\n{words}\n").progress
    assert as_said(progress.of) == ("NQ", "40-NQ/TU", "2022-06-09")
    assert (progress.issued, progress.drafting, progress.waiting, progress.total) == counts


@pytest.mark.parametrize(
    ("said", "adds_up"),
    [
        ("đã ban hành 7/12 văn bản, 3/12 văn bản đang dự thảo, 2/12 văn bản chờ duyệt", True),
        ("đã ban hành 7/12 văn bản, 3/12 văn bản đang dự thảo", True),
        ("đã ban hành 7/12 văn bản, 3/12 văn bản đang dự thảo, 1/12 văn bản chờ duyệt", False),
        ("đã ban hành 9/12 văn bản, 6/12 văn bản đang dự thảo", False),
    ],
)
def test_counts_that_do_not_add_up_are_noted(said: str, adds_up: bool) -> None:
    kinds = {anomaly.kind for anomaly in reading(f"Cá lồng lên giá\n\n{STAMP}\n\n{LEAD}, {said}.\n").anomalies}
    assert ("counts-disagree" not in kinds) == adds_up


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("các sở đã mở lớp.", True),
        ("bà con đang đóng lồng.", True),
        ("huyện chưa chọn được hồ.", True),
        ("bà con mong được vay vốn.", False),
        ("đã xác định mỗi hồ một đàn cá.", False),
        ("phấn đấu hoàn thành trước mùa lũ.", False),
    ],
)
def test_a_paragraph_that_tells_of_no_progress_reports_none(words: str, told: bool) -> None:
    assert bool(only(f"Cá lồng lên giá\n\n{STAMP}\n\n{LEAD}, {words}\n").progress) == told


ABOUT = "về tình hình thực hiện Nghị quyết số 40-NQ/TU ngày 09/6/2022 của Tỉnh ủy về nuôi cá"
RESULTS = "I. KẾT QUẢ ĐẠT ĐƯỢC\n\n"
REPORTS: dict[str, tuple[str, list[tuple[str | None, Counts]]]] = {
    "counts": (
        RESULTS + "1. Các sở đã ban hành 7/12 văn bản; 5/12 văn bản đang dự thảo.",
        [("40-NQ/TU", (7, 5, None, 12))],
    ),
    "late ones": (RESULTS + "1. Việc ban hành 3/12 văn bản còn chậm.", [("40-NQ/TU", (None, None, 3, 12))]),
    "why it is written": (
        "Thực hiện Kế hoạch số 5-KH/TU ngày 04/5/2022, Tỉnh ủy báo cáo:\n\n" + RESULTS + "1. Đã ban hành 7/12 văn bản.",
        [("40-NQ/TU", (7, None, None, 12))],
    ),
    "another paper": (
        RESULTS + "1. Thực hiện Chỉ thị số 9-CT/TU ngày 04/5/2022, Sở Y tế đã mở lớp.",
        [("9-CT/TU", (None, None, None, None))],
    ),
    "counts to come": ("II. PHƯƠNG HƯỚNG, NHIỆM VỤ\n\n1. Phấn đấu ban hành 7/12 văn bản.", []),
    "no counts of papers": (RESULTS + "1. Đã có 7/12 ao đầy nước.", []),
}


@pytest.mark.parametrize(("body", "found"), cases(REPORTS))
def test_an_official_report_tells_the_progress_of_the_paper_in_its_title(
    body: str, found: list[tuple[str | None, Counts]]
) -> None:
    report = only(resolution(body, title=ABOUT, kind="BÁO CÁO", symbol="77-BC/TU"))
    assert [(p.of.symbol, (p.issued, p.drafting, p.waiting, p.total)) for p in report.progress] == found


def test_only_a_report_tells_progress() -> None:
    body = RESULTS + "1. Các sở đã ban hành 7/12 văn bản."
    assert only(resolution(body, title=ABOUT)).progress == ()


def test_counts_of_anything_else_are_not_counted() -> None:
    found = only(f"Cá lồng lên giá\n\n{STAMP}\n\n{LEAD}, đã có 7/12 ao đầy nước.\n").progress
    assert {(p.issued, p.drafting, p.waiting, p.total) for p in found} <= {(None, None, None, None)}


def test_the_name_of_a_person_is_no_province() -> None:
    report = only(REPORT + "\n\nChánh Văn phòng Tỉnh ủy Lò Văn Ngõa vui lắm. Bà con Tỉnh ủy Lạng Sơn cũng vui.")
    assert report.place == "Lạng Sơn"


A, B, C = (
    "Nghị quyết số 40-NQ/TU ngày 09-6-2022",
    "Nghị quyết số 7-NQ/TU ngày 02-3-2017",
    "Chỉ thị số 9-CT/TU ngày 04-5-2018",
)
PLAN = "Kế hoạch số 66/KH-UBND ngày 11-8-2022"
REPORTED: dict[str, tuple[str, set[tuple[str, str, str]]]] = {
    "carries out": (f"{PLAN} thực hiện {A} đã đến bản.", {("66/KH-UBND", "implements", "40-NQ/TU")}),
    "carried out by": (f"Thực hiện {A}, UBND tỉnh đã ban hành {PLAN}.", {("66/KH-UBND", "implements", "40-NQ/TU")}),
    "carries out two": (
        f"Thực hiện {A} và {C}, UBND tỉnh ban hành {PLAN}.",
        {("66/KH-UBND", "implements", "40-NQ/TU"), ("66/KH-UBND", "implements", "9-CT/TU")},
    ),
    "rests on": (f"Căn cứ {A}, UBND tỉnh ban hành {PLAN}.", {("66/KH-UBND", "based_on", "40-NQ/TU")}),
    "was written upon": (f"{PLAN} được xây dựng trên cơ sở {A}.", {("66/KH-UBND", "based_on", "40-NQ/TU")}),
    "replaces": (f"{A} về nuôi cá, thay thế {B}.", {("40-NQ/TU", "replaces", "7-NQ/TU")}),
    "replaces two": (
        f"{A} thay thế {B} và {C}.",
        {("40-NQ/TU", "replaces", "7-NQ/TU"), ("40-NQ/TU", "replaces", "9-CT/TU")},
    ),
    "was replaced": (f"{B} đã được thay thế bởi {A}.", {("40-NQ/TU", "replaces", "7-NQ/TU")}),
    "amends": (f"{A} sửa đổi, bổ sung {B}.", {("40-NQ/TU", "amends", "7-NQ/TU")}),
    "repeals": (f"Tỉnh ủy ban hành {A} bãi bỏ {B}.", {("40-NQ/TU", "repeals", "7-NQ/TU")}),
    "continues": (f"{A} về tiếp tục thực hiện {B}.", {("40-NQ/TU", "continues", "7-NQ/TU")}),
    "someone else continues": (f"Sau {A}, các huyện tiếp tục thực hiện {B}.", set()),
    "someone else replaces": (f"Theo {A}, Sở Y tế thay thế {B}.", set()),
    "is only asked for": (f"{A} cần thay thế {B}.", set()),
    "stand side by side": (f"Bà con học {A} và {B}.", set()),
    "in two sentences": (f"Bà con học {A}. Thay thế {B} là việc khác.", set()),
}


@pytest.mark.parametrize(("words", "relations"), cases(REPORTED))
def test_a_report_tells_what_one_paper_does_to_another(words: str, relations: set[tuple[str, str, str]]) -> None:
    report = only(f"Cá lồng lên giá\n\n{STAMP}\n\n{words}\n\nBản ở Lạng Sơn.")
    cited = [citation.cited.symbol for citation in report.citations]
    assert {(cited[r.acting], r.relation, cited[r.acted]) for r in report.reported} == relations


DRAFTS: dict[str, tuple[str, str | None]] = {
    "of": ("Bản góp ý dự thảo Nghị quyết của Tỉnh ủy về nuôi cá lồng.", "Tỉnh ủy Lạng Sơn"),
    "submitted to": (
        "Sở Y tế trình HĐND tỉnh xem xét, ban hành dự thảo Nghị quyết về nuôi cá lồng.",
        "Hội đồng nhân dân tỉnh Lạng Sơn",
    ),
    "met to pass": (
        "Ban Chấp hành Đảng bộ tỉnh mở hội nghị thông qua Nghị quyết về nuôi cá lồng.\n\n"
        "Trưởng ban Tuyên giáo Tỉnh ủy đọc dự thảo Nghị quyết về nuôi cá lồng.",
        "Tỉnh ủy Lạng Sơn",
    ),
    "only read aloud": ("Trưởng ban Tuyên giáo Tỉnh ủy thông qua dự thảo Nghị quyết về nuôi cá lồng.", None),
    "two may be meant": (
        "Tỉnh ủy họp thông qua Nghị quyết về nuôi cá lồng.\n\nHĐND tỉnh họp thông qua Nghị quyết về nuôi cá lồng.\n\n"
        "Bản góp ý dự thảo Nghị quyết về nuôi cá lồng.",
        None,
    ),
    "nobody": ("Bản góp ý dự thảo Nghị quyết về nuôi cá lồng.", None),
}


@pytest.mark.parametrize(("words", "issuer"), cases(DRAFTS))
def test_a_draft_has_the_issuer_that_the_report_names(words: str, issuer: str | None) -> None:
    report = only(f"Cá lồng lên giá\n\n{STAMP}\n\n{words}\n\nBản ở Lạng Sơn.")
    (draft,) = (citation.cited for citation in report.citations if citation.cited.draft)
    assert (draft.type, draft.title, draft.issuer.name if draft.issuer else None) == ("NQ", "nuôi cá lồng", issuer)
