"""The documents of one source, each with its number, date and issuer put together from heading, index, caption and carrier."""

import re
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from loaders.citations import find_mentions, type_of
from loaders.cleaning import CleanText
from loaders.compendium import Entry
from loaders.facts import Agency
from loaders.heading import TITLE_LINES, Heading
from loaders.splitting import Stretch

_CAPTION = re.compile(r"\(?\s*(?:ban hành\s+)?kèm theo\s+(?P<what>[^)\n]{5,160})", re.IGNORECASE)
_CARRIED = re.compile(r"(?:đính kèm|gửi kèm|kèm theo)\b[^.;\n]{0,160}", re.IGNORECASE)

SAME_TITLE = 88
"""How alike (0-100) a heading and an index entry of one document are."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A document whose heading is read and whose identity is being put together."""

    stretch: Stretch
    heading: Heading
    symbol: str | None
    date: str | None
    issuer: Agency | None = None
    """Who put it in force, where it says so itself."""
    entry: Entry | None = None
    carried_by: int | None = None
    notes: tuple[tuple[str, str], ...] = ()


def identified(
    stretches: list[Stretch],
    headings: list[Heading],
    entries: list[Entry],
    text: CleanText,
    place: str | None,
) -> list[Draft]:
    """A draft for every stretch: what its heading leaves out is taken from the caption of its appendix, the index, its carrier."""
    drafts: list[Draft] = []
    for stretch, heading in zip(stretches, headings, strict=True):
        draft = Draft(stretch, heading, heading.symbol.text if heading.symbol else None, heading.date)
        draft = _from_caption(draft, text, place)
        draft = _from_index(draft, entries)
        draft = _from_dispatch(draft, drafts, text, place)
        drafts.append(_put_in_force(draft, drafts, place))
    return drafts


def _from_caption(draft: Draft, text: CleanText, place: str | None) -> Draft:
    """Compare with the caption of the appendix, or take number and date from it where the heading gives none."""
    for line in draft.stretch.body:
        found = _CAPTION.match(line.text)
        mentions = find_mentions(found["what"], place) if found else []
        if not mentions or mentions[0].mention.type != draft.heading.type:
            continue
        said = mentions[0].mention
        if draft.symbol is None:
            return replace(draft, symbol=said.symbol, date=draft.date or said.date)
        if said.symbol == draft.symbol and said.date and draft.date and said.date != draft.date:
            note = f"The caption of the appendix dates {draft.symbol} {said.date}, its heading {draft.date}."
            return replace(draft, notes=(*draft.notes, ("caption-date", note)))
    return draft


def _from_index(draft: Draft, entries: list[Entry]) -> Draft:
    """Compare with the index entry of the document, or take number and date from it."""
    by_symbol = [e for e in entries if e.mention.symbol == draft.symbol and e.mention.type == draft.heading.type]
    alike = [
        e
        for e in entries
        if e.mention.type == draft.heading.type
        and fuzz.ratio((e.title or "").lower(), (draft.heading.title or "").lower()) >= SAME_TITLE
    ]
    entry = next(iter(by_symbol), None) or (alike[0] if len(alike) == 1 else None)
    if entry is None:
        return draft
    notes = list(draft.notes)
    said = entry.mention
    date = draft.date
    if date and said.date and date != said.date:
        notes.append(("index-date", f"The index dates {said.symbol} {said.date}, the document itself {date}."))
        if draft.heading.date is None:  # so far only a caption has given the date, and the index has the other one
            date = said.date
    return replace(draft, symbol=draft.symbol or said.symbol, date=date or said.date, entry=entry, notes=tuple(notes))


def _from_dispatch(draft: Draft, earlier: list[Draft], text: CleanText, place: str | None) -> Draft:
    """A document without a letterhead of its own that the dispatch before it carries ("Đính kèm …")."""
    if not earlier or draft.heading.letterhead:
        return draft
    carrier = earlier[-1]
    body = text.text[carrier.stretch.start : carrier.stretch.end]
    for found in _CARRIED.finditer(body):
        for cited in find_mentions(found.group(), place):
            said = cited.mention
            if said.type == draft.heading.type and said.symbol and draft.symbol in {None, said.symbol}:
                return replace(draft, symbol=said.symbol, date=draft.date or said.date, carried_by=len(earlier) - 1)
    return draft


def _put_in_force(draft: Draft, earlier: list[Draft], place: str | None) -> Draft:
    """A statute that a decision puts in force: "(Ban hành kèm theo Quyết định số …)" below its title gives date and issuer."""
    if draft.symbol:
        return draft
    for line in draft.stretch.body[:TITLE_LINES]:
        found = _CAPTION.match(line.text)
        if found is None:
            continue
        for cited in find_mentions(found["what"], place):
            said = cited.mention
            for i, other in enumerate(earlier):
                if other.symbol == said.symbol and other.heading.type == said.type:
                    return replace(draft, date=draft.date or other.date, carried_by=i)
            return replace(draft, date=draft.date or said.date, issuer=said.issuer)
        if (
            earlier
            and earlier[-1].heading.blank_number
            and type_of(" ".join(found["what"].split()[:2])) == earlier[-1].heading.type
        ):
            return replace(draft, date=draft.date or earlier[-1].date, carried_by=len(earlier) - 1)
    return draft
