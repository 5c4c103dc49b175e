"""Clauses that give someone a duty → who leads, coordinates and monitors, and the reviews that are ordered."""

from typing import NamedTuple

import pytest
from papers import cases, only, resolution

from loaders.facts import Assignment

OFFICE, ORGANISATION = "Văn phòng Tỉnh ủy Lạng Sơn", "Ban Tổ chức Tỉnh ủy Lạng Sơn"
MASS, HEALTH = "Ban Dân vận Tỉnh ủy Lạng Sơn", "Sở Y tế tỉnh Lạng Sơn"


class Duty(NamedTuple):
    words: str
    leads: tuple[str, ...] = ()
    coordinators: tuple[str, ...] = ()
    monitors: tuple[str, ...] = ()
    due: str | None = None


DUTIES = {
    "leads": Duty("Giao Sở Y tế chủ trì tiêm cho đàn dê.", (HEALTH,)),
    "leads, without Giao": Duty("Sở Y tế chủ trì tiêm cho đàn dê.", (HEALTH,)),
    "with a partner": Duty("Sở Y tế chủ trì, phối hợp với Ban Dân vận Tỉnh ủy tiêm cho dê.", (HEALTH,), (MASS,)),
    "with two partners": Duty(
        "Sở Y tế chủ trì, phối hợp với Ban Dân vận Tỉnh ủy, Văn phòng Tỉnh ủy tiêm cho dê.", (HEALTH,), (MASS, OFFICE)
    ),
    "with partners joined by và": Duty(
        "Sở Y tế chủ trì phối hợp với Ban Dân vận Tỉnh ủy và Văn phòng Tỉnh ủy tiêm cho dê.", (HEALTH,), (MASS, OFFICE)
    ),
    "with others": Duty(
        "Sở Y tế chủ trì, phối hợp với Văn phòng Tỉnh ủy và những đơn vị có liên quan tiêm dê.", (HEALTH,), (OFFICE,)
    ),
    "closely": Duty("Sở Y tế chủ trì, phối hợp chặt chẽ với Ban Dân vận Tỉnh ủy tiêm dê.", (HEALTH,), (MASS,)),
    "two leads": Duty("Sở Y tế, Ban Dân vận Tỉnh ủy chủ trì tiêm cho dê.", (HEALTH, MASS)),
    "leads and monitors": Duty(
        "Giao Văn phòng Tỉnh ủy chủ trì, phối hợp với Ban Tổ chức Tỉnh ủy theo dõi, đôn đốc việc nuôi dê.",
        (OFFICE,),
        (ORGANISATION,),
        (OFFICE,),
    ),
    "monitors": Duty("Giao Văn phòng Tỉnh ủy theo dõi, đôn đốc việc nuôi dê.", (), (), (OFFICE,)),
    "monitors, without Giao": Duty("Văn phòng Tỉnh ủy theo dõi, kiểm tra việc nuôi dê.", (), (), (OFFICE,)),
    "two monitors": Duty(
        "Giao Văn phòng Tỉnh ủy, Ban Tổ chức Tỉnh ủy theo dõi, đôn đốc việc nuôi dê.", (), (), (OFFICE, ORGANISATION)
    ),
    "with departments that share their kind": Duty(
        "Văn phòng Tỉnh ủy chủ trì, phối hợp với các sở: Nội vụ, Y tế và Ban Dân vận Tỉnh ủy tiêm cho dê.",
        (OFFICE,),
        ("Sở Nội vụ tỉnh Lạng Sơn", HEALTH, MASS),
    ),
    "in brackets": Duty(
        "Tiêm cho dê (Sở Y tế chủ trì, Ban Dân vận Tỉnh ủy phối hợp; xong trong quý III/2023).",
        (HEALTH,),
        (MASS,),
        due="2023-09-30",
    ),
    "behind labels": Duty(
        "Tiêm cho dê. Cơ quan chủ trì: Sở Y tế. Cơ quan phối hợp: Ban Dân vận Tỉnh ủy. Thời gian: Quý III/2023.",
        (HEALTH,),
        (MASS,),
        due="2023-09-30",
    ),
    "behind labels on lines of their own": Duty(
        "Tiêm cho dê.\n\n- Đơn vị chủ trì: Sở Y tế;\n\n- Đơn vị phối hợp: Ban Dân vận Tỉnh ủy, Văn phòng Tỉnh ủy;\n\n"
        "- Thời gian hoàn thành: trước ngày 30/8/2023.",
        (HEALTH,),
        (MASS, OFFICE),
        due="2023-08-30",
    ),
    "by a day": Duty("Sở Y tế chủ trì tiêm cho dê trước ngày 30/8/2023.", (HEALTH,), due="2023-08-30"),
    "by a quarter": Duty("Sở Y tế chủ trì tiêm cho dê, xong trong quý III/2023.", (HEALTH,), due="2023-09-30"),
    "across a page break": Duty(
        "Sở Y tế chủ trì tiêm cho dê, xong trước\n\nngày 30/8/2023.", (HEALTH,), due="2023-08-30"
    ),
}
NO_DUTIES = {
    "chairing a meeting": "Sở Y tế chủ trì cuộc họp sáng nay.",
    "whoever leads": "Người chủ trì phải biết nuôi dê.",
    "a person in office": "Đồng chí Bí thư Tỉnh ủy chủ trì tiêm cho dê.",
    "nobody named": "Các bạn trẻ chủ trì tiêm cho dê.",
    "no duty": "Sở Y tế khen đàn dê.",
}


def duty(assignment: Assignment) -> tuple[object, ...]:
    return (
        tuple(agency.name for agency in assignment.leads),
        tuple(agency.name for agency in assignment.coordinators),
        tuple(agency.name for agency in assignment.monitors),
        assignment.due,
    )


@pytest.mark.parametrize("case", cases(DUTIES))
def test_a_clause_tells_who_leads_who_helps_and_who_watches(case: Duty) -> None:
    (assignment,) = only(resolution(f"I. VIỆC\n\n1. {case.words}")).assignments
    assert duty(assignment) == case[1:]


@pytest.mark.parametrize("words", cases(NO_DUTIES))
def test_words_alone_are_no_duty(words: str) -> None:
    assert only(resolution(f"I. VIỆC\n\n1. {words}")).assignments == ()


def test_two_sentences_are_two_duties() -> None:
    body = "1. Sở Y tế chủ trì tiêm cho dê. Văn phòng Tỉnh ủy theo dõi, đôn đốc."
    assert [duty(a)[:3] for a in only(resolution(body)).assignments] == [((HEALTH,), (), ()), ((), (), (OFFICE,))]


def test_bullets_belong_to_the_agency_above_them() -> None:
    body = "1. Sở Y tế:\n\n- Chủ trì tiêm cho dê.\n\n- Chủ trì cân dê."
    found = only(resolution(body)).assignments
    assert [(duty(a)[0], a.task) for a in found] == [((HEALTH,), "tiêm cho dê"), ((HEALTH,), "cân dê")]


def test_a_duty_quotes_its_sentence() -> None:
    body = "1. Dê khỏe. Giao Sở Y tế chủ trì tiêm cho dê trong quý I/2023; báo cáo sau."
    (found,) = only(resolution(body)).assignments
    assert found.passage.quote == "Giao Sở Y tế chủ trì tiêm cho dê trong quý I/2023"
    assert found.due_label == "quý I/2023"


REVIEWS = {
    "both": (
        "Sơ kết việc thực hiện Nghị quyết này vào quý II/2024, tổng kết vào quý IV/2026.",
        {("Interim", "2024-06-30"), ("Final", "2026-12-31")},
    ),
    "interim only": ("Sơ kết Nghị quyết này trong tháng 6/2024.", {("Interim", "2024-06-30")}),
    "final only": ("Năm 2026 tới, tổng kết Nghị quyết này vào cuối năm 2026.", {("Final", "2026-12-31")}),
    "every half year": ("Định kỳ sơ kết 6 tháng một lần việc thực hiện Nghị quyết này.", {("Interim", None)}),
    "at the end of the term": ("Tham mưu Tỉnh ủy tổng kết vào cuối nhiệm kỳ.", {("Final", None)}),
    "in the middle of the term": (
        "Sơ kết giữa nhiệm kỳ (năm 2024), tổng kết vào cuối nhiệm kỳ (năm 2026).",
        {("Interim", "2024-12-31"), ("Final", "2026-12-31")},
    ),
    "the date ahead": ("Quý IV/2026, tổng kết Nghị quyết này.", {("Final", "2026-12-31")}),
    "both dates ahead": (
        "Năm 2024 tiến hành sơ kết, năm 2026 tổng kết việc thực hiện Nghị quyết.",
        {("Interim", "2024-12-31"), ("Final", "2026-12-31")},
    ),
    "one ahead, one behind": (
        "Quý II/2024 sơ kết và tổng kết vào quý IV/2026.",
        {("Interim", "2024-06-30"), ("Final", "2026-12-31")},
    ),
    "the date ahead, of another's work": ("Năm 2024 sơ kết và tổng kết cuộc thi nuôi dê.", set()),
    "in one word": ("Tiến hành sơ, tổng kết việc thực hiện Nghị quyết này.", {("Interim", None), ("Final", None)}),
    "at a meeting to come": ("Tổ chức hội nghị sơ kết Nghị quyết này vào quý II/2024.", {("Interim", "2024-06-30")}),
    "of this paper by its number": ("Tổng kết Nghị quyết số 40-NQ/TU vào quý II/2026.", {("Final", "2026-06-30")}),
    "of another paper": ("Tổng kết Nghị quyết số 7-NQ/TU vào quý II/2024.", set()),
    "in the past": ("Qua tổng kết 5 năm thực hiện Nghị quyết, đàn dê tăng trong năm 2021.", set()),
    "after one": ("Sau khi sơ kết Nghị quyết này trong năm 2024, các bản nuôi thêm.", set()),
    "on the ground of one": ("Trên cơ sở tổng kết việc thực hiện Nghị quyết năm 2021, các bản nuôi thêm.", set()),
    "of another's work": ("Hội làm vườn tổng kết cuộc thi vào tháng 6/2024.", set()),
    "as a habit": ("Tăng cường sơ kết, tổng kết việc nuôi dê.", set()),
    "none": ("Nghị quyết này đến từng bản trong tháng 6/2024.", set()),
}


@pytest.mark.parametrize(("words", "expected"), cases(REVIEWS))
def test_a_review_of_this_paper_has_a_kind_and_a_date(words: str, expected: set[tuple[str, str | None]]) -> None:
    found = only(resolution(f"1. Nuôi dê.\n\n2. {words}")).reviews
    assert {(review.kind, review.due) for review in found} == expected


def test_a_review_without_a_date_keeps_the_time_as_printed() -> None:
    (found,) = only(resolution("1. Nuôi dê.\n\n2. Tham mưu Tỉnh ủy tổng kết vào cuối nhiệm kỳ.")).reviews
    assert (found.due, found.due_label) == (None, "cuối nhiệm kỳ")
