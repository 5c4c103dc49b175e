"""Rows of tab-separated text → tables with a header, rows and the group heading each row stands under."""

import re
from dataclasses import dataclass, field

from loaders.lines import Kind, Line

_NUMBERED = re.compile(r"(?P<item>\d{1,3})\s*\.?$")
_GROUP = re.compile(r"(?P<roman>[IVX]{1,5})\b\s*[-.)]?\s*(?P<name>.*)$", re.DOTALL)
_HEADER_NUMBER = re.compile(r"(?:TT|STT|Số TT|Số thứ tự)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its item number, its cells after the number, its group, and the lines it stands on."""

    item: str
    cells: tuple[str, ...]
    group: str | None
    lines: tuple[Line, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what its columns are headed (after the number column), and its rows."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    start: int
    end: int


def _is_header(cells: list[str]) -> bool:
    return bool(cells) and bool(_HEADER_NUMBER.match(cells[0]))


def read_tables(lines: tuple[Line, ...] | list[Line], text: str) -> list[Table]:
    """Every table in `lines`: a header row with "TT" or "STT" in its first cell, and the rows below it.

    A header repeated at a page break goes on with the same table; a second header row names the columns under a joint
    heading; a row without a number goes on with the row above it.
    """
    tables: list[Table] = []
    building: _Builder | None = None
    for line in lines:
        if line.kind is Kind.TABLE or (building and building.takes(line)):
            cells = _raw_cells(line, text)
            if _is_header(cells):
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
        self.header = header
        self.names = list(header)
        self.start = line.start
        self.end = line.end
        self.group: str | None = None
        self.rows: list[Row] = []
        self.after_header = True

    def same_header(self, cells: list[str]) -> bool:
        """A repeated header has as many columns and mostly the same words (one letter may be misread)."""
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
        filled = [cell for cell in cells if cell]
        numbered = _NUMBERED.match(cells[0]) if cells[0] else None
        if numbered:
            self.rows.append(Row(numbered["item"], tuple(cells[1:]), self.group, (line,)))
        elif self.after_header and not cells[0] and not _GROUP.match(filled[0] if filled else ""):
            self._second_header_or_rest(cells, line)
            return
        elif filled and (heading := self._group_heading(filled)):
            self.group = heading
        elif self.rows:
            self._continue_row(cells, line)
        self.after_header = False

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

    def _group_heading(self, filled: list[str]) -> str | None:
        """The heading of a group of rows: a Roman number and a name, alone in the row."""
        joined = " ".join(filled)
        found = _GROUP.match(joined)
        if found and found["name"] and len(filled) <= 2:
            return joined
        return None

    def _continue_row(self, cells: list[str], line: Line) -> None:
        """Add the cells of a row that a page break has cut to the row they belong to."""
        last = self.rows[-1]
        width = max(len(last.cells), len(cells) - 1)
        old, new = _padded(list(last.cells), width), _padded(cells[1:], width)
        joined = tuple(" ".join(filter(None, pair)) for pair in zip(old, new, strict=True))
        self.rows[-1] = Row(last.item, joined, last.group, (*last.lines, line))

    def table(self) -> Table:
        return Table(tuple(self.names[1:]), tuple(self.rows), self.start, self.end)


def _padded(cells: list[str], width: int) -> list[str]:
    return (cells + [""] * width)[:width]
