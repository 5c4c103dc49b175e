"""Forms of other provinces, levels and years: how they number, list, head and sign, and what is read from them."""

import pytest
from papers import PLACE, letterhead, only, reading, resolution

from loaders.citations import find_mentions
from loaders.dates import read_due

STATE_MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"


@pytest.mark.parametrize(
    "body",
    [
        "1. Ban Tuyên giáo Tỉnh ủy chủ trì dạy hát then.",
        "1- Ban Tuyên giáo Tỉnh ủy chủ trì dạy hát then.",
        "1 - Ban Tuyên giáo Tỉnh ủy chủ trì dạy hát then.",
        "1. Ban Tuyên giáo Tỉnh ủy:\n\n1.1. Chủ trì dạy hát then.",
    ],
)
def test_a_duty_is_read_under_any_numbering(body: str) -> None:
    (duty,) = only(resolution(f"II. VIỆC\n\n{body}")).assignments
    assert [agency.name for agency in duty.leads] == ["Ban Tuyên giáo Tỉnh ủy Lạng Sơn"]


@pytest.mark.parametrize(
    "addressed",
    [
        "Ban Dân vận Tỉnh ủy; các huyện ủy, thành ủy",
        "Ban Dân vận Tỉnh ủy và các cơ quan liên quan, các huyện ủy, thành ủy",
    ],
)
def test_a_list_of_drafters_goes_on_over_semicolons_and_others(addressed: str) -> None:
    (order,) = only(resolution(f"1. {addressed} xây dựng kế hoạch nuôi dê, xong trước ngày 30/9/2023.")).planned
    names = [agency.name for agency in order.leads]
    assert names == ["Ban Dân vận Tỉnh ủy Lạng Sơn", "các huyện ủy, thành ủy Lạng Sơn"]


def test_who_submits_drafts_and_who_is_submitted_to_issues() -> None:
    body = "1. Sở Y tế xây dựng, trình Ủy ban nhân dân tỉnh ban hành kế hoạch nuôi dê trong quý II/2023."
    (order,) = only(resolution(body)).planned
    assert [agency.name for agency in order.leads] == ["Sở Y tế tỉnh Lạng Sơn"]
    assert order.issuer is not None
    assert order.issuer.name == "Ủy ban nhân dân tỉnh Lạng Sơn"


@pytest.mark.parametrize(
    "body",
    [
        "1. Sở Y tế đã chủ trì mở mười lớp.",
        "1. Ủy ban nhân dân tỉnh ban hành Kế hoạch số 30/KH-UBND ngày 10/6/2018 nuôi dê.",
    ],
)
def test_what_was_done_is_no_duty_and_no_order(body: str) -> None:
    document = only(resolution(body))
    assert (document.assignments, document.planned) == ((), ())


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        ("ỦY BAN NHÂN DÂN\nHUYỆN LỘC BÌNH\n\nSố: 5/KH-UBND", "Ủy ban nhân dân huyện Lộc Bình"),
        ("HỘI ĐỒNG NHÂN DÂN\nXÃ TÂN LẬP\n\nSố: 5/KH-HĐND", "Hội đồng nhân dân xã Tân Lập"),
        ("ỦY BAN NHÂN DÂN\nPHƯỜNG ĐÔNG KINH\n\nSố: 5/KH-UBND", "Ủy ban nhân dân phường Đông Kinh"),
    ],
)
def test_a_body_below_the_province_is_not_the_province(head: str, issuer: str) -> None:
    text = f"{head}\n\n{STATE_MOTTO}Bản Mới, ngày 5 tháng 5 năm 2022\n\nKẾ HOẠCH\nnuôi dê núi\n\n1. Mỗi bản một đàn.\n"
    document = only(f"{text}\n\nNơi nhận:\n- Lưu VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nVi Văn Sấu\n")
    assert document.issuer is not None
    assert document.issuer.name == issuer


def test_a_boards_of_a_commune_is_not_that_of_the_province() -> None:
    text = (
        "ĐẢNG BỘ TỈNH LẠNG SƠN\nĐẢNG ỦY XÃ TÂN LẬP\n*\nSố 5-KH/ĐU\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\n"
        "Tân Lập, ngày 5 tháng 5 năm 2026\n\nKẾ HOẠCH\nnuôi dê núi\n\n1. Mỗi bản một đàn.\n\n"
        "Nơi nhận:\n- Lưu VPĐU.\n\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nVi Văn Sấu\n"
    )
    document = only(text)
    assert document.issuer is not None
    assert document.issuer.name == "Ban Thường vụ Đảng ủy xã Tân Lập"


def test_a_paper_without_a_type_line_has_the_type_of_its_number() -> None:
    text = f"ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN\n\nSố: 77/QĐ-UBND\n\n{STATE_MOTTO}Lạng Sơn, ngày 4 tháng 5 năm 2022\n\nMỗi bản một đàn dê.\n"
    assert only(text).type == "QD"


def test_a_citys_name_may_stand_before_the_date() -> None:
    text = (
        letterhead().replace("Lạng Sơn, ngày", "Thành phố Lạng Sơn, ngày")
        + "NGHỊ QUYẾT\nvề nuôi dê\n\nMỗi bản một đàn."
    )
    assert [d.date for d in reading(text).documents] == ["2022-06-09"]


@pytest.mark.parametrize(
    "text", ["Kế hoạch 5 năm 2021 - 2025", "Chương trình 3 nội dung", "Nghị quyết 2 tháng một lần"]
)
def test_a_number_that_counts_is_no_citation(text: str) -> None:
    assert find_mentions(text, PLACE) == []


@pytest.mark.parametrize(
    ("cell", "due"),
    [
        ("12/2022", "2022-12-31"),
        ("T6/2022", "2022-06-30"),
        ("Quý III-IV/2022", "2022-12-31"),
        ("2024-2025", "2025-12-31"),
        ("2022", "2022-12-31"),
        ("13/2022", None),
        ("khi cần", None),
    ],
)
def test_a_cell_gives_its_last_day(cell: str, due: str | None) -> None:
    assert read_due(cell) == due


def test_who_issued_a_cited_paper_may_stand_before_it() -> None:
    (cited,) = find_mentions("Ban Bí thư ban hành Chỉ thị số 40-CT/TW ngày 22/11/2014", PLACE)
    assert cited.mention.issuer is not None
    assert cited.mention.issuer.name == "Ban Bí thư Trung ương Đảng"


def test_two_congresses_share_one_word() -> None:
    text = "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XVII, Đại hội đại biểu toàn quốc lần thứ XIII của Đảng"
    assert [cited.mention.name for cited in find_mentions(text, PLACE)] == [
        "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh Lạng Sơn lần thứ XVII",
        "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng",
    ]


def test_a_table_between_bars_is_read_like_one_between_tabs() -> None:
    table = "| TT | Nội dung | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n| 1 | Đề án nuôi dê núi | Sở Y tế | 12/2023 |"
    (row,) = only(resolution("1. Mỗi bản một đàn.", appendix=f"\n\nPHỤ LỤC\n\n{table}\n")).planned
    assert (row.type, row.title, row.due) == ("DA", "nuôi dê núi", "2023-12-31")
    assert [agency.name for agency in row.leads] == ["Sở Y tế tỉnh Lạng Sơn"]


def test_a_column_may_name_the_issuer_of_each_row() -> None:
    table = (
        "TT\tTên văn bản\tCấp ban hành\tCơ quan chủ trì\tThời gian\n"
        "1\tNghị quyết nuôi dê\tHĐND tỉnh\tSở Y tế\tQuý I/2023\n2\tKế hoạch nuôi cá\tX\tSở Y tế\tQuý II/2023"
    )
    rows = only(resolution("1. Mỗi bản một đàn.", appendix=f"\n\nPHỤ LỤC\n\n{table}\n")).planned
    assert [row.issuer.name if row.issuer else None for row in rows] == ["Hội đồng nhân dân tỉnh Lạng Sơn", None]
