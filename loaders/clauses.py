"""The paragraphs of a document's body → clauses, each with the agencies that it is addressed to.

A duty often stands far from the one who bears it: "Ủy ban Kiểm tra Tỉnh ủy:" heads a list of bullets, a second sentence goes
on without its subject, a paragraph without a number goes on with the agency of the numbered one above.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from loaders.agencies import Found, find_agencies
from loaders.cleaning import CleanText
from loaders.facts import Agency
from loaders.letters import UPPER
from loaders.lines import Kind, Line

_MARKER = re.compile(
    rf"\s*(?P<number>\d{{1,2}}(?:\.\d{{1,2}})*\s*(?:[.)]|[-–](?=\s*[{UPPER}]))|\(?\d{{1,2}}\)|[a-zđ]\)|Điều\s+\d+\.)?\s*(?P<bullet>[-–+•*])?\s*"
)
_ROMAN = re.compile(r"(?P<roman>[IVX]{1,5})\s*[-.)]\s*\S")
_CALL = re.compile(r"(?:(?:Giao|giao|Yêu cầu|yêu cầu|Đề nghị|đề nghị)\s+(?:cho\s+|nhiệm vụ cho\s+)?)?(?:[Cc]ác\s+)?")
_CALLED = re.compile(r"(?:Giao|Yêu cầu|Đề nghị)\b", re.IGNORECASE)
_GENERIC = r"(?:các\s+)?(?:cơ quan,? đơn vị|cơ quan|đơn vị|ban, ngành|sở, ngành|địa phương|đoàn thể|ngành)"
_JOIN = re.compile(
    rf"(?:\s+(?:có\s+)?liên quan)?\s*(?:,|;|và|,\s*và|cùng)\s*(?:{_GENERIC}(?:\s+(?:có\s+)?liên quan)?\s*(?:,|và)\s*)*(?:các\s+|cấp ủy\s+)?$",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.;](?=\s|$)|\./\.")
_REVIEWED = ("ơ kết", "ổng kết")
"""What a paragraph may order though it names no agency."""

_OTHER_SUBJECT = re.compile(
    r"(?:Các|Những|Mỗi|Từng|Người|Đồng chí|Bí thư|Lãnh đạo|Thủ trưởng|Cấp ủy|Tổ chức đảng|Chi bộ|Đảng viên|Cán bộ|Nhân dân"
    r"|Trưởng|Chính quyền|Đối với|Khi|Nếu|Việc|Nghị quyết|Chỉ thị|Kết luận)\b"
)
"""How a sentence begins that is addressed to others than the agencies before it."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence between full stops and semicolons, and whom it addresses."""

    text: str
    start: int
    """Position in the cleaned text."""
    subjects: tuple[Agency, ...]
    """The agencies at the head of the clause, or those it inherits."""
    own: bool
    """True if the clause itself names its subjects."""
    called: bool
    """True if they are called upon: "Giao Ban Nội chính Tỉnh ủy …"."""
    agencies: tuple[Found, ...]
    """Every agency named in it; positions count in `text`."""
    sentence_end: int
    """Where in `text` … of the paragraph the full stop after it stands, counted from the clause's start."""
    item: str
    """The number it stands under: "III.2", "9.1"."""
    rest: str
    """The clause with the rest of its sentence, up to the full stop."""

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def read_clauses(lines: tuple[Line, ...], text: CleanText, place: str | None) -> Iterator[Clause]:
    """Every clause of the paragraphs in `lines`, in order."""
    inherited: tuple[Agency, ...] = ()
    above: dict[str, tuple[Agency, ...]] = {}
    called = False
    roman = number = ""
    named = _agencies_by_line(lines, text, place)
    for line in lines:
        if found := _ROMAN.match(line.text):
            roman, number, inherited, above = found["roman"], "", (), {}
            continue
        if line.kind is not Kind.OTHER:
            continue
        words = text.text[line.start : line.end]
        marker = _MARKER.match(words)
        assert marker is not None
        if marker["number"]:
            number, called = marker["number"].strip(" .)(-–"), False
            inherited = above.get(number.rpartition(".")[0], ())
        agencies = named.get(line.start, [])
        item = ".".join(filter(None, (roman, number)))
        if not agencies and not inherited and not any(word in words for word in _REVIEWED):
            rest = words[marker.end() :]  # a paragraph that concerns nobody is not taken apart
            yield Clause(rest, line.start + marker.end(), (), False, called, (), len(rest), item, rest)
            continue
        for clause in _clauses(words, line.start, marker.end(), agencies, (inherited, called), item):
            inherited, called = clause.subjects or inherited, clause.called
            yield clause
        if marker["number"] and words.rstrip().endswith(":"):
            above[number] = inherited  # "2. Ủy ban nhân dân tỉnh:" heads 2.1, 2.2 …
        if marker["bullet"] and not words.rstrip().endswith(":"):
            inherited = inherited if not _heads(words, marker.end(), agencies) else ()


def _agencies_by_line(lines: tuple[Line, ...], text: CleanText, place: str | None) -> dict[int, list[Found]]:
    """Start of a line → the agencies named in it, found in one pass over all of them."""
    if not lines:
        return {}
    first = lines[0].start
    starts = [line.start for line in lines]
    named: dict[int, list[Found]] = {}
    for hit in find_agencies(text.text[first : lines[-1].end], place):
        line = lines[bisect_right(starts, first + hit.start) - 1]
        shift = first - line.start
        if first + hit.end <= line.end:
            named.setdefault(line.start, []).append(Found(hit.start + shift, hit.end + shift, hit.agency))
    return named


def _clauses(
    words: str, offset: int, begin: int, agencies: list[Found], inherited: tuple[tuple[Agency, ...], bool], item: str
) -> Iterator[Clause]:
    subjects, called = inherited
    start = begin
    stops = [found.start() for found in _STOP.finditer(words, begin)]
    full_stops = [stop for stop in stops if words[stop] == "." and words[stop + 1 : stop + 2].strip() == ""]
    for stop in [*stops, len(words)]:
        piece = words[start:stop]
        if not piece.strip():
            start = stop + 1
            continue
        lead = len(piece) - len(piece.lstrip())
        at = start + lead
        heads = _heads(words, at, agencies) if agencies else []
        if heads and words[stop : stop + 1] == ";" and not words[heads[-1].end : stop].strip():
            continue  # the list of those who are addressed goes on behind the semicolon
        own = tuple(hit.agency for hit in heads)
        if own:
            called = bool(_CALLED.match(words, at))
        subjects = own or (() if _OTHER_SUBJECT.match(words, at) else subjects)
        full_stop = next((at for at in full_stops if at >= stop), len(words))
        inside = tuple([Found(hit.start - at, hit.end - at, hit.agency) for hit in agencies if at <= hit.start < stop])
        yield Clause(
            words[at:stop], offset + at, subjects, bool(own), called, inside, full_stop - at, item, words[at:full_stop]
        )
        start = stop + 1


def _heads(words: str, at: int, agencies: list[Found]) -> list[Found]:
    """The agencies that a clause opens with, joined by "," and "và"."""
    call = _CALL.match(words, at)
    begin = call.end() if call else at
    first = next((hit for hit in agencies if at <= hit.start <= begin), None)
    if first is None:
        return []
    return [first, *joined(words, first, [hit for hit in agencies if hit.start > first.start])]


def joined(words: str, first: Found, others: list[Found] | tuple[Found, ...]) -> list[Found]:
    """The agencies that follow `first`, each joined to the one before by "," or "và" only."""
    found: list[Found] = []
    end = first.end
    for hit in others:
        if hit.start < end or not _JOIN.fullmatch(words[end : hit.start]):
            break
        found.append(hit)
        end = hit.end
    return found


def before(words: str, position: int, agencies: tuple[Found, ...], within: int) -> tuple[Agency, ...]:
    """The agencies that end at most `within` characters before `position`, joined by "," and "và"."""
    earlier: list[Found] = []
    for hit in agencies:
        if hit.end > position:
            break
        if not words[: hit.start].endswith(("của ", "với ", "thuộc ", "í thư ", "đồng chí ")):
            earlier.append(hit)
        elif earlier and words[earlier[-1].end : hit.start].strip() in {"của", "thuộc", "trực thuộc"}:
            earlier[-1] = replace(earlier[-1], end=hit.end)  # "các sở, ngành trực thuộc UBND tỉnh"
    if not earlier or position - earlier[-1].end > within:
        return ()
    group = [earlier[-1]]
    for hit in reversed(earlier[:-1]):
        if not _JOIN.fullmatch(words[hit.end : group[0].start]):
            break
        group.insert(0, hit)
    return tuple(hit.agency for hit in group)
