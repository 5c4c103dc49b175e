"""Queries that anyone may have written → their answers, from worker processes that are killed when they overrun.

Oxigraph in process has no time limit, a thread cannot be ended, and `oxigraph serve` calls out on SERVICE. A process can be ended whatever it does, and the system bounds its memory and shuts its network
(see worker.py). Measured on two cores with pyoxigraph 0.5.13: a worker answers its first query after 20 ms, the way
through the pipes adds 0.1 ms to a query, and a kill takes 7 ms; so a worker is simply started anew after each kill.

Up to `at_once` queries run at a time and the others wait in line. One that takes longer than `SHORT` gives up its place,
and its priority, to those in line: slow queries cannot keep quick ones waiting. Only a few may be slow at a time.
"""

import asyncio
import contextlib
import json
import os
import signal
import sys
import tempfile
import weakref
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from graph.store import Store
from ontology.namespaces import PREFIXES
from queries.problems import Problem

SHORT = 2.0
"""Seconds after which a query counts as slow."""

START = 30
"""Seconds in which a worker must have opened the store."""

BUFFERED = 1 << 20
"""Bytes of an answer that are waited for before it is sent: until then a limit can still be told as a problem."""

READING = 10
"""A client may take so many times the time limit to read a large answer."""

_WORKER = Path(__file__).with_name("worker.py")
_MOST_IN_PIPE = 1 << 18


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query, and all of them together, may use."""

    seconds: float = 30.0
    rows: int = 1_000_000
    size: int = 100_000_000
    """Bytes of an answer."""
    memory: int = 1_000_000_000
    """Bytes of a worker beyond what it has when it starts."""
    at_once: int = max(2, os.cpu_count() or 1)
    slow_at_once: int = max(2, os.cpu_count() or 1)
    waiting: int = 500
    wait: float = 10.0
    """Seconds in line."""


@dataclass(frozen=True, slots=True)
class Question:
    """A query, the graphs that the request chooses, and the format for either kind of answer (None: not acceptable)."""

    text: str
    result_format: str | None
    graph_format: str | None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    first_rows: int | None = None
    """Only so many rows or a few more, if there are that many: for formats of lines, the last of which may be cut."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: whether it is a graph, its first bytes, and what gives the rest (None: there is no more)."""

    is_graph: bool
    content: bytes
    rest: AsyncGenerator[bytes, None] | None = None


class Worker:
    """A worker process and the way to it."""

    def __init__(self, process: Process, folder: Path) -> None:
        self._process = process
        self.folder = folder

    @classmethod
    async def start(cls, folder: Path, memory: int) -> "Worker":
        """A worker for the database in `folder`, ready to answer. Raises Problem if it cannot open it."""
        command = [sys.executable, "-P", str(_WORKER), str(folder), str(memory), json.dumps(PREFIXES)]
        process = await asyncio.create_subprocess_exec(
            *command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, limit=_MOST_IN_PIPE
        )
        worker = cls(process, folder)
        try:
            async with asyncio.timeout(START):
                await worker.receive()
        except (TimeoutError, asyncio.IncompleteReadError):
            worker.kill()
            raise Problem(503, "The store cannot be opened: is its folder still there?") from None
        except BaseException:
            worker.kill()
            raise
        return worker

    async def send(self, task: Mapping[str, object]) -> None:
        """Send a query."""
        content = json.dumps(task).encode()
        if self._process.stdin is None:
            raise RuntimeError("a worker is started with pipes")
        self._process.stdin.write(len(content).to_bytes(4, "big") + content)
        with contextlib.suppress(ConnectionError):  # it has died: the reading will tell
            await self._process.stdin.drain()

    async def receive(self) -> tuple[bytes, bytes]:
        """The next message: its letter and its content. Raises IncompleteReadError if the worker has died."""
        if self._process.stdout is None:
            raise RuntimeError("a worker is started with pipes")
        length = await self._process.stdout.readexactly(4)
        message = await self._process.stdout.readexactly(int.from_bytes(length, "big"))
        return message[:1], message[1:]

    def yield_to_others(self) -> None:
        """Let others have the processor first, from now on."""
        with contextlib.suppress(AttributeError, OSError):
            os.setpriority(os.PRIO_PROCESS, self._process.pid, 10)

    @property
    def is_alive(self) -> bool:
        """Whether the process has not ended yet."""
        return self._process.returncode is None

    def kill(self) -> None:
        """End the process now."""
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()

    async def exit_code(self) -> int:
        return await self._process.wait()


class Pool:
    """Answers questions from worker processes, within `limits`. Used from one event loop at a time."""

    def __init__(self, limits: Limits = Limits()) -> None:
        self.limits = limits
        self._loop: asyncio.AbstractEventLoop | None = None
        self._written: weakref.WeakKeyDictionary[Store, tempfile.TemporaryDirectory[str]] = weakref.WeakKeyDictionary()

    async def ask(self, store: Store, question: Question, seconds: float | None = None) -> Reply:
        """The answer of `store`, within `seconds` if that is less than the limit.

        Raises Problem: 400 for what cannot be read or answered, 503 where a limit is reached. If one is reached after
        the first `BUFFERED` bytes, the rest raises it. An answer with a rest must be read to its end, or closed.
        """
        self._join_loop()
        limit = min(seconds or self.limits.seconds, self.limits.seconds)
        await self._wait_for_place()
        evaluation = _Evaluation(self, limit)
        try:
            await evaluation.start(self._folder(store), question)
            return await evaluation.reply()
        except BaseException:
            evaluation.end()
            raise

    async def close(self) -> None:
        """End all workers."""
        if asyncio.get_running_loop() is self._loop:
            self._loop = None
            for worker in [*self.workers]:
                self.drop(worker)
            for worker in self.ending:
                await worker.exit_code()

    def _join_loop(self) -> None:
        """Start with nothing in an event loop that is new to us; workers of one that is closed end with their pipes."""
        loop = asyncio.get_running_loop()
        if loop is self._loop:
            return
        self._loop = loop
        self.places = asyncio.Semaphore(self.limits.at_once)
        self.slow = self.waiting = 0
        self.workers: set[Worker] = set()
        self.ending: list[Worker] = []
        self.idle: list[Worker] = []

    async def _wait_for_place(self) -> None:
        if self.waiting >= self.limits.waiting:
            raise _busy(f"{self.waiting} queries are waiting already")
        self.waiting += 1
        try:
            async with asyncio.timeout(self.limits.wait):
                await self.places.acquire()
        except TimeoutError:
            raise _busy(f"no place for this query was free within {self.limits.wait:g} s") from None
        finally:
            self.waiting -= 1

    async def worker(self, folder: Path) -> Worker:
        """A worker for the database in `folder`: one that has nothing to do, or a new one."""
        while self.idle:
            worker = self.idle.pop()
            if worker.folder == folder:
                return worker
            self.drop(worker)  # a new version of the store has been built
        worker = await Worker.start(folder, self.limits.memory)
        self.workers.add(worker)
        return worker

    def drop(self, worker: Worker) -> None:
        """End a worker."""
        worker.kill()
        self.workers.discard(worker)
        self.ending = [*(other for other in self.ending if other.is_alive), worker]

    def _folder(self, store: Store) -> Path:
        """Where the database of `store` is; one that is only in memory is written to a temporary folder first."""
        if store.folder is not None:
            return store.folder
        if store not in self._written:
            folder = tempfile.TemporaryDirectory(prefix="vanmach-", ignore_cleanup_errors=True)
            copy = ox.Store(folder.name)
            copy.bulk_extend(store.dataset)
            copy.flush()
            del copy
            self._written[store] = folder
        return Path(self._written[store].name)


@dataclass(slots=True)
class _Evaluation:
    """One question at one worker, from the place that it takes to the place that it gives back."""

    pool: Pool
    seconds: float
    left: float = 0
    worker: Worker | None = None
    slow: bool = False
    ended: bool = False
    refusal: Problem | None = None
    timers: list[asyncio.TimerHandle] = field(default_factory=list)

    async def start(self, folder: Path, question: Question) -> None:
        limits = self.pool.limits
        self.left = self.seconds
        self.worker = await self.pool.worker(folder)
        loop = asyncio.get_running_loop()
        self.timers = [
            loop.call_later(SHORT, self._outlast),
            loop.call_later(READING * self.seconds, self.worker.kill),
        ]
        await self.worker.send(
            {
                "query": question.text,
                "result_format": question.result_format,
                "graph_format": question.graph_format,
                "default_graphs": question.default_graphs,
                "named_graphs": question.named_graphs,
                "rows": question.first_rows or limits.rows,
                "cuts": question.first_rows is not None,
                "bytes": limits.size,
                "seconds": self.seconds,
            }
        )

    async def reply(self) -> Reply:
        """The beginning of the answer; the whole of it, if it is small."""
        _, kind = await self._next()
        is_graph, content = kind == b"graph", bytearray()
        while len(content) < BUFFERED:
            letter, piece = await self._next()
            if letter == b"E":
                self.end(whole=True)
                return Reply(is_graph, bytes(content))
            content += piece
        return Reply(is_graph, bytes(content), self._rest())

    async def _rest(self) -> AsyncGenerator[bytes, None]:
        whole = False
        try:
            while True:
                letter, piece = await self._next()
                if letter == b"E":
                    whole = True
                    return
                yield piece
        finally:
            self.end(whole=whole)

    async def _next(self) -> tuple[bytes, bytes]:
        """The next message that is part of an answer. Raises Problem for anything else."""
        if self.worker is None:
            raise RuntimeError("an evaluation is started before it is read")
        loop = asyncio.get_running_loop()
        begun = loop.time()
        try:
            async with asyncio.timeout(self.left):
                letter, content = await self.worker.receive()
        except TimeoutError:
            raise _too_slow(self.seconds) from None
        except asyncio.IncompleteReadError:
            raise self.refusal or await self._death() from None
        self.left -= loop.time() - begun
        if letter == b"X":
            self.end(whole=True)
            status, detail = json.loads(content)
            raise Problem(status, detail)
        return letter, content

    async def _death(self) -> Problem:
        """Why the worker has died: an allocation that fails aborts it."""
        memory = self.pool.limits.memory // 1_000_000
        code = await self.worker.exit_code() if self.worker else 0
        if code == -signal.SIGABRT:
            return Problem(503, f"The query needs more than {memory} MB of memory: make it more specific.")
        return Problem(503, "The query ended the process that evaluated it: make it simpler, or split it.")

    def _outlast(self) -> None:
        """Give up the place of a quick query for one of a slow query; end it if there is none."""
        if self.worker is None:
            return
        most = self.pool.limits.slow_at_once
        if self.pool.slow >= most:
            self.refusal = _busy(f"this query takes longer than {SHORT:g} s, and only {most} at a time may")
            self.worker.kill()
            return
        self.slow = True
        self.pool.slow += 1
        self.pool.places.release()
        self.worker.yield_to_others()

    def end(self, *, whole: bool = False) -> None:
        """Give back the place, and the worker if its answer is `whole`; else end it."""
        if self.ended:
            return
        self.ended = True
        for timer in self.timers:
            timer.cancel()
        if self.slow:
            self.pool.slow -= 1
        else:
            self.pool.places.release()
        if self.worker is not None:
            if whole and not self.slow:
                self.pool.idle.append(self.worker)
            else:
                self.pool.drop(self.worker)


async def whole(reply: Reply) -> bytes:
    """All bytes of an answer."""
    return reply.content + (b"".join([piece async for piece in reply.rest]) if reply.rest else b"")


def _too_slow(seconds: float) -> Problem:
    return Problem(
        503,
        f"The query takes longer than {seconds:g} s and was ended: make it more specific or add a LIMIT.",
        {"Retry-After": "30"},
    )


def _busy(why: str) -> Problem:
    return Problem(503, f"The service is busy: {why}. Ask again in a few seconds.", {"Retry-After": "5"})
