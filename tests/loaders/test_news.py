"""A newspaper's report: no letterhead, but a headline, a stamp, documents that it names, and counts."""

import pytest
from papers import as_said, cases, only, reading

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
}


@pytest.mark.parametrize(("words", "counts"), cases(PROGRESS))
def test_a_paragraph_counts_how_far_a_document_has_come(words: str, counts: Counts) -> None:
    (progress,) = only(f"Cá lồng lên giá\n\n{STAMP}\n\n{words}\n").progress
    assert as_said(progress.of) == ("NQ", "40-NQ/TU", "2022-06-09")
    assert (progress.issued, progress.drafting, progress.waiting, progress.total) == counts


def test_counts_of_anything_else_are_not_counted() -> None:
    found = only(f"Cá lồng lên giá\n\n{STAMP}\n\n{LEAD}, đã có 7/12 ao đầy nước.\n").progress
    assert {(p.issued, p.drafting, p.waiting, p.total) for p in found} <= {(None, None, None, None)}


def test_the_name_of_a_person_is_no_province() -> None:
    report = only(REPORT + "\n\nChánh Văn phòng Tỉnh ủy Lò Văn Ngõa vui lắm. Bà con Tỉnh ủy Lạng Sơn cũng vui.")
    assert report.place == "Lạng Sơn"
