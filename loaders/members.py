"""Lists of those who sit on a committee → the head's office, the deputies' offices, and the members' agencies."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from loaders.agencies import find_agencies, full_name, read_agency
from loaders.cleaning import lowered, one_line
from loaders.facts import Agency
from loaders.letters import CAPITALISED
from ontology.registers import AgencyPattern, agency_patterns

HEAD = r"(?:tổ\s+trưởng|trưởng\s+(?:tiểu\s+)?ban)"
"""What the head of a committee is called."""

_ROLE = rf"(?P<role>phó\s+{HEAD}|{HEAD}|thành\s+viên|ủy\s+viên|tổ\s+viên)(?:\s+(?:thường trực|thứ nhất|ban chỉ đạo))*"
_AHEAD = re.compile(
    rf"(?:(?:các|đồng chí)\s+)*{_ROLE}\s*(?:(?:là|gồm(?:\s+có)?)\s*:?|:)\s*(?P<who>.*)$", re.IGNORECASE | re.DOTALL
)
_BEHIND = re.compile(
    rf"(?P<who>.+?)\s*(?:[-–:,(]|\blàm\b|\blà\b)\s*(?:làm\s+|là\s+)?{_ROLE}\s*\)?$", re.IGNORECASE | re.DOTALL
)
_MARK = re.compile(r"\s*(?:(?P<number>\d{1,2})(?:\.\d{1,2})*\s*[.)]|[a-zđ]\)|[-–+•*])\s*")
_PARTED = re.compile(r";|(?<=[\s:])(?=\d{1,2}[.)]\s)")
LONGEST = 150
"""One who is listed without a role is named in at most so many characters."""

_ADDRESS = re.compile(r"(?:(?:mời|các|ông|bà|đồng chí)\s+)+", re.IGNORECASE)
_NAME = re.compile(rf"(?:{CAPITALISED}\s+){{1,5}}{CAPITALISED}")
_PERSON = re.compile(rf"{_NAME.pattern}\s*[,:–-]\s*")
_OFFICE = re.compile(
    r"(?:(?:các|đồng chí|ông|bà)\s+)*(?:phó\s+)?(?:giám đốc|trưởng|chủ tịch|chánh|thủ trưởng|bí thư|lãnh đạo|đại diện(?:\s+lãnh đạo)?"
    r"|chỉ huy trưởng|cục trưởng|viện trưởng|chánh án|chủ nhiệm)\s*$",
    re.IGNORECASE,
)
"""An office right before an agency: it is the agency that is a member."""


@dataclass(frozen=True, slots=True)
class Seats:
    """Who sits on a committee."""

    head: str | None
    members: tuple[Agency, ...]


def office_of(words: str) -> str:
    """The office of someone named with it; none of someone who is only named.

    >>> office_of("đồng chí Vi Văn Sấu, Bí thư Tỉnh ủy")
    'Bí thư Tỉnh ủy'
    >>> office_of("Bà Nông Thị Mận")
    ''
    """
    words = one_line(words).strip(" ,")
    address = _ADDRESS.match(words)
    office = words[address.end() if address else 0 :]
    if address and _NAME.fullmatch(office):
        return ""
    person = _PERSON.match(office)
    return office[person.end() if person else 0 :].strip(" ,")


def deputy(office: str) -> Agency:
    """A deputy head, by office."""
    printed = f"phó trưởng ban: {office}"
    return Agency(printed, printed)


def read_seats(paragraphs: Iterable[str], place: str | None) -> tuple[Seats, int]:
    """(who sits on a committee, how many of the paragraphs say so): "1. Trưởng ban: …", "- Đồng chí …, Phó Trưởng ban".

    The list ends with the first paragraph that gives nobody a role and does not go on with the members.
    """
    head: str | None = None
    members: list[Agency] = []
    among_members = False
    read = number = 0
    for paragraph in paragraphs:
        items = [item for item in _PARTED.split(paragraph) if item.strip(" .,")]
        mark = _MARK.match(paragraph)
        given = int(mark["number"]) if mark and mark["number"] else None
        if items and _seat(items[0])[0] is None:
            goes_on = mark and (given is None or given == number + 1) and len(paragraph) <= LONGEST
            if not (among_members and goes_on):
                break
        number = given or number
        read += 1
        for item in items:
            role, who = _seat(item)
            among_members = role == "member" or (role is None and among_members)
            office = office_of(who)
            if not office:
                continue
            if role == "head" and head is None:
                head = office
            elif role == "deputy":
                members.append(deputy(office))
            elif among_members:
                members += read_members(office, place)
    return Seats(head, tuple(dict.fromkeys(members))), read


def _seat(item: str) -> tuple[str | None, str]:
    """(role, who has it) of an item of a list; the role is None where it names none."""
    words = _unmarked(item)
    found = _AHEAD.match(words) or _BEHIND.match(words)
    if found is None:
        return None, words
    role = found["role"].lower()
    kind = "deputy" if role.startswith("phó") else "head" if re.fullmatch(HEAD, role) else "member"
    return kind, _unmarked(found["who"])


def _unmarked(words: str) -> str:
    mark = _MARK.match(words)
    return one_line(words[mark.end() if mark else 0 :]).strip(" .,")


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
        between = words[at : hit.start if hit else len(words)]
        members += _loose(_OFFICE.sub("", between) if hit else between, place)
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
