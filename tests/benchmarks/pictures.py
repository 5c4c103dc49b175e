"""How soon a lineage of 50, 500 and 2,000 documents is on the screen, beside plain pyvis of the same network.

    python tests/benchmarks/pictures.py [COUNT …]

Opens both files in headless Chromium in one run, each in a fresh page, and prints the first paint, the time until it
can be used (ours: its script is done; pyvis: its network has settled and the bar that hides it is gone), the sizes of the files, and the
crossings of edges in our layout beside those of networkx's multipartite layout with the same columns.
"""

import sys
import tempfile
import time
from collections.abc import Mapping
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path

import networkx as nx
from playwright.sync_api import Browser, Error, sync_playwright
from pyvis.network import Network

sys.path.insert(0, str(Path(__file__).parents[1] / "viz"))

from conftest import CHROMIUM
from sample_lineages import numbered

from viz.layout import arrange
from viz.lineage import picture

COUNTS = (50, 500, 2000)
PATIENCE = 60
"""Seconds after which plain pyvis is given up."""
MOST_CROSSINGS = 200
"""Documents of the largest scene, and so of the largest layout that is ever seen whole."""
PAINT = "() => (performance.getEntriesByName('first-contentful-paint')[0] || {}).startTime || 0"
OURS = "() => window.vanmach ? performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd : 0"
THEIRS = "() => window.stableAt || 0"

Places = Mapping[str, tuple[float, float]]


def plain_pyvis(graph: "nx.DiGraph[str]") -> str:
    """The same network as pyvis shows it by itself, all in one file, and a note of when it has settled."""
    drawn = Network(directed=True, cdn_resources="in_line", height="700px")
    for node, data in graph.nodes(data=True):
        drawn.add_node(node, label=data["label"], title=data["title"])
    for a, b, data in graph.edges(data=True):
        drawn.add_edge(a, b, title=data["relation"])
    done = "() => { window.stableAt = window.stableAt || performance.now(); }"
    note = f"network.once('stabilizationIterationsDone', {done}); network.once('stabilized', {done});"
    html: str = drawn.generate_html()
    return html.replace("return network;", note + " return network;", 1)


def opened(browser: Browser, file: Path, ready: str, patience: float) -> tuple[float, float | None]:
    """Milliseconds to the first paint, and until it is ready; None where that took longer than `patience`."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.route("http*://**", lambda route: route.abort())  # plain pyvis asks for fonts and styles from elsewhere
    end = time.monotonic() + patience
    found: float | None = None
    try:
        page.goto(file.as_uri(), timeout=patience * 1000, wait_until="domcontentloaded")
        while not found and time.monotonic() < end:
            found = page.evaluate(ready) or None
            page.wait_for_timeout(250)  # asking more often would slow down what is measured
        page.wait_for_timeout(200)
        return page.evaluate(PAINT), found
    except Error:
        return 0, None
    finally:
        page.close()


def crossings(graph: "nx.DiGraph[str]", places: Places) -> int:
    """Pairs of edges, drawn straight, that cross."""
    lines = [(places[a], places[b]) for a, b in graph.edges if a != b]
    return sum(_cross(one, other) for one, other in combinations(lines, 2))


def _cross(one: tuple[tuple[float, float], ...], other: tuple[tuple[float, float], ...]) -> bool:
    (a, b), (c, d) = one, other
    if {a, b} & {c, d}:
        return False
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _side(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def both_layouts(graph: "nx.DiGraph[str]") -> tuple[int, int]:
    """Crossings in our layout, and in networkx's with the same columns."""
    ours = {node: (spot.x, spot.y) for node, spot in arrange(graph).spots.items()}
    columns = sorted({x for x, _ in ours.values()})
    layered = graph.copy()
    for node in layered:
        layered.nodes[node]["column"] = columns.index(ours[node][0])
    theirs = nx.multipartite_layout(layered, subset_key="column")
    return crossings(graph, ours), crossings(graph, {node: tuple(map(float, at)) for node, at in theirs.items()})


def _report(browser: Browser, folder: Path, count: int) -> None:
    graph = numbered(count)
    ours, theirs = folder / "ours.html", folder / "pyvis.html"
    start = time.perf_counter()
    ours.write_text(picture(graph, f"{count}"), encoding="utf-8")
    made = time.perf_counter() - start
    theirs.write_text(plain_pyvis(graph), encoding="utf-8")
    paint, ready = opened(browser, ours, OURS, PATIENCE)
    pyvis_paint, pyvis_ready = opened(browser, theirs, THEIRS, PATIENCE)
    said = f"{pyvis_ready / 1e3:7.2f} s" if pyvis_ready else f"over {PATIENCE} s"
    times = f"{(pyvis_ready or PATIENCE * 1e3) / ready:6.1f} times sooner" if ready else "not ready"
    print(
        f"{count:6} documents  first paint {paint / 1e3:5.2f} s (pyvis {pyvis_paint / 1e3:5.2f} s)  "
        f"ready {(ready or 0) / 1e3:5.2f} s (pyvis {said}; {times})  "
        f"file {ours.stat().st_size / 1e6:5.2f} MB (pyvis {theirs.stat().st_size / 1e6:5.2f} MB)  made in {made:4.1f} s"
    )


if __name__ == "__main__":
    if find_spec("numpy") is None:
        sys.exit("networkx lays nothing out without numpy: pip install numpy first.")
    for count in (20, 50, 100, MOST_CROSSINGS):
        mine, networkx = both_layouts(numbered(count))
        print(f"{count:6} documents  crossings {mine:6} (networkx {networkx:6})")
    if CHROMIUM is None:
        sys.exit("No Chromium at /usr/bin/chromium or on PATH: nothing can be timed.")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for count in [int(word) for word in sys.argv[1:]] or COUNTS:
            _report(browser, Path(folder), count)
        browser.close()
