"""Every page keeps axe-core's rules, shows where the keyboard is, says its language, and bears hostile words."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, Page
from sample_hostile import hostile_store, page_addresses
from sample_store import sample_store

from vanmach import web_app

AXE = "axe-core@4"
WORST = ("serious", "critical")
DOCUMENT = "/documents/song-van/kl/53-kl-tu/2021-03-03"
PAGES = (
    "/",
    "/?q=nghi+quyet",
    "/?q=khongco",
    "/?type=NQ",
    "/duties?on=2024-01-01",
    "/duties?q=khongco&from=x",
    "/anomalies",
    DOCUMENT,
    "/agencies/song-van/so-noi-vu",
    "/policies",
    "/policies/song-van/nq/09-nq-tu/2016-05-04",
    "/subjects",
    "/subjects/cai-cach-hanh-chinh",
    "/queries",
    "/sparql-editor",
    "/documents/nope",
    "/view/lineage?document=09-NQ/TU",
    "/brief?of=53-KL/TU",
)

pytestmark = pytest.mark.browser


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """axe-core as npm serves it; a copy that npm put under $AXE_CORE before is used."""
    given = os.environ.get("AXE_CORE")
    folder = Path(given) if given else tmp_path_factory.mktemp("axe")
    script = folder / "node_modules" / "axe-core" / "axe.min.js"
    if not script.exists():
        npm = shutil.which("npm")
        if npm is None:
            pytest.skip("no npm to install axe-core with")
        command = [npm, "install", "--prefix", str(folder), "--no-audit", "--no-fund", "--ignore-scripts", AXE]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=120)
        except (subprocess.SubprocessError, OSError) as error:
            pytest.skip(f"npm cannot install axe-core: {error}")
    return script.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def served() -> TestClient:
    return TestClient(web_app(sample_store()), headers={"accept": "text/html"})


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1280, "height": 800})
    yield opened
    opened.close()


def show(page: Page, client: TestClient, path: str) -> list[str]:
    """Open a page of the service, and give what the browser complains of or asks for elsewhere."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))

    def answer(route: object) -> None:
        address = route.request.url  # type: ignore[attr-defined]
        if not address.startswith("http://pages/"):
            complaints.append(f"asked for {address}")
        found = client.get(address.removeprefix("http://pages"))
        route.fulfill(status=found.status_code, headers=dict(found.headers), body=found.content)  # type: ignore[attr-defined]

    page.route("**/*", answer)
    page.goto("http://pages" + path)
    return [one for one in complaints if "Failed to load resource" not in one]


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", PAGES)
def test_no_page_hinders_anyone_seriously(page: Page, served: TestClient, axe: str, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    assert show(page, served, path) == []
    page.evaluate(axe)  # the protocol of the tests may do what the page's own policy forbids scripts
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    broken = [
        f"{one['id']}: {one['help']}: {one['nodes'][0]['html'][:200]}"
        for one in found["violations"]
        if one["impact"] in WORST
    ]
    assert broken == []


@pytest.mark.parametrize("path", PAGES)
def test_no_page_is_wider_than_a_phone(page: Page, served: TestClient, path: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    show(page, served, path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_language_is_said_and_the_click_away_one_too(page: Page, served: TestClient, lang: str) -> None:
    show(page, served, f"/duties?lang={lang}")
    assert page.evaluate("document.documentElement.lang") == lang
    assert page.get_attribute("a.language", "lang") != lang
    page.click("a.language")
    assert page.evaluate("document.documentElement.lang") != lang


def test_the_keyboard_goes_to_the_content_first_and_is_seen(page: Page, served: TestClient) -> None:
    show(page, served, "/duties")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    for _ in range(12):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", page.evaluate("document.activeElement.outerHTML")


@pytest.mark.parametrize("path", page_addresses())
def test_nothing_hostile_runs_or_is_fetched(page: Page, path: str) -> None:
    client = TestClient(web_app(hostile_store()), headers={"accept": "text/html"})
    assert show(page, client, path) == []
    assert page.evaluate("window.owned") is None
    assert page.locator("main img, main script, main iframe").count() == 0
    assert page.evaluate(r"/[\u202a-\u202e\u2066-\u2069]/.test(document.querySelector('main').innerText)") is False
    for link in page.eval_on_selector_all("a[href]", "all => all.map(one => one.protocol)"):
        assert link in ("http:", "https:", "file:")
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
