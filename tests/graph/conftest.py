"""The stores that the tests of graph/ look at."""

from importlib.resources import as_file, files
from pathlib import Path

import pytest
from made_up_files import write_papers

from graph.build import build
from graph.store import Store


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The store of the sample corpus."""
    place = tmp_path_factory.mktemp("samples") / "store"
    with as_file(files("loaders") / "samples") as folder:
        summary = build([folder], place)
    assert summary.problems == ()
    return Store.open(place)


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with three small documents."""
    return write_papers(tmp_path / "papers")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where a store may be made."""
    return tmp_path / "store"
