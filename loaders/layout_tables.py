"""Tables of a Word or web file → text: a table of rows stays one, a table that only lays out a page becomes lines."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from loaders.lines import Kind, kind_of
from loaders.tables import is_header

ABOVE_HEADER = 3
"""A header stands in one of so many first rows; a caption may stand in a row above it."""

_OF_A_LAYOUT = {Kind.MOTTO, Kind.NUMBER, Kind.RECIPIENTS, Kind.AUTHORITY, Kind.PLACE_DATE}
WIDEST_LAYOUT = 2
"""A letterhead and a signature block have two columns."""


def table_text(rows: Sequence[Sequence[str]]) -> str:
    """The text of a table given as rows of cell texts.

    A table with a header, or one of more than two columns, gives one line a row, cells parted by tabs. Any other one, and any
    that holds a motto, a number or a signature, is a letterhead or a signature block in invisible columns (Nghị định
    30/2020/NĐ-CP, annex I): cell after cell, an empty line between them.
    """
    header = next((i for i, row in enumerate(rows[:ABOVE_HEADER]) if is_header(row)), len(rows))
    wide = len(rows) > 1 and min(map(len, rows)) > WIDEST_LAYOUT and all(any(map(str.strip, row)) for row in rows)
    if header == len(rows) and wide and not _lays_out(rows):
        header = 0
    laid_out = [cell.strip() for row in rows[:header] for cell in row if cell.strip()]
    table = "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows[header:])
    return "\n\n".join(filter(None, [*laid_out, table]))


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the grid of a table: the text of the cell that covers it, and which cell that is."""

    text: str
    cell: Hashable


def grid_text(grid: Sequence[Sequence[Slot]]) -> str:
    """The text of a table whose cells may span columns and rows.

    A cell over several rows is said of each of them; where the first cell too goes on, they are one row on several lines.
    In a table without a header each cell is said once.
    """
    once: list[list[str]] = []
    filled: list[list[str]] = []
    above: Sequence[Slot] = ()
    for row in grid:
        left = [i > 0 and row[i - 1].cell == slot.cell for i, slot in enumerate(row)]
        over = [i < len(above) and above[i].cell == slot.cell for i, slot in enumerate(row)]
        once.append(["" if left[i] or over[i] else slot.text for i, slot in enumerate(row)])
        one_row = bool(over) and over[0]
        filled.append(["" if left[i] or (over[i] and one_row) else slot.text for i, slot in enumerate(row)])
        above = row
    header = next((i for i, row in enumerate(once[:ABOVE_HEADER]) if is_header(row)), len(once))
    return table_text([*once[: header + 1], *filled[header + 1 :]])


def _lays_out(rows: Sequence[Sequence[str]]) -> bool:
    lines = (line.strip() for row in rows for cell in row for line in cell.splitlines())
    return any(line and kind_of(line) in _OF_A_LAYOUT for line in lines)
