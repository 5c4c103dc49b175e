"""Paragraphs that tell how far a document's implementation has come → progress reports with their counts."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from loaders.citations import Cited, find_mentions
from loaders.cleaning import CleanText, one_line
from loaders.facts import Anomaly, Mention, Progress
from loaders.lines import Kind, Line

_WORDS = (
    "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai",
)  # fmt: skip
_NUMBER = r"(?:\d{1,3}|mười hai|mười một|mười|một|hai|ba|bốn|(?<=được )năm|(?<=có )năm|sáu|bảy|tám|chín)"
"""A count in figures, or in words up to twelve; "năm" is five only behind a verb, else a year."""

_PAPERS = r"văn bản|đề án|nghị quyết|kế hoạch|chương trình|chỉ thị|quyết định|quy định|quy chế"
_TASKS = r"nội dung|đầu việc|nhiệm vụ|dự án|công trình"
_NOT_DONE = r"(?<!đã )(?<!đang )(?<!mới )(?<!được )(?<!trong đó )(?<!còn )(?<!vẫn )"
_SHARE = rf"(?P<n>{_NUMBER})(?:\s*/\s*|\s+trên\s+(?:tổng số\s+)?|\s+trong\s+(?:tổng\s+)?số\s+)(?P<of>{_NUMBER})\s+"
_OF = rf"(?:{_NOT_DONE}\b(?:với|gồm|có|soạn|xác định|giao(?: xây dựng)?|đề ra|phải ban hành|phải xây dựng|tổng số(?: là)?|trong số))\s+(?P<total>{_NUMBER})\s+"
_TOTALS = tuple(
    re.compile(pattern + rf"(?P<noun>{nouns})\b", re.IGNORECASE)
    for nouns, pattern in ((_PAPERS, _SHARE), (_TASKS, _SHARE), (_PAPERS, _OF), (_TASKS, _OF))
)
"""How the number of all that is to be done is told, the surest first."""

_COUNTED = re.compile(rf"[\dtianmuy]\s+(?:{_PAPERS}|{_TASKS})\b", re.IGNORECASE)
"""The end of a number before what is counted: a paragraph without it has no total, and is passed over fast."""

_COUNT = re.compile(rf"(?<![\w/.,-])(?P<n>{_NUMBER})(?=[\s/])(?!/\d+/)", re.IGNORECASE)
_IS_SHARE = re.compile(_SHARE, re.IGNORECASE)
_STOP = re.compile(r"[,;.](?=\s|$)|\s+(?=và\s|còn\s+(?:lại\s+)?\d)")
_STATES = (
    ("waiting", re.compile(r"\bchờ\b|\bđợi\b|\bchưa\b|\bchậm\b", re.IGNORECASE)),
    ("drafting", re.compile(r"dự thảo|soạn thảo|đang\b", re.IGNORECASE)),
    ("issued", re.compile(r"ban hành|hoàn thành|thông qua|phê duyệt|cụ thể hóa", re.IGNORECASE)),
)
_REACHED = re.compile(r"\b(?:đã|mới)\s+có\s*$", re.IGNORECASE)
_LEFT = re.compile(r"\bcòn(?:\s+lại)?\s*$", re.IGNORECASE)

_OPENS = re.compile(
    r"(?:[-+•*]\s*|\d{1,2}(?:\.\d{1,2})*[.)]\s*|[a-zđ]\)\s*)?"
    r"(?:(?:Đối với|Riêng|Về|Theo|(?:Việc\s+|Sau \S+ năm\s+|Qua \S+ năm\s+)?(?:triển khai\s+)?thực hiện|Triển khai)\s+)?$",
    re.IGNORECASE,
)
CARRIES_OUT = re.compile(r"\b(?:để\s+)?(?:triển khai\s+)?(?:thực hiện|cụ thể hóa)(?:\s+thực hiện)?\s*$")
_SAYS = re.compile(
    r"\b(?:đã|đang|(?<!thực )hiện|đến nay|tính đến|chưa|ban hành|hoàn thành|triển khai đến|đạt|được (?:triển khai|thực hiện|phê duyệt|thông qua))\b",
    re.IGNORECASE,
)
_OF_ITSELF = re.compile(
    r"\b(?:đã\s+|đang\s+)?(?:được ban hành|xác định|đề ra|nêu|chỉ rõ|quy định|khẳng định|nhấn mạnh|yêu cầu|có hiệu lực)\b",
    re.IGNORECASE,
)
"""What the document itself says or is: no progress."""

_AHEAD = re.compile(r"\b(?:phấn đấu|mục tiêu|sẽ|cần|phải|tiếp tục|thời gian tới|đề nghị|kiến nghị)\b", re.IGNORECASE)
"""A sentence that looks ahead tells no progress, unless it says "đã" or "đang"."""

_PARTED = re.compile(r"[.!?](?=\s|$)")
_HEADING = re.compile(r"(?:[IVX]{1,5}|[A-D]|Phần\s+\S+|\d{1,2})\s*[-.):]\s*\S", re.IGNORECASE)
_RESULTS = re.compile(r"kết quả|tình hình|công tác|đã đạt được|tiến độ", re.IGNORECASE)
_PLANS = re.compile(r"phương hướng|nhiệm vụ|giải pháp|kiến nghị|đề xuất|thời gian tới|mục tiêu", re.IGNORECASE)
LONGEST_HEADING = 200
CLOSE = 80
"""A plan that opens a paragraph stands at most so many characters from its start."""


def progress_in_news(text: CleanText, paragraphs: list[Line], mentions: list[Cited]) -> Iterator[Progress]:
    """One report for each paragraph below the headline that tells the progress of a document it names."""
    for line in paragraphs[1:]:
        inside = [cited for cited in mentions if line.start <= cited.start < line.end and not cited.mention.draft]
        subject = _subject(text.text[line.start : line.end], line.start, inside)
        if subject:
            yield from _told(text, line, subject)


def progress_in_report(
    text: CleanText, title: tuple[int, int], body: tuple[Line, ...], place: str | None
) -> Iterator[Progress]:
    """What an official report (`báo cáo`) tells in its sections on results: of the document that its title names, where a
    paragraph counts; of another one where a paragraph opens with it.
    """
    start, end = title[0], body[-1].end if body else title[1]
    mentions = [
        replace(cited, start=cited.start + start, end=cited.end + start)
        for cited in find_mentions(text.text[start:end], place)
    ]
    about = next((cited.mention for cited in mentions if cited.start < title[1]), None)
    results = True
    for line in body:
        if line.kind is not Kind.OTHER:
            continue
        if _HEADING.match(line.text) and len(line.text) <= LONGEST_HEADING and not line.text.endswith((".", ";")):
            results = bool(_RESULTS.search(line.text)) or not _PLANS.search(line.text)
        inside = [cited for cited in mentions if line.start <= cited.start < line.end]
        words = text.text[line.start : line.end]
        if results and inside and _opens(words, line.start, inside[0]):
            yield from _told(text, line, inside[0].mention)
        elif results and about and _total(words):
            yield from _told(text, line, about, counted=True)


def disagreeing(reports: Iterable[Progress]) -> Iterator[Anomaly]:
    """An anomaly for each report whose counts do not add up to its total."""
    for report in reports:
        parts = [n for n in (report.issued, report.drafting, report.waiting) if n is not None]
        if report.total is None or (len(parts) < 3 and sum(parts) <= report.total) or sum(parts) == report.total:
            continue
        said = f"{' + '.join(map(str, parts))} documents are told of {report.total} in all."
        yield Anomaly("counts-disagree", said, report.passage)


def _opens(words: str, offset: int, first: Cited) -> bool:
    return bool(_OPENS.fullmatch(words[: first.start - offset]))


def _subject(words: str, offset: int, inside: list[Cited]) -> Mention | None:
    """The document whose progress a paragraph tells: that it opens with, that a plan in it carries out, that it counts of."""
    if not inside:
        return None
    first = inside[0]
    if _opens(words, offset, first):
        return first.mention
    if _total(words):
        return next((cited.mention for cited in inside if cited.mention.date and cited.mention.symbol), None)
    for one, other in pairwise(inside):
        between = words[one.end - offset : other.start - offset]
        if one is first and one.start - offset < CLOSE and CARRIES_OUT.search(between):
            return other.mention
    return None


def _told(text: CleanText, line: Line, of: Mention, *, counted: bool = False) -> Iterator[Progress]:
    """What a paragraph tells of a document's progress: nothing, if it neither counts nor says what is done."""
    words = text.text[line.start : line.end]
    total = _total(words)
    if total:
        counts = _counts(words, total)
        if counted and not counts:
            return
        ends = [total.end(), *(end for _, end in counts.values())]
        start, end = _sentence(words, total.start())[0], _sentence(words, max(ends))[1]
    else:
        said = next((s for s in _sentences(words) if _tells(words[slice(*s)])), None)
        if said is None:
            return
        counts, (start, end) = {}, said
    number = {state: n for state, (n, _) in counts.items()}
    yield Progress(
        of=of,
        statement=one_line(words[start:end]).lstrip("-–+•* "),
        passage=text.passage(line.start + start, line.start + end),
        issued=number.get("issued"),
        drafting=number.get("drafting"),
        waiting=number.get("waiting"),
        total=_all(total) if total else None,
    )


def _total(words: str) -> re.Match[str] | None:
    """Where a paragraph tells how many documents or tasks there are in all."""
    if not _COUNTED.search(words):
        return None
    return next((found for pattern in _TOTALS if (found := pattern.search(words))), None)


def _counts(words: str, total: re.Match[str]) -> dict[str, tuple[int, int]]:
    """State → (how many of the total are in it, where that is said). A number stands with its noun or with its state alone."""
    noun, all_ = total["noun"].lower(), _all(total)
    total_at = total.start("total") if "total" in total.groupdict() else None
    if noun in {"dự án", "công trình"}:
        return {}
    counts: dict[str, tuple[int, int]] = {}
    twice = set()
    until = 0
    for found in _COUNT.finditer(words):
        share = _IS_SHARE.match(words, found.start())
        if found.start() == total_at or found.start() < until or (share and _value(share["of"]) != all_):
            continue
        until = share.end() if share else until
        after = words[share.end() if share else found.end() :].lstrip()
        end = len(words) - len(after)
        if after.lower().startswith(noun):
            end += len(noun)
        elif share or not re.match(r"(?:đã|đang|chưa|chờ)\b", after):
            continue
        state = _state(words, found.start(), end)
        if state in counts:
            twice.add(state)
        if state:
            counts[state] = (_value(found["n"]), end)
    return {state: count for state, count in counts.items() if state not in twice}


def _state(words: str, start: int, end: int) -> str | None:
    """What the words behind a number say of its documents, else those before it, up to the next comma."""
    stop = _STOP.search(words, end)
    behind = words[end : stop.start() if stop else len(words)]
    before = words[max((found.end() for found in _STOP.finditer(words, 0, start)), default=0) : start]
    for part in (behind, before):
        for state, pattern in _STATES:
            if pattern.search(part):
                return state
    if _REACHED.search(before):
        return "issued"
    return "waiting" if _LEFT.search(before) else None


def _all(total: re.Match[str]) -> int:
    named = total.groupdict()
    return _value(named["of"] if "of" in named else named["total"])


def _value(count: str) -> int:
    return int(count) if count.isdigit() else _WORDS.index(count.lower()) + 1


def _sentences(words: str) -> list[tuple[int, int]]:
    ends = [found.end() for found in _PARTED.finditer(words)]
    if not ends or words[ends[-1] :].strip():
        ends.append(len(words))
    return list(pairwise([0, *ends]))


def _sentence(words: str, position: int) -> tuple[int, int]:
    return next((s for s in _sentences(words) if position <= s[1]), (0, len(words)))


def _tells(sentence: str) -> bool:
    """Whether a sentence says what is done or under way, not what the document says or what is to come."""
    if sentence.rstrip().endswith("như sau:"):
        return False  # the opening formula of a paper that is quoted
    rest = _OF_ITSELF.sub(" ", sentence)
    if re.search(r"\b(?:đã|đang)\b", rest):
        return True
    said = _SAYS.search(rest)
    return said is not None and not _AHEAD.search(rest, 0, said.start())
