"""Letterhead, title and signature → issuer, number, date, subject, who signed, who receives."""

from typing import NamedTuple

import pytest
from papers import PLACE, cases, letterhead, only, reading, resolution, signed

from loaders.facts import Document
from loaders.heading import clean_title


class Head(NamedTuple):
    text: str
    type: str
    symbol: str | None
    date: str | None
    issuer: str | None
    title: str | None


BODY = "\n\nMỗi bản nuôi một đàn dê."
HEADS = {
    "one column": Head(
        letterhead() + "NGHỊ QUYẾT\nCỦA BAN THƯỜNG VỤ TỈNH ỦY\nvề nuôi dê núi" + BODY,
        "NQ",
        "40-NQ/TU",
        "2022-06-09",
        "Ban Thường vụ Tỉnh ủy Lạng Sơn",
        "nuôi dê núi",
    ),
    "two columns": Head(
        "TỈNH ỦY LẠNG SƠN            ĐẢNG CỘNG SẢN VIỆT NAM\n        *\n"
        "Số 12-CT/TU            Lạng Sơn, ngày 02 tháng 3 năm 2021\n\nCHỈ THỊ\nvề nuôi dê núi" + BODY,
        "CT",
        "12-CT/TU",
        "2021-03-02",
        "Tỉnh ủy Lạng Sơn",
        "nuôi dê núi",
    ),
    "glued": Head(
        "TỈNH ỦY LẠNG SƠN\n*\nSố 12-CT/TU\n\nĐẢNG CỘNG SẢN VIỆT NAM*Lạng Sơn, ngày 02 tháng 3 năm 2021***CHỈ THỊ**\n\n"
        "**về nuôi dê núi**" + BODY,
        "CT",
        "12-CT/TU",
        "2021-03-02",
        "Tỉnh ủy Lạng Sơn",
        "nuôi dê núi",
    ),
    "old tone placement": Head(
        "TỈNH UỶ LẠNG SƠN\n*\nSố 12-CT/TU\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\nLạng Sơn, ngày 02 tháng 3 năm 2021\n\n"
        "CHỈ THỊ\nvề nuôi dê núi" + BODY,
        "CT",
        "12-CT/TU",
        "2021-03-02",
        "Tỉnh ủy Lạng Sơn",
        "nuôi dê núi",
    ),
    "title of two lines": Head(
        letterhead() + "NGHỊ QUYẾT\nvề nuôi dê núi,\nđến năm 2030" + BODY,
        "NQ",
        "40-NQ/TU",
        "2022-06-09",
        "Tỉnh ủy Lạng Sơn",
        "nuôi dê núi, đến năm 2030",
    ),
    "title before an item": Head(
        letterhead() + "NGHỊ QUYẾT\nvề nuôi dê núi\nI. MỤC TIÊU" + BODY,
        "NQ",
        "40-NQ/TU",
        "2022-06-09",
        "Tỉnh ủy Lạng Sơn",
        "nuôi dê núi",
    ),
    "issuer on the type line": Head(
        letterhead() + "KẾT LUẬN CỦA BAN THƯỜNG VỤ TỈNH ỦY\nvề nuôi dê núi" + BODY,
        "KL",
        "40-NQ/TU",
        "2022-06-09",
        "Ban Thường vụ Tỉnh ủy Lạng Sơn",
        "nuôi dê núi",
    ),
    "committee by its long name": Head(
        letterhead() + "NGHỊ QUYẾT\nCỦA BAN CHẤP HÀNH ĐẢNG BỘ TỈNH LẠNG SƠN\nvề nuôi dê núi" + BODY,
        "NQ",
        "40-NQ/TU",
        "2022-06-09",
        "Tỉnh ủy Lạng Sơn",
        "nuôi dê núi",
    ),
    "signed for the Standing Board": Head(
        letterhead() + "NGHỊ QUYẾT\nvề nuôi dê núi" + BODY + signed("BAN THƯỜNG VỤ"),
        "NQ",
        "40-NQ/TU",
        "2022-06-09",
        "Ban Thường vụ Tỉnh ủy Lạng Sơn",
        "nuôi dê núi",
    ),
    "long programme": Head(
        letterhead("07-CTr/TU") + "CHƯƠNG TRÌNH HÀNH ĐỘNG\nnuôi dê núi" + BODY,
        "CTr",
        "07-CTr/TU",
        "2022-06-09",
        "Tỉnh ủy Lạng Sơn",
        "nuôi dê núi",
    ),
    "programme with its second half in the title": Head(
        letterhead("07-CTr/TU") + "CHƯƠNG TRÌNH\nHành động nuôi dê núi" + BODY,
        "CTr",
        "07-CTr/TU",
        "2022-06-09",
        "Tỉnh ủy Lạng Sơn",
        "nuôi dê núi",
    ),
    "state decision": Head(
        "ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN\n\nSố: 77/QĐ-UBND\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\n\nLạng Sơn, ngày 4 tháng 5 năm 2022\n\nQUYẾT ĐỊNH\nVề việc nuôi dê núi\n\n"
        "Căn cứ nhu cầu của bản;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Mỗi bản nuôi một đàn dê.",
        "QD",
        "77/QĐ-UBND",
        "2022-05-04",
        "Ủy ban nhân dân tỉnh Lạng Sơn",
        "nuôi dê núi",
    ),
    "dispatch": Head(
        "ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN\n\nSố: 215/UBND-NN\n\nV/v nuôi dê núi\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\n\nLạng Sơn, ngày 3 tháng 3 năm 2022\n\nKính gửi: Các huyện.\n\nNuôi dê đi.",
        "CV",
        "215/UBND-NN",
        "2022-03-03",
        "Ủy ban nhân dân tỉnh Lạng Sơn",
        "nuôi dê núi",
    ),
    "blank number": Head(
        letterhead("      -CTr/TU", "     tháng 9 năm 2020") + "CHƯƠNG TRÌNH\nnuôi dê núi" + BODY,
        "CTr",
        None,
        "2020-09",
        "Tỉnh ủy Lạng Sơn",
        "nuôi dê núi",
    ),
    "misprinted symbol": Head(
        letterhead("01/NQ-TU") + "NGHỊ QUYẾT\nvề nuôi dê núi" + BODY,
        "NQ",
        "01-NQ/TU",
        "2022-06-09",
        "Tỉnh ủy Lạng Sơn",
        "nuôi dê núi",
    ),
    "invented province": Head(
        letterhead(place="Sông Vân") + "NGHỊ QUYẾT\nvề nuôi dê núi" + BODY,
        "NQ",
        "40-NQ/TU",
        "2022-06-09",
        "Tỉnh ủy Sông Vân",
        "nuôi dê núi",
    ),
    "centrally-run city": Head(
        "THÀNH ỦY HÀ NỘI\n*\nSố 12-CT/TU\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\nHà Nội, ngày 02 tháng 3 năm 2021\n\n"
        "CHỈ THỊ\nvề nuôi dê núi" + BODY,
        "CT",
        "12-CT/TU",
        "2021-03-02",
        "Thành ủy Hà Nội",
        "nuôi dê núi",
    ),
    "state decision, title with về": Head(
        "ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN\n\nSố: 77/QĐ-UBND\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\n\nLạng Sơn, ngày 4 tháng 5 năm 2022\n\nQUYẾT ĐỊNH\nVề nuôi dê núi\n\n"
        "Căn cứ nhu cầu của bản;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Mỗi bản nuôi một đàn dê.",
        "QD",
        "77/QĐ-UBND",
        "2022-05-04",
        "Ủy ban nhân dân tỉnh Lạng Sơn",
        "nuôi dê núi",
    ),
    "a commission of the committee": Head(
        "TỈNH ỦY LẠNG SƠN\nBAN TUYÊN GIÁO\n*\nSố 9-HD/BTGTU\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\n"
        "Lạng Sơn, ngày 02 tháng 3 năm 2021\n\nHƯỚNG DẪN\nnuôi dê núi" + BODY,
        "HD",
        "9-HD/BTGTU",
        "2021-03-02",
        "Ban Tuyên giáo Tỉnh ủy Lạng Sơn",
        "nuôi dê núi",
    ),
    "a misread commission": Head(
        "TỈNH ỦY LẠNG SƠN\nBAN TUYỂN GIÁO\n*\nSố 9-HD/BTGTU\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\n"
        "Lạng Sơn, ngày 02 tháng 3 năm 2021\n\nHƯỚNG DẪN\nnuôi dê núi" + BODY,
        "HD",
        "9-HD/BTGTU",
        "2021-03-02",
        "Ban Tuyên giáo Tỉnh ủy Lạng Sơn",
        "nuôi dê núi",
    ),
    "a district's committee": Head(
        "HUYỆN ỦY LỘC BÌNH\n*\nSố 5-KH/HU\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\nLộc Bình, ngày 5 tháng 5 năm 2022\n\n"
        "KẾ HOẠCH\nnuôi dê núi" + BODY,
        "KH",
        "5-KH/HU",
        "2022-05-05",
        "Huyện ủy Lộc Bình",
        "nuôi dê núi",
    ),
    "the Politburo": Head(
        "BỘ CHÍNH TRỊ\n*\nSố 5-CT/TW\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\nHà Nội, ngày 5 tháng 5 năm 2022\n\n"
        "CHỈ THỊ\nvề nuôi dê núi" + BODY,
        "CT",
        "5-CT/TW",
        "2022-05-05",
        "Bộ Chính trị",
        "nuôi dê núi",
    ),
    "a session of the Central Committee": Head(
        "BAN CHẤP HÀNH TRUNG ƯƠNG\n*\nSố 18-NQ/TW\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\nHà Nội, ngày 25 tháng 10 năm 2017\n\n"
        "NGHỊ QUYẾT\nHỘI NGHỊ LẦN THỨ SÁU\nvề nuôi dê núi" + BODY,
        "NQ",
        "18-NQ/TW",
        "2017-10-25",
        "Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam",
        "nuôi dê núi",
    ),
    "a department": Head(
        "UBND TỈNH LẠNG SƠN\nSỞ Y TẾ\n\nSố: 5/KH-SYT\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n"
        "Lạng Sơn, ngày 5 tháng 5 năm 2022\n\nKẾ HOẠCH\nnuôi dê núi" + BODY,
        "KH",
        "5/KH-SYT",
        "2022-05-05",
        "Sở Y tế tỉnh Lạng Sơn",
        "nuôi dê núi",
    ),
    "a notice of a conclusion": Head(
        letterhead("7-TB/TU") + "THÔNG BÁO\nKẾT LUẬN CỦA BAN THƯỜNG VỤ TỈNH ỦY\nvề nuôi dê núi" + BODY,
        "TB",
        "7-TB/TU",
        "2022-06-09",
        "Ban Thường vụ Tỉnh ủy Lạng Sơn",
        "nuôi dê núi",
    ),
    "bare heading": Head("ĐỀ ÁN\nnuôi dê núi" + BODY, "DA", None, None, None, "nuôi dê núi"),
}


def head_of(document: Document) -> tuple[str | None, ...]:
    issuer = document.issuer.name if document.issuer else None
    return document.type, document.symbol, document.date, issuer, document.title


@pytest.mark.parametrize("case", cases(HEADS))
def test_the_head_tells_what_the_paper_is(case: Head) -> None:
    assert head_of(only(case.text)) == case[1:]


@pytest.mark.parametrize(
    ("head", "status"),
    [
        (letterhead(), "Held"),
        (letterhead("      -CTr/TU", "     tháng 9 năm 2020"), "Draft"),
        (letterhead() + "(Dự thảo lần 2)\n\n", "Draft"),
    ],
)
def test_a_draft_says_so_or_has_blanks(head: str, status: str) -> None:
    assert only(head + "CHƯƠNG TRÌNH\nnuôi dê núi" + BODY).status == status


TITLES = [
    ("về nuôi dê núi", "NQ", "nuôi dê núi"),
    ("Về việc nuôi dê núi", "QD", "nuôi dê núi"),
    ("V/v nuôi dê núi", None, "nuôi dê núi"),
    ("V/v  nuôi dê\nnúi.", None, "nuôi dê núi"),
    ("Hành động nuôi dê núi", "CTr", "nuôi dê núi"),
    ("của Ban Thường vụ Tỉnh ủy về nuôi dê núi", "NQ", "nuôi dê núi"),
    ("vềnh râu", "NQ", "vềnh râu"),
    ("", "NQ", None),
    (" . ", "NQ", None),
]


@pytest.mark.parametrize(("printed", "kind", "title"), TITLES)
def test_a_title_is_what_the_paper_is_about(printed: str, kind: str | None, title: str | None) -> None:
    assert clean_title(printed, kind, PLACE) == title


class Signed(NamedTuple):
    block: str
    name: str | None
    office: str | None
    behalf: str | None


SIGNED = {
    "T/M": Signed("T/M BAN THƯỜNG VỤ\nBÍ THƯ\n\n(đã ký)\n\nNông Văn Tre", "Nông Văn Tre", "Bí thư", "BAN THƯỜNG VỤ"),
    "TM.": Signed("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nHoàng Thị Mận", "Hoàng Thị Mận", "Chủ tịch", "ỦY BAN NHÂN DÂN"),
    "KT.": Signed("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nVi Văn Sấu", "Vi Văn Sấu", "Phó Chủ tịch", None),
    "K/T": Signed("K/T TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\n\nVi Văn Sấu", "Vi Văn Sấu", "Phó Trưởng ban", None),
    "standing deputy": Signed(
        "T/M TỈNH ỦY\nPHÓ BÍ THƯ THƯỜNG TRỰC\n\n(đã ký)\n\nLò Thị Mơ",
        "Lò Thị Mơ",
        "Phó Bí thư Thường trực",
        "TỈNH ỦY",
    ),
    "nobody yet": Signed("T/M TỈNH ỦY\nBÍ THƯ\n", None, "Bí thư", "TỈNH ỦY"),
    "bold and glued": Signed("**T/M TỈNH ỦY\nBÍ THƯ**\n\n(đã ký)\n\nLò Thị Mơ", "Lò Thị Mơ", "Bí thư", "TỈNH ỦY"),
    "TUQ.": Signed("TUQ. CHỦ TỊCH\nGIÁM ĐỐC SỞ Y TẾ\n\nVi Văn Sấu", "Vi Văn Sấu", "Giám đốc sở y tế", None),
    "TL.": Signed("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n\nVi Văn Sấu", "Vi Văn Sấu", "Chánh Văn phòng", None),
    "Q.": Signed("Q. GIÁM ĐỐC\n\nVi Văn Sấu", "Vi Văn Sấu", "Q. Giám đốc", None),
    "a deputy minister": Signed("KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n\nVi Văn Sấu", "Vi Văn Sấu", "Thứ trưởng", None),
    "a soldier": Signed("CHỈ HUY TRƯỞNG\n\nĐại tá Vi Văn Sấu", "Vi Văn Sấu", "Chỉ huy trưởng", None),
    "signed before the name": Signed("T/M TỈNH ỦY\nBÍ THƯ\n\n(Đã ký) Lò Thị Mơ", "Lò Thị Mơ", "Bí thư", "TỈNH ỦY"),
    "an office without authority": Signed("CHỦ TỊCH\n\n\nHoàng Thị Mận", "Hoàng Thị Mận", "Chủ tịch", None),
    "no block at all": Signed("", None, None, None),
}


@pytest.mark.parametrize("case", cases(SIGNED))
def test_the_signature_tells_who_in_which_office_for_whom(case: Signed) -> None:
    text = f"{letterhead()}NGHỊ QUYẾT\nvề nuôi dê núi{BODY}\n\nNơi nhận:\n\n- Lưu VPTU.\n\n{case.block}\n"
    signature = only(text).signature
    assert (signature.name, signature.office, signature.on_behalf_of) == case[1:]


RECIPIENTS = {
    "agencies": (
        "- Ban Bí thư Trung ương Đảng,\n- Huyện ủy Lộc Bình,",
        ["Ban Bí thư Trung ương Đảng", "Huyện ủy Lộc Bình"],
    ),
    "copies and initials": ("- Như trên;\n- Ban Bí thư;\n- Lưu: VT, NN.", ["Ban Bí thư Trung ương Đảng"]),
    "for report": (
        "- Ban Bí thư (báo cáo),\n- UBND tỉnh.",
        ["Ban Bí thư Trung ương Đảng", "Ủy ban nhân dân tỉnh Lạng Sơn"],
    ),
    "classes of people": ("- Các Tỉnh ủy viên,\n- Ban Bí thư.", ["Ban Bí thư Trung ương Đảng"]),
    "several on a line": (
        "- Các huyện ủy, thành ủy; Đảng ủy Công an tỉnh,\n- Bộ Tư pháp, Bộ Nội vụ (để báo cáo);",
        ["các huyện ủy, thành ủy Lạng Sơn", "Đảng ủy Công an tỉnh Lạng Sơn", "Bộ Tư pháp", "Bộ Nội vụ"],
    ),
    "an item over two lines": (
        "- Ban Bí thư (để\nbáo cáo),\n- UBND tỉnh;\nHĐND tỉnh.",
        ["Ban Bí thư Trung ương Đảng", "Ủy ban nhân dân tỉnh Lạng Sơn"],
    ),
    "without dashes": (
        "Ban Bí thư,\nUBND tỉnh,\nLưu VPTU.",
        ["Ban Bí thư Trung ương Đảng", "Ủy ban nhân dân tỉnh Lạng Sơn"],
    ),
    "standing members": (
        "- TT. Tỉnh ủy, TT. HĐND tỉnh,\n- UBND huyện, thành phố.",
        ["Thường trực Tỉnh ủy Lạng Sơn", "Thường trực Hội đồng nhân dân tỉnh Lạng Sơn"],
    ),
    "a head and his body": ("- Chủ tịch, các Phó Chủ tịch UBND tỉnh;\n- Thường trực: Tỉnh ủy, HĐND tỉnh;", []),
    "unknown clubs": ("- Câu lạc bộ hát then,\n- UBND tỉnh.", ["Ủy ban nhân dân tỉnh Lạng Sơn"]),
    "none": ("", []),
}


@pytest.mark.parametrize(("block", "names"), cases(RECIPIENTS))
def test_recipients_are_agencies(block: str, names: list[str]) -> None:
    text = (
        f"{letterhead()}NGHỊ QUYẾT\nvề nuôi dê núi{BODY}\n\nNơi nhận:\n\n{block}\n\nT/M TỈNH ỦY\nBÍ THƯ\n\nLò Thị Mơ\n"
    )
    assert [agency.name for agency in only(text).recipients] == names


FEET = {
    "beside each other": (
        "Nơi nhận:                         T/M BAN THƯỜNG VỤ\n- Ban Bí thư (b/c),                 PHÓ BÍ THƯ\n"
        "- UBND tỉnh,                         (đã ký)\n- Lưu VPTU.                         Lò Thị Mơ\n"
    ),
    "in tabbed columns": (
        "Nơi nhận:\t\t\tT/M BAN THƯỜNG VỤ\n- Ban Bí thư (b/c),\t\t\tPHÓ BÍ THƯ\n- UBND tỉnh,\n- Lưu VPTU.\n\t\t\tLò Thị Mơ\n"
    ),
    "between bars": (
        "| Nơi nhận: - Ban Bí thư (b/c); - UBND tỉnh; - Lưu VPTU. | T/M BAN THƯỜNG VỤ<br>PHÓ BÍ THƯ<br>(đã ký)<br>Lò Thị Mơ |\n"
    ),
    "signature first": (
        "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\nLò Thị Mơ\n\nNơi nhận:\n- Ban Bí thư (b/c),\n- UBND tỉnh,\n- Lưu VPTU.\n"
    ),
}


@pytest.mark.parametrize("foot", cases(FEET))
def test_a_foot_is_read_in_any_layout(foot: str) -> None:
    document = only(f"{letterhead()}NGHỊ QUYẾT\nvề nuôi dê núi{BODY}\n\n{foot}")
    signature = document.signature
    assert (signature.name, signature.office, signature.on_behalf_of) == ("Lò Thị Mơ", "Phó Bí thư", "BAN THƯỜNG VỤ")
    assert [agency.name for agency in document.recipients] == [
        "Ban Bí thư Trung ương Đảng",
        "Ủy ban nhân dân tỉnh Lạng Sơn",
    ]


def test_the_passage_of_a_paper_is_its_head() -> None:
    quote = only(resolution("Bản nuôi cá.")).passage.quote
    assert quote.startswith("TỈNH ỦY LẠNG SƠN")
    assert quote.endswith("về nuôi cá lồng trên hồ chứa")


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (letterhead("     -NQ/TU"), "no-number"),
        ("TỈNH ỦY LẠNG SƠN\nSố 9-NQ/TU\n\n", "no-date"),
        (letterhead("01/NQ-TU"), "symbol-repaired"),
    ],
)
def test_what_a_head_lacks_or_misprints_is_an_anomaly(head: str, kind: str) -> None:
    assert kind in {anomaly.kind for anomaly in reading(head + "NGHỊ QUYẾT\nvề nuôi dê núi" + BODY).anomalies}


CARRIER = (
    "ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN\n\nSố: 215/UBND-NN\n\nV/v nuôi dê núi\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "Độc lập - Tự do - Hạnh phúc\n\nLạng Sơn, ngày 3 tháng 3 năm 2022\n\nKính gửi: Các huyện.\n\nNuôi dê đi.\n\n"
    "(Gửi kèm Chương trình số 07-CTr/TU ngày 01/3/2022 của Tỉnh ủy).\n\nCHƯƠNG TRÌNH\nnuôi dê núi\n\nMỗi bản một đàn."
)


def test_a_carried_paper_has_its_number_and_date_from_the_dispatch() -> None:
    dispatch, programme = reading(CARRIER).documents
    assert (dispatch.symbol, dispatch.attached_to) == ("215/UBND-NN", None)
    assert (programme.symbol, programme.date, programme.attached_to) == ("07-CTr/TU", "2022-03-01", 0)


def test_a_paper_without_a_number_has_it_from_the_caption_of_its_appendix() -> None:
    text = (
        "CHƯƠNG TRÌNH\nnuôi dê núi"
        + BODY
        + "\n\nPHỤ LỤC\n(kèm theo Chương trình số 07-CTr/TU ngày 01/3/2022 của Tỉnh ủy)"
    )
    document = only(text)
    assert (document.symbol, document.date) == ("07-CTr/TU", "2022-03-01")


def test_a_caption_with_another_date_is_an_anomaly() -> None:
    text = resolution(
        "Bản nuôi cá.",
        appendix="\n\nPHỤ LỤC\n(kèm theo Nghị quyết số 40-NQ/TU ngày 19/6/2022 của Ban Thường vụ Tỉnh ủy)",
    )
    assert [anomaly.kind for anomaly in reading(text).anomalies] == ["caption-date"]


def test_a_statute_is_attached_to_the_decision_that_carries_it() -> None:
    text = (
        f"{letterhead('77-QĐ/TU')}QUYẾT ĐỊNH\nban hành Quy chế nuôi dê\n\nĐiều 1. Nuôi.{signed()}\n\nQUY CHẾ\nnuôi dê núi\n"
        "(Ban hành kèm theo Quyết định số 77-QĐ/TU ngày 09/6/2022 của Tỉnh ủy)\n\nĐiều 1. Mỗi bản một đàn."
    )
    decision, statute = reading(text).documents
    assert (decision.symbol, statute.type, statute.title, statute.attached_to) == ("77-QĐ/TU", "QC", "nuôi dê núi", 0)


STATUTE = "QUY CHẾ\nnuôi dê núi\n(Ban hành kèm theo Quyết định số 77-QĐ/TU\nngày 09/6/2022 của Ban Thường vụ Tỉnh ủy)\n\nĐiều 1. Mỗi bản một đàn."


def test_a_statute_is_issued_by_who_puts_it_in_force() -> None:
    decision = f"{letterhead('77-QĐ/TU')}QUYẾT ĐỊNH\nban hành Quy chế nuôi dê\n\nĐiều 1. Nuôi.{signed()}\n\n"
    carrying, statute = reading(decision + STATUTE).documents
    assert statute.issuer == carrying.issuer
    assert statute.date == "2022-06-09"
    assert reading(decision + STATUTE).anomalies == ()


def test_a_statute_without_its_decision_says_itself_who_issued_it() -> None:
    statute = only(STATUTE.replace("TU\nngày", "TU ngày"))
    assert statute.issuer is not None
    assert (statute.issuer.name, statute.date) == ("Ban Thường vụ Tỉnh ủy", "2022-06-09")


def test_a_statute_of_a_draft_is_attached_to_it() -> None:
    head = letterhead("     -QĐ/TU", "      tháng 6 năm 2022")
    text = f"{head}QUYẾT ĐỊNH\nban hành Quy chế nuôi dê\n\nĐiều 1. Nuôi.{signed()}\n\nQUY CHẾ\nnuôi dê núi\n"
    _, statute = reading(
        f"{text}(Ban hành kèm theo Quyết định số      -QĐ/TU ngày    tháng 6 năm 2022)\n\nĐiều 1. Nuôi."
    ).documents
    assert statute.attached_to == 0


@pytest.mark.parametrize(
    ("mark", "level"), [("(Mật)", "mat"), ("TUYỆT MẬT", "tuyet-mat"), ("HỎA TỐC", None), ("", None)]
)
def test_a_mark_of_secrecy_on_the_letterhead_is_read(mark: str, level: str | None) -> None:
    head = letterhead().replace("40-NQ/TU\n", f"40-NQ/TU\n{mark}\n")
    assert only(head + "NGHỊ QUYẾT\nvề nuôi dê núi" + BODY).classification == level


def test_what_is_attached_below_a_signature_is_cited_and_gives_no_duty() -> None:
    signature = "T/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nLò Thị Mơ\n\n"
    annex = "DANH MỤC VIỆC NUÔI DÊ\n\n1. Sở Y tế chủ trì thực hiện Kết luận số 7-KL/TU ngày 02/3/2021."
    document = only(f"{letterhead()}NGHỊ QUYẾT\nvề nuôi dê núi{BODY}\n\n{signature}{annex}")
    assert [(c.relation, c.cited.symbol) for c in document.citations] == [("cites", "7-KL/TU")]
    assert document.assignments == ()
