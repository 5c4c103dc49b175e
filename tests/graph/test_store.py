"""The store: readers see whole versions, writers come one at a time, a crash changes nothing."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox
import pytest
from made_up_files import paper

from graph.build import build
from graph.export import export
from graph.store import Store, StoreError, current_version, next_version, writing

HOLD = """
import sys
from pathlib import Path
from graph.store import writing
with writing(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""
DIE = """
import os, sys
from pathlib import Path
import pyoxigraph as ox
from graph.store import next_version, writing
with writing(Path(sys.argv[1])), next_version(Path(sys.argv[1])) as quads:
    quads.clear()
    quads.flush()
    os._exit(9)
"""
BUILD = """
import sys
from pathlib import Path
from graph.build import build
from graph.store import StoreError
try:
    build([Path(sys.argv[1])], Path(sys.argv[2]))
except StoreError as error:
    sys.exit(str(error))
"""


@contextmanager
def held(place: Path) -> Iterator[None]:
    """Another process that writes to the store meanwhile."""
    with subprocess.Popen(
        [sys.executable, "-P", "-c", HOLD, str(place)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        assert other.stdout.readline() == "held\n"
        yield
        other.stdin.close()


def content(place: Path, to: Path) -> bytes:
    export(Store.open(place), to)
    return to.read_bytes()


def change(papers: Path) -> None:
    (papers / "chi-thi.txt").write_text(paper("05-CT/TU", "2021-06-01", title="về phòng bão"), encoding="utf-8")


# --- writers ------------------------------------------------------------------------------------------------------


def test_a_second_writer_is_told_so_and_nothing_is_lost(papers: Path, place: Path, tmp_path: Path) -> None:
    build([papers], place)
    before = content(place, tmp_path / "a.nq")
    change(papers)
    with held(place):
        with pytest.raises(StoreError, match="Another process is writing"):
            build([papers], place)
        assert content(place, tmp_path / "b.nq") == before
    assert build([papers], place).read == ("chi-thi.txt",)


def test_builds_at_the_same_time_leave_a_whole_store(papers: Path, place: Path, tmp_path: Path) -> None:
    processes = [
        subprocess.Popen(
            [sys.executable, "-P", "-c", BUILD, str(papers), str(place)], stderr=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    ends = [(process.communicate()[1], process.returncode) for process in processes]
    assert any(code == 0 for _, code in ends)
    assert all(code == 0 or error.startswith("Another process is writing") for error, code in ends)
    build([papers], tmp_path / "fresh")
    assert content(place, tmp_path / "a.nq") == content(tmp_path / "fresh", tmp_path / "b.nq")


# --- readers ------------------------------------------------------------------------------------------------------


def test_a_reader_keeps_its_version_while_a_build_ends_and_a_new_one_sees_the_new(papers: Path, place: Path) -> None:
    build([papers], place)
    reader, size = Store.open(place), len(Store.open(place))
    (papers / "ket-luan.txt").unlink()
    build([papers], place)
    assert sum(1 for _ in reader.quads) == size == len(reader)
    assert not reader.is_current(place)
    assert len(Store.open(place)) < size


def test_a_reader_that_comes_in_the_middle_of_a_build_sees_the_old_version(papers: Path, place: Path) -> None:
    build([papers], place)
    size, version = len(Store.open(place)), current_version(place)
    with writing(place), next_version(place) as quads:
        quads.clear()
        quads.flush()
        assert len(Store.open(place)) == size
        assert current_version(place) == version


def test_old_versions_do_not_pile_up(papers: Path, place: Path) -> None:
    for title in ("về một", "về hai", "về ba"):
        (papers / "chi-thi.txt").write_text(paper("05-CT/TU", "2021-06-01", title=title), encoding="utf-8")
        build([papers], place)
    assert len(list(place.glob("version-*"))) == 2


# --- crashes ------------------------------------------------------------------------------------------------------


def fail(_: Store) -> list[ox.Quad]:
    raise RuntimeError("power cut")


def test_an_error_in_the_middle_of_a_build_leaves_the_old_version(
    papers: Path, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([papers], place)
    before = content(place, tmp_path / "a.nq")
    monkeypatch.setattr("graph.build.CONCLUDED", (fail,))
    change(papers)
    with pytest.raises(RuntimeError, match="power cut"):
        build([papers], place)
    monkeypatch.undo()
    assert content(place, tmp_path / "b.nq") == before
    assert len(list(place.glob("version-*"))) == 1
    assert build([papers], place).read == ("chi-thi.txt",)


def test_a_process_that_dies_in_the_middle_of_a_build_leaves_the_old_version(
    papers: Path, place: Path, tmp_path: Path
) -> None:
    build([papers], place)
    before = content(place, tmp_path / "a.nq")
    assert subprocess.run([sys.executable, "-P", "-c", DIE, str(place)], check=False).returncode == 9
    assert content(place, tmp_path / "b.nq") == before
    change(papers)
    assert build([papers], place).read == ("chi-thi.txt",)
    assert len(list(place.glob("version-*"))) == 2  # the one that readers see, and the one before


def test_a_process_that_dies_in_the_first_build_leaves_a_place_to_build_in(papers: Path, place: Path) -> None:
    assert subprocess.run([sys.executable, "-P", "-c", DIE, str(place)], check=False).returncode == 9
    with pytest.raises(StoreError, match="No store"):
        Store.open(place)
    assert build([papers], place).counts["documents"] == 3


# --- what is no store ---------------------------------------------------------------------------------------------


def test_there_is_no_store_where_nothing_was_built(place: Path) -> None:
    with pytest.raises(StoreError, match="vanmach build"):
        Store.open(place)


@pytest.mark.parametrize("damaged", ["manifest.json", "quads/CURRENT"])
def test_a_damaged_store_says_what_to_do(papers: Path, place: Path, damaged: str) -> None:
    build([papers], place)
    version = current_version(place)
    assert version is not None
    (place / version / damaged).write_bytes(b"\x00 damaged")
    with pytest.raises(StoreError, match="delete the folder and build it again") as told:
        Store.open(place)
    assert "\n" not in str(told.value)


# --- asking -------------------------------------------------------------------------------------------------------


def test_a_query_sees_the_union_of_all_graphs() -> None:
    one, other = (ox.NamedNode(f"http://example.org/{name}") for name in ("one", "other"))
    store = Store.in_memory([ox.Quad(one, one, one, one), ox.Quad(other, other, other, other)])
    assert len(store.rows("SELECT * WHERE { ?s ?p ?o }")) == 2


def test_a_value_from_outside_is_never_pasted_into_a_query() -> None:
    one = ox.NamedNode("http://example.org/one")
    store = Store.in_memory([ox.Quad(one, one, ox.Literal('" } #'), one)])
    assert len(store.rows("SELECT * WHERE { ?s ?p ?o }", {"o": ox.Literal('" } #')})) == 1


def test_rows_takes_a_select_query_only() -> None:
    with pytest.raises(TypeError):
        Store.in_memory().rows("ASK { ?s ?p ?o }")


def test_opening_does_not_wait_for_a_writer(papers: Path, place: Path) -> None:
    build([papers], place)
    with held(place):
        started = time.monotonic()
        Store.open(place)
        assert time.monotonic() - started < 5
