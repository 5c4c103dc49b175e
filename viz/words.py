"""The words of pages and pictures, in Vietnamese and in English."""

from dataclasses import dataclass

from ontology.registers import document_types, resolution_rules


@dataclass(frozen=True, slots=True)
class Word:
    """One thing said in both languages."""

    vi: str
    en: str

    def __getitem__(self, lang: str) -> str:
        return self.en if lang == "en" else self.vi


@dataclass(frozen=True, slots=True)
class Relation:
    """How one relation is said and drawn; `dashes` as in a canvas, empty for an unbroken line."""

    active: Word
    """Later document … earlier document."""
    passive: Word
    """Earlier document … later document."""
    colour: str
    width: float
    dashes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Family:
    """Document types that are drawn alike."""

    name: Word
    colour: str
    corners: tuple[int, int, int, int]
    """From the upper left one clockwise: the radius of a round corner, or less than 0 the length cut off."""
    codes: tuple[str, ...]

    def outline(self, width: float, height: float, left: float = 0, top: float = 0) -> str:
        """The shape of a small card as the path of an SVG."""
        a, b, c, d = (max(-height / 2, min(height / 2, size / 2)) for size in self.corners)
        right, bottom = left + width, top + height
        return (
            f"M{left + abs(a)} {top}H{right - abs(b)}{_corner(b, abs(b), abs(b))}V{bottom - abs(c)}"
            f"{_corner(c, -abs(c), abs(c))}H{left + abs(d)}{_corner(d, -abs(d), -abs(d))}V{top + abs(a)}"
            f"{_corner(a, abs(a), -abs(a))}Z"
        )


def _corner(size: float, dx: float, dy: float) -> str:
    return f"a{size} {size} 0 0 1 {dx} {dy}" if size > 0 else f"l{dx} {dy}" if size else ""


RELATIONS: dict[str, Relation] = {
    "continues": Relation(
        Word("tiếp tục thực hiện", "continues"),
        Word("được tiếp tục thực hiện bởi", "is continued by"),
        "#0b5cad", 5,
    ),
    "implements": Relation(
        Word("triển khai thực hiện", "implements"),
        Word("được triển khai thực hiện bởi", "is implemented by"),
        "#0a7a45", 5, (22, 7),
    ),
    "replaces": Relation(
        Word("thay thế", "replaces"),
        Word("bị thay thế bởi", "is replaced by"),
        "#a8125b", 3, (14, 5, 3, 5),
    ),
    "repeals": Relation(
        Word("bãi bỏ", "repeals"), Word("bị bãi bỏ bởi", "is repealed by"), "#7d1a12", 3, (4, 5)
    ),
    "suspends": Relation(
        Word("đình chỉ", "suspends"), Word("bị đình chỉ bởi", "is suspended by"), "#8a5200", 3, (4, 4, 12, 4)
    ),
    "amends": Relation(
        Word("sửa đổi, bổ sung", "amends"),
        Word("được sửa đổi, bổ sung bởi", "is amended by"),
        "#6a3fb5", 3, (11, 6),
    ),
    "corrects": Relation(
        Word("đính chính", "corrects"), Word("được đính chính bởi", "is corrected by"), "#6a3fb5", 2, (3, 6)
    ),
    "consolidates": Relation(
        Word("hợp nhất", "consolidates"), Word("được hợp nhất bởi", "is consolidated by"), "#6a3fb5", 2
    ),
    "based_on": Relation(
        Word("căn cứ", "is based on"), Word("là căn cứ của", "is the ground of"), "#4d5866", 2, (8, 5)
    ),
    "attached_to": Relation(
        Word("kèm theo", "is attached to"), Word("có kèm theo", "carries"), "#4d5866", 2
    ),
    "planned": Relation(
        Word("giao xây dựng", "plans"), Word("được giao trong", "is planned in"), "#b35c00", 2, (12, 5, 2, 5)
    ),
    "assigned": Relation(
        Word("giao nhiệm vụ", "assigns"), Word("được giao trong", "is assigned in"), "#b35c00", 2, (3, 4)
    ),
    "leads": Relation(Word("chủ trì", "leads"), Word("được chủ trì bởi", "is led by"), "#0b5cad", 4),
    "coordinates": Relation(
        Word("phối hợp", "takes part in"), Word("có phối hợp của", "is shared with"), "#0a7a45", 2, (8, 5)
    ),
    "monitors": Relation(
        Word("theo dõi", "monitors"), Word("được theo dõi bởi", "is monitored by"), "#6a3fb5", 2, (3, 6)
    ),
    "cites": Relation(
        Word("nhắc đến", "cites"), Word("được nhắc đến trong", "is cited by"), "#8b95a1", 1.5, (2, 5)
    ),
}  # fmt: skip
"""Relation → its words and its line, strongest first."""

FAMILIES = (
    Family(Word("Luật, nghị định, thông tư", "Laws and decrees"), "#5b3c88", (0, 0, 0, 0), ("LUAT", "ND", "TT")),
    Family(
        Word("Nghị quyết, chỉ thị, quy định, điều lệ", "Resolutions, directives, rules"),
        "#0b4f8f", (9, 9, 9, 9), ("NQ", "CT", "QDi", "QC", "DL"),
    ),
    Family(
        Word("Kết luận, thông báo, hướng dẫn", "Conclusions, notices, guidance"),
        "#0c6b6b", (-15, -15, -15, -15), ("KL", "TB", "HD"),
    ),
    Family(
        Word("Chương trình, kế hoạch, đề án", "Programmes, plans, schemes"),
        "#7a5200", (26, 26, 26, 26), ("CTr", "KH", "DA"),
    ),
    Family(Word("Quyết định", "Decisions"), "#8c2f5d", (0, -24, 0, 0), ("QD",)),
    Family(
        Word("Công văn, báo cáo, văn bản khác", "Letters, reports, others"),
        "#525c68", (0, 0, 26, 0), ("CV", "BC", "OTHER"),
    ),
    Family(Word("Cơ quan", "Agencies"), "#1f3a2d", (-18, 18, -18, 18), ("AGENCY",)),
    Family(Word("Nhiệm vụ", "Tasks"), "#6b4a2b", (0, 26, 0, 26), ("TASK",)),
)  # fmt: skip

LAWS = FAMILIES[0].codes
"""Types of the state's general rules, on which almost every document of the state is based."""

PRINTED_CODES = {
    "DA": "ĐA",
    "QD": "QĐ",
    "QDi": "QĐi",
    "LUAT": "Luật",
    "ND": "NĐ",
    "DL": "ĐL",
    "OTHER": "VB",
    "AGENCY": "CQ",
    "TASK": "NV",
}
"""Type code → the letters on a card, where they differ."""

TYPES = {code: Word(kind.name, kind.name_en) for code, kind in document_types().items()}
"""Type code → its name."""

DRAWN = TYPES | {"AGENCY": Word("Cơ quan", "Agency"), "TASK": Word("Nhiệm vụ", "Task")}
"""What a picture can have cards of: documents of all types, agencies and tasks."""

LEVELS = {
    "central": Word("Trung ương", "Central"),
    "provincial": Word("Tỉnh", "Province"),
    "district": Word("Huyện", "District"),
    "commune": Word("Xã", "Commune"),
    "": Word("Chưa rõ cấp", "Level unknown"),
}

STATUSES = {
    "Held": Word("Có toàn văn trong kho", "Full text held"),
    "Listed": Word("Chỉ có tên trong danh mục", "Listed in an index only"),
    "Cited": Word("Chỉ được văn bản khác nhắc đến", "Known by citation only"),
    "Draft": Word("Dự thảo", "Draft"),
    "Planned": Word("Được giao xây dựng, chưa thấy trong kho", "Planned, not seen in the store"),
}

RESOLUTIONS = {
    "Exact": Word("Văn bản được nêu đích danh", "Named exactly"),
    "Inferred": Word("Suy ra theo quy tắc", "Inferred by rule"),
    "Open": Word("Chưa xác định được văn bản nào", "Not settled which document is meant"),
}

RULES = {code: Word(rule.label, rule.label_en) for code, rule in resolution_rules().items()}
"""Code of a rule of inference → what it says."""

ANOMALIES = {
    "no-document": Word("Tệp không có văn bản nào đọc được", "No document could be read in the file"),
    "no-number": Word("Không đọc được số của văn bản", "The number could not be read"),
    "no-date": Word("Không đọc được ngày của văn bản", "The date could not be read"),
    "no-issuer": Word("Không đọc được cơ quan ban hành", "The issuer could not be read"),
    "indexes-disagree": Word("Các mục lục ghi khác nhau", "The indexes disagree"),
    "index-date": Word("Mục lục và văn bản ghi ngày khác nhau", "The index and the document give different dates"),
    "listed-only": Word("Mục lục có ghi nhưng không có văn bản", "Listed in an index, but not in the file"),
    "symbol-repaired": Word("Số, ký hiệu có lỗi quét, đã sửa", "A scanning slip in a number was mended"),
    "due-without-year": Word("Thời hạn không ghi năm", "A due date without a year"),
    "counts-disagree": Word("Các con số trong báo cáo không khớp", "Counts of a report do not add up"),
}
"""Kind of anomaly → what it means; a kind without words is shown by its code."""
