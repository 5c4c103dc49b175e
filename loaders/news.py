"""A report without a letterhead (a newspaper's) → one document, what it cites, what it says of each document's progress."""

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.agencies import find_agencies
from loaders.citations import Cited, find_mentions, type_of
from loaders.cleaning import CleanText, one_line
from loaders.dates import FULL, iso_date, read_date
from loaders.facts import Citation, Document, Mention, Reported
from loaders.lines import Kind, Line
from loaders.progress import CARRIES_OUT, progress_in_news
from loaders.relations import sentence_of
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
_UNNUMBERED_DRAFT = re.compile(
    r"\b[Dd]ự thảo\s+(?P<name>(?P<type>Chương trình hành động|Chương trình|Nghị quyết|Kế hoạch|Đề án|Chỉ thị|Kết luận)\s+"
    r"(?:thực hiện|về)\s+[^.;]{10,260})"
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
        name = one_line(draft["name"])
        kind = type_of(draft["type"])
        title = re.sub(r"^.*?\s+(?=thực hiện|về)", "", name, count=1).removeprefix("về ")
        mention = Mention(kind, None, None, None, name, title, place, draft=True)
        found.append(Cited(draft.start("name"), draft.start("name") + len(draft["type"]), mention))
    return sorted(found, key=lambda cited: cited.start)


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
    """Relations between two documents that the report names: "KH số 54 thực hiện Chỉ thị số 02", "… ban hành KH … để thực hiện"."""
    for i, acting in enumerate(mentions):
        last = None
        for j in range(i + 1, len(mentions)):
            acted = mentions[j]
            between = text.text[(last or acting).end : acted.start]
            if re.search(r"[.;]\s|\n", between) or len(between) > 160:
                break
            if last is None and not _carries_out(acting, between):
                break
            if last is not None and not re.fullmatch(
                r"\s*(?:,|và|gắn với(?: thực hiện)?|[^.;]{0,60}gắn với thực hiện)\s*", between
            ):
                break
            if acting.mention.symbol is None or acting.mention.symbol != acted.mention.symbol:
                yield _report(text, mentions, i, j)
            last = acted
        if last is None and (before := _carried_out_before(text.text, mentions, i)) is not None:
            yield _report(text, mentions, i, before)


def _carries_out(acting: Cited, between: str) -> bool:
    return acting.mention.type in {"KH", "CTr", "NQ", "DA", "QD"} and bool(CARRIES_OUT.search(between))


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


def _report(text: CleanText, mentions: list[Cited], i: int, j: int) -> Reported:
    start, end = min(mentions[i].start, mentions[j].start), max(mentions[i].end, mentions[j].end)
    return Reported(i, "implements", j, text.passage(*sentence_of(text.text, start, end)))
