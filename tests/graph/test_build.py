"""The build: reads what is new or changed, drops what is gone, and keeps the rest."""

from pathlib import Path

import pytest
from made_up import ask, column, doc
from made_up_files import paper, write_papers

import graph.build
from graph.build import NothingThere, build
from graph.export import export
from graph.store import Store, StoreError

KL53, NQ88 = doc("song-van/kl/53-kl-tu/2021-03-03"), doc("song-van/nq/88-nq-tu/2016-08-15")


def exported(place: Path, to: Path) -> bytes:
    export(Store.open(place), to)
    return to.read_bytes()


def titles(place: Path) -> list[str]:
    return column(Store.open(place), "?d vm:status vm:Held ; dcterms:title ?x")


def test_a_build_tells_what_it_did(papers: Path, place: Path) -> None:
    (papers / "ghi-chú.odt").write_text("x", encoding="utf-8")
    summary = build([papers], place)
    assert summary.read == ("chi-thi.txt", "ket-luan.txt", "nghi-quyet.txt")
    assert (summary.unchanged, summary.dropped, summary.problems) == (0, (), ())
    assert summary.skipped == ("ghi-chú.odt",)
    assert (summary.counts["documents"], summary.counts["sources"]) == (3, 3)
    assert summary.counts["relations"] == 1


def test_the_progress_counts_up_to_all_files(papers: Path, place: Path) -> None:
    told: list[tuple[str, int, int]] = []
    build([papers], place, report=lambda *step: told.append(step))
    assert [(done, total) for _, done, total in told] == [(1, 3), (2, 3), (3, 3)]


def test_a_second_build_does_nothing(papers: Path, place: Path) -> None:
    build([papers], place)
    version = Store.open(place).version
    summary = build([papers], place)
    assert not summary.changed
    assert summary.unchanged == 3
    assert Store.open(place).version == version


def test_only_a_changed_file_is_read_again_and_only_its_graph_is_replaced(papers: Path, place: Path) -> None:
    build([papers], place)
    (papers / "chi-thi.txt").write_text(paper("05-CT/TU", "2021-06-01", title="về phòng bão"), encoding="utf-8")
    summary = build([papers], place)
    assert (summary.read, summary.unchanged) == (("chi-thi.txt",), 2)
    assert any("phòng bão" in title for title in titles(place))
    assert not any("phòng lũ" in title for title in titles(place))
    assert len(titles(place)) == 3


def test_a_file_that_is_gone_is_dropped_with_all_that_it_said(papers: Path, place: Path) -> None:
    build([papers], place)
    (papers / "ket-luan.txt").unlink()
    summary = build([papers], place)
    assert (summary.read, summary.dropped) == ((), ("ket-luan.txt",))
    assert not ask(Store.open(place), f"{{ {KL53} ?p ?o }} UNION {{ ?s ?p {KL53} }}")


def test_what_stays_is_what_a_fresh_build_gives(papers: Path, place: Path, tmp_path: Path) -> None:
    build([papers], place)
    (papers / "ket-luan.txt").unlink()
    (papers / "chi-thi.txt").write_text(paper("06-CT/TU", "2021-06-02"), encoding="utf-8")
    build([papers], place)
    build([papers], tmp_path / "fresh")
    assert exported(place, tmp_path / "a.nq") == exported(tmp_path / "fresh", tmp_path / "b.nq")


def test_a_document_cited_first_and_loaded_later_is_one(papers: Path, place: Path) -> None:
    later = (papers / "nghi-quyet.txt").read_text(encoding="utf-8")
    (papers / "nghi-quyet.txt").unlink()
    build([papers], place)
    assert column(Store.open(place), f"{NQ88} vm:status ?x") == ["Cited"]
    (papers / "nghi-quyet.txt").write_text(later, encoding="utf-8")
    summary = build([papers], place)
    assert summary.read == ("nghi-quyet.txt",)
    store = Store.open(place)
    assert column(store, f"{NQ88} vm:status ?x") == ["Held"]
    assert column(store, f"GRAPH ?g {{ {NQ88} dcterms:title ?t }} ?s dcterms:identifier ?x . {NQ88} vm:heldIn ?s") == [
        "nghi-quyet.txt"
    ]
    assert ask(store, f"{KL53} vm:continues {NQ88}")


@pytest.mark.parametrize("workers", [1, 2])
def test_order_and_workers_do_not_matter(papers: Path, place: Path, tmp_path: Path, workers: int) -> None:
    files = sorted(papers.iterdir())
    build(files, place)
    build(reversed(files), tmp_path / "other", workers=workers)  # type: ignore[arg-type]
    assert exported(place, tmp_path / "a.nq") == exported(tmp_path / "other", tmp_path / "b.nq")


def test_a_file_at_a_time_gives_what_all_at_once_give(papers: Path, place: Path, tmp_path: Path) -> None:
    build(sorted(papers.iterdir()), place)
    for file in sorted(papers.iterdir(), reverse=True):
        build([file], tmp_path / "other")
    assert exported(place, tmp_path / "a.nq") == exported(tmp_path / "other", tmp_path / "b.nq")


def test_a_read_that_fails_keeps_what_was_known(papers: Path, place: Path, tmp_path: Path) -> None:
    build([papers], place)
    before = exported(place, tmp_path / "a.nq")
    sound = (papers / "ket-luan.txt").read_bytes()
    (papers / "ket-luan.txt").write_bytes(b"\xff\xfe\x00\x00 damaged")
    for _ in range(2):
        summary = build([papers], place)
        assert [problem.split(":")[0] for problem in summary.problems] == ["ket-luan.txt"]
        assert exported(place, tmp_path / "b.nq") == before
    (papers / "ket-luan.txt").write_bytes(sound)
    assert build([papers], place).unchanged == 3


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", b""),
        ("a.txt", b" \n\t "),
        ("a.txt", b"\x80\x81\x82"),
        ("a.txt", b"abc\0def"),
        ("a.txt", "Trăng thu sáng quá.".encode()),
        ("a.docx", b"PK\x03\x04 broken"),
        ("a.docx", b"no zip at all"),
    ],
)
def test_a_bad_file_among_good_ones_is_one_plain_line(papers: Path, place: Path, name: str, content: bytes) -> None:
    (papers / name).write_bytes(content)
    summary = build([papers], place, workers=2)
    assert len(summary.problems) == 1
    assert summary.problems[0].startswith(f"{name}: ")
    assert "\n" not in summary.problems[0]
    assert summary.counts["documents"] == 3


def test_two_files_of_one_name_in_two_folders_are_both_read(tmp_path: Path, place: Path) -> None:
    one, other = tmp_path / "2020", tmp_path / "2021"
    for folder, symbol in ((one, "01-CT/TU"), (other, "02-CT/TU")):
        folder.mkdir()
        (folder / "a.txt").write_text(paper(symbol, "2021-03-03"), encoding="utf-8")
    assert build([one, other], place).counts["documents"] == 2


def test_folders_that_are_built_one_after_the_other_keep_their_files_of_one_name(tmp_path: Path, place: Path) -> None:
    for folder, symbol in ((tmp_path / "2020", "01-CT/TU"), (tmp_path / "2021", "02-CT/TU")):
        folder.mkdir()
        (folder / "a.txt").write_text(paper(symbol, "2021-03-03"), encoding="utf-8")
        summary = build([folder], place)
    assert summary.counts["documents"] == 2


def test_three_folders_of_one_name_with_a_file_of_one_name_are_all_read(tmp_path: Path, place: Path) -> None:
    folders = [tmp_path / year / "docs" for year in ("2019", "2020", "2021")]
    for number, folder in enumerate(folders, start=1):
        folder.mkdir(parents=True)
        (folder / "a.txt").write_text(paper(f"0{number}-CT/TU", "2021-03-03"), encoding="utf-8")
    assert build(folders, place).counts["documents"] == 3


def test_building_one_folder_leaves_those_built_before(papers: Path, tmp_path: Path, place: Path) -> None:
    build([papers], place)
    other = tmp_path / "other"
    other.mkdir()
    (other / "b.txt").write_text(paper("07-CT/TU", "2021-07-01"), encoding="utf-8")
    assert build([other], place).counts["documents"] == 4


def test_hidden_files_and_lock_files_of_office_programs_are_passed_over(papers: Path, place: Path) -> None:
    for name in (".x.txt", "~$ket-luan.docx"):
        (papers / name).write_text("x", encoding="utf-8")
    summary = build([papers], place)
    assert (summary.skipped, summary.problems) == ((), ())


def test_a_new_reader_reads_everything_again(papers: Path, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build([papers], place)
    monkeypatch.setattr(graph.build, "reader_fingerprint", lambda: "another")
    assert len(build([papers], place).read) == 3


def test_a_new_reader_that_has_read_one_folder_still_reads_the_other(
    papers: Path, tmp_path: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "b.txt").write_text(paper("07-CT/TU", "2021-07-01"), encoding="utf-8")
    build([papers, other], place)
    monkeypatch.setattr(graph.build, "reader_fingerprint", lambda: "another")
    build([papers], place)
    assert build([papers, other], place).read == ("b.txt",)


def test_a_source_that_is_not_there_changes_nothing(papers: Path, place: Path) -> None:
    with pytest.raises(NothingThere, match="nowhere"):
        build([papers, papers / "nowhere"], place)
    assert not place.exists()


def test_a_file_is_no_store(papers: Path) -> None:
    with pytest.raises(StoreError, match="is a file"):
        build([papers], papers / "chi-thi.txt")


def test_a_folder_of_other_things_is_not_made_a_store(papers: Path, tmp_path: Path) -> None:
    other = write_papers(tmp_path / "other")
    with pytest.raises(StoreError, match="holds other things"):
        build([papers], other)
    assert sorted(file.name for file in other.iterdir()) == ["chi-thi.txt", "ket-luan.txt", "nghi-quyet.txt"]


def test_the_same_file_given_twice_is_one_source(papers: Path, place: Path) -> None:
    file = papers / "ket-luan.txt"
    assert build([file, file], place).counts["sources"] == 1
