"""The picture of a lineage: a network of documents → one HTML file that needs nothing else."""

import json
from dataclasses import asdict
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import networkx as nx
from markupsafe import Markup
from pyvis.network import Network

from viz.axis import CARD_WIDTH, when
from viz.entries import Entry, Link, entries
from viz.layout import Layout, arrange
from viz.phrases import PHRASES
from viz.rendering import address, content_hash, own_file, template
from viz.words import FAMILIES, LEVELS, PRINTED_CODES, RELATIONS, RESOLUTIONS, RULES, STATUSES, Word

SCRIPTS = ("say.js", "cards.js", "axis.js", "panel.js", "picture.js")
_MANY_EDGES = 40
_MANY_OF_A_KIND = 15
_QUIET = ("cites", "based_on")
"""Relations that are switched off at first where they are many."""


def picture(graph: "nx.DiGraph[str]", title: str, lang: str = "vi", pages: str = "", today: date | None = None) -> str:
    """One self-contained HTML file that shows a lineage as a network and as a list.

    `graph` is what `queries.lineage.lineage` returns: IRIs with label, type, title, date, issuer, level,
    status …; edges from the acting document to the one acted on, with relation and evidence.
    `pages` is the address of the served pages ("/" for this server); without it a document links to its IRI.
    What is planned counts as overdue on the day `today`, which is the present one unless given.
    """
    today = today or date.today()
    listed = entries(graph, today)
    layout = arrange(graph)
    html: str = template("lineage.html.j2").render(
        title=title,
        lang=lang if lang == "en" else "vi",
        entries=listed,
        shown=_shown(listed),
        today=today.isoformat(),
        relations=_used_relations(listed),
        families=_used_families(listed),
        statuses={entry.status for entry in listed},
        late=any(entry.days_late for entry in listed),
        data=_embedded(_data(listed, layout, pages)),
        script=Markup(_script()),
        style=Markup(_style()),
        policy=content_security_policy(),
    )
    return html


@cache
def content_security_policy() -> str:
    """The policy under which a picture runs: its own script and style, by their hashes, and nothing else."""
    return (
        f"default-src 'none'; script-src {content_hash(_script())}; style-src {content_hash(_style())}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def network(listed: tuple[Entry, ...], layout: Layout) -> Network:
    """The lineage in pyvis' model, with given places and still."""
    drawn = Network(directed=True)
    for entry in listed:
        spot = layout.spots[entry.iri]
        drawn.add_node(entry.index, label=entry.label, shape="custom", x=spot.x, y=spot.y)
    for number, link in enumerate(link for entry in listed for link in entry.links):
        drawn.add_edge(link.acting, link.target, id=number, **_line(link, listed, layout))
    drawn.set_options(json.dumps(_OPTIONS))
    return drawn


_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "selectConnectedEdges": False, "tooltipDelay": 200, "dragNodes": False},
    "edges": {"arrows": {"to": {"enabled": True, "scaleFactor": 0.9}}, "selectionWidth": 2, "hoverWidth": 1},
}


def _line(link: Link, listed: tuple[Entry, ...], layout: Layout) -> dict[str, Any]:
    look = RELATIONS[link.relation]
    return {
        "relation": link.relation,
        "width": look.width,
        "color": {"color": look.colour, "highlight": look.colour, "hover": look.colour},
        "dashes": list(look.dashes) or False,
        "smooth": _curve(link, listed, layout),
    }


def _curve(link: Link, listed: tuple[Entry, ...], layout: Layout) -> dict[str, Any]:
    """A line leaves its cards sideways; it makes way for cards between them and for its opposite."""
    a, b = (layout.spots[listed[index].iri] for index in (link.acting, link.target))
    dx, dy = abs(a.x - b.x), abs(a.y - b.y)
    if any(other.target == link.acting for other in listed[link.target].links):
        return {"enabled": True, "type": "curvedCW", "roundness": 0.25}
    if dy < layout.card_height and dx > 1.6 * CARD_WIDTH:
        side = "curvedCCW" if a.x > b.x else "curvedCW"
        return {"enabled": True, "type": side, "roundness": min(0.5, 1.3 * layout.card_height / dx)}
    if dx < CARD_WIDTH / 2 and dy > 1.6 * layout.card_height:
        return {"enabled": True, "type": "curvedCW", "roundness": min(0.5, 0.9 * CARD_WIDTH / dy)}
    return {"enabled": True, "type": "cubicBezier", "forceDirection": "horizontal", "roundness": 0.45}


def _data(listed: tuple[Entry, ...], layout: Layout, pages: str) -> dict[str, Any]:
    nodes, edges, _, _, _, options = network(listed, layout).get_network_data()
    return {
        "nodes": nodes,
        "edges": edges,
        "options": json.loads(options),
        "entries": [
            asdict(entry) | {"href": address(entry.iri, pages), "stands": when(asdict(entry))} for entry in listed
        ],
        "axis": [asdict(stretch) for stretch in layout.axis],
        "bands": [asdict(band) for band in layout.bands],
        "card": {"width": CARD_WIDTH, "height": layout.card_height},
        "relations": {code: asdict(relation) for code, relation in RELATIONS.items()},
        "families": {code: asdict(family) for family in FAMILIES for code in family.codes},
        "codes": PRINTED_CODES,
        "levels": _said(LEVELS),
        "statuses": _said(STATUSES),
        "resolutions": _said(RESOLUTIONS),
        "rules": _said(RULES),
        "phrases": _said(PHRASES),
    }


def _said(words: dict[str, Word]) -> dict[str, dict[str, str]]:
    return {key: asdict(word) for key, word in words.items()}


def _shown(listed: tuple[Entry, ...]) -> dict[str, bool]:
    """Which relations are drawn at first."""
    count = {code: sum(link.relation == code for entry in listed for link in entry.links) for code in RELATIONS}
    crowded = sum(count.values()) > _MANY_EDGES
    return {code: not (crowded and code in _QUIET and count[code] > _MANY_OF_A_KIND) for code in RELATIONS}


def _used_relations(listed: tuple[Entry, ...]) -> dict[str, Any]:
    used = {link.relation for entry in listed for link in entry.links}
    return {code: relation for code, relation in RELATIONS.items() if code in used}


def _used_families(listed: tuple[Entry, ...]) -> list[tuple[Any, str]]:
    used = {entry.code for entry in listed}
    return [
        (family, " ".join(PRINTED_CODES.get(code, code) for code in family.codes if code in used))
        for family in FAMILIES
        if used & set(family.codes)
    ]


def _embedded(value: object) -> Markup:
    """JSON that can stand inside a script element, whatever its strings hold."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)


@cache
def _script() -> str:
    own = "\n".join(own_file(name) for name in SCRIPTS)
    return _unix(f"{_shipped('vis-network.min.js')}\n(function () {{\n'use strict';\n{own}\n}})();\n")


@cache
def _style() -> str:
    return _unix(_shipped("vis-network.css") + "\n" + own_file("lineage.css"))


def _shipped(name: str) -> str:
    """A file of the newest vis-network that the installed pyvis carries."""
    library = files("pyvis") / "lib"
    newest = max(folder.name for folder in library.iterdir() if folder.name.startswith("vis-"))
    return (library / newest / name).read_bytes().decode("utf-8")


def _unix(text: str) -> str:
    """Line ends as a browser reads them, so that the hash that it takes is the one that we took."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
