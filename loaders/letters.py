"""The letters of Vietnamese, told apart by case: a range like À-Ỹ holds both."""

_VOWELS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
UPPER = "A-ZĐ" + _VOWELS.upper()

CAPITALISED = rf"[{UPPER}][\w’']*"
"""A word that begins with a capital."""

PLACE_NAME = rf"{CAPITALISED}(?:(?: | ?- ?){CAPITALISED}){{0,3}}"
"""One to four such words: how places and people are written."""
