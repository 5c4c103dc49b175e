"""What pages add to a text: footnotes with their markers, page numbers and running heads → where they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

_SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN = str.maketrans(_SUPERSCRIPT, "0123456789")
_DIGITS = rf"[{_SUPERSCRIPT}]{{1,2}}"

_NOTE = re.compile(
    rf"\n[ \t]*(?=[\d(\[⁽{_SUPERSCRIPT}])(?P<mark>\((?P<round>\d{{1,2}})\)|\[(?P<square>\d{{1,2}})\]|⁽?(?P<super>{_DIGITS})⁾?|(?P<bare>\d{{1,2}})(?= ))[ \t]*(?=[^\W\d_])"
)
"""The start of a line that may be a footnote."""

_PARAGRAPH = re.compile(r"[.;:](?=\n)|\n[ \t]*(?=\n|[-+•–]|\d+[.)\s]|[IVX]+[.-]|[a-zđ]\)|$)")
"""Where a footnote ends: with its sentence at a line's end, at an empty line, at the next item."""

FARTHEST = 60_000
"""A footnote stands at most so many characters behind its marker."""
LONGEST = 1_500
"""No footnote is longer than this."""

_LONE_NUMBER = re.compile(r"\n[ \t]*[-–—]?[ \t]*(\d{1,4})[ \t]*[-–—]?[ \t]*(?=\n)")
_RUNNING_HEAD = re.compile(
    r"\n[ \t]*(?:(?:\d+\s+)?CÔNG BÁO\s*/\s*Số\b[^\n]{0,60}|https?://\S+\s+\d+/\d+[ \t]*|Trang\s+\d+\s*/\s*\d+[ \t]*)(?=\n)"
)
SHORTEST_PAGE = 600
"""A page has at least so many characters: numbers closer together count something else."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote at text[start:end], and its marker at text[marker:marker_end], where one was found."""

    start: int
    end: int
    marker: int | None = None
    marker_end: int | None = None


def find_footnotes(text: str) -> list[Footnote]:
    """Every footnote of `text`, in order.

    A line that begins with a superscript is one; any other only if its number is glued to a word before it
    ("nhiệm vụ(1)"): so do lists not begin.
    """
    found: list[Footnote] = []
    for line in _NOTE.finditer(text):
        if found and line.start() < found[-1].end - 1:
            continue
        marker = _marker(text, line)
        if marker is None and not line["super"]:
            continue
        end = _PARAGRAPH.search(text, line.end(), line.end() + LONGEST)
        stop = len(text) if end is None and len(text) <= line.end() + LONGEST else line.end() + LONGEST
        if end:
            stop = end.end() if text[end.start()] != "\n" else end.start()
        found.append(Footnote(line.start() + 1, stop, *(marker or ())))
    return found


def _marker(text: str, line: re.Match[str]) -> tuple[int, int] | None:
    """Where the number of a footnote is glued to a word above it, the nearest first."""
    number = (line["round"] or line["square"] or line["super"] or line["bare"]).translate(_PLAIN)
    raised = number.translate(str.maketrans("0123456789", _SUPERSCRIPT))
    forms = [f"({number})", f"[{number}]", f"⁽{raised}⁾", raised] if not line["bare"] else [number, raised]
    lowest = max(0, line.start() - FARTHEST)
    for form in forms:
        at = text.rfind(form, lowest, line.start())
        while at > 0:
            if _is_glued(text, at, at + len(form), form):
                return at, at + len(form)
            at = text.rfind(form, lowest, at)
    return None


def _is_glued(text: str, start: int, end: int, form: str) -> bool:
    before, after = text[start - 1], text[end : end + 1]
    if form[0] in "([":
        return before.isalnum() or before in '”"’)' or (form[0] == "[" and before in ".,;")
    two = text[max(0, start - 2) : start]
    if form.isdigit() and form[0] not in _SUPERSCRIPT:  # "nhiệm vụ1", not "m2" or "CO2"
        return len(two) == 2 and two.isalpha() and two.islower() and not after.isalnum() and after not in {"/", "-"}
    return (
        (before.isalpha() or before in '”"’).,;')
        and after not in _SUPERSCRIPT
        and text[max(0, start - 2) : start].strip() != "m"
    )


def find_page_marks(text: str) -> Iterator[tuple[int, int]]:
    """Page numbers (lone numbers that go up by one, a page's length apart) and running heads: the lines to leave out."""
    numbers = list(_LONE_NUMBER.finditer(text))
    pages: set[int] = set()
    for one, other in pairwise(numbers):
        if int(other[1]) == int(one[1]) + 1 and other.start() - one.end() >= SHORTEST_PAGE:
            pages |= {one.start(), other.start()}
    marks = [found.span() for found in numbers if found.start() in pages]
    if "CÔNG BÁO" in text or "http" in text or "Trang " in text:
        marks += [found.span() for found in _RUNNING_HEAD.finditer(text)]
    yield from sorted(set(marks))
