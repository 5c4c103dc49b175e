"""Names of agencies → their full names in their province."""

from typing import NamedTuple

import pytest
from papers import cases

from loaders.agencies import find_agencies, read_agencies, read_agency

INVENTED = "Sông Vân"


class Named(NamedTuple):
    printed: str
    place: str | None
    names: tuple[str, ...]


NAMES = {
    "in full": Named("Ban Nội chính Tỉnh ủy Lạng Sơn", None, ("Ban Nội chính Tỉnh ủy Lạng Sơn",)),
    "with the place of the paper": Named("Ban Nội chính Tỉnh ủy", "Lạng Sơn", ("Ban Nội chính Tỉnh ủy Lạng Sơn",)),
    "without Tỉnh ủy": Named("Ban Tổ chức", "Lạng Sơn", ("Ban Tổ chức Tỉnh ủy Lạng Sơn",)),
    "in capitals": Named("VĂN PHÒNG TỈNH ỦY", "Lạng Sơn", ("Văn phòng Tỉnh ủy Lạng Sơn",)),
    "another province": Named("Tỉnh ủy Cao Bằng", "Lạng Sơn", ("Tỉnh ủy Cao Bằng",)),
    "UBND": Named("UBND tỉnh", "Lạng Sơn", ("Ủy ban nhân dân tỉnh Lạng Sơn",)),
    "HĐND": Named("HĐND tỉnh Lạng Sơn", None, ("Hội đồng nhân dân tỉnh Lạng Sơn",)),
    "BTV": Named("BTV Tỉnh ủy", "Lạng Sơn", ("Ban Thường vụ Tỉnh ủy Lạng Sơn",)),
    "UBKT": Named("UBKT Tỉnh ủy", "Lạng Sơn", ("Ủy ban Kiểm tra Tỉnh ủy Lạng Sơn",)),
    "BCS": Named("BCS đảng UBND tỉnh", "Lạng Sơn", ("Ban cán sự đảng Ủy ban nhân dân tỉnh Lạng Sơn",)),
    "BCSĐ": Named("BCSĐ UBND tỉnh", "Lạng Sơn", ("Ban cán sự đảng Ủy ban nhân dân tỉnh Lạng Sơn",)),
    "Cán sự in capitals": Named(
        "Ban Cán sự Đảng UBND tỉnh", "Lạng Sơn", ("Ban cán sự đảng Ủy ban nhân dân tỉnh Lạng Sơn",)
    ),
    "UBMTTQVN": Named(
        "Đảng đoàn UBMTTQVN tỉnh", "Lạng Sơn", ("Đảng đoàn Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Lạng Sơn",)
    ),
    "Front without Việt Nam": Named("UBMTTQ tỉnh", "Lạng Sơn", ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Lạng Sơn",)),
    "a department without tỉnh": Named("Sở Tài chính", "Lạng Sơn", ("Sở Tài chính tỉnh Lạng Sơn",)),
    "a department with commas": Named(
        "Sở Lao động, Thương binh và Xã hội", "Lạng Sơn", ("Sở Lao động - Thương binh và Xã hội tỉnh Lạng Sơn",)
    ),
    "two in a cell": Named(
        "Ban Dân vận Tỉnh ủy, Sở Tài chính", "Lạng Sơn", ("Ban Dân vận Tỉnh ủy Lạng Sơn", "Sở Tài chính tỉnh Lạng Sơn")
    ),
    "two that share tỉnh": Named(
        "Đảng ủy Quân sự và Đảng ủy Công an tỉnh",
        "Lạng Sơn",
        ("Đảng ủy Quân sự tỉnh Lạng Sơn", "Đảng ủy Công an tỉnh Lạng Sơn"),
    ),
    "the same one twice": Named("UBND tỉnh; Ủy ban nhân dân tỉnh", "Lạng Sơn", ("Ủy ban nhân dân tỉnh Lạng Sơn",)),
    "misread by one letter": Named("BAN TUYỂN GIÁO TỈNH ỦY", "Lạng Sơn", ("Ban Tuyên giáo Tỉnh ủy Lạng Sơn",)),
    "misread with a lost mark": Named("Ban Nôi chính Tỉnh ủy", "Lạng Sơn", ("Ban Nội chính Tỉnh ủy Lạng Sơn",)),
    "the centre": Named("Bộ Chính trị", "Lạng Sơn", ("Bộ Chính trị",)),
    "the secretariat, short": Named("Ban Bí thư", "Lạng Sơn", ("Ban Bí thư Trung ương Đảng",)),
    "a central commission": Named("Ban Tổ chức Trung ương", "Lạng Sơn", ("Ban Tổ chức Trung ương",)),
    "the prime minister": Named("Thủ tướng Chính phủ", "Lạng Sơn", ("Thủ tướng Chính phủ",)),
    "a district's committee": Named("Huyện ủy Lộc Bình", "Lạng Sơn", ("Huyện ủy Lộc Bình",)),
    "a town's committee": Named("Thành ủy Vân Hòa", INVENTED, ("Thành ủy Vân Hòa",)),
    "a district's people's committee": Named("UBND huyện Lộc Bình", "Lạng Sơn", ("Ủy ban nhân dân huyện Lộc Bình",)),
    "two districts": Named(
        "Huyện ủy An Khê Đông, Huyện ủy Phú Lạc", INVENTED, ("Huyện ủy An Khê Đông", "Huyện ủy Phú Lạc")
    ),
    "an invented province": Named("Ban Dân vận Tỉnh ủy", INVENTED, ("Ban Dân vận Tỉnh ủy Sông Vân",)),
    "an invented province, printed": Named("Tỉnh ủy Sông Vân", INVENTED, ("Tỉnh ủy Sông Vân",)),
    "unknown stays as printed": Named("Tổ hợp tác chèo đò", "Lạng Sơn", ("Tổ hợp tác chèo đò",)),
    "unknown without its dash": Named("- Câu lạc bộ hát then;", "Lạng Sơn", ("Câu lạc bộ hát then",)),
    "no text": Named("", "Lạng Sơn", ()),
    "only a mark": Named(" - ", "Lạng Sơn", ()),
    "Hanoi's committee": Named("Thành ủy Hà Nội", None, ("Thành ủy Hà Nội",)),
    "Hanoi's commission": Named("Ban Tuyên giáo Thành ủy", "Hà Nội", ("Ban Tuyên giáo Thành ủy Hà Nội",)),
    "Hanoi's people's committee": Named("UBND thành phố Hà Nội", None, ("Ủy ban nhân dân thành phố Hà Nội",)),
    "a commission of Hanoi, printed": Named("Ban Tổ chức Thành ủy Hà Nội", None, ("Ban Tổ chức Thành ủy Hà Nội",)),
    "Hanoi's committee from within": Named("Thành ủy", "Hà Nội", ("Thành ủy Hà Nội",)),
    "Hanoi's people's committee from within": Named("UBND thành phố", "Hà Nội", ("Ủy ban nhân dân thành phố Hà Nội",)),
    "another city's people's committee, short": Named(
        "UBND TP Hà Nội", "Lạng Sơn", ("Ủy ban nhân dân thành phố Hà Nội",)
    ),
    "another city's committee, short": Named("Thành ủy TP. Hồ Chí Minh", "Lạng Sơn", ("Thành ủy Hồ Chí Minh",)),
    "boards of all districts": Named("BTV các huyện ủy", "Lạng Sơn", ("Ban Thường vụ các huyện ủy Lạng Sơn",)),
    "districts that share their kind": Named(
        "Các huyện ủy Phú Lạc, Thanh Vĩnh", INVENTED, ("Huyện ủy Phú Lạc", "Huyện ủy Thanh Vĩnh")
    ),
    "a district's Standing Board": Named(
        "Ban Thường vụ Huyện ủy Lộc Bình", "Lạng Sơn", ("Ban Thường vụ Huyện ủy Lộc Bình",)
    ),
    "all districts": Named("UBND các huyện, thành phố", "Lạng Sơn", ("Ủy ban nhân dân các huyện, thành phố Lạng Sơn",)),
    "women's union": Named("Hội LHPN tỉnh", "Lạng Sơn", ("Hội Liên hiệp Phụ nữ tỉnh Lạng Sơn",)),
    "a department with an ampersand": Named(
        "Sở Kế hoạch & Đầu tư", "Lạng Sơn", ("Sở Kế hoạch và Đầu tư tỉnh Lạng Sơn",)
    ),
    "a department, half abbreviated": Named(
        "Sở Nông nghiệp và PTNT", "Lạng Sơn", ("Sở Nông nghiệp và Phát triển nông thôn tỉnh Lạng Sơn",)
    ),
}


@pytest.mark.parametrize("case", cases(NAMES))
def test_an_agency_has_the_full_name_of_its_province(case: Named) -> None:
    assert tuple(agency.name for agency in read_agencies(case.printed, case.place)) == case.names


@pytest.mark.parametrize(
    ("printed", "kind", "place", "unit"),
    [
        ("Văn phòng Tỉnh ủy", "van-phong-tinh-uy", "Lạng Sơn", None),
        ("Bộ Chính trị", "bo-chinh-tri", None, None),
        ("Huyện ủy Lộc Bình", "huyen-uy", "Lạng Sơn", "Lộc Bình"),
        ("Tổ hợp tác chèo đò", None, "Lạng Sơn", None),
    ],
)
def test_an_agency_keeps_its_kind_and_place(
    printed: str, kind: str | None, place: str | None, unit: str | None
) -> None:
    agency = read_agency(printed, "Lạng Sơn")
    assert agency is not None
    assert (agency.kind, agency.place, agency.unit, agency.printed) == (kind, place, unit, printed)


def test_no_text_is_no_agency() -> None:
    assert read_agency("", "Lạng Sơn") is None


FOUND = {
    "in running text": (
        "Hôm qua UBND tỉnh cùng Ban Dân vận Tỉnh ủy về thăm bản.",
        ["UBND tỉnh", "Ban Dân vận Tỉnh ủy"],
    ),
    "place and all": ("theo Tỉnh ủy Cao Bằng cho biết", ["Tỉnh ủy Cao Bằng"]),
    "not inside a word": ("giày dép, chính phủdụ, BCTX", []),
    "lower-case common words": ("đảng viên mua báo đọc", []),
    "none": ("Cầu treo dài ba mươi mét", []),
}


@pytest.mark.parametrize(("text", "printed"), FOUND.values(), ids=FOUND.keys())
def test_agencies_are_found_where_they_stand(text: str, printed: list[str]) -> None:
    found = find_agencies(text, "Lạng Sơn")
    assert [text[hit.start : hit.end] for hit in found] == printed
