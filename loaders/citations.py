"""The text of one document → every other document that it names, with the relation that the words support."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from loaders.agencies import find_agencies, read_agency
from loaders.cleaning import one_line
from loaders.dates import FULL, MONTH, iso_date
from loaders.facts import Agency, Mention, type_code
from loaders.letters import UPPER
from loaders.naming import find_named
from loaders.symbols import NUMBER, SYMBOL_ALONE, read_symbol
from ontology.registers import abbreviations, document_types

_PHRASES = {
    **{phrase: kind.code for kind in document_types().values() for phrase in kind.phrases},
    **{
        short: kind.code
        for short, long in abbreviations().items()
        for kind in document_types().values()
        if long in kind.phrases
    },
}
_TYPE = "|".join(
    "[{}{}]{}".format(p[0].upper(), p[0].lower(), re.escape(p[1:]).replace("\\ ", r"\s+"))
    if p not in abbreviations()
    else p
    for p in sorted(_PHRASES, key=len, reverse=True)
)
_WORD_TO_CODE = {phrase.lower(): code for phrase, code in _PHRASES.items() if phrase not in abbreviations()}

BEFORE = re.compile(
    rf"(?:(?<!\w)(?P<type>{_TYPE})\s+(?:(?:liên tịch|liên ngành|cá biệt|riêng)\s+)?(?:\([^)]{{1,12}}\)\s*)?)?(?:(?P<so>[Ss]ố)\s*:?\s*)?"
    rf"(?P<list>(?:(?<![\w/.-]){NUMBER}\s*(?:,|và)\s*(?:số\s*)?)*)$"
)
"""What stands before a symbol: its type's name, "số", and other numbers that share its suffix ("số 53, 54 và 55-KL/TU")."""

AFTER = re.compile(rf"\s*,?\s*\(?\s*(?:(?P<date>{FULL})|(?P<month>{MONTH.replace('m3', 'm4').replace('y3', 'y5')}))")
"""The date behind a symbol."""

BEFORE_AT_MOST = 70
"""Type, "số" and a list of numbers take at most so many characters."""

BARE = re.compile(rf"(?<!\w)(?P<type>{_TYPE})\s+(?:(?P<so>số)\s+)?$")
_NUMBER_ALONE = re.compile(
    rf"(?P<number>\d(?<=[ \n]\d)\d{{0,3}}[a-zđ]?)(?![\w/.,-]*[\d/]|\s*[-–/]\s*\w|\s*%|\s+(?:năm|tháng|tuần|lần|nhiệm vụ|giai đoạn|chương trình|nội dung)\b(?!\s+(?:19|20)\d\d(?!\s*[-–])))(?P<date>\s*,?\s*(?:{FULL}))?"
)
"""A type and a bare number: "Chỉ thị 17", "KH số 54"."""

_FURTHER_NUMBER = re.compile(
    r"\s*(?:,\s*và|,|và)\s*(?:số\s+)?(?P<number>\d{1,4}[a-zđ]?)(?=\s*(?:$|[,.;:)]|(?:và|của|về|ngày|khóa|nhiệm kỳ)\b))(?![.,]\d)"
)
"""Another bare number that shares the type: "Nghị quyết 57, 59 và 66 của Bộ Chính trị"."""

_TYPE_OF_ISSUER = re.compile(rf"(?<!\w)(?P<type>{_TYPE})\s+của\s+(?P<issuer>[^,.;:()\n]{{4,60}}?)\s*,?\s*$")
"""The type with its issuer before the number: "Nghị quyết của Quốc hội số …"."""

_ISSUER = re.compile(r"\s*\)?\s*,?\s*của\s+(?:Hội nghị\s+(?:lần thứ\s+\S+,?\s+)?(?=Ban Chấp hành))?")
_ISSUES = re.compile(r"(?:\s+Đảng(?:\s+Cộng sản Việt Nam)?)?\s+(?:đã\s+)?ban hành\s+$")
_SUBJECT = re.compile(
    r"\s*(?:\(?khóa\s+[IVX]+\)?)?\s*,?\s*(?:(?:về\s+việc|về)\s+|[“\"])(?P<title>(?:(?!\n\s*\n|[-_]{3})[^;:.“”\"()]){8,300})"
)
_GLUE = re.compile(r"\s*(?:\([^)]*\))?\s*(?:[,;]|và|,\s*và|;\s*và)\s*$")
_DEFINITION = re.compile(
    r"\(\s*(?:sau đây\s+)?(?:được\s+)?(?:viết tắt|gọi tắt|gọi chung|gọi)\s*(?:là|:)\s*[“\"]?(?P<alias>[^)”\"]{4,80}?)[”\"]?\s*\)"
    r"|\((?P<bare>Nghị quyết\s+[^)]{4,80})\)"
)


DEFINED_WITHIN = 300
"""A short form is defined within so many characters of the document it stands for."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A mention and where it stands in the cleaned text."""

    start: int
    end: int
    mention: Mention
    rule: str | None = None
    """Why the words stand for it, where they are a short form."""


DEFINED_SHORT_FORM = "defined-short-form"


def find_mentions(text: str, place: str | None) -> list[Cited]:
    """Every document that `text` names, by number or by name, in order; of two that overlap the longer one.

    `place` is the province whose number series a symbol without another place belongs to.
    """
    found = [*_numbered(text, place), *(Cited(n.start, n.end, n.mention, n.rule) for n in find_named(text, place))]
    found += [short for short in _bare(text, place) if not _covered(short, found)]
    found.sort(key=lambda cited: (cited.start, -cited.end))
    kept: list[Cited] = []
    for cited in found:
        if not kept or cited.start >= kept[-1].end or (cited.start, cited.end) == (kept[-1].start, kept[-1].end):
            kept.append(cited)
    return _share_issuers(text, kept)


def _covered(short: Cited, found: list[Cited]) -> bool:
    return any(cited.start <= short.start < cited.end or short.start <= cited.start < short.end for cited in found)


def type_of(words: str | None) -> type_code | None:
    """The code of a type's name or abbreviation as printed."""
    if not words:
        return None
    words = one_line(words)
    return _PHRASES.get(words) or _WORD_TO_CODE.get(words.lower())


def _numbered(text: str, place: str | None) -> Iterator[Cited]:
    """Numbers with their symbol, and what stands around them: "Nghị quyết số 109-NQ/TU ngày 04/7/2016 của …"."""
    for found in SYMBOL_ALONE.finditer(text):
        symbol = read_symbol(found.group())
        window = max(0, found.start() - BEFORE_AT_MOST)
        before = _before(text, window, found.start())
        if symbol is None or not (before["type"] or before["so"] or symbol.letters or symbol.central is not None):
            continue
        after = AFTER.match(text, found.end())
        date = iso_date(after) if after else None
        if after and date is None and after["month"]:
            date = f"{after['y5']}-{int(after['m4']):02}"
        printed_issuer, end = _issuer(text, after.end() if after else found.end(), place)
        printed_issuer = printed_issuer or _issued_by(text, window + before.start(), place)
        start = window + before.start()
        of = None if before["type"] else _TYPE_OF_ISSUER.search(text[max(0, start - BEFORE_AT_MOST) : start])
        if of:
            printed_issuer = printed_issuer or read_agency(of["issuer"], place)
            start = max(0, start - BEFORE_AT_MOST) + of.start()
        kind = _kind(of["type"] if of else before["type"], symbol.type)
        own = None if symbol.central else place
        if printed_issuer and printed_issuer.place:
            own = printed_issuer.place
        issuer = printed_issuer or _issuer_of_symbol(symbol.issuer, own)
        first = Mention(kind, symbol.text, date, issuer, None, _about(text, end), own)
        for number in re.findall(NUMBER, before["list"] or ""):
            other = symbol.text.replace(symbol.number, number, 1)
            yield Cited(start, end, replace(first, symbol=other))
        yield Cited(start, end, first)


def _before(text: str, window: int, position: int) -> re.Match[str]:
    """The longest match of BEFORE that ends at `position`."""
    found = BEFORE.search(text[window:position])
    assert found is not None  # every part of it may be empty
    return found


def _kind(words: str | None, by_letters: type_code | None) -> type_code | None:
    """The type that the citing words name, unless the letters rule it out ("Chương trình … số 22-CTr/TU" agrees)."""
    named = type_of(words)
    if named is None or by_letters is None or named == by_letters:
        return named or by_letters
    # QĐ stands for decisions and regulations, a symbol without type letters for dispatches and laws
    same_letters = by_letters in {"QD", "QDi", "QC", "CV", "LUAT", "OTHER"}
    return named if same_letters else by_letters


@lru_cache(maxsize=1024)
def _issuer_of_symbol(name: str | None, place: str | None) -> Agency | None:
    if name is None:
        return None
    found = find_agencies(name, place)
    return found[0].agency if found else None


def _issuer(text: str, at: int, place: str | None) -> tuple[Agency | None, int]:
    """The agency behind "của" right after a citation, and where its name ends."""
    of = _ISSUER.match(text, at)
    if of is None:
        return None, at
    window = text[of.end() : of.end() + 90]
    found = find_agencies(window, place)
    if not found or found[0].start != 0:
        return None, at
    return found[0].agency, of.end() + found[0].end


def _issued_by(text: str, at: int, place: str | None) -> Agency | None:
    """The agency before a citation that is said to have issued it: "Ban Bí thư ban hành Chỉ thị số …"."""
    window = text[max(0, at - 100) : at]
    issues = _ISSUES.search(window)
    found = find_agencies(window[: issues.start()], place) if issues else []
    return found[-1].agency if issues and found and found[-1].end == issues.start() else None


def _about(text: str, at: int) -> str | None:
    """What the cited document is about, if the words right behind it say so."""
    found = _SUBJECT.match(text, at)
    return own_title(one_line(found["title"])) if found else None


_NEXT_DOCUMENT = re.compile(
    rf"\s*(?:,\s*và|,|\bvà)\s+(?:các\s+)?(?:{_TYPE})\s+(?:số\s+\d|\d+[-/])|,\s+(?:Đề án|Chương trình|Kế hoạch)\s+[{UPPER}]"
)
_CLAUSE_BEGINS = re.compile(
    r",\s+(?:(?:từ\s+)?ngày\s+\d|đã\s|[^,]{3,70}?\s(?:đã|được nâng|được triển khai|ban hành)\s)|,\s+(?=(?P<name>[^\W\d_]))"
)


def own_title(words: str) -> str:
    """`words` without the clause, or the next document of a list, that a comma adds to a title.

    >>> own_title("nuôi dê núi đến năm 2025, Đảng ủy Công an tỉnh đã ban hành kế hoạch")
    'nuôi dê núi đến năm 2025'
    """
    if another := _NEXT_DOCUMENT.search(words):
        words = words[: another.start()]
    for comma in _CLAUSE_BEGINS.finditer(words):
        if comma["name"] is None:
            return words[: comma.start()].rstrip()
        if comma["name"].isupper() and _acts(words[comma.end() :]):
            return words[: comma.start()].rstrip()
    return words


def _acts(words: str) -> bool:
    """Whether `words` begin with an agency that goes on to do something, not with one of a list."""
    found = find_agencies(words, None)
    if not found or found[0].start:
        return False
    after = words[found[0].end :].split()
    return (
        len(after) > 2
        and after[0].islower()
        and after[0] not in {"và", "các", "trong", "của", "với", "tỉnh", "ở", "trên"}
    )


def _bare(text: str, place: str | None) -> Iterator[Cited]:
    for number in _NUMBER_ALONE.finditer(text):
        found = BARE.search(text[max(0, number.start() - 40) : number.start()])
        if found is None:
            continue
        kind = type_of(found["type"])
        if kind in {None, "LUAT", "BC", "TB", "DL", "QC", "OTHER"} or (
            not found["so"] and not found["type"][0].isupper()
        ):
            continue
        further, stop = _further_numbers(text, number.end())
        issuer, end = _issuer(text, stop, place)
        own = issuer.place if issuer else place
        date = iso_date(number) if number["date"] else None
        start = max(0, number.start() - 40) + found.start()
        first = Mention(kind, number["number"], date, issuer, None, None, own)
        yield Cited(start, end, first)
        for other in further:
            yield Cited(start, end, replace(first, symbol=other, date=None))


def _further_numbers(text: str, at: int) -> tuple[list[str], int]:
    """The numbers that share the type of the one that ends at `at`, and where the list ends."""
    numbers = []
    while found := _FURTHER_NUMBER.match(text, at):
        numbers.append(found["number"])
        at = found.end()
    return numbers, at


def _share_issuers(text: str, mentions: list[Cited]) -> list[Cited]:
    """ "Chỉ thị số 15 … và Chỉ thị số 16 … của Thủ tướng": the issuer at the end is that of all."""
    shared = list(mentions)
    for i in range(len(shared) - 2, -1, -1):
        here, after = shared[i], shared[i + 1]
        between = text[here.end : after.start]
        same_body = (here.mention.symbol or "").split("/")[-1] == (after.mention.symbol or "").split("/")[-1]
        if (
            here.mention.issuer is None
            and after.mention.issuer
            and same_body
            and len(between) < 12
            and _GLUE.match(between)
        ):
            shared[i] = replace(here, mention=replace(here.mention, issuer=after.mention.issuer))
    return shared


def short_forms(text: str, mentions: list[Cited], place: str | None) -> dict[str, Mention]:
    """Short forms that the text defines: "(sau đây viết tắt là Nghị quyết Đại hội)" → the document named before it.

    A short form that can be read by itself ("Nghị quyết số 110-NQ/TU") needs no definition and is left out.
    """
    defined: dict[str, Mention] = {}
    for found in _DEFINITION.finditer(text):
        alias = one_line(found["alias"] or found["bare"])
        kind = type_of(" ".join(alias.split()[:2]))
        nearest = next((cited for cited in reversed(mentions) if cited.start < found.start()), None)
        if kind is None or nearest is None or not alias[0].isupper() or find_mentions(alias, place):
            continue
        between = text[nearest.end : found.start()]
        if nearest.mention.type == kind and len(between) < DEFINED_WITHIN and "\n\n" not in between:
            defined.setdefault(alias, nearest.mention)
    return defined


def find_short(text: str, defined: dict[str, Mention], taken: list[Cited]) -> list[Cited]:
    """Where the defined short forms stand, outside any fuller mention."""
    found = []
    for alias, mention in defined.items():
        words = r"\s+".join(map(re.escape, alias.split()))
        pattern = re.compile(rf"(?<!\w){words}(?!\w)")
        for match in pattern.finditer(text):
            cited = Cited(match.start(), match.end(), mention, DEFINED_SHORT_FORM)
            if not _covered(cited, taken):
                found.append(cited)
    return found
