"""How many questions the SPARQL endpoint answers per second beside `oxigraph serve`, and what an abusive one does to the rest.

    python tests/benchmarks/serving.py [--store PLACE] [--oxigraph PROGRAM] [--clients 200] [--seconds 60]

Asks a short lineage, a document's neighbourhood and a facet count, of the sample corpus or the store given. "same" asks the
same text each time, "new" a text never seen before (a comment at its end differs), so that no kept answer can help. Then many
clients ask the three in turn, while one asks a question that never ends. Everything is on this machine, the clients too.
"""

import argparse
import asyncio
import itertools
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import httpx

from graph.store import CURRENT, QUADS, Store

ROOT = Path(__file__).parents[2]
PREFIXES = """PREFIX vm: <https://w3id.org/vanmach/ns#> PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/> """
LINEAGE = PREFIXES + "SELECT ?older { <%s> (vm:continues|vm:replaces|eli:amends|vm:implements|eli:based_on)+ ?older }"
NEIGHBOURHOOD = PREFIXES + "SELECT ?p ?o ?number { <%s> ?p ?o OPTIONAL { ?o eli:id_local ?number } }"
FACETS = PREFIXES + "SELECT ?type (COUNT(*) AS ?n) { ?d a vm:Document ; a ?type } GROUP BY ?type ORDER BY DESC(?n)"
MOST_LINKED = (
    PREFIXES + "SELECT ?d { ?d (vm:continues|vm:implements|eli:based_on) ?o } GROUP BY ?d ORDER BY DESC(COUNT(*))"
)
NEVER_ENDS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
LIMIT = 5
"""Seconds that the service gives to a query."""

_NUMBERS = itertools.count()
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)


class Client(asyncio.Protocol):
    """Asks again and again over one connection; notes how long each answer took and its status."""

    def __init__(self, requests: Iterator[bytes], until: float) -> None:
        self._requests, self._until = requests, until
        self.times: list[float] = []
        self.failed = 0
        self.done = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport
        self._ask()

    def _ask(self) -> None:
        self._received = b""
        self._begun = time.perf_counter()
        self._transport.write(next(self._requests))  # type: ignore[attr-defined]

    def data_received(self, data: bytes) -> None:
        self._received += data
        head, end, body = self._received.partition(b"\r\n\r\n")
        if not end or not self._is_whole(head, body):
            return
        now = time.perf_counter()
        self.times.append(now - self._begun)
        self.failed += not head.startswith(b"HTTP/1.1 200")
        if now < self._until:
            self._ask()
        else:
            self._transport.close()

    @staticmethod
    def _is_whole(head: bytes, body: bytes) -> bool:
        length = _LENGTH.search(head)
        return len(body) >= int(length[1]) if length else body.endswith(b"0\r\n\r\n")

    def connection_lost(self, error: Exception | None) -> None:
        if not self.done.done():
            self.done.set_result(None)


def requests(path: str, queries: list[str], *, fresh: bool) -> Iterator[bytes]:
    """The requests for `queries` in turn, for ever; with `fresh` no two have the same text."""
    for query in itertools.cycle(queries):
        asked = f"{query} # {next(_NUMBERS)}" if fresh else query
        yield (
            f"GET {path}?query={quote(asked)} HTTP/1.1\r\nHost: localhost\r\n"
            "Accept: application/sparql-results+json\r\n\r\n"
        ).encode()


async def load(address: str, queries: list[str], clients: int, seconds: float, *, fresh: bool) -> list[Client]:
    """What each of so many clients has seen after so many seconds."""
    url = httpx.URL(address)
    source, until = requests(url.path, queries, fresh=fresh), time.perf_counter() + seconds
    made = [
        await asyncio.get_running_loop().create_connection(lambda: Client(source, until), url.host, url.port)
        for _ in range(clients)
    ]
    await asyncio.gather(*(client.done for _, client in made))
    return [client for _, client in made]


def rate(address: str, query: str, seconds: float, *, fresh: bool) -> float:
    """Answers per second to eight clients, after a moment of warming up."""
    asyncio.run(load(address, [query], 8, seconds / 4, fresh=False))
    seen = asyncio.run(load(address, [query], 8, seconds, fresh=fresh))
    if any(client.failed for client in seen):
        print("    some requests failed", file=sys.stderr)
    return sum(len(client.times) for client in seen) / seconds


def wait(address: str, query: str) -> float:
    """Milliseconds in which the median of new texts is answered to one client alone."""
    (client,) = asyncio.run(load(address, [query], 1, 1, fresh=True))
    return sorted(client.times)[len(client.times) // 2] * 1e3


async def abused(address: str, queries: list[str], clients: int, seconds: float) -> None:
    """Print how long the many wait while the one never ends, and when it was ended."""

    async def abuse() -> list[float]:
        ended = []
        until = time.perf_counter() + seconds
        async with httpx.AsyncClient(timeout=120) as client:
            while (begun := time.perf_counter()) < until - LIMIT:
                answer = await client.post(address, data={"query": NEVER_ENDS})
                assert answer.status_code == 503, answer.text
                ended.append(time.perf_counter() - begun)
        return ended

    seen, ended = await asyncio.gather(load(address, queries, clients, seconds, fresh=True), abuse())
    times = sorted(t for client in seen for t in client.times)
    p50, p95, p99 = (times[int(len(times) * part)] * 1e3 for part in (0.5, 0.95, 0.99))
    print(f"{clients} clients for {seconds:g} s, no two texts the same, one query that never ends always running:")
    print(f"    {len(times) / seconds:7.0f}/s   p50 {p50:.1f} ms   p95 {p95:.1f} ms   p99 {p99:.1f} ms   ", end="")
    print(f"refused {sum(client.failed for client in seen)}")
    print(f"    it was ended {len(ended)} times, after {min(ended):.2f} to {max(ended):.2f} s (limit {LIMIT} s)")


@contextmanager
def running(command: list[str], said: str, address: str | None = None) -> Iterator[str]:
    """A server, from when it says `said` or answers at `address`; gives its address."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, cwd=ROOT) as server:
        try:
            assert server.stderr
            for line in server.stderr:
                if found := re.search(said, line):
                    break
            else:
                raise RuntimeError(f"{command[0]} has not started")
            yield address or found[1]
        finally:
            server.terminate()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", type=Path)
    parser.add_argument("--oxigraph", default=shutil.which("oxigraph"))
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=60)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = asked.store or Path(folder) / "store"
        vanmach = [sys.executable, str(ROOT / "vanmach.py")]
        if not asked.store:
            samples = str(ROOT / "loaders" / "samples")
            subprocess.run([*vanmach, "build", samples, "--store", str(place)], check=True, capture_output=True)
        document = Store.open(place).rows(MOST_LINKED)[0]["d"]
        queries = {
            "lineage": LINEAGE % document,
            "neighbourhood": NEIGHBOURHOOD % document,
            "facets": FACETS,
        }
        compare(asked, place, vanmach, queries)


def compare(asked: argparse.Namespace, place: Path, vanmach: list[str], queries: dict[str, str]) -> None:
    ours = [*vanmach, "serve", "--store", str(place), "--port", "0", "--time-limit", str(LIMIT)]
    short = max(1.0, asked.seconds / 12)
    rates: dict[str, list[float]] = {name: [] for name in queries}
    waits: dict[str, list[float]] = {name: [] for name in queries}
    with running(ours, r"SPARQL at (\S+)") as address:
        for name, query in queries.items():
            rates[name] += [rate(address, query, short, fresh=fresh) for fresh in (False, True)]
            waits[name] += [wait(address, query)]
        asyncio.run(abused(address, list(queries.values()), asked.clients, asked.seconds))
    if asked.oxigraph:
        database = str(place / (place / CURRENT).read_text() / QUADS)
        there = "127.0.0.1:17878"
        theirs = [asked.oxigraph, "serve-read-only", "--location", database, "--bind", there]
        with running(theirs, "Listening", f"http://{there}/query") as address:
            for name, query in queries.items():
                rates[name] += [rate(address, query, short, fresh=True)]
                waits[name] += [wait(address, query)]
    else:
        print("no program `oxigraph` (pip install oxigraph): nothing to compare with")
    print("answers per second            ours, same   ours, new   oxigraph")
    for name, found in rates.items():
        print(f"    {name:22}" + "".join(f"{number:12.0f}" for number in found))
    print("ms for a new text, one client                ours   oxigraph")
    for name, found in waits.items():
        print(f"    {name:34}" + "".join(f"{number:12.2f}" for number in found))


if __name__ == "__main__":
    main()
