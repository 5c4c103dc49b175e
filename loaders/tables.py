"""Rows of tab-separated text → tables with a header, rows and the group headings each row stands under."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from loaders.lines import Kind, Line

_HEADER_NUMBER = re.compile(r"(?:TT|STT|Số TT|Số thứ tự)$", re.IGNORECASE)
_COLUMN = re.compile(
    r"(?:các\s+|tên\s+|thể\s+)?(?:nội dung|nhiệm vụ|công việc|đầu việc|loại văn bản|văn bản|đề án|trích yếu|tên gọi"
    r"|cơ quan|đơn vị|sở, ngành|chủ trì|phối hợp|thời gian|thời hạn|thời điểm|tiến độ|hạn|hình thức|sản phẩm|kết quả"
    r"|cấp (?:ban hành|trình)|thẩm quyền|ghi chú)\b",
    re.IGNORECASE,
)
"""How the columns of a table of papers or tasks are named, where no number column tells its header from its rows."""

_ITEM = re.compile(r"(?P<item>\d{1,3}(?:\.\d{1,3})*|[a-zđ](?=\s*[.)]))\s*[.)]?$|[-–+]$")
_ITEM_AHEAD = re.compile(r"(?P<item>\d{1,3}(?:\.\d{1,3})*)\s*[.)]\s+(?=\D)")
_GROUP = re.compile(r"(?P<mark>[IVX]{1,5}|[A-H])\b\s*[-.):]?\s*(?P<name>.*)$", re.DOTALL)
_LETTERED = re.compile(r"[A-H]\s*[-.):]\s*\S")
_DITTO = re.compile(r"[-–\s]*(?:nt|như trên|//|[\"“”″〃]|'')[-–\s.]*$", re.IGNORECASE)
_COUNTED = re.compile(r"\(?(?:\d{1,2}|[A-Z])\)?$")
_RULE = re.compile(r":?-{2,}:?$")
NAME = 60
"""The name of a column has at most so many characters."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its item number, its cells after the number, the headings above it, and the lines it stands on."""

    item: str
    cells: tuple[str, ...]
    groups: tuple[str, ...]
    """The headings of the groups that the row belongs to, the widest first."""
    lines: tuple[Line, ...] = field(repr=False)

    @property
    def group(self) -> str | None:
        """All its group headings in one."""
        return " / ".join(self.groups) or None


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what its columns are headed (after the number column), and its rows."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    start: int
    end: int


def is_header(cells: Sequence[str]) -> bool:
    """Whether a row of cells heads a table: its first is "TT" or "STT", or all are short and most of them name columns."""
    names = [" ".join(cell.split()) for cell in cells]
    if names and _HEADER_NUMBER.match(names[0]):
        return True
    named = [name for name in names if name]
    return (
        len(named) >= 3
        and all(len(name) <= NAME for name in named)
        and bool(_COLUMN.match(names[0]))
        and sum(bool(_COLUMN.match(name)) for name in named) * 2 > len(named)
    )


def read_tables(lines: tuple[Line, ...] | list[Line], text: str) -> list[Table]:
    """Every table in `lines`: a header row (see `is_header`) and the rows below it.

    A header repeated at a page break goes on with the same table; a second header row names the columns under a joint
    heading; a row without a number goes on with the row above it, if the table numbers its rows.
    """
    tables: list[Table] = []
    building: _Builder | None = None
    for line in lines:
        if line.kind is Kind.TABLE or (building and building.takes(line)):
            cells = _raw_cells(line, text)
            if is_header(cells):
                if building is None or not building.same_header(cells):
                    if building:
                        tables.append(building.table())
                    building = _Builder(cells, line)
                else:
                    building.repeats_header()
            elif building:
                building.add(cells, line)
        elif line.kind not in {Kind.BLANK, Kind.RULE, Kind.PAGE} and building:
            tables.append(building.table())
            building = None
    if building:
        tables.append(building.table())
    return [table for table in tables if table.rows]


def _raw_cells(line: Line, text: str) -> list[str]:
    """Cells with the leading empty ones that stripping the line has taken away."""
    start = text.rfind("\n", 0, line.start) + 1
    end = text.find("\n", line.start)
    whole = text[start : end if end >= 0 else len(text)]
    return [cell.strip() for cell in whole.split("\t")]


class _Builder:
    """A table while it is being read."""

    def __init__(self, header: list[str], line: Line) -> None:
        self.numbered = bool(_HEADER_NUMBER.match(header[0]))
        self.header = self._with_number(header)
        self.names = list(self.header)
        self.start = line.start
        self.end = line.end
        self.groups: dict[str, str] = {}
        """Kind of mark (letter, Roman, item) → the heading that bears it now, the widest group first."""
        self.rows: list[Row] = []
        self.after_header = True

    def _with_number(self, cells: list[str]) -> list[str]:
        """The cells with a number column ahead: one that the table lacks is filled from "1. …" in the first cell."""
        if self.numbered:
            return cells
        found = _ITEM_AHEAD.match(cells[0])
        return [found["item"], cells[0][found.end() :], *cells[1:]] if found else ["", *cells]

    def same_header(self, cells: list[str]) -> bool:
        """A repeated header has as many columns and mostly the same words (one letter may be misread)."""
        if bool(_HEADER_NUMBER.match(cells[0])) != self.numbered:
            return False
        cells = self._with_number(cells)
        return len(cells) == len(self.header) and sum(
            a == b for a, b in zip(cells, self.header, strict=True)
        ) * 2 >= len(cells)

    def repeats_header(self) -> None:
        self.after_header = True

    def takes(self, line: Line) -> bool:
        """A group heading of one or two cells belongs to the table although it looks like plain text."""
        return bool(_GROUP.match(line.text)) and ("\t" in line.text or line.text.isupper() or self.after_header)

    def add(self, cells: list[str], line: Line) -> None:
        self.end = line.end
        cells = self._with_number(cells)
        filled = [cell for cell in cells if cell]
        if not filled or all(map(_RULE.match, filled)) or (self.after_header and _is_count(cells)):
            return
        item = _ITEM.match(cells[0])
        if item or (not self.numbered and cells[1] and len(filled) > 1):
            self._add_row(item["item"] or "" if item else "", cells[1:], line)
        elif self.after_header and not cells[0] and not _GROUP.match(filled[0]):
            self._second_header_or_rest(cells, line)
            return
        elif heading := self._group_heading(cells, filled):
            self._open_group(*heading)
        elif self.rows:
            self._continue_row(cells, line)
        self.after_header = False

    def _add_row(self, item: str, cells: list[str], line: Line) -> None:
        """A row below those that are there; the row above is a heading if only its sub-items say who and when."""
        if self.rows and self.numbered and _is_below(item, self.rows[-1].item):
            above = self.rows[-1]
            if sum(bool(cell) for cell in above.cells) == 1:
                self.rows.pop()
                self._open_group("item", f"{above.item} {''.join(above.cells)}")
        elif item and "item" in self.groups and not _is_below(item, self.groups["item"].split(" ")[0]):
            del self.groups["item"]
        last = self.rows[-1].cells if self.rows else ()
        cells = [cell if not _DITTO.match(cell) else last[i] if i < len(last) else "" for i, cell in enumerate(cells)]
        self.rows.append(Row(item, tuple(cells), tuple(self.groups.values()), (line,)))

    def _second_header_or_rest(self, cells: list[str], line: Line) -> None:
        """Below a (repeated) header: the names of sub-columns, or the rest of a row cut by the page break."""
        names = [cell for cell in cells[1:] if cell]
        is_names = all(len(name) < 40 and not name.endswith((".", ";")) for name in names) and len(names) >= 2
        if is_names:
            self.names = [sub or name for name, sub in zip(self.header, _padded(cells, len(self.header)), strict=True)]
            if len(cells) > len(self.header):
                self.names += cells[len(self.header) :]
        elif self.rows:
            self._continue_row(cells, line)
            self.after_header = False

    def _group_heading(self, cells: list[str], filled: list[str]) -> tuple[str, str] | None:
        """(kind of mark, heading) of a group of rows: a letter or a Roman number and a name, alone in the row.

        A heading without a mark is known by standing in the number column, or before all rows, or in capitals.
        """
        joined = " ".join(filled)
        found = _GROUP.match(joined)
        if found and found["name"] and len(filled) <= 2:
            if len(found["mark"]) > 1 or found["mark"] in "IVX":
                return "roman", joined
            if cells[0] == found["mark"] or _LETTERED.match(joined):
                return "letter", joined
        if len(filled) == 1 and (not self.rows or bool(cells[0]) or joined.isupper()):
            return "words", joined
        return None

    def _open_group(self, kind: str, heading: str) -> None:
        """A heading ends the groups of its own kind and those inside them."""
        kinds = list(self.groups)
        for inner in kinds[kinds.index(kind) if kind in kinds else len(kinds) :]:
            del self.groups[inner]
        if kind != "item":
            self.groups.pop("item", None)
        self.groups[kind] = heading

    def _continue_row(self, cells: list[str], line: Line) -> None:
        """Add the cells of a row that a page break has cut to the row they belong to."""
        last = self.rows[-1]
        width = max(len(last.cells), len(cells) - 1)
        old, new = _padded(list(last.cells), width), _padded(cells[1:], width)
        joined = tuple(" ".join(filter(None, pair)) for pair in zip(old, new, strict=True))
        self.rows[-1] = replace(last, cells=joined, lines=(*last.lines, line))

    def table(self) -> Table:
        return Table(tuple(self.names[1:]), tuple(self.rows), self.start, self.end)


def _is_count(cells: list[str]) -> bool:
    """The row "(1) (2) (3)" below a header only counts the columns."""
    filled = [cell for cell in cells if cell]
    return len(filled) >= 3 and all(_COUNTED.match(cell) for cell in filled)


def _is_below(item: str, above: str) -> bool:
    """Whether item "1.2", "a" or a bullet is part of item "1"."""
    return bool(above) and (not item or item.startswith(f"{above}.") or (item.isalpha() and above[:1].isdigit()))


def _padded(cells: list[str], width: int) -> list[str]:
    return (cells + [""] * width)[:width]
