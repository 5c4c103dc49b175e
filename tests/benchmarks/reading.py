"""How long the whole reading of a text takes beside one pass of one citation pattern over it, and how much memory.

    python tests/benchmarks/reading.py [FILE.txt …]

Reads the sample corpus, many times over, or the given texts. Prints ratios within this one run: the machine cancels out.
"""

import re
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from loaders.agencies import read_agencies
from loaders.cleaning import clean
from loaders.extract import read
from loaders.facts import Source

SAMPLES = Path(__file__).parents[2] / "loaders" / "samples"
CITATION = re.compile(r"\bsố\s+\d{1,4}\s*-\s*(?:NQ|CT|KL|QĐ|CTr|KH|HD|TB|QĐi)/T[UW]\b")
"""The simplest pattern that finds the numbers of Party documents."""

COPIES, RUNS = 10, 5


def best(run: Callable[[], object]) -> float:
    """The shortest of several times, seconds: what else the machine does only ever adds."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


def peak(run: Callable[[], object]) -> int:
    """The most memory that `run` held at once, bytes."""
    tracemalloc.start()
    run()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


def _read_anew(source: Source) -> None:
    """Read without the answers that an earlier run has left."""
    read_agencies.cache_clear()
    read(source)


def report(name: str, text: str) -> None:
    source = Source(name, "0" * 64, "txt", text)
    read(source)  # the registers are loaded once
    one_pass = best(lambda: sum(1 for _ in CITATION.finditer(text)))
    cleaning, whole = best(lambda: clean(text)), best(lambda: _read_anew(source))
    memory = peak(lambda: read(source))
    size = len(text.encode())
    print(
        f"{name[:32]:32} {size / 1e6:5.2f} MB  pass {one_pass * 1e3:6.2f} ms  cleaning {cleaning / one_pass:5.1f}x  "
        f"reading {whole / one_pass:5.1f}x  memory {memory / size:4.1f}x the text"
    )


if __name__ == "__main__":
    paths = [Path(name) for name in sys.argv[1:]]
    texts = {path.name: path.read_text("utf-8") for path in paths}
    if not texts:
        texts = {path.name: path.read_text("utf-8") * COPIES for path in sorted(SAMPLES.glob("*.txt"))}
    for name, text in texts.items():
        report(name, text)
    if len(texts) > 1:
        report("all together", "\n\n".join(texts.values()))
