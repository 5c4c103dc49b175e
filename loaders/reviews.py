"""Clauses that order a review of the document itself → mid-term (`sơ kết`) and final (`tổng kết`) reviews with their dates."""

import re
from collections.abc import Iterable, Iterator

from loaders.clauses import Clause
from loaders.cleaning import CleanText, one_line
from loaders.dates import PERIOD, last_day
from loaders.facts import Review
from loaders.symbols import SYMBOL

_WORD = re.compile(r"\b(?P<kind>[Ss]ơ kết|[Tt]ổng kết)\b")
_PAST = re.compile(
    r"(?:báo cáo|đã|sau|nghe|kết quả|qua|từ|hội nghị|công tác|chế độ|tăng cường|việc)\s*$", re.IGNORECASE
)
_OWN = re.compile(
    r"(?:Nghị quyết|Chỉ thị|Kết luận|Kế hoạch|Chương trình|Đề án|Quy định|Quy chế|Thông báo)\b|văn bản này|này\b"
)
_FILLER = re.compile(
    r"(?:\s|,|và|đánh giá|kết quả|giữa nhiệm kỳ|\d{1,2} năm|việc|triển khai|thực hiện|thi hành|tổ chức|vào|trong|xong|trước|cuối|đến|khoảng|\()*"
)
_OTHER_MATTER = re.compile(r"công tác|hoạt động|thực tiễn|mô hình|phong trào|bầu cử|chương trình phối hợp|nhiệm kỳ \d")
_AFTER_SYMBOL = re.compile(rf"{SYMBOL}\s*,?\s*$")

_JUST_BEFORE = 60
"""What stands right before a word is looked for within so many characters."""


def read_reviews(clauses: Iterable[Clause], text: CleanText) -> Iterator[Review]:
    """Reviews that are ordered of this document; a review of other matters, or one in the past, is none."""
    for clause in clauses:
        if "ổng kết" not in clause.text and "ơ kết" not in clause.text:
            continue
        words = list(_WORD.finditer(clause.text))
        for i, word in enumerate(words):
            following = words[i + 1] if i + 1 < len(words) else None
            review = _review(clause, word, following, words[0], text)
            if review:
                yield review


def _review(
    clause: Clause, word: re.Match[str], following: re.Match[str] | None, first: re.Match[str], text: CleanText
) -> Review | None:
    if _PAST.search(clause.text, max(0, word.start() - _JUST_BEFORE), word.start()):
        return None
    stop = following.start() if following else len(clause.text)
    period = _period(clause.text, word.end(), stop)
    matter = clause.text[word.end() : period.start() if period else stop]
    if following and period is None and not matter.strip(" ,và"):  # "sơ kết, tổng kết việc thực hiện …"
        matter = clause.text[following.end() :]
    if not _is_own(matter, dated=period is not None, elsewhere=clause.text[first.end() : word.start()]):
        return None
    return Review(
        "Interim" if word["kind"].lower() == "sơ kết" else "Final",
        text.passage(clause.start, clause.end),
        last_day(period) if period else None,
        one_line(period.group()) if period else None,
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


def _is_own(matter: str, dated: bool, elsewhere: str) -> bool:
    """Whether what is reviewed is this document: named so, or left out before a date."""
    if re.match(r"\s*giữa nhiệm kỳ\s+việc thực hiện\b", matter):
        return True
    own = _OWN.search(matter)
    if own and not _OTHER_MATTER.search(matter[: own.start()]):
        return dated or bool(_FILLER.fullmatch(matter[: own.start()]))
    if not dated:
        return False
    return bool(_FILLER.fullmatch(matter)) or bool(own and not elsewhere)
