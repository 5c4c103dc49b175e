"""Clauses that give someone a duty → assignments (who leads, coordinates, monitors) and the reviews that are ordered."""

import re
from collections.abc import Iterator

from loaders.agencies import Found, find_agencies
from loaders.cleaning import CleanText, one_line
from loaders.dates import PERIOD, last_day
from loaders.facts import Agency, Assignment, Review
from loaders.lines import Kind, Line

_LEADS = re.compile(
    r"(?<!người )(?<!vai trò )(?<!cơ quan )[Cc]hủ trì\b(?!\s+(?:cuộc họp|hội nghị|tiếp|phiên họp))(?:,?\s*(?:và\s+)?(?:phối hợp(?:\s+(?:chặt chẽ\s+)?với)?))?"
)
_WITH = re.compile(r"phối hợp(?:\s+(?:chặt chẽ\s+)?với)?\s*$")
_MONITORS = re.compile(
    r"theo dõi,?\s*(?:hướng dẫn,?\s*|kiểm tra,?\s*)*(?:đôn đốc|kiểm tra|giám sát)|đôn đốc,\s*(?:kiểm tra|giám sát)|theo dõi việc thực hiện",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\s*(?:,|và|,\s*và)?\s*(?:các\s+)?(?:cơ quan|đơn vị|ngành|sở|ban|địa phương|tổ chức)[^.;:]{0,40}?liên quan\s*"
)
_JOIN = re.compile(r"\s*(?:,|và|,\s*và|;)\s*(?:các\s+)?$")
_INTERIM, _FINAL = re.compile(r"sơ kết", re.IGNORECASE), re.compile(r"tổng kết", re.IGNORECASE)
_OWN = re.compile(
    r"(?:Nghị quyết|Chỉ thị|Kết luận|Kế hoạch|Chương trình|Đề án|Quy định)(?:\s+(?:này|hành động này))?|văn bản này"
)
_GENERAL = re.compile(r"(?:công tác|tăng cường|định kỳ|chế độ|thường xuyên)\s+(?:[^.;]{0,40})?$", re.IGNORECASE)
SUBJECT_WITHIN = 60
"""Between an agency and "chủ trì" of which it is the subject stand at most so many characters."""


def read_assignments(lines: tuple[Line, ...], text: CleanText, place: str | None) -> Iterator[Assignment]:
    """Every clause with "chủ trì" whose subject is an agency, and every order to monitor ("theo dõi, đôn đốc").

    A bullet that begins with "Chủ trì" has the agency of the heading above it as its subject.
    """
    above: tuple[Agency, ...] = ()
    for line in lines:
        if line.kind is not Kind.OTHER:
            continue
        words = text.text[line.start : line.end]
        agencies = (
            find_agencies(words, place)
            if _LEADS.search(words) or _MONITORS.search(words) or words.endswith(":")
            else []
        )
        if words.rstrip().endswith(":") and agencies and len(words) < 200:
            above = tuple(hit.agency for hit in agencies)
        for start, end in _clauses(words):
            clause = _assignment(words, start, end, agencies, above, line.start, text)
            if clause is not None:
                yield clause
                above = clause.leads or above


def _clauses(words: str) -> Iterator[tuple[int, int]]:
    """Sentences of a paragraph."""
    start = 0
    for stop in re.finditer(r"[.;](?=\s)|$", words):
        if stop.start() > start:
            yield start, stop.start()
        start = stop.end()


def _assignment(
    words: str,
    start: int,
    end: int,
    agencies: list[Found],
    above: tuple[Agency, ...],
    offset: int,
    text: CleanText,
) -> Assignment | None:
    sentence = words[start:end]
    lead = _LEADS.search(sentence)
    monitor = _MONITORS.search(sentence)
    inside = [hit for hit in agencies if start <= hit.start < end]
    if lead:
        subjects = _subjects(sentence, lead.start(), inside, start)
        if not subjects and not sentence[: lead.start()].strip(" -+•*\n\t0123456789.)"):
            subjects = above
        if not subjects:
            return None
        partners, after = _partners(sentence, lead, inside, start)
        task = one_line(sentence[after:])
    elif monitor and (subjects := _told(sentence, monitor.start(), inside, start)):
        partners, task = (), one_line(sentence[monitor.start() :])
    else:
        return None
    period = PERIOD.search(task) if not _INTERIM.search(task) and not _FINAL.search(task) else None
    return Assignment(
        task=task.lstrip(" ,") or one_line(sentence),
        passage=text.passage(offset + start, offset + end),
        leads=subjects if lead else (),
        coordinators=partners,
        monitors=subjects if monitor else (),
        due=last_day(period) if period else None,
        due_label=one_line(period.group()) if period else None,
    )


def _subjects(sentence: str, at: int, inside: list[Found], start: int) -> tuple[Agency, ...]:
    """The agencies right before the verb, joined by "," and "và"."""
    before = [hit for hit in inside if hit.end - start <= at]
    if (
        not before
        or at - (before[-1].end - start) > SUBJECT_WITHIN
        or re.search(r"[:;]", sentence[before[-1].end - start : at])
    ):
        return ()
    subjects = [before[-1]]
    for hit in reversed(before[:-1]):
        if not _JOIN.fullmatch(sentence[hit.end - start : subjects[0].start - start]):
            break
        subjects.insert(0, hit)
    return tuple(hit.agency for hit in subjects)


def _told(sentence: str, at: int, inside: list[Found], start: int) -> tuple[Agency, ...]:
    """Who is told to monitor: "Giao Ban Thường vụ … đôn đốc", or an agency at the head of the sentence."""
    subjects = [hit for hit in inside if hit.end - start <= at]
    if not subjects:
        return ()
    opens = sentence[: subjects[0].start - start].strip(" -+•*\n\t0123456789.)")
    if opens not in {"", "Giao"}:
        return ()
    joined = [subjects[0]]
    for hit in subjects[1:]:
        if not _JOIN.fullmatch(sentence[joined[-1].end - start : hit.start - start]):
            break
        joined.append(hit)
    return tuple(hit.agency for hit in joined)


def _partners(sentence: str, lead: re.Match[str], inside: list[Found], start: int) -> tuple[tuple[Agency, ...], int]:
    """The agencies listed after "phối hợp với", and where the task begins."""
    at = lead.end()
    if "phối hợp" not in lead.group():
        return (), at
    partners: list[Agency] = []
    for hit in inside:
        begin = hit.start - start
        if begin < at:
            continue
        between = sentence[at:begin]
        if between.strip() and not _JOIN.fullmatch(between):
            break
        partners.append(hit.agency)
        at = hit.end - start
    if others := _OTHERS.match(sentence, at):
        at = others.end()
    return tuple(partners), at


def read_reviews(lines: tuple[Line, ...], text: CleanText) -> Iterator[Review]:
    """Mid-term (`sơ kết`) and final (`tổng kết`) reviews of this document that it orders, with their dates."""
    for line in lines:
        if line.kind is not Kind.OTHER:
            continue
        words = text.text[line.start : line.end]
        for start, end in _clauses(words):
            sentence = words[start:end]
            found = sorted([*_INTERIM.finditer(sentence), *_FINAL.finditer(sentence)], key=lambda match: match.start())
            if not found or not (_OWN.search(sentence) and PERIOD.search(sentence, found[0].start())):
                continue
            for i, match in enumerate(found):
                if _GENERAL.search(sentence[: match.start()]):
                    continue
                stop = found[i + 1].start() if i + 1 < len(found) else len(sentence)
                period = PERIOD.search(sentence, match.end(), stop)
                if period is None and i + 1 < len(found) and len(sentence[match.end() : stop]) < 8:
                    continue
                yield Review(
                    "Interim" if match.group().lower() == "sơ kết" else "Final",
                    text.passage(line.start + start, line.start + end),
                    last_day(period) if period else None,
                    one_line(period.group()) if period else None,
                )
