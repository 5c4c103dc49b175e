"""The lines of a letterhead as they were printed → whole ones: wrapped names, dates and subjects joined, strange lines told."""

import re
from dataclasses import replace

from loaders.letters import PLACE_NAME
from loaders.lines import PLACE_DATE, Kind, Line, kind_of, type_at_start
from loaders.symbols import SYMBOL

_OPENS = {Kind.ISSUER, Kind.MOTTO, Kind.NUMBER}
_PARTS = {Kind.ISSUER, Kind.MOTTO, Kind.NUMBER, Kind.PLACE_DATE, Kind.ABOUT, Kind.TYPE}
_ONCE = {Kind.NUMBER, Kind.PLACE_DATE, Kind.ABOUT, Kind.TYPE}
_BESIDE = {Kind.BLANK, Kind.RULE, Kind.STAMP, Kind.PAGE}

LONGEST_LETTERHEAD = 40
"""No letterhead runs over more lines than this."""

STRANGE = 3
"""So many lines that belong to no part (the stamp of a reader, a wrapped subject) may stand between two parts."""

LONGEST_START = 20
"""The beginning of a name that a narrow column cuts off ("ỦY", "CỘNG", "Số:") has at most so many characters."""

_NEVER_ALONE = {"ỦY", "VĂN", "HỘI", "CHÍNH", "THỦ"}
"""First words of issuers that are no names by themselves."""

_SYMBOL_LINE = re.compile(SYMBOL)
_OPEN_DATE = re.compile(rf"(?:(?:Thành phố|TP\.?)\s*)?{PLACE_NAME}\s*,\s*(?:ngày\b[\d\s.…]*(?:tháng\b[\d\s.…]*)?)?$")
_DATE_ALONE = re.compile(r"[Nn]gày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}$")
_ABOUT = re.compile(r"(?:v/v|về việc|về)\s", re.IGNORECASE)
_A_NAME = re.compile(
    r"(?:PHÒNG(?!,| CHỐNG)|ĐẠI HỘI|TIỂU BAN|TỔ|BÁO|ĐÀI|HẠT|ĐỘI|ĐỒN|QUỸ|NHÀ|CÔNG TY|TẬP ĐOÀN|TỔNG CÔNG TY|CHI NHÁNH|THƯỜNG TRỰC|ỦY VIÊN)\b"
)
"""The first words of bodies that only a letterhead makes sure of."""
_JOINS = re.compile(r"VÀ ")
_PROSE = re.compile(r"(?:[-+•]|\d+\s*[.)]|[IVX]+\s*[.-]|[a-zđ]\))\s|.*[.;:]$")
"""What no line of a letterhead looks like: an item of a list, the end of a sentence."""


def mend(lines: list[Line]) -> list[Line]:
    """`lines` with every letterhead whole (forms: Hướng dẫn 36-HD/VPTW and 05-HD/VPTW; Nghị định 30/2020/NĐ-CP, annex I).

    A letterhead holds at least two of motto, number, date and type. In it a name in capitals, a date or a subject that goes
    on in the next line becomes one; a line between its parts that belongs to none of them is the page's, not the paper's.
    """
    lines = _with_broken_starts(lines)
    mended: list[Line] = []
    at = 0
    while at < len(lines):
        stop, has_type = _reach(lines, at) if lines[at].kind in _OPENS else (at, False)
        if stop == at:
            mended.append(lines[at])
            at += 1
            continue
        above = _names_above(mended) if lines[at].kind is not Kind.ISSUER else []
        del mended[len(mended) - len(above) :]
        whole = _whole([*above, *lines[at:stop]])
        mended += whole
        at = stop
        if not has_type and not any(line.kind is Kind.ABOUT for line in whole):
            below = next((i for i in range(at, min(at + 4, len(lines))) if lines[i].kind not in _BESIDE), at)
            if below < len(lines) and (parts := _type_and_title(lines[below])):
                mended += [*lines[at:below], *parts]
                at = below + 1
    return mended


def _with_broken_starts(lines: list[Line]) -> list[Line]:
    """`lines` with the first word of a name, a number or a place put before its rest, where a narrow column has cut it off."""
    whole: list[Line] = []
    for line in lines:
        above = whole[-1] if whole else None
        if above and 0 < len(above.text) <= LONGEST_START and (kind := _cut_off(above, line)):
            whole[-1] = _joined([above, line], kind)
        else:
            whole.append(line)
    return whole


def _cut_off(above: Line, line: Line) -> Kind | None:
    """What the two lines are together, if the upper one holds only the first word of it."""
    both = f"{above.text} {line.text}"
    if above.text in {"Số", "Số:"}:
        return Kind.NUMBER if _SYMBOL_LINE.fullmatch(line.text) else None
    if above.kind is not Kind.OTHER or not line.text:
        return None
    if line.kind is Kind.PLACE_DATE and above.text[0].isupper() and not above.text.isupper():
        return Kind.PLACE_DATE if " " not in above.text and PLACE_DATE.fullmatch(both) else None
    if above.text.isupper() and line.text.isupper():
        kind = kind_of(both)
        if kind is Kind.MOTTO or (kind is Kind.ISSUER and " " not in above.text and above.text in _NEVER_ALONE):
            return kind
    return None


def _kind(line: Line) -> Kind:
    """The kind of a line; of a row of a letterhead that has one cell, that of the cell."""
    return kind_of(line.text) if line.kind is Kind.TABLE and "\t" not in line.text else line.kind


def _names_above(lines: list[Line]) -> list[Line]:
    """The last of `lines` that name a body in small letters, or in a row whose other cell is empty."""
    found: list[Line] = []
    start = len(lines)
    for i in range(len(lines) - 1, max(-1, len(lines) - 6), -1):
        line = lines[i]
        found.insert(0, line)
        if line.kind in _BESIDE and i > 0 and lines[i - 1].kind is Kind.TABLE:
            continue
        if line.kind not in {Kind.OTHER, Kind.TABLE} or "\t" in line.text or len(line.text) >= 60:
            break
        if line.text.isupper() and _JOINS.match(line.text):
            found[0] = replace(line, kind=Kind.OTHER)
        elif line.text[0].isupper() and not _PROSE.match(line.text) and kind_of(line.text.upper()) is Kind.ISSUER:
            found[0] = replace(line, kind=Kind.ISSUER)
            start = i
        else:
            break
    return found[len(found) - (len(lines) - start) :] if start < len(lines) else []


def _reach(lines: list[Line], at: int) -> tuple[int, bool]:
    """Where the letterhead that begins at `at` ends, and whether with a type line; `at` itself if there is none."""
    seen: set[Kind] = set()
    mottoes: set[str] = set()
    stop, strange, skip = at, 0, at
    for i in range(at, min(len(lines), at + LONGEST_LETTERHEAD)):
        line, kind = lines[i], _kind(lines[i])
        if i < skip or kind in _BESIDE:
            continue
        if kind is Kind.OTHER and (broken := _date_over(lines, i)):
            kind, skip = Kind.PLACE_DATE, broken
        elif kind is Kind.OTHER and Kind.NUMBER in seen and _DATE_ALONE.match(line.text):
            kind = Kind.PLACE_DATE
        elif kind is Kind.OTHER and lines[i - 1].kind is Kind.NUMBER and i > at and _ABOUT.match(line.text):
            kind = Kind.ABOUT
        if kind in _PARTS:
            again = kind in _ONCE or (kind is Kind.MOTTO and line.text in mottoes)
            if (kind in seen and again) or (kind is Kind.ISSUER and {Kind.NUMBER, Kind.PLACE_DATE} <= seen):
                break
            seen.add(kind)
            mottoes.add(line.text)
            stop, strange = max(i + 1, skip), 0
            if kind is Kind.TYPE:
                break
        elif _names_on(lines, i):
            stop = i + 1
        elif seen.isdisjoint({Kind.NUMBER, Kind.MOTTO}) or not _is_strange(line) or strange == STRANGE:
            break
        else:
            strange += 1
            if Kind.ABOUT in seen and lines[i - 1].kind is Kind.PLACE_DATE and line.text[0].islower():
                stop = i + 1  # the end of a subject that the date of the other column has cut
    if len(seen & {Kind.MOTTO, Kind.NUMBER, Kind.PLACE_DATE, Kind.TYPE}) < 2 or seen.isdisjoint(
        {Kind.MOTTO, Kind.NUMBER}
    ):
        return at, False
    return stop, Kind.TYPE in seen


def _names_on(lines: list[Line], i: int) -> bool:
    """Whether a line in capitals goes on with an issuer's name: right below it, or further down with "VÀ"."""
    text = lines[i].text
    if i == 0 or lines[i].kind is not Kind.OTHER or not text.isupper() or len(text) >= 60:
        return False
    return lines[i - 1].kind is Kind.ISSUER or _JOINS.match(text) is not None or _names_on(lines, i - 1)


def _is_strange(line: Line) -> bool:
    return line.kind is Kind.OTHER and len(line.text) < 90 and not _PROSE.match(line.text)


def _date_over(lines: list[Line], i: int) -> int | None:
    """The line after a place and date that begin at line `i` and go on in the next one or two; None if they do not."""
    if len(lines[i].text) > 60 or not _OPEN_DATE.match(lines[i].text):
        return None
    words = lines[i].text
    for j in range(i + 1, min(i + 3, len(lines))):
        words = f"{words} {lines[j].text}"
        if len(words) < 120 and PLACE_DATE.fullmatch(words):
            return j + 1
    return None


def _whole(lines: list[Line]) -> list[Line]:
    """The lines of one letterhead, those that were broken as one, those that are not the paper's as the page's."""
    whole: list[Line] = []
    at = 0
    while at < len(lines):
        line = replace(lines[at], kind=_kind(lines[at]))
        after = at + 1
        if line.kind is Kind.OTHER:
            name = _name_above(whole, line)
            if name is not None and not _A_NAME.match(line.text):
                above = whole[name]
                whole[name] = replace(above, text=f"{above.text} {line.text}")
                at = after
                continue
            if name is not None:
                line = replace(line, kind=Kind.ISSUER)
            elif broken := _date_over(lines, at):
                line, after = _joined(lines[at:broken], Kind.PLACE_DATE), broken
            elif _DATE_ALONE.match(line.text):
                line = replace(line, kind=Kind.PLACE_DATE)
            elif any(above.kind is Kind.ABOUT for above in whole) or (
                at and lines[at - 1].kind is Kind.NUMBER and _ABOUT.match(line.text)
            ):
                line = replace(line, kind=Kind.ABOUT)
            else:
                line = replace(line, kind=Kind.PAGE)
        whole.append(line)
        at = after
    return whole


def _name_above(whole: list[Line], line: Line) -> int | None:
    """Which line of a letterhead `line` goes on with as the name of an issuer: the one right above it, or the last with "VÀ"."""
    if not line.text.isupper() or len(line.text) >= 60:
        return None
    if whole and whole[-1].kind is Kind.ISSUER:
        return len(whole) - 1
    if _JOINS.match(line.text):
        return next((i for i in reversed(range(len(whole))) if whole[i].kind is Kind.ISSUER), None)
    return None


def _joined(lines: list[Line], kind: Kind) -> Line:
    return Line(lines[0].start, lines[-1].end, " ".join(line.text for line in lines), kind)


def _type_and_title(line: Line) -> list[Line] | None:
    """The type and the first words of the title, where one line below a letterhead holds both, or the type in small letters."""
    found = type_at_start(line.text)
    if found is None or line.kind is not Kind.OTHER:
        return None
    name, length = found
    head = Line(line.start, line.start + length, name, Kind.TYPE)
    rest = line.text[length:].lstrip()
    return [head] if not rest else [head, Line(line.end - len(rest), line.end, rest, Kind.OTHER)]
