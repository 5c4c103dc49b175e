"""Clauses that set up a steering committee → its head's office, deputies, members, and what it oversees."""

from typing import NamedTuple

import pytest
from papers import cases, only, resolution

from loaders.facts import Committee

HEALTH, POLICE, MONEY = "Sở Y tế tỉnh Lạng Sơn", "Công an tỉnh Lạng Sơn", "Sở Tài chính tỉnh Lạng Sơn"
DEPUTY = "phó trưởng ban: Chủ tịch UBND tỉnh"


class Seats(NamedTuple):
    words: str
    name: str
    head: str
    members: tuple[str, ...]


GOATS = "Ban chỉ đạo nuôi dê núi"
SEATS = {
    "in one sentence": Seats(
        "1. Thành lập Ban chỉ đạo nuôi dê núi do đồng chí Bí thư Tỉnh ủy làm Trưởng ban; thành viên gồm các sở: Y tế, Tài chính.",
        GOATS,
        "Bí thư Tỉnh ủy",
        (HEALTH, MONEY),
    ),
    "with a deputy": Seats(
        "1. Thành lập Ban chỉ đạo nuôi dê núi do đồng chí Bí thư Tỉnh ủy làm Trưởng ban, Chủ tịch UBND tỉnh làm Phó Trưởng ban;"
        " thành viên gồm Công an tỉnh.",
        GOATS,
        "Bí thư Tỉnh ủy",
        (DEPUTY, POLICE),
    ),
    "with a name": Seats(
        "1. Thành lập Ban chỉ đạo nuôi dê núi do đồng chí Vi Văn Sấu, Bí thư Tỉnh ủy làm Trưởng ban.",
        GOATS,
        "Bí thư Tỉnh ủy",
        (),
    ),
    "a list of roles": Seats(
        "1. Thành lập Ban chỉ đạo nuôi dê núi gồm các ông, bà:\n\n1. Trưởng ban: Bí thư Tỉnh ủy;\n\n"
        "2. Phó Trưởng ban: Chủ tịch UBND tỉnh;\n\n3. Các thành viên:\n\n- Giám đốc Sở Y tế;\n\n- Giám đốc Công an tỉnh.\n\n"
        "2. Bản nuôi dê.",
        GOATS,
        "Bí thư Tỉnh ủy",
        (DEPUTY, HEALTH, POLICE),
    ),
    "a list on one line": Seats(
        "1. Thành lập Ban chỉ đạo nuôi dê núi gồm các ông, bà: 1. Trưởng ban: Bí thư Tỉnh ủy; 2. Phó Trưởng ban: Chủ tịch UBND tỉnh;"
        " 3. Các thành viên: - Giám đốc Sở Y tế; - Giám đốc Công an tỉnh.",
        GOATS,
        "Bí thư Tỉnh ủy",
        (DEPUTY, HEALTH, POLICE),
    ),
    "a list of people": Seats(
        "Điều 1. Thành lập Ban Chỉ đạo nuôi dê núi, gồm các thành viên sau:\n\n1. Ông Vi Văn Sấu, Bí thư Tỉnh ủy - Trưởng ban;\n\n"
        "2. Ông Lò Văn Pính, Chủ tịch UBND tỉnh - Phó Trưởng ban thường trực;\n\n"
        "3. Bà Nông Thị Mận, Giám đốc Sở Y tế - Thành viên;\n\n4. Mời ông Hà Văn Vần, Giám đốc Sở Tài chính - Thành viên.\n\n"
        "Điều 2. Bản nuôi dê.",
        "Ban Chỉ đạo nuôi dê núi",
        "Bí thư Tỉnh ủy",
        (DEPUTY, HEALTH, MONEY),
    ),
    "roles and people": Seats(
        "1. Lập Ban chỉ đạo nuôi dê núi, gồm:\n\n- Trưởng ban: Đồng chí Vi Văn Sấu, Bí thư Tỉnh ủy.\n\n"
        "- Các thành viên: lãnh đạo Sở Y tế, Công an tỉnh.",
        GOATS,
        "Bí thư Tỉnh ủy",
        (HEALTH, POLICE),
    ),
    "an office that sounds like a role": Seats(
        "1. Thành lập Ban chỉ đạo nuôi dê núi, gồm:\n\n- Đồng chí Trưởng Ban Tổ chức Tỉnh ủy làm Trưởng ban;\n\n"
        "- Đồng chí Trưởng Ban Dân vận Tỉnh ủy, thành viên.",
        GOATS,
        "Trưởng Ban Tổ chức Tỉnh ủy",
        ("Ban Dân vận Tỉnh ủy Lạng Sơn",),
    ),
    "a working group that steers": Seats(
        "1. Thành lập Tổ công tác chỉ đạo nuôi dê núi do Giám đốc Sở Y tế làm Tổ trưởng.",
        "Tổ công tác chỉ đạo nuôi dê núi",
        "Giám đốc Sở Y tế",
        (),
    ),
}


def committee(words: str, kind: str = "NGHỊ QUYẾT", symbol: str = "40-NQ/TU") -> Committee:
    (found,) = only(resolution(words, kind=kind, symbol=symbol)).committees
    return found


@pytest.mark.parametrize("case", cases(SEATS))
def test_a_committee_has_a_head_and_members(case: Seats) -> None:
    found = committee(case.words)
    assert (found.name, found.head) == (case.name, case.head)
    assert tuple(member.name for member in found.members) == case.members


@pytest.mark.parametrize(
    "words",
    [
        "1. Ban chỉ đạo nuôi dê núi họp mỗi quý, gồm: đọc báo cáo; đếm dê.",
        "1. Thành lập Ban chỉ đạo nuôi dê núi.",
        "1. Thành lập Tổ giúp việc do Giám đốc Sở Y tế làm Tổ trưởng.",
        "1. Thành lập Hội đồng chấm dê do Giám đốc Sở Y tế làm Chủ tịch.",
        "1. Ban chỉ đạo do tỉnh lập đã đếm dê.",
    ],
)
def test_without_a_head_or_of_another_kind_it_is_none(words: str) -> None:
    assert only(resolution(words)).committees == ()


def test_a_list_ends_where_the_paper_goes_on() -> None:
    found = committee(SEATS["a list of people"].words)
    assert "Điều 2" not in found.passage.quote
    assert found.passage.quote.endswith("Thành viên.")


BY = "do Bí thư Tỉnh ủy làm Trưởng ban."
OVERSEEN: dict[str, tuple[str, tuple[str | None, str | None] | None, bool]] = {
    "a paper with a number": (
        f"1. Lập Ban chỉ đạo thực hiện Chỉ thị số 9-CT/TU ngày 04/5/2018 {BY}",
        ("CT", "9-CT/TU"),
        False,
    ),
    "a paper by its subject": (f"1. Lập Ban chỉ đạo thực hiện Đề án trồng hồi {BY}", ("DA", "Đề án trồng hồi"), False),
    "the programme of the heading": (
        f"I. VIỆC\n\n1. Chương trình trồng hồi\n\n1.1. Phân công\n\n- Lập Ban chỉ đạo thực hiện Chương trình {BY}",
        ("CTr", "Chương trình trồng hồi"),
        False,
    ),
    "not the programme of a heading above": (
        f"I. VIỆC\n\n1. Chương trình trồng hồi\n\n2. Nuôi dê\n\n- Lập Ban chỉ đạo thực hiện Chương trình {BY}",
        None,
        False,
    ),
    "this paper": (f"1. Lập Ban chỉ đạo thực hiện Nghị quyết này {BY}", None, True),
    "this paper without saying so": (f"1. Lập Ban chỉ đạo thực hiện Nghị quyết {BY}", None, True),
    "another paper without saying which": (f"1. Lập Ban chỉ đạo thực hiện Đề án {BY}", None, False),
    "a matter": (f"1. Lập Ban chỉ đạo nuôi dê núi {BY}", None, False),
}


@pytest.mark.parametrize(("words", "overseen", "this"), cases(OVERSEEN))
def test_a_committee_oversees_what_its_name_or_heading_names(
    words: str, overseen: tuple[str | None, str | None] | None, this: bool
) -> None:
    found = committee(words)
    said = found.oversees
    assert ((said.type, said.symbol or said.name) if said else None, found.oversees_this) == (overseen, this)
