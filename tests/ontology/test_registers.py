"""Registers that contradict themselves are told with file, line and reason; those that are installed hold together."""

import pytest

from ontology.checking import check, check_registers
from ontology.registers import AgencyPattern
from ontology.reorganisations import read_reorganisations
from ontology.tables import RegisterError, Row, rows_in

AGENCIES = """slug,level,branch,name,parent,aliases,valid_from,valid_to,note,verified
hoi-dong,provincial,state,Hội đồng Kênh tỉnh {province},,HĐK|HĐK tỉnh,,,,verified (letterhead)
so-kenh,provincial,state,Sở Kênh tỉnh {province},Hội đồng Kênh tỉnh {province},SK,,,,general knowledge
so-dap,provincial,state,Sở Đập tỉnh {province},Hội đồng Kênh tỉnh {province},SD,,,,general knowledge
phong-kenh,district,state,Phòng Kênh {district},,PK,,,,partly verified (one paper)
"""
PROVINCES = """period,slug,name,name_en,kind,code,valid_from,valid_to,successor,successor_from,merged_from,aliases,basis,note
old,song-van,Sông Vân,Song Van,tỉnh,1,,2031-06-30,tỉnh Núi Mây,2031-07-01,,,Luật 1,
old,nui-may,Núi Mây,Nui May,tỉnh,2,,2031-06-30,tỉnh Núi Mây,2031-07-01,,,Luật 1,
new,nui-may,Núi Mây,Nui May,tỉnh,2,2031-07-01,,,,Núi Mây|Sông Vân,,Luật 2,
"""
CHANGES = """event,date,kind,old,new,basis,source,verified,settled,note,note_en
tinh,2031-07-01,merge,all: province,the same: {successor},Luật 2,,verified,yes,,
so-kenh-dap,2030-03,merge,Sở Kênh tỉnh {province}|Sở Đập tỉnh {province},Sở Kênh tỉnh {province},Luật 3,,verified,yes,,
cac-so,2031-07-01,merge,all: provincial state,the same: {successor},Luật 2,,verified,yes,,
cap-huyen,2031-07-01,abolish,all: district,,Luật 2,,verified,no,không còn,ended
"""
FILES = {"agencies.csv": AGENCIES, "provinces.csv": PROVINCES, "reorganisations.csv": CHANGES}


def patterns(rows: list[Row]) -> list[AgencyPattern]:
    columns = ("slug", "level", "branch", "name", "parent")
    return [
        AgencyPattern(
            *(row[c] for c in columns), row.parts("aliases"), row["valid_from"], row["valid_to"], row["verified"]
        )
        for row in rows
    ]


def checked(files: dict[str, str]) -> None:
    agencies, provinces, changes = (rows_in(name, text) for name, text in files.items())
    check(agencies, provinces, changes, patterns(agencies))


def test_the_installed_registers_hold_together() -> None:
    check_registers()


def test_small_registers_that_hold_together() -> None:
    checked(FILES)


CONTRADICTIONS = [
    # file, line, what stands there, what is written instead, what is said
    ("agencies.csv", 4, "so-dap,", "so-kenh,", "the slug “so-kenh” stands in line 3 already"),
    ("agencies.csv", 4, "Sở Đập tỉnh", "Sở Kênh tỉnh", "the name “Sở Kênh tỉnh {province}” stands in line 3 already"),
    ("agencies.csv", 5, "PK", "PK,PK2", "not 10 cells"),
    ("agencies.csv", 4, "provincial", "regional", "“regional” is no level"),
    ("agencies.csv", 3, "state", "court", "“court” is no branch"),
    ("agencies.csv", 3, "general knowledge", "I think so", "does not say how sure"),
    ("agencies.csv", 4, "Hội đồng Kênh tỉnh {province},SD", "Hội đồng Đê,SD", "the parent “Hội đồng Đê” is no agency"),
    ("agencies.csv", 2, "{province},,", "{province},Sở Kênh tỉnh {province},", "stands under itself"),
    ("agencies.csv", 3, ",SK,", ",hđk,", "is claimed by “Sở Kênh tỉnh {province}” and, in line 2, by “Hội đồng Kênh"),
    ("provinces.csv", 2, "tỉnh Núi Mây,2031-07-01", "tỉnh Núi Sương,2031-07-01", "“tỉnh Núi Sương” from “2031-07-01” is no province"),
    ("provinces.csv", 2, "2031-06-30", "2031-06-31", "“2031-06-31” under valid_to is no date"),
    ("provinces.csv", 3, "2031-06-30", "2031-05-30", "but the successor begins on 2031-07-01"),
    ("provinces.csv", 4, "Núi Mây|Sông Vân", "Núi Mây", "the rows that name Núi Mây as successor are Núi Mây, Sông Vân"),
    ("provinces.csv", 4, "2031-07-01,,,,", "2031-07-01,2031-06-30,tỉnh Núi Mây,2031-07-01,", "circular succession"),
    ("provinces.csv", 3, "nui-may", "song-van", "the slug “song-van” stands in line 2 already"),
    ("reorganisations.csv", 3, "2030-03", "2030-13", "“2030-13” is no date"),
    ("reorganisations.csv", 3, "2030-03", "2030-02-30", "“2030-02-30” is no date"),
    ("reorganisations.csv", 3, "2030-03", "spring", "“spring” is no date"),
    ("reorganisations.csv", 3, "2030-03", "2030-03/2029", "ends before it begins"),
    ("reorganisations.csv", 3, "merge", "melt", "“melt” is no kind"),
    ("reorganisations.csv", 3, "Sở Đập tỉnh", "Sở Đê tỉnh", "“Sở Đê tỉnh {province}” is no agency of agencies.csv"),
    ("reorganisations.csv", 4, "all: provincial state", "all: provincial navy", "no such level or branch"),
    ("reorganisations.csv", 3, "verified", "sure", "“sure” is no verified"),
    ("reorganisations.csv", 5, ",no,không", ",yes,không", "nothing stands under new"),
    ("reorganisations.csv", 5, "không còn,ended", "không còn,", "in one language only"),
    ("reorganisations.csv", 3, "Sở Kênh tỉnh {province}|Sở Đập tỉnh {province},", ",", "nothing stands under old"),
    ("reorganisations.csv", 4, "cac-so", "tinh", "the event “tinh” stands in line 2 already"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "line", "old", "new", "words"), CONTRADICTIONS, ids=lambda value: str(value)[:30])
def test_a_contradiction_is_told_where_it_stands(file: str, line: int, old: str, new: str, words: str) -> None:
    lines = FILES[file].splitlines()
    assert old in lines[line - 1]
    lines[line - 1] = lines[line - 1].replace(old, new, 1)
    with pytest.raises(RegisterError) as error:
        checked(FILES | {file: "\n".join(lines) + "\n"})
    assert words in str(error.value)
    assert f"ontology/{file}, line " in str(error.value)
    assert "\n" not in str(error.value)


ADDED = [
    # a row at the end of reorganisations.csv, and what is said of it
    ("x,2033,rename,Sở Kênh tỉnh {province},Sở Đập tỉnh {province},,,verified,yes,,", "circular succession: Sở Kênh"),
    ("x,2030-03-15,abolish,Sở Đập tỉnh {province},,,,verified,no,hết,ended", "ends by this event and, at the same time, by “so-kenh-dap” in line 3"),
]  # fmt: skip


@pytest.mark.parametrize(("row", "words"), ADDED)
def test_a_second_change_may_not_contradict_the_first(row: str, words: str) -> None:
    with pytest.raises(RegisterError, match=r"ontology/reorganisations\.csv, line 6: ") as error:
        checked(FILES | {"reorganisations.csv": f"{CHANGES}{row}\n"})
    assert words in str(error.value)


@pytest.mark.parametrize(
    ("event", "words"),
    [
        ("cac-so", "no row of reorganisations.csv tells what becomes of “Hội đồng Kênh tỉnh {province}” on 2031-07-01"),
        ("tinh", "no row “all: province” of reorganisations.csv tells of 2031-07-01"),
    ],
)
def test_a_day_on_which_nobody_says_what_becomes_of_a_body(event: str, words: str) -> None:
    lines = [line for line in CHANGES.splitlines() if not line.startswith(event)]
    with pytest.raises(RegisterError) as error:
        checked(FILES | {"reorganisations.csv": "\n".join(lines)})
    assert str(error.value) == f"ontology/provinces.csv, line 2: {words}."


def test_a_body_may_hand_its_abbreviation_on() -> None:
    checked(FILES | {"agencies.csv": AGENCIES.replace(",SD,", ",SK,")})


@pytest.mark.parametrize(
    ("date", "earliest", "latest"),
    [
        ("2030-03-05", "2030-03-05", "2030-03-05"),
        ("2032-02", "2032-02-01", "2032-02-29"),
        ("2030", "2030-01-01", "2030-12-31"),
        ("2030-01/2030-03", "2030-01-01", "2030-03-31"),
        ("2030/2031", "2030-01-01", "2031-12-31"),
    ],
)
def test_a_date_is_kept_as_exact_as_it_is(date: str, earliest: str, latest: str) -> None:
    rows = rows_in("reorganisations.csv", CHANGES.replace("2030-03", date))
    change = read_reorganisations(rows, patterns(rows_in("agencies.csv", AGENCIES)))[1]
    assert (change.date, change.earliest, change.latest) == (date, earliest, latest)
