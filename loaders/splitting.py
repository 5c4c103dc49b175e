"""The lines of a source → the stretches that hold one document each, with their letterhead told from their body."""

import re
from dataclasses import dataclass

from loaders.lines import Kind, Line

_HEAD = {
    Kind.BLANK, Kind.MOTTO, Kind.ISSUER, Kind.NUMBER, Kind.PLACE_DATE, Kind.TYPE, Kind.OF_ISSUER,
    Kind.ABOUT, Kind.RULE, Kind.STAMP, Kind.PAGE,
}  # fmt: skip
"""Kinds of lines that make up a letterhead; the title follows them."""

_BESIDE = {Kind.BLANK, Kind.RULE, Kind.PAGE}
"""Kinds of lines that may stand in a letterhead and open none."""

_OF_A_COPY = re.compile(r"Số\s*:?\s*\d+\s*[-–/]\s*(?:BS|SY|SL|TrS)\b")
"""The number of a copy (Nghị định 30/2020/NĐ-CP, art. 26; "BS" in the Party): its head stands below the copied paper."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One document's lines: its letterhead, all that follows, and whether it only has a bare heading."""

    head: tuple[Line, ...]
    body: tuple[Line, ...]

    @property
    def start(self) -> int:
        return self.head[0].start

    @property
    def end(self) -> int:
        return (self.body or self.head)[-1].end


def split(lines: list[Line]) -> tuple[list[Stretch], list[Line]]:
    """Every document that `lines` hold, in order, and the lines before the first one (cover, indexes).

    A document begins with a letterhead (issuer, motto, number, place and date) or, in a collection that leaves these out,
    with a bare type line that stands outside any letterhead.
    """
    starts = _starts(lines)
    if not starts:
        return [], lines
    ends = [*(begin for begin, _ in starts[1:]), len(lines)]
    stretches = [
        Stretch(tuple(lines[begin:head_end]), tuple(lines[head_end:end]))
        for (begin, head_end), end in zip(starts, ends, strict=True)
    ]
    return stretches, lines[: starts[0][0]]


def _starts(lines: list[Line]) -> list[tuple[int, int]]:
    """(first line of the letterhead, first line after it) of every document."""
    heads = []
    at = 0
    while at < len(lines):
        if lines[at].kind in _HEAD - _BESIDE:
            stop = at
            while stop < len(lines) and lines[stop].kind in _HEAD:
                stop += 1
            stop = _until_type(lines, at, stop)
            if _opens_a_document(lines[at:stop]):
                heads.append((at, stop))
            at = max(stop, at + 1)
        else:
            at += 1
    return heads


def _until_type(lines: list[Line], at: int, stop: int) -> int:
    """The end of the letterhead: right after the type line and the issuer named below it.

    A second type line right below belongs to the first: "THÔNG BÁO / KẾT LUẬN CỦA BAN THƯỜNG VỤ" is one notice.
    """
    kinds = [line.kind for line in lines[at:stop]]
    if Kind.TYPE in kinds:
        stop = at + kinds.index(Kind.TYPE) + 1
        while stop < len(lines) and lines[stop].kind in {Kind.BLANK, Kind.OF_ISSUER, Kind.TYPE}:
            stop += 1
    while stop > at + 1 and lines[stop - 1].kind in _BESIDE - {Kind.RULE}:
        stop -= 1
    return stop


def _opens_a_document(head: list[Line]) -> bool:
    """A letterhead has a motto and one more part, or an issuer and a number; a bare heading has its type line."""
    kinds = {line.kind for line in head}
    if Kind.TYPE in kinds:
        return True
    if any(line.kind is Kind.NUMBER and _OF_A_COPY.match(line.text) for line in head):
        return False
    parts = kinds & {Kind.MOTTO, Kind.ISSUER, Kind.NUMBER, Kind.PLACE_DATE}
    return len(parts) >= 2 and (Kind.MOTTO in parts or parts >= {Kind.ISSUER, Kind.NUMBER})
