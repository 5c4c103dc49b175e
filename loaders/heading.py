"""The letterhead and title of one document → who issued it, under which number, when, about what."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from loaders.agencies import find_agencies, read_agency
from loaders.cleaning import lowered, one_line
from loaders.dates import read_date
from loaders.facts import Agency, PartialDate, Signature, type_code
from loaders.letters import UPPER
from loaders.lines import NUMBER_LINE, PLACE_DATE, Kind, Line, type_line
from loaders.splitting import Stretch
from loaders.symbols import SYMBOL, Symbol, read_symbol
from ontology.registers import abbreviations, document_types, provinces

_PLACE_IN_ISSUER = re.compile(
    r"(?:TỈNH ỦY|THÀNH ỦY|ĐẢNG BỘ THÀNH PHỐ|NHÂN DÂN\s+THÀNH PHỐ|\bTỈNH(?!\s+(?:ỦY|ĐOÀN)\b)|^THÀNH PHỐ)\s+(?P<place>["
    + UPPER
    + r"][^\n\t]*)",
    re.MULTILINE,
)
_PLACE_BEHIND = re.compile(
    r"(?P<kind>\b(?:(?:tỉnh|thành|huyện|thị|quận|đảng) ủy|tỉnh|thành phố|huyện|thị xã|quận|xã|phường|đặc khu) )(?!(?:quân sự|công an|bộ|xã|phường|ủy ban|các|khối|sở)\b)(?P<place>.+)"
)
"""A kind of place or committee and the name behind it."""

_PROVINCIAL = re.compile(r"(?:TỈNH|THÀNH) ỦY\b")
_ABOUT = re.compile(r"(?:V/v|về việc|về)\s+", re.IGNORECASE)

TITLE_LINES = 12
"""No title runs over more lines than this."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What the head of a document says; what it leaves out is None."""

    type: type_code
    symbol: Symbol | None
    blank_number: bool
    date: PartialDate | None
    letterhead: tuple[str, ...]
    of_issuer: str | None
    title: str | None
    place: str | None
    body_starts: int
    """Position in the cleaned text where the title ends."""


def read_heading(stretch: Stretch, text: str) -> Heading:
    """Read the head of a document (Hướng dẫn 36-HD/VPTW; Nghị định 30/2020/NĐ-CP, annex I)."""
    head = stretch.head
    kind, first_words = _type(head)
    number = next((line for line in head if line.kind is Kind.NUMBER), None)
    printed = number.text if number else ""
    issuers = tuple(line.text for line in head if line.kind is Kind.ISSUER)
    symbol = _symbol(printed, issuers)
    dated = next((line for line in head if line.kind is Kind.PLACE_DATE), None)
    place = _place(issuers, dated)
    title, end = _dispatch_title(stretch) if kind is None else _title(stretch, first_words)
    return Heading(
        type=kind or (symbol.type if symbol else None) or "CV",
        symbol=symbol,
        blank_number=number is not None and symbol is None,
        date=_date(dated.text) if dated else read_date(printed),
        letterhead=issuers,
        of_issuer=_of_issuer(head),
        title=clean_title(title, kind, place),
        place=place,
        body_starts=end,
    )


def _type(head: tuple[Line, ...]) -> tuple[type_code | None, str]:
    for line in head:
        if line.kind is Kind.TYPE and (found := type_line(line.text)):
            return found
    return None, ""


def _symbol(line: str, issuers: tuple[str, ...]) -> Symbol | None:
    found = NUMBER_LINE.match(line)
    inside = re.match(SYMBOL, found["symbol"]) if found and found["symbol"] else None
    if inside is None:
        return None
    printed = inside.group()
    if issuers and _PROVINCIAL.match(issuers[0]) and printed.endswith("TƯ"):
        printed = printed[:-1] + "U"  # a province's own number, misread: TƯ is the centre's
    return read_symbol(printed)


def _date(line: str) -> PartialDate | None:
    if full := read_date(line):
        found = PLACE_DATE.search(line)
        # "ngày      tháng 10 năm 2020": the day was never filled in
        if found and found["year"] and found["month"]:
            return f"{found['year']}-{int(found['month']):02}"
        return full
    return None


def _of_issuer(head: tuple[Line, ...]) -> str | None:
    for line in head:
        if line.kind is Kind.OF_ISSUER:
            return line.text.removeprefix("CỦA ")
        if line.kind is Kind.TYPE and (found := type_line(line.text)) and found[1].startswith("CỦA "):
            return found[1].removeprefix("CỦA ")
    return None


def _place(issuers: tuple[str, ...], dated: Line | None) -> str | None:
    """The province: from the issuer's name, else from the place before the date."""
    if found := _PLACE_IN_ISSUER.search("\n".join(issuers).upper()):
        return found["place"].strip().title()
    if dated and (found := PLACE_DATE.match(dated.text)):
        below = re.search(r"\b(?:HUYỆN|THỊ XÃ|THỊ TRẤN|QUẬN|XÃ|PHƯỜNG|ĐẶC KHU)\b", "\n".join(issuers))
        is_province = any(found["place"] == province.name for province in provinces())
        return found["place"] if is_province or not below else None  # a district's office stands in the district
    return None


def _title(stretch: Stretch, first_words: str) -> tuple[str, int]:
    """The lines after the type line up to the first empty one, and where they end."""
    parts = [] if first_words.startswith("CỦA ") else [first_words]
    end = stretch.head[-1].end
    begun = bool(first_words) and not first_words.startswith("CỦA ")
    for line in stretch.body[:TITLE_LINES]:
        if line.kind is Kind.BLANK and not begun:
            continue
        if not begun and line.kind is Kind.ISSUER and _names_a_body(line.text):
            continue  # "HỘI NGHỊ LẦN THỨ SÁU BAN CHẤP HÀNH TRUNG ƯƠNG" below the type
        if line.kind is Kind.PAGE:
            continue
        goes_on = begun and _GOES_ON.search(parts[-1])
        of_a_title = line.kind in _OF_A_TITLE or (begun and line.kind is Kind.OF_ISSUER)
        if not of_a_title or (begun and not goes_on and _begins_body(line.text)):
            break
        parts.append(line.text)
        end, begun = line.end, True
    return " ".join(parts), end


_HEAD_OF = re.compile(r"(?:CHỦ TỊCH|BỘ TRƯỞNG|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|CHÁNH ÁN|VIỆN TRƯỞNG|TRƯỞNG BAN|CHỦ NHIỆM) ")
_GOES_ON = re.compile(r"(?:,|\b(?:của|và|với|cho|tại|theo|giữa))$", re.IGNORECASE)
"""The last word of a line that the next one goes on with, whatever it looks like."""

_OF_A_TITLE = {Kind.OTHER, Kind.ABOUT, Kind.ISSUER}
"""Kinds of lines that a title may run over; one in capitals can look like the name of a body."""


def _names_a_body(text: str) -> bool:
    found = find_agencies(text, None)
    if re.match(r"HỘI NGHỊ|KỲ HỌP|ĐẠI HỘI", text):
        return True
    return bool(found and (found[0].start == 0 or (text.isupper() and _HEAD_OF.fullmatch(text[: found[0].start]))))


def _begins_body(text: str) -> bool:
    if re.match(r"\(?\s*(?:ban hành\s+)?kèm theo ", text, re.IGNORECASE) or _names_a_body(text):
        return True
    return bool(re.match(r"(?:[IVX]+|\d+|[A-Z])\s*[-.)]\s|Căn cứ |Thực hiện |Điều \d", text))


def _dispatch_title(stretch: Stretch) -> tuple[str, int]:
    """The "V/v" lines of a dispatch (công văn), which has no type line."""
    lines = [*stretch.head, *stretch.body[:TITLE_LINES]]
    start = next((i for i, line in enumerate(lines) if line.kind is Kind.ABOUT), None)
    end = stretch.head[-1].end
    if start is None:
        return "", end
    parts = [line for line in stretch.head if line.kind is Kind.ABOUT]
    if start >= len(stretch.head) or stretch.head[-1].kind is Kind.ABOUT:  # it may go on below the letterhead
        for line in lines[max(start, len(stretch.head)) :]:
            if line.kind not in {Kind.ABOUT, Kind.OTHER}:
                break
            parts.append(line)
    return " ".join(line.text for line in parts), max(end, parts[-1].end)


def clean_title(title: str, kind: type_code | None, place: str | None = None) -> str | None:
    """A title on one line, without "về", "V/v", its issuer or the rest of its type's name ("Hành động")."""
    title = one_line(title)
    for phrase in document_types()[kind].phrases if kind else ():
        first, _, rest = phrase.partition(" ")
        for words in (phrase, rest and rest.split(" ", 1)[-1]):
            if words and len(words) > 3 and title.lower().startswith(words.lower() + " ") and first:
                title = title[len(words) :].strip()
                break
    if title.startswith("của ") and (body := find_agencies(title, place)) and body[0].start == len("của "):
        title = title[body[0].end :].strip()
    if found := _ABOUT.match(title):
        title = title[found.end() :]
    return title.strip(" .") or None


def issuer_of(heading: Heading, signature: Signature, place: str | None) -> Agency | None:
    """Who issued a document: the body in the title block, else on whose behalf it was signed, else the letterhead's.

    "TỈNH ỦY" in the letterhead stands for the committee and for its Ban Thường vụ alike; the other two tell them apart.
    """
    above = tuple(_spoken(line) for line in heading.letterhead)
    behalf = _behalf(signature.on_behalf_of, " ".join(heading.letterhead))
    for words in (heading.of_issuer, behalf, *_bodies(above)):
        if words and (agency := read_agency(_spoken(words), place)) and agency.kind:
            return agency
    if len(above) > 1:  # a body that the register does not know: its name with that of the body it belongs to
        return Agency(f"{above[-1]} {above[0]}", above[-1], place)
    return read_agency(above[-1], place) if above else None


def _bodies(letterhead: tuple[str, ...]) -> Iterator[str]:
    """The ways to read the lines of a letterhead, the likeliest first: a body below the one that it belongs to, or one name."""
    last, first = letterhead[-1:], letterhead[:1]
    if len(letterhead) > 1:
        if re.match(r"ban (?:thường vụ|thường trực|chấp hành)$", lowered(letterhead[-2])):
            yield " ".join(letterhead[-2:])
        if re.match(r"đại hội đại biểu\b", lowered(last[0])):
            yield f"Đại hội đại biểu {first[0]}"
        if re.match(r"ban chấp hành trung ương\b", lowered(first[0])):
            yield f"{last[0]} Trung ương Đảng"
            yield f"{last[0]} Trung ương"
        if _PLACE_BEHIND.search(lowered(last[0])):
            yield last[0]
            yield " ".join(letterhead[-2:])
        yield f"{last[0]} {first[0]}"
        yield last[0]
    for line in last:
        if found := re.fullmatch(r"ban chấp hành tỉnh (?P<place>.+)", line, re.IGNORECASE):
            yield f"Tỉnh đoàn {found['place']}"  # the Youth Union, which names itself in the place of the motto
        if len(letterhead) == 1 or _PLACE_BEHIND.match(lowered(line)):
            yield " ".join(letterhead)


def _spoken(words: str) -> str:
    """A name in capitals as it stands in a sentence: "HUYỆN ỦY LỘC BÌNH" → "Huyện ủy Lộc Bình"."""
    if not words.isupper():
        return words
    words = _PLACE_BEHIND.sub(lambda found: found["kind"] + found["place"].title(), words.lower())
    words = _short_forms().sub(lambda found: found.group().upper(), words)
    return words[0].upper() + words[1:]


@cache
def _short_forms() -> re.Pattern[str]:
    """The abbreviations of the register that a sentence, too, writes in capitals, and the numbers of congresses."""
    short = sorted((re.escape(one.lower()) for one in abbreviations() if one.isupper() and one.isalpha()), reverse=True)
    return re.compile(rf"\b(?:{'|'.join(short)}|(?<=thứ )[ivxl]+)\b")


def _behalf(body: str | None, letterhead: str) -> str | None:
    """What stands after T/M, made whole: "BAN THƯỜNG VỤ" of a Tỉnh ủy is Ban Thường vụ Tỉnh ủy."""
    if body is None:
        return None
    if re.fullmatch(r"(?:ỦY BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|UBND|HĐND|ĐẢNG ỦY)", body.strip()) and letterhead:
        return None  # the letterhead says of which place
    whole = {"BAN THƯỜNG VỤ": "Ban Thường vụ", "BAN CHẤP HÀNH": "Ban Chấp hành"}.get(body.strip())
    if whole and (committee := re.search(rf"(TỈNH|THÀNH|HUYỆN|THỊ|QUẬN|ĐẢNG) ỦY(?: [{UPPER} ]+)?", letterhead)):
        name = _spoken(committee.group())
        return f"{whole} {name}" if whole == "Ban Thường vụ" else name
    if whole == "Ban Chấp hành":
        return "Ban Chấp hành Đảng bộ tỉnh"
    return f"{whole} Tỉnh ủy" if whole else body
