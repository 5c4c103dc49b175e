"""Lines of the register of duties → a CSV file and an Excel workbook."""

import csv
import io
from collections.abc import Iterator, Sequence

from viz.register import KINDS, STATES, Duty
from viz.words import Word

_COLUMNS = (
    (Word("Thời hạn", "Due"), 12),
    (Word("Thời hạn (nguyên văn)", "Due (as printed)"), 18),
    (Word("Tình trạng", "State"), 26),
    (Word("Số ngày muộn", "Days late"), 9),
    (Word("Loại việc", "Kind"), 20),
    (Word("Nội dung", "Content"), 70),
    (Word("Chủ trì", "Lead"), 36),
    (Word("Phối hợp, theo dõi", "With"), 36),
    (Word("Số văn bản giao", "Ordered in"), 18),
    (Word("Ngày văn bản giao", "Dated"), 12),
    (Word("Trích yếu", "Title"), 50),
    (Word("Cơ quan ban hành", "Issuer"), 30),
    (Word("Tỉnh", "Province"), 14),
    (Word("Văn bản đã ban hành", "Met by"), 18),
    (Word("Ngày ban hành", "Met on"), 12),
    (Word("Tệp nguồn", "Source"), 26),
    (Word("Dòng", "Line"), 8),
    (Word("Đoạn trích", "Passage"), 70),
    (Word("Địa chỉ văn bản giao", "Address of the ordering document"), 40),
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_LONGEST_CELL = 32_767
"""Characters that a cell of a workbook holds."""


def as_csv(duties: Sequence[Duty], lang: str) -> str:
    """The register as CSV with the mark by which spreadsheets know UTF-8.

    What would be taken for a formula has an apostrophe before it.
    """
    output = io.StringIO(newline="")
    output.write("\ufeff")
    writer = csv.writer(output)
    writer.writerow(column[lang] for column, _ in _COLUMNS)
    for row in _rows(duties, lang):
        writer.writerow(f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell for cell in row)
    return output.getvalue()


def as_xlsx(duties: Sequence[Duty], lang: str) -> bytes:
    """The register as a workbook of one sheet, to be filtered and printed; every cell is text or a number, none a formula."""
    import xlsxwriter  # no other page needs it

    output = io.BytesIO()
    with xlsxwriter.Workbook(output, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Nhiệm vụ" if lang == "vi" else "Duties")
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 2, "bg_color": "#eef2f6"})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        red = book.add_format({"text_wrap": True, "valign": "top", "font_color": "#c4161c"})
        for place, (column, width) in enumerate(_COLUMNS):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, column[lang], head)
        for line, (duty, row) in enumerate(zip(duties, _rows(duties, lang), strict=True), start=1):
            look = red if duty.state in ("overdue", "late") else plain
            for place, cell in enumerate(row):
                if isinstance(cell, int):
                    sheet.write_number(line, place, cell, look)
                else:
                    sheet.write_string(line, place, cell[:_LONGEST_CELL], look)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(duties), len(_COLUMNS) - 1)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
    return output.getvalue()


def _rows(duties: Sequence[Duty], lang: str) -> Iterator[tuple[str | int, ...]]:
    for duty in duties:
        passage = duty.passages[0] if duty.passages else None
        yield (
            duty.due,
            duty.due_label,
            STATES[duty.state][lang],
            duty.days_late or "",
            KINDS[duty.kind][lang],
            _content(duty, lang),
            "; ".join(one.name for one in duty.leads),
            "; ".join(one.name for one in duty.others),
            duty.document.label,
            duty.document.date,
            duty.document.title,
            duty.document.issuer,
            duty.document.place,
            duty.met.label if duty.met else "",
            duty.met.date if duty.met else "",
            passage.source if passage else "",
            passage.line if passage else "",
            passage.quote if passage else "",
            duty.document.iri,
        )


def _content(duty: Duty, lang: str) -> str:
    return " ".join(part for part in (duty.called[lang] if duty.called else "", duty.what) if part)
