"""The invented province that all tests of queries/ ask about."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.store import Store

SMALL = Path(__file__).parent / "small.trig"


@pytest.fixture(scope="session")
def small() -> Store:
    """The store with small.trig in it."""
    return Store.in_memory(ox.parse(path=SMALL))
