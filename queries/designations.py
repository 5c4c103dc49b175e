"""A document as people write it → the number, the date and the other words by which it can be found."""

import re
import unicodedata
from dataclasses import dataclass

_HYPHENS = re.compile(r"[‐‑‒–—―−﹣－]")
_SPACES = re.compile(r"\s+")
_ETH = str.maketrans("ðÐđĐ", "đđđđ")
"""Old fonts print the Icelandic eth for the Vietnamese đ; on a screen they look alike."""

_SYMBOL = re.compile(r"\d+[a-zđ]?(?:\s*[-/]\s*[a-zđ][\w.&]*|[-/]\d[\w.&]*)+")
_DATES = (
    (re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)"), (1, 2, 3)),
    (re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)"), (3, 2, 1)),
    (re.compile(r"(?<!\d)(\d{1,2}) tháng (\d{1,2}) năm (\d{4})(?!\d)"), (3, 2, 1)),
    (re.compile(r"(?<!\d)(\d{4})-(\d{2})(?!\d)"), (1, 2)),
    (re.compile(r"(?<!\d)(\d{1,2})/(\d{4})(?!\d)"), (2, 1)),
    (re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)"), (1,)),
)
_FILLERS = re.compile(r"(?<!\w)(?:số|ngày|năm|tháng|của|no|of|dated)(?!\w)|[(),;:.]|(?<!\w)-(?!\w)")


@dataclass(frozen=True, slots=True)
class Designation:
    """What a person wrote, read: all of it folded, and its parts where it has a number."""

    folded: str
    symbol: str
    """The number's key, "" where there is none."""
    date: str
    """ISO date, month or year, "" where there is none."""
    rest: str
    """The folded words that are neither number nor date."""


def fold(text: str) -> str:
    """`text` for comparing: one case, single spaces, plain hyphens, one letter đ.

    >>> fold("  Nghị quyết số 09–NQ/TU ")
    'nghị quyết số 09-nq/tu'
    """
    plain = _HYPHENS.sub("-", unicodedata.normalize("NFC", text)).casefold().translate(_ETH)
    return _SPACES.sub(" ", plain).strip()


def symbol_key(symbol: str) -> str:
    """What two writings of one number share: no spaces, no leading zeros, d for đ.

    >>> symbol_key("09 - QĐ/TU") == symbol_key("9-qd/tu")
    True
    """
    return _SPACES.sub("", fold(symbol)).replace("đ", "d").lstrip("0")


def read_designation(text: str) -> Designation:
    """The parts of a designation such as "Nghị quyết số 109-NQ/TU, ngày 05/4/2016".

    >>> read_designation("109-NQ/TU 2016")
    Designation(folded='109-nq/tu 2016', symbol='109-nq/tu', date='2016', rest='')
    """
    folded = fold(text)
    found = next((match for match in _SYMBOL.finditer(folded) if re.search(r"[a-zđ]", match[0])), None)
    if found is None:
        return Designation(folded, "", "", folded)
    rest = f"{folded[: found.start()]} {folded[found.end() :]}"
    date, rest = _take_date(rest)
    return Designation(folded, symbol_key(found[0]), date, fold(_FILLERS.sub(" ", rest)))


def _take_date(text: str) -> tuple[str, str]:
    """The first date in `text`, ISO, and `text` without it."""
    for pattern, groups in _DATES:
        if match := pattern.search(text):
            iso = "-".join(match[group].zfill(2) for group in groups)
            return iso, text[: match.start()] + " " + text[match.end() :]
    return "", text
