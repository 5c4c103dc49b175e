"""Which body a name means on a day, and what became of it, by the registers that are installed."""

import pytest

from graph.bodies import Body, body_at, body_of, changes_of
from graph.identity import slug
from graph.places import place_at, places, predecessors
from loaders.facts import Agency
from ontology.namespaces import ID
from ontology.registers import agency_patterns, provinces


def body(kind: str, place: str | None, day: str | None = "2021-06-01", unit: str | None = None) -> Body:
    found = body_at(Agency(kind, kind, place, kind, unit), day)
    assert found is not None
    return found


def path(found: Body) -> str:
    return found.iri.removeprefix(f"{ID}agency/")


@pytest.mark.parametrize(
    ("kind", "place", "day", "expected"),
    [
        # a body that took in another begins anew, a body of another province is another body
        ("so-tai-chinh-tinh", "Bắc Giang", "2021-03-03", "bac-giang/so-tai-chinh-tinh"),
        ("so-tai-chinh-tinh", "Bắc Giang", "2025-02-28", "bac-giang/so-tai-chinh-tinh"),
        ("so-tai-chinh-tinh", "Bắc Giang", "2025-03-01", "bac-giang/so-tai-chinh-tinh-2025"),
        ("so-tai-chinh-tinh", "Bắc Ninh", "2025-06-30", "bac-ninh/so-tai-chinh-tinh-2025"),
        ("so-tai-chinh-tinh", "Bắc Ninh", "2025-07-01", "bac-ninh-2025/so-tai-chinh-tinh"),
        ("so-y-te-tinh", "Cao Bằng", "2026-01-01", "cao-bang/so-y-te-tinh"),
        ("bo-tai-chinh", None, "2025-02-28", "trung-uong/bo-tai-chinh"),
        ("bo-tai-chinh", None, "2026-02-28", "trung-uong/bo-tai-chinh-2025"),
        # a date that is less exact counts from its first day; none means as far back as is known
        ("bo-tai-chinh", None, "2025-03", "trung-uong/bo-tai-chinh-2025"),
        ("bo-tai-chinh", None, "2025", "trung-uong/bo-tai-chinh"),
        ("bo-tai-chinh", None, None, "trung-uong/bo-tai-chinh"),
        # an old letterhead after the merger is recorded, not corrected
        ("tinh-uy", "Bắc Giang", "2025-07-09", "bac-giang/tinh-uy"),
        ("tinh-uy", "Đồng Nai", "2025-07-01", "dong-nai-2025/tinh-uy"),
        ("tinh-uy", "Đồng Nai", "2026-04-30", "dong-nai-2026/tinh-uy"),
        ("tinh-uy", "Huế", "2025-01-01", "hue/tinh-uy"),
        # a province that the register does not know
        ("so-noi-vu-tinh", "Sông Vân", "2021-03-03", "song-van/so-noi-vu-tinh"),
        ("so-noi-vu-tinh", "Sông Vân", "2025-03-03", "song-van/so-noi-vu-tinh-2025"),
    ],
)  # fmt: skip
def test_the_body_that_bore_a_name_on_a_day(kind: str, place: str | None, day: str | None, expected: str) -> None:
    assert path(body(kind, place, day)) == expected


@pytest.mark.parametrize(
    ("kind", "place", "day", "name"),
    [
        ("tinh-uy", "Bắc Giang", "2021", "Tỉnh ủy Bắc Giang"),
        ("tinh-uy", "Huế", "2025-06-01", "Thành ủy Huế"),
        ("tinh-doan", "Hà Nội", "2021", "Thành đoàn Hà Nội"),
        ("so-y-te-tinh", "Đồng Nai", "2026-05-01", "Sở Y tế thành phố Đồng Nai"),
        ("so-y-te-tinh", "Đồng Nai", "2026-04-01", "Sở Y tế tỉnh Đồng Nai"),
        ("cac-so-ban-nganh-tinh", "Sông Vân", "2021", "các sở, ban, ngành tỉnh Sông Vân"),
    ],
)
def test_the_name_of_a_body(kind: str, place: str, day: str, name: str) -> None:
    assert body(kind, place, day).label == name


@pytest.mark.parametrize("kind", [kind.slug for kind in agency_patterns()])
@pytest.mark.parametrize("day", ["2021-03-03", "2026-05-05"])
def test_a_body_is_known_again_by_its_iri(kind: str, day: str) -> None:
    level = next(one.level for one in agency_patterns() if one.slug == kind)
    place = None if level == "central" else "Đồng Nai"
    found = body(kind, place, day, "Bến Sậy" if level in ("district", "commune") else None)
    assert body_of(found.iri) == found


def test_what_is_no_body_of_the_register_is_none() -> None:
    assert body_of(f"{ID}agency/song-van/hoi-nguoi-cao-tuoi-abcdef") is None
    assert body_of(f"{ID}agency/trung-uong/bo-tai-chinh-1999") is None
    assert body_of(f"{ID}doc/song-van/kl/1") is None
    assert body_at(Agency("Hội Đan lưới", "Hội Đan lưới", "Sông Vân"), "2021") is None


# --- what became of it ------------------------------------------------------------------------------------------------


def became(found: Body, depth: int = 6) -> list[str]:
    """The ways on from a body: "date kind → body", followed to their ends; "?" where it is not settled."""
    said = []
    for change in changes_of(found):
        mark = "" if change.row.settled else "? "
        onward = [one for one in change.new if one != found]
        said.append(f"{mark}{change.row.date} {change.row.kind} → {', '.join(map(path, change.new)) or '-'}")
        for one in onward if depth else ():
            said += became(one, depth - 1)
    return said


CHAINS = [
    ("ban-can-su-dang-uy-ban-nhan-dan-tinh", "Bắc Giang", None, [
        "2025-01/2025-03 abolish → bac-giang/dang-uy-uy-ban-nhan-dan-tinh",
        "2025-07-01 merge → bac-ninh-2025/dang-uy-uy-ban-nhan-dan-tinh",
    ]),
    ("so-ke-hoach-va-dau-tu-tinh", "Bình Phước", None, [
        "2025-03-01 merge → binh-phuoc/so-tai-chinh-tinh-2025",
        "2025-07-01 merge → dong-nai-2025/so-tai-chinh-tinh",
        "2026-04-30 rename → dong-nai-2026/so-tai-chinh-tinh",
    ]),
    ("so-giao-thong-van-tai-tinh", "Thừa Thiên Huế", None, [
        "2025-01-01 rename → hue/so-giao-thong-van-tai-tinh",
        "2025-03-01 merge → hue/so-xay-dung-tinh-2025",
    ]),
    ("so-ngoai-vu-tinh", "Sông Vân", None, ["? 2025-03-01 merge → song-van/van-phong-uy-ban-nhan-dan-tinh"]),
    ("hoi-nong-dan-tinh", "Cao Bằng", None, ["2025-07-01 move → cao-bang/hoi-nong-dan-tinh"]),
    ("hoi-nong-dan-tinh", "Hà Nam", None, [
        "2025-07-01 merge → ninh-binh-2025/hoi-nong-dan-tinh",
        "2025-07-01 move → ninh-binh-2025/hoi-nong-dan-tinh",
    ]),
    ("huyen-uy", "Sông Vân", "Bến Sậy", ["? 2025-07-01 abolish → -"]),
    ("huyen-uy", "Thừa Thiên Huế", "Bến Sậy", ["? 2025-07-01 abolish → -"]),
    ("cong-an-huyen", "Sông Vân", "Bến Sậy", ["? 2025-03-01 abolish → -"]),
    ("dang-uy-xa", "Sông Vân", "Đồng Cói", ["? 2025-07-01 merge → -"]),
    ("cac-huyen-uy-thanh-uy", "Sông Vân", None, ["? 2025-07-01 abolish → -"]),
    ("cac-so-ban-nganh-tinh", "Bắc Giang", None, ["2025-07-01 merge → bac-ninh-2025/cac-so-ban-nganh-tinh"]),
    ("bo-giao-thong-van-tai", None, None, ["2025-03-01 merge → trung-uong/bo-xay-dung-2025"]),
    ("bo-chinh-tri", None, None, []),
    ("so-tai-chinh-tinh", "Hà Nội", None, ["2025-03-01 merge → ha-noi/so-tai-chinh-tinh-2025"]),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "place", "unit", "expected"), CHAINS)
def test_what_became_of_a_body(kind: str, place: str | None, unit: str | None, expected: list[str]) -> None:
    assert became(body(kind, place, "2021-06-01", unit)) == expected


def test_of_one_merger_each_side_tells_the_same() -> None:
    sides = [body(kind, "Sông Vân") for kind in ("so-ke-hoach-va-dau-tu-tinh", "so-tai-chinh-tinh")]
    one, other = (next(iter(changes_of(side))) for side in sides)
    assert one == other
    assert set(one.old) == set(sides)


def test_a_part_of_the_tasks_may_go_elsewhere() -> None:
    parts = [
        change
        for change in changes_of(body("so-lao-dong-thuong-binh-va-xa-hoi-tinh", "Sông Vân"))
        if change.row.kind == "part"
    ]
    assert [path(one) for change in parts for one in change.new] == [
        "song-van/so-giao-duc-va-dao-tao-tinh",
        "song-van/so-y-te-tinh",
        "song-van/cong-an-tinh",
    ]


# --- provinces --------------------------------------------------------------------------------------------------------


def test_all_63_provinces_reach_their_successor_of_2025() -> None:
    old = [row for row in provinces() if row.period == "to-2025"]
    new = {row.slug for row in provinces() if row.period == "2025"}
    reached = {}
    for row in old:
        place = place_at(row.name, "2024-06-01")
        while place.change and place.change <= "2025-07-01":
            place = places()[place.successor]
        reached[row.name] = place.id.removesuffix("-2025")
        after = body("tinh-uy", row.name)
        for change in changes_of(after):
            after = change.new[0] if change.row.date <= "2025-07-01" else after
        assert after.place == place, row.name
    print(f"{len(reached)} provinces of 2024 reach {len(set(reached.values()))} of 2025-07-01")
    assert len(reached) == 63
    assert set(reached.values()) == new
    assert len(new) == 34


def test_a_province_that_kept_its_name_is_two_things() -> None:
    assert [place_at("Bắc Ninh", day).id for day in ("2025-06-30", "2025-07-01")] == ["bac-ninh", "bac-ninh-2025"]
    assert [place.id for place in predecessors(places()["bac-ninh-2025"])] == ["bac-giang", "bac-ninh"]
    assert place_at("Hà Nội", "2021").id == place_at("Hà Nội", "2026").id == "ha-noi"


def test_the_slug_of_a_province_is_that_of_its_name() -> None:
    assert [row.slug for row in provinces() if slug(row.name) != row.slug] == []
