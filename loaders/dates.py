"""Dates and deadlines as Vietnamese documents print them → ISO dates, as far as the text gives them."""

import calendar
import re
from datetime import date

from loaders.facts import PartialDate

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:19|20)\d\d"

FULL = (
    rf"(?:ngày\s+)?(?P<d1>{_DAY})\s+tháng\s+(?P<m1>{_MONTH})\s+năm\s+(?P<y1>{_YEAR})"
    rf"|(?:ngày\s+)?(?<![\d/])(?P<d2>{_DAY})\s*(?P<sep>[/.-])\s*(?P<m2>{_MONTH})\s*(?P=sep)\s*(?P<y2>{_YEAR})(?!\d)"
)
"""A day: "ngày 18 tháng 01 năm 2021", "18/01/2021", "18-1-2021", "18.1.2021" (day first, always)."""

MONTH = rf"tháng\s+(?P<m3>{_MONTH})(?:\s*,?\s+năm\s+|\s*[/-]\s*)(?P<y3>{_YEAR})(?!\d)"
"""A month: "tháng 10 năm 2020", "tháng 10/2020"."""

ANY = rf"(?:{FULL}|{MONTH}|năm\s+(?P<y4>{_YEAR})(?!\d))"
"""A day, a month or a year."""

_ANY = re.compile(ANY, re.IGNORECASE)

PERIOD = re.compile(
    rf"(?P<day>(?:ngày\s+)?(?<![\d/])(?P<pd>{_DAY})\s*(?P<psep>[/.-])\s*(?P<pm>{_MONTH})\s*(?P=psep)\s*(?P<py>{_YEAR})(?!\d)"
    rf"|ngày\s+(?P<pd2>{_DAY})\s+tháng\s+(?P<pm2>{_MONTH})\s+năm\s+(?P<py2>{_YEAR}))"
    rf"|(?P<quarter>(?:cuối\s+)?quý\s+(?:(?:IV|III|II|I|[1-4])\s*[-–,]\s*)?(?P<q>IV|III|II|I|[1-4])(?:\s+năm\s+|\s*[/-]\s*|\s+)(?P<qy>{_YEAR})(?!\d))"
    rf"|(?P<month>(?:cuối\s+)?tháng\s+(?P<mm>{_MONTH})(?:\s*,?\s+năm\s+|\s*[/-]\s*)(?P<my>{_YEAR})(?!\d))"
    rf"|(?P<half>(?:6|06|sáu)\s+tháng\s+(?P<which>đầu|cuối)\s+năm\s+(?P<hy>{_YEAR})(?!\d))"
    rf"|(?P<year>(?:cuối\s+)?năm\s+(?:{_YEAR}\s*[-–]\s*)?(?P<yy>{_YEAR})(?!\d))",
    re.IGNORECASE,
)
"""A deadline or period: day, quarter, month, half year, year."""

_IN_A_CELL = re.compile(
    rf"(?:giai đoạn\s+|T\.?\s*)?(?:(?P<month>{_MONTH})\s*[/-]\s*|{_YEAR}\s*[-–]\s*)?(?P<year>{_YEAR})", re.IGNORECASE
)
"""A deadline that fills a cell of a table: "12/2022", "T12/2022", "2022", "2021-2022"."""

_NO_YEAR = re.compile(
    rf"(?:(?:đầu|giữa|cuối|hết|trước|trong|đến|vào|từ|xong|hoàn thành|định kỳ|chậm nhất)\s+)*(?:(?:ngày\s+)?(?P<d>{_DAY})\s*(?:[/.-]|\s+tháng\s+)\s*(?P<dm>{_MONTH})"
    rf"|quý\s+(?:(?:IV|III|II|I|[1-4])\s*[-–,]\s*)?(?P<q>IV|III|II|I|[1-4])|(?:T|tháng\s+)(?P<m>{_MONTH})"
    r"|(?:6|06|sáu)\s+tháng\s+(?P<half>đầu|cuối)\s+năm)(?:\s*(?:xong|hoàn thành))?",
    re.IGNORECASE,
)
"""A period whose year stands elsewhere: "Quý III", "Trước 30/9", "Tháng 6"."""

_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}


def iso_date(match: re.Match[str]) -> PartialDate | None:
    """The ISO date of a match of `FULL`, `MONTH` or `ANY`; None for a day that no calendar has."""
    parts = match.groupdict()
    year = parts.get("y1") or parts.get("y2") or parts.get("y3") or parts.get("y4")
    if year is None:
        return None
    month = parts.get("m1") or parts.get("m2") or parts.get("m3")
    if month is None:
        return year
    day = parts.get("d1") or parts.get("d2")
    if day is None:
        return f"{year}-{int(month):02}"
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def read_date(text: str) -> PartialDate | None:
    """The first date in `text`, as exact as it is given there."""
    found = _ANY.search(text)
    return iso_date(found) if found else None


def last_day(match: re.Match[str]) -> str | None:
    """The last day of the period that `PERIOD` matched, ISO; None for a day that no calendar has."""
    parts = match.groupdict()
    if match["day"]:
        year, month, day = (
            int(parts[long] or parts[short]) for long, short in (("py", "py2"), ("pm", "pm2"), ("pd", "pd2"))
        )
        try:
            return date(year, month, day).isoformat()
        except ValueError:
            return None
    if match["quarter"]:
        quarter = parts["q"].upper()
        year, month = int(parts["qy"]), 3 * (_ROMAN.get(quarter) or int(quarter))
    elif match["month"]:
        year, month = int(parts["my"]), int(parts["mm"])
    elif match["half"]:
        year, month = int(parts["hy"]), 6 if parts["which"].lower() == "đầu" else 12
    else:
        year, month = int(parts["yy"]), 12
    return date(year, month, calendar.monthrange(year, month)[1]).isoformat()


def read_due(text: str, year: int | None = None) -> str | None:
    """The last day of the first period in `text`, or of a bare month or year; None where it names none ("hằng năm", "thường xuyên").

    A period that leaves its year out ("Quý III") is one of `year`, if that is known.
    """
    if found := PERIOD.search(text):
        return last_day(found)
    if found := _NO_YEAR.fullmatch(text.strip(" .")):
        return _last_day_of(found, year) if year else None
    cell = _IN_A_CELL.fullmatch(text.strip())
    if cell is None:
        return None
    year, month = int(cell["year"]), int(cell["month"] or 12)
    return date(year, month, calendar.monthrange(year, month)[1]).isoformat()


def _last_day_of(match: re.Match[str], year: int) -> str | None:
    """The last day, in `year`, of the period that `_NO_YEAR` matched."""
    if match["d"]:
        try:
            return date(year, int(match["dm"]), int(match["d"])).isoformat()
        except ValueError:
            return None
    if match["q"]:
        month = 3 * (_ROMAN.get(match["q"].upper()) or int(match["q"]))
    elif match["half"]:
        month = 6 if match["half"].lower() == "đầu" else 12
    else:
        month = int(match["m"])
    return date(year, month, calendar.monthrange(year, month)[1]).isoformat()


def lacks_year(text: str) -> bool:
    """Whether `text` is a period without its year."""
    return bool(_NO_YEAR.fullmatch(text.strip(" .")))
