"""What cannot be done is said in one plain line on standard error, and never with a traceback."""

import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from console import Run, environment, vanmach

HOLD = """
import sys
from pathlib import Path
from graph.store import writing
with writing(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def refused(run: Run, *words: str) -> None:
    """Exit code 2, nothing on standard output, and one line that holds these words."""
    assert run.code == 2, run
    assert run.out == ""
    assert run.err.count("\n") == 1, run.err
    assert run.err.startswith("vanmach: ")
    assert [word for word in words if word not in run.err] == [], run.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["lineage", "999-NQ/TU"], ["999-NQ/TU"]),
        (["lineage", "95-NQ/TW"], ["did you mean"]),
        (["lineage", "88-NQ/TU"], ["88-NQ/TU 2016", "88-NQ/TU 2021"]),
        (["lineage", ""], ["No document"]),
        (["lineage", "<b>\n\n'\"}"], ["No document"]),
        (["why", "31-KL/TU", "88-NQ/TU"], ["may be"]),
        (["why", "31-KL/TU"], ["Missing argument"]),
        (["query", "no-such-query"], ["no-such-query"]),
        (["query", "continue", "document=31-KL/TU"], ["did you mean continues"]),
        (["query", "continues"], ["needs document"]),
        (["query", "continues", "document"], ["key=value"]),
        (["query", "continues", "paper=31-KL/TU"], ["it takes document"]),
        (["query", "continues", "document=999-NQ/TU"], ["999-NQ/TU"]),
        (["query", "due-before", "date=soon"], ["must be a date"]),
        (["query"], ["Give one query"]),
        (["query", "continues", "-q", "ASK {}"], ["Give one query"]),
        (["query", "-q", "SELEC ?x"], ["no SPARQL query"]),
        (["query", "-q", "INSERT DATA { <a:a> <a:b> <a:c> }"], []),
        (["query", "-q", "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"], ["SERVICE"]),
        (["query", "-f", "/nowhere/x.rq"], ["/nowhere/x.rq"]),
        (["query", "overview", "--format", "xml"], ["xml"]),
        (["export"], ["-o FILE"]),
        (["export", "-o", "graph.docx"], [".docx", ".ttl"]),
        (["export", "-o", "graph"], [".nq"]),
        (["export", "-o", "/nowhere/graph.ttl"], ["/nowhere/graph.ttl", "cannot be written"]),
        (["lineage", "112-KL/TU", "-o", "/nowhere/x.html"], ["/nowhere/x.html", "cannot be written"]),
        (["serve", "--port", "99999"], ["--port"]),
        (["serve", "--port", "http"], ["--port"]),
        (["serve", "--host", "host.invalid", "--port", "0"], ["host.invalid", "with --host"]),
        (["lineage", "112-KL/TU", "--colour", "red"], ["--colour. Try"]),
    ],
    ids=lambda value: " ".join(value).encode("ascii", "replace").decode() if isinstance(value, list) else None,
)
def test_a_question_that_cannot_be_answered(
    store: Path, tmp_path: Path, arguments: list[str], words: list[str]
) -> None:
    refused(vanmach(*arguments, "--store", store, cwd=tmp_path), *words)
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_command() -> None:
    refused(vanmach("frobnicate"), "frobnicate", "--help")


@pytest.mark.parametrize("command", ["export -o x.nq", "query overview", "lineage x", "why x y", "check", "serve"])
def test_a_store_that_is_not_there(tmp_path: Path, command: str) -> None:
    refused(vanmach(*command.split(), "--store", "nowhere", cwd=tmp_path), "No store at nowhere", "vanmach build")
    assert list(tmp_path.iterdir()) == []


def test_an_output_that_is_a_folder(store: Path, tmp_path: Path) -> None:
    for name in ("graph.ttl", "x.html"):
        (tmp_path / name).mkdir()
    refused(vanmach("export", "-o", tmp_path / "graph.ttl", "--store", store), "cannot be written")
    refused(vanmach("lineage", "112-KL/TU", "-o", tmp_path / "x.html", "--store", store), "cannot be written")


def test_a_query_file_that_is_not_text(store: Path, tmp_path: Path) -> None:
    (tmp_path / "x.rq").write_bytes(b"\xff\xfe")
    refused(vanmach("query", "-f", tmp_path / "x.rq", "--store", store), "not UTF-8")


def test_a_port_that_is_in_use(store: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        refused(vanmach("serve", "--port", port, "--store", store), port, "--port")


def test_a_damaged_store(store: Path, tmp_path: Path) -> None:
    shutil.copytree(store, tmp_path / "store")
    next((tmp_path / "store").glob("version-*/quads/CURRENT")).write_bytes(b"damaged")
    refused(vanmach("check", "--store", tmp_path / "store"), "build it again")


# --- building -----------------------------------------------------------------------------------------------------


def test_a_source_that_is_not_there(tmp_path: Path) -> None:
    refused(vanmach("build", "nowhere", "--store", "s", cwd=tmp_path), "nowhere")
    assert list(tmp_path.iterdir()) == []


def test_overrides_that_contradict_themselves(corpus: Path, tmp_path: Path) -> None:
    one, other = "doc/song-van/nq/88-nq-tu/2016-04-05", "doc/song-van/nq/88-nq-tu/2021-05-12"
    rows = ("kind,subject,object,date,note", f"not-same-as,{one},{other},,", f"same-as,{other},{one},,")
    (tmp_path / "o.csv").write_text("\n".join(rows), encoding="utf-8")
    refused(
        vanmach("build", corpus, "--store", "s", "--overrides", "o.csv", cwd=tmp_path), "o.csv, line 2: ", "are one"
    )
    assert not (tmp_path / "s").exists()


def test_a_store_that_is_a_file(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "s").write_text("x", encoding="utf-8")
    refused(vanmach("build", corpus, "--store", "s", cwd=tmp_path), "s is a file")


def test_a_store_that_is_a_folder_of_other_things(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.odt").write_text("x", encoding="utf-8")
    refused(vanmach("build", corpus, "--store", tmp_path), "holds other things")


def test_a_store_where_none_can_be(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    refused(vanmach("build", corpus, "--store", tmp_path / "file" / "store"), "file")


def test_a_store_that_another_process_holds(corpus: Path, tmp_path: Path) -> None:
    place = tmp_path / "store"
    assert vanmach("build", corpus, "--store", place).code == 0
    with subprocess.Popen(
        [sys.executable, "-P", "-c", HOLD, str(place)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment(),
        text=True,
    ) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        assert vanmach("lineage", "112-KL/TU", "--store", place).code == 0
        run = vanmach("build", corpus, "--store", place)
        other.stdin.close()
    refused(run, "Another process is writing")


@pytest.mark.parametrize("workers", ["0", "-1", "many"])
def test_a_wrong_number_of_workers(corpus: Path, tmp_path: Path, workers: str) -> None:
    refused(vanmach("build", corpus, "--store", tmp_path / "s", "--workers", workers), "--workers")


BAD = {
    "empty.txt": b"",
    "spaces.txt": b" \n\n",
    "binary.txt": bytes(range(256)),
    "nul.txt": b"abc\0def",
    "poem.txt": "Trăng thu sáng quá.".encode(),
    "broken.docx": b"no zip at all",
    "cut.docx": b"PK\x03\x04",
}


def test_bad_files_are_named_once_each_and_the_good_ones_are_in_the_graph(corpus: Path, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    shutil.copytree(corpus, folder)
    for name, content in BAD.items():
        (folder / name).write_bytes(content)
    run = vanmach("build", folder, "--store", "s", cwd=tmp_path)
    assert run.code == 1
    assert "Traceback" not in run.err
    assert {name: sum(name in line for line in run.err.splitlines()) for name in BAD} == dict.fromkeys(BAD, 1)
    assert "6 read" in run.err
    assert vanmach("lineage", "112-KL/TU", "--store", "s", cwd=tmp_path).code == 0


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(BAD[name])
    run = vanmach("build", name, "--store", "s", cwd=tmp_path)
    assert run.code == 1
    assert "Traceback" not in run.err
    assert len([line for line in run.err.splitlines() if name in line]) == 1


def test_a_problem_is_one_line_however_long(tmp_path: Path) -> None:
    (tmp_path / "poem.txt").write_bytes(BAD["poem.txt"])
    run = vanmach("build", "poem.txt", "--store", "s", cwd=tmp_path)
    assert [line for line in run.err.splitlines() if "poem.txt" in line and line.endswith("it names no document).")]


def test_a_build_that_could_read_nothing_does_not_call_the_store_up_to_date(tmp_path: Path) -> None:
    (tmp_path / "poem.txt").write_bytes(BAD["poem.txt"])
    assert "up to date" not in vanmach("build", "poem.txt", "--store", "s", cwd=tmp_path).err
