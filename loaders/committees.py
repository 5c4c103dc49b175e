"""Clauses that set up a steering committee (`ban chỉ đạo`) or say who heads it → committees with head, members and what they oversee."""

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.citations import find_mentions
from loaders.cleaning import CleanText, lowered, one_line
from loaders.facts import Committee, Mention, type_code
from loaders.lines import Kind, Line
from loaders.members import HEAD, deputy, office_of, read_members, read_seats
from loaders.planned import take_apart

_BODY = r"\b(?:tiểu\s+ban|tổ\s+công\s+tác|ban|tổ)\s+chỉ\s+đạo"
_BODIES = ("ban chỉ đạo", "tổ chỉ đạo", "công tác chỉ đạo")
SET_UP = re.compile(
    rf"(?P<name>{_BODY}[^.;]{{0,160}}?)\s+do\s+(?:đồng chí\s+)?(?P<head>[^.;]{{4,160}}?)\s*,?\s*(?:làm|là)\s+{HEAD}(?P<more>[^.]*)",
    re.IGNORECASE,
)
""" "Thành lập Ban chỉ đạo … do đồng chí … làm Trưởng ban; thành viên gồm …"."""

LISTED = re.compile(
    rf"(?P<name>{_BODY}[^.;:]{{0,200}}?)\s*,?\s*(?:bao\s+gồm|gồm(?:\s+có)?)\b[^:;.]{{0,80}}:\s*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
""" "Thành lập Ban Chỉ đạo … gồm các ông, bà:", and a list behind or below it."""

HEADED = re.compile(
    r"\b(?:phân công|kiện toàn|cử|bố trí)\s+trưởng ban chỉ đạo\s+là\s+(?:đồng chí\s+)?(?P<head>[^.;]{4,120})"
    r"(?:;\s*phó trưởng ban(?:\s+chỉ đạo)?\s+là\s+(?P<deputies>[^.;]{4,200}))?",
    re.IGNORECASE,
)
""" "… phân công trưởng ban chỉ đạo là …; phó trưởng ban chỉ đạo là …"."""

_MEMBERS = re.compile(
    r"thành viên\s+(?:gồm|là|gồm có|bao gồm)\s*(?:có\s+)?(?:lãnh đạo\s+)?(?:các\s+)?(?:sở,?\s*(?:ban,?\s*)?ngành)?\s*:?\s*(?P<list>.+)",
    re.IGNORECASE | re.DOTALL,
)
_DEPUTY = re.compile(
    rf"[,;]\s*(?:và\s+)?(?:đồng chí\s+)?(?P<who>[^;.]{{4,120}}?)\s*,?\s*(?:làm|là)\s+phó\s+{HEAD}", re.IGNORECASE
)
_DIRECTS = re.compile(r"(?:thực hiện|triển khai|xây dựng)\s+(?=[A-ZĐ])")
_NO_MATTER = re.compile(r"\s*\b(?:này|trên|của (?:tỉnh|huyện|xã|Tỉnh ủy|thành phố))$")
_HEADING = re.compile(
    r"(?:(?P<roman>[IVX]{1,5})\s*[-.)]|(?P<number>\d{1,2})\s*[-.)](?!\d)|(?P<dotted>\d{1,2}(?:\.\d{1,2})+)\s*[-.)]?)\s*(?P<words>\S.*)$"
)
LONGEST_HEADING = 300
_OFFICE_OF = re.compile(r"\bcấp ủy$")


def read_committees(
    lines: tuple[Line, ...], text: CleanText, place: str | None, own_type: type_code
) -> Iterator[Committee]:
    """Every steering committee that a paragraph of a document of `own_type` sets up or gives a head."""
    for i, line in enumerate(lines):
        if line.kind is not Kind.OTHER:
            continue
        words = text.text[line.start : line.end]
        low = lowered(words)
        if not any(body in low for body in _BODIES):
            continue
        for committee in _in_paragraph(line, words, low, text, place) or _in_list(lines, i, words, text, place):
            overseen, this = _overseen(committee.name, lines[:i], own_type, place)
            yield replace(committee, oversees=overseen, oversees_this=this)


def _in_paragraph(line: Line, words: str, low: str, text: CleanText, place: str | None) -> list[Committee]:
    found: list[Committee] = []
    if "trưởng" not in low:
        return found
    for set_up in SET_UP.finditer(words):
        members = _MEMBERS.search(set_up["more"])
        deputies = [deputy(office_of(d["who"])) for d in _DEPUTY.finditer(set_up["more"])]
        found.append(
            Committee(
                name=_name(set_up["name"]),
                head=office_of(set_up["head"]),
                passage=text.passage(line.start + set_up.start(), line.start + set_up.end()),
                members=(*deputies, *(read_members(members["list"], place) if members else ())),
            )
        )
    for headed in HEADED.finditer(words):
        begin = max(words.rfind(".", 0, headed.start()), words.rfind(";", 0, headed.start())) + 1
        deputies = [deputy(who.strip(" ,")) for who in re.split(r"\s+và\s+", one_line(headed["deputies"] or "")) if who]
        found.append(
            Committee(
                name=_name(_committee_before(words, headed.start("head"))),
                head=_head(headed, words[begin : headed.start()]),
                passage=text.passage(line.start + begin, line.start + headed.end()),
                members=tuple(deputies),
            )
        )
    return found


def _in_list(lines: tuple[Line, ...], i: int, words: str, text: CleanText, place: str | None) -> list[Committee]:
    """A committee whose head and members stand in a list behind the colon or in the paragraphs below."""
    found = LISTED.search(words)
    if found is None:
        return []
    below = [line for line in lines[i + 1 :] if line.kind is not Kind.BLANK]
    paragraphs = [text.text[line.start : line.end] if line.kind is Kind.OTHER else "" for line in below]
    behind = [found["rest"]] if found["rest"].strip() else []
    seats, read = read_seats([*behind, *paragraphs], place)
    if seats.head is None:
        return []
    last = below[read - len(behind) - 1] if read > len(behind) else lines[i]
    passage = text.passage(lines[i].start + found.start(), last.end)
    return [Committee(_name(found["name"]), seats.head, passage, seats.members)]


def _overseen(
    name: str, above: tuple[Line, ...], own_type: type_code, place: str | None
) -> tuple[Mention | None, bool]:
    """(the document whose carrying out a committee directs, whether it is the very one that sets it up).

    "Chương trình" alone is the one that a heading above names; without such a heading, this document if it is one.
    """
    directs = _DIRECTS.search(name)
    if directs is None:
        return None, False
    what = name[directs.end() :]
    mentions = find_mentions(what, place)
    if mentions and mentions[0].start == 0:
        return mentions[0].mention, False
    bare = _NO_MATTER.sub("", what)
    kind, title, _ = take_apart(bare)
    if kind is None:
        return None, False
    if title != bare:
        return Mention(kind, name=bare, title=title, place=place), False
    heading = None if what.endswith("này") else _heading_above(kind, above)
    if heading:
        return Mention(kind, name=heading, title=take_apart(heading)[1], place=place), False
    return None, kind == own_type


def _heading_above(kind: type_code, above: tuple[Line, ...]) -> str | None:
    """The numbered heading over a paragraph that names a document of this kind: "2. Chương trình nuôi dê núi"."""
    level = 9
    for line in reversed(above):
        found = _HEADING.match(line.text) if line.kind is Kind.OTHER and len(line.text) <= LONGEST_HEADING else None
        if found is None or line.text.endswith((".", ";", ":")):
            continue
        depth = 0 if found["roman"] else 1 if found["number"] else 1 + found["dotted"].count(".")
        if depth < level:
            level = depth
            named, title, _ = take_apart(found["words"])
            if named == kind and title != found["words"]:
                return one_line(found["words"])
    return None


def _name(words: str) -> str:
    name = one_line(words).strip(" ,")
    return name[:1].upper() + name[1:]


def _committee_before(words: str, position: int) -> str:
    """The committee that the paragraph has named before."""
    named = list(re.finditer(r"ban chỉ đạo\s+(?!là)[^,.;]{4,120}", words[:position], re.IGNORECASE))
    return named[0].group() if named else "Ban chỉ đạo"


def _head(found: re.Match[str], who: str) -> str:
    """The head's office; "bí thư cấp ủy" is that of the committees, in the words `who` before, which are told to appoint."""
    head = one_line(found["head"]).strip(" ,")
    told = re.search(
        r"(?:các\s+)?(huyện ủy,\s*thành ủy|đảng ủy[^,;]*(?:,\s*phường(?:,\s*thị trấn)?)?)\s*$",
        one_line(who),
        re.IGNORECASE,
    )
    return _OFFICE_OF.sub(told.group(1).lower(), head) if told else head
