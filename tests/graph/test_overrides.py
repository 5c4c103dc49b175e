"""A file of overrides: what each kind of row does, what the build says of it, and what stops the build."""

from pathlib import Path

import pytest
from made_up import SONG_VAN, ask, column, doc, document, reading, row, tinh_uy
from made_up_files import paper

from graph.build import Summary, build
from graph.check import check_shapes
from graph.export import export
from graph.override_file import OverrideError, read_overrides
from graph.overrides import Overrides
from graph.store import Store
from graph.triples import quads_of
from loaders.facts import Agency
from ontology.namespaces import ID

HEADER = "kind,subject,object,date,note\n"
NQ88, KL53 = "doc/song-van/nq/88-nq-tu/2016-08-15", "doc/song-van/kl/53-kl-tu/2021-03-03"
OWN_DAY = "doc/song-van/nq/88-nq-tu/2016-08-16"
LED = "Làm như sau.\n\n1. Giao Văn phòng Tỉnh ủy chủ trì, phối hợp với Ban Nội chính Tỉnh ủy tiêm phòng cho vịt."


def overrides(folder: Path, *rows: str, header: str = HEADER) -> Path:
    path = folder / "overrides.csv"
    path.write_text(header + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def built(papers: Path, place: Path, *rows: str) -> tuple[Store, Summary]:
    summary = build([papers], place, overrides=overrides(papers.parent, *rows))
    return Store.open(place), summary


def content(place: Path, file: Path) -> bytes:
    export(Store.open(place), file)
    return file.read_bytes()


@pytest.fixture
def misdated(papers: Path) -> Path:
    """A second conclusion names the resolution of 15 August 2016 by the day after."""
    words = "về việc tiếp tục thực hiện Nghị quyết số 88-NQ/TU, ngày 16/8/2016 của Tỉnh ủy về cải cách thủ tục"
    (papers / "sai-ngay.txt").write_text(paper("60-KL/TU", "2022-03-03", title=words), encoding="utf-8")
    return papers


# --- same-as ------------------------------------------------------------------------------------------------------


def test_two_documents_become_one_under_the_iri_of_the_object(misdated: Path, place: Path) -> None:
    store, summary = built(misdated, place, f"same-as,{OWN_DAY},{NQ88},,sai ngày")
    assert column(store, f"?x vm:continues {doc(NQ88.removeprefix('doc/'))}") == [
        KL53,
        "doc/song-van/kl/60-kl-tu/2022-03-03",
    ]
    assert column(store, f"{doc(NQ88.removeprefix('doc/'))} eli:date_document ?x") == ["2016-08-15"]
    assert not ask(store, f"<{ID}{OWN_DAY}> a vm:Document")
    assert summary.overrides == (f"overrides.csv, line 2: same-as {OWN_DAY} → {NQ88}: taken for one, in 1 source",)
    assert check_shapes(store) == []


def test_what_is_written_out_has_them_as_one_too(misdated: Path, place: Path, tmp_path: Path) -> None:
    built(misdated, place, f"same-as,{ID}{OWN_DAY},{ID}{NQ88},,")
    said = [line for line in content(place, tmp_path / "a.nq").decode().splitlines() if OWN_DAY in line]
    assert [line.split(" ")[1] for line in said] == ["<http://www.w3.org/2002/07/owl#sameAs>"]


def test_two_held_documents_that_are_one_have_one_date_and_both_sources(papers: Path, place: Path) -> None:
    (papers / "ban-khac.txt").write_text(paper("88-NQ/TU", "2016-08-16", title="về cải cách thủ tục"), encoding="utf-8")
    store, _ = built(papers, place, f"same-as,{OWN_DAY},{NQ88},,")
    one = doc(NQ88.removeprefix("doc/"))
    assert column(store, f"{one} eli:date_document ?x") == ["2016-08-15"]
    assert column(store, f"{one} vm:heldIn/dcterms:identifier ?x") == ["ban-khac.txt", "nghi-quyet.txt"]
    assert check_shapes(store) == []


def test_the_one_that_is_kept_is_described_by_the_other_where_no_source_has_its_text(papers: Path, place: Path) -> None:
    store, _ = built(papers, place, f"same-as,{NQ88},{OWN_DAY},,")
    kept = doc(OWN_DAY.removeprefix("doc/"))
    assert column(store, f"{kept} dcterms:title ?x") == ["cải cách thủ tục"]
    assert ask(store, f"{kept} vm:status vm:Held ; eli:id_local '88-NQ/TU'")


def test_two_agencies_become_one_with_both_names(papers: Path, place: Path) -> None:
    (papers / "chi-thi.txt").write_text(paper("05-CT/TU", "2021-06-01", body=LED), encoding="utf-8")
    same = "same-as,agency/song-van/ban-noi-chinh-tinh-uy,agency/song-van/tinh-uy,,"
    store, summary = built(papers, place, same)
    kept = f"<{ID}agency/song-van/tinh-uy>"
    assert column(store, f"{kept} skos:prefLabel ?x") == ["Tỉnh ủy Sông Vân"]
    assert "Ban Nội chính Tỉnh ủy Sông Vân" in column(store, f"{kept} skos:altLabel ?x")
    assert ask(store, f"?duty vm:coordinate {kept}")
    assert "taken for one, in 1 source" in summary.overrides[0]
    assert check_shapes(store) == []


# --- not-same-as --------------------------------------------------------------------------------------------------


def test_a_citation_that_does_not_mean_a_document_is_open_again(papers: Path, place: Path) -> None:
    store, _ = built(papers, place)
    (citation,) = column(store, f"?x vm:citedDocument {doc(NQ88.removeprefix('doc/'))}")
    store, summary = built(papers, place, f"not-same-as,{citation},{NQ88},,")
    assert column(store, f"<{ID}{citation}> vm:resolution ?x") == ["Open"]
    assert not ask(store, f"?d vm:continues|eli:cites {doc(NQ88.removeprefix('doc/'))}")
    assert summary.overrides[0].endswith("kept apart")
    assert check_shapes(store) == []


def test_a_row_that_a_document_did_not_meet(place: Path, tmp_path: Path, sample_folder: Path) -> None:
    build([sample_folder], place)
    pairs = Store.open(place).rows("SELECT ?r ?d WHERE { ?r <https://w3id.org/vanmach/ns#fulfilledBy> ?d } ORDER BY ?r")
    wrong = pairs[0]
    file = overrides(tmp_path, f"not-same-as,{wrong['r']},{wrong['d']},,")
    build([sample_folder], place, overrides=file)
    store = Store.open(place)
    assert not ask(store, f"<{wrong['r']}> vm:fulfilledBy <{wrong['d']}>")
    assert len(column(store, "?x vm:fulfilledBy ?d")) >= len(pairs) - 1


# --- alias --------------------------------------------------------------------------------------------------------


FERRYMEN = Agency("Tổ Chèo đò bến Sậy", "Tổ Chèo đò bến Sậy", SONG_VAN, None)


def led_by(agency: Agency, tmp_path: Path, *rows: str) -> tuple[Store, tuple[str, ...]]:
    """The store of one plan whose only row `agency` leads, with overrides."""
    plan = document("05-CTr/TU", "2020-11-20", planned=(row("về bến đò", leads=(agency,)),), issuer=tinh_uy())
    said = quads_of(reading("p.txt", plan))
    obeyed = Overrides(read_overrides(overrides(tmp_path, *rows)))
    store = Store.in_memory([*said, *obeyed.quads(Store.in_memory(said).dataset)])
    return store, obeyed.told(store.dataset)


def test_an_agency_that_no_register_knows_is_one_of_the_register_by_its_printed_name(tmp_path: Path) -> None:
    store, did = led_by(FERRYMEN, tmp_path, "alias,tổ chèo đò  BẾN SẬY,agency/song-van/van-phong-tinh-uy,,")
    kept = f"<{ID}agency/song-van/van-phong-tinh-uy>"
    assert column(store, "?row vm:lead ?x") == ["agency/song-van/van-phong-tinh-uy"]
    assert column(store, f"{kept} skos:prefLabel ?x") == ["Văn phòng Tỉnh ủy Sông Vân"]
    assert "Tổ Chèo đò bến Sậy" in column(store, f"{kept} skos:altLabel ?x")
    assert did[0].endswith("taken for one, in 1 source")


def test_an_alias_leaves_agencies_of_other_names_alone(tmp_path: Path) -> None:
    store, did = led_by(FERRYMEN, tmp_path, "alias,Tổ Chèo đò,agency/song-van/van-phong-tinh-uy,,")
    assert column(store, "?row vm:lead/skos:prefLabel ?x") == ["Tổ Chèo đò bến Sậy"]
    assert "nothing, for" in did[0]


# --- succession ---------------------------------------------------------------------------------------------------


def test_a_succession_is_a_change_with_its_date_and_source(papers: Path, place: Path) -> None:
    took_over = "succession,agency/song-van/tinh-uy,agency/song-van/van-phong-tinh-uy,2025-03-01,Quyết định 9-QĐ/TU"
    store, summary = built(papers, place, took_over)
    assert ask(
        store,
        f"?e a org:ChangeEvent ; org:originalOrganization <{ID}agency/song-van/tinh-uy> ; "
        f"org:resultingOrganization <{ID}agency/song-van/van-phong-tinh-uy> ; dcterms:date '2025-03-01'^^xsd:date ; "
        f"dcterms:source 'Quyết định 9-QĐ/TU' . <{ID}agency/song-van/tinh-uy> org:changedBy ?e",
    )
    assert summary.overrides[0].endswith("said, as of 2025-03-01")
    assert check_shapes(store) == []


# --- obeying ------------------------------------------------------------------------------------------------------


def test_a_row_about_what_no_source_knows_does_nothing_and_that_is_said(papers: Path, place: Path) -> None:
    _, summary = built(
        papers,
        place,
        "same-as,doc/song-van/nq/7-nq-tu/2016-08-15,doc/song-van/nq/8-nq-tu/2016-08-15,,",
        f"not-same-as,doc/song-van/nq/7-nq-tu/2016-08-15,{NQ88},,",
        "alias,Hội Đan lưới,agency/song-van/van-phong-tinh-uy,,",
        "succession,agency/nui-may/tinh-uy,agency/song-van/tinh-uy,2025-03-01,",
    )
    assert [": nothing, for " in line for line in summary.overrides] == [True] * 4


def test_no_file_means_no_overrides_and_nothing_is_read_for_it(misdated: Path, place: Path, tmp_path: Path) -> None:
    build([misdated], place)
    before = content(place, tmp_path / "a.nq")
    _, obeyed = built(misdated, place, f"same-as,{OWN_DAY},{NQ88},,")
    assert (obeyed.read, obeyed.corrected) == ((), True)
    assert content(place, tmp_path / "b.nq") != before
    assert build([misdated], place).corrected
    assert content(place, tmp_path / "c.nq") == before
    assert not build([misdated], place).corrected


def test_the_same_overrides_give_the_same_graph_in_whatever_order(misdated: Path, place: Path, tmp_path: Path) -> None:
    rows = (
        f"same-as,{OWN_DAY},{NQ88},,",
        "succession,agency/song-van/tinh-uy,agency/song-van/van-phong-tinh-uy,2025-03-01,",
    )
    built(misdated, place, *rows)
    built(misdated, tmp_path / "other", *rows[::-1])
    assert content(place, tmp_path / "a.nq") == content(tmp_path / "other", tmp_path / "b.nq")


# --- what stops the build -----------------------------------------------------------------------------------------

A, B, C = (f"doc/song-van/nq/{n}-nq-tu/2021-01-0{n}" for n in (1, 2, 3))
OFFICE, COMMITTEE = "agency/song-van/van-phong-tinh-uy", "agency/song-van/tinh-uy"

REFUSED = [
    ((f"same-as,{A},{B},,", f"not-same-as,{A},{B},,"), "line 3: ", "are one by same-as rows"),
    ((f"not-same-as,{A},{C},,", f"same-as,{A},{B},,", f"same-as,{C},{B},,"), "line 2: ", "are one by same-as rows"),
    ((f"same-as,{OFFICE},{COMMITTEE},,", f"succession,{OFFICE},{COMMITTEE},2025-03-01,"), "line 3: ", "are one"),
    ((f"alias,Nhà đò,{OFFICE},,", f"alias,nhà  ĐÒ,{COMMITTEE},,"), "line 3: ", "by line 2"),
    ((f"same-as,{A},{A},,",), "line 2: ", "named twice"),
    ((f"same-as,{A},{OFFICE},,",), "line 2: ", "not doc to agency"),
    (("same-as,53-KL/TU,54-KL/TU,,",), "line 2: ", "“53-KL/TU” is no IRI of ours"),
    (("same-as,http://example.org/doc/a/b,doc/x/y/z,,",), "line 2: ", "no IRI of ours"),
    ((f"succession,{A},{B},2025-03-01,",), "line 2: ", "no IRI of ours here"),
    ((f"succession,{OFFICE},{COMMITTEE},01/03/2025,",), "line 2: ", "“01/03/2025” is no date"),
    ((f"succession,{OFFICE},{COMMITTEE},,",), "line 2: ", "“” is no date"),
    (("alias,Nhà đò,agency/song-van/nha-do,,",), "line 2: ", "no agency of the register"),
    ((f"alias,,{OFFICE},,",), "line 2: ", "needs the printed name"),
    ((f"merge,{A},{B},,",), "line 2: ", "“merge” is no kind of override"),
    ((f"same-as,{A},{B}",), "line 2: ", "does not have 5 cells"),
    ((f"same-as,{A},{B},,một, hai",), "line 2: ", "does not have 5 cells"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "where", "why"), REFUSED)
def test_a_file_that_cannot_be_obeyed_stops_the_build_before_anything_is_written(
    papers: Path, place: Path, rows: tuple[str, ...], where: str, why: str
) -> None:
    with pytest.raises(OverrideError) as refusal:
        build([papers], place, overrides=overrides(papers.parent, *rows))
    assert str(refusal.value).startswith(f"overrides.csv, {where}")
    assert why in str(refusal.value)
    assert not place.exists()


def test_a_missing_column_a_missing_file_and_strange_bytes_are_told(tmp_path: Path) -> None:
    with pytest.raises(OverrideError, match="line 1: the column date is missing"):
        read_overrides(overrides(tmp_path, header="kind,subject,object,note\n"))
    with pytest.raises(OverrideError, match=r"nowhere\.csv cannot be read"):
        read_overrides(tmp_path / "nowhere.csv")
    (tmp_path / "x.csv").write_bytes(HEADER.encode() + b"alias,\xff\xfe,x,,\n")
    with pytest.raises(OverrideError, match="not UTF-8"):
        read_overrides(tmp_path / "x.csv")


def test_a_file_as_spreadsheets_write_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "excel.csv"
    path.write_bytes(("\ufeff" + HEADER + f'alias,"Hội Lưới, vó",{OFFICE},,\n').replace("\n", "\r\n").encode())
    assert [row.subject for row in read_overrides(path).rows] == ["Hội Lưới, vó"]


@pytest.fixture
def sample_folder() -> Path:
    return Path(__file__).parents[2] / "loaders" / "samples"
