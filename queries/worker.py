"""A process that answers the queries of one store, read-only: what the pool starts, speaks to over pipes, and kills.

It is run as a file and imports nothing of the project, so that it answers its first query after some 20 ms. Both ways
a message is its length (four bytes) and its content. After R for ready come queries as JSON: text, graphs, formats,
limits. Each is answered by messages that begin with a letter: K its kind, D a piece of it, and at the end E for whole, or X for what was wrong.
"""

import contextlib
import ctypes
import io
import json
import os
import platform
import signal
import struct
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pyoxigraph as ox

CHUNK = 1 << 16
"""Bytes of a piece of an answer."""

_ROW_MARKS = {
    ox.QueryResultsFormat.JSON: b'},{"',  # a quotation mark in a string has a backslash before it
    ox.QueryResultsFormat.XML: b"<result>",
    ox.QueryResultsFormat.CSV: b"\n",
    ox.QueryResultsFormat.TSV: b"\n",
}
_ARCHITECTURES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""Machine → how the kernel's filters call it, and the number of its system call socket()."""


class LimitReached(Exception):
    """An answer that has become larger than allowed; the message is one plain line."""


class Enough(Exception):
    """As many rows as were wanted."""


class Pieces(io.BytesIO):
    """A file that sends what is written to it, in pieces, and counts bytes and rows."""

    def __init__(self, send: Callable[[bytes, bytes], None], task: dict[str, Any], mark: bytes) -> None:
        super().__init__()
        self._send, self._mark = send, mark
        self._bytes = self._most_bytes = task["bytes"]
        self._rows = self._most_rows = task["rows"]
        self._rows += mark == b"\n"  # the line of headings
        self._cuts = task["cuts"]
        self._kept = bytearray()

    def write(self, data: Any) -> int:  # type: ignore[override,unused-ignore]
        """Take `data`. Raises LimitReached."""
        piece = bytes(data)
        self._bytes -= len(piece)
        if self._bytes < 0:
            raise LimitReached(f"The answer is larger than {self._most_bytes} bytes: add a LIMIT.")
        if self._mark:
            self._rows -= piece.count(self._mark)
        self._kept += piece
        if self._rows < 0:
            raise Enough if self._cuts else LimitReached(_too_many(self._most_rows))
        if len(self._kept) >= CHUNK:
            self.send()
        return len(piece)

    def send(self) -> None:
        """Send what is kept back."""
        if self._kept:
            self._send(b"D", bytes(self._kept))
            self._kept.clear()


def main() -> None:
    """Answer the queries on standard input until it ends."""
    folder, memory, prefixes = sys.argv[1:]
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the service, which then ends us
    with contextlib.suppress(OSError, AttributeError):
        shut_network()
    store = ox.Store.read_only(folder)
    bound_memory(int(memory))
    known = json.loads(prefixes)
    requests, replies = sys.stdin.buffer, sys.stdout.buffer

    def send(letter: bytes, content: bytes) -> None:
        replies.write((len(content) + 1).to_bytes(4, "big") + letter + content)
        if letter != b"K" and (letter != b"D" or len(content) >= CHUNK):  # a small answer goes out in one go
            replies.flush()

    send(b"R", b"")
    while length := requests.read(4):
        task = json.loads(requests.read(int.from_bytes(length, "big"))) | {"prefixes": known}
        bound_time(task["seconds"])
        answer(store, task, send)


def answer(store: ox.Store, task: dict[str, Any], send: Callable[[bytes, bytes], None]) -> None:
    """Send the answer to `task`, or what is wrong with it."""
    try:
        _answer(store, task, send)
    except SyntaxError as error:
        wrong = (400, f"The query cannot be read: {_one_line(error)}.")
    except LimitReached as error:
        wrong = (503, str(error))
    except MemoryError:
        wrong = (503, "The query needs too much memory: make it more specific.")
    except (ValueError, RuntimeError, OSError) as error:
        wrong = (400, f"The query cannot be answered: {_one_line(error)}.")
    else:
        return send(b"E", b"")
    send(b"X", json.dumps(wrong).encode())


def _answer(store: ox.Store, task: dict[str, Any], send: Callable[[bytes, bytes], None]) -> None:
    found = store.query(task["query"], **_graphs(store, task))
    is_graph = isinstance(found, ox.QueryTriples)
    media_type = task["graph_format"] if is_graph else task["result_format"]
    send(b"K", b"graph" if is_graph else b"result")
    if media_type is None:
        return
    if isinstance(found, ox.QueryTriples):
        pieces = Pieces(send, task, b"")
        triples, form = _at_most(task["rows"], found, cuts=task["cuts"]), ox.RdfFormat.from_media_type(media_type)
        ox.serialize(triples, pieces, form, prefixes=task["prefixes"])
    else:
        result_form = ox.QueryResultsFormat.from_media_type(media_type)
        pieces = Pieces(send, task, _ROW_MARKS.get(result_form, b"") if result_form else b"")
        with contextlib.suppress(Enough):
            found.serialize(pieces, result_form)
    pieces.send()


def _graphs(store: ox.Store, task: dict[str, Any]) -> dict[str, Any]:
    """The graphs that the request chooses, for `Store.query`. Raises ValueError for one that is not in the store."""
    default, named = ([ox.NamedNode(iri) for iri in task[which]] for which in ("default_graphs", "named_graphs"))
    for graph in [*default, *named]:
        if not store.contains_named_graph(graph):
            raise ValueError(f"the store has no graph {graph}; those it has: SELECT DISTINCT ?g {{ GRAPH ?g {{}} }}")
    return {"default_graph": default, "named_graphs": named} if default or named else {}


def _at_most(rows: int, triples: Iterable[ox.Triple], *, cuts: bool) -> Iterator[ox.Triple]:
    for count, triple in enumerate(triples):
        if count >= rows:
            if cuts:
                return
            raise LimitReached(_too_many(rows))
        yield triple


def _too_many(rows: int) -> str:
    return f"The answer has more than {rows} rows: add a LIMIT."


def _one_line(error: Exception) -> str:
    """The engine's message without the character classes that it lists after "expected"."""
    words = " ".join(str(error).split())
    return words.partition(": expected one of")[0][:300].rstrip(".")


# --- what the system forbids this process -------------------------------------------------------------------------


def bound_memory(more: int) -> None:
    """Let the process grow by `more` bytes beyond what it has now: past that an allocation fails, and it ends."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123 — pathlib is slow to import
            now = int(statm.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (now + more, now + more))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def bound_time(seconds: float) -> None:
    """Let the system end the process after `seconds` more of computing, should the service be gone by then."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        spent = sum(os.times()[:2])
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (int(spent + seconds) + 5, hard))


def shut_network() -> None:
    """Forbid this process, for good, to make a socket (Linux, seccomp): whatever a query says, nothing is called.

    Raises OSError where the system has no such filters: then the check of the text stands alone.
    """
    if sys.platform != "linux" or platform.machine() not in _ARCHITECTURES:
        return
    architecture, socket_call = _ARCHITECTURES[platform.machine()]
    load, equal, give = 0x20, 0x15, 0x06
    refused, allowed = 0x00050001, 0x7FFF0000
    steps = [
        (load, 0, 0, 4),  # the architecture
        (equal, 0, 3, architecture),
        (load, 0, 0, 0),  # the system call
        (equal, 0, 1, socket_call),
        (give, 0, 0, refused),
        (give, 0, 0, allowed),
    ]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = ctypes.create_string_buffer(struct.pack("HP", len(steps), ctypes.addressof(code)))
    libc = ctypes.CDLL(None, use_errno=True)
    no_new_privileges, set_filter, filter_mode = 38, 22, 2
    if libc.prctl(no_new_privileges, 1, 0, 0, 0) or libc.prctl(set_filter, filter_mode, program, 0, 0):
        raise OSError(ctypes.get_errno(), "no filter")


if __name__ == "__main__":
    main()
