"""Names of agencies in a text → agencies of the register, each with the full name it has in its province."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind
from rapidfuzz import fuzz, process

from loaders.cleaning import Change, change, identity, lowered, one_line
from loaders.facts import Agency
from loaders.letters import PLACE_NAME, UPPER
from ontology.registers import AgencyPattern, abbreviations, agency_patterns, provinces

_PLACEHOLDER = re.compile(r"\s*\{(?:province|district|commune|n)\}(?:\s*-\s*\{province\})?")
_DOCUMENT_WORDS = {"KH", "NQ", "CT", "KL", "CTr", "QĐ", "CV", "TB", "ĐA"}
_SHORT = {short: long for short, long in abbreviations().items() if short not in _DOCUMENT_WORDS}
_SHORT_FORMS = AhoCorasick(list(_SHORT), matchkind=MatchKind.LeftmostLongest)
_LONG_FORMS = list(_SHORT.values())

_AFTER = re.compile(
    rf" +(?:(?P<kind>[Tt]ỉnh|TỈNH|[Tt]hành phố|THÀNH PHỐ|(?:TP|Tp)\.?)\s*)?(?P<place>{PLACE_NAME})(?![\w’'])"
)

_ANOTHER_UNIT = re.compile(rf"\s*(?:,|và)?\s+(?P<place>{PLACE_NAME})(?! [uỦủ])")

_OF_THE_CENTRE = re.compile(r"\s+(?:Trung ương|TW|TƯ|Quốc gia)(?!\w)")
"""A body of the centre that the register does not know, beside one of the same name in the province."""

_OF_OTHERS = re.compile(r" (?:Đảng ủy|Đảng bộ|Đoàn|Hội|Công đoàn|Liên đoàn|Chi ủy)\b")

MISREAD = 90
"""How alike (0-100) a misread name is to the one that is meant."""

FIRST_WORD = 4
"""An agency's name begins a cell, after "các" or a dash at most."""

_DROPPABLE = (
    "Sở ",
    "Trường ",
    "Cục ",
    "Hội ",
    "Liên ",
    "Bộ Chỉ huy ",
    "Đài ",
    "Kho bạc ",
    "Ban Quản lý ",
    "Ủy ban Mặt trận ",
    "Đảng ủy ",
)
"""Kinds of provincial bodies that are often named without "tỉnh": the name alone says whose they are."""

_ADVISORY = ("Ban Tổ chức", "Ban Tuyên giáo", "Ban Dân vận", "Ban Nội chính", "Ủy ban Kiểm tra")
"""Advisory bodies that are often named without "Tỉnh ủy"."""


@dataclass(frozen=True, slots=True)
class Found:
    """An agency and where in the given text its name stands."""

    start: int
    end: int
    agency: Agency


def spelt_out(text: str) -> str:
    """`text` with the abbreviations of the register in full: "MTTQ" → "Mặt trận Tổ quốc"."""
    return change(identity(text), _abbreviations(text)).text


def _abbreviations(text: str) -> Iterator[Change]:
    """Every abbreviation that stands as a word of its own, to be written in full."""
    for index, start, end in _SHORT_FORMS.find_matches_as_indexes(text):
        if not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum():
            yield start, end, _LONG_FORMS[index]


def _forms(kind: AgencyPattern) -> Iterator[str]:
    """The ways in which a kind of agency is written, without the place at the end."""
    for name in (kind.name, *kind.aliases):
        base = spelt_out(_PLACEHOLDER.sub("", name).strip())
        yield base
        if " Việt Nam" in base:
            yield base.replace(" Việt Nam", "")
        if kind.level == "provincial":
            if base.startswith(_DROPPABLE) and base.endswith(" tỉnh"):
                yield base.removesuffix(" tỉnh")
                yield base.removesuffix(" tỉnh").replace(" Việt Nam", "")
            if base.endswith(" Tỉnh ủy"):
                yield base.replace("Tỉnh ủy", "Thành ủy")  # in a centrally-run city
                if base.startswith(_ADVISORY):
                    yield base.removesuffix(" Tỉnh ủy")
        if " - " in base:
            yield base.replace(" - ", ", ")
        if ", " in base:
            yield base.replace(", ", " - ", 1)
            yield base.replace(", ", " ", 1)


@cache
def _forms_of() -> dict[str, AgencyPattern]:
    """Lower-case form → kind; where two kinds share a form, the one listed first has it."""
    forms: dict[str, AgencyPattern] = {}
    for kind in agency_patterns():
        for form in _forms(kind):
            if " " in form or form.isupper():  # a single common word ("Đảng", "Báo") names no agency by itself
                forms.setdefault(lowered(form), kind)
    return forms


@cache
def _matcher() -> tuple[AhoCorasick, list[AgencyPattern]]:
    """One automaton for all names."""
    forms = _forms_of()
    return AhoCorasick(list(forms), matchkind=MatchKind.LeftmostLongest), list(forms.values())


@cache
def _city_names() -> frozenset[str]:
    return frozenset(p.name for p in provinces() if p.kind == "thành phố" and p.period == "to-2025")


@cache
def _province_names() -> dict[str, str]:
    return {lowered(form): p.name for p in provinces() for form in (p.name, *p.aliases)}


def full_name(kind: AgencyPattern, place: str | None, unit: str | None = None, is_city: bool | None = None) -> str:
    """The full name of a body of this kind: "Ban Nội chính Tỉnh ủy" + "Bắc Giang".

    A centrally-run city has "Thành ủy" and "thành phố" where a province has "Tỉnh ủy" and "tỉnh"; whether the place is one
    `is_city` tells, else the state of before 2025.
    """
    name = kind.name
    if kind.level == "provincial" and (place in _city_names() if is_city is None else is_city):
        name = name.replace("Tỉnh ủy", "Thành ủy").replace("Tỉnh đoàn", "Thành đoàn")
        name = name.replace(" tỉnh {province}", " thành phố {province}")
    if kind.level == "collective":
        return f"{name} {place}" if place else name
    for slot, value in (("{province}", place), ("{district}", unit), ("{commune}", unit), ("{n}", unit)):
        name = name.replace(slot, value or "")
    return one_line(name)


def _place_after(text: str, end: int) -> tuple[str, int] | None:
    """The place named right after an agency, and where it ends."""
    found = _AFTER.match(text, end)
    if found is None:
        return None
    words = found["place"].split(" ")
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        known = _province_names().get(lowered(name))
        if known:
            return known, found.start("place") + len(name)
    return found["place"], found.end("place")


def find_agencies(text: str, place: str | None) -> list[Found]:
    """Every agency that `text` names, in order; `place` is the province the document speaks for."""
    expanded = change(identity(text), _abbreviations(text))
    automaton, kinds = _matcher()
    low = lowered(expanded.text)
    hits: list[Found] = []
    for index, start, end in automaton.find_matches_as_indexes(low):
        if low[start - 1 : start].isalnum() or low[end : end + 1].isalnum() or low.startswith(" viên", end):
            continue  # inside a longer word, or a person: "Tỉnh ủy viên"
        if low.endswith(("ủy viên ", "đồng chí "), 0, start):
            continue  # "ủy viên Ban Thường vụ …"
        kind = kinds[index]
        if kind.name.startswith("Sở ") and low.endswith("bộ ", 0, start):
            continue  # "Bộ KH&ĐT"
        printed = expanded.text[start:end]
        if printed == "Ban Thường vụ" and _OF_OTHERS.match(expanded.text, end):
            continue  # of a body that the register does not know
        if " " not in printed and not printed.isupper():
            continue
        begin = expanded.origin(start)
        finish = expanded.origin(end - 1) + 1
        if expanded.text[end - 1] != text[finish - 1 : finish]:  # the name ends inside an abbreviation
            finish = next((i for i in range(finish, len(text)) if not text[i].isalnum()), len(text))
        named = list(_named_units(kind, text, begin, finish, place))
        if not named:
            agency, finish = _locate(kind, text, begin, finish, place)
            named = [Found(begin, finish, agency)]
        hits += named
    return _with_shared_kinds(hits, text, place)


@cache
def _bare_departments() -> dict[str, AgencyPattern]:
    """ "kế hoạch và đầu tư" → Sở Kế hoạch và Đầu tư: in a list of departments "Sở" is said once."""
    found: dict[str, AgencyPattern] = {}
    for form, kind in _forms_of().items():
        if kind.name.startswith("Sở ") and form.startswith("sở ") and not form.endswith(" tỉnh"):
            found[form.removeprefix("sở ")] = kind
    return found


@cache
def _next_department() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(_bare_departments(), key=len, reverse=True))
    return re.compile(rf"\s*(?:,\s*và|;|,|và)?\s+(?P<name>(?-i:(?=[{UPPER}]))(?:{names}))(?!\w)", re.IGNORECASE)


_DEPARTMENTS = re.compile(r"(?<!\w)sở(?:,\s*(?:ban,\s*)?ngành)?\s*:", re.IGNORECASE)


def _with_shared_kinds(hits: list[Found], text: str, place: str | None) -> list[Found]:
    """The departments that share one "Sở" with the first of a list: "các sở: Nội vụ, Tài chính và Y tế"."""
    starts = [hit.end for hit in hits if hit.agency.kind and hit.agency.name.startswith("Sở ")]
    if "ở:" in text or "ành:" in text:
        starts += [found.end() for found in _DEPARTMENTS.finditer(text)]
    if not starts:
        return hits
    more = [found for start in starts for found in _departments_after(text, start, place)]
    taken = {hit.start for hit in hits}
    return sorted([*hits, *(one for one in more if one.start not in taken)], key=lambda hit: hit.start)


def _departments_after(text: str, at: int, place: str | None) -> Iterator[Found]:
    while found := _next_department().match(text, at):
        kind = _bare_departments()[lowered(found["name"])]
        agency = Agency(full_name(kind, place), found["name"], place, kind.slug)
        yield Found(found.start("name"), found.end("name"), agency)
        at = found.end()


def _named_units(kind: AgencyPattern, text: str, begin: int, finish: int, place: str | None) -> Iterator[Found]:
    """The districts of a list that share their kind: "các huyện ủy Phú Lạc, Thanh Vĩnh"."""
    if kind.slug != "cac-huyen-uy":
        return
    while (unit := _ANOTHER_UNIT.match(text, finish)) and lowered(unit["place"]) not in _province_names():
        single = _by_slug()["huyen-uy"]
        finish = unit.end()
        yield Found(
            begin,
            finish,
            Agency(full_name(single, place, unit["place"]), unit["place"], place, single.slug, unit["place"]),
        )
        begin = finish


_OF_A_CITY = {
    "thanh-uy": "tinh-uy",
    "ban-thuong-vu-thanh-uy": "ban-thuong-vu-tinh-uy",
    "uy-ban-nhan-dan-thanh-pho": "uy-ban-nhan-dan-tinh",
}
"""Bodies of a town → those of the same name in a centrally-run city, which stands beside the provinces."""


@cache
def _by_slug() -> dict[str, AgencyPattern]:
    return {kind.slug: kind for kind in agency_patterns()}


def _locate(kind: AgencyPattern, text: str, begin: int, finish: int, place: str | None) -> tuple[Agency, int]:
    """The agency of this kind that stands at text[begin:finish], and where its name ends with its place."""
    if kind.level == "provincial" and (central := _OF_THE_CENTRE.match(text, finish)):
        name = one_line(text[begin : central.end()])
        return Agency(name, name), central.end()
    own: str | None = None if kind.level == "central" else place
    unit = None
    after = _place_after(text, finish)
    city = (after[0] if after else own) in _city_names()
    if kind.slug in _OF_A_CITY and city:
        kind = _by_slug()[_OF_A_CITY[kind.slug]]
    elif kind.level == "provincial" and not city and lowered(text[begin:finish]).endswith("thành ủy"):
        name = one_line(text[begin : after[1] if after else finish])
        return Agency(name, name, own), after[1] if after else finish  # a commission of a town
    if "{district}" in kind.name or "{commune}" in kind.name:
        if after is not None:
            unit, finish = after
    elif "{province}" in kind.name and after is not None:
        named, stop = after
        if lowered(named) in _province_names() or named == place:
            own, finish = named, stop
    printed = one_line(text[begin:finish])
    return Agency(full_name(kind, own, unit), printed, own, kind.slug, unit), finish


def _misread(printed: str, place: str | None) -> Agency | None:
    """The one agency whose name an OCR slip turned into `printed` ("BAN TUYỂN GIÁO TỈNH ỦY"); None if not plainly one."""
    automaton_forms = _forms_of()
    low = lowered(spelt_out(printed))
    best = process.extract(low, automaton_forms.keys(), scorer=fuzz.ratio, limit=2, score_cutoff=MISREAD)
    if not best or (
        len(best) > 1 and best[0][1] == best[1][1] and automaton_forms[best[0][0]] != automaton_forms[best[1][0]]
    ):
        return None
    kind = automaton_forms[best[0][0]]
    own = None if kind.level == "central" else place
    return Agency(full_name(kind, own), printed, own, kind.slug) if "{district}" not in kind.name else None


@lru_cache(maxsize=4096)
def read_agencies(text: str, place: str | None) -> tuple[Agency, ...]:
    """All agencies that a short text (a cell, a heading, an issuer) names: "Đảng ủy Quân sự và Đảng ủy Công an tỉnh" is two.

    A name with one letter misread is put right if only one agency of the register is meant; an unknown one stays as printed.
    """
    printed = one_line(text).strip(" .;:,*-")
    if not printed:
        return ()
    found = find_agencies(printed, place)
    if found and found[0].start <= FIRST_WORD:
        return tuple({hit.agency.name: hit.agency for hit in reversed(found)}.values())[::-1]
    return (_misread(printed, place) or Agency(printed, printed, place),)


def read_agency(text: str, place: str | None) -> Agency | None:
    """The first agency that a short text names; None for no text."""
    return next(iter(read_agencies(text, place)), None)
