"""Titles in capitals: they stay as printed, and what they cite is read as in small letters."""

import pytest
from papers import PLACE, as_said, letterhead, only

from loaders.capitals import is_in_capitals, spoken
from loaders.citations import find_mentions

BODY = "\n\nMỗi bản nuôi một đàn dê."
TITLES = [
    (
        "THỰC HIỆN CHỈ THỊ SỐ 19/CT-TTG NGÀY 16 THÁNG 7 NĂM 2021\nCỦA THỦ TƯỚNG CHÍNH PHỦ VỀ NUÔI DÊ",
        ("implements", "CT", "19/CT-TTg", "2021-07-16", "Thủ tướng Chính phủ"),
    ),
    (
        "TIẾP TỤC THỰC HIỆN NGHỊ QUYẾT SỐ 21-NQ/TU NGÀY 04/7/2016 CỦA BAN THƯỜNG VỤ TỈNH ỦY",
        ("continues", "NQ", "21-NQ/TU", "2016-07-04", "Ban Thường vụ Tỉnh ủy Lạng Sơn"),
    ),
    (
        "THỰC HIỆN CHƯƠNG TRÌNH SỐ 7-CTR/TU NGÀY 01/3/2020 CỦA TỈNH ỦY",
        ("implements", "CTr", "7-CTr/TU", "2020-03-01", "Tỉnh ủy Lạng Sơn"),
    ),
    (
        "THỰC HIỆN NGHỊ ĐỊNH SỐ 30/2020/NĐ-CP NGÀY 05/3/2020 CỦA CHÍNH PHỦ",
        ("implements", "ND", "30/2020/NĐ-CP", "2020-03-05", "Chính phủ"),
    ),
]


@pytest.mark.parametrize(("title", "cited"), TITLES)
def test_a_title_in_capitals_cites_like_any_other(title: str, cited: tuple[str, ...]) -> None:
    document = only(f"{letterhead('7-KH/TU')}KẾ HOẠCH\n{title}{BODY}")
    assert document.title == " ".join(title.split())
    (citation,) = document.citations
    issuer = citation.cited.issuer
    assert (citation.relation, *as_said(citation.cited), issuer and issuer.name) == cited


@pytest.mark.parametrize(
    ("title", "name"),
    [
        (
            "THỰC HIỆN NGHỊ QUYẾT ĐẠI HỘI ĐẢNG BỘ TỈNH LẦN THỨ XV",
            "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh Lạng Sơn lần thứ XV",
        ),
        (
            "THỰC HIỆN NGHỊ QUYẾT ĐẠI HỘI ĐẠI BIỂU TOÀN QUỐC LẦN THỨ XII CỦA ĐẢNG",
            "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XII của Đảng",
        ),
    ],
)
def test_a_congress_in_capitals_is_known(title: str, name: str) -> None:
    assert [cited.mention.name for cited in find_mentions(spoken(title, PLACE), PLACE)] == [name]


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("NUÔI DÊ Ở LẠNG SƠN", "nuôi dê ở Lạng Sơn"),
        ("CHỈ THỊ SỐ 19/CT-TTG", "chỉ thị số 19/CT-TTg"),
        ("PHẠM VI, QUÝ II", "phạm vi, quý II"),
    ],
)
def test_small_letters_keep_what_a_sentence_writes_large(printed: str, said: str) -> None:
    assert spoken(printed, PLACE) == said


@pytest.mark.parametrize(
    ("text", "answer"),
    [("THỰC HIỆN CHỈ THỊ SỐ 19/CT-TTg", True), ("về nuôi dê núi", False), ("Nuôi dê ở UBND", False), ("", False)],
)
def test_capitals_are_told(text: str, answer: bool) -> None:
    assert is_in_capitals(text) == answer
