"""What each line is in the layout of a paper, and where one paper ends and the next begins."""

import pytest
from papers import cases, letterhead, lines_of, reading, resolution

from loaders.lines import Kind, type_line
from loaders.splitting import split

KINDS = [
    ("", Kind.BLANK),
    ("-----", Kind.RULE),
    ("*", Kind.BLANK),
    ("ĐẢNG CỘNG SẢN VIỆT NAM", Kind.MOTTO),
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Kind.MOTTO),
    ("Độc lập - Tự do - Hạnh phúc", Kind.MOTTO),
    ("TỈNH ỦY LẠNG SƠN", Kind.ISSUER),
    ("TỈNH UỶ LẠNG SƠN", Kind.ISSUER),
    ("ỦY BAN NHÂN DÂN", Kind.ISSUER),
    ("HỘI ĐỒNG NHÂN DÂN", Kind.ISSUER),
    ("Số 40-NQ/TU", Kind.NUMBER),
    ("Số: 215/UBND-NN", Kind.NUMBER),
    ("Số      - CTr/TU", Kind.NUMBER),
    ("Lạng Sơn, ngày 09 tháng 6 năm 2022", Kind.PLACE_DATE),
    ("Sông Vân, ngày      tháng 9 năm 2020", Kind.PLACE_DATE),
    ("NGHỊ QUYẾT", Kind.TYPE),
    ("CHƯƠNG TRÌNH HÀNH ĐỘNG", Kind.TYPE),
    ("QUYẾT ĐỊNH", Kind.TYPE),
    ("QUYẾT ĐỊNH:", Kind.OTHER),
    ("QUYẾT NGHỊ:", Kind.OTHER),
    ("NGHỊ QUYẾT CỦA BAN THƯỜNG VỤ", Kind.TYPE),
    ("KẾ HOẠCH CHI TIẾT TRỒNG MÍA", Kind.OTHER),
    ("CỦA BAN THƯỜNG VỤ TỈNH ỦY", Kind.OF_ISSUER),
    ("V/v tu sửa mương phai", Kind.ABOUT),
    ("Kính gửi: Các huyện ủy", Kind.ADDRESSEE),
    ("(Dự thảo lần 2)", Kind.STAMP),
    ("LƯU HÀNH NỘI BỘ", Kind.STAMP),
    ("Nơi nhận:", Kind.RECIPIENTS),
    ("T/M BAN THƯỜNG VỤ", Kind.AUTHORITY),
    ("TM. ỦY BAN NHÂN DÂN", Kind.AUTHORITY),
    ("K/T BÍ THƯ", Kind.AUTHORITY),
    ("KT. CHỦ TỊCH", Kind.AUTHORITY),
    ("T/L BAN THƯỜNG VỤ", Kind.AUTHORITY),
    ("PHỤ LỤC", Kind.APPENDIX),
    ("Phụ lục 2", Kind.APPENDIX),
    ("PHỤ LỤC III", Kind.APPENDIX),
    ("Phụ lục kèm theo đã nói rõ ai trồng, ai chăm.", Kind.OTHER),
    ("TT\tViệc\tAi làm", Kind.TABLE),
    ("Số hộ nuôi cá lồng tăng gấp đôi", Kind.OTHER),
    ("Bản trên nuôi dê, bản dưới nuôi vịt.", Kind.OTHER),
]


@pytest.mark.parametrize(
    ("line", "kind"),
    KINDS,
)
def test_a_line_shows_what_it_is(line: str, kind: Kind) -> None:
    assert [found.kind for found in lines_of(line)] == [kind]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("NGHỊ QUYẾT", ("NQ", "")),
        ("CHƯƠNG TRÌNH", ("CTr", "")),
        ("KẾT LUẬN CỦA BAN THƯỜNG VỤ TỈNH ỦY", ("KL", "CỦA BAN THƯỜNG VỤ TỈNH ỦY")),
        ("CHỈ THỊ về bảo vệ bãi đẻ của cá", ("CT", "về bảo vệ bãi đẻ của cá")),
        ("QUYẾT ĐỊNH:", None),
        ("NGHỊ QUYẾT CHUYÊN ĐỀ TRỒNG HỒI", None),
        ("Nghị quyết", None),
    ],
)
def test_a_type_line_names_the_type_and_what_follows(line: str, found: tuple[str, str] | None) -> None:
    assert type_line(line) == found


COLUMNS = {
    "motto on the right": (
        "TỈNH ỦY LẠNG SƠN          ĐẢNG CỘNG SẢN VIỆT NAM",
        [Kind.ISSUER, Kind.MOTTO],
    ),
    "by a tab": ("TỈNH ỦY LẠNG SƠN\tĐẢNG CỘNG SẢN VIỆT NAM", [Kind.ISSUER, Kind.MOTTO]),
    "number and date": (
        "Số: 215/UBND-NN        Lạng Sơn, ngày 03 tháng 3 năm 2022",
        [Kind.NUMBER, Kind.PLACE_DATE],
    ),
    "motto alone, indented": ("          ĐẢNG CỘNG SẢN VIỆT NAM", [Kind.MOTTO]),
    "one column": ("Họ hát câu Độc lập - Tự do - Hạnh phúc", [Kind.OTHER]),
}


@pytest.mark.parametrize(("line", "kinds"), cases(COLUMNS))
def test_a_line_that_holds_both_columns_becomes_two(line: str, kinds: list[Kind]) -> None:
    assert [found.kind for found in lines_of(line)] == kinds


def test_lines_know_where_they_stand() -> None:
    text = "Một\n  Hai  \n\nBa"
    assert [text[line.start : line.end] for line in lines_of(text)] == ["Một", "Hai", "", "Ba"]


FIRST, SECOND = resolution("Bản nuôi cá."), resolution("Bản trồng hồi.", symbol="41-NQ/TU")
SPLITS = {
    "nothing": ("", 0),
    "a letter home": ("Mẹ kính yêu,\n\ncon ở bản vẫn khỏe.", 0),
    "one paper": (FIRST, 1),
    "two papers": (f"{FIRST}\n\n{SECOND}", 2),
    "a bare heading between papers": (f"{FIRST}\n\nCHƯƠNG TRÌNH\nnuôi ong lấy mật\n\nMỗi nhà một đõ ong.", 2),
    "an issuer alone opens nothing": ("TỈNH ỦY LẠNG SƠN\n\nnằm bên sông Kỳ Cùng.", 0),
    "the word of enactment opens nothing": (f"{FIRST}\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Bản nuôi cá.", 1),
    "an appendix opens nothing": (f"{FIRST}\n\nPHỤ LỤC\n\nBản nào nuôi cá gì", 1),
    "a quoted type in a sentence opens nothing": (f"{FIRST}\n\nChữ NGHỊ QUYẾT viết ở giữa dòng.", 1),
}


@pytest.mark.parametrize(("text", "count"), cases(SPLITS))
def test_a_paper_begins_with_a_letterhead_or_a_bare_heading(text: str, count: int) -> None:
    assert len(split(lines_of(text))[0]) == count


def test_what_stands_before_the_first_letterhead_is_the_front() -> None:
    stretches, front = split(lines_of(f"Lời nói đầu\n\n{FIRST}"))
    assert [line.text for line in front if line.text] == ["Lời nói đầu"]
    assert len(stretches) == 1


def test_letterhead_and_body_are_told_apart() -> None:
    stretches, _ = split(lines_of(FIRST))
    assert [line.kind for line in stretches[0].head if line.kind is not Kind.BLANK] == [
        Kind.ISSUER,
        Kind.NUMBER,
        Kind.MOTTO,
        Kind.PLACE_DATE,
        Kind.TYPE,
        Kind.OF_ISSUER,
    ]
    assert stretches[0].body[0].text == "về nuôi cá lồng trên hồ chứa"


@pytest.mark.parametrize("count", [1, 2, 7])
def test_every_paper_of_a_collection_is_read(count: int) -> None:
    text = "\n\n".join(resolution("Bản nuôi cá.", symbol=f"{n:02}-NQ/TU") for n in range(1, count + 1))
    assert [d.symbol for d in reading(text).documents] == [f"{n:02}-NQ/TU" for n in range(1, count + 1)]


def test_a_letterhead_at_the_very_end_is_read() -> None:
    assert [d.symbol for d in reading(letterhead() + "NGHỊ QUYẾT").documents] == ["40-NQ/TU"]
