"""Vietnamese words → what they are compared by: without marks where people search, in the alphabet's order where they read."""

import re
import unicodedata

_ALPHABET = {letter: chr(0x100 + place) for place, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
"""Letter → a character that sorts in its place, after spaces, digits and signs."""

_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
"""Mark of a tone → its place in dictionaries: ngang, huyền, hỏi, ngã, sắc, nặng."""


def folded(text: str) -> str:
    """Text without accents and case, d for đ.

    >>> folded("Đề án Đường sắt")
    'de an duong sat'
    """
    plain = unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def sorting_key(text: str) -> str:
    """A key that puts words in the order of Vietnamese dictionaries: letters first, then tones; 9 before 10.

    >>> sorted(["đa", "dê", "da", "dà", "dạ", "dá 10", "dá 9"], key=sorting_key)
    ['da', 'dà', 'dạ', 'dá 9', 'dá 10', 'dê', 'đa']
    """
    parts = unicodedata.normalize("NFD", text.lower())
    toneless = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
    numbered = re.sub(r"\d+", lambda number: number[0].zfill(9), toneless)
    letters = "".join(_ALPHABET.get(letter, letter) for letter in numbered)
    tones = "".join(_TONES.get(part, "0") for part in parts if part in _TONES or not unicodedata.combining(part))
    return f"{letters}\0{tones}"
