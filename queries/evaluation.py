"""Work that may never end → its result within a limit of time and size, or a plain refusal."""

import io
import time
from collections.abc import Callable
from typing import TypeVar

import anyio
import anyio.to_thread

from queries.problems import Problem

TIME_LIMIT = 30.0
"""Seconds."""

SIZE_LIMIT = 100_000_000
"""Bytes of one answer."""

AT_ONCE = 8
"""Evaluations at a time. They have places of their own: queries that overrun must not stop the pages."""

Result = TypeVar("Result")


class Bounded(io.BytesIO):
    """A buffer that ends the writing of an answer that has become too long or too late."""

    def __init__(self, seconds: float, size: int = SIZE_LIMIT) -> None:
        super().__init__()
        self._until = time.monotonic() + seconds
        self._room = size

    def write(self, data: "bytes | bytearray | memoryview") -> int:  # type: ignore[override]
        """Take `data`. Raises Problem where the time or the room is used up."""
        self._room -= len(data)
        if self._room < 0:
            raise Problem(503, f"The answer is larger than {SIZE_LIMIT // 1_000_000} MB: add a LIMIT.")
        if time.monotonic() > self._until:
            raise too_slow()
        return super().write(data)


class Evaluator:
    """Runs work in threads, a few at a time, each within the time limit."""

    def __init__(self, seconds: float = TIME_LIMIT) -> None:
        self.seconds = seconds
        self._places: anyio.CapacityLimiter | None = None

    async def run(self, work: Callable[[], Result]) -> Result:
        """What `work` returns. Raises Problem 503 if it, or the wait for a place, takes too long.

        A thread that overruns is left to itself: it ends with its next piece of output (see Bounded), but one
        that counts in silence keeps its place until it is done. Ending it for good, in a process of its own
        or with a store that has a time limit, is the next step.
        """
        if self._places is None:
            self._places = anyio.CapacityLimiter(AT_ONCE)
        with anyio.move_on_after(self.seconds):
            return await anyio.to_thread.run_sync(work, abandon_on_cancel=True, limiter=self._places)
        raise too_slow()


def too_slow() -> Problem:
    """The refusal of a question that takes too long."""
    return Problem(503, "The query takes too long: make it more specific or add a LIMIT.", {"Retry-After": "30"})
