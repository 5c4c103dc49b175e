"""Rows of tab-separated text → tables with header, rows and groups."""

from typing import NamedTuple

import pytest
from papers import cases

from loaders.cleaning import clean
from loaders.lines import read_lines
from loaders.tables import Table, read_tables


class Read(NamedTuple):
    text: str
    header: tuple[str, ...]
    rows: list[tuple[str, str | None, tuple[str, ...]]]


HEAD = "TT\tViệc\tAi làm\tBao giờ\n"
NAMES = ("Việc", "Ai làm", "Bao giờ")
FISH, GOAT = ("nuôi cá", "bản trên", "tháng 3"), ("nuôi dê", "bản dưới", "tháng 5")
ROW_1, ROW_2 = "1\tnuôi cá\tbản trên\ttháng 3\n", "2\tnuôi dê\tbản dưới\ttháng 5\n"

TABLES = {
    "plain": Read(HEAD + ROW_1 + ROW_2, NAMES, [("1", None, FISH), ("2", None, GOAT)]),
    "STT": Read("S" + HEAD + ROW_1, NAMES, [("1", None, FISH)]),
    "Số TT": Read("Số " + HEAD + ROW_1, NAMES, [("1", None, FISH)]),
    "numbers with points": Read(HEAD + ROW_1.replace("1\t", "1.\t"), NAMES, [("1", None, FISH)]),
    "repeated header": Read(HEAD + ROW_1 + "\n" + HEAD + ROW_2, NAMES, [("1", None, FISH), ("2", None, GOAT)]),
    "repeated header with a misread letter": Read(
        HEAD + ROW_1 + "\n" + HEAD.replace("Việc", "Viêc") + ROW_2, NAMES, [("1", None, FISH), ("2", None, GOAT)]
    ),
    "group in the first cell": Read(
        HEAD + "I Việc của bản\t\t\t\n" + ROW_1 + "II Việc của xã\t\t\t\n" + ROW_2,
        NAMES,
        [("1", "I Việc của bản", FISH), ("2", "II Việc của xã", GOAT)],
    ),
    "group in the second cell": Read(
        HEAD + "I\tViệc của bản\t\t\n" + ROW_1 + "II\tViệc của xã\t\t\n" + ROW_2,
        NAMES,
        [("1", "I Việc của bản", FISH), ("2", "II Việc của xã", GOAT)],
    ),
    "a group goes on over a page break": Read(
        HEAD + "I\tViệc của bản\t\t\n" + ROW_1 + "\n" + HEAD + ROW_2,
        NAMES,
        [("1", "I Việc của bản", FISH), ("2", "I Việc của bản", GOAT)],
    ),
    "a row cut by a page break": Read(
        HEAD + "1\tnuôi cá\tbản\ttháng 3\n\n" + HEAD + "\tlồng trên hồ;\ttrên\t\n" + ROW_2,
        NAMES,
        [("1", None, ("nuôi cá lồng trên hồ;", "bản trên", "tháng 3")), ("2", None, GOAT)],
    ),
    "a row on two lines": Read(
        HEAD + ROW_1 + "\tlồng trên hồ\t\t\n" + ROW_2,
        NAMES,
        [("1", None, ("nuôi cá lồng trên hồ", "bản trên", "tháng 3")), ("2", None, GOAT)],
    ),
    "sub-columns and marks": Read(
        "TT\tViệc\tCấp lo\t\tBao giờ\n\t\tBản\tXã\t\n1\tnuôi cá\tX\t\ttháng 3\n2\tnuôi dê\t\tX\ttháng 5\n",
        ("Việc", "Bản", "Xã", "Bao giờ"),
        [("1", None, ("nuôi cá", "X", "", "tháng 3")), ("2", None, ("nuôi dê", "", "X", "tháng 5"))],
    ),
}


def tables_of(text: str) -> list[Table]:
    cleaned = clean(text).text
    return read_tables(read_lines(cleaned), cleaned)


@pytest.mark.parametrize("case", cases(TABLES))
def test_a_table_has_a_header_and_rows_in_groups(case: Read) -> None:
    (table,) = tables_of(case.text)
    assert table.header == case.header
    assert [(row.item, row.group, row.cells) for row in table.rows] == case.rows


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("Một đàn dê.", 0),
        (HEAD, 0),
        (ROW_1 + ROW_2, 0),
        (HEAD + ROW_1 + "\nHết bảng thứ nhất.\n\n" + HEAD + ROW_2, 2),
        (HEAD + ROW_1 + "\nTT\tLoài cây\tBao nhiêu gốc\tTrồng ở đâu\n1\thồi\t300\tđồi sau\n", 2),
    ],
)
def test_words_or_another_header_end_a_table(text: str, count: int) -> None:
    assert len(tables_of(text)) == count


def test_a_row_knows_the_lines_it_stands_on() -> None:
    text = HEAD + ROW_1 + "\tlồng\t\t\n"
    (table,) = tables_of(text)
    assert [line.text for line in table.rows[0].lines] == ["1\tnuôi cá\tbản trên\ttháng 3", "lồng"]
