"""A browser for the tests that need one, and the sample store."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, sync_playwright
from sample_store import sample_store

from viz.pages import router

CHROMIUM = next(
    (
        path
        for path in ("/usr/bin/chromium", shutil.which("chromium"), shutil.which("google-chrome"))
        if path and Path(path).exists()
    ),
    None,
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium at /usr/bin/chromium or on PATH")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="session")
def client() -> TestClient:
    app = FastAPI()
    app.include_router(router(sample_store()))
    return TestClient(app)
