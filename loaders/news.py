"""A report without a letterhead (a newspaper's) → one document, the documents it names, and how far each has come."""

import re

from loaders.citations import find_mentions
from loaders.cleaning import CleanText, one_line
from loaders.dates import read_date
from loaders.facts import Citation, Document, Mention, Progress
from loaders.lines import Kind, Line
from loaders.relations import sentence_of

_STAMP = re.compile(r"(?:Thứ \w+,?\s*)?(?:ngày\s+)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\s*(?:[-|,]?\s*\d{1,2}[:h]\d{2}.*)?$")
_HEADLINE = 220
_ISSUED = re.compile(
    r"(?:đã\s+)?ban hành\s+(?:được\s+)?(?P<n>\d{1,3})\s*/\s*(?P<total>\d{1,3})\s+(?:văn bản|đề án|nghị quyết|kế hoạch)"
)
_SHARE = re.compile(
    r"(?P<n>\d{1,3})\s*/\s*(?P<total>\d{1,3})\s+(?:văn bản|đề án|nghị quyết|kế hoạch)\s+(?P<state>[^,.;]{3,60})"
)
_TOTAL = re.compile(r"(?:với|gồm)\s+(?P<total>\d{1,3})\s+văn bản")


def read_report(text: CleanText, lines: list[Line], place: str | None) -> list[Document]:
    """The report as a document of its own with what it cites and reports; nothing if it names no document."""
    mentions = find_mentions(text.text, place)
    words = [line for line in lines if line.kind is not Kind.BLANK]
    if not mentions or not words:
        return []
    head = words[0]
    stamp = next((line for line in words[:6] if _STAMP.match(line.text)), None)
    headline = len(head.text) <= _HEADLINE and not head.text.endswith(".")
    citations = []
    for cited in mentions:
        passage = text.passage(*sentence_of(text.text, cited.start, cited.end))
        full = _full(cited.mention, [other.mention for other in mentions])
        rule = (
            "named-in-full-in-same-text"
            if full
            else "known-by-name"
            if cited.mention.name and cited.mention.symbol
            else None
        )
        citations.append(Citation(cited.mention, "cites", passage, resolved=full, rule=rule))
    return [
        Document(
            type="OTHER",
            passage=text.passage(head.start, (stamp or head).end),
            date=read_date(stamp.text) if stamp else None,
            title=one_line(head.text) if headline else None,
            place=place,
            citations=tuple(citations),
            progress=tuple(_progress(text, words, place)),
        )
    ]


def _full(mention: Mention, others: list[Mention]) -> Mention | None:
    """The one dated mention of the same symbol in the report."""
    if mention.symbol is None or mention.date:
        return None
    full = {other.date: other for other in others if other.symbol == mention.symbol and other.date}
    return next(iter(full.values())) if len(full) == 1 else None


def _progress(text: CleanText, paragraphs: list[Line], place: str | None) -> list[Progress]:
    """Paragraphs that count how many documents exist, of the document that they open with."""
    found = []
    for line in paragraphs:
        words = text.text[line.start : line.end]
        issued, total = _ISSUED.search(words), _TOTAL.search(words)
        if not issued and not total:
            continue
        of = next((cited.mention for cited in find_mentions(words, place) if cited.mention.date), None)
        if of is None:
            continue
        shares = {_state(share["state"]): int(share["n"]) for share in _SHARE.finditer(words)}
        count = issued or total
        assert count is not None
        start, end = sentence_of(words, count.start(), count.end())
        found.append(
            Progress(
                of=of,
                statement=one_line(words[start:end]),
                passage=text.passage(line.start + start, line.start + end),
                issued=int(issued["n"]) if issued else None,
                drafting=shares.get("drafting"),
                waiting=shares.get("waiting"),
                total=int(count["total"]),
            )
        )
    return found


def _state(words: str) -> str:
    if re.search(r"dự thảo|soạn thảo|hoàn thiện", words):
        return "drafting"
    return "waiting" if re.search(r"chờ|đợi", words) else words
