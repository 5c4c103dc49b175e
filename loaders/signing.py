"""The foot of one document → who signed it, in which office, on whose behalf, and which agencies receive it."""

import re
from collections.abc import Iterator

from loaders.agencies import find_agencies, read_agency
from loaders.cleaning import one_line
from loaders.facts import Agency, Signature
from loaders.letters import PLACE_NAME, UPPER
from loaders.lines import Kind, Line

_NAME = re.compile(rf"{PLACE_NAME}(?: [{UPPER}]\w+)?$")
_MILITARY = re.compile(r"(?:Thiếu|Trung|Thượng|Đại)\s+(?:úy|tá|tướng)\s+")
_SIGNED = re.compile(r"\(?\s*(?:đã ký|ký tên|đã kí)\b[\s:,)]*", re.IGNORECASE)
_OFFICE = re.compile(
    r"(?:PHÓ |Q\. ?|QUYỀN |TỔNG )*(?:BÍ THƯ|CHỦ TỊCH|CHÁNH VĂN PHÒNG|CHÁNH THANH TRA|TRƯỞNG BAN|TRƯỞNG PHÒNG|GIÁM ĐỐC|CHỦ NHIỆM"
    r"|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|TRƯỞNG ĐOÀN|VIỆN TRƯỞNG|CHÁNH ÁN|CHỈ HUY TRƯỞNG|HIỆU TRƯỞNG|CỤC TRƯỞNG|CHI CỤC TRƯỞNG"
    r"|TƯ LỆNH|CHÍNH ỦY|THANH TRA|KIỂM TOÁN|THƯỜNG TRỰC BAN BÍ THƯ|TỔ TRƯỞNG)\b.*"
    r"|PHÓ (?:CHÁNH|TRƯỞNG|GIÁM|CHỦ|VIỆN|HIỆU|CỤC|TỔ)\b.*|ỦY VIÊN\b.*",
)
_RANK = re.compile(
    r"\b(?:bí thư|chủ tịch|chánh|văn phòng|(?<!thứ )(?<!cục )(?<!tổ )(?<!huy )trưởng|giám đốc|chủ nhiệm|bộ trưởng|thường trực|viện trưởng"
    r"|hiệu trưởng|thủ tướng|cục trưởng|tỉnh ủy)\b"
)
"""Words that keep a capital inside the name of an office (Hướng dẫn 36-HD/VPTW; Nghị định 30/2020/NĐ-CP, annex II)."""

_BLOCK = 16
"""A signature stands within so many lines below "T/M"."""


_PREAMBLE = re.compile(r"Căn cứ\s|QUYẾT (?:ĐỊNH|NGHỊ)\s*:")


def read_signature(lines: tuple[Line, ...]) -> Signature:
    """Who signed: the name below "T/M", "K/T" …, or the last name that stands alone."""
    grounds = max((i for i, line in enumerate(lines) if _PREAMBLE.match(line.text)), default=-1) + 1
    lines = lines[grounds:]  # above them stands who decides, not who signs
    at = next((i for i, line in enumerate(lines) if line.kind is Kind.AUTHORITY), None)
    if at is None:
        above = next((i for i in reversed(range(len(lines))) if _is_office(lines[i].text)), None)
        if above is None:
            return Signature(name=_lone_name(lines))
        at = above - 1  # an office in capitals with a name below it and no "T/M"
    authority = lines[at].text if at >= 0 else ""
    behalf = re.sub(r"^(?:T/M|TM\.?)\s*", "", authority) if re.match(r"T/?M", authority) else None
    office = authority if _is_office(authority) else None  # "Q. GIÁM ĐỐC" stands in for nobody
    name = None
    for line in lines[at + 1 : at + _BLOCK]:
        if line.kind in {Kind.BLANK, Kind.AUTHORITY}:
            continue
        words = _MILITARY.sub("", _SIGNED.sub("", line.text, count=1), count=1)
        if not words:
            continue
        if office is None and _OFFICE.match(words):
            office = words
        elif _NAME.fullmatch(words) and not words.isupper():
            name = words
            break
        elif line.kind in {Kind.APPENDIX, Kind.TYPE, Kind.MOTTO, Kind.TABLE}:
            break
    return Signature(name, _office(office) if office else None, behalf)


def _is_office(text: str) -> bool:
    return text.isupper() and bool(_OFFICE.fullmatch(text))


def _office(printed: str) -> str:
    """ "PHÓ BÍ THƯ THƯỜNG TRỰC" → "Phó Bí thư Thường trực"."""
    words = printed.lower()
    words = _RANK.sub(lambda found: found.group().capitalize(), words)
    return words[0].upper() + words[1:]


def _lone_name(lines: tuple[Line, ...]) -> str | None:
    """The name under a stamp whose block was lost: the last line that is a person's name and nothing else."""
    recipients = next((i for i, line in enumerate(lines) if line.kind is Kind.RECIPIENTS), None)
    if recipients is None:
        return None
    for line in lines[recipients + 1 :]:
        if line.kind in {Kind.APPENDIX, Kind.TABLE}:
            return None
        if _NAME.fullmatch(line.text) and 2 <= len(line.text.split()) <= 5 and not line.text.isupper():
            return line.text
    return None


_ITEM = re.compile(r"\s*[-–+•]\s*")
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)?")
_NO_RECIPIENT = re.compile(r"(?:lưu|như trên|như điều|như kính gửi)\b", re.IGNORECASE)
_NEXT = re.compile(r"\s*(?:,|,?\s*và|-)\s*$")
"""What stands between two recipients of one line."""
_UNNAMED = re.compile(r"\b(?:huyện|thị xã|thành phố|xã|phường|(?:huyện|thành|thị) ủy)$", re.IGNORECASE)
"""The end of a name that leaves open which of many: "UBND huyện, thành phố"."""
_SPACED = re.compile(r"\bTT\.\s+")


def read_recipients(lines: tuple[Line, ...], place: str | None) -> tuple[Agency, ...]:
    """The agencies of the register under "Nơi nhận"; classes of people, copies and initials are no agencies."""
    found: list[Agency] = []
    for item in _items(lines):
        for part in _IN_BRACKETS.sub("", item).split(";"):
            words = _SPACED.sub("TT.", one_line(_ITEM.sub("", part, count=1)))
            if words and not _NO_RECIPIENT.match(words):
                found += _named(words, place)
    return tuple(dict.fromkeys(found))


def _items(lines: tuple[Line, ...]) -> Iterator[str]:
    """The items of the list below "Nơi nhận", each whole, without the signature that stands beside them."""
    start = next((i for i, line in enumerate(lines) if line.kind is Kind.RECIPIENTS), None)
    if start is None:
        return
    item = re.sub(r"^nơi nhận\s*:?", "", lines[start].text, flags=re.IGNORECASE)
    for line in lines[start + 1 :]:
        text = line.text
        if line.kind is Kind.BLANK:
            continue
        if line.kind in {Kind.APPENDIX, Kind.TYPE, Kind.MOTTO, Kind.TABLE, Kind.NUMBER}:
            break
        if _ITEM.match(text) or (line.kind is Kind.OTHER and text.endswith((",", ";")) and text[0].isupper()):
            yield item
            item = text
        elif text[0].islower() or text[0] == "(":
            item = f"{item} {text}"
        elif line.kind is Kind.AUTHORITY or _is_office(text) or _SIGNED.match(text) or _NAME.fullmatch(text):
            continue
        else:
            break
    yield item


def _named(words: str, place: str | None) -> Iterator[Agency]:
    """The agencies of a part of a line: the one that it begins with, and those that a comma joins to it."""
    end = None
    first: Agency | None = None
    hits = find_agencies(words, place)
    for hit in hits:
        joined = (
            _NEXT.fullmatch(words, end, hit.start)
            if end is not None
            else words[: hit.start].strip().lower() in {"", "các"}
        )
        end = hit.end if joined else None
        if not joined or hit.agency.kind is None or _UNNAMED.search(hit.agency.name):
            continue
        if first and "Thường trực" in first.name and "Thường trực" not in hit.agency.name:
            break  # "Thường trực Tỉnh ủy, HĐND tỉnh": of the other body, too, only its standing members
        first = first or hit.agency
        yield hit.agency
    if not hits and (agency := read_agency(words, place)) and agency.kind:
        yield agency  # a name with a letter misread
