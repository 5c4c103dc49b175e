"""Tables of documents to be prepared → planned documents, each with its lead agency, issuer and date."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from loaders.agencies import read_agencies, read_agency
from loaders.citations import type_of
from loaders.cleaning import CleanText, one_line
from loaders.dates import FULL, lacks_year, read_due
from loaders.facts import Agency, Anomaly, PartialDate, Planned, type_code
from loaders.tables import Row, Table
from ontology.registers import document_types

_LEAD = (
    re.compile(r"chủ trì", re.IGNORECASE),
    re.compile(
        r"(?:đơn vị|cơ quan)\s+(?:thực hiện|tham mưu|soạn thảo|chuẩn bị|trình)|đầu mối|chịu trách nhiệm|^phân công",
        re.IGNORECASE,
    ),
    re.compile(r"trách nhiệm|phụ trách|thực hiện$", re.IGNORECASE),
)
"""How the column of the lead agency is headed, the surest first."""

_COORDINATE = re.compile(r"phối hợp", re.IGNORECASE)
_DUE = (
    re.compile(r"thời gian|thời hạn|tiến độ|thời điểm", re.IGNORECASE),
    re.compile(r"hoàn thành|\bhạn\b", re.IGNORECASE),
)
_TITLE = re.compile(
    r"nội dung|nhiệm vụ|loại văn bản|tên văn bản|tên đề án|văn bản|công việc|đầu việc|đề án|trích yếu|tên gọi",
    re.IGNORECASE,
)
_PRODUCT = re.compile(r"sản phẩm|kết quả|hình thức", re.IGNORECASE)
_KIND = re.compile(r"(?:tên\s+|thể\s+)?loại(?:\s+văn bản)?$", re.IGNORECASE)
"""The type alone, where another column tells what the document is about."""

_ISSUER = re.compile(r"cấp ban hành|cơ quan ban hành|cấp trình|thẩm quyền", re.IGNORECASE)
_MARK = re.compile(r"[xX×✓✔+]$")
_INDEX = re.compile(r"số\s*,?\s*ký hiệu|trang$", re.IGNORECASE)

_VERBS = re.compile(
    r"(?:(?:chủ trì|phối hợp|tham mưu|giúp|trình|nghiên cứu|xây dựng|ban hành|soạn thảo|hoàn thiện|rà soát|chuẩn bị|dự thảo)\b\s*,?\s*(?:với\s+)?)+",
    re.IGNORECASE,
)
_TYPES = "|".join(
    re.escape(phrase)
    for phrase in sorted((p for t in document_types().values() for p in t.phrases), key=len, reverse=True)
)
_NAMED_TYPE = re.compile(
    rf"(?P<type>{_TYPES})\b(?P<of>\s+của\s+[^,;]+?(?=\s+(?:về|chức năng|thực hiện)\b))?\s*(?:về(?:\s+việc)?\s+)?",
    re.IGNORECASE,
)
_CHANGES = re.compile(r"(?P<verb>sửa đổi(?:\s*,\s*bổ sung)?|bổ sung)\s*:?\s+(?=[A-ZĐ])", re.IGNORECASE)


_BOTH = re.compile(
    r"(?:chủ trì\s*:?\s*)?(?P<lead>.+?)\s*[,;.]?\s*(?:và\s+)?phối hợp(?:\s+với)?\s*:?\s*(?P<others>\S.*)$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d/])20\d\d(?![\d/])")
_DATES = re.compile(FULL, re.IGNORECASE)
_SOME_OTHER_YEAR = re.compile(
    r"(?:đến|từ|trước|sau|hướng|nhìn|nhiệm kỳ|giai đoạn|khóa|qua|các)\s+(?:năm\s+)?20\d\d", re.IGNORECASE
)
""" "đến năm 2030" is no year of a plan."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of a table holds what (index after the number column); marks stand under issuers."""

    title: int
    lead: int | None
    coordinate: int | None
    due: int | None
    product: int | None
    issuers: dict[int, str]
    """Columns that are headed by an issuer and bear a mark."""
    issuer: int | None = None
    """The column that names the issuer of each row."""


def columns_of(header: tuple[str, ...], first: Row | None = None) -> Columns | None:
    """What the columns of a table of planned documents hold; None if it is no such table (an index, a table of figures).

    Such a table names who prepares what (`chủ trì`) or by when; its first words column holds the documents.
    """
    if any(_INDEX.search(name) for name in header):
        return None
    due = _find(_DUE, header)
    lead = _find(_LEAD, tuple("" if i == due else name for i, name in enumerate(header)))
    coordinate = next((i for i, name in enumerate(header) if _COORDINATE.search(name) and i != lead), None)
    product = next((i for i, name in enumerate(header) if _PRODUCT.search(name) and i not in {lead, due}), None)
    if product is None:
        product = next(
            (i for i, n in enumerate(header) if _KIND.match(n) and any(map(_TITLE.search, header[i + 1 :]))), None
        )
    taken = {lead, due, coordinate, product}
    title = next((i for i, name in enumerate(header) if _TITLE.search(name) and i not in taken), None)
    if title is None and header and 0 not in taken:
        title = 0
    if title is None or (lead is None and due is None):
        return None
    rest = {i: name for i, name in enumerate(header) if i not in taken | {title} and name}
    issuer = next((i for i, name in rest.items() if _ISSUER.search(name)), None)
    marked = {i: n for i, n in rest.items() if i != issuer and not _ISSUER.search(n) and read_agency(n, None)}
    return Columns(title, lead, coordinate, due, product, marked, issuer)


def _find(patterns: tuple[re.Pattern[str], ...], header: tuple[str, ...]) -> int | None:
    return next((i for pattern in patterns for i, name in enumerate(header) if pattern.search(name)), None)


@dataclass(frozen=True, slots=True)
class Plan:
    """What the plan says of a whole table."""

    place: str | None
    heading: str
    """The text above the table: it may say who issues all of them ("do Ban Thường vụ Tỉnh ủy ban hành")."""
    title: str | None = None
    date: PartialDate | None = None


def read_planned(table: Table, text: CleanText, plan: Plan) -> Iterator[Planned]:
    """The rows of a table of planned documents; nothing for a table of another kind."""
    columns = columns_of(table.header)
    if columns is None:
        return
    due_name = table.header[columns.due] if columns.due is not None else ""
    year = next((year for words in (due_name, plan.heading, plan.title or "") if (year := _one_year(words))), None)
    for row in table.rows:
        if columns.title < len(row.cells) and row.cells[columns.title]:
            yield _planned(row, columns, text, plan, year)


def _planned(row: Row, columns: Columns, text: CleanText, plan: Plan, year: int | None) -> Planned:
    place = plan.place
    kind, title, of = take_apart(one_line(row.cells[columns.title]))
    due_label = _cell(row, columns.due)
    lead, coordinators = _taken_apart(_cell(row, columns.lead))
    product = _cell(row, columns.product)
    groups = [(group, agency) for group in reversed(row.groups) if (agency := _agency_in(group, place))]
    issuer = (
        _marked(row, columns, place)
        or _agency_in(_cell(row, columns.issuer), place)
        or (read_agency(of, place) if of else None)
        or next((agency for group, agency in groups if "ban hành" in group.lower()), None)
        or _issuer_in(plan.heading, place)
    )
    leads = read_agencies(lead, place) if lead else ()
    if not leads:
        leads = tuple(agency for group, agency in groups if "ban hành" not in group.lower())[:1]
    return Planned(
        item=row.item,
        title=title,
        passage=text.passage(row.lines[0].start, row.lines[-1].end),
        group=row.group,
        type=kind or type_of(product),
        product=product,
        issuer=issuer,
        leads=leads,
        coordinators=read_agencies(coordinators or _cell(row, columns.coordinate) or "", place),
        due=_due(due_label, _one_year(row.group or "") or year, plan.date) if due_label else None,
        due_label=due_label,
    )


def _one_year(words: str) -> int | None:
    """The year that a caption or a title speaks of; none where it speaks of several, of a date or of a time to come.

    >>> _one_year("Chương trình công tác năm 2023")
    2023
    >>> _one_year("phát triển chăn nuôi đến năm 2030")
    """
    words = _DATES.sub("", words)
    years = set(_YEAR.findall(words))
    return int(years.pop()) if len(years) == 1 and not _SOME_OTHER_YEAR.search(words) else None


def _due(label: str, year: int | None, planned_on: PartialDate | None) -> str | None:
    """The last day of a period; one without a year is of the `year` that stands above it, else of the plan's own.

    A day that has passed when the plan is made is none: the year is not known then.
    """
    if year or planned_on is None or not lacks_year(label):
        return read_due(label, year)
    due = read_due(label, int(planned_on[:4]))
    return due if due and due > planned_on else None


def without_year(rows: Iterable[Planned]) -> Iterator[Anomaly]:
    """An anomaly for each row whose date lacks the year, where nothing above it gives one."""
    for row in rows:
        if row.due is None and row.due_label and lacks_year(row.due_label):
            said = f"“{row.due_label}” in item {row.item or '(no number)'} names no year, and its table gives none."
            yield Anomaly("due-without-year", said, row.passage)


def _taken_apart(cell: str | None) -> tuple[str | None, str | None]:
    """(who leads, who coordinates) in one cell: "Chủ trì: Sở Y tế; phối hợp: Công an tỉnh"."""
    found = _BOTH.match(cell) if cell else None
    return (found["lead"], found["others"]) if found else (cell, None)


def take_apart(words: str) -> tuple[type_code | None, str, str | None]:
    """(type, what it is about, issuer) of a planned document's line.

    >>> take_apart("Nghị quyết về phát triển du lịch giai đoạn 2021-2025.")
    ('NQ', 'phát triển du lịch giai đoạn 2021-2025', None)
    >>> take_apart("Tham mưu xây dựng Kết luận của Tỉnh ủy về công tác bến thuyền")
    ('KL', 'công tác bến thuyền', 'Tỉnh ủy')
    """
    words = words.strip(" .;")
    if changed := _CHANGES.search(words):
        named = _NAMED_TYPE.search(words, changed.end())
        kind = type_of(named["type"]) if named else None
        return kind, words[changed.start() :], _of(named)
    found = _NAMED_TYPE.match(words)
    if found is None:
        verb = _VERBS.match(words)
        found = _NAMED_TYPE.match(words, verb.end()) if verb else None
        if found is None:
            inner = re.search(rf"(?:xây dựng|ban hành|trình|soạn thảo)\s+(?={_TYPES})", words)
            found = _NAMED_TYPE.match(words, inner.end()) if inner else None
    if found is None:
        task = re.search(r"tham mưu(?:\s+xây dựng)?\s+", words, re.IGNORECASE)
        return (
            None,
            words[task.end() :] if task and words.lower().startswith(("chủ trì", "tham mưu")) else words,
            None,
        )
    return type_of(found["type"]), words[found.end() :].strip(" .;") or words, _of(found)


def _of(found: re.Match[str] | None) -> str | None:
    return re.sub(r"^\s*của\s+", "", found["of"]).strip() if found and found["of"] else None


def _cell(row: Row, column: int | None) -> str | None:
    return one_line(row.cells[column]) or None if column is not None and column < len(row.cells) else None


def _marked(row: Row, columns: Columns, place: str | None) -> Agency | None:
    """The issuer whose column bears the row's mark: an X under "Tỉnh ủy" or under "BTV Tỉnh ủy"."""
    for column, name in columns.issuers.items():
        if column < len(row.cells) and _MARK.fullmatch(row.cells[column]):
            return read_agency(name, place)
    return None


def _agency_in(group: str | None, place: str | None) -> Agency | None:
    if group is None:
        return None
    name = re.sub(r"^(?:[IVX]+|[A-H]|\d{1,2})\b\s*[-.):]?\s*", "", group)
    name = re.sub(r"\s+ban hành$", "", name, flags=re.IGNORECASE)
    agency = read_agency(name, place)
    return agency if agency and agency.kind else None


def _issuer_in(heading: str, place: str | None) -> Agency | None:
    """ "… do Ban Thường vụ Tỉnh ủy ban hành" above a table."""
    found = re.search(r"\bdo\s+(.{4,80}?)\s+ban hành", one_line(heading))
    agency = read_agency(found.group(1), place) if found else None
    return agency if agency and agency.kind else None
