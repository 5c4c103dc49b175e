"""Numbers and symbols of Party and state papers."""

from typing import NamedTuple

import pytest

from loaders.symbols import read_symbol


class Taken(NamedTuple):
    printed: str
    text: str
    number: str
    type: str | None
    body: str
    year: str | None = None


SYMBOLS = [
    Taken("53-KL/TU", "53-KL/TU", "53", "KL", "TU"),
    Taken("53 - KL/TU", "53-KL/TU", "53", "KL", "TU"),
    Taken("53–KL / TU", "53-KL/TU", "53", "KL", "TU"),
    Taken("07-CTr/TU", "07-CTr/TU", "07", "CTr", "TU"),
    Taken("02-ĐA/TU", "02-ĐA/TU", "02", "DA", "TU"),
    Taken("02-ÐA/TU", "02-ĐA/TU", "02", "DA", "TU"),
    Taken("08-QĐi/TW", "08-QĐi/TW", "08", "QDi", "TW"),
    Taken("24-QĐ/TW", "24-QĐ/TW", "24", "QD", "TW"),
    Taken("36-HD/VPTW", "36-HD/VPTW", "36", "HD", "VPTW"),
    Taken("311-BC/BTGTU", "311-BC/BTGTU", "311", "BC", "BTGTU"),
    Taken("12a-TB/TU", "12a-TB/TU", "12a", "TB", "TU"),
    Taken("05.1-KH/TU", "05.1-KH/TU", "05.1", "KH", "TU"),
    Taken("749/QĐ-TTg", "749/QĐ-TTg", "749", "QD", "TTg"),
    Taken("50/NQ-CP", "50/NQ-CP", "50", "NQ", "CP"),
    Taken("15/2022/NQ-HĐND", "15/2022/NQ-HĐND", "15", "NQ", "HĐND", "2022"),
    Taken("23/2020/NĐ-CP", "23/2020/NĐ-CP", "23", "ND", "CP", "2020"),
    Taken("04/2019/TT-BYT", "04/2019/TT-BYT", "04", "TT", "BYT", "2019"),
    Taken("1188/UBND-TH", "1188/UBND-TH", "1188", "CV", "UBND-TH"),
    Taken("45/2019/QH14", "45/2019/QH14", "45", "LUAT", "QH14", "2019"),
    Taken("1210/2016/UBTVQH13", "1210/2016/UBTVQH13", "1210", "LUAT", "UBTVQH13", "2016"),
    Taken("35/NQ-UBTVQH15", "35/NQ-UBTVQH15", "35", "NQ", "UBTVQH15"),
]


@pytest.mark.parametrize("case", SYMBOLS, ids=lambda case: case.printed)
def test_a_symbol_is_taken_apart(case: Taken) -> None:
    symbol = read_symbol(case.printed)
    assert symbol is not None
    assert (symbol.text, symbol.number, symbol.type, symbol.body, symbol.year) == case[1:]
    assert not symbol.repaired


@pytest.mark.parametrize(
    ("printed", "right"),
    [("01/NQ-TU", "01-NQ/TU"), ("17/CT-TW", "17-CT/TW"), ("9/KH-TU", "9-KH/TU")],
)
def test_a_party_symbol_with_slash_and_hyphen_changed_is_put_right(printed: str, right: str) -> None:
    symbol = read_symbol(printed)
    assert symbol is not None
    assert (symbol.text, symbol.repaired) == (right, True)


@pytest.mark.parametrize(
    "printed",
    ["", "53", "KL/TU", "53-KL", "ngày 5/6/2021", "-NQ/TU", "km/h", "5/6/2021", "1/2"],
)
def test_what_is_no_symbol_is_none(printed: str) -> None:
    assert read_symbol(printed) is None


@pytest.mark.parametrize(
    ("printed", "central", "issuer"),
    [
        ("52-NQ/TW", True, None),
        ("52-NQ/TU", False, "Tỉnh ủy"),
        ("749/QĐ-TTg", True, "Thủ tướng Chính phủ"),
        ("50/NQ-CP", True, "Chính phủ"),
        ("45/2019/QH14", True, "Quốc hội"),
        ("1210/2016/UBTVQH13", True, "Ủy ban Thường vụ Quốc hội"),
        ("1188/UBND-TH", False, "Ủy ban nhân dân tỉnh"),
        ("15/2022/NQ-HĐND", False, "Hội đồng nhân dân tỉnh"),
        ("7-HD/XYZTW", True, None),
        ("7/QĐ-XYZ", None, None),
    ],
)
def test_the_body_tells_the_level_and_often_the_issuer(printed: str, central: bool | None, issuer: str | None) -> None:
    symbol = read_symbol(printed)
    assert symbol is not None
    assert (symbol.central, symbol.issuer) == (central, issuer)
