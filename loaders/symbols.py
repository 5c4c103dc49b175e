"""The number and symbol of a document ("53-KL/TU", "30/2020/NĐ-CP"): what it looks like, and what it tells."""

import re
from dataclasses import dataclass
from functools import cache

from loaders.facts import type_code
from ontology.registers import document_types, symbol_bodies

_LETTERS = sorted(
    {letters for kind in document_types().values() for letters in kind.letters}, key=lambda x: (-len(x), x)
)

_AFTER_FIRST_DIGIT = r"\d{0,4}(?:\.\d{1,3})?[a-zđ]?"
NUMBER = rf"\d{_AFTER_FIRST_DIGIT}"

_PARTY_TAIL = rf"\s*[-–—]\s*(?:{'|'.join(_LETTERS)})\s*/\s*[A-ZĐ](?:[\w&.]*\w)?(?:-[A-ZĐ]\w+)?"
"""Party form, number-TYPE/BODY (Hướng dẫn 36-HD/VPTW 1.3): "53-KL/TU", "08-QĐi/TW"."""

_STATE_TAIL = r"\s*/\s*(?:(?:19|20)\d\d\s*/\s*)?[A-ZĐ][\wĐđ&]*(?:\s*[-–]\s*[A-ZĐ][\wĐđ&]*)*"
"""State form, number/TYPE-BODY or number/year/TYPE-BODY (Nghị định 30/2020/NĐ-CP, annex I): "15/QĐ-UBND", "45/2019/QH14"."""

SYMBOL = rf"(?:{NUMBER}(?:{_PARTY_TAIL}|{_STATE_TAIL}))"

SYMBOL_ALONE = re.compile(rf"\d(?<![\w/.-]\d){_AFTER_FIRST_DIGIT}(?:{_PARTY_TAIL}|{_STATE_TAIL})")
"""A symbol that is not the end of a longer word; the look behind stands after the first digit, where it costs least."""

_PARTY = re.compile(rf"(?P<number>{NUMBER})-(?P<letters>{'|'.join(_LETTERS)})/(?P<body>.+)")
_STATE = re.compile(rf"(?P<number>{NUMBER})/(?:(?P<year>(?:19|20)\d\d)/)?(?P<rest>[A-ZĐ].*)")
_CENTRE = re.compile(r"T\.?Ư$|T\.W$")
"""Other ways to print TW, the Central Committee."""

_TERM = re.compile(r"(QH|UBTVQH)\d+")


@dataclass(frozen=True, slots=True)
class Symbol:
    """A number and symbol taken apart.

    >>> read_symbol("53 - KL/TU").text
    '53-KL/TU'
    >>> read_symbol("01/NQ-TU").text      # slash and hyphen changed places
    '01-NQ/TU'
    >>> read_symbol("45/2019/QH14").type
    'LUAT'
    """

    text: str
    number: str
    letters: str
    body: str
    year: str | None = None
    repaired: bool = False
    """True if the printed form was put right."""

    @property
    def type(self) -> type_code | None:
        """The type that the letters stand for; QĐ is read as Quyết định unless the text says Quy định."""
        if _TERM.fullmatch(self.body):
            return "LUAT" if not self.letters else _by_letters().get(self.letters)
        if not self.letters:
            return "CV"
        return _by_letters().get(self.letters)

    @property
    def body_key(self) -> str:
        """The body's letters without a term number or a unit: "QH14" → "QH", "UBND-TH" → "UBND"."""
        return re.sub(r"\d+$", "", self.body.split("-")[0])

    @property
    def central(self) -> bool | None:
        """Whether the body is one of the centre; None if its letters are not known."""
        known = symbol_bodies().get(self.body_key)
        if known is not None:
            return known.central
        return True if self.body_key.endswith("TW") else None

    @property
    def issuer(self) -> str | None:
        """The body's name where its letters tell it."""
        known = symbol_bodies().get(self.body_key)
        return known.issuer if known else None


@cache
def _by_letters() -> dict[str, type_code]:
    table = {letters: kind.code for kind in document_types().values() for letters in kind.letters}
    table["ĐA"] = "DA"
    return table


@cache
def _party_bodies() -> frozenset[str]:
    return frozenset(letters for letters in symbol_bodies() if letters.endswith(("TU", "TW")))


def read_symbol(printed: str) -> Symbol | None:
    """Take a symbol apart; None if it is none. Spaces, long hyphens and "T.Ư" for TW are ironed out."""
    text = re.sub(r"\s+", "", printed).replace("–", "-").replace("—", "-").replace("Ð", "Đ")
    text = _CENTRE.sub("TW", text)
    if found := _PARTY.fullmatch(text):
        return Symbol(text, found["number"], found["letters"], found["body"])
    found = _STATE.fullmatch(text)
    if found is None:
        return None
    first, *others = found["rest"].split("-")
    if others and first in _by_letters():
        body = "-".join(others)
        if body in _party_bodies() and found["year"] is None:
            right = f"{found['number']}-{first}/{body}"
            return Symbol(right, found["number"], first, body, repaired=True)
        return Symbol(text, found["number"], first, body, found["year"])
    return Symbol(text, found["number"], "", found["rest"], found["year"])
