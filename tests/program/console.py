"""The console program as a shell runs it."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

PROGRAM = Path(sys.executable).with_name("vanmach")
CLONE = Path(__file__).parents[2]
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")


@dataclass(frozen=True, slots=True)
class Run:
    """How a command ended, and what it printed."""

    code: int
    out: str
    err: str


def environment(**more: str) -> dict[str, str]:
    """The environment of a plain shell: no width, no colours, no path to the sources."""
    shown = {"COLUMNS", "FORCE_COLOR", "PYTHONPATH"}
    return {key: value for key, value in os.environ.items() if key not in shown} | more


def vanmach(*arguments: str | Path, cwd: Path | None = None, program: Path = PROGRAM) -> Run:
    """Run a command of the program to its end."""
    ended = subprocess.run(
        [str(program), *map(str, arguments)],
        cwd=cwd,
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    return Run(ended.returncode, ended.stdout, ended.stderr)


@dataclass
class Server:
    """A service that runs until it is stopped."""

    process: subprocess.Popen[str]
    address: str = ""
    printed: str = ""
    """All that it has written on standard error."""

    def stop(self, how: int = signal.SIGINT) -> int:
        """Ask it to end, and give its exit code."""
        self.process.send_signal(how)
        self.printed += self.process.communicate(timeout=30)[1] or ""
        return self.process.returncode


def _wait_for(address: str) -> None:
    host, port = address.removeprefix("http://").split(":")
    until = time.monotonic() + 20
    while time.monotonic() < until:
        with suppress(OSError), socket.create_connection((host, int(port)), timeout=1):
            return
        time.sleep(0.05)
    raise AssertionError(f"nothing answers at {address}")


@contextmanager
def serving(
    *arguments: str | Path, cwd: Path, program: Path = PROGRAM, patient: bool = True, **more: str
) -> Iterator[Server]:
    """Start `vanmach serve` or `vanmach demo` and wait until it has said its address and answers there."""
    with (cwd / "out.txt").open("w", encoding="utf-8") as out:
        process = subprocess.Popen(
            [str(program), *map(str, arguments)],
            cwd=cwd,
            env=environment(**more),
            stdout=out,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
    patience = threading.Timer(60, process.kill)
    patience.start()
    server = Server(process)
    try:
        assert process.stderr is not None
        for line in process.stderr:
            server.printed += line
            if found := _ADDRESS.search(line):
                server.address = found[0]
                break
        assert server.address, f"no address on standard error, but: {server.printed}"
        if patient:
            _wait_for(server.address)
        yield server
    finally:
        patience.cancel()
        if process.poll() is None:
            process.kill()
            process.communicate()
