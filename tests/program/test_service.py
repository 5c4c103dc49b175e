"""`vanmach serve` as a browser and another program see it, with builds beside it."""

import shutil
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from console import serving, vanmach

HELD = "SELECT (COUNT(DISTINCT ?d) AS ?n) { ?d <https://w3id.org/vanmach/ns#heldIn> ?s }"


def count(address: str) -> int:
    answer = httpx.get(f"{address}/sparql", params={"query": HELD}, headers={"Accept": "text/csv"})
    return int(answer.text.splitlines()[1])


def test_pages_queries_and_health_are_served(store: Path, tmp_path: Path) -> None:
    with serving("serve", "--store", store, "--port", "0", cwd=tmp_path) as server:
        for path in ("/", "/health", "/queries", "/openapi.json", "/view/lineage?document=112-KL/TU"):
            assert httpx.get(server.address + path).status_code == 200, path
        assert httpx.get(f"{server.address}/nowhere").status_code == 404


def test_the_address_that_is_told_can_be_opened_at_once(store: Path, tmp_path: Path) -> None:
    with serving("serve", "--store", store, "--port", "0", cwd=tmp_path, patient=False) as server:
        assert httpx.get(f"{server.address}/health", timeout=20).status_code == 200


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_is_stopped_in_good_order(store: Path, tmp_path: Path, how: int) -> None:
    with serving("serve", "--store", store, "--port", "0", cwd=tmp_path) as server:
        httpx.get(f"{server.address}/health")
        assert server.stop(how) == 0
        assert "Traceback" not in server.printed
    assert (tmp_path / "out.txt").read_text(encoding="utf-8") == ""


def test_it_is_read_only(store: Path, tmp_path: Path) -> None:
    with serving("serve", "--store", store, "--port", "0", cwd=tmp_path) as server:
        before = count(server.address)
        for sent in ({"update": "CLEAR ALL"}, {"query": "CLEAR ALL"}):
            assert 400 <= httpx.post(f"{server.address}/sparql", data=sent).status_code < 500
        assert count(server.address) == before


def test_a_build_that_ends_while_it_runs_is_seen(corpus: Path, tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    shutil.copytree(corpus, papers)
    assert vanmach("build", papers, "--store", tmp_path / "store").code == 0
    with serving("serve", "--store", tmp_path / "store", "--port", "0", cwd=tmp_path) as server:
        before = count(server.address)
        (papers / "ket-luan-thuong-vu.docx").unlink()
        assert vanmach("build", papers, "--store", tmp_path / "store").code == 0
        assert count(server.address) == before - 1


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_a_demo_that_is_stopped_leaves_nothing_behind(tmp_path: Path, how: int) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    with serving("demo", "--port", "0", cwd=tmp_path, TMPDIR=str(temporary)) as server:
        assert httpx.get(f"{server.address}/health").status_code == 200
        assert server.stop(how) == 0
    assert list(temporary.iterdir()) == []


NEVER_ENDS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def test_a_query_that_overruns_the_time_limit_is_ended(store: Path, tmp_path: Path) -> None:
    with serving("serve", "--store", store, "--port", "0", "--time-limit", "0.5", cwd=tmp_path) as server:
        answer = httpx.post(f"{server.address}/sparql", data={"query": NEVER_ENDS}, timeout=20)
        assert (answer.status_code, "0.5 s" in answer.json()["detail"]) == (503, True)
        answer = httpx.get(f"{server.address}/sparql-editor", params={"query": NEVER_ENDS}, timeout=20)
        assert (answer.status_code, "0.5 s" in answer.text) == (503, True)
        assert count(server.address)


def test_it_is_stopped_in_good_order_while_a_query_runs(store: Path, tmp_path: Path) -> None:
    with serving("serve", "--store", store, "--port", "0", cwd=tmp_path) as server:
        with pytest.raises(httpx.ReadTimeout):
            httpx.post(f"{server.address}/sparql", data={"query": NEVER_ENDS}, timeout=0.3)
        with ThreadPoolExecutor() as clients:
            asked = clients.submit(httpx.post, f"{server.address}/sparql", data={"query": NEVER_ENDS}, timeout=20)
            time.sleep(0.5)
            assert server.stop(signal.SIGINT) == 0
            assert asked.exception() or asked.result().status_code >= 500
        assert "Traceback" not in server.printed
