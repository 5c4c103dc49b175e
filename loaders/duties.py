"""Clauses that give someone a duty → assignments: who leads (`chủ trì`), coordinates (`phối hợp`), monitors (`theo dõi`)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from loaders.clauses import Clause, before, joined
from loaders.cleaning import CleanText, lowered, one_line
from loaders.dates import PERIOD, last_day
from loaders.facts import Agency, Assignment

LEADS = re.compile(
    r"(?<!đã )(?<!người )(?<!vai trò )(?<!cơ quan )(?<!đơn vị )(?<!việc )\b[Cc]hủ trì\b"
    r"(?!\s+(?:cuộc họp|hội nghị|tiếp|phiên họp|buổi))"
    r"(?P<joint>,?\s*(?:và\s+)?phối hợp(?:\s+(?:chặt chẽ|cùng))?(?:\s+với)?)?"
)
"""The verb of leading; "người chủ trì" chairs a meeting, "cơ quan chủ trì" is spoken of in general."""

WITH = re.compile(r"\b[Pp]hối hợp(?:\s+chặt chẽ)?(?:\s+với)?\s+")
MONITORS = re.compile(
    r"\b[Tt]heo dõi(?:,|\s+và)?\s*(?:hướng dẫn,?\s*|kiểm tra,?\s*|tổng hợp,?\s*)*(?:đôn đốc|kiểm tra|giám sát|tiến độ|việc (?:triển khai|thực hiện))"
    r"|\b[Đđ]ôn đốc(?:,|\s+và)\s*(?:hướng dẫn|kiểm tra|giám sát)|\b[Kk]iểm tra,\s*(?:giám sát,\s*)?đôn đốc"
)
_OF_DOCUMENT = re.compile(r"thực hiện|triển khai|thi hành|tiến độ|quá trình|chấp hành|văn bản này")
_NO_OBJECT = re.compile(r"\s*(?:,|và)\s*(?:báo cáo|tổng hợp|tiếp nhận|tham mưu|định kỳ)\b")
"""What goes on without saying what is followed up: the document itself is meant."""

_DOCUMENT = re.compile(r"\b(?:Nghị quyết|Chỉ thị|Kết luận|Kế hoạch|Chương trình|Đề án|Quy định|Quy chế|văn bản này)\b")
_OTHERS = re.compile(
    r"\s*(?:,|và|,\s*và)?\s*(?:các\s+)?(?:cơ quan|đơn vị|ngành|sở|ban|địa phương|tổ chức|bên)[^.;:]{0,40}?liên quan\s*,?\s*"
)
_REVIEW = re.compile(r"sơ kết|tổng kết", re.IGNORECASE)
_WORTH_A_LOOK = ("hủ trì", "heo dõi", "ôn đốc")
"""A clause without any of these gives no duty; a plain search for them is far faster than the patterns."""

_SHARED = {"", "các", "các sở:", "các sở, ngành:", "các sở, ban, ngành:", "các sở", "sở:"}
"""What may stand between "phối hợp với" and the first partner."""

LABEL = re.compile(
    r"[(\s]*(?:(?P<of>cơ quan|đơn vị|cấp)\s+)?(?P<role>chủ trì|thực hiện|phối hợp|theo dõi)(?:\s+(?:thực hiện|tham mưu|chính))?(?:\s+và)?\s*:\s*",
    re.IGNORECASE,
)
"""A label before the agencies: "Cơ quan chủ trì: Sở Y tế"."""

_TIME = re.compile(r"[(\s]*(?:thời (?:gian|hạn)|tiến độ)(?:\s+(?:thực hiện|hoàn thành))?\s*:", re.IGNORECASE)

NEAR = 60
"""Between an agency and the verb whose subject it is stand at most so many characters."""


def read_assignments(clauses: Iterable[Clause], text: CleanText) -> Iterator[Assignment]:
    """Every clause that makes an agency lead or monitor something."""
    labelled: list[Clause] = []
    task: Clause | None = None
    for clause in clauses:
        if LABEL.match(clause.text) or (labelled and _TIME.match(clause.text)):
            labelled.append(clause)
            continue
        if labelled:
            yield from _labelled(task, labelled, text)
            labelled = []
        task = clause
        if not any(word in clause.text for word in _WORTH_A_LOOK) or not (clause.subjects or clause.agencies):
            continue
        if not clause.item and not clause.called:  # before the first number the text tells how things are
            continue
        found = _leading(clause, text) or _monitoring(clause, text)
        if found:
            yield found
    yield from _labelled(task, labelled, text)


def _labelled(task: Clause | None, labels: list[Clause], text: CleanText) -> Iterator[Assignment]:
    """A task with lines of labels below it: "Cơ quan chủ trì: …", "Cơ quan phối hợp: …", "Thời gian: …"."""
    roles: dict[str, tuple[Agency, ...]] = {}
    period = None
    for clause in labels:
        label = LABEL.match(clause.text)
        if label and (label["of"] or lowered(label["role"]) != "thực hiện"):
            roles.setdefault(lowered(label["role"]), tuple(hit.agency for hit in clause.agencies))
        else:
            period = period or PERIOD.search(clause.text)
    leads = roles.get("chủ trì") or roles.get("thực hiện", ())
    if task is None or not leads:
        return
    yield Assignment(
        task=one_line(task.text).strip(" :("),
        passage=text.passage(task.start, labels[-1].end),
        leads=leads,
        coordinators=roles.get("phối hợp", ()),
        monitors=roles.get("theo dõi", ()),
        due=last_day(period) if period else None,
        due_label=one_line(period.group()) if period else None,
        section=task.item or None,
    )


def _leading(clause: Clause, text: CleanText) -> Assignment | None:
    lead = LEADS.search(clause.text)
    if lead is None:
        return None
    opens = not clause.text[: lead.start()].strip(" ,;")
    leads = clause.subjects if opens else before(clause.text, lead.start(), clause.agencies, NEAR)
    if not leads and clause.own and not re.search(r"[:;]", clause.text[: lead.start()]):
        leads = clause.subjects
    if not leads:
        return None
    if bracketed := _bracketed(clause, lead, leads, text):
        return bracketed
    partners, after = _partners(clause, lead)
    task = one_line(clause.text[after:]).lstrip(" ,") or one_line(clause.text)
    monitors = leads if MONITORS.search(clause.text) else ()
    return _assignment(clause, text, task, leads, partners, monitors)


def _bracketed(clause: Clause, lead: re.Match[str], leads: tuple[Agency, ...], text: CleanText) -> Assignment | None:
    """A task with its bearers in brackets behind it: "Tiêm cho dê (Sở Y tế chủ trì, Sở Nội vụ phối hợp)"."""
    bracket = clause.text.rfind("(", 0, lead.start())
    task = one_line(clause.text[:bracket]).strip(" ,:")
    inside = clause.text[bracket + 1 : lead.start()]
    if bracket < 0 or not task or not inside.strip() or ")" in inside or lead["joint"]:
        return None
    helped = re.search(r"\s+phối hợp\b", clause.text[lead.end() :])
    at = lead.end() + helped.start() if helped else lead.end()
    partners = before(clause.text, at, tuple(hit for hit in clause.agencies if hit.start >= lead.end()), NEAR)
    period = PERIOD.search(clause.rest[: clause.rest.find(")") + 1 or None], bracket)
    found = _assignment(clause, text, task, leads, partners, ())
    return replace(found, due=last_day(period), due_label=one_line(period.group())) if period else found


def _monitoring(clause: Clause, text: CleanText) -> Assignment | None:
    """An order to follow up, addressed to the agency at the head of its sentence."""
    found = MONITORS.search(clause.text)
    if found is None or not clause.subjects:
        return None
    rest = clause.text[found.start() :]
    if not (clause.called or clause.own or _DOCUMENT.search(rest)):
        return None
    alone = _NO_OBJECT.match(clause.text, found.end())
    if not alone and not _OF_DOCUMENT.search(rest) and len(rest) > len(found.group()) + 20:
        return None
    return _assignment(clause, text, one_line(rest), (), (), clause.subjects)


def _partners(clause: Clause, lead: re.Match[str]) -> tuple[tuple[Agency, ...], int]:
    """The agencies listed after "phối hợp với", and where the task begins."""
    at = lead.end()
    if not lead["joint"]:
        return (), at
    first = next((hit for hit in clause.agencies if hit.start >= at), None)
    if first is None or lowered(clause.text[at : first.start]).strip() not in _SHARED:
        others = _OTHERS.match(clause.text, at)
        return (), others.end() if others else at
    group = [first, *joined(clause.text, first, [hit for hit in clause.agencies if hit.start > first.start])]
    at = group[-1].end
    if others := _OTHERS.match(clause.text, at):
        at = others.end()
    return tuple(hit.agency for hit in group), at


def _assignment(
    clause: Clause,
    text: CleanText,
    task: str,
    leads: tuple[Agency, ...],
    partners: tuple[Agency, ...],
    monitors: tuple[Agency, ...],
) -> Assignment:
    period = None if _REVIEW.search(task) else PERIOD.search(task)
    return Assignment(
        task=task,
        passage=text.passage(clause.start, clause.end),
        leads=leads,
        coordinators=partners,
        monitors=monitors,
        due=last_day(period) if period else None,
        due_label=one_line(period.group()) if period else None,
        section=clause.item or None,
    )
