"""Words printed in capitals → the same words as a sentence has them, letter for letter, so that names and numbers are read."""

import re
from functools import cache

from loaders.cleaning import lowered
from loaders.symbols import SYMBOL_ALONE
from ontology.registers import document_types, symbol_bodies

_NAMES = re.compile(
    r"\b(?:đại hội|đảng|trung ương|hội nghị|ban chấp hành|bộ chính trị|ban bí thư|luật|bộ luật|chiến lược|điều lệ|việt nam|cộng sản)\b"
)
"""Words that keep a capital in the names of documents: "Nghị quyết Đại hội XIII của Đảng"."""

_NUMERAL = re.compile(
    r"(?<=\bTHỨ )[IVXL]+\b|(?<=\bKHÓA )[IVXL]+\b|(?<=\bHỘI )[IVXL]+\b|(?<=\bQUÝ )[IVX]+\b|\b(?!VI\b)[XVI]{2,}\b"
)


@cache
def _mixed() -> tuple[re.Pattern[str], dict[str, str]]:
    """Letters of symbols that are not all capitals: "TTG" → "TTg", "CTR" → "CTr"."""
    letters = [*symbol_bodies(), *(one for kind in document_types().values() for one in kind.letters)]
    meant = {one.upper(): one for one in letters if not one.isupper()}
    return re.compile(rf"(?<=[-–/])(?:{'|'.join(sorted(meant, key=len, reverse=True))})(?!\w)"), meant


def is_in_capitals(text: str) -> bool:
    """Whether a line is printed in capitals, but for the small letters of a symbol ("19/CT-TTg")."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 8 and sum(c.isupper() for c in letters) >= 0.9 * len(letters)


def spoken(text: str, place: str | None) -> str:
    """`text` in small letters, as long as before, with the capitals that numbers, names and the province have in a sentence."""
    pattern, meant = _mixed()
    text = pattern.sub(lambda found: meant[found.group()], text)
    low = lowered(text)
    kept = [found.span() for found in SYMBOL_ALONE.finditer(text)] + [found.span() for found in _NUMERAL.finditer(text)]
    words = list(low)
    for start, end in kept:
        words[start:end] = text[start:end]
    for found in _NAMES.finditer(low):
        words[found.start()] = text[found.start()]
    if place:
        for found in re.finditer(re.escape(place.lower()), low):
            words[found.start() : found.end()] = place
    return "".join(words)
