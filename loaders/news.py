"""A report without a letterhead (a newspaper's) → one document, what it cites, what it says of each document's progress."""

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.agencies import find_agencies
from loaders.citations import Cited, find_mentions, type_of
from loaders.cleaning import CleanText, one_line
from loaders.dates import FULL, iso_date, read_date
from loaders.facts import Agency, Citation, Document, Mention, Relation, Reported
from loaders.lines import Kind, Line
from loaders.progress import CARRIES_OUT, progress_in_news
from loaders.relations import WORDS, sentence_of, word_before
from loaders.resolving import resolve

_STAMP = re.compile(
    r"(?:Thứ \w+,?\s*)?(?:ngày\s+)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\s*(?:[-|,]?\s*\d{1,2}[:h]\d{2}.*)?$", re.IGNORECASE
)
HEADLINE = 220
"""A headline has at most so many characters."""

_DOCUMENTS = r"(?:văn bản|đề án|nghị quyết|kế hoạch|chương trình|chỉ thị)"
_ISSUING = re.compile(
    rf"(?P<date>{FULL})\s*,\s*(?P<who>[^,.;]{{3,60}}?)\s+(?:đã\s+)?(?:ban hành|ra|ký)\s*(?:{_DOCUMENTS}\s*(?:\([^)]*\))?\s*)?$",
    re.IGNORECASE,
)
_TO_CARRY_OUT = re.compile(r"\s*(?:[^.;]{0,80}?)\b(?:để\s+(?:triển khai\s+)?thực hiện|thực hiện)\s*(?=[.,;]|$)")
_CARRYING = frozenset({"KH", "CTr", "NQ", "DA", "QD"})
"""Types whose documents carry out others."""

_AND = re.compile(r"\s*(?:,|,?\s*và|gắn với(?: thực hiện)?|[^.;]{0,60}gắn với thực hiện)\s*")
_OTHERS = re.compile(
    r"\b(?:các (?:cấp|sở|ngành|địa phương|huyện|xã|đơn vị|cơ quan)|cấp ủy|cán bộ|đảng viên|nhân dân|bà con|chính quyền)\b",
    re.IGNORECASE,
)
_CONTINUES = re.compile(r"\btiếp tục\b", re.IGNORECASE)
_GROUNDED = re.compile(r"(?:trên cơ sở|dựa trên|căn cứ(?:\s+(?:vào|theo))?)\s*$", re.IGNORECASE)
_IN_ITS_TITLE = re.compile(r"\s*(?:,?\s*(?:về(?:\s+việc)?|nhằm|để|được ban hành (?:để|nhằm)))?\s*", re.IGNORECASE)
_LINKS = re.compile(r"\s*(?:(?:và|đã|nhằm|để|chính thức|được|ban hành|xây dựng|ra đời|có hiệu lực)\s*)*", re.IGNORECASE)
_WISHED = re.compile(r"\b(?:cần|nên|sẽ|không|chưa|đề nghị|kiến nghị|đề xuất|xem xét|dự kiến)\b", re.IGNORECASE)
"""What is asked for is not done."""

_PASSIVE = re.compile(
    r"[^,.;]{0,120}?,?\s*(?:đã\s+)?(?:được|bị)\s+(?P<act>thay thế|sửa đổi(?:,? bổ sung)?|bãi bỏ|hủy bỏ|đính chính)"
    r"\s+(?:bằng|bởi|tại|theo|trong)\s*"
)
_ISSUES_IT = re.compile(r"[^.;\n]{0,160}?\b(?:ban hành|thông qua|ra|ký)\s*(?:dự thảo\s+)?")
_OPENING = re.compile(
    r"(?:^|[.;\n]\s*|,\s*)(?:(?P<ground>căn cứ(?:\s+(?:vào|theo))?|trên cơ sở)|(?:để\s+|nhằm\s+)?(?:triển khai\s+)?(?:thực hiện|cụ thể hóa|triển khai))\s*$",
    re.IGNORECASE,
)
_OFFICE = re.compile(r"(?:bí thư|trưởng|chủ tịch|chủ nhiệm|giám đốc|lãnh đạo|ủy viên|đồng chí)\s*$", re.IGNORECASE)
"""An agency behind these is a person's office: one who presents a draft does not issue it."""
_DRAFTED = r"Chương trình hành động|Chương trình|Nghị quyết|Kế hoạch|Đề án|Chỉ thị|Kết luận"
_UNNUMBERED_DRAFT = re.compile(
    rf"\b[Dd]ự thảo\s+(?P<name>(?P<type>{_DRAFTED})\s+(?:của\s+(?P<of>[^.;,]{{4,60}}?)\s+)?(?P<about>(?:thực hiện|về)\s+[^.;]{{10,260}}))"
)
_MEETS_TO_PASS = (
    r"[^.;\n]{0,120}?\b(?:hội nghị|kỳ họp|phiên họp|họp)\b[^.;\n]{0,120}?\b(?:thông qua|ban hành)\s+(?:dự thảo\s+)?"
)
_SUBMITTED = re.compile(
    r"\btrình\s+(?P<to>[^.;,]{4,80}?)\s+(?:(?:xem xét|cho ý kiến)\s*,?\s*)?(?:ban hành|thông qua|quyết định)\b",
    re.IGNORECASE,
)


def read_report(text: CleanText, lines: list[Line], place: str | None) -> list[Document]:
    """The report as a document of its own with what it cites and reports; nothing if it names no document."""
    mentions = _mentions(text.text, place)
    words = [line for line in lines if line.kind is not Kind.BLANK]
    if not mentions or not words:
        return []
    head = words[0]
    stamp = next((line for line in words[:6] if _STAMP.match(line.text)), None)
    headline = len(head.text) <= HEADLINE and not head.text.endswith(".")
    return [
        Document(
            type="OTHER",
            passage=text.passage(head.start, (stamp or head).end),
            date=read_date(stamp.text) if stamp else None,
            title=one_line(head.text) if headline else None,
            place=place,
            citations=tuple(_citations(text, mentions)),
            progress=tuple(progress_in_news(text, words, mentions)),
            reported=tuple(_reported(text, mentions)),
        )
    ]


def _mentions(text: str, place: str | None) -> list[Cited]:
    """What the report names: with the day on which someone issued it, where that stands before; drafts as such."""
    found = [_dated(text, cited) for cited in find_mentions(text, place)]
    for draft in _UNNUMBERED_DRAFT.finditer(text):
        kind, about = type_of(draft["type"]), one_line(draft["about"])
        mention = Mention(
            type=kind,
            issuer=_issuer_of_draft(text, draft, place),
            name=f"{draft['type']} {about}",
            title=about.removeprefix("về "),
            place=place,
            draft=True,
        )
        found.append(Cited(draft.start("name"), draft.start("name") + len(draft["type"]), mention))
    return sorted(found, key=lambda cited: cited.start)


def _issuer_of_draft(text: str, draft: re.Match[str], place: str | None) -> Agency | None:
    """Who will issue a draft: named with it, the one to whom it is submitted, or who met to pass it; None if two are named."""
    if draft["of"] and (named := find_agencies(draft["of"], place)) and named[0].start == 0:
        return named[0].agency
    begin, end = sentence_of(text, draft.start(), draft.end())
    told = [
        hits[0].agency for found in _SUBMITTED.finditer(text, begin, end) if (hits := find_agencies(found["to"], place))
    ]
    meets = re.compile(_MEETS_TO_PASS + re.escape(f"{draft['type']} {draft['about'].split(' ')[0]}"), re.IGNORECASE)
    for line in text.split("\n"):
        hits = find_agencies(line, place) if "họp" in line or "hội nghị" in line.lower() else []
        told += [hit.agency for hit in hits if meets.match(line, hit.end) and not _OFFICE.search(line, 0, hit.start)]
    names = {agency.name for agency in told}
    return told[0] if len(names) == 1 else None


def _dated(text: str, cited: Cited) -> Cited:
    """ "ngày 30-6-2021, UBND tỉnh ban hành KH số 3686/KH-UBND": the day stands before the issuer."""
    if cited.mention.date or not cited.mention.symbol:
        return cited
    issuing = _ISSUING.search(text[max(0, cited.start - 120) : cited.start])
    if issuing is None or not find_agencies(issuing["who"], cited.mention.place):
        return cited
    return replace(cited, mention=replace(cited.mention, date=iso_date(issuing)))


def _citations(text: CleanText, mentions: list[Cited]) -> Iterator[Citation]:
    others = [cited.mention for cited in mentions]
    for cited in mentions:
        full, rule = resolve(cited.mention, others)
        passage = text.passage(*sentence_of(text.text, cited.start, cited.end))
        yield Citation(cited.mention, "cites", passage, resolved=full, rule=rule)


# --- what it reports of others ----------------------------------------------------------------------------------------


def _reported(text: CleanText, mentions: list[Cited]) -> Iterator[Reported]:
    """Relations between two documents that the report names: "KH số 54 thực hiện Chỉ thị số 02", "… thay thế …"."""
    for i, acting in enumerate(mentions):
        relation: Relation | None = None
        last = acting
        for j in range(i + 1, len(mentions)):
            acted = mentions[j]
            between = text.text[last.end : acted.start]
            if re.search(r"[.;]\s|\n", between) or len(between) > 160:
                break
            if relation is None:
                if passive := _done_by(between):
                    yield _report(text, mentions, j, passive, i)
                if (relation := _acts(acting, between)) is None:
                    break
            elif not _AND.fullmatch(between):
                break
            if acting.mention.symbol is None or acting.mention.symbol != acted.mention.symbol:
                yield _report(text, mentions, i, relation, j)
            last = acted
        if relation is None:
            yield from _upon_earlier(text, mentions, i)


def _acts(acting: Cited, between: str) -> Relation | None:
    """What one document does to the next, if the words between tell of nobody else who does it."""
    if find_agencies(between, acting.mention.place) or _OTHERS.search(between):
        return None
    if acting.mention.type in _CARRYING and CARRIES_OUT.search(between) and not _CONTINUES.search(between):
        return "implements"
    for relation, pattern in (*WORDS, ("based_on", _GROUNDED)):
        found = pattern.search(between)
        if found is None or relation == "implements":
            continue
        head = between[: found.start()]
        last_words = head.rpartition(",")[2] if "," in head else ""
        if relation == "continues":
            return relation if _IN_ITS_TITLE.fullmatch(head) else None
        return relation if _LINKS.fullmatch(last_words) and not _WISHED.search(head) else None
    return None


def _done_by(between: str) -> Relation | None:
    """ "[Chỉ thị] được thay thế bởi [Chỉ thị]": the later one acts."""
    found = _PASSIVE.fullmatch(between)
    return word_before(found["act"]) if found else None


def _upon_earlier(text: CleanText, mentions: list[Cited], i: int) -> Iterator[Reported]:
    """What a document does to those before it: "Thực hiện [NQ], UBND tỉnh ban hành [KH]", "[NQ], … ban hành [KH] để thực hiện"."""
    acting = mentions[i]
    if i and acting.mention.type in _CARRYING | {"CT", "KL", "QDi"}:
        first = i - 1
        between = text.text[mentions[first].end : acting.start]
        issued = _ISSUES_IT.fullmatch(between)
        if issued and find_agencies(between, acting.mention.place):
            while first and _AND.fullmatch(text.text[mentions[first - 1].end : mentions[first].start]):
                first -= 1
            ahead = text.text[max(0, mentions[first].start - 40) : mentions[first].start]
            if opening := _OPENING.search(ahead):
                relation: Relation = "based_on" if opening["ground"] else "implements"
                for j in range(first, i):
                    yield _report(text, mentions, i, relation, j)
                return
    if (before := _carried_out_before(text.text, mentions, i)) is not None:
        yield _report(text, mentions, i, "implements", before)


def _carried_out_before(text: str, mentions: list[Cited], i: int) -> int | None:
    """ "[Nghị quyết], … UBND tỉnh ban hành [Kế hoạch] để thực hiện": the resolution stands before the plan."""
    acting = mentions[i]
    if acting.mention.type not in {"KH", "CTr", "DA", "QD"} or not _TO_CARRY_OUT.match(text, acting.end):
        return None
    start = max(text.rfind("\n", 0, acting.start), 0)
    earlier = [
        j for j in range(i) if mentions[j].start >= start and mentions[j].mention.type in {"NQ", "CT", "KL", "CTr"}
    ]
    return earlier[0] if earlier else None


def _report(text: CleanText, mentions: list[Cited], i: int, relation: Relation, j: int) -> Reported:
    start, end = min(mentions[i].start, mentions[j].start), max(mentions[i].end, mentions[j].end)
    return Reported(i, relation, j, text.passage(*sentence_of(text.text, start, end)))
