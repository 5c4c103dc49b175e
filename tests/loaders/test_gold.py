"""The facts of the real papers that were read by eye, where they are at hand: what is read may only get better."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from graph.build import build
from graph.export import export
from graph.store import Store

SHARED = Path(__file__).parents[3] / "shared"
SEEDS, GOLD, SCORER = SHARED / "seeds", SHARED / "gold" / "dev.jsonl", SHARED / "score" / "score.py"

pytestmark = pytest.mark.skipif(
    not (SEEDS.is_dir() and GOLD.is_file() and SCORER.is_file()), reason="the gold facts are not in ../shared"
)

REACHED = {
    # task: (right, missed, spurious)
    "documents": (25, 0, 0),
    "citations": (111, 0, 0),
    "relations": (111, 0, 0),
    "strong": (14, 0, 0),
    "assignments": (82, 0, 0),
    "planned": (64, 0, 0),
    "orders": (22, 1, 1),
    "fulfilled": (28, 0, 10),
    "reviews": (25, 0, 0),
    "committees": (3, 0, 0),
    "progress": (10, 0, 0),
}
DETAILS = {
    ("planned", "lead agencies right"): 64,
    ("planned", "due dates right"): 63,
    ("planned", "types right"): 61,
    ("orders", "lead agencies right"): 11,
    ("orders", "due dates right"): 11,
    ("committees", "members found"): 4,
}


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("gold")
    build([SEEDS], folder / "store")
    export(Store.open(folder / "store"), folder / "graph.nq")
    command = [sys.executable, str(SCORER), str(folder / "graph.nq"), str(GOLD), "--json"]
    return json.loads(subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout)


@pytest.mark.parametrize("task", REACHED)
def test_no_task_is_read_worse(scores: Any, task: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = dict(zip(("hits", "missed", "spurious"), REACHED[task], strict=True))
    now = {name: scores[task][name] for name in before}
    if now != before:
        with capsys.disabled():
            print(f"\n{task}: " + ", ".join(f"{name} {before[name]} → {now[name]}" for name in before))
    assert now["hits"] >= before["hits"]
    assert now["missed"] <= before["missed"]
    assert now["spurious"] <= before["spurious"]


@pytest.mark.parametrize(("task", "detail"), DETAILS)
def test_no_detail_is_read_worse(scores: Any, task: str, detail: str) -> None:
    assert int(scores[task][detail].split("/")[0]) >= DETAILS[task, detail]


def test_every_field_of_a_document_is_right(scores: Any) -> None:
    wrong = {
        name: share for name, share in scores["documents"]["field accuracy"].items() if len(set(share.split("/"))) > 1
    }
    assert wrong == {}
