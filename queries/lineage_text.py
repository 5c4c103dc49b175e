"""A lineage network → a dated, indented Vietnamese text, the oldest document first."""

import networkx as nx

RELATION_WORDS = {
    "replaces": "thay thế",
    "repeals": "bãi bỏ",
    "suspends": "đình chỉ",
    "amends": "sửa đổi, bổ sung",
    "corrects": "đính chính",
    "consolidates": "hợp nhất",
    "continues": "tiếp tục thực hiện",
    "implements": "thực hiện",
    "based_on": "căn cứ",
    "attached_to": "kèm theo",
    "cites": "viện dẫn",
    "planned": "kế hoạch hóa",
}
"""Relation → the words for it between two documents."""

_DEEPEST = 6
"""Steps from the document beyond which the text is indented no further."""

_STATUS_WORDS = {"Draft": " [dự thảo]", "Planned": " [chưa ban hành]"}


def as_text(graph: nx.DiGraph, focus: str) -> str:
    """The line of the document `focus` in `graph` (from `lineage`), older first, its own row marked "▶".

    Each document has under it what it does to the others: "tiếp tục thực hiện 88-NQ/TU (2016)".
    """
    shallowest = min(_indent(graph, node) for node in graph)
    lines = [f"Dòng văn bản của {_named(graph, focus)}", ""]
    for node in sorted(graph, key=lambda node: _when(graph, node)):
        margin = "  " * (_indent(graph, node) - shallowest)
        mark = "▶ " if node == focus else "  "
        lines.append(mark + margin + _headline(graph, node))
        lines += [f"  {margin}  ↳ {relation}" for relation in _relations(graph, node)]
    return "\n".join(lines)


def _indent(graph: nx.DiGraph, node: str) -> int:
    distance: int = graph.nodes[node]["distance"]
    return max(-_DEEPEST, min(_DEEPEST, distance))


def _when(graph: nx.DiGraph, node: str) -> tuple[str, int, str, str]:
    """Sorting key: by date; what has none stands first among the older, last among the later."""
    facts = graph.nodes[node]
    day = facts["date"] or facts["due"] or ("" if facts["distance"] < 0 else "9999")
    return day, facts["distance"], facts["label"], node


def _headline(graph: nx.DiGraph, node: str) -> str:
    facts = graph.nodes[node]
    day = vietnamese_date(facts["date"]) or (f"hạn {vietnamese_date(facts['due'])}" if facts["due"] else "")
    title = facts["title"] if facts["title"] != facts["label"] else ""
    words = " ".join(word for word in (facts["type_label"], title) if word)
    what = f"{facts['label']} — {words}" if words else facts["label"]
    return f"{day or 'không rõ ngày':<14} {what}{_STATUS_WORDS.get(facts['status'], '')}"


def _relations(graph: nx.DiGraph, node: str) -> list[str]:
    """What `node` does to each document it acts on, in words, the oldest of them first."""
    others = sorted(graph.successors(node), key=lambda other: _when(graph, other))
    return [_relation(graph, node, other) for other in others]


def _relation(graph: nx.DiGraph, node: str, other: str) -> str:
    edge = graph.edges[node, other]
    words = ", ".join(RELATION_WORDS[relation] for relation in edge["relations"])
    due = f", hạn {vietnamese_date(edge['due'])}" if edge.get("due") else ""
    return f"{words} {_named(graph, other)}{due}{_lateness(edge.get('days_late'))}"


def _lateness(days: int | None) -> str:
    if days is None:
        return ""
    return f", chậm {days} ngày" if days > 0 else f", sớm {-days} ngày" if days < 0 else ", đúng hạn"


def _named(graph: nx.DiGraph, node: str) -> str:
    """A document as the text refers to it: "88-NQ/TU (2016)", for numbers come again every term."""
    facts = graph.nodes[node]
    return f"{facts['label']} ({facts['date'][:4]})" if facts["date"] else facts["label"]


def vietnamese_date(iso: str) -> str:
    """An ISO date, month or year as it is written in Vietnam: "04/03/2019", "03/2019", "2019"."""
    return "/".join(reversed(iso.split("-"))) if iso else ""
