"""One source → its documents with all their facts: the order of the steps, and nothing else."""

import re
from collections import Counter
from dataclasses import replace

from loaders.capitals import is_in_capitals, spoken
from loaders.citations import Cited, find_mentions, find_short, short_forms
from loaders.clauses import read_clauses
from loaders.cleaning import CleanText, clean, one_line
from loaders.committees import read_committees
from loaders.compendium import LEVELS, Entry, read_index
from loaders.duties import read_assignments
from loaders.facts import Anomaly, Citation, Document, Mention, Passage, Reading, Reported, Source
from loaders.heading import TITLE_LINES, issuer_of, read_heading
from loaders.identity import Draft, identified
from loaders.letterheads import mend
from loaders.letters import PLACE_NAME, UPPER
from loaders.lines import Kind, Line, read_lines
from loaders.news import HEADLINE, read_report
from loaders.orders import read_orders
from loaders.planned import Plan, read_planned, without_year
from loaders.progress import disagreeing, progress_in_report
from loaders.relations import Bearing, Parts, relations, sentence_of
from loaders.resolving import resolve
from loaders.reviews import read_reviews
from loaders.signing import read_recipients, read_signature
from loaders.splitting import Stretch, split
from loaders.symbols import read_symbol
from loaders.tables import read_tables
from ontology.registers import provinces

_FIRST_ITEM = re.compile(r"(?:[IVX]+|[A-Z]|1|Điều\s+1|Phần\s+\w+)\s*[-.)/:]")
_ROMAN_ITEM = re.compile(r"([IVX]{1,5})\s*[-.)]\s*\S")
_ARABIC_ITEM = re.compile(rf"(\d{{1,2}}(?:\.\d{{1,2}})*)(?:\s*[.)]?\s+\S|\s*[-–]\s*[{UPPER}])")
_PROVINCE = re.compile(
    rf"(?:(?<!thư )(?<!ban )(?<!phòng )(?<!nhiệm )[Tt]ỉnh ủy|[Đđ]ảng bộ tỉnh|(?<!\w)tỉnh)\s+(?P<place>{PLACE_NAME})"
)
"""A province named by its kind; "Bí thư Tỉnh ủy Nguyễn Văn A" names a person."""
_ANNEX = re.compile(r"(?:DANH MỤC|DANH SÁCH|BIỂU|BẢNG|MẪU|LỘ TRÌNH|PHÂN CÔNG|NHIỆM VỤ)\b")
_MISPRINTED = re.compile(r"/\s*[A-ZĐ]\w{0,3}\s*-\s*\w*T[UW]\b")
_NUMBER_BEFORE = re.compile(r"(?<![\w/.-])\d{1,5}\s*$")
"""A Party symbol whose slash and hyphen have changed places: "01/NQ-TU"."""

FIRST_WORDS = 200
"""So many characters tell which text it is that holds no document."""


def read(source: Source) -> Reading:
    """Everything that `source` says. Never raises: what cannot be read becomes an anomaly.

    A source without any letterhead or heading is read as a report (a newspaper's) if it names documents; else it holds none.
    """
    text = clean(source.text)
    lines = mend(read_lines(text.text))
    stretches, front = split(lines)
    headings = [read_heading(stretch, text.text) for stretch in stretches]
    place = next((heading.place for heading in headings if heading.place), None) or _likely_place(text.text)
    entries = read_index(read_tables(front, text.text), text, place)
    drafts = identified(stretches, headings, entries, text, place)
    documents: list[Document] = []
    for draft in drafts:
        document = _document(draft, text, draft.heading.place or place)
        if document.issuer is None and draft.carried_by is not None and draft.symbol is None:
            document = replace(document, issuer=documents[draft.carried_by].issuer)
        documents.append(document)
    documents += [_listed(entry, place) for entry in entries if not _has_body(entry, drafts)]
    if not documents:
        documents = read_report(text, lines, place)
    documents = _with_footnotes(documents, text)
    anomalies = _anomalies(drafts, entries, text)
    for document in documents:
        anomalies += [*without_year(document.planned), *disagreeing(document.progress)]
    if not documents:
        said = "Neither a letterhead nor the name of a document could be read."
        anomalies.append(Anomaly("no-document", said, text.passage(0, min(len(text.text), FIRST_WORDS))))
    return Reading(source, tuple(documents), tuple(anomalies))


def _likely_place(text: str) -> str | None:
    """The province that a text without a letterhead speaks of: the known one it names most often, else one so called."""
    known = sorted({province.name for province in provinces()})
    mentioned = Counter({name: text.count(name) for name in known if name in text})
    if mentioned:
        return mentioned.most_common(1)[0][0]
    called = Counter(found["place"] for found in _PROVINCE.finditer(text))
    return min(called, key=lambda name: (-called[name], name)) if called else None


def _has_body(entry: Entry, drafts: list[Draft]) -> bool:
    return any(draft.entry is entry for draft in drafts)


def _listed(entry: Entry, place: str | None) -> Document:
    """A document of which the source holds no text, only its line in the index."""
    said = entry.mention
    return Document(
        type=said.type or "OTHER",
        passage=entry.passage,
        status="Listed",
        symbol=said.symbol,
        date=said.date,
        issuer=entry.issuer or said.issuer,
        title=entry.title,
        place=said.place or place,
        classification=entry.classification,
        subject_area=entry.subject_area,
    )


# --- one document -------------------------------------------------------------------------------------------------


def _document(draft: Draft, text: CleanText, place: str | None) -> Document:
    stretch, heading = draft.stretch, draft.heading
    signature = read_signature(stretch.body)
    issuer = issuer_of(heading, signature, place) or draft.issuer
    if draft.entry and draft.entry.issuer and (issuer is None or heading.of_issuer is None):
        issuer = draft.entry.issuer
    page = draft.entry.page if draft.entry else None
    main = _main_lines(stretch)
    body = tuple(line for line in main if line.start >= heading.body_starts)
    clauses = tuple(read_clauses(body, text, place))
    citations, reported = _citations(draft, text, place)
    tables = read_tables(stretch.body, text.text)
    rows = [row for table in tables for row in read_planned(table, text, _plan(draft, table.start, place))]
    return Document(
        type=heading.type,
        passage=text.passage(stretch.start, max(stretch.head[-1].end, heading.body_starts), page),
        status="Draft" if _is_draft(draft) else "Held",
        symbol=draft.symbol,
        date=draft.date,
        issuer=issuer,
        title=heading.title or (draft.entry.title if draft.entry else None),
        place=place,
        signature=signature,
        recipients=read_recipients(stretch.body, place),
        classification=(draft.entry.classification if draft.entry else None) or _marked(stretch),
        subject_area=draft.entry.subject_area if draft.entry else None,
        attached_to=draft.carried_by,
        citations=citations,
        planned=(*rows, *read_orders(clauses, text)),
        assignments=tuple(read_assignments(clauses, text)),
        reported=reported,
        reviews=tuple(read_reviews(clauses, text, draft.symbol)),
        committees=tuple(read_committees(main, text, place, heading.type)),
        progress=tuple(progress_in_report(text, _parts(draft, main).title, body, place))
        if heading.type == "BC"
        else (),
    )


def _is_draft(draft: Draft) -> bool:
    """A paper that says so, or one whose number and day were never filled in."""
    says_so = any(line.kind is Kind.STAMP and "dự thảo" in line.text.lower() for line in draft.stretch.head)
    return says_so or (draft.heading.blank_number and (draft.heading.date or "").count("-") < 2)


def _marked(stretch: Stretch) -> str | None:
    """The level of secrecy, or the bounds of circulation, that are stamped on the letterhead."""
    marks = (line.text.strip("() ").lower() for line in stretch.head if line.kind is Kind.STAMP)
    levels = {**LEVELS, "lưu hành nội bộ": "luu-hanh-noi-bo"}
    return next((levels[mark] for mark in marks if mark in levels), None)


def _main_lines(stretch: Stretch) -> tuple[Line, ...]:
    """The body of a document without recipients, signature and appendices."""
    end = next((i for i, line in enumerate(stretch.body) if _begins_foot(line)), len(stretch.body))
    return stretch.body[:end]


def _begins_foot(line: Line) -> bool:
    return line.kind is Kind.RECIPIENTS or (line.kind is Kind.AUTHORITY and line.text.isupper())


def _begins_annex(line: Line) -> bool:
    """Whether a line below the signature begins what is attached: "PHỤ LỤC", "DANH MỤC …", a table."""
    return (
        line.kind is Kind.APPENDIX or (line.kind is Kind.TABLE and "\t" in line.text) or bool(_ANNEX.match(line.text))
    )


def _plan(draft: Draft, position: int, place: str | None) -> Plan:
    """What stands above a table: the heading of its appendix, from the line "PHỤ LỤC" on; else a caption, and the plan's own title."""
    above = [line for line in draft.stretch.body if line.end <= position and line.kind is not Kind.TABLE]
    start = max((i for i, line in enumerate(above) if line.kind is Kind.APPENDIX), default=len(above))
    if start < len(above):
        return Plan(place, " ".join(line.text for line in above[start:]), draft.heading.title, draft.date)
    last = next((line.text for line in reversed(above) if line.text), "")
    caption = last if len(last) <= HEADLINE and not last.endswith((".", ";")) else ""
    return Plan(place, caption, draft.heading.title, draft.date)


def _parts(draft: Draft, main: tuple[Line, ...]) -> Parts:
    title_start = next(
        (line.start for line in draft.stretch.head if line.kind in {Kind.TYPE, Kind.ABOUT}),
        draft.stretch.start,
    )
    title_end = draft.heading.body_starts
    body = [line for line in main if line.start >= title_end]
    end = body[-1].end if body else title_end
    item = next((line.start for line in body if _FIRST_ITEM.match(line.text)), end)
    return Parts((title_start, title_end), (title_end, item), (item, end))


def _citations(draft: Draft, text: CleanText, place: str | None) -> tuple[tuple[Citation, ...], tuple[Reported, ...]]:
    """Every document that this one names in its title, body and appendices, with its relation; and what it says that
    one of them does to another ("Kết luận … về tiếp tục thực hiện Chỉ thị …")."""
    main = _main_lines(draft.stretch)
    parts = _parts(draft, main)
    regions = [(parts.title[0], parts.body[1])]
    appendix = next((line for line in draft.stretch.body[len(main) :] if _begins_annex(line)), None)
    if appendix:
        regions.append((appendix.start, draft.stretch.end))
    mentions: list[Cited] = []
    words = _with_small_letters(text.text, draft, parts.title, place)
    for start, end in regions:
        found = find_mentions(words[start:end], place)
        short = find_short(words[start:end], short_forms(words[start:end], found, place), found)
        mentions += [
            replace(c, start=c.start + start, end=c.end + start)
            for c in sorted([*found, *short], key=lambda c: c.start)
        ]
    planned_from = appendix.start if appendix else draft.stretch.end
    mentions = [
        cited
        for cited in mentions
        if not _is_itself(cited.mention, draft)
        # what an appendix calls by its matter alone is a document to be written
        and (cited.mention.symbol or cited.mention.name or cited.start < planned_from)
    ]
    sections = _sections(main)
    bearings = relations(words, mentions, parts)
    citations = tuple(
        _citation(text, cited, bearing, mentions, _section_at(sections, cited.start))
        for cited, bearing in zip(mentions, bearings, strict=True)
    )
    reported = tuple(
        Reported(bearing.inside, bearing.told, i, citations[i].passage)
        for i, bearing in enumerate(bearings)
        if bearing.inside is not None and bearing.told
    )
    return citations, reported


def _with_small_letters(text: str, draft: Draft, title: tuple[int, int], place: str | None) -> str:
    """`text` with a title in capitals as a sentence has it, so that what it cites is read."""
    lines = [line for line in draft.stretch.head if line.kind is Kind.ABOUT] + list(draft.stretch.body[:TITLE_LINES])
    large = [x for x in lines if title[0] <= x.start and x.end <= title[1] and is_in_capitals(x.text)]
    if not large:
        return text
    start, end = large[0].start, large[-1].end
    words = text[start:end]
    for line in large:
        words = words[: line.start - start] + spoken(text[line.start : line.end], place) + words[line.end - start :]
    return text[:start] + words + text[end:]


def _with_footnotes(documents: list[Document], text: CleanText) -> list[Document]:
    """The documents with what their footnotes name: mere mentions, each in the document whose text stands above it."""
    for whole, start, end in text.notes:
        above = [i for i, d in enumerate(documents) if d.status != "Listed" and d.passage.start <= whole.origin(start)]
        if not above:
            continue
        document = documents[above[-1]]
        known = [citation.cited for citation in document.citations]
        for cited in find_mentions(whole.text[start:end], document.place):
            full, rule = resolve(cited.mention, [*known, cited.mention])
            note = Citation(cited.mention, "cites", whole.passage(start, end), resolved=full, rule=cited.rule or rule)
            document = replace(document, citations=(*document.citations, note))
        documents[above[-1]] = document
    return documents


def _is_itself(mention: Mention, draft: Draft) -> bool:
    return (
        mention.symbol is not None
        and mention.symbol == draft.symbol
        and (mention.date is None or draft.date is None or mention.date[5:] == draft.date[5:])
    )


def _citation(text: CleanText, cited: Cited, bearing: Bearing, all_: list[Cited], section: str | None) -> Citation:
    full, rule = resolve(cited.mention, [other.mention for other in all_])
    passage = _evidence(text, cited)
    return Citation(cited.mention, bearing.relation, passage, bearing.partly, section, full, cited.rule or rule)


def _evidence(text: CleanText, cited: Cited) -> Passage:
    begin, end = sentence_of(text.text, cited.start, cited.end)
    line_start = max(begin, text.text.rfind("\n\n", 0, cited.start) + 1)
    return text.passage(line_start, min(end, cited.end + 400))


def _sections(main: tuple[Line, ...]) -> list[tuple[int, str]]:
    """Where each numbered item begins: "III.4"."""
    found: list[tuple[int, str]] = []
    roman = ""
    for line in main:
        if match := _ROMAN_ITEM.match(line.text):
            roman = match.group(1)
            found.append((line.start, roman))
        elif match := _ARABIC_ITEM.match(line.text):
            found.append((line.start, f"{roman}.{match.group(1)}" if roman else match.group(1)))
    return found


def _section_at(sections: list[tuple[int, str]], position: int) -> str | None:
    return next((name for start, name in reversed(sections) if start <= position), None)


# --- what does not add up -----------------------------------------------------------------------------------------


def _anomalies(drafts: list[Draft], entries: list[Entry], text: CleanText) -> list[Anomaly]:
    found = []
    for draft in drafts:
        head = text.passage(draft.stretch.start, draft.stretch.head[-1].end)
        found += [Anomaly(kind, comment, head) for kind, comment in draft.notes]
        if draft.symbol is None and (draft.carried_by is None or drafts[draft.carried_by].symbol is None):
            words = "is left blank" if draft.heading.blank_number else "stands nowhere in the source"
            found.append(Anomaly("no-number", f"The number of “{draft.heading.title}” {words}.", head))
        if draft.date is None:
            found.append(Anomaly("no-date", f"No date of “{draft.heading.title}” could be read.", head))
    for entry in entries:
        found += [Anomaly("indexes-disagree", note, entry.passage) for note in entry.disagreements]
        if not _has_body(entry, drafts) and entry.classification is None:
            said = f"The index lists {entry.mention.symbol}, whose text is not in the source."
            found.append(Anomaly("listed-only", said, entry.passage))
    for match in _MISPRINTED.finditer(text.text):
        number = _NUMBER_BEFORE.search(text.text, max(0, match.start() - 10), match.start())
        printed = text.text[number.start() : match.end()] if number else ""
        symbol = read_symbol(printed)
        if number and symbol and symbol.repaired:
            said = f"“{one_line(printed)}” is read as {symbol.text}: slash and hyphen have changed places."
            found.append(Anomaly("symbol-repaired", said, text.passage(number.start(), match.end())))
    return found
