"""The indexes of a compendium → what they say of each document: issuer, subject area, page, secrecy."""

import re
from dataclasses import dataclass, replace

from loaders.agencies import read_agency, spelt_out
from loaders.citations import find_mentions
from loaders.cleaning import CleanText, one_line
from loaders.facts import Agency, Mention, Passage
from loaders.heading import clean_title
from loaders.tables import Table

_SYMBOL_COLUMN = re.compile(r"ký hiệu|số văn bản|số\s*[,/]", re.IGNORECASE)
_TITLE_COLUMN = re.compile(r"trích yếu|tên văn bản|nội dung", re.IGNORECASE)
_PAGE_COLUMN = re.compile(r"trang", re.IGNORECASE)
_SECRET = re.compile(r"\(\s*tài liệu\s+(?P<level>tuyệt mật|tối mật|mật)\b[^)]*\)", re.IGNORECASE)
LEVELS = {"mật": "mat", "tối mật": "toi-mat", "tuyệt mật": "tuyet-mat"}
"""Marks of the law on state secrets → the classification's identifier."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One document as the indexes give it; two indexes of one compendium are joined into one entry."""

    mention: Mention
    title: str | None
    passage: Passage
    issuer: Agency | None = None
    subject_area: str | None = None
    page: int | None = None
    classification: str | None = None
    disagreements: tuple[str, ...] = ()


def read_index(tables: list[Table], text: CleanText, place: str | None) -> list[Entry]:
    """The entries of all indexes among `tables`, one a document, in the order of their first mention."""
    entries: dict[tuple[str | None, str | None], Entry] = {}
    for table in tables:
        for entry in _entries(table, text, place):
            key = (entry.mention.type, entry.mention.symbol)
            entries[key] = _joined(entries[key], entry) if key in entries else entry
    return list(entries.values())


def _entries(table: Table, text: CleanText, place: str | None) -> list[Entry]:
    columns = [
        next((i for i, name in enumerate(table.header) if pattern.search(name)), None)
        for pattern in (_SYMBOL_COLUMN, _TITLE_COLUMN, _PAGE_COLUMN)
    ]
    symbol, title, page = columns
    if symbol is None or title is None or page is None:
        return []
    by_issuer = any(row.group and row.group.lower().endswith("ban hành") for row in table.rows)
    found = []
    for row in table.rows:
        mentions = find_mentions(row.cells[symbol], place)
        if not mentions:
            continue
        words = row.cells[title]
        secret = _SECRET.search(words)
        mention = mentions[0].mention
        group = _group_name(row.group)
        number = row.cells[page] if page < len(row.cells) else ""
        found.append(
            Entry(
                mention,
                clean_title(_SECRET.sub("", words), mention.type),
                text.passage(row.lines[0].start, row.lines[-1].end),
                issuer=_issuer(group, place) if by_issuer else _stated(row.cells[symbol], mention),
                subject_area=None if by_issuer else group,
                page=int(number) if number.isdigit() else None,
                classification=LEVELS[one_line(secret["level"]).lower()] if secret else None,
            )
        )
    return found


def _group_name(group: str | None) -> str | None:
    """The heading of a group without its number, abbreviations spelt out ("MTTQ và đoàn thể")."""
    return spelt_out(re.sub(r"^[IVX]+\s*[-.)]?\s*", "", group).strip()) if group else None


def _issuer(group: str | None, place: str | None) -> Agency | None:
    return read_agency(re.sub(r"\s+ban hành$", "", group, flags=re.IGNORECASE), place) if group else None


def _stated(cell: str, mention: Mention) -> Agency | None:
    return mention.issuer if " của " in cell else None


def _joined(first: Entry, second: Entry) -> Entry:
    """Two index entries of one document as one; where they disagree the first stands and the disagreement is noted."""
    notes = list(first.disagreements)
    if first.mention.date != second.mention.date:
        notes.append(f"Two indexes give different dates: {first.mention.date} and {second.mention.date}.")
    if first.page and second.page and first.page != second.page:
        notes.append(f"Two indexes give different pages: {first.page} and {second.page}.")
    if first.issuer and second.issuer and first.issuer.name != second.issuer.name:
        notes.append(f"Two indexes give different issuers: {first.issuer.name} and {second.issuer.name}.")
    return replace(
        first,
        issuer=first.issuer or second.issuer,
        subject_area=first.subject_area or second.subject_area,
        page=first.page or second.page,
        classification=first.classification or second.classification,
        disagreements=tuple(notes),
    )
