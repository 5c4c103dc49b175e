"""Documents that are called by a name: congress resolutions, plenums, laws, and those of the register."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind
from rapidfuzz import fuzz

from loaders.agencies import read_agency, spelt_out
from loaders.cleaning import lowered, one_line
from loaders.dates import FULL, iso_date
from loaders.facts import Agency, Mention, PartialDate
from loaders.letters import PLACE_NAME, UPPER
from loaders.symbols import SYMBOL, read_symbol
from ontology.registers import (
    LawVersion,
    NamedDocument,
    abbreviations,
    document_types,
    law_names,
    law_versions,
    named_documents,
)

_ROMAN = r"(?:[IVXL]+|\d{1,2})"
_ORDINALS = {
    "nhất": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười một": 11, "mười hai": 12, "mười ba": 13, "mười bốn": 14, "mười lăm": 15, "mười": 10,
}  # fmt: skip
_TERM = r"(?:\s*,?\s*nhiệm kỳ\s+(?P<from>\d{4})\s*[-–]\s*(?P<to>\d{4}))?"

NATIONAL = re.compile(
    r"[Nn]ghị quyết\s+(?:của\s+)?Đại hội\s+(?:(?:đại biểu\s+)?toàn quốc\s+(?:của\s+Đảng\s+)?)?(?:Đảng\s+)?(?:(?:đại biểu\s+)?toàn quốc\s+)?"
    rf"(?:lần thứ\s+)?(?P<no>{_ROMAN})\b(?:\s+của)?(?:\s+Đảng(?:\s+Cộng sản Việt Nam)?(?!\s+bộ))"
    r"|[Nn]ghị quyết\s+(?:của\s+)?Đại hội\s+(?:đại biểu\s+)?toàn quốc\s+(?:của\s+Đảng\s+)?lần thứ\s+"
    rf"(?P<no2>{_ROMAN})\b"
    rf"|[Nn]ghị quyết\s+Đại hội\s+Đảng\s+(?:toàn quốc\s+)?lần thứ\s+(?P<no3>{_ROMAN})\b"
)
"""A resolution of a national congress, by whichever of its names."""

PROVINCIAL = re.compile(
    r"[Nn]ghị quyết\s+(?:của\s+)?Đại hội\s+(?:đại biểu\s+)?(?:lần thứ\s+)?"
    rf"(?:(?P<no1>{_ROMAN})\s+(?:của\s+)?)?[ĐđI]ảng bộ\s+(?P<kind>[Tt]ỉnh|[Tt]hành phố)(?:\s+(?P<place>{PLACE_NAME}))?"
    rf"(?:\s+khóa\s+(?P<no3>{_ROMAN})\b)?(?:\s+lần thứ\s+(?P<no2>{_ROMAN})\b)?{_TERM}"
)
"""A resolution of a province's congress: with the province or without, the number before or after."""

PLENUM = re.compile(
    r"[Nn]ghị quyết\s+(?:"
    rf"(?:(?:Hội nghị\s+)?(?:lần thứ\s+)?Trung ương|TW|TƯ|NQTW)\s*(?P<no>{_ROMAN})(?:\s*\((?!khóa)[^)]{{1,30}}\))?"
    rf"|Hội nghị\s+(?:lần thứ\s+)(?P<no2>{'|'.join(_ORDINALS)}|{_ROMAN})\s*,?\s*(?:của\s+)?(?:Ban Chấp hành|BCH)\s+(?:Trung ương|TW)(?:\s+Đảng)?)"
    rf"\s*,?\s*\(?khóa\s+(?P<terms>{_ROMAN}(?:\)?(?:\s*,\s*|\s+và\s+)\(?(?:khóa\s+)?{_ROMAN}\b)*)\)?"
)
"""A resolution of a plenum of the Central Committee; "khóa XI, XII" is two."""

CHARTER = re.compile(r"Điều lệ Đảng(?:\s+Cộng sản Việt Nam)?(?!\s*\w*\s*bộ)")

_AND_CONGRESS = re.compile(r"\s*(?:,\s*)?(?:và\s+)?(?=Đại hội\s)")

_OTHER_CHARTER = re.compile(
    r"Điều lệ\s+(?P<body>Công đoàn Việt Nam|Mặt trận Tổ quốc Việt Nam|Đoàn Thanh niên Cộng sản Hồ Chí Minh"
    r"|Hội (?:Nông dân|Cựu chiến binh|Liên hiệp Phụ nữ) Việt Nam)"
)

_WHICH = re.compile(
    rf"(?:\s*,?\s*(?:\(?\s*số\s*:?\s*)(?P<symbol>{SYMBOL})\)?)?(?:\s*,?\s*(?P<date>{FULL})|\s*,?\s*(?:năm\s+)?(?P<year>(?:19|20)\d\d)(?![\d/]))?"
)
"""What tells one law from its namesakes: "số 09/2017/QH14", "ngày 19 tháng 6 năm 2017", "năm 2017", "2017"."""


_LAW_WITH_DAY = re.compile(
    rf"(?<!\w)(?P<name>(?:Bộ luật|Luật|Pháp lệnh)\s+(?:(?P<amends>[Ss]ửa đổi)\b[^.;:()“”\"]{{5,200}}?|[{UPPER}](?:(?!\s(?:và các|được|do)\s)[^.;:()“”\"]){{2,80}}?))"
    rf"(?=\s*,?\s*\(?(?:số\s*:?\s*\d|ngày\s+\d|năm\s+\d{{4}}))"
)
"""A law that the register need not know: its name ends where its number, day or year begins."""

_AMENDING = re.compile(r"(?<!\w)Luật\s+[Ss]ửa đổi[^.;:()“”\"]{0,80}$")


@dataclass(frozen=True, slots=True)
class Named:
    """A document named at text[start:end]."""

    start: int
    end: int
    mention: Mention
    rule: str | None = None
    """Why it is this one, where the register gave what the words do not say."""


def find_named(text: str, place: str | None) -> list[Named]:
    """Every document that `text` calls by a name, in order; `place` is the province it speaks for."""
    congresses = [*_national(text), *_provincial(text, place)]
    found = [
        *congresses,
        *_further_congresses(text, congresses, place),
        *_plenums(text),
        *_charter(text),
        *_laws_and_registered(text),
        *_unnumbered(text),
        *(_local(text, place) if place else ()),
        *_strategies(text),
    ]
    return sorted(found, key=lambda named: (named.start, -named.end))


UNNUMBERED = re.compile(
    r"(?P<type>Nghị quyết|Chỉ thị|Kết luận|Quy định|Quyết định|Hướng dẫn)\s+của\s+"
    r"(?P<issuer>Bộ Chính trị|Ban Bí thư(?:\s+Trung ương(?:\s+Đảng)?)?|Ban Chấp hành Trung ương(?:\s+Đảng)?|Chính phủ|Thủ tướng Chính phủ|Quốc hội)"
    r"\s+(?:khóa\s+[IVX]+\s+)?về\s+(?:việc\s+)?(?P<about>(?:(?!\n\s*\n)[^;.()“”\"]){12,160})"
)
"""A document of a central body called by its matter: "Chỉ thị của Bộ Chính trị về …"."""

LOCAL = re.compile(
    r"của\s+(?P<issuer>(?:Ban Thường vụ |BTV |Ban Chấp hành )?(?:Tỉnh ủy|Thành ủy|Đảng bộ tỉnh)|(?:UBND|Ủy ban nhân dân|HĐND|Hội đồng nhân dân) tỉnh)"
    r"(?=\s+(?:về\s+(?:việc\s+)?)(?P<about>(?:(?!\n\s*\n)[^;.()“”\"]){20,220}))"
)
_LOCAL_TYPE = re.compile(
    r"(?<!\w)(?:Nghị quyết|Chỉ thị|Kết luận|Chương trình hành động|Chương trình|Kế hoạch|Đề án|Quy định|Quy chế|Quyết định)(?=\s+$)"
)
"""A document of the province called by its matter: "Kế hoạch của Tỉnh ủy về …"; which one it is, only its title tells."""

_TO_COME = re.compile(
    r"\b(?:xây dựng|ban hành|tham mưu|trình|soạn thảo|dự thảo|hoàn thiện|nghiên cứu|bổ sung|sửa đổi)\s+(?:(?:các|và|một số|ban hành|thực hiện)\s+)*$",
    re.IGNORECASE,
)
"""Words before a document that is yet to be written."""

STRATEGY = re.compile(
    r"(?<!về )(?P<name>Chiến lược\s+(?:(?!\n\s*\n)[^;.()“”\"]){5,100}?(?:giai đoạn\s+\d{4}\s*[-–]\s*\d{4}|đến năm\s+\d{4}))"
)
"""A national strategy with its period: "Chiến lược phát triển thanh niên giai đoạn 2021-2030"."""

BY_NAME = "known-by-name"
"""The rule by which a name stands for a document of the register: a code of `ontology/rules.csv`."""

LIKE_ITS_NAME = 88


def _unnumbered(text: str) -> Iterator[Named]:
    """Such a document is the one of the register with that issuer, type and matter, else one known by these words."""
    for found in UNNUMBERED.finditer(text):
        about = lowered(one_line(found["about"]))
        kind = {"Nghị quyết": "NQ", "Chỉ thị": "CT", "Kết luận": "KL", "Quy định": "QDi", "Quyết định": "QD"}.get(
            found["type"], "HD"
        )
        known = [
            document
            for document in named_documents()
            if document.type == kind
            and document.symbol
            and one_line(found["issuer"]).startswith(document.issuer)
            and same_matter(lowered(document.name), about)
        ]
        if len(known) == 1:
            yield _named(found.start(), found.end(), _of_register(known[0], one_line(found.group())))
        elif not known:
            issuer = Agency(one_line(found["issuer"]), one_line(found["issuer"]))
            called = one_line(found.group()).split(",")[0] if len(found["about"]) > 120 else one_line(found.group())
            yield Named(found.start(), found.end(), Mention(kind, None, None, issuer, called))


def _local(text: str, place: str | None) -> Iterator[Named]:
    for found in LOCAL.finditer(text):
        window = text[max(0, found.start() - 80) : found.start()]
        called = _LOCAL_TYPE.search(window)
        if called is None or _TO_COME.search(window[: called.start()]):
            continue
        kind = next(kind for kind in document_types().values() if one_line(called.group()) in kind.phrases)
        issuer = read_agency(found["issuer"], place)
        mention = Mention(kind.code, None, None, issuer, None, one_line(found["about"]), place)
        yield Named(found.start() - len(window) + called.start(), found.end(), mention)


def same_matter(name: str, about: str) -> bool:
    """Whether the words `about` begin with the matter of the title `name`, both in lower case."""
    matter = re.sub(r"^về\s+(?:việc\s+)?", "", name)
    return len(matter) > 20 and fuzz.ratio(matter, about[: len(matter)]) >= LIKE_ITS_NAME


def _strategies(text: str) -> Iterator[Named]:
    for found in STRATEGY.finditer(text) if "Chiến lược" in text else ():
        yield Named(found.start(), found.end(), Mention("OTHER", None, None, None, one_line(found["name"])))


def _roman(number: str) -> str:
    if not number.isdigit():
        return number
    tens, ones = divmod(int(number), 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


def national_congress(number: str) -> Mention:
    """The resolution of the national congress with this (Roman) number."""
    name = f"Nghị quyết Đại hội đại biểu toàn quốc lần thứ {number} của Đảng"
    known = next(
        (d for d in named_documents() if d.type == "NQ" and not d.symbol and d.issuer.endswith(f"lần thứ {number}")),
        None,
    )
    issuer = Agency(
        f"Đại hội đại biểu toàn quốc lần thứ {number} của Đảng",
        "Đại hội",
        None,
        "dai-hoi-dai-bieu-toan-quoc",
        number,
    )
    return Mention("NQ", None, known.date if known else None, issuer, name)


def provincial_congress(place: str | None, number: str, term: str | None, kind: str = "tỉnh") -> Mention:
    """The resolution of a province's congress with this (Roman) number."""
    where = f"{kind} {place}" if place else kind
    name = f"Nghị quyết Đại hội đại biểu Đảng bộ {where} lần thứ {number}"
    issuer = Agency(
        f"Đại hội đại biểu Đảng bộ {where} lần thứ {number}",
        "Đại hội",
        place,
        "dai-hoi-dai-bieu-dang-bo-tinh",
        number,
    )
    title = f"nhiệm kỳ {term}" if term else None
    return Mention("NQ", None, None, issuer, name, title, place)


def _resolutions(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern that begins with "Nghị quyết": looking for the words first is far faster."""
    end = 0
    at = text.find("ghị quyết")
    while at >= 0:
        if at > end and (found := pattern.match(text, at - 1)):
            end = found.end()
            yield found
        at = text.find("ghị quyết", at + 1)


def _national(text: str) -> Iterator[Named]:
    for found in _resolutions(NATIONAL, text):
        number = _roman(found["no"] or found["no2"] or found["no3"])
        yield Named(found.start(), found.end(), national_congress(number))


def _provincial(text: str, place: str | None) -> Iterator[Named]:
    for found in _resolutions(PROVINCIAL, text):
        number = found["no1"] or found["no2"] or found["no3"]
        if number is None:
            continue
        named = found["place"]
        kind = found["kind"].lower()
        if kind == "thành phố" and named is None:
            kind = "tỉnh" if place else kind
        term = f"{found['from']}-{found['to']}" if found["from"] else None
        yield Named(found.start(), found.end(), provincial_congress(named or place, _roman(number), term, kind))


def _further_congresses(text: str, named: list[Named], place: str | None) -> Iterator[Named]:
    """A second congress that shares the word: "Nghị quyết Đại hội Đảng bộ tỉnh … và Đại hội … toàn quốc …"."""
    shared = "Nghị quyết "
    for first in named:
        joint = _AND_CONGRESS.match(text, first.end)
        if joint is None:
            continue
        rest = shared + text[joint.end() : joint.end() + 160]
        for second in (*_national(rest), *_provincial(rest, place)):
            if second.start == 0:
                yield Named(joint.end(), joint.end() + second.end - len(shared), second.mention)


def _plenums(text: str) -> Iterator[Named]:
    for found in _resolutions(PLENUM, text):
        printed = found["no"] or found["no2"]
        plenum = int(printed) if printed.isdigit() else _ORDINALS.get(printed, printed)
        for term in re.findall(rf"\b{_ROMAN}\b", found["terms"]):
            name = f"Nghị quyết Trung ương {plenum} khóa {_roman(term)}"
            yield _named(found.start(), found.end(), _plenum(name, text[found.end() : found.end() + 160]))


def _plenum(name: str, after: str) -> Mention:
    """The resolution of a plenum; where the plenum passed several, what it is about must tell which."""
    issuer = Agency(
        "Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam",
        "Trung ương",
        None,
        "ban-chap-hanh-trung-uong-dang-cong-san-viet-nam",
    )
    about = re.match(r"\s*(?:,\s*)?(về\s[^;.()]+)", after)
    known = [d for d in named_documents() if any(alias == name for alias in d.aliases)]
    if len(known) == 1 and not (about and _other_subject(name, about.group(1))):
        return _of_register(known[0], name)
    return Mention("NQ", None, None, issuer, name)


def _other_subject(name: str, about: str) -> bool:
    """Whether another resolution of the same plenum is about just this: "… về kết cấu hạ tầng"."""
    return any(
        alias.startswith(name + " ") and lowered(one_line(about)).startswith(lowered(alias[len(name) + 1 :]))
        for document in named_documents()
        for alias in document.aliases
    )


def _charter(text: str) -> Iterator[Named]:
    for found in CHARTER.finditer(text):
        issuer = Agency("Đảng Cộng sản Việt Nam", "Đảng", None, "dang-cong-san-viet-nam")
        yield Named(found.start(), found.end(), Mention("DL", None, None, issuer, "Điều lệ Đảng"))
    for found in _OTHER_CHARTER.finditer(text):
        body = one_line(found["body"])
        yield Named(found.start(), found.end(), Mention("DL", None, None, Agency(body, body), f"Điều lệ {body}"))


def _named(start: int, end: int, mention: Mention) -> Named:
    """A document whose number, if it has one, the register gave."""
    return Named(start, end, mention, BY_NAME if mention.symbol else None)


def _of_register(document: NamedDocument, called: str) -> Mention:
    known = read_agency(document.issuer, None)
    # of "Đại hội … lần thứ XI" the register knows the kind only: that one keeps its whole name
    issuer = known if known and known.printed == document.issuer else Agency(document.issuer, document.issuer)
    if document.symbol is None:
        return Mention(document.type, None, document.date, issuer, document.name)
    return Mention(document.type, document.symbol, document.date, issuer, called, document.name)


@cache
def _names() -> tuple[AhoCorasick, list[str], dict[str, NamedDocument]]:
    """Names of laws and of the register's documents that a text can be searched for.

    An alias that ends in a bare number ("Chỉ thị 40") is a short citation and may mean another one: not searched for.
    """
    register = {
        lowered(alias): document
        for document in named_documents()
        for alias in document.aliases
        if not re.search(r"\d+$", alias)
        and len(alias.split()) > 2
        and not alias.startswith(("Nghị quyết", "Điều lệ", "NQ"))
    }
    names = list(dict.fromkeys([*_laws(), *register]))
    return AhoCorasick(names, matchkind=MatchKind.LeftmostLongest), names, register


@cache
def _laws() -> dict[str, str]:
    """Lower-case name → name of each law, also with the abbreviations of assemblies and committees."""
    laws = {lowered(spelt_out(name)): spelt_out(name) for name in law_names()}
    for short in ("HĐND", "UBND", "ĐBQH"):
        long = lowered(abbreviations()[short])
        laws |= {form.replace(long, lowered(short)): name for form, name in laws.items() if long in form}
    return laws


def _laws_and_registered(text: str) -> Iterator[Named]:
    """Documents of the registers, and laws that no register knows; a law that amends others is not those."""
    registered = list(_registered(text))
    dated = [
        _law(re.sub(r"^Luật sửa", "Luật Sửa", one_line(found["name"])), text, found.start(), found.end())
        for found in (_LAW_WITH_DAY.finditer(text) if "Luật" in text or "lệnh" in text or "Bộ luật" in text else ())
        if found["amends"] or not any(law.start == found.start() for law in registered)
    ]
    yield from dated
    for law in registered:
        if any(other.start <= law.start < other.end for other in dated):
            continue
        amending = _AMENDING.search(text[max(0, law.start - 100) : law.start])
        if amending is None:
            yield law
        else:
            start = law.start - len(amending.group())
            called = re.sub(r"^Luật sửa", "Luật Sửa", one_line(text[start : law.end]))
            yield Named(start, law.end, Mention("LUAT", None, None, None, called))


def _registered(text: str) -> Iterator[Named]:
    automaton, names, register = _names()
    low = lowered(text)
    laws = _laws()
    # a page break or line end inside a name: one space for every run of white space, of the same length
    flat = low.replace("\n", " ").replace("\t", " ")
    for index, start, end in automaton.find_matches_as_indexes(flat):
        if flat[start - 1 : start].isalnum() or flat[end : end + 1].isalnum() or not text[start].isupper():
            continue
        called = names[index]
        if called in register:
            yield _named(start, end, _of_register(register[called], register[called].name))
            continue
        law = _law(laws[called], text, start, end)
        if laws[called] != "Hiến pháp" or law.mention.date:
            yield law  # a bare "Hiến pháp" speaks of the constitution in general


def _law(name: str, text: str, start: int, end: int) -> Named:
    """A law named at text[start:end], with the number, day or year behind its name."""
    name = spelt_out(name)
    assembly = read_agency("Quốc hội", None) if name.startswith(("Luật", "Bộ luật", "Hiến pháp")) else None
    which = _WHICH.match(text, end)
    if which is None or which.end() == end:
        return Named(start, end, Mention("LUAT", None, None, assembly, name))
    symbol = read_symbol(which["symbol"]) if which["symbol"] else None
    date = (iso_date(which) if which["date"] else which["year"]) or (symbol.year if symbol else None)
    called = f"{name} {date[:4]}" if date else name
    if symbol is None and date and (known := _version(name, date)):
        return _named(start, which.end(), Mention("LUAT", known.symbol, known.date, assembly, called))
    return Named(start, which.end(), Mention("LUAT", symbol.text if symbol else None, date, assembly, called))


@cache
def _versions() -> dict[str, tuple[LawVersion, ...]]:
    """Full name → versions."""
    return {spelt_out(name): versions for name, versions in law_versions().items()}


def _version(name: str, date: PartialDate) -> LawVersion | None:
    """The one version of a law that was adopted on that day, or in that year."""
    fit = [version for version in _versions().get(name, ()) if version.date.startswith(date)]
    return fit[0] if len(fit) == 1 else None
