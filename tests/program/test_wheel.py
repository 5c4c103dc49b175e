"""The program as a stranger installs it: a wheel in an empty environment, far from the sources."""

import importlib.util
import json
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import httpx
import pytest
from console import CLONE, environment, serving, vanmach

UNREACHABLE = ("No matching distribution", "Connection", "Temporary failure", "timed out", "Could not fetch")
ASK = """
PREFIX vm: <https://w3id.org/vanmach/ns#> PREFIX doc: <https://w3id.org/vanmach/id/doc/>
ASK {{ <https://w3id.org/vanmach/id/doc/song-van/kl/31-kl-tu/2021-02-26> vm:continues
       <https://w3id.org/vanmach/id/doc/song-van/nq/88-nq-tu/{date}> }}
"""
CHROMIUM = next(
    (found for name in ("chromium", "google-chrome", "chromium-browser") if (found := shutil.which(name))), None
)
LOOK = """
import json, sys
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=sys.argv[1], args=["--no-sandbox"])
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(sys.argv[2])
    page.wait_for_function("window.vanmach !== undefined")
    labels = page.evaluate("JSON.parse(document.getElementById('data').textContent).entries.map(e => e.label)")
    ink = page.evaluate('''index => {
        const at = vanmach.network.canvasToDOM(vanmach.network.getPosition(index));
        const canvas = document.querySelector("#network canvas"), scale = canvas.width / canvas.clientWidth;
        const seen = canvas.getContext("2d").getImageData(at.x * scale - 20, at.y * scale - 10, 40, 20).data;
        return seen.filter((value, i) => i % 4 === 3 && value > 0).length }''', labels.index("112-KL/TU"))
    print(json.dumps({"labels": labels, "ink": ink, "complaints": complaints}))
    browser.close()
"""
"""Opens a picture and measures how many of the 800 points around a card have a colour (in a process of its own:
Playwright's loop does not bear another one beside it)."""


def done(command: list[str | Path], cwd: Path) -> None:
    """Run a command that needs the package index; skip where that cannot be reached."""
    ended = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment(), capture_output=True, encoding="utf-8", check=False
    )
    said = ended.stdout + ended.stderr
    if ended.returncode and any(sign in said for sign in UNREACHABLE):
        pytest.skip(f"the package index cannot be reached: {said.strip().splitlines()[-1]}")
    assert ended.returncode == 0, said


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this clone."""
    folder = tmp_path_factory.mktemp("wheel")
    here = ["--no-isolation"] if importlib.util.find_spec("hatchling") else []
    done([sys.executable, "-m", "build", "--wheel", *here, "-o", folder, CLONE], folder)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program in an environment that holds nothing else."""
    folder = tmp_path_factory.mktemp("empty") / "venv"
    venv.create(folder, with_pip=True)
    done([folder / "bin" / "pip", "install", "--quiet", wheel], folder)
    return folder / "bin" / "vanmach"


def test_the_wheel_holds_every_file_that_the_program_reads(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    needed = {
        path.relative_to(CLONE).as_posix()
        for room in ("ontology", "loaders", "graph", "queries", "viz")
        for path in (CLONE / room).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(".")
    }
    assert {Path(name).suffix for name in needed} >= {".py", ".ttl", ".csv", ".rq", ".j2", ".js", ".css", ".docx"}
    assert needed | {"vanmach.py"} <= held


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist() if ".dist-info" not in name}
    assert tops == {"vanmach.py", "ontology", "loaders", "graph", "queries", "viz"}


def test_the_demo_answers_which_resolution_a_conclusion_continues(installed: Path, tmp_path: Path) -> None:
    with serving("demo", "--port", "0", cwd=tmp_path, program=installed) as server:
        asked = {
            date: httpx.post(f"{server.address}/sparql", data={"query": ASK.format(date=date)}).json()["boolean"]
            for date in ("2016-08-15", "2021-06-10")
        }
        assert asked == {"2016-08-15": True, "2021-06-10": False}
        for path, words in (
            ("/", "Sông Vân"),
            ("/queries", "continues"),
            ("/documents/song-van/kl/112-kl-tu/2023-11-14", "112-KL/TU"),
            ("/view/lineage?document=112-KL/TU", "88-NQ/TU"),
        ):
            page = httpx.get(server.address + path, headers={"Accept": "text/html"})
            assert page.status_code == 200, path
            assert words in page.text, path
        server.stop()
        assert "Traceback" not in server.printed
    assert "documents held" in (tmp_path / "out.txt").read_text(encoding="utf-8")


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on PATH")
def test_a_picture_that_the_program_drew_shows_its_document(installed: Path, corpus: Path, tmp_path: Path) -> None:
    assert vanmach("build", corpus, cwd=tmp_path, program=installed).code == 0
    assert vanmach("lineage", "112-KL/TU", "-o", "x.html", cwd=tmp_path, program=installed).code == 0
    look = subprocess.run(
        [sys.executable, "-c", LOOK, str(CHROMIUM), (tmp_path / "x.html").as_uri()],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert look.returncode == 0, look.stderr
    seen = json.loads(look.stdout)
    assert seen["complaints"] == []
    assert {"112-KL/TU", "88-NQ/TU"} <= set(seen["labels"])
    assert seen["ink"] > 400
