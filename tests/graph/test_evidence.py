"""Every fact of the sample corpus shows the words it was read from."""

from importlib.resources import as_file, files

import pytest
from made_up import SPARQL_PREFIXES, column

from graph.store import Store
from loaders.reading import read_file

FACTS = ["Citation", "Assignment", "PlannedDocument", "PlannedTask", "Review", "Committee", "ProgressReport", "Anomaly"]


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """Name of each sample → the text in which offsets count."""
    with as_file(files("loaders") / "samples") as folder:
        return {path.name: read_file(path, path.name).text for path in sorted(folder.iterdir())}


@pytest.mark.parametrize("kind", FACTS)
def test_every_fact_has_evidence(samples: Store, kind: str) -> None:
    whole = "vm:evidence [ vm:inSource ?s ; oa:start ?b ; oa:end ?e ; oa:exact ?w ; vm:line ?l ]"
    assert column(samples, f"?x a vm:{kind} FILTER NOT EXISTS {{ ?x {whole} }}") == []


@pytest.mark.parametrize("kind", [kind for kind in FACTS if kind != "Committee"])
def test_the_sample_corpus_has_facts_of_this_kind(samples: Store, kind: str) -> None:
    assert column(samples, f"?x a vm:{kind}")


def test_every_document_that_a_source_holds_or_lists_has_evidence(samples: Store) -> None:
    assert column(samples, "?x vm:heldIn|vm:draftIn|vm:listedIn ?s FILTER NOT EXISTS { ?x vm:evidence ?e }") == []


def test_the_offsets_cut_the_same_words_out_of_the_source(samples: Store, texts: dict[str, str]) -> None:
    rows = samples.rows(
        f"""{SPARQL_PREFIXES} SELECT DISTINCT ?source ?start ?end ?line ?words WHERE {{
        ?p a vm:Passage ; vm:inSource/dcterms:identifier ?source ; oa:start ?start ; oa:end ?end ; vm:line ?line ;
           oa:exact ?words }}"""
    )
    assert len(rows) > 100
    for row in rows:
        text, start, end = texts[row["source"]], int(row["start"]), int(row["end"])
        assert text[start:end] == row["words"]
        assert int(row["line"]) == text.count("\n", 0, start) + 1


def test_every_source_of_the_samples_is_there_with_its_hash(samples: Store, texts: dict[str, str]) -> None:
    found = column(samples, "?s a vm:Source ; dcterms:identifier ?x ; vm:sha256 ?h FILTER (STRLEN(?h) = 64)")
    assert found == sorted(texts)
