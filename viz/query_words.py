"""How the saved queries are gathered, and how the columns and codes of their answers are said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from queries.library import SavedQuery
from viz.words import RELATIONS, RESOLUTIONS, RULES, STATUSES, TYPES, Word


@dataclass(frozen=True, slots=True)
class Theme:
    """Saved queries that are listed together."""

    name: Word
    queries: tuple[SavedQuery, ...]


_THEMES: tuple[tuple[Word, tuple[str, ...]], ...] = (
    (
        Word("Mạch văn bản", "Lineage"),
        (
            "policies",
            "policy",
            "lineage-up",
            "lineage-down",
            "lineage-as-of",
            "continues",
            "cites",
            "cited-by",
            "rests-on",
        ),
    ),
    (
        Word("Tra cứu văn bản", "Finding documents"),
        ("by-number", "by-issuer", "by-type-and-year", "by-period", "by-subject", "recipients", "sent-to"),
    ),
    (
        Word("Nhiệm vụ và thời hạn", "Duties and due dates"),
        ("agency-leads", "agency-coordinates", "agency-due", "due-before", "overdue", "reviews", "reviews-due"),
    ),
    (
        Word("Cơ quan qua các lần sắp xếp", "Agencies and reorganisations"),
        ("who-answers-today",),
    ),
    (
        Word("Chương trình, kế hoạch", "Programmes and plans"),
        ("plan-scoreboard", "planned-not-issued", "planned-and-met", "met-before-plan", "progress", "committees"),
    ),
    (
        Word("Kho dữ liệu", "The data itself"),
        ("overview", "yearly-counts", "changes-since", "open-citations", "anomalies"),
    ),
)
_OTHERS = Word("Câu hỏi khác", "Other queries")

COLUMNS: Mapping[str, Word] = {
    "iri": Word("Văn bản", "Document"),
    "number": Word("Số, ký hiệu", "Number"),
    "count": Word("Số lượng", "Count"),
    "date": Word("Ngày", "Date"),
    "type": Word("Loại", "Type"),
    "title": Word("Trích yếu", "Title"),
    "issuer": Word("Cơ quan ban hành", "Issued by"),
    "relation": Word("Quan hệ", "Relation"),
    "mentions": Word("Số lần nhắc", "Mentions"),
    "quote": Word("Đoạn trích", "Passage"),
    "line": Word("Dòng", "Line"),
    "source": Word("Tệp nguồn", "Source file"),
    "due": Word("Thời hạn", "Due"),
    "due_label": Word("Hạn ghi trong văn bản", "Due as written"),
    "kind": Word("Loại việc", "Kind"),
    "task": Word("Việc", "Task"),
    "lead": Word("Chủ trì", "Lead"),
    "role": Word("Vai trò", "Role"),
    "met_by": Word("Đã có văn bản", "Met by"),
    "in": Word("Theo văn bản", "Ordered in"),
    "item": Word("Mục", "Item"),
    "planned": Word("Nội dung được giao", "As planned"),
    "plan_number": Word("Theo chương trình", "Planned in"),
    "days_late": Word("Số ngày muộn", "Days late"),
    "days_before": Word("Số ngày sớm hơn", "Days before"),
    "plan_date": Word("Ngày của chương trình", "Plan's date"),
    "rows": Word("Được giao", "Planned"),
    "in_time": Word("Đúng hạn", "In time"),
    "late": Word("Muộn", "Late"),
    "most_days_late": Word("Muộn nhất (ngày)", "Most days late"),
    "met_undated": Word("Có, không ghi hạn", "Issued, no due date"),
    "overdue": Word("Quá hạn", "Past due, not seen"),
    "waiting": Word("Chưa đến hạn", "Not due yet"),
    "before_plan": Word("Có trước", "Before the plan"),
    "policy_name": Word("Mạch chủ trương", "Policy"),
    "documents": Word("Số văn bản", "Documents"),
    "latest_number": Word("Văn bản mới nhất", "Latest document"),
    "latest_date": Word("Ngày", "Date"),
    "followed_by": Word("Cơ quan theo dõi", "Followed up by"),
    "how": Word("Căn cứ", "Basis"),
    "review": Word("Sơ kết, tổng kết", "Review"),
    "candidates": Word("Có thể là", "May be"),
    "rule": Word("Quy tắc", "Rule"),
    "citing": Word("Văn bản nhắc đến", "Citing document"),
    "comment": Word("Nhận xét", "Comment"),
    "group": Word("Nhóm", "Group"),
    "what": Word("Mục", "What"),
    "before": Word("Trước", "Before"),
    "after": Word("Sau", "After"),
    "answers": Word("Chịu trách nhiệm", "Answers"),
    "basis": Word("Căn cứ", "Decision"),
    "how_sure": Word("Chắc chắn đến đâu", "How sure"),
    "known_from": Word("Biết từ", "Known from"),
    "note": Word("Ghi chú", "Note"),
    "answer": Word("Trả lời", "Answer"),
    "way": Word("Chiều", "Way"),
    "ended_by": Word("Bị thay thế, bãi bỏ bởi", "Replaced or repealed by"),
    "duties": Word("Số nhiệm vụ", "Duties"),
    "seen": Word("Đã tìm thấy chưa", "Looked for"),
    "day": Word("Ngày", "Day"),
    "changed": Word("Thay đổi", "What was changed"),
    "issued": Word("Đã ban hành", "Issued"),
    "drafting": Word("Đang soạn", "Being drafted"),
    "total": Word("Tổng số", "In all"),
    "statement": Word("Lời báo cáo", "As reported"),
    "oversees": Word("Chỉ đạo", "Oversees"),
    "head": Word("Trưởng ban", "Head"),
    "members": Word("Thành viên", "Members"),
    "recipient": Word("Nơi nhận", "Recipient"),
}
"""Column of a saved query → its heading; a column without one is headed by its own name."""

_DUTIES = {
    "assignment": Word("nhiệm vụ", "assignment"),
    "planned document": Word("văn bản phải xây dựng", "planned document"),
    "planned task": Word("việc trong chương trình", "planned task"),
    "review": Word("sơ kết, tổng kết", "review"),
    "no-number": Word("không có số", "no number"),
    "no-date": Word("không có ngày", "no date"),
    "indexes-disagree": Word("các mục lục không khớp", "indexes disagree"),
    "listed-only": Word("chỉ có tên trong mục lục", "listed only"),
    "symbol-repaired": Word("ký hiệu đã sửa", "symbol repaired"),
}
_COUNTED = {
    "documents": Word("văn bản", "documents"),
    "citations": Word("chỗ viện dẫn", "citations"),
    "assignments": Word("nhiệm vụ được giao", "assignments"),
    "planned documents": Word("văn bản phải xây dựng", "planned documents"),
    "planned tasks": Word("việc trong chương trình", "planned tasks"),
    "reviews": Word("sơ kết, tổng kết", "reviews"),
    "anomalies": Word("chỗ cần xem lại", "anomalies"),
    "sources": Word("tệp nguồn", "sources"),
}
_GROUPS = {
    "everything": Word("Tất cả", "Everything"),
    "documents by status": Word("Văn bản theo tình trạng", "Documents by status"),
    "documents by type": Word("Văn bản theo loại", "Documents by type"),
    "citations by resolution": Word("Viện dẫn theo mức xác định", "Citations by resolution"),
    "planned documents due": Word("Văn bản đến hạn phải ban hành", "Planned documents due"),
    "due": Word("Việc khác đến hạn", "Other duties due"),
}
_OUTCOMES = {
    "in time": Word("đúng hạn", "in time"),
    "late": Word("muộn", "late"),
    "not seen": Word("chưa thấy", "not seen"),
    "cannot be told": Word("nguồn không cho biết", "cannot be told"),
}
_CHANGES = {
    "merge": Word("hợp nhất", "merged"),
    "split": Word("chia tách", "split"),
    "rename": Word("đổi tên", "renamed"),
    "abolish": Word("kết thúc hoạt động", "ended"),
    "establish": Word("thành lập", "set up"),
    "move": Word("chuyển cơ quan quản lý", "moved under another body"),
    "part": Word("chuyển một phần nhiệm vụ", "part of the tasks moved"),
}
_ANSWERS = {
    "yes": Word("có", "yes"),
    "partly": Word("một phần việc", "for a part"),
    "perhaps": Word("chưa chắc", "perhaps"),
    "nobody known": Word("chưa rõ nơi kế tục", "nobody known"),
}
_CERTAINTIES = {
    "verified": Word("đã kiểm", "verified"),
    "partly-verified": Word("kiểm một phần", "partly verified"),
    "general-knowledge": Word("hiểu biết chung, chưa kiểm", "general knowledge, not verified"),
}
_RELATIONS = {code: relation.active for code, relation in RELATIONS.items()}
VALUES: Mapping[str, Mapping[str, Word]] = {
    "kind": _DUTIES | _CHANGES | {"issued": Word("ban hành", "issued")} | _RELATIONS,
    "seen": _OUTCOMES,
    "way": {"up": Word("nguồn gốc", "up"), "down": Word("nối tiếp", "down")},
    "answers": _ANSWERS,
    "how_sure": _CERTAINTIES,
    "role": {
        "leads": Word("chủ trì", "leads"),
        "coordinates": Word("phối hợp", "coordinates"),
        "follows": Word("theo dõi", "follows"),
    },
    "relation": _RELATIONS,
    "rule": RULES,
    "group": _GROUPS,
    "how": {
        "stated": Word("nguồn có ghi", "stated"),
        "inferred": Word("suy ra từ trích yếu", "inferred"),
        "directly": Word("trực tiếp", "directly"),
        "through others": Word("qua văn bản khác", "through others"),
    },
    "what": _COUNTED | _OUTCOMES | STATUSES | RESOLUTIONS | TYPES,
}
"""Column → code that stands in it → how it is said."""


def themes(queries: Sequence[SavedQuery]) -> tuple[Theme, ...]:
    """The queries by theme; those of none come last."""
    known = {query.name: query for query in queries}
    found = [Theme(name, tuple(known.pop(one) for one in names if one in known)) for name, names in _THEMES]
    return tuple(theme for theme in [*found, Theme(_OTHERS, tuple(known.values()))] if theme.queries)


def heading(column: str) -> Word:
    """What a column is headed by."""
    return COLUMNS.get(column, Word(column, column))
