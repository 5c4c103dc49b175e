"""A text as it was extracted → the same text in one spelling, with a map back to every original position."""

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from loaders.facts import Passage
from loaders.pages import find_footnotes, find_page_marks
from ontology.registers import ocr_slips

MARKS_ABOVE = re.compile(r"[\u0300-\u036f]+")
"""Loose marks, which NFC composes with the letter before them (half-composed ê + acute included)."""

_OLD_TONE = dict(
    pair.split()
    for pair in [
        "oà òa",
        "oá óa",
        "oả ỏa",
        "oã õa",
        "oạ ọa",
        "oè òe",
        "oé óe",
        "oẻ ỏe",
        "oẽ õe",
        "oẹ ọe",
        "uỳ ùy",
        "uý úy",
        "uỷ ủy",
        "uỹ ũy",
        "uỵ ụy",
        "Oà Òa",
        "Oá Óa",
        "Oả Ỏa",
        "Oã Õa",
        "Oạ Ọa",
        "Oè Òe",
        "Oé Óe",
        "Oẻ Ỏe",
        "Oẽ Õe",
        "Oẹ Ọe",
        "Uỳ Ùy",
        "Uý Úy",
        "Uỷ Ủy",
        "Uỹ Ũy",
        "Uỵ Ụy",
        "OÀ ÒA",
        "OÁ ÓA",
        "OẢ ỎA",
        "OÃ ÕA",
        "OẠ ỌA",
        "OÈ ÒE",
        "OÉ ÓE",
        "OẺ ỎE",
        "OẼ ÕE",
        "OẸ ỌE",
        "UỲ ÙY",
        "UÝ ÚY",
        "UỶ ỦY",
        "UỸ ŨY",
        "UỴ ỤY",
    ]
)
"""Old tone placement → new, in open syllables; after q the u is part of the consonant ("quý")."""

_OPEN_SYLLABLE = re.compile(r"[oOuU](?<![qQ].)[àáảãạèéẻẽẹỳýỷỹỵÀÁẢÃẠÈÉẺẼẸỲÝỶỸỴ](?!\w)")

_LOOKALIKES = {"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ", "‐": "-", "‑": "-", "−": "-"}
_SPACES = dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000", " ")
_PAGES_APART = {"\f": "\n"}
"""A form feed stands for a line's end: with the one before it, it makes a page break."""

MARKUP = re.compile(
    r"[\u00ad\u200b-\u200d\u2060\ufeff\r*<]"
    r"(?:(?<=\*)\**|(?<=<)/?(?:i|b|u|em|strong|sup|sub|br)\s*/?>|(?<![*<]))",
    re.IGNORECASE,
)
"""What carries no meaning: invisible characters, markdown stars, tags, the first half of a Windows line end.

A pattern that begins with one set of characters is searched for several times faster than one that begins with choices.
"""

PAGE_BREAK = re.compile(r"\n(?:[ \t]*\n)+[ \t]*")
"""An empty line; in the middle of a sentence the page ended there, not the paragraph."""

_GOES_ON = re.compile(r"(?<=\s)(?:với|của|và|các|cho|bởi|hoặc|những)$")
"""Words that no paragraph ends with: what follows an empty line after them is the same sentence, capital or not."""

Change = tuple[int, int, str]
"""text[start:end] becomes a new string."""


@dataclass(frozen=True)
class CleanText:
    """A cleaned text; positions in it can be led back to the source."""

    source: str = field(repr=False)
    text: str = field(repr=False)
    _here: "array[int]" = field(repr=False)
    _there: "array[int]" = field(repr=False)
    notes: tuple[tuple["CleanText", int, int], ...] = field(default=(), repr=False)
    """The footnotes that were taken out of it: each a stretch of the text as it was with them."""

    def origin(self, position: int) -> int:
        """The position in the source of the character at `position` (0 … len(text))."""
        if position >= len(self.text):
            return len(self.source)
        segment = bisect_right(self._here, position) - 1
        return self._there[segment] + position - self._here[segment]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(newline.end() for newline in re.finditer("\n", self.source))]

    def passage(self, start: int, end: int, page: int | None = None) -> Passage:
        """The passage of the source that `text[start:end]` was read from, with its words as printed."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        first = self.origin(start)
        last = self.origin(end - 1) + 1 if end > start else first
        # a letter whose loose marks were composed ends after its last mark
        while last < len(self.source) and unicodedata.combining(self.source[last]):
            last += 1
        line = bisect_right(self._line_starts, first)
        return Passage(first, last, line, self.source[first:last], page)


def identity(text: str) -> CleanText:
    """`text` as it is, every position its own origin."""
    return CleanText(text, text, array("L", [0]), array("L", [0]))


def change(text: CleanText, changes: Iterable[Change]) -> CleanText:
    """Apply `changes`, in order and apart from each other, keeping the map: new characters point at what they replace."""
    pieces: list[str] = []
    here, there = array("L"), array("L")
    length = done = 0

    def keep(until: int) -> None:
        nonlocal length
        if until == done:
            return
        first = bisect_right(text._here, done) - 1
        last = bisect_right(text._here, until - 1) - 1
        for segment in range(first, last + 1):
            start = max(text._here[segment], done)
            here.append(length + start - done)
            there.append(text._there[segment] + start - text._here[segment])
        pieces.append(text.text[done:until])
        length += until - done

    for start, end, new in changes:
        keep(start)
        done = end
        for offset in range(len(new)):
            here.append(length + offset)
            there.append(text.origin(start + min(offset, end - start - 1)))
        pieces.append(new)
        length += len(new)
    if not pieces and done == 0:
        return text
    keep(len(text.text))
    if not here:
        here.append(0)
        there.append(0)
    return CleanText(text.source, "".join(pieces), here, there)


def _composed(text: str) -> Iterator[Change]:
    """Letters with loose marks, as one letter."""
    for marks in MARKS_ABOVE.finditer(text):
        start = marks.start() - 1
        if start >= 0 and text[start].isalpha():
            yield start, marks.end(), unicodedata.normalize("NFC", text[start : marks.end()])


def _unmarked(text: str) -> Iterator[Change]:
    """Markup left out; stars between two words stand for a line break that a converter has lost."""
    for found in MARKUP.finditer(text):
        mark = found.group()
        before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
        ruled = mark[0] == "*" and "-" in {before, after} and "---" in text[found.start() - 3 : found.end() + 3]
        glued = mark[0] == "*" and (before.isalnum() or before in tuple(".,;:)”")) and (after.isalnum() or after == "_")
        breaks = (
            glued
            or (ruled and before.strip() and after.strip())
            or mark.lower().startswith("<br")
            or (mark == "\r" and after != "\n")
        )
        yield found.start(), found.end(), "\n" if breaks else ""


_ROW = re.compile(r"^[ \t]*\|[^\n]*\|[ \t]*$", re.MULTILINE)
"""A row of a table as converters write it: "| 1 | Đề án … | Sở Y tế |"."""


def _tabbed(text: str) -> Iterator[Change]:
    """Rows between bars, as rows between tabs."""
    for row in _ROW.finditer(text) if "|" in text else ():
        bars = [found.start() for found in re.finditer(r"\|", row.group())]
        for bar in bars:
            at = row.start() + bar
            yield at, at + 1, "" if bar in {bars[0], bars[-1]} else "\t"


def _without_page_marks(text: CleanText) -> CleanText:
    """`text` without page numbers, running heads and footnotes; these are kept beside it."""
    notes = find_footnotes(text.text)
    cuts = {(note.start, note.end) for note in notes} | set(find_page_marks(text.text))
    cuts |= {
        (note.marker, note.marker_end) for note in notes if note.marker is not None and note.marker_end is not None
    }
    apart: list[Change] = []
    for start, end in sorted(cuts):
        if not apart or start >= apart[-1][1]:
            apart.append((start, end, ""))
    return replace(change(text, apart), notes=tuple((text, note.start, note.end) for note in notes))


def _joined(text: str) -> Iterator[Change]:
    """Empty lines inside a sentence, as a space."""
    for found in PAGE_BREAK.finditer(text):
        before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
        if after.isupper() and not _GOES_ON.search(text, max(0, found.start() - 12), found.start()):
            continue
        if not (before in {",", ";"} or before.islower() or before.isdigit()) or not after.isalpha():
            continue
        if text[found.end() + 1 : found.end() + 2] not in {".", ")", "\n", ""}:  # "a)" and "b." begin an item
            yield found.start(), found.end(), " "


_WRAPPED = re.compile(r"\n(?=[^\W\d_])")
WRAPPED_FROM = 40
"""A line that was broken because it was full has at least so many characters."""


_PLACE_AND_DAY = re.compile(r"[A-ZĐ]\w*(?: \w+){0,3}, ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}$")
"""The right column of a letterhead: what follows on the next line goes on with the left one."""


def _unwrapped(text: str) -> Iterator[Change]:
    """Line ends inside a sentence, where a full line goes on in small letters on the next, as a space."""
    joined_at = joined_from = -1
    for found in _WRAPPED.finditer(text):
        start, end = found.span()
        if not text[end].islower() or text[end + 1 : end + 2] in {".", ")"}:
            continue
        above = text.rfind("\n", 0, start) + 1
        if above == joined_at:
            above = joined_from  # the line that was joined to the one above it is one with it
        before = text[start - 1 : start]
        if start - above < WRAPPED_FROM or not (before in {",", " "} or before.islower() or before.isdigit()):
            continue
        if before.isdigit() and _PLACE_AND_DAY.search(text, above, start):
            continue
        below = text.find("\n", end)
        if "\t" not in text[above : below if below >= 0 else len(text)]:  # rows of a table stay rows
            joined_at, joined_from = end, above
            yield start, end, " "


def _letter_for_letter(text: str) -> str:
    """`text` with look-alikes and tone placement put right; every position stays where it is."""
    for printed, meant in (*_LOOKALIKES.items(), *_SPACES.items(), *_PAGES_APART.items()):
        if printed in text:
            text = text.replace(printed, meant)
    return _OPEN_SYLLABLE.sub(lambda found: _OLD_TONE.get(found.group(), found.group()), text)


def _without_slips(text: str) -> str:
    """`text` with the misreadings of the register put right, letter for letter, in the capitals that were printed."""
    low = lowered(text)
    for slip in ocr_slips():
        at = low.find(slip.printed)
        while at >= 0:
            end = at + len(slip.printed)
            if not low[at - 1 : at].isalnum() and not low[end : end + 1].isalnum():
                pairs = zip(text[at:end], slip.meant, strict=True)
                text = text[:at] + "".join(m.upper() if p.isupper() else m for p, m in pairs) + text[end:]
            at = low.find(slip.printed, end)
    return text


def clean(source: str) -> CleanText:
    """`source` in one spelling: NFC, new tone placement, Đ for its look-alikes, no markup, sentences whole over page breaks.

    Cleaning a cleaned text changes nothing. Rules: Unicode Standard Annex 15; both tone placements stand in official papers.
    """
    text = identity(source)
    text = change(text, _unmarked(text.text))
    text = change(text, _composed(text.text))
    text = replace(text, text=_letter_for_letter(text.text))
    text = _without_page_marks(text)
    notes = text.notes
    text = change(text, _tabbed(text.text))
    text = change(text, _joined(text.text))
    text = change(text, _unwrapped(text.text))
    return replace(text, text=_without_slips(text.text), notes=notes)


def one_line(text: str) -> str:
    """`text` on one line, single spaces, no space before a comma."""
    line = " ".join(text.split())
    return line.replace(" ,", ",").replace(" ;", ";").replace(" .", ".")


def lowered(text: str) -> str:
    """Lower case of the same length: positions stay."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
