"""Work of our own that may take long → its result within a limit of time, or a plain refusal."""

from collections.abc import Callable
from typing import TypeVar

import anyio
import anyio.to_thread

from queries.problems import Problem

TIME_LIMIT = 30.0
"""Seconds."""

AT_ONCE = 8
"""Evaluations at a time. They have places of their own: what overruns must not stop the pages."""

Result = TypeVar("Result")


class Evaluator:
    """Runs work in threads, a few at a time, each within the time limit."""

    def __init__(self, seconds: float = TIME_LIMIT) -> None:
        self.seconds = seconds
        self._places: anyio.CapacityLimiter | None = None

    async def run(self, work: Callable[[], Result]) -> Result:
        """What `work` returns. Raises Problem 503 if it, or the wait for a place, takes too long.

        A thread that overruns is left to itself, so this is for queries that we have written and people only give
        values to; what anyone may write goes to a process that can be ended (see pool.py).
        """
        if self._places is None:
            self._places = anyio.CapacityLimiter(AT_ONCE)
        with anyio.move_on_after(self.seconds):
            return await anyio.to_thread.run_sync(work, abandon_on_cancel=True, limiter=self._places)
        raise too_slow()


def too_slow() -> Problem:
    """The refusal of a question that takes too long."""
    return Problem(503, "The query takes too long: make it more specific or add a LIMIT.", {"Retry-After": "30"})
