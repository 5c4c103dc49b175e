"""Orders in running text to prepare a document ("… chỉ đạo UBND tỉnh xây dựng Đề án …, xong trước …") → planned documents."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from loaders.citations import type_of
from loaders.clauses import Clause, before
from loaders.cleaning import CleanText, one_line
from loaders.dates import PERIOD, last_day
from loaders.facts import Agency, Planned
from loaders.letters import UPPER
from loaders.symbols import SYMBOL

_TYPE = (
    r"kế hoạch|đề án|chương trình hành động|chương trình|nghị quyết|chỉ thị|quyết định|quy định|quy chế|hướng dẫn|phương án"
    r"|văn bản(?:\s+(?:triển khai|lãnh đạo|chỉ đạo|hướng dẫn))?"
)
ORDER = re.compile(
    r"(?P<verb>\b(?:[Xx]ây dựng|[Bb]an hành|[Ss]oạn thảo|[Ll]ập|[Hh]oàn thiện|[Tt]rình|[Dd]ự thảo)"
    r"(?:(?:\s*,\s*|\s+và\s+)(?:ban hành|trình|hoàn thiện|triển khai))*)"
    rf"\s+(?:(?:các|những|một số|dự thảo|01|02|03)\s+)?(?P<type>{_TYPE})\b(?:\s+(?:chuyên đề|cụ thể)(?=\s*,))?(?P<more>(?:\s*,\s*(?:{_TYPE})\b)*)(?P<title>(?:(?!\bvà (?:chỉ đạo|giao|yêu cầu)\b)[^;.])*)",
    re.IGNORECASE,
)
_VERBS = ("ây dựng", "an hành", "oạn thảo", "ập ", "oàn thiện", "rình ", "ự thảo")
_KINDS = (
    "ế hoạch", "ề án", "hương trình", "ghị quyết", "hỉ thị", "uyết định", "uy định", "uy chế", "ướng dẫn", "hương án", "ăn bản",
)  # fmt: skip
"""Without a verb and a type there is no order: looking for them first is far faster than the pattern."""

_NO_ORDER = re.compile(
    r"(?:đã|được|việc|công tác|sau khi|khi|trong(?!\s+(?:tỉnh|huyện|toàn))|để|chất lượng|phục vụ|tích cực|tham gia|quá trình|tiến độ)\s+(?:\S+\s+){0,2}$",
    re.IGNORECASE,
)
_RECURRING = re.compile(r"\b(?:hằng năm|hàng năm|hằng tháng|hàng tháng|định kỳ|thường xuyên)\b", re.IGNORECASE)
_DEADLINE = re.compile(
    r"\s*(?:\(|,?\s*(?:(?:ban hành|thực hiện)\s+)?(?:xong|hoàn thành)\b|,\s*(?:trình|báo cáo|trước|trong|chậm nhất|ban hành|để triển khai)\b"
    r"|\b(?:trước|trong|chậm nhất|vào|cuối)\s+(?:ngày|tháng|quý|năm)\b).*$",
    re.IGNORECASE | re.DOTALL,
)
_MANNER = re.compile(
    r"\s*,\s*(?:bảo đảm|đảm bảo)\b.*$|\s+(?:bảo đảm|đảm bảo)(?:\s*$|\s+(?:về|thời gian|tiến độ|nội dung|chất lượng|hiệu quả|yêu cầu)\b.*$)|\s*,?\s*(?:phù hợp|gắn với|trong đó|cụ thể(?!\s+hóa)|thiết thực|làm căn cứ|nhằm)\b.*$",
    re.DOTALL,
)
_ADVISES = re.compile(
    r"tham mưu(?:\s+(?:cho|với|giúp))?\s*$|tham mưu(?:\s+(?:cho|với|giúp))?\s+(?=[A-ZĐ])", re.IGNORECASE
)
_SUBMITS = re.compile(rf"(?:\b(?:xây dựng|tham mưu|nghiên cứu)\s*(?:,|và)?\s*)?\btrình\s+(?=[{UPPER}])[^,;]*$")
_NAMED = re.compile(r"\s+(?:về|quy định|ban hành)\s+\S+(?:\s+\S+){3}")
"""A paper with a capital and a matter of its own ("Nghị quyết về chính sách …") is a paper to come, dated or not, where\nsomeone is to submit it."""

_ENUMERATES = re.compile(
    r"(?P<verb>\b(?:[Xx]ây dựng|[Bb]an hành|[Ss]oạn thảo)(?:\s*(?:,|và)\s*(?:ban hành|trình))?)(?:\s+các\s+[^:;.]{3,60})?\s*:\s*(?=\(1\)|1\)|a\))"
)
"""A list within a sentence: "xây dựng và ban hành: (1) Quy định …; (2) Chỉ thị …; xong trong …"."""

_MEMBER = re.compile(r"\s*;?\s*(?:\(\d{1,2}\)|\d{1,2}\)|[a-zđ]\))\s*")
_BODY = re.compile(
    r"\bchỉ đạo\s+(?P<body>(?:các\s+)?(?:ủy ban|hội đồng|ban|tổ|cơ quan|đơn vị|tổ chức đảng|cấp ủy|chi bộ|đảng bộ|đảng ủy|trường)\s[^,;:.]{2,60}?)\s+$",
    re.IGNORECASE,
)
"""A body that the register does not know, right before what it is directed to prepare."""

_BARE = re.compile(r"(?:tổ chức |triển khai |để )*(?:thực hiện|triển khai)")
"""A title that names no matter: "kế hoạch thực hiện" is of the very document that orders it."""

_CONCRETE = re.compile(r"\s*cụ thể(?!\s+hóa)")
"""A word between a type and its title that says nothing: "kế hoạch cụ thể để thực hiện …"."""

_AFTER_SYMBOL = re.compile(rf"{SYMBOL}\s*,?\s*$")
_ALWAYS_GENERAL = {
    "quy chế", "hướng dẫn", "quy định", "chương trình", "nghị quyết", "chỉ thị", "quyết định", "phương án", "văn bản",
}  # fmt: skip
"""Types that are ordered only with a date; without one they are spoken of in general."""
CLOSE = 45
"""A drafter that opens the clause stands at most so many characters before the verb."""
CLOSE_TO_OTHERS = 16
"""One that another agency is to direct stands closer: "chỉ đạo UBND tỉnh xây dựng"."""


def read_orders(clauses: Iterable[Clause], text: CleanText) -> Iterator[Planned]:
    """Documents that an agency of the register is told to prepare, with the day by which, if one is given.

    The drafter is the one who is to write: "Ban cán sự đảng chỉ đạo UBND tỉnh xây dựng …" tells UBND tỉnh.
    """
    counted: dict[str, int] = {}
    for clause in clauses:
        if not clause.item or not (clause.subjects or clause.agencies):
            continue  # nobody is told; before the first number the issuer says what it does itself
        for order in _orders(clause, text):
            counted[clause.item] = counted.get(clause.item, 0) + 1
            again = f"-{counted[clause.item]}" if counted[clause.item] > 1 else ""
            yield replace(order, item=order.item + again)


def _orders(clause: Clause, text: CleanText) -> Iterator[Planned]:
    if ": " in clause.text and (listed := _ENUMERATES.search(clause.text)):
        yield from _enumerated(clause, listed, text)
        return
    if not any(verb in clause.text for verb in _VERBS) or not any(kind in clause.text for kind in _KINDS):
        return
    for found in ORDER.finditer(clause.text):
        if order := _order(clause, found, text):
            yield order


def _enumerated(clause: Clause, listed: re.Match[str], text: CleanText) -> Iterator[Planned]:
    """The members of a list within a sentence; a deadline at its end is that of all."""
    period = next(iter(PERIOD.finditer(clause.rest, listed.end())), None) if _has_deadline(clause.rest) else None
    drafters = _drafters(clause, listed)
    for member in _MEMBER.split(clause.rest[listed.end() :]):
        words = one_line(member.split(";")[0])
        kind = re.match(rf"(?P<type>{_TYPE})\b", words, re.IGNORECASE)
        if kind is None or not drafters:
            continue
        yield Planned(
            item=clause.item,
            title=re.sub(r"^về(?:\s+việc)?\s+", "", _DEADLINE.sub("", words[kind.end() :]).strip(" ,.")),
            passage=text.passage(clause.start, clause.start + len(clause.rest)),
            type=_type_code(kind["type"].lower()),
            issuer=_for_another(clause, listed),
            leads=drafters,
            due=last_day(period) if period else None,
            due_label=one_line(period.group()) if period else None,
            from_table=False,
        )


def _has_deadline(words: str) -> bool:
    return re.search(r"(?:hoàn thành|xong|chậm nhất|trước|thời gian)\b[^;]{0,40}$", words) is not None


def _order(clause: Clause, found: re.Match[str], text: CleanText) -> Planned | None:
    ahead = clause.text[: found.start()]
    if _NO_ORDER.search(ahead):
        return None
    drafters = _drafters(clause, found)
    period = _due(clause, found)
    kinds = re.findall(_TYPE, f"{found['type']}, {found['more']}", re.IGNORECASE)
    kind = one_line(kinds[-1]).lower()  # "chương trình, kế hoạch thực hiện …": the last is what the title belongs to
    title = _title(clause, found)
    if re.match(r"\s*số\s*:?\s*\d", clause.text[found.end("type") :]):
        return None  # "ban hành Kế hoạch số 30/KH-UBND": it exists
    if not drafters or (period is None and _RECURRING.search(clause.text)):
        return None
    named = (
        found["type"][0].isupper()
        and _NAMED.match(clause.text, found.end("type"))
        and re.search(r"\btrình\b|\btham mưu\b", clause.text[: found.start("type")], re.IGNORECASE)
    )
    if period is None and (not title or (kind in _ALWAYS_GENERAL and not named) or title.startswith("và ")):
        return None
    title = title.removeprefix("và ")
    return Planned(
        item=clause.item,
        title=f"{kind} {title}" if _BARE.fullmatch(title) else title or kind,
        passage=text.passage(clause.start, clause.start + max(len(clause.text), _end(clause, period))),
        type=_type_code(kind),
        issuer=_issuer(clause, found),
        leads=drafters,
        due=last_day(period) if period else None,
        due_label=one_line(period.group()) if period else None,
        from_table=False,
    )


def _type_code(kind: str) -> str:
    known = type_of(" ".join(kind.split()[:3])) or type_of(kind.split()[0])
    return known or {"kế hoạch": "KH", "đề án": "DA", "phương án": "OTHER"}.get(
        kind, "CTr" if "chương trình" in kind else "OTHER"
    )


def _drafters(clause: Clause, found: re.Match[str]) -> tuple[Agency, ...]:
    """The agencies right before the verb, unless they are only advised; else those the clause addresses."""
    ahead = clause.text[: found.start()]
    if _ADVISES.search(ahead):
        return clause.subjects
    position = found.start()
    before_it = [hit for hit in clause.agencies if hit.end <= position]
    if submits := _SUBMITS.search(ahead):  # "… UBND tỉnh xây dựng, trình HĐND tỉnh ban hành": the one before it drafts
        position = submits.start()
    elif directed := _directed(clause, position):
        return (_of_same_place(directed, clause.subjects),)
    elif (body := _BODY.search(ahead)) and not any(hit.start >= body.start("body") for hit in before_it):
        name = one_line(body["body"])
        return (Agency(name, name, next((subject.place for subject in clause.subjects if subject.place), None)),)
    told = before(clause.text, position, clause.agencies, CLOSE if clause.own else CLOSE_TO_OTHERS)
    return tuple(_of_same_place(agency, clause.subjects) for agency in told) or clause.subjects


def _directed(clause: Clause, position: int) -> Agency | None:
    """The one that is directed, where what its work rests on stands in between: "chỉ đạo … căn cứ Chỉ thị này xây dựng"."""
    for hit in reversed(clause.agencies):
        ahead, behind = clause.text[: hit.start], clause.text[hit.end : position]
        if ahead.endswith("chỉ đạo ") and behind.lstrip(" ,").startswith("căn cứ "):
            return hit.agency
    return None


def _of_same_place(agency: Agency, subjects: tuple[Agency, ...]) -> Agency:
    """ "Thành ủy … chỉ đạo UBND thành phố": the committee's own city."""
    unit = next((subject.unit for subject in subjects if subject.unit), None)
    if agency.unit or unit is None or not agency.kind or not agency.kind.startswith("uy-ban-nhan-dan-"):
        return agency
    if agency.name.endswith(("thành phố", "huyện", "thị xã")):
        return replace(agency, name=f"{agency.name} {unit}", unit=unit)
    return agency


def _due(clause: Clause, found: re.Match[str]) -> re.Match[str] | None:
    """The deadline behind the order, in its clause or later in the same sentence but before another order's."""
    for period in PERIOD.finditer(clause.rest, found.end("type")):
        between = clause.rest[found.end("type") : period.start()]
        if _AFTER_SYMBOL.search(clause.rest[: period.start()]) or re.search(
            r"giai đoạn|đến năm\s*$|nhiệm kỳ|hằng năm", between[-30:]
        ):
            continue
        if not re.search(
            r"(?:xong|hoàn thành|trước|chậm nhất|trình|ban hành|trong|vào|thời gian)[^;]{0,40}$", between, re.IGNORECASE
        ):
            continue
        return period
    return None


def _end(clause: Clause, period: re.Match[str] | None) -> int:
    return period.end() if period else 0


def _title(clause: Clause, found: re.Match[str]) -> str:
    """What the document is about: without its deadline and without how it is to be made."""
    begin = _title_begins(clause, found)
    title = clause.text[begin : found.end("title")]
    of = next((hit for hit in clause.agencies if 0 <= hit.start - begin <= len(" của ")), None)
    if of and clause.text[begin : of.start].strip() == "của":
        title = clause.text[of.end : found.end("title")]
    title = _DEADLINE.sub("", _MANNER.sub("", title))
    return one_line(re.sub(r"^\s*(?:để|về(?:\s+việc)?)\s+", "", title)).strip(" ,(")


def _title_begins(clause: Clause, found: re.Match[str]) -> int:
    concrete = _CONCRETE.match(clause.text, found.start("title"))
    return concrete.end() if concrete else found.start("title")


def _issuer(clause: Clause, found: re.Match[str]) -> Agency | None:
    """Who is to issue it: "tham mưu Ban Thường vụ Tỉnh ủy ban hành …", "kế hoạch của UBND tỉnh"."""
    if asked := _for_another(clause, found):
        return asked
    begin = _title_begins(clause, found)
    of = next((hit for hit in clause.agencies if hit.start - begin in range(0, 8)), None)
    return of.agency if of and "của" in clause.text[begin : of.start] else None


def _for_another(clause: Clause, found: re.Match[str]) -> Agency | None:
    """The body before the verb for which the paper is drafted: "tham mưu …", "trình …"."""
    ahead = clause.text[: found.start()]
    if not re.search(r"tham mưu|trình", ahead, re.IGNORECASE):
        return None
    if "ban hành" not in found["verb"].lower() and not re.search(r"(?:tham mưu|trình)\b[^,;]*$", ahead, re.IGNORECASE):
        return None
    near = before(clause.text, found.start(), clause.agencies, 6)
    return near[0] if near else None
