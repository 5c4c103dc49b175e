"""The picture of a lineage: a network of documents → one HTML file that needs nothing else."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import networkx as nx
from markupsafe import Markup
from pyvis.network import Network

from viz.axis import CARD_WIDTH
from viz.entries import Entry, entries
from viz.phrases import PHRASES
from viz.rendering import address, content_hash, own_file, template
from viz.scenes import GROUPINGS, MOST, Group, Scene, scenes
from viz.words import FAMILIES, LEVELS, PRINTED_CODES, RELATIONS, STATUSES, Word

SCRIPTS = ("say.js", "scenes.js", "cards.js", "axis.js", "panel.js", "svg.js", "picture.js", "keys.js")
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
    drawn = scenes(graph, listed)
    html: str = template("lineage.html.j2").render(
        title=title,
        lang=lang if lang == "en" else "vi",
        entries=listed,
        main=next((entry for entry in listed if entry.focus), None),
        shown=_shown(listed),
        today=today.isoformat(),
        rows=_used_rows(listed),
        families=_used_families(listed),
        statuses={entry.status for entry in listed},
        late=any(entry.days_late for entry in listed),
        groupings={key: GROUPINGS[key] for key in GROUPINGS if key in drawn},
        long=len(listed) > MOST,
        data=_embedded(_data(listed, drawn, pages)),
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


def network(scene: Scene, listed: Sequence[Entry]) -> Network:
    """A scene in pyvis' model, with given places and still: its cards, and the ties between its documents."""
    drawn = Network(directed=True)
    drawn.set_options(json.dumps(_OPTIONS))
    for number, card in enumerate(scene.cards):
        spot = scene.layout.spots[str(number)]
        label = card.name.vi if isinstance(card, Group) else listed[card].label
        drawn.add_node(_name(card), label=label, shape="custom", x=spot.x, y=spot.y)
    shown = {card for card in scene.cards if not isinstance(card, Group)}
    for link in (link for index in sorted(shown) for link in listed[index].links):
        if {link.acting, link.target} <= shown:
            drawn.add_edge(link.acting, link.target, title=link.relation)
    return drawn


_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "selectConnectedEdges": False, "tooltipDelay": 200, "dragNodes": False},
    "edges": {"arrows": {"to": {"enabled": True, "scaleFactor": 0.9}}, "selectionWidth": 2, "hoverWidth": 1},
}


def _name(card: int | Group) -> int | str:
    """What a card is called in the picture: the place of a document in the list, or the scene that a group opens."""
    return card.opens if isinstance(card, Group) else card


def _data(listed: tuple[Entry, ...], drawn: Mapping[str, Scene], pages: str) -> dict[str, Any]:
    return {
        "options": _OPTIONS,
        "entries": [_entry(entry, pages) for entry in listed],
        "scenes": {key: _scene(scene, listed) for key, scene in drawn.items()},
        "width": CARD_WIDTH,
        "relations": {code: asdict(relation) for code, relation in RELATIONS.items()},
        "families": {code: asdict(family) for family in FAMILIES for code in family.codes},
        "codes": PRINTED_CODES,
        "levels": _said(LEVELS),
        "statuses": _said(STATUSES),
        "phrases": _said(PHRASES),
    }


def _entry(entry: Entry, pages: str) -> dict[str, Any]:
    facts = asdict(entry) | {"href": address(entry.iri, pages)}
    facts["links"] = [{key: value for key, value in link.items() if key != "passages"} for link in facts["links"]]
    del facts["iri"]
    return facts


def _scene(scene: Scene, listed: Sequence[Entry]) -> dict[str, Any]:
    nodes = network(scene, listed).nodes
    return {
        "parent": scene.parent,
        "name": asdict(scene.name),
        "cards": [(node["id"], round(node["x"]), round(node["y"])) for node in nodes],
        "groups": {card.opens: asdict(card) for card in scene.cards if isinstance(card, Group)},
        "axis": [asdict(stretch) for stretch in scene.layout.axis],
        "bands": [asdict(band) for band in scene.layout.bands],
        "height": scene.layout.card_height,
    }


def _said(words: dict[str, Word]) -> dict[str, dict[str, str]]:
    return {key: asdict(word) for key, word in words.items()}


def _shown(listed: tuple[Entry, ...]) -> dict[str, bool]:
    """Which rows of the legend are ticked at first: not the laws, and of what is many only what makes a line."""
    count = Counter(link.row for entry in listed for link in entry.links)
    crowded = count.total() > _MANY_EDGES
    quiet = {row for row in _QUIET if crowded and count[row] > _MANY_OF_A_KIND}
    return {row: row != "law" and row not in quiet for row in count}


def _used_rows(listed: tuple[Entry, ...]) -> list[tuple[str, Any, Word]]:
    """The rows of the legend for relations: what switches them, how they are drawn, what they say."""
    used = {link.row for entry in listed for link in entry.links}
    rows = [(code, relation, relation.active) for code, relation in RELATIONS.items() if code in used]
    return [*rows, ("law", RELATIONS["based_on"], PHRASES["law"])] if "law" in used else rows


def _used_families(listed: tuple[Entry, ...]) -> list[tuple[Any, str, str]]:
    """The rows of the legend for cards: the family, the types that it switches, and letters of one of them."""
    used = {entry.code for entry in listed}
    return [
        (family, " ".join(family.codes), next(PRINTED_CODES.get(code, code) for code in family.codes if code in used))
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
