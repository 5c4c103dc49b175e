"""Made-up papers of a province that is in the register (Lạng Sơn) or is not (Sông Vân), and short ways to read them."""

from collections.abc import Mapping
from typing import Any

import pytest

from loaders.cleaning import clean
from loaders.extract import read
from loaders.facts import Citation, Document, Mention, Planned, Reading, Source
from loaders.letterheads import mend
from loaders.lines import Line, read_lines

PLACE = "Lạng Sơn"


def cases(table: Mapping[str, Any]) -> list[Any]:
    """The cases of `table` as parameters under their names."""
    return [pytest.param(*_values(case), id=name) for name, case in table.items()]


def _values(case: Any) -> tuple[Any, ...]:
    """A plain tuple gives several arguments, anything else (a named tuple too) one."""
    return case if type(case) is tuple else (case,)


def source(text: str, name: str = "made-up.txt") -> Source:
    return Source(name, "0" * 64, "txt", text)


def reading(text: str) -> Reading:
    return read(source(text))


def only(text: str) -> Document:
    """The one document that `text` holds."""
    documents = reading(text).documents
    assert len(documents) == 1, [(d.type, d.symbol, d.title) for d in documents]
    return documents[0]


def lines_of(text: str) -> list[Line]:
    return mend(read_lines(clean(text).text))


def letterhead(symbol: str = "40-NQ/TU", date: str = "09 tháng 6 năm 2022", place: str = PLACE) -> str:
    return f"TỈNH ỦY {place.upper()}\n*\nSố {symbol}\n\nĐẢNG CỘNG SẢN VIỆT NAM\n\n{place}, ngày {date}\n\n"


def signed(body: str = "BAN THƯỜNG VỤ", name: str = "Nông Văn Tre") -> str:
    return f"\n\nNơi nhận:\n\n- Các huyện ủy,\n- Lưu Văn phòng Tỉnh ủy.\n\nT/M {body}\nBÍ THƯ\n\n(đã ký)\n\n{name}\n"


def resolution(
    body: str,
    title: str = "về nuôi cá lồng trên hồ chứa",
    kind: str = "NGHỊ QUYẾT",
    symbol: str = "40-NQ/TU",
    appendix: str = "",
) -> str:
    """A paper of the Ban Thường vụ Tỉnh ủy Lạng Sơn of 9 June 2022 with this body."""
    head = f"{letterhead(symbol)}{kind}\nCỦA BAN THƯỜNG VỤ TỈNH ỦY\n{title}\n-----\n\n"
    return head + body + signed() + appendix


def as_said(mention: Mention) -> tuple[str | None, str | None, str | None]:
    """A mention by type, symbol or name, and date."""
    return mention.type, mention.symbol or mention.name, mention.date


def relations_of(document: Document) -> set[tuple[str, str | None]]:
    return {(citation.relation, citation.cited.symbol or citation.cited.name) for citation in document.citations}


def citations_of(document: Document, symbol: str) -> list[Citation]:
    return [citation for citation in document.citations if citation.cited.symbol == symbol]


def in_table(document: Document) -> tuple[Planned, ...]:
    return tuple(row for row in document.planned if row.from_table)
