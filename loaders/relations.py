"""A mention and the words around it → the relation that they support.

`continues` and `implements` speak of the document's own purpose: its title, its opening formula, or the enacting clause in
which the issuer says why it issues it. A task "tiếp tục thực hiện [X]" somewhere in the body is a mere mention.
"""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from loaders.citations import Cited
from loaders.facts import Relation
from loaders.letters import UPPER

_MANNER = r"(?:\s+(?:thực hiện|triển khai|thắng lợi|nghiêm túc|nghiêm|tốt|có|hiệu quả|kịp thời|đồng bộ|đầy đủ|việc|toàn diện|sâu rộng|các|mục tiêu|nhiệm vụ|nội dung|quyết liệt|,|và))*"
_ON_AND_ON = r"(?:,?\s+(?:đẩy mạnh|tập trung|tăng cường|nâng cao|đổi mới|quán triệt|chất lượng|hiệu quả|hiệu lực|sự|lãnh đạo|chỉ đạo|công tác|việc|tổ chức|học tập|sâu rộng|toàn diện|quyết liệt|đồng bộ|nghiêm túc|và))*"
"""Words that a document to be continued may be wrapped in, however many."""

_SUCH = (
    r"(?:\s+(?:các|những|hai|ba|bốn|\d{1,2})(?:\s+(?:văn bản|nghị quyết|quyết định|chỉ thị|kế hoạch|quy định|quy chế))?"
    r"(?:\s+(?:sau|sau đây|dưới đây))?\s*:?)?"
)
"""How a list of documents is announced: "các văn bản sau:"."""

_PROVISIONS = (
    r"(?:(?:,|\s+và)?\s*(?:khoản|điểm|điều|mục|chương|phụ lục)\s+[\w.]+)*(?:\s+(?:của|tại|ban hành kèm theo))?"
)
"""Which provisions of a document an act is about."""

WORDS: tuple[tuple[Relation, re.Pattern[str]], ...] = tuple(
    (relation, re.compile(pattern + _SUCH + r"\s*[“\"(]?\s*$", re.IGNORECASE))  # type: ignore[misc]
    for relation, pattern in (
        ("replaces", r"thay(?:\s+thế)?(?:\s+cho)?" + _PROVISIONS),
        ("repeals", r"(?:bãi|hủy) bỏ(?:\s+toàn bộ|\s+một phần)?" + _PROVISIONS),
        ("suspends", r"(?:tạm ngưng hiệu lực|đình chỉ(?:\s+thi hành)?)(?:\s+của)?"),
        ("corrects", r"đính chính"),
        (
            "amends",
            r"(?:sửa đổi|điều chỉnh)(?:\s*,?\s*(?:và\s+)?bổ sung)?(?:\s+một số\s+(?:điều|nội dung|điểm)(?:\s+của)?)?"
            + _PROVISIONS,
        ),
        (
            "continues",
            rf"(?:tiếp tục|đẩy mạnh){_ON_AND_ON}(?:\s+(?!ngày|số)[^\s;.:]+){{0,6}}?\s+(?:thực hiện|triển khai)"
            + _MANNER,
        ),
        ("implements", r"(?:thực hiện|triển khai|cụ thể hóa|quán triệt|thi hành)" + _MANNER),
    )
)
"""Relation → the words right before the document they act on; the first that fits is meant."""

GROUND = re.compile(r"\s*[-–*]?\s*Căn cứ(?:\s+(?:vào|theo))?\b", re.IGNORECASE)
_PURPOSE = re.compile(
    r"\s*[-–]?\s*(?:(?:Để|Đề|Nhằm)\s+)?(?=tiếp tục|tập trung|đẩy mạnh|thực hiện|triển khai|quán triệt|cụ thể)",
    re.IGNORECASE,
)
_ENACTS = re.compile(
    r"(?<!đã )(?<!được )\b(?:ban hành|yêu cầu|chỉ thị|kết luận|quyết định|quyết nghị|xây dựng|đề nghị|hướng dẫn|thông báo)\b"
)
_ENACTS_ANOTHER = re.compile(r"\b(?:ban hành|ra|ký)\s+(?:\S+\s+){1,3}?số\s")
"""What someone issued before, with its number: that is history, not this document's purpose."""
_ACTS: frozenset[Relation] = frozenset({"replaces", "repeals", "amends", "suspends", "corrects"})
_ACTS_ITSELF = re.compile(r"\b(?:này|văn bản này)\b[^.]*$", re.IGNORECASE)
_ORDERS = re.compile(
    r"\s*(?:[-–+•*]|\d+\s*[.)]|[a-zđ]\)|Điều \d+\s*[.:])?\s*(?:Nay\s+|Đồng thời,?\s+)?(?:bãi bỏ|hủy bỏ|sửa đổi)[^.;]*",
    re.IGNORECASE,
)
"""A sentence that begins with the act: "Bãi bỏ Quyết định số …"."""
_ARTICLE = re.compile(r"Điều\s+\d+\s*[.:]\s*$")
_LOOKS_BACK = re.compile(
    r"\b(?:tổng kết|sơ kết|kết quả|tình hình|kiểm tra|giám sát|đánh giá|báo cáo|rút kinh nghiệm)\b", re.IGNORECASE
)
_CEASES = re.compile(r"\s*[^.;]{0,60}?(?:hết hiệu lực|bị bãi bỏ|được bãi bỏ)", re.IGNORECASE)
_GLUE = re.compile(r"[\s,;)“”\"]*(?:và|cùng với)?[\s,;(“”\"]*$")
_BEGINS = re.compile(rf"[.!?]\s+(?=[{UPPER}“])")
_ENDS = re.compile(r"[.!?:](?=\s|$)|\n\s*\n|\n(?=\s*(?:[-+•]|\d+[.)]|[IVX]+[.-])\s)")
LONGEST_SENTENCE = 3000
_LONGEST_LEAD = 120
"""Between the start of a clause and the document it acts on stand at most so many characters."""

_PARTLY = re.compile(
    r"\bmột phần\b|\bmột số (?:điều|nội dung|điểm)\b|\b(?:khoản|điểm|điều|mục|chương)\s+[\w.]+", re.IGNORECASE
)
_ITEM = re.compile(r"\s*(?:[-–+•*]|\d{1,2}\s*[.)]|[a-zđ]\))\s*")
_LONGEST_LIST = 40
"""A list of documents has at most so many lines."""

_IS_ABOUT = re.compile(
    r"\s*,?\s*[“\"(]?\s*(?:về|quy định|hướng dẫn|ban hành|phê duyệt|công bố|sửa đổi|điều chỉnh|thay thế|bãi bỏ|tiếp tục|thực hiện"
    r"|triển khai)[\s,]",
    re.IGNORECASE,
)
"""What begins the matter of the document before it: another one in it is cited by that one."""

_NEXT_OF_LIST = re.compile(r"(?:,|;|\bvà)\s*(?:các\s+)?[“\"]?\s*$")


@dataclass(frozen=True, slots=True)
class Bearing:
    """What a document does to another that it names."""

    relation: Relation
    partly: bool = False
    """True if it touches some provisions only."""
    inside: int | None = None
    """Position of the mention in whose matter this one stands."""
    told: Relation | None = None
    """What that other document does to this one, as its matter says: "Kết luận … về tiếp tục thực hiện Chỉ thị …"."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Where the parts of a document stand in the cleaned text: title, preamble (to the first numbered item), body, appendices."""

    title: tuple[int, int]
    preamble: tuple[int, int]
    body: tuple[int, int]


def word_before(text: str) -> Relation | None:
    """The relation that the last words of `text` name."""
    return next((relation for relation, pattern in WORDS if pattern.search(text[-_LONGEST_LEAD:])), None)


def _touches_part(before: str, relation: Relation | None) -> bool:
    """Whether the words of the act name provisions: "bãi bỏ khoản 2 Điều 3 Quyết định …"."""
    act = next(pattern for name, pattern in WORDS if name == relation).search(before[-_LONGEST_LEAD:])
    return act is not None and bool(_PARTLY.search(act.group()))


def sentence_of(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around text[start:end]: from the last full stop or line end to the next."""
    window = max(text.rfind("\n", 0, start) + 1, start - LONGEST_SENTENCE)
    # one character more, for the look-ahead to see the capital that the mention itself begins with
    begin = max((found.end() for found in _BEGINS.finditer(text, window, start + 1)), default=window)
    longest = min(len(text), end + LONGEST_SENTENCE)
    stop = _ENDS.search(text, end, longest)
    return begin, (stop.end() if stop else longest)


def relations(text: str, mentions: list[Cited], parts: Parts) -> list[Bearing]:
    """What the document does to each mention, in their order."""
    nested = _nested(text, mentions, parts)
    found: list[Bearing] = []
    for i, cited in enumerate(mentions):
        outer = nested[i]
        if outer is not None:
            told = _in_title(text[mentions[outer].end : cited.start])
            if told is None and nested[i - 1] == outer and _coordinated(text, mentions[i - 1], cited):
                told = found[i - 1].told
            found.append(Bearing("cites", inside=outer, told=told))
            continue
        relation = _relation(text, cited, parts)
        partly = relation in _ACTS and _touches_part(text[: cited.start], relation)
        if relation is None and i and _goes_on(text, mentions, nested, i):
            found.append(replace(found[i - 1 if nested[i - 1] is None else nested[i - 1]], inside=None))  # type: ignore[index]
        else:
            found.append(Bearing(relation or "cites", partly))
    return found


def _relation(text: str, cited: Cited, parts: Parts) -> Relation | None:
    if parts.title[0] <= cited.start < parts.title[1]:
        return _in_title(text[parts.title[0] : cited.start])
    begin, stop = sentence_of(text, cited.start, cited.end)
    if parts.preamble[0] <= cited.start < parts.preamble[1]:
        return _in_preamble(text, cited, begin, stop)
    return _in_body(text, cited, begin)


def _in_title(before: str) -> Relation | None:
    """What a title says it is for; one that looks back ("tổng kết 10 năm thực hiện …") does not carry out."""
    word = word_before(before)
    return None if word == "implements" and _LOOKS_BACK.search(before) else word


def _in_preamble(text: str, cited: Cited, begin: int, stop: int) -> Relation | None:
    """Grounds ("Căn cứ"), or the purpose for which the issuer enacts ("Thực hiện …; Ban Thường vụ … yêu cầu")."""
    sentence, before = text[begin:stop], text[begin : cited.start]
    clause = before.rsplit(";", 1)[-1]
    if GROUND.match(clause):
        return "based_on"
    if GROUND.match(sentence):
        return "based_on" if len(clause) < _LONGEST_LEAD or ";" not in before else None
    after = text[cited.end : stop]
    if _PURPOSE.match(sentence) and after.rstrip().endswith(";") and "\n" not in sentence.strip():
        return word_before(before)  # "Thực hiện …;" as a line of its own among the grounds of a state document
    if _PURPOSE.match(sentence) and _ends_in_matter(
        after
    ):  # the purpose as a sentence of its own, before the enacting one
        after = after.rstrip()[:-1] + "," + text[stop : text.find("\n\n", stop, stop + LONGEST_SENTENCE)]
    if not _ENACTS.search(after) and not _ENACTS.search(before):
        return None
    if re.search(r"\bđã (?:ban hành|tổ chức)\b", after.split(";")[0]) or _ENACTS_ANOTHER.search(after):
        return None
    if _PURPOSE.match(sentence) and _ENACTS.search(after):
        if ";" in before and len(clause) < 40 and not word_before(clause):  # further members of the list
            return word_before(_first_words(before)) or "implements"
        if len(before) < _LONGEST_LEAD:
            return word_before(before)
    if (enacted := list(_ENACTS.finditer(before))) and len(before) - enacted[-1].end() < _LONGEST_LEAD:
        return word_before(before)
    return _in_body(text, cited, begin)


def _ends_in_matter(after: str) -> bool:
    """Whether nothing but what the last document is about stands before the full stop."""
    return bool(re.fullmatch(r"\s*(?:,?\s*[“\"]?về\s[^,;]*)?\.\s*", after, re.IGNORECASE))


def _first_words(before: str) -> str:
    """The opening verb of a purpose clause."""
    found = re.match(rf"\s*(?:(?:Để|Đề|Nhằm)\s+)?((?:\S+\s+){{1,6}}?)(?=[{UPPER}])", before)
    return found.group(1) if found else ""


def _in_body(text: str, cited: Cited, begin: int) -> Relation | None:
    """In the body only what the document itself does away with or changes: "Chỉ thị này thay thế Chỉ thị số …"."""
    before = text[begin : cited.start]
    if _ITEM.fullmatch(before) and (head := _list_head(text, begin)):
        before = head
    word = word_before(before)
    if word in _ACTS and _ACTS_ITSELF.search(before):
        return word
    if word == "repeals" and _ORDERS.fullmatch(before):
        return word
    if word == "amends" and _ORDERS.fullmatch(before) and _ARTICLE.search(text, max(0, begin - 20), begin):
        return word
    if _CEASES.match(text[cited.end : cited.end + 120]) and re.search(r"\btừ ngày\b", text[begin : cited.end + 200]):
        return "repeals"
    return None


def _list_head(text: str, begin: int) -> str | None:
    """The last sentence of the paragraph with a colon that heads the list in which the line at `begin` stands."""
    end = begin
    for _ in range(_LONGEST_LIST):
        above = text[:end].rstrip()
        end = above.rfind("\n") + 1
        if above.endswith(":"):
            return text[sentence_of(text, len(above) - 1, len(above) - 1)[0] : len(above)] + " "
        if not _ITEM.match(text, end):
            return None
    return None


def _goes_on(text: str, mentions: list[Cited], nested: list[int | None], i: int) -> bool:
    """Whether mention `i` goes on with the list in which the one before it stands: "A và B", "A về …, B về …"."""
    before, here = mentions[i - 1], mentions[i]
    if _coordinated(text, before, here):
        return True
    between = text[before.end : here.start]
    return bool(nested[i - 1] is not None or _IS_ABOUT.match(between)) and _is_next(between)


def _is_next(between: str) -> bool:
    """Whether the words between two mentions end the matter of the first and go on with the list."""
    return bool(_NEXT_OF_LIST.search(between)) and not re.search(r"[.:](?:\s|$)|\n\s*\n", between)


def _coordinated(text: str, first: Cited, second: Cited) -> bool:
    """Whether only "," or "và" stands between two mentions, or they are two numbers of one phrase."""
    return first.start == second.start or bool(_GLUE.fullmatch(text[first.end : second.start]))


def _nested(text: str, mentions: list[Cited], parts: Parts) -> list[int | None]:
    """For each mention the one in whose matter it stands: "Kết luận 01 về tiếp tục thực hiện Chỉ thị 05"."""
    inside: list[int | None] = [None] * len(mentions)
    for i, (outer, inner) in enumerate(pairwise(mentions), start=1):
        between = text[outer.end : inner.start]
        in_title = parts.title[0] <= outer.start and inner.start < parts.title[1]
        if ";" in between and not in_title:
            inside[i] = None  # among grounds a semicolon begins the next of them
        elif _coordinated(text, outer, inner):
            inside[i] = inside[i - 1]
        elif re.search(r"[.;:]\s|[.;:]$|\n\s*\n", between) and not in_title:
            inside[i] = None
        elif _is_next(between) and _IS_ABOUT.match(between):
            inside[i] = inside[i - 1]
        elif _IS_ABOUT.match(between):
            inside[i] = i - 1
        elif in_title:
            inside[i] = inside[i - 1]
    return inside
