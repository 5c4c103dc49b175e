"""The lines of a cleaned text, and what each of them is in the layout of a document."""

import re
from dataclasses import dataclass
from enum import IntEnum, auto
from functools import cache

from loaders.dates import FULL
from loaders.facts import type_code
from loaders.letters import PLACE_NAME, UPPER
from loaders.symbols import SYMBOL
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
    PAGE = auto()
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


MOTTO = re.compile(
    r"ĐẢNG CỘNG SẢN VIỆT NAM|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập\s*[-–—]\s*Tự do\s*[-–—]\s*Hạnh phúc"
    r"|ĐOÀN (?:TNCS|THANH NIÊN CỘNG SẢN) HỒ CHÍ MINH$"
)
NUMBER_LINE = re.compile(
    r"(?:(?:Luật|Bộ luật|Pháp lệnh|Lệnh|Nghị quyết)\s+(?=số\s*:\s*\S+$)s|S)[ốỐ]\s*:?\s*"
    r"(?P<symbol>(?:\d+[a-zđ]?\s*(?:[-–/.]|$)|[-–/._…]).*)?$"
)
PLACE_DATE = re.compile(
    rf"(?:(?:Thành phố|TP\.?)\s*)?(?P<place>{PLACE_NAME})\s*,\s*(?P<date>(?:{FULL})|ngày\s*[\d.…]*\s*tháng\s*(?P<month>\d{{0,2}})[.…]*\s*năm\s*(?P<year>\d{{4}}))"
)
_ISSUER = re.compile(
    r"(?:TỈNH ỦY|THÀNH ỦY|HUYỆN ỦY|THỊ ỦY|QUẬN ỦY|ĐẢNG ỦY|ĐẢNG BỘ|ĐẢNG ĐOÀN|BAN|ỦY BAN|HỘI ĐỒNG|VĂN PHÒNG|SỞ|CHÍNH PHỦ"
    r"|THỦ TƯỚNG|QUỐC HỘI|BỘ|TỈNH|THÀNH PHỐ|HUYỆN|THỊ XÃ|TỈNH ĐOÀN|(?:TỔNG )?LIÊN ĐOÀN|LIÊN MINH|LIÊN HIỆP|HỘI|UBND|HĐND|XÃ(?! HỘI)|PHƯỜNG|THỊ TRẤN|ĐẶC KHU|QUẬN|TRUNG ƯƠNG|CƠ QUAN|CÔNG AN|QUÂN ỦY|QUÂN KHU|CHI BỘ"
    r"|MẶT TRẬN TỔ QUỐC|ĐOÀN (?:ĐẠI BIỂU|THANH NIÊN|TNCS)|TÒA ÁN|VIỆN|HỌC VIỆN|TRƯỜNG|CỤC|CHI CỤC|TỔNG CỤC|THANH TRA|KIỂM TOÁN"
    r"|CHỦ TỊCH NƯỚC|NGÂN HÀNG|BẢO HIỂM XÃ HỘI|KHO BẠC|TRUNG TÂM)\b"
)
_STAMP = re.compile(
    r"\(?(?:TUYỆT MẬT|TỐI MẬT|MẬT|HỎA TỐC|THƯỢNG KHẨN|KHẨN|LƯU HÀNH NỘI BỘ|Lưu hành nội bộ|DỰ THẢO.*"
    r"|Dự thảo(?: (?:lần|ngày|lấy ý kiến|xin ý kiến).*)?|(?<=\()(?:Tuyệt mật|Tối mật|Mật|Hỏa tốc|Khẩn))\)?$"
)
_PAGE = re.compile(
    r"[-–—]?\s*\d{1,4}\s*[-–—]?$|(?:Trang\s+)?\d{1,4}\s*/\s*\d{1,4}$|Trang\s+\d{1,4}$|(?:https?://|www\.)\S+(?:\s+\d+/\d+)?$"
    r"|\d{1,2}/\d{1,2}/\d{2,4},?\s+\d{1,2}:\d{2}(?::\d{2})?\s*(?:[AP]M)?$|(?:\d+\s+)?CÔNG BÁO\s*/\s*(?:Số|SỐ)\b.*"
    r"|(?:Ký bởi|Người ký|Thời gian ký|Ngày ký|Email)\s*:.*|(?:CÔNG VĂN|VĂN BẢN) ĐẾN$"
)
"""What a printer, a scanner or a portal put on the page: its number, an address, the time of printing, marks of a signature."""

_OF_A_PAGE = frozenset("-–—0123456789ThwCKNEV")
"""The letters that such a line may begin with."""
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


def type_at_start(text: str) -> tuple[str, int] | None:
    """The type that a line below a letterhead names, in capitals, and how many letters of the line it takes.

    The line begins with it in capitals or is nothing else: "KẾ HOẠCH NUÔI DÊ", "Kế hoạch", "K Ế  H O Ạ C H".
    """
    pattern, codes = _type_line()
    if text.upper() in codes:
        return text.upper(), len(text)
    letters = text.split()
    if len(letters) > 4 and all(len(letter) == 1 for letter in letters):
        spaced = next((name for name in codes if name.replace(" ", "") == "".join(letters)), None)
        return (spaced, len(text)) if spaced else None
    found = pattern.match(text) if text.isupper() and not text.rstrip().endswith(":") else None
    return (found["type"], found.end("type")) if found else None


def kind_of(text: str) -> Kind:
    """What a line that says `text` is, whatever stands around it."""
    if not text:
        return Kind.BLANK
    if not text.strip("-_–—=. ~|*\t\\"):
        return Kind.RULE
    if len(text) > LONGEST:
        return Kind.OTHER
    for kind, pattern in ((Kind.MOTTO, MOTTO), (Kind.NUMBER, NUMBER_LINE), (Kind.PLACE_DATE, PLACE_DATE)):
        if pattern.match(text):
            return kind
    if text[0] in _OF_A_PAGE and len(text) < 100 and _PAGE.match(text):
        return Kind.PAGE
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
    if re.match(r"N(?:ơi nhận|ƠI NHẬN)\b", text):
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
        parts = _glued(text, begin, at - 1) if "VIỆT NAM" in printed and ", ngày " in printed else []
        tabbed = "\t" in printed
        for start, end in parts or _columns(text, begin, at - 1):
            begun = start + _margin(text, start, end)
            body = text[begun:end].rstrip()
            if body.endswith("|"):
                body = body.rstrip(" \t|")
            kind = kind_of(body)
            tabs = text.count("\t", start, end) if tabbed else 0
            is_row = tabs >= 2 and (kind not in _IN_A_COLUMN or "\t" in body) and body.strip("-–\t ")
            lines.append(Line(begun, begun + len(body), body, Kind.TABLE if is_row else kind))
    return lines


_IN_A_COLUMN = {Kind.MOTTO, Kind.PLACE_DATE, Kind.NUMBER, Kind.RULE}
"""What stands alone in a row of a letterhead, the other column empty; rules make no row either."""

_MARGIN = re.compile(r"[\s|]*(?:#{1,6}\s+)?")


def _margin(text: str, start: int, end: int) -> int:
    """How many characters stand before the words of a line: white space, bars of a table, the marks of a heading."""
    if start == end or not (text[start].isspace() or text[start] in "|#"):
        return 0
    found = _MARGIN.match(text, start, end)
    return found.end() - start if found else 0


_GAP = re.compile(r"(?:\s{2,}|\t+\s*|\s*\|\s*)$")
_LEFT_AND_MOTTO = re.compile(rf"(?P<left>(?:{_ISSUER.pattern}|VÀ )[^a-z]*?) (?P<right>{MOTTO.pattern})$")
_LEFT_AND_RULE = re.compile(r"[^\t]*[^\t\s-][^\t]*?(?=\s*\t\s*[-–_]{3,}\s*$)")
_LEFT_AND_DATE = re.compile(
    rf"(?P<left>(?=[{UPPER}]{{2}}){_ISSUER.pattern}(?:[ ,–-]+[{UPPER}]+(?!\w))*|[-–_]{{3,}}) (?P<right>{PLACE_DATE.pattern})$"
)
_NUMBER_AND_DATE = re.compile(rf"(?P<left>Số\s*:?\s*{SYMBOL}),? (?P<right>{PLACE_DATE.pattern})$")
_LIST_AND_SIGNATURE = re.compile(
    rf"(?P<left>[\s|]*(?:[-–+•]\s*|Nơi nhận)[^\t|]*?)(?:\s{{3,}}|\t+\s*|\s*\|\s*)"
    rf"(?P<right>{_AUTHORITY.pattern}[^\t|]*|[{UPPER}. ]{{6,60}}|\(?[Đđ]ã ký\)?|{PLACE_NAME})[\s|]*$"
)
"""The recipients and, in the right column, the signature."""
_LIST = {"-", "–", "+", "•", "N"}


LONGEST_GLUED = 600
"""No letterhead on one line, with the title behind it, is longer than this."""


@cache
def _on_one_line() -> re.Pattern[str]:
    number = rf"Số\s*:?\s*{SYMBOL}"
    motto = MOTTO.pattern.replace("$", "")
    return re.compile(
        rf"(?P<issuer>{_ISSUER.pattern}[^a-z]*?)\s+(?:(?P<number>{number})\s+)?(?P<motto>{motto})\s+(?:(?P<second>{motto})\s+)?"
        rf"(?:(?P<below>{number})\s+)?(?P<when>{PLACE_DATE.pattern})\s+(?:(?P<type>{'|'.join(sorted(_type_line()[1], key=len, reverse=True))})\s+(?P<title>.+))?$"
    )


_OWNER_AND_BODY = re.compile(
    r"(?P<owner>(?:TỈNH ỦY|THÀNH ỦY|ĐẢNG BỘ|UBND|ỦY BAN NHÂN DÂN|BAN CHẤP HÀNH TRUNG ƯƠNG|BỘ)\b.*?) "
    r"(?P<body>(?<!ỦY )(?:BAN|SỞ|HUYỆN ỦY|THÀNH ỦY|THỊ ỦY|ĐẢNG ỦY|VĂN PHÒNG|CỤC|CHI CỤC|TỔNG CỤC|CÔNG AN|PHÒNG|ỦY BAN KIỂM TRA)\b.*)"
)


def _glued(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a letterhead that an extractor has put on one line; none for any other line."""
    if end - start > LONGEST_GLUED:
        return []
    found = _on_one_line().match(text[start:end].rstrip())
    if found is None:
        return []
    owner = _OWNER_AND_BODY.match(found["issuer"])
    issuer = [owner.span("owner"), owner.span("body")] if owner else [found.span("issuer")]
    names = ("number", "motto", "second", "below", "when", "type", "title")
    return [(start + a, start + b) for a, b in (*issuer, *(found.span(name) for name in names if found[name]))]


def _columns(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """One span, or two where the right column of a letterhead or a signature follows the left one on the same line."""
    line = text[start:end]
    if len(line) > LONGEST:
        return [(start, end)]
    if "  " in line or "\t" in line or "|" in line:
        if line.lstrip(" |")[:1] in _LIST and (found := _LIST_AND_SIGNATURE.match(line)):
            return [(start, start + found.end("left")), (start + found.start("right"), end)]
        if line.rstrip().endswith(("---", "___")) and (found := _LEFT_AND_RULE.match(line)):
            return [(start, start + found.end())]
        for pattern in (MOTTO, PLACE_DATE):
            found = pattern.search(line)
            gap = _GAP.search(line[: found.start()]) if found else None
            if found and gap and line[: gap.start()].strip(" |"):
                left = line[: gap.start()].strip(" |")
                if left.isupper() or NUMBER_LINE.match(left) or not line[found.end() :].strip(" |\t"):
                    return [(start, start + gap.start()), (start + found.start(), end)]
    elif line.endswith(("VIỆT NAM", "Hạnh phúc", "HỒ CHÍ MINH")) or ", ngày " in line:
        found = _LEFT_AND_MOTTO.match(line) or _NUMBER_AND_DATE.match(line) or _LEFT_AND_DATE.match(line)
        if found and not found["left"].endswith("TRUNG ƯƠNG"):  # the Central Committee's own name
            return [(start, start + found.end("left")), (start + found.start("right"), end)]
    return [(start, end)]
