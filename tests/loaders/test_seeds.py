"""The real papers that the project is built for, where they are at hand: counts, numbers and dates, and the quotes."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from loaders.extract import read
from loaders.facts import Document, Reading
from loaders.reading import read_file

SHARED = Path(__file__).parents[3] / "shared"
SEEDS, GOLD = SHARED / "seeds", SHARED / "gold" / "dev.jsonl"

pytestmark = pytest.mark.skipif(
    not (SEEDS.is_dir() and GOLD.is_file()), reason="the real papers and their gold facts are not in ../shared"
)


def records(kind: str) -> list[dict[str, Any]]:
    if not GOLD.is_file():
        return []
    with GOLD.open(encoding="utf-8") as lines:
        return [record for record in map(json.loads, lines) if record["kind"] == kind]


FILES = sorted(file.name for file in SEEDS.glob("*.txt")) if SEEDS.is_dir() else []


@cache
def seed(name: str) -> Reading:
    return read(read_file(SEEDS / name, name))


def documents_of(number: str) -> tuple[Document, ...]:
    (name,) = (name for name in FILES if name.startswith(number))
    return seed(name).documents


def test_the_compendium_holds_41_documents() -> None:
    found = documents_of("002")
    assert len(found) == 41
    assert [d.status for d in found].count("Listed") == 1


def test_no_number_of_the_compendium_is_told_twice() -> None:
    symbols = [d.symbol for d in documents_of("002")]
    assert None not in symbols
    assert len(set(symbols)) == 41


def test_every_document_that_the_gold_knows_of_is_read() -> None:
    (scope,) = records("scope")
    known = {(d["symbol"], d["date"]) for d in scope["universe"]}
    read_too = {(d.symbol, d.date) for name in FILES for d in seed(name).documents}
    assert known - read_too == set()


@pytest.mark.parametrize("gold", records("document"), ids=lambda gold: f"{gold['seed']} {gold['symbol']}")
def test_type_number_date_and_issuer_are_those_of_the_gold(gold: dict[str, Any]) -> None:
    found = {(d.type, d.symbol, d.date, d.issuer.name if d.issuer else None) for d in documents_of(gold["seed"])}
    assert (gold["type"], gold["symbol"], gold["date"], gold["issuer"]) in found


@pytest.mark.parametrize("gold", records("document"), ids=lambda gold: f"{gold['seed']} {gold['symbol']}")
def test_a_document_begins_on_the_line_that_the_gold_says(gold: dict[str, Any]) -> None:
    if gold["lines"] is None:
        pytest.skip("a paper that the source only lists has no lines")
    (found,) = (d for d in documents_of(gold["seed"]) if d.symbol == gold["symbol"])
    assert abs(found.passage.line - gold["lines"][0]) <= 2


@pytest.mark.parametrize("name", FILES)
def test_every_fact_quotes_the_source(name: str) -> None:
    text = seed(name).source.text
    passages = [
        fact.passage
        for d in seed(name).documents
        for facts in ([d], d.citations, d.planned, d.assignments, d.reviews, d.committees, d.progress)
        for fact in facts
    ] + [anomaly.passage for anomaly in seed(name).anomalies]
    assert all(text[p.start : p.end] == p.quote != "" for p in passages)
    assert all(p.line == text.count("\n", 0, p.start) + 1 for p in passages)
