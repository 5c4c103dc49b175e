"""Documents that a text calls by a name: congress resolutions, plenums, laws, the charter."""

import pytest
from papers import PLACE, cases

from loaders.naming import find_named

Name = tuple[str | None, str | None, str | None]

XIII = "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng"
NATIONAL = [
    "Nghị quyết Đại hội XIII của Đảng",
    "Nghị quyết Đại hội lần thứ XIII của Đảng",
    "nghị quyết Đại hội lần thứ 13 của Đảng",
    "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII",
    "Nghị quyết Đại hội toàn quốc lần thứ XIII của Đảng",
    "Nghị quyết Đại hội Đảng toàn quốc lần thứ XIII",
    "Nghị quyết Đại hội Đảng lần thứ XIII",
    "Nghị quyết Đại hội đại biểu toàn quốc của Đảng lần thứ XIII",
    XIII,
    "Nghị quyết của Đại hội XIII của Đảng",
    "Nghị quyết Đại hội XIII Đảng Cộng sản Việt Nam",
]


@pytest.mark.parametrize("words", NATIONAL)
def test_a_national_congress_has_many_names_and_one_resolution(words: str) -> None:
    named = find_named(f"Bản ta học {words} từ sớm.", PLACE)
    assert [n.mention.name for n in named] == [XIII]
    assert [n.mention.date for n in named] == ["2021-02-01"]


XVI = "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh Lạng Sơn lần thứ XVI"
PROVINCIAL = [
    "Nghị quyết Đại hội XVI Đảng bộ tỉnh",
    "Nghị quyết Đại hội lần thứ XVI Đảng bộ tỉnh",
    "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XVI",
    "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh Lạng Sơn lần thứ XVI",
    "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVI, nhiệm kỳ 2020-2025",
    "Nghị quyết Đại hội Đảng bộ tỉnh khóa XVI",
    "Nghị quyết Đại hội lần thứ XVI của Đảng bộ tỉnh",
    "Nghị quyết của Đại hội đại biểu Đảng bộ tỉnh lần thứ 16",
]


@pytest.mark.parametrize("words", PROVINCIAL)
def test_a_provincial_congress_has_many_names_and_one_resolution(words: str) -> None:
    named = find_named(f"Bản ta học {words} từ sớm.", PLACE)
    assert [n.mention.name for n in named] == [XVI]


def test_a_provincial_congress_of_another_province_is_another() -> None:
    named = find_named("học Nghị quyết Đại hội Đảng bộ tỉnh Cao Bằng lần thứ XVI", PLACE)
    assert [(n.mention.name, n.mention.place) for n in named] == [
        ("Nghị quyết Đại hội đại biểu Đảng bộ tỉnh Cao Bằng lần thứ XVI", "Cao Bằng")
    ]


PLENUMS: dict[str, tuple[str, list[str]]] = {
    "in figures": ("Nghị quyết Trung ương 4 khóa XII", ["Nghị quyết Trung ương 4 khóa XII"]),
    "in brackets": ("Nghị quyết Trung ương 4 (khóa XII)", ["Nghị quyết Trung ương 4 khóa XII"]),
    "old tone": ("Nghị quyết Trung ương 6 khóa XI", ["Nghị quyết Trung ương 6 khóa XI"]),
    "of two terms": (
        "Nghị quyết Trung ương 4 khóa XI, XII",
        ["Nghị quyết Trung ương 4 khóa XI", "Nghị quyết Trung ương 4 khóa XII"],
    ),
    "of two terms with và": (
        "Nghị quyết Trung ương 4 khóa XI và khóa XII",
        ["Nghị quyết Trung ương 4 khóa XI", "Nghị quyết Trung ương 4 khóa XII"],
    ),
    "abbreviated": ("Nghị quyết TW 5 khóa X", ["Nghị quyết Trung ương 5 khóa X"]),
    "of two terms in brackets": (
        "Nghị quyết Trung ương 4 (khóa XI), (khóa XII)",
        ["Nghị quyết Trung ương 4 khóa XI", "Nghị quyết Trung ương 4 khóa XII"],
    ),
    "as a session in words": (
        "Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XII",
        ["Nghị quyết Trung ương 4 khóa XII"],
    ),
    "as a session in figures": ("Nghị quyết Hội nghị Trung ương 4 khóa XI", ["Nghị quyết Trung ương 4 khóa XI"]),
    "no term": ("Nghị quyết Trung ương 4 năm ấy", []),
}


@pytest.mark.parametrize(("text", "names"), cases(PLENUMS))
def test_a_plenum_of_two_terms_is_two(text: str, names: list[str]) -> None:
    assert [named.mention.name for named in find_named(text, PLACE)] == names


LAWS: dict[str, tuple[str, list[Name]]] = {
    "alone": ("theo Luật Du lịch thì đò phải có phao", [("Luật Du lịch", None, None)]),
    "with its year": ("Luật Du lịch năm 2017", [("Luật Du lịch 2017", "09/2017/QH14", "2017-06-19")]),
    "with a bare year": ("Luật Du lịch 2017", [("Luật Du lịch 2017", "09/2017/QH14", "2017-06-19")]),
    "with its day": ("Luật Du lịch ngày 19 tháng 6 năm 2017", [("Luật Du lịch 2017", "09/2017/QH14", "2017-06-19")]),
    "with its number": ("Luật Du lịch số 09/2017/QH14", [("Luật Du lịch 2017", "09/2017/QH14", "2017")]),
    "with number and day": (
        "Luật Du lịch số 09/2017/QH14 ngày 19/6/2017",
        [("Luật Du lịch 2017", "09/2017/QH14", "2017-06-19")],
    ),
    "number in brackets": ("Luật Du lịch (số 09/2017/QH14)", [("Luật Du lịch 2017", "09/2017/QH14", "2017")]),
    "over a line end": ("Luật Ngân sách\nnhà nước", [("Luật Ngân sách nhà nước", None, None)]),
    "longer than another": (
        "Luật Tổ chức chính quyền địa phương",
        [("Luật Tổ chức chính quyền địa phương", None, None)],
    ),
    "two laws, one day": (
        "Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương năm 2015",
        [
            ("Luật Tổ chức Chính phủ", None, None),
            ("Luật Tổ chức chính quyền địa phương 2015", "77/2015/QH13", "2015-06-19"),
        ],
    ),
    "a day that is not that of its version": (
        "Luật Du lịch ngày 20/6/2017",
        [("Luật Du lịch 2017", None, "2017-06-20")],
    ),
    "not in the register": ("Luật Nuôi ngan ngày 19/6/2015", [("Luật Nuôi ngan 2015", None, "2015-06-19")]),
    "with its guidance": ("Luật Du lịch và các văn bản ban hành ngày 19/6/2019", [("Luật Du lịch", None, None)]),
    "one that amends another": (
        "Luật sửa đổi, bổ sung một số điều của Luật Du lịch ngày 20/6/2018",
        [("Luật Sửa đổi, bổ sung một số điều của Luật Du lịch 2018", None, "2018-06-20")],
    ),
    "one that amends another, undated": (
        "theo Luật Sửa đổi, bổ sung một số điều của Luật Du lịch thì thôi",
        [("Luật Sửa đổi, bổ sung một số điều của Luật Du lịch", None, None)],
    ),
    "abbreviated": (
        "Luật Bầu cử ĐBQH và đại biểu HĐND năm 2015",
        [("Luật Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân 2015", "85/2015/QH13", "2015-06-25")],
    ),
    "the constitution": ("Hiến pháp năm 2013", [("Hiến pháp 2013", None, "2013")]),
    "common words": ("giữ đúng luật du lịch của làng", []),
    "charter": ("theo Điều lệ Đảng", [("Điều lệ Đảng", None, None)]),
    "not a lower charter": ("theo điều lệ hội hát then", []),
}


@pytest.mark.parametrize(("text", "laws"), cases(LAWS))
def test_a_law_has_a_name_and_maybe_number_day_or_year(text: str, laws: list[Name]) -> None:
    found = [named.mention for named in find_named(text, PLACE)]
    assert [(mention.name, mention.symbol, mention.date) for mention in found] == laws


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Đại hội hội người cao tuổi",
        "Nghị quyết của bản",
        "nghị quyết đại hội chi bộ lần thứ ba",
        "Nghị quyết Đại hội Đảng bộ huyện lần thứ XX",
    ],
)
def test_what_has_no_known_name_is_not_found(text: str) -> None:
    assert find_named(text, PLACE) == []


def test_a_name_stands_where_it_was_found() -> None:
    text = "Học Nghị quyết Đại hội XIII của Đảng từ sớm."
    (named,) = find_named(text, PLACE)
    assert text[named.start : named.end] == "Nghị quyết Đại hội XIII của Đảng"


MATTERS: dict[str, tuple[str, list[tuple[str | None, str | None, str | None]]]] = {
    "a plan of the committee": (
        "làm theo Kế hoạch của Tỉnh ủy về nuôi dê núi và trồng cỏ trên đồi. Cỏ tốt.",
        [("KH", "Tỉnh ủy Lạng Sơn", "nuôi dê núi và trồng cỏ trên đồi")],
    ),
    "a programme of the state side": (
        "làm theo Chương trình của UBND tỉnh về việc nuôi dê núi và trồng cỏ; cỏ tốt",
        [("CTr", "Ủy ban nhân dân tỉnh Lạng Sơn", "nuôi dê núi và trồng cỏ")],
    ),
    "one to be written": ("Xây dựng Kế hoạch của Tỉnh ủy về nuôi dê núi và trồng cỏ trên đồi.", []),
    "no matter": ("làm theo Kế hoạch của Tỉnh ủy từ năm ngoái đến nay vẫn đúng", []),
}


@pytest.mark.parametrize(("text", "said"), cases(MATTERS))
def test_a_document_of_the_province_may_be_called_by_its_matter(
    text: str, said: list[tuple[str | None, str | None, str | None]]
) -> None:
    found = [named.mention for named in find_named(text, PLACE)]
    assert [(m.type, m.issuer.name if m.issuer else None, m.title) for m in found] == said
