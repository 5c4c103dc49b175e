"""The shapes in which plans list the papers to be written → the same facts from each of them."""

import io
from typing import NamedTuple

import docx
import pytest
from papers import cases, in_table, only, reading, resolution

from loaders.facts import Planned
from loaders.web import web_text
from loaders.word import word_text

HEALTH, POLICE, MONEY = "Sở Y tế tỉnh Lạng Sơn", "Công an tỉnh Lạng Sơn", "Sở Tài chính tỉnh Lạng Sơn"
OFFICE, COUNCIL = "Văn phòng Tỉnh ủy Lạng Sơn", "Hội đồng nhân dân tỉnh Lạng Sơn"
COMMITTEE, BOARD = "Tỉnh ủy Lạng Sơn", "Ban Thường vụ Tỉnh ủy Lạng Sơn"


class Fact(NamedTuple):
    item: str
    type: str | None
    title: str
    leads: tuple[str, ...] = ()
    due: str | None = None
    issuer: str | None = None
    coordinators: tuple[str, ...] = ()
    group: str | None = None


HEAD = "TT\tTên văn bản\tCơ quan chủ trì\tThời gian\n"
GOATS = Fact("1", "DA", "nuôi dê núi", (HEALTH,), "2023-03-31")
TABLES: dict[str, tuple[str, list[Fact]]] = {
    "ditto marks": (
        HEAD
        + "1\tĐề án nuôi dê núi\tSở Y tế\tQuý I/2023\n2\tĐề án nuôi cá lồng\tnt\t-nt-\n3\tĐề án trồng hồi\t“\tnhư trên\n",
        [
            GOATS,
            Fact("2", "DA", "nuôi cá lồng", (HEALTH,), "2023-03-31"),
            Fact("3", "DA", "trồng hồi", (HEALTH,), "2023-03-31"),
        ],
    ),
    "groups by letter": (
        HEAD + "A\tTỉnh ủy ban hành\t\t\n1\tĐề án nuôi dê núi\tSở Y tế\tQuý I/2023\n"
        "B. Ban Thường vụ Tỉnh ủy ban hành\t\t\t\n1\tChỉ thị trồng hồi\tSở Tài chính\tQuý I/2023\n",
        [
            GOATS._replace(issuer=COMMITTEE, group="A Tỉnh ủy ban hành"),
            Fact(
                "1",
                "CT",
                "trồng hồi",
                (MONEY,),
                "2023-03-31",
                BOARD,
                group="B. Ban Thường vụ Tỉnh ủy ban hành",
            ),
        ],
    ),
    "groups in groups": (
        HEAD + "A\tTỉnh ủy ban hành\t\t\nI\tVăn phòng Tỉnh ủy\t\t\n1\tQuy định mùa cá\t\tQuý I/2023\n"
        "II\tSở Y tế\t\t\n1\tĐề án nuôi dê núi\t\tQuý I/2023\nB\tBan Thường vụ Tỉnh ủy ban hành\t\t\n"
        "1\tChỉ thị trồng hồi\tSở Tài chính\tQuý I/2023\n",
        [
            Fact(
                "1",
                "QDi",
                "mùa cá",
                (OFFICE,),
                "2023-03-31",
                COMMITTEE,
                group="A Tỉnh ủy ban hành / I Văn phòng Tỉnh ủy",
            ),
            GOATS._replace(issuer=COMMITTEE, group="A Tỉnh ủy ban hành / II Sở Y tế"),
            Fact("1", "CT", "trồng hồi", (MONEY,), "2023-03-31", BOARD, group="B Ban Thường vụ Tỉnh ủy ban hành"),
        ],
    ),
    "a group in one wide cell": (
        HEAD + "Ban Thường vụ Tỉnh ủy ban hành\t\t\t\n1\tĐề án nuôi dê núi\tSở Y tế\tQuý I/2023\n",
        [GOATS._replace(issuer=BOARD, group="Ban Thường vụ Tỉnh ủy ban hành")],
    ),
    "sub-items below a heading": (
        HEAD + "1\tPhát triển chăn nuôi\t\t\n1.1\tĐề án nuôi dê núi\tSở Y tế\tQuý I/2023\n"
        "1.2\tĐề án nuôi cá lồng\tSở Tài chính\tQuý II/2023\n2\tĐề án trồng hồi\tSở Y tế\tQuý III/2023\n",
        [
            GOATS._replace(item="1.1", group="1 Phát triển chăn nuôi"),
            Fact("1.2", "DA", "nuôi cá lồng", (MONEY,), "2023-06-30", group="1 Phát triển chăn nuôi"),
            Fact("2", "DA", "trồng hồi", (HEALTH,), "2023-09-30"),
        ],
    ),
    "sub-items of an item of its own": (
        HEAD + "1\tĐề án nuôi dê núi\tSở Y tế\tQuý I/2023\na)\tKế hoạch tiêm dê\tCông an tỉnh\tQuý II/2023\n"
        "b)\tKế hoạch chăn dê\tSở Tài chính\tQuý III/2023\n",
        [
            GOATS,
            Fact("a", "KH", "tiêm dê", (POLICE,), "2023-06-30"),
            Fact("b", "KH", "chăn dê", (MONEY,), "2023-09-30"),
        ],
    ),
    "bullets below an agency": (
        HEAD + "1\tSở Y tế\t\t\n-\tĐề án nuôi dê núi\t\tQuý I/2023\n-\tĐề án mùa cá\t\tQuý II/2023\n"
        "2\tSở Tài chính\t\t\n-\tĐề án trồng hồi\t\tQuý II/2023\n",
        [
            GOATS._replace(item="", group="1 Sở Y tế"),
            Fact("", "DA", "mùa cá", (HEALTH,), "2023-06-30", group="1 Sở Y tế"),
            Fact("", "DA", "trồng hồi", (MONEY,), "2023-06-30", group="2 Sở Tài chính"),
        ],
    ),
    "no number column": (
        "Tên văn bản\tCơ quan chủ trì\tThời gian hoàn thành\nĐề án nuôi dê núi\tSở Y tế\tQuý I/2023\n"
        "Đề án trồng hồi\tSở Tài chính\tQuý II/2023\n",
        [GOATS._replace(item=""), Fact("", "DA", "trồng hồi", (MONEY,), "2023-06-30")],
    ),
    "the number in the first words": (
        "Nội dung công việc\tĐơn vị thực hiện\tThời hạn\n1. Đề án nuôi dê núi\tSở Y tế\tQuý I/2023\n"
        "2. Đề án trồng hồi\tSở Tài chính\tQuý II/2023\n",
        [GOATS, Fact("2", "DA", "trồng hồi", (MONEY,), "2023-06-30")],
    ),
    "columns are counted": (
        HEAD + "(1)\t(2)\t(3)\t(4)\n1\tĐề án nuôi dê núi\tSở Y tế\tQuý I/2023\n",
        [GOATS],
    ),
    "columns are counted without brackets": (HEAD + "1\t2\t3\t4\n1\tĐề án nuôi dê núi\tSở Y tế\tQuý I/2023\n", [GOATS]),
    "the header again on each page": (
        HEAD + "1\tĐề án nuôi dê núi\tSở Y tế\tQuý I/2023\n\n" + HEAD + "(1)\t(2)\t(3)\t(4)\n"
        "2\tĐề án trồng hồi\tSở Tài chính\tQuý II/2023\n",
        [GOATS, Fact("2", "DA", "trồng hồi", (MONEY,), "2023-06-30")],
    ),
    "the date before the lead": (
        "STT\tThời gian hoàn thành\tCơ quan chủ trì tham mưu\tNội dung nhiệm vụ\tĐơn vị phối hợp\n"
        "1\tQuý I/2023\tSở Y tế\tĐề án nuôi dê núi\tCông an tỉnh\n",
        [GOATS._replace(coordinators=(POLICE,))],
    ),
    "the form in a column of its own": (
        "TT\tNội dung\tHình thức văn bản\tCấp ban hành\tĐơn vị thực hiện\tĐơn vị phối hợp\tThời gian thực hiện\n"
        "1\tNuôi dê núi\tNghị quyết\tHĐND tỉnh\tSở Y tế\tSở Tài chính\tQuý I/2023\n",
        [Fact("1", "NQ", "Nuôi dê núi", (HEALTH,), "2023-03-31", COUNCIL, (MONEY,))],
    ),
    "the type in a column of its own": (
        "TT\tLoại văn bản\tTrích yếu\tCơ quan soạn thảo\tThời điểm trình\n1\tChỉ thị\tNuôi dê núi\tSở Y tế\tQuý I/2023\n",
        [Fact("1", "CT", "Nuôi dê núi", (HEALTH,), "2023-03-31")],
    ),
    "the product is the paper": (
        "TT\tNhiệm vụ\tChủ trì\tPhối hợp\tSản phẩm\tHạn\n1\tNuôi dê núi\tSở Y tế\tCông an tỉnh\tKế hoạch\t31/3/2023\n",
        [Fact("1", "KH", "Nuôi dê núi", (HEALTH,), "2023-03-31", None, (POLICE,))],
    ),
    "who leads and who helps in one cell": (
        "TT\tNội dung\tCơ quan thực hiện\tTiến độ\n"
        "1\tĐề án nuôi dê núi\tChủ trì: Sở Y tế; phối hợp: Công an tỉnh, Sở Tài chính\tQuý I/2023\n",
        [GOATS._replace(coordinators=(POLICE, MONEY))],
    ),
    "two leads": (
        HEAD + "1\tĐề án nuôi dê núi\tSở Y tế, Công an tỉnh\tQuý I/2023\n"
        "2\tĐề án trồng hồi\tSở Y tế và Sở Tài chính\tQuý II/2023\n",
        [
            GOATS._replace(leads=(HEALTH, POLICE)),
            Fact("2", "DA", "trồng hồi", (HEALTH, MONEY), "2023-06-30"),
        ],
    ),
    "sub-columns": (
        "TT\tNội dung\tPhân công\t\tThời gian\n\t\tChủ trì\tPhối hợp\t\n1\tĐề án nuôi dê núi\tSở Y tế\tCông an tỉnh\tQuý I/2023\n",
        [GOATS._replace(coordinators=(POLICE,))],
    ),
    "no year in the cells, one in the column": (
        HEAD.replace("Thời gian", "Thời gian trình (năm 2024)")
        + "1\tĐề án nuôi dê núi\tSở Y tế\tQuý I\n2\tĐề án trồng hồi\tSở Y tế\tTrước 30/9\n3\tĐề án mùa cá\tSở Y tế\tTháng 6\n",
        [
            GOATS._replace(due="2024-03-31"),
            Fact("2", "DA", "trồng hồi", (HEALTH,), "2024-09-30"),
            Fact("3", "DA", "mùa cá", (HEALTH,), "2024-06-30"),
        ],
    ),
    "no year in the cells, one above the table": (
        "Danh mục đề án năm 2024\n\n" + HEAD + "1\tĐề án nuôi dê núi\tSở Y tế\tQuý I\n",
        [GOATS._replace(due="2024-03-31")],
    ),
    "no year in the cells, another one above the table": (
        "Danh mục đề án chăn nuôi đến năm 2030\n(kèm theo Nghị quyết số 40-NQ/TU ngày 09 tháng 6 năm 2022)\n\n"
        + HEAD
        + "1\tĐề án nuôi dê núi\tSở Y tế\tQuý III\n",
        [GOATS._replace(due="2022-09-30")],
    ),
    "no year in the cells, one in the group": (
        HEAD + "I\tNăm 2024\t\t\n1\tĐề án nuôi dê núi\tSở Y tế\tTháng 3\nII\tNăm 2025\t\t\n"
        "1\tĐề án trồng hồi\tSở Y tế\tTháng 3\n",
        [
            GOATS._replace(due="2024-03-31", group="I Năm 2024"),
            Fact("1", "DA", "trồng hồi", (HEALTH,), "2025-03-31", group="II Năm 2025"),
        ],
    ),
    "no year anywhere but the plan's own day": (
        HEAD + "1\tĐề án nuôi dê núi\tSở Y tế\tQuý III\n",
        [GOATS._replace(due="2022-09-30")],
    ),
    "no year, and the plan's own would be over": (
        HEAD + "1\tĐề án nuôi dê núi\tSở Y tế\tQuý I\n",
        [GOATS._replace(due=None)],
    ),
}


def fact_of(row: Planned) -> Fact:
    def names(agencies: tuple[object, ...]) -> tuple[str, ...]:
        return tuple(getattr(agency, "name") for agency in agencies)  # noqa: B009

    issuer = row.issuer.name if row.issuer else None
    return Fact(row.item, row.type, row.title, names(row.leads), row.due, issuer, names(row.coordinators), row.group)


@pytest.mark.parametrize(("table", "facts"), cases(TABLES))
def test_a_table_in_any_shape_gives_its_rows(table: str, facts: list[Fact]) -> None:
    document = only(resolution("1. Mỗi bản một đàn.", appendix=f"\n\nPHỤ LỤC\n\n{table}"))
    assert [fact_of(row) for row in in_table(document)] == facts


@pytest.mark.parametrize(
    ("due", "noted"), [("Quý I", True), ("Quý III", False), ("Quý I/2023", False), ("Khi cần", False)]
)
def test_a_date_that_no_year_can_be_found_for_is_noted(due: str, noted: bool) -> None:
    table = f"{HEAD}1\tĐề án nuôi dê núi\tSở Y tế\t{due}\n"
    found = reading(resolution("1. Mỗi bản một đàn.", appendix=f"\n\nPHỤ LỤC\n\n{table}")).anomalies
    assert ("due-without-year" in {anomaly.kind for anomaly in found}) == noted


SPANNING = """<table><tr><th rowspan=2>TT</th><th rowspan=2>Nội dung</th><th colspan=2>Phân công</th><th rowspan=2>Thời gian</th></tr>
<tr><th>Chủ trì</th><th>Phối hợp</th></tr>
<tr><td colspan=5>I. Ban Thường vụ Tỉnh ủy ban hành</td></tr>
<tr><td>1</td><td>Đề án nuôi dê núi</td><td rowspan=2>Sở Y tế</td><td>Công an tỉnh</td><td rowspan=2>Quý I/2023</td></tr>
<tr><td>2</td><td>Đề án trồng hồi</td><td>Sở Tài chính</td></tr>
<tr><td rowspan=2>3</td><td rowspan=2>Đề án mùa cá</td><td>Sở Y tế</td><td rowspan=2></td><td rowspan=2>Quý II/2023</td></tr>
<tr><td>Sở Tài chính</td></tr></table>"""
SPREAD = [
    GOATS._replace(issuer=BOARD, coordinators=(POLICE,), group="I. Ban Thường vụ Tỉnh ủy ban hành"),
    Fact("2", "DA", "trồng hồi", (HEALTH,), "2023-03-31", BOARD, (MONEY,), "I. Ban Thường vụ Tỉnh ủy ban hành"),
    Fact("3", "DA", "mùa cá", (HEALTH, MONEY), "2023-06-30", BOARD, (), "I. Ban Thường vụ Tỉnh ủy ban hành"),
]


def planned(table: str) -> list[Fact]:
    return [
        fact_of(row) for row in in_table(only(resolution("1. Mỗi bản một đàn.", appendix=f"\n\nPHỤ LỤC\n\n{table}")))
    ]


def test_cells_of_a_page_that_span_rows_and_columns_are_said_of_each() -> None:
    assert planned(web_text(SPANNING.encode())) == SPREAD


def test_cells_of_a_word_file_that_span_rows_and_columns_are_said_of_each() -> None:
    document = docx.Document()
    table = document.add_table(7, 5)
    rows = [
        ["TT", "Nội dung", "Phân công", "", "Thời gian"],
        ["", "", "Chủ trì", "Phối hợp", ""],
        ["I. Ban Thường vụ Tỉnh ủy ban hành", "", "", "", ""],
        ["1", "Đề án nuôi dê núi", "Sở Y tế", "Công an tỉnh", "Quý I/2023"],
        ["2", "Đề án trồng hồi", "", "Sở Tài chính", ""],
        ["3", "Đề án mùa cá", "Sở Y tế", "", "Quý II/2023"],
        ["", "", "Sở Tài chính", "", ""],
    ]
    for (r1, c1), (r2, c2) in [
        ((0, 0), (1, 0)), ((0, 1), (1, 1)), ((0, 2), (0, 3)), ((0, 4), (1, 4)), ((2, 0), (2, 4)),
        ((3, 2), (4, 2)), ((3, 4), (4, 4)), ((5, 0), (6, 0)), ((5, 1), (6, 1)), ((5, 3), (6, 3)), ((5, 4), (6, 4)),
    ]:  # fmt: skip
        table.cell(r1, c1).merge(table.cell(r2, c2))
    for r, cells in enumerate(rows):
        for c, words in enumerate(cells):
            if words:
                table.cell(r, c).text = words
    file = io.BytesIO()
    document.save(file)
    assert planned(word_text(file.getvalue())) == SPREAD


@pytest.mark.parametrize("name", ["no number column", "ditto marks", "sub-items below a heading", "groups by letter"])
def test_a_table_of_a_page_or_between_bars_gives_the_same(name: str) -> None:
    table, facts = TABLES[name]
    rows = [line.split("\t") for line in table.strip().split("\n")]
    page = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    bars = ["| " + " | ".join(row) + " |" for row in rows]
    bars.insert(1, "|---" * len(rows[0]) + "|")
    assert planned(web_text(f"<table>{page}</table>".encode())) == facts
    assert planned("\n".join(bars) + "\n") == facts
