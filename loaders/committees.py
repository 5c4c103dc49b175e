"""Clauses that set up a steering committee (`ban chỉ đạo`) or say who heads it → committees with head and members."""

import re
from collections.abc import Iterator
from functools import cache

from loaders.agencies import find_agencies, full_name, read_agency
from loaders.cleaning import CleanText, lowered, one_line
from loaders.facts import Agency, Committee
from loaders.lines import Kind, Line
from ontology.registers import AgencyPattern, agency_patterns

SET_UP = re.compile(
    r"(?P<name>[Bb]an [Cc]hỉ đạo[^.;]{0,160}?)\s+do\s+(?:đồng chí\s+)?(?P<head>[^.;]{4,160}?)\s*,?\s*(?:làm|là)\s+trưởng ban"
    r"(?P<more>[^.]*)",
    re.IGNORECASE,
)
""" "Thành lập Ban chỉ đạo … do đồng chí … làm Trưởng ban; thành viên gồm …"."""

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
_OFFICE_OF = re.compile(r"\bcấp ủy$")


def read_committees(lines: tuple[Line, ...], text: CleanText, place: str | None) -> Iterator[Committee]:
    """Every steering committee that a paragraph sets up or gives a head."""
    for line in lines:
        if line.kind is not Kind.OTHER:
            continue
        words = text.text[line.start : line.end]
        low = lowered(words)
        if "trưởng ban" not in low or "ban chỉ đạo" not in low:
            continue
        for found in SET_UP.finditer(words) if re.search("là(?:m)? trưởng ban", low) else ():
            members = _MEMBERS.search(found["more"])
            yield Committee(
                name=_name(found["name"]),
                head=one_line(found["head"]).strip(" ,"),
                passage=text.passage(line.start + found.start(), line.start + found.end()),
                members=read_members(members["list"], place) if members else (),
            )
        for found in HEADED.finditer(words):
            begin = max(words.rfind(".", 0, found.start()), words.rfind(";", 0, found.start())) + 1
            yield Committee(
                name=_name(_committee_before(words, found.start("head"))),
                head=_head(found, words[begin : found.start()]),
                passage=text.passage(line.start + begin, line.start + found.end()),
                members=tuple(_deputies(found["deputies"])),
            )


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


def _deputies(words: str | None) -> Iterator[Agency]:
    """The offices of deputy heads."""
    for office in re.split(r"\s+và\s+", one_line(words)) if words else ():
        printed = f"phó trưởng ban: {office.strip(' ,')}"
        yield Agency(printed, printed)


@cache
def _departments() -> dict[str, AgencyPattern]:
    """ "Kế hoạch và Đầu tư" → Sở Kế hoạch và Đầu tư: in a list of departments the word "Sở" is left out."""
    found: dict[str, AgencyPattern] = {}
    for kind in agency_patterns():
        if kind.name.startswith("Sở "):
            bare = kind.name.removeprefix("Sở ").replace(" tỉnh {province}", "")
            found[_key(bare)] = kind
            found[_key(bare).replace(" và ", " ")] = kind
        elif kind.name.startswith("Bảo hiểm xã hội tỉnh"):
            found[_key("Bảo hiểm xã hội")] = kind
    return found


def _key(words: str) -> str:
    return " ".join(re.sub(r"[-–,]", " ", lowered(words)).split())


def read_members(words: str, place: str | None) -> tuple[Agency, ...]:
    """The members in a list: agencies of the register, departments without their "Sở", and others as printed."""
    words = one_line(words).strip(" .;")
    hits = find_agencies(words, place)
    members: list[Agency] = []
    at = 0
    for hit in [*hits, None]:
        end = hit.start if hit else len(words)
        members += _loose(words[at:end], place)
        if hit:
            members.append(_local(hit.agency, place))
            at = hit.end
    return tuple(dict.fromkeys(members))


def _local(agency: Agency, place: str | None) -> Agency:
    """In a province's committee "Ngân hàng Nhà nước" is its branch there."""
    branch = next((kind for kind in agency_patterns() if kind.slug == f"{agency.kind}-chi-nhanh-tinh"), None)
    if branch is None or place is None:
        return agency
    return Agency(full_name(branch, place), agency.printed, place, branch.slug)


def _loose(words: str, place: str | None) -> Iterator[Agency]:
    """The parts of a list between known agencies; names that hold a comma themselves are put together again."""
    parts = [part.strip() for part in words.split(",")]
    i = 0
    while i < len(parts):
        for take in (3, 2, 1):
            joined = ", ".join(parts[i : i + take])
            kind = _departments().get(_key(re.sub(r"^(?:và|các)\s+", "", joined)))
            if kind and len(parts[i : i + take]) == take:
                yield Agency(full_name(kind, place), joined, place, kind.slug)
                i += take
                break
        else:
            name = re.sub(r"^và\s+(?=\S)", "", parts[i]).strip(" .")
            agency = read_agency(name, place) if len(name) > len("các") else None
            if agency:
                yield agency
            i += 1
