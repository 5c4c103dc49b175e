"""Tables of a Word or web file → text: a table of rows stays one, a table that only lays out a page becomes lines."""

import re
from collections.abc import Sequence

_NUMBERED_HEAD = re.compile(r"(?:TT|STT|Số TT|Số thứ tự)$", re.IGNORECASE)


def table_text(rows: Sequence[Sequence[str]]) -> str:
    """The text of a table given as rows of cell texts.

    A table headed "TT" or "STT" gives one line a row, cells parted by tabs. Any other one is a letterhead or a signature
    block in two invisible columns (Nghị định 30/2020/NĐ-CP, annex I): cell after cell, an empty line between them.
    """
    if rows and rows[0] and _NUMBERED_HEAD.match(" ".join(rows[0][0].split())):
        return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows)
    return "\n\n".join(cell.strip() for row in rows for cell in row if cell.strip())
