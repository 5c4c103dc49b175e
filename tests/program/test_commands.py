"""Every command on the sample corpus: answers on standard output, messages on standard error, exit code 0."""

import csv
import io
import json
import subprocess
from pathlib import Path

import pytest
from console import PROGRAM, Run, environment, vanmach

from queries import library

PREFIX = "PREFIX eli: <http://data.europa.eu/eli/ontology#> PREFIX vm: <https://w3id.org/vanmach/ns#> "
NUMBERS = PREFIX + "SELECT DISTINCT ?n { ?d vm:heldIn ?s ; eli:id_local ?n } ORDER BY ?n"
SUBJECT = "https://w3id.org/vanmach/id/subject/song-van/kinh-te"
GIVEN = {
    "document": "31-KL/TU",
    "agency": "Ban Nội chính Tỉnh ủy Sông Vân",
    "number": "31-KL/TU",
    "text": "31-KL/TU",
    "date": "2022-01-01",
    "year": "2021",
    "integer": "1",
    "subject": SUBJECT,
}
"""A value of the sample corpus for a parameter of that name, or else of that type."""


def query(store: Path, *arguments: str) -> Run:
    run = vanmach("query", *arguments, "--store", store)
    assert (run.code, "Traceback" in run.err) == (0, False), run.err
    return run


# --- building -----------------------------------------------------------------------------------------------------


def test_a_build_prints_what_the_graph_holds(corpus: Path, tmp_path: Path) -> None:
    run = vanmach("build", corpus, "--store", tmp_path / "store", "--workers", "2")
    assert run.code == 0
    assert "6 read, 0 unchanged, 0 dropped" in run.err
    assert "documents held" in run.out
    again = vanmach("build", corpus, "--store", tmp_path / "store")
    assert again.code == 0
    assert "the store is up to date" in again.err
    assert again.out == run.out


def test_a_build_says_what_each_override_did(corpus: Path, tmp_path: Path) -> None:
    rows = "kind,subject,object,date,note\nsame-as,doc/song-van/nq/1-nq-tu/2001-01-01,doc/song-van/nq/2-nq-tu/2001-01-01,,\n"
    (tmp_path / "o.csv").write_text(rows, encoding="utf-8")
    run = vanmach("build", corpus, "--store", tmp_path / "store", "--overrides", tmp_path / "o.csv")
    assert run.code == 0
    assert "o.csv, line 2: same-as doc/song-van/nq/1-nq-tu" in run.err
    assert "nothing, for no source knows" in run.err


def test_the_default_store_is_in_the_current_folder(corpus: Path, tmp_path: Path) -> None:
    assert vanmach("build", corpus, cwd=tmp_path).code == 0
    assert (tmp_path / "vanmach-store").is_dir()
    assert vanmach("lineage", "31-KL/TU", cwd=tmp_path).code == 0


@pytest.mark.parametrize("ending", ["nq", "ttl", "graphml"])
def test_an_export_writes_a_file_and_says_so(store: Path, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"graph.{ending}"
    run = vanmach("export", "--store", store, "-o", file)
    assert (run.code, run.out) == (0, "")
    assert "statements written" in run.err
    assert file.stat().st_size > 1000


# --- asking -------------------------------------------------------------------------------------------------------


def test_the_saved_queries_are_listed(store: Path) -> None:
    listed = query(store, "--list").out
    assert [name for name in library.names() if name not in listed] == []


def values(name: str, store: Path) -> list[str]:
    """What a saved query must be given, from the sample corpus."""
    needed = [p for p in library.get(name).parameters if not p.optional]
    return [f"{p.name}={GIVEN.get(p.name) or GIVEN.get(p.type) or p.example}" for p in needed]


@pytest.mark.parametrize("name", library.names())
def test_a_saved_query_answers(store: Path, name: str) -> None:
    table = list(csv.reader(io.StringIO(query(store, name, *values(name, store), "--format", "csv").out)))
    assert table[0]
    assert {len(line) for line in table} == {len(table[0])}


def test_an_answer_is_the_same_in_every_format(store: Path) -> None:
    printed = {
        kind: query(store, "by-number", "number=88-NQ/TU", "--format", kind) for kind in ("csv", "json", "md", "table")
    }
    table = list(csv.reader(io.StringIO(printed["csv"].out)))
    objects = json.loads(printed["json"].out)
    assert len(objects) >= 2
    assert [dict(zip(table[0], line, strict=True)) for line in table[1:]] == objects
    assert len(printed["md"].out.splitlines()) == len(table) + 1
    assert printed["table"].err == f"{len(objects)} rows.\n"


def test_excel_is_told_that_a_table_is_utf_8(store: Path) -> None:
    printed = query(store, "by-number", "number=88-NQ/TU", "--format", "csv").out
    assert query(store, "by-number", "number=88-NQ/TU", "--excel").out == "\ufeff" + printed


def test_a_query_of_ones_own_is_asked(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "numbers.rq"
    file.write_text(NUMBERS, encoding="utf-8")
    asked = query(store, "-q", NUMBERS, "--format", "json").out
    assert "31-KL/TU" in {row["n"] for row in json.loads(asked)}
    assert query(store, "-f", str(file), "--format", "json").out == asked


def test_yes_and_no_and_triples_are_answers_too(store: Path) -> None:
    asked = query(store, "-q", "ASK { ?s ?p ?o }", "--format", "json").out
    assert json.loads(asked) == [{"answer": "true"}]
    built = query(store, "-q", "CONSTRUCT { ?s a ?t } WHERE { ?s a ?t } LIMIT 3", "--format", "json").out
    assert [set(row) for row in json.loads(built)] == [{"subject", "predicate", "object"}] * 3


def test_a_saved_query_finds_what_a_document_continues(store: Path) -> None:
    found = query(store, "continues", "document=31-KL/TU", "--format", "csv").out
    assert "88-NQ/TU" in found
    assert "2016" in found
    assert "2021-06-10" not in found


# --- lines --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("document", ["112-KL/TU", "112-KL/TU 2023", "Kết luận số 112-KL/TU"])
def test_a_line_is_told_however_a_document_is_written(store: Path, document: str) -> None:
    run = vanmach("lineage", document, "--store", store)
    assert (run.code, run.err) == (0, "")
    assert "88-NQ/TU" in run.out


def test_a_document_can_be_given_by_its_iri(store: Path) -> None:
    iri = "https://w3id.org/vanmach/id/doc/song-van/kl/112-kl-tu/2023-11-14"
    by_iri, by_number = (vanmach("lineage", name, "--store", store) for name in (iri, "112-KL/TU"))
    assert by_iri == by_number


def test_a_line_is_drawn(store: Path, tmp_path: Path) -> None:
    for name, more in (("vi.html", []), ("en.html", ["--english"])):
        run = vanmach("lineage", "112-KL/TU", "--store", store, "-o", tmp_path / name, *more)
        assert (run.code, run.out) == (0, "")
        assert "112-KL/TU" in run.err
    assert '<html lang="vi">' in (tmp_path / "vi.html").read_text(encoding="utf-8")
    assert '<html lang="en">' in (tmp_path / "en.html").read_text(encoding="utf-8")


def test_why_shows_the_passages_of_a_relation(store: Path) -> None:
    run = vanmach("why", "31-KL/TU", "88-NQ/TU 2016", "--store", store)
    assert (run.code, run.err) == (0, "")
    assert "31-KL/TU —" in run.out
    assert "tuyen-tap-tinh-uy.txt, line" in run.out
    assert "88-NQ/TU" in run.out.splitlines()[1]
    assert vanmach("why", "88-NQ/TU 2016", "31-KL/TU", "--store", store).out == run.out


def test_why_says_where_nothing_ties_two_documents(store: Path) -> None:
    run = vanmach("why", "112-KL/TU", "88-NQ/TU 2016", "--store", store)
    assert (run.code, run.out) == (1, "")
    assert run.err == "Nothing in the sources ties 112-KL/TU 2023 to 88-NQ/TU 2016.\n"


def test_check_lists_the_planted_anomaly_and_no_broken_shape(store: Path) -> None:
    run = vanmach("check", "--store", store)
    assert run.code == 0
    assert any("46-KL/TU" in line for line in run.out.splitlines() if line.startswith("anomaly: "))
    assert "broken shape" not in run.out


def test_a_reader_that_has_seen_enough_is_no_error(store: Path) -> None:
    line = f'"{PROGRAM}" query -q "SELECT * {{ ?s ?p ?o }}" --format csv --store "{store}" | head -n 1'
    ended = subprocess.run(["bash", "-c", line], env=environment(), capture_output=True, encoding="utf-8", check=False)
    assert ended.stderr == ""
    assert len(ended.stdout.splitlines()) == 1
