"""A register that contradicts itself stops a build before anything is written, with file, line and reason."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from console import CLONE, Run, environment

SPOILT = [
    # file, a row that is added to it, what is said
    ("agencies.csv", "so-y-te-tinh,provincial,state,Sở Y tế khác,,,,,,general knowledge", "the slug “so-y-te-tinh” stands in line"),
    ("agencies.csv", "so-meo,provincial,state,Sở Mèo tỉnh {province},,SNV,,,,general knowledge", "“SNV” is claimed by"),
    ("reorganisations.csv", "meo,1/7/2025,abolish,Bộ Nội vụ,,,,verified,no,,", "“1/7/2025” is no date"),
    ("reorganisations.csv", "meo,2027,rename,Bộ Y tế,Bộ Mèo,,,verified,yes,,", "“Bộ Mèo” is no agency of agencies.csv"),
    ("provinces.csv", "2027,meo,Mèo,Meo,tỉnh,,2027-01-01,2027-06-30,tỉnh Chó,2027-07-01,,,,", "“tỉnh Chó” from “2027-07-01”"),
    ("abbreviations.csv", "one,two,three", "not 2 cells"),
]  # fmt: skip


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources of the program in a folder of their own, whose registers may be spoilt."""
    place = tmp_path_factory.mktemp("copy")
    for package in ("ontology", "loaders", "graph", "queries", "viz"):
        shutil.copytree(CLONE / package, place / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(CLONE / "vanmach.py", place)
    return place


def build(copy: Path, corpus: Path, store: Path) -> Run:
    command = [
        sys.executable,
        str(copy / "vanmach.py"),
        "build",
        str(corpus / "bao-tien-do.txt"),
        "--store",
        str(store),
    ]
    ended = subprocess.run(command, env=environment(), capture_output=True, encoding="utf-8", timeout=120, check=False)
    return Run(ended.returncode, ended.stdout, ended.stderr)


@pytest.mark.parametrize(("file", "row", "words"), SPOILT, ids=[f"{file} {row[:8]}" for file, row, _ in SPOILT])
def test_a_build_stops_before_it_writes(
    copy: Path, corpus: Path, tmp_path: Path, file: str, row: str, words: str
) -> None:
    register = copy / "ontology" / file
    whole = register.read_text(encoding="utf-8")
    register.write_text(f"{whole}{row}\n", encoding="utf-8")
    try:
        run = build(copy, corpus, tmp_path / "store")
    finally:
        register.write_text(whole, encoding="utf-8")
    assert run.code == 2, run
    assert run.err.count("\n") == 1, run.err
    assert run.err.startswith(f"vanmach: ontology/{file}, line {len(whole.splitlines()) + 1}: ")
    assert words in run.err
    assert list(tmp_path.iterdir()) == []


def test_registers_that_hold_together_build(copy: Path, corpus: Path, tmp_path: Path) -> None:
    run = build(copy, corpus, tmp_path / "store")
    assert run.code == 0, run.err
