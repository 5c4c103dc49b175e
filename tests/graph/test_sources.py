"""The sources of a build: names that never change, one source for the same bytes, and no file lost to another."""

import itertools
import shutil
from pathlib import Path

import pytest
from made_up import column
from made_up_files import paper

from graph.build import Summary, build
from graph.store import Store

ONE, TWO, THREE = (paper(f"0{number}-CT/TU", "2021-03-03") for number in (1, 2, 3))


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def held(place: Path) -> set[tuple[str, str]]:
    """(source, number of a document in it) for all that the graph holds."""
    rows = Store.open(place).rows(
        "SELECT ?source ?number { ?d <https://w3id.org/vanmach/ns#heldIn>/<http://purl.org/dc/terms/identifier> ?source ;"
        " <http://data.europa.eu/eli/ontology#id_local> ?number }"
    )
    return {(row["source"], row["number"]) for row in rows}


def names(place: Path) -> list[str]:
    return sorted(column(Store.open(place), "?s a vm:Source ; dcterms:identifier ?x"))


@pytest.fixture
def years(tmp_path: Path) -> list[Path]:
    """Three folders of one name, each with another document in a file of one name."""
    folders = [tmp_path / year / "docs" for year in ("2019", "2020", "2021")]
    for folder, text in zip(folders, (ONE, TWO, THREE), strict=True):
        write(folder / "a.txt", text)
    return folders


def test_names_do_not_depend_on_the_order_of_the_sources(years: list[Path], tmp_path: Path) -> None:
    for number, order in enumerate(itertools.permutations(years)):
        build(order, tmp_path / f"store-{number}")
        assert held(tmp_path / f"store-{number}") == {
            ("2019/docs/a.txt", "01-CT/TU"),
            ("2020/docs/a.txt", "02-CT/TU"),
            ("2021/docs/a.txt", "03-CT/TU"),
        }


def test_a_name_once_given_stays(years: list[Path], place: Path) -> None:
    for folder in (*years, *reversed(years)):
        build([folder], place)
    assert names(place) == ["2021/docs/a.txt", "a.txt", "docs/a.txt"]
    assert not build(years, place).changed


def test_a_file_given_alone_is_the_one_that_its_folder_holds(papers: Path, place: Path) -> None:
    build([papers], place)
    assert build([papers / "ket-luan.txt"], place).unchanged == 1
    (papers / "ket-luan.txt").unlink()
    assert build([papers], place).dropped == ("ket-luan.txt",)


def test_a_folder_in_a_folder_drops_and_keeps_its_own_files_only(tmp_path: Path, place: Path) -> None:
    write(tmp_path / "docs" / "a.txt", ONE)
    inner = write(tmp_path / "docs" / "sub" / "b.txt", TWO)
    build([tmp_path / "docs"], place)
    inner.unlink()
    write(tmp_path / "docs" / "sub" / "c.txt", THREE)
    summary = build([tmp_path / "docs" / "sub"], place)
    assert (summary.read, summary.dropped) == (("c.txt",), ("sub/b.txt",))
    assert names(place) == ["a.txt", "c.txt"]


def test_the_same_bytes_in_two_places_are_one_source(tmp_path: Path, place: Path) -> None:
    write(tmp_path / "docs" / "a.txt", ONE)
    copy = write(tmp_path / "docs" / "b.txt", ONE)
    summary = build([tmp_path / "docs"], place)
    assert (summary.read, summary.copies) == (("a.txt",), (("b.txt", "a.txt"),))
    copy.unlink()
    assert not build([tmp_path / "docs"], place).changed
    assert names(place) == ["a.txt"]


def test_a_source_lives_as_long_as_one_of_its_places(tmp_path: Path, place: Path) -> None:
    one, other = (write(tmp_path / folder / "a.txt", ONE).parent for folder in ("one", "other"))
    build([one], place)
    build([other], place)
    for folder in (one, other):
        (folder / "a.txt").unlink()
        summary = build([folder], place)
        assert summary.dropped == (("a.txt",) if folder is other else ())


def test_a_copy_that_is_changed_becomes_a_source_of_its_own(tmp_path: Path, place: Path) -> None:
    one, other = (write(tmp_path / folder / "a.txt", ONE).parent for folder in ("one", "other"))
    build([one, other], place)
    write(one / "a.txt", TWO)
    build([one], place)
    assert held(place) == {("a.txt", "01-CT/TU"), ("one/a.txt", "02-CT/TU")}


def test_files_that_swap_their_contents_keep_their_names(tmp_path: Path, place: Path) -> None:
    a, b = write(tmp_path / "docs" / "a.txt", ONE), write(tmp_path / "docs" / "b.txt", TWO)
    build([tmp_path / "docs"], place)
    write(a, TWO)
    write(b, ONE)
    build([tmp_path / "docs"], place)
    assert held(place) == {("a.txt", "02-CT/TU"), ("b.txt", "01-CT/TU")}


def test_a_folder_that_was_moved_is_known_and_then_changes_as_usual(papers: Path, tmp_path: Path, place: Path) -> None:
    build([papers], place)
    moved = Path(shutil.move(papers, tmp_path / "elsewhere"))
    assert not build([moved], place).changed
    write(moved / "chi-thi.txt", THREE)
    assert build([moved], place).read == ("chi-thi.txt",)
    assert names(place) == ["chi-thi.txt", "ket-luan.txt", "nghi-quyet.txt"]


def test_another_folder_that_comes_to_the_place_of_a_deleted_one_loses_nothing(tmp_path: Path, place: Path) -> None:
    for folder, text in (("batch-1", ONE), ("batch-2", TWO)):
        build([write(tmp_path / folder / "a.txt", text).parent], place)
        shutil.rmtree(tmp_path / folder)
    assert held(place) == {("a.txt", "01-CT/TU"), ("batch-2/a.txt", "02-CT/TU")}


def test_a_file_that_cannot_be_opened_for_once_is_not_taken_for_gone(
    papers: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([papers], place)
    read_bytes = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "ket-luan.txt":
            raise PermissionError(13, "Permission denied")
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    summary: Summary = build([papers], place)
    assert (summary.dropped, summary.problems) == ((), ("ket-luan.txt: cannot be opened (Permission denied).",))
    assert summary.counts["documents"] == 3


def test_no_folder_of_this_machine_is_in_the_graph(papers: Path, tmp_path: Path, place: Path) -> None:
    build([papers], place)
    assert not [quad for quad in Store.open(place).quads if str(tmp_path) in str(quad)]


def test_where_nothing_can_be_read_no_store_is_made(tmp_path: Path, place: Path) -> None:
    summary = build([write(tmp_path / "poem.txt", "Trăng thu sáng quá.")], place)
    assert (len(summary.problems), summary.counts) == (1, {})
    assert not place.exists()
