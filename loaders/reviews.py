"""Clauses that order a review of the document itself → mid-term (`sơ kết`) and final (`tổng kết`) reviews with their dates."""

import re
from collections.abc import Iterable, Iterator

from loaders.clauses import Clause
from loaders.cleaning import CleanText, one_line
from loaders.dates import PERIOD, last_day
from loaders.facts import Review
from loaders.symbols import SYMBOL

_WORD = re.compile(r"\b(?P<kind>[Ss]ơ kết|[Tt]ổng kết|[Ss]ơ(?=,? (?:và )?tổng kết))\b")
_PAST = re.compile(
    r"(?:báo cáo|đã|sau|khi|trên cơ sở|nghe|kết quả|qua|từ|(?<!tổ chức )hội nghị|công tác|chế độ|tăng cường|việc)\s*$",
    re.IGNORECASE,
)
_TERM = re.compile(r"\b(?:giữa|cuối)\s+nhiệm kỳ\b(?!\s+\d)", re.IGNORECASE)
"""A time that only the term of office tells."""

_AHEAD = re.compile(r"(?:^|[,;(]|\bvà\b)\s*(?:(?:vào|trong|đến|trước|cuối|và)\s+)*$", re.IGNORECASE)
"""What a period may open with that stands before its review: "Quý IV/2025, tổng kết …"."""

_TO_REVIEW = re.compile(r"[\s,)]*(?:(?:tiến hành|tổ chức|tham mưu|thực hiện|sẽ)\s+)*", re.IGNORECASE)
_OWN = re.compile(
    r"(?:Nghị quyết|Chỉ thị|Kết luận|Kế hoạch|Chương trình|Đề án|Quy định|Quy chế|Thông báo)\b|văn bản này|này\b"
)
_FILLER = re.compile(
    r"(?:\s|,|và|đánh giá|kết quả|(?:giữa|cuối) nhiệm kỳ|\d{1,2} (?:năm|tháng)|một lần|việc|triển khai|thực hiện|thi hành|tổ chức|vào|trong|xong|trước|cuối|đến|khoảng|\()*"
)
_OTHER_MATTER = re.compile(r"công tác|hoạt động|thực tiễn|mô hình|phong trào|bầu cử|chương trình phối hợp|nhiệm kỳ \d")
_BY_NUMBER = re.compile(r"\s*(?:số\s*)?:?\s*\d")
_NOTHING = re.compile(r"(?:[\s,]|và|\d{1,2} năm)*")
_AFTER_SYMBOL = re.compile(rf"{SYMBOL}\s*,?\s*$")

_JUST_BEFORE = 60
"""What stands right before a word is looked for within so many characters."""


def read_reviews(clauses: Iterable[Clause], text: CleanText, symbol: str | None = None) -> Iterator[Review]:
    """Reviews that are ordered of this document, whose number is `symbol`; one of other matters, or in the past, is none."""
    for clause in clauses:
        if "ổng kết" not in clause.text and "ơ kết" not in clause.text:
            continue
        words = list(_WORD.finditer(clause.text))
        for i, word in enumerate(words):
            review = _review(clause, word, words[max(0, i - 1) : i + 2], words[0], text, symbol)
            if review:
                yield review


def _review(
    clause: Clause,
    word: re.Match[str],
    around: list[re.Match[str]],
    first: re.Match[str],
    text: CleanText,
    symbol: str | None,
) -> Review | None:
    if _PAST.search(clause.text, max(0, word.start() - _JUST_BEFORE), word.start()):
        return None
    following = next((other for other in around if other.start() > word.start()), None)
    stop = following.start() if following else len(clause.text)
    period = _period(clause.text, word.end(), stop)
    matter = clause.text[word.end() : period.start() if period else stop]
    ahead = _period_ahead(clause.text, word, around)
    if ahead and (period is None or (following and _leads_to(clause.text, period, following))):
        period, matter = ahead, clause.text[word.end() : stop if period is None else period.start()]
    if following and (period is None or period is ahead) and _NOTHING.fullmatch(matter):
        later = _period(clause.text, following.end(), len(clause.text)) if period else None
        matter = clause.text[following.end() : later.start() if later else None]  # "sơ kết, tổng kết việc thực hiện …"
    term = _TERM.search(clause.text, word.end(), stop)
    dated = period is not None or term is not None
    if symbol:
        matter = matter.replace(f"số {symbol}", "này")
    if not _is_own(matter, dated=dated, elsewhere=clause.text[first.end() : word.start()]):
        return None
    label = period or term
    return Review(
        "Final" if word["kind"].lower() == "tổng kết" else "Interim",
        text.passage(clause.start, clause.end),
        last_day(period) if period else None,
        one_line(label.group()) if label else None,
    )


def _period(words: str, start: int, stop: int) -> re.Match[str] | None:
    """The first period that is not the date of a document named there."""
    return next(
        (
            p
            for p in PERIOD.finditer(words, start, stop)
            if not _AFTER_SYMBOL.search(words, max(0, p.start() - _JUST_BEFORE), p.start())
        ),
        None,
    )


def _period_ahead(words: str, word: re.Match[str], around: list[re.Match[str]]) -> re.Match[str] | None:
    """The period right before a review that opens the clause or the part of it: "Năm 2024 sơ kết, năm 2026 tổng kết"."""
    earlier = next((other for other in around if other.start() < word.start()), None)
    start = earlier.end() if earlier else 0
    period = next((p for p in PERIOD.finditer(words, start, word.start()) if _leads_to(words, p, word)), None)
    return period if period and _AHEAD.search(words[start : period.start()]) else None


def _leads_to(words: str, period: re.Match[str], word: re.Match[str]) -> bool:
    """Whether only what brings a review about stands between a period and it."""
    return bool(_TO_REVIEW.fullmatch(words, period.end(), word.start()))


def _is_own(matter: str, dated: bool, elsewhere: str) -> bool:
    """Whether what is reviewed is this document: named so, or left out before a date."""
    if re.match(r"\s*giữa nhiệm kỳ\s+việc thực hiện\b", matter):
        return True
    own = next((o for o in _OWN.finditer(matter) if not _BY_NUMBER.match(matter, o.end())), None)
    if own and not _OTHER_MATTER.search(matter[: own.start()]):
        return dated or bool(_FILLER.fullmatch(matter[: own.start()]))
    if not dated:
        return False
    return bool(_FILLER.fullmatch(matter)) or bool(own and not elsewhere)
