"""Tables of papers to be written → planned documents with issuer, lead agency and date."""

from typing import NamedTuple

import pytest
from papers import cases, in_table, only, resolution

from loaders.facts import Planned
from loaders.planned import columns_of, take_apart

WORDS = [
    ("Nghị quyết về nuôi dê núi", ("NQ", "nuôi dê núi", None)),
    ("Nghị quyết nuôi dê núi.", ("NQ", "nuôi dê núi", None)),
    ("Chỉ thị về việc cấm thả rông trâu bò;", ("CT", "cấm thả rông trâu bò", None)),
    ("Chương trình hành động nuôi dê núi", ("CTr", "nuôi dê núi", None)),
    ("Đề án nuôi dê núi", ("DA", "nuôi dê núi", None)),
    ("Quy định về mùa vụ đánh bắt", ("QDi", "mùa vụ đánh bắt", None)),
    ("Xây dựng Kế hoạch nuôi dê núi", ("KH", "nuôi dê núi", None)),
    ("Tham mưu ban hành Chỉ thị về nuôi dê núi", ("CT", "nuôi dê núi", None)),
    ("Chủ trì, phối hợp xây dựng Đề án nuôi dê núi", ("DA", "nuôi dê núi", None)),
    ("Nghị quyết của Ban Thường vụ Tỉnh ủy về nuôi dê núi", ("NQ", "nuôi dê núi", "Ban Thường vụ Tỉnh ủy")),
    ("Rà soát, xây dựng Quy chế nuôi dê núi", ("QC", "nuôi dê núi", None)),
    ("Bổ sung Quy chế nuôi dê núi", ("QC", "Bổ sung Quy chế nuôi dê núi", None)),
    ("Đếm dê từng bản", (None, "Đếm dê từng bản", None)),
    ("", (None, "", None)),
]


@pytest.mark.parametrize(("words", "parts"), WORDS)
def test_a_planned_paper_has_a_type_a_subject_and_maybe_an_issuer(
    words: str, parts: tuple[str | None, str, str | None]
) -> None:
    assert take_apart(words) == parts


HEADERS = {
    "documents": (("Nội dung", "Cơ quan chủ trì", "Thời gian"), True),
    "tasks": (("Nhiệm vụ", "Đơn vị thực hiện", "Đơn vị phối hợp", "Sản phẩm", "Thời hạn"), True),
    "no date": (("Tên văn bản", "Cơ quan tham mưu"), True),
    "no lead": (("Tên đề án", "Tiến độ"), True),
    "an index": (("Số, ký hiệu", "Trích yếu", "Trang"), False),
    "figures": (("Loài cây", "Bao nhiêu gốc"), False),
    "nothing": ((), False),
}


@pytest.mark.parametrize(("header", "is_one"), cases(HEADERS))
def test_a_table_of_planned_papers_says_who_or_when(header: tuple[str, ...], is_one: bool) -> None:
    assert (columns_of(header) is not None) == is_one


class Row(NamedTuple):
    appendix: str
    type: str | None
    title: str
    issuer: str | None
    leads: tuple[str, ...]
    coordinators: tuple[str, ...]
    due: str | None
    product: str | None = None


OFFICE, BOARD, COMMITTEE = "Văn phòng Tỉnh ủy Lạng Sơn", "Ban Thường vụ Tỉnh ủy Lạng Sơn", "Tỉnh ủy Lạng Sơn"
CAPTION = "\n\nPHỤ LỤC\nNhững văn bản cần có\n\n"
ROWS = {
    "issuer from the group": Row(
        CAPTION + "TT\tThể loại văn bản\tCơ quan chủ trì\tThời gian trình\n"
        "I\tTỉnh ủy ban hành\t\t\n1.\tNghị quyết về nuôi dê núi.\tVăn phòng Tỉnh ủy\tQuý II/2023\n",
        "NQ",
        "nuôi dê núi",
        COMMITTEE,
        (OFFICE,),
        (),
        "2023-06-30",
    ),
    "issuer from the group in the first cell": Row(
        CAPTION + "TT\tThể loại văn bản\tCơ quan chủ trì\tThời gian trình\n"
        "I Ban Thường vụ Tỉnh ủy ban hành\t\t\t\n1\tChỉ thị về nuôi dê núi\tVăn phòng Tỉnh ủy\tTháng 6/2023\n",
        "CT",
        "nuôi dê núi",
        BOARD,
        (OFFICE,),
        (),
        "2023-06-30",
    ),
    "issuer from the heading": Row(
        "\n\nPHỤ LỤC\nNhững văn bản do Ban Thường vụ Tỉnh ủy ban hành\n\n"
        "STT\tNội dung\tĐơn vị chủ trì\tThời gian\n1\tNghị quyết nuôi dê núi\tVăn phòng Tỉnh ủy\tQuý IV/2023\n",
        "NQ",
        "nuôi dê núi",
        BOARD,
        (OFFICE,),
        (),
        "2023-12-31",
    ),
    "issuer from a mark": Row(
        CAPTION + "TT\tTên văn bản\tCơ quan tham mưu\tCấp ban hành\t\tThời hạn\n\t\t\tTỉnh ủy\tBTV Tỉnh ủy\t\n"
        "1\tNghị quyết nuôi dê núi\tVăn phòng Tỉnh ủy\t\tX\tTháng 9/2023\n",
        "NQ",
        "nuôi dê núi",
        BOARD,
        (OFFICE,),
        (),
        "2023-09-30",
    ),
    "issuer from the words": Row(
        CAPTION + "TT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn\n"
        "1\tKết luận của Ban Thường vụ Tỉnh ủy về nuôi dê núi\tVăn phòng Tỉnh ủy\tNăm 2023\n",
        "KL",
        "nuôi dê núi",
        BOARD,
        (OFFICE,),
        (),
        "2023-12-31",
    ),
    "lead from the group": Row(
        CAPTION + "TT\tNhiệm vụ\tThời hạn\nI\tVăn phòng Tỉnh ủy\t\n1\tĐề án nuôi dê núi\tQuý I/2023\n",
        "DA",
        "nuôi dê núi",
        None,
        (OFFICE,),
        (),
        "2023-03-31",
    ),
    "coordinators": Row(
        CAPTION + "TT\tNội dung\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian\n"
        "1\tĐề án nuôi dê núi\tVăn phòng Tỉnh ủy\tUBND tỉnh, Sở Y tế\tQuý I/2023\n",
        "DA",
        "nuôi dê núi",
        None,
        (OFFICE,),
        ("Ủy ban nhân dân tỉnh Lạng Sơn", "Sở Y tế tỉnh Lạng Sơn"),
        "2023-03-31",
    ),
    "two leads": Row(
        CAPTION + "TT\tNội dung\tCơ quan chủ trì\tThời gian\n"
        "1\tĐề án nuôi dê núi\tVăn phòng Tỉnh ủy; Sở Y tế\tQuý I/2023\n",
        "DA",
        "nuôi dê núi",
        None,
        (OFFICE, "Sở Y tế tỉnh Lạng Sơn"),
        (),
        "2023-03-31",
    ),
    "a task with no paper": Row(
        CAPTION + "TT\tNhiệm vụ\tCơ quan chủ trì\tSản phẩm\tThời hạn\n"
        "1\tĐếm dê từng bản\tVăn phòng Tỉnh ủy\tĐàn dê\tHằng năm\n",
        None,
        "Đếm dê từng bản",
        None,
        (OFFICE,),
        (),
        None,
        "Đàn dê",
    ),
    "cut by a page break": Row(
        CAPTION + "TT\tNội dung\tCơ quan chủ trì\tThời gian\n1\tNghị quyết về nuôi dê\tVăn phòng Tỉnh\tQuý I/2023\n\n"
        "TT\tNội dung\tCơ quan chủ trì\tThời gian\n\tnúi trên đồi hồi.\tủy\t\n",
        "NQ",
        "nuôi dê núi trên đồi hồi",
        None,
        (OFFICE,),
        (),
        "2023-03-31",
    ),
}


def facts_of(row: Planned) -> tuple[object, ...]:
    return (
        row.type,
        row.title,
        row.issuer.name if row.issuer else None,
        tuple(agency.name for agency in row.leads),
        tuple(agency.name for agency in row.coordinators),
        row.due,
        row.product,
    )


@pytest.mark.parametrize("case", cases(ROWS))
def test_a_row_tells_what_by_whom_and_when(case: Row) -> None:
    (row,) = in_table(only(resolution("Bản nuôi dê.", appendix=case.appendix)))
    assert facts_of(row) == case[1:]


def test_a_row_keeps_its_number_group_label_and_words() -> None:
    case = ROWS["issuer from the group"]
    (row,) = in_table(only(resolution("Bản nuôi dê.", appendix=case.appendix)))
    assert (row.item, row.group, row.due_label) == ("1", "I Tỉnh ủy ban hành", "Quý II/2023")
    assert row.passage.quote == "1.\tNghị quyết về nuôi dê núi.\tVăn phòng Tỉnh ủy\tQuý II/2023"


def test_a_table_of_figures_plans_nothing() -> None:
    appendix = CAPTION + "TT\tLoài cây\tBao nhiêu gốc\n1\thồi\t300\n"
    assert in_table(only(resolution("Bản trồng hồi.", appendix=appendix))) == ()


def test_a_table_in_the_body_plans_too() -> None:
    body = "I. VIỆC\n\nTT\tNội dung\tCơ quan chủ trì\tThời gian\n1\tĐề án nuôi dê\tVăn phòng Tỉnh ủy\tQuý I/2023\n"
    assert [row.title for row in in_table(only(resolution(body)))] == ["nuôi dê"]
