"""A store that the program itself has built from the samples."""

from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from console import vanmach


@pytest.fixture(scope="session")
def corpus() -> Iterator[Path]:
    """The folder of the sample corpus."""
    with as_file(files("loaders") / "samples") as folder:
        yield folder


@pytest.fixture(scope="session")
def store(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of the sample corpus."""
    place = tmp_path_factory.mktemp("program") / "store"
    run = vanmach("build", corpus, "--store", place)
    assert run.code == 0, run.err
    return place
