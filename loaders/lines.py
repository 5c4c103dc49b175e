"""The lines of a cleaned text, and what each of them is in the layout of a document."""

import re
from dataclasses import dataclass
from enum import IntEnum, auto
from functools import cache

from loaders.dates import FULL
from loaders.facts import type_code
from loaders.letters import PLACE_NAME
from ontology.registers import document_types


class Kind(IntEnum):
    """What a line is (Hướng dẫn 36-HD/VPTW and 05-HD/VPTW for the Party, Nghị định 30/2020/NĐ-CP for the state)."""

    BLANK = auto()
    MOTTO = auto()
    ISSUER = auto()
    NUMBER = auto()
    PLACE_DATE = auto()
    TYPE = auto()
    OF_ISSUER = auto()
    ABOUT = auto()
    ADDRESSEE = auto()
    RULE = auto()
    STAMP = auto()
    RECIPIENTS = auto()
    AUTHORITY = auto()
    APPENDIX = auto()
    TABLE = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the cleaned text: text[start:end], stripped, and its kind."""

    start: int
    end: int
    text: str
    kind: Kind


MOTTO = re.compile(r"ĐẢNG CỘNG SẢN VIỆT NAM|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập\s*-\s*Tự do\s*-\s*Hạnh phúc")
NUMBER_LINE = re.compile(r"Số\s*:?\s*(?P<symbol>(?:\d+[a-zđ]?\s*(?:[-–/.]|$)|[-–/._…]).*)?$")
PLACE_DATE = re.compile(
    rf"(?:(?:Thành phố|TP\.?)\s*)?(?P<place>{PLACE_NAME})\s*,\s*(?P<date>(?:{FULL})|ngày\s*[\d.…]*\s*tháng\s*(?P<month>\d{{0,2}})[.…]*\s*năm\s*(?P<year>\d{{4}}))"
)
_ISSUER = re.compile(
    r"(?:TỈNH ỦY|THÀNH ỦY|HUYỆN ỦY|THỊ ỦY|QUẬN ỦY|ĐẢNG ỦY|ĐẢNG BỘ|ĐẢNG ĐOÀN|BAN|ỦY BAN|HỘI ĐỒNG|VĂN PHÒNG|SỞ|CHÍNH PHỦ"
    r"|THỦ TƯỚNG|QUỐC HỘI|BỘ|TỈNH|THÀNH PHỐ|HUYỆN|THỊ XÃ|TỈNH ĐOÀN|LIÊN ĐOÀN|HỘI|UBND|HĐND|XÃ(?! HỘI)|PHƯỜNG|THỊ TRẤN|ĐẶC KHU|QUẬN|TRUNG ƯƠNG|BAN CHẤP HÀNH|CƠ QUAN)\b"
)
_STAMP = re.compile(
    r"\(?(?:TUYỆT MẬT|TỐI MẬT|MẬT|HỎA TỐC|THƯỢNG KHẨN|KHẨN|LƯU HÀNH NỘI BỘ|DỰ THẢO.*|Dự thảo(?: lần.*)?)\)?$"
)
LONGEST = 250
"""No line of a letterhead or a signature is longer than this; a paragraph is."""

_AUTHORITY = re.compile(r"(?:T/M|TM\.?|K/T|KT\.?|T/L|TL\.?|TUQ\.?|Q\.)\s*\S")
_APPENDIX = re.compile(r"(?:PHỤ LỤC|Phụ lục)(?:\s+(?:số\s+)?(?:\d+|[IVX]+))?\b")


@cache
def _type_line() -> tuple[re.Pattern[str], dict[str, type_code]]:
    phrases = {
        phrase.upper(): kind.code
        for kind in document_types().values()
        for phrase in kind.phrases
        if kind.code not in {"DL"}
    }
    ordered = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?P<type>{'|'.join(ordered)})(?P<rest>(?:\s.*)?)$"), phrases


def type_line(text: str) -> tuple[type_code, str] | None:
    """The type that a line in capitals names and what follows it on the line; None if it is no type line.

    "QUYẾT ĐỊNH:" with its colon is the enacting word of a decision, not its heading.
    """
    pattern, codes = _type_line()
    found = pattern.match(text)
    if found is None or text.rstrip().endswith(":"):
        return None
    rest = found["rest"].strip()
    if rest and rest.isupper() and not rest.startswith("CỦA "):
        return None
    return codes[found["type"]], rest


def _kind(text: str) -> Kind:
    if not text:
        return Kind.BLANK
    if not text.strip("-_–—=. ~|*"):
        return Kind.RULE
    if len(text) > LONGEST:
        return Kind.OTHER
    for kind, pattern in ((Kind.MOTTO, MOTTO), (Kind.NUMBER, NUMBER_LINE), (Kind.PLACE_DATE, PLACE_DATE)):
        if pattern.match(text):
            return kind
    if _STAMP.match(text):
        return Kind.STAMP
    if type_line(text):
        return Kind.TYPE
    if text.startswith("CỦA ") and text.isupper():
        return Kind.OF_ISSUER
    if re.match(r"(?:V/v|Về việc)\b", text):
        return Kind.ABOUT
    if text.startswith(("Kính gửi", "Kính trình")):
        return Kind.ADDRESSEE
    if re.match(r"Nơi nhận\b", text):
        return Kind.RECIPIENTS
    if _AUTHORITY.match(text):
        return Kind.AUTHORITY
    if _APPENDIX.match(text) and len(text) < 200 and not text.rstrip().endswith((".", ";")):
        return Kind.APPENDIX
    if text.isupper() and len(text) < 80 and _ISSUER.match(text):
        return Kind.ISSUER
    return Kind.OTHER


def read_lines(text: str) -> list[Line]:
    """The lines of a cleaned text; a line that holds both columns of a letterhead becomes two."""
    lines: list[Line] = []
    at = 0
    for printed in text.split("\n"):
        begin, at = at, at + len(printed) + 1
        for start, end in _columns(text, begin, begin + len(printed)):
            body = text[start:end]
            stripped = body.strip()
            left = start + len(body) - len(body.lstrip())
            is_row = stripped and body.count("\t") >= 2
            lines.append(Line(left, left + len(stripped), stripped, Kind.TABLE if is_row else _kind(stripped)))
    return lines


def _columns(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """One span, or two where the right column of a letterhead follows the left one on the same line."""
    line = text[start:end]
    if "  " not in line and "\t" not in line:
        return [(start, end)]
    for pattern in (MOTTO, PLACE_DATE):
        found = pattern.search(line)
        if found and found.start() > 0:
            left = line[: found.start()]
            gap = re.search(r"(?:\s{2,}|\t+\s*)$", left)
            if gap and left.strip() and (left.strip().isupper() or NUMBER_LINE.match(left.strip())):
                return [(start, start + gap.start()), (start + found.start(), end)]
    return [(start, end)]
