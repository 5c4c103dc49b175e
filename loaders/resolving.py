"""Short mentions and the full ones of the same text → which document each short one stands for, and by which rule."""

import re
from collections.abc import Sequence

from loaders.facts import Mention

_IN_EVERY_TITLE = frozenset(
    [
        "về",
        "việc",
        "của",
        "và",
        "các",
        "trong",
        "cho",
        "đến",
        "từ",
        "năm",
        "giai",
        "đoạn",
        "tỉnh",
        "thực",
        "hiện",
        "nhiệm",
        "vụ",
        "công",
        "tác",
        "nhất",
        "là",
        "một",
        "số",
        "tăng",
        "cường",
        "tiếp",
        "tục",
    ]
)
"""Words that stand in titles of any matter."""

IN_FULL = "named-in-full-in-same-text"
NUMBER_IN_FULL = "number-in-full-in-same-text"


def resolve(mention: Mention, others: Sequence[Mention]) -> tuple[Mention | None, str | None]:
    """(the full mention that `mention` stands for, the rule): a number without a date means the one document of that
    number which the same text names with its date. (None, None) if nothing needs to be, or can be, inferred.

    Two documents of one number, or of one number but another matter, leave it open.
    """
    if mention.symbol is None or mention.date:
        return None, None
    bare = mention.symbol.isdigit()
    full = {
        (other.symbol, other.date): other
        for other in others
        if other.date
        and other.symbol
        and _same_number(mention, other, bare)
        and not other_matter(mention.title, other.title)
    }
    if len(full) != 1:
        return None, None
    return next(iter(full.values())), NUMBER_IN_FULL if bare else IN_FULL


def _same_number(short: Mention, full: Mention, bare: bool) -> bool:
    if bare:
        return full.type == short.type and re.split(r"[-/]", full.symbol or "")[0] == short.symbol
    return full.symbol == short.symbol


def other_matter(one: str | None, other: str | None) -> bool:
    """Whether two titles are both given and share no word that tells: then one number is two documents."""
    return bool(one and other) and not _telling(one or "") & _telling(other or "")


def _telling(title: str) -> set[str]:
    return {word for word in re.findall(r"[^\W\d_]+", title.lower()) if word not in _IN_EVERY_TITLE}
