"""A text as it was extracted → the same text in one spelling, with a map back to every original position."""

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from loaders.facts import Passage
from ontology.registers import ocr_slips

COMBINED = re.compile(r"[^\W\d_][\u0300-\u036f]+")
"""A letter with loose marks: what NFC composes (half-composed ê + acute included)."""

_OLD_TONE = {
    old: new
    for pair in (
        [
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
        ]
    )
    for old, new in (pair.split(),)
}
_LOOKALIKES = {"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ", "‐": "-", "‑": "-", "−": "-"}

MARKS = re.compile(
    r"(?P<invisible>[\u00ad\u200b-\u200d\u2060\ufeff])"
    r"|(?P<lookalike>[ÐƉðɖ‐‑−])"
    r"|(?P<space>[\u00a0\u2000-\u200a\u202f\u3000])"
    r"|(?<![qQ])(?P<tone>[oOuU](?:[àáảãạèéẻẽẹỳýỷỹỵ]|[ÀÁẢÃẠÈÉẺẼẸỲÝỶỸỴ]))(?!\w)"
    r"|(?P<glued>(?<=[\w.,;:)”])\*+(?=\w))"
    r"|(?P<star>\*+)"
    r"|(?P<tag></?(?:i|b|u|em|strong|sup|sub|br)\s*/?>)"
    r"|(?P<newline>\r\n?)"
)
"""Spelling and markup that carry no meaning: both tone placements, look-alike letters, markdown stars, tags."""

PAGE_BREAK = re.compile(r"(?<=([\w,;]))[ \t]*\n(?:[ \t]*\n)+[ \t]*(?=(\w)[^.)\n])")
"""An empty line in the middle of a sentence: the page ended there, not the paragraph."""


@dataclass(frozen=True)
class CleanText:
    """A cleaned text; positions in it can be led back to the source."""

    source: str = field(repr=False)
    text: str = field(repr=False)
    _here: "array[int]" = field(repr=False)
    _there: "array[int]" = field(repr=False)

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


def substitute(text: CleanText, pattern: re.Pattern[str], replace: Callable[[re.Match[str]], str]) -> CleanText:
    """Replace every match of `pattern`, keeping the map: an inserted character points at the match it replaces."""
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
            there.append(text.origin(start))
        pieces.append(text.text[done:until])
        length += until - done

    for match in pattern.finditer(text.text):
        new = replace(match)
        if new == match.group():
            continue
        keep(match.start())
        done = match.end()
        width = match.end() - match.start()
        for offset in range(len(new)):
            here.append(length + offset)
            there.append(text.origin(match.start() + min(offset, width - 1)))
        pieces.append(new)
        length += len(new)
    if not pieces and done == 0:
        return text
    keep(len(text.text))
    if not here:
        here.append(0)
        there.append(0)
    return CleanText(text.source, "".join(pieces), here, there)


def _new_tone(pair: str) -> str:
    new = _OLD_TONE.get(pair.lower())
    if new is None:
        return pair
    return "".join(b.upper() if a.isupper() else b for a, b in zip(pair, new, strict=True))


def _unmark(match: re.Match[str]) -> str:
    found = match.group()
    match match.lastgroup:
        case "tone":
            return _new_tone(found)
        case "lookalike":
            return _LOOKALIKES[found]
        case "space":
            return " "
        case "glued" | "newline":
            return "\n"
        case "tag":
            return "\n" if "br" in found else ""
        case _:
            return ""


def _joined(match: re.Match[str]) -> str:
    before, after = match.group(1), match.group(2)
    goes_on = (before in ",;" or before.islower() or before.isdigit()) and after.islower()
    return " " if goes_on else match.group()


_MEANT = {slip.printed: slip.meant for slip in ocr_slips()}
_SLIPS = re.compile(
    rf"(?<!\w)(?:{'|'.join(re.escape(printed) for printed in sorted(_MEANT, key=len, reverse=True))})(?!\w)",
    re.IGNORECASE,
)


def _put_right(match: re.Match[str]) -> str:
    """The word that was misread, in the capitals that were printed; the passage keeps the printed form."""
    meant = _MEANT[lowered(match.group())]
    return "".join(m.upper() if p.isupper() else m for p, m in zip(match.group(), meant, strict=True))


def clean(source: str) -> CleanText:
    """`source` in one spelling: NFC, new tone placement, Đ for its look-alikes, no markup, sentences whole over page breaks.

    Cleaning a cleaned text changes nothing. Rules: Unicode Standard Annex 15; both tone placements stand in official papers.
    """
    text = substitute(identity(source), COMBINED, lambda found: unicodedata.normalize("NFC", found.group()))
    text = substitute(text, MARKS, _unmark)
    text = substitute(text, PAGE_BREAK, _joined)
    return substitute(text, _SLIPS, _put_right)


def one_line(text: str) -> str:
    """`text` on one line, single spaces, no space before a comma."""
    return re.sub(r"\s+([,;.])", r"\1", re.sub(r"\s+", " ", text)).strip()


def lowered(text: str) -> str:
    """Lower case of the same length: positions stay."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
