"""Lineages made by hand and by number, for the tests of the pictures."""

import random
from typing import Any

import networkx as nx

BASE = "https://w3id.org/vanmach/id/doc/"
NAMES = {
    "NQ": "Nghị quyết",
    "KL": "Kết luận",
    "CT": "Chỉ thị",
    "CTr": "Chương trình",
    "KH": "Kế hoạch",
    "DA": "Đề án",
    "QD": "Quyết định",
    "CV": "Công văn",
}
ISSUERS = {
    "central": "Ban Chấp hành Trung ương",
    "provincial": "Tỉnh ủy Bắc Giang",
    "district": "Huyện ủy Lục Ngạn",
    "commune": "Đảng ủy xã Quý Sơn",
}
HOSTILE = [
    "</script><script>window.owned=1</script>",
    "\"><img src=x onerror=window.owned=1>",
    "javascript:window.owned=1 href='http://evil.example/'",
    "<!--<script> {{ 7*7 }} {% raw %}",
    "\u202egnp.exe \u2066 \u2028 \u2029 \x00 &lt;b&gt;",
    "đ" * 10_000,
]  # fmt: skip


def document(label: str, type: str, title: str, date: str, level: str = "provincial", **more: Any) -> dict[str, Any]:
    """The attributes of a node, as `queries.lineage` gives them."""
    return {
        "label": label, "type": type, "type_label": NAMES.get(type, "Văn bản"), "title": title, "date": date,
        "issuer": ISSUERS.get(level, ""), "level": level, "status": "Cited", "due": "", "distance": 1, "focus": False,
    } | more  # fmt: skip


def passage(quote: str, line: int = 12, **more: Any) -> dict[str, Any]:
    """One piece of evidence of an edge."""
    return {
        "quote": quote,
        "line": line,
        "page": None,
        "source": "002.txt",
        "resolution": "Exact",
        "rule": None,
    } | more


TOPIC = "công tác giải phóng mặt bằng trên địa bàn tỉnh"

# fmt: off
DOCUMENTS: dict[str, dict[str, Any]] = {
    "nq13": document("Nghị quyết Đại hội XIII của Đảng", "NQ", "", "2021-02-01", "central"),
    "nq18": document("18-NQ/TW", "NQ", "một số vấn đề về đổi mới, sắp xếp tổ chức bộ máy tinh gọn", "2017-10-25", "central", status="Listed"),
    "nq109": document("109-NQ/TU", "NQ", f"về lãnh đạo {TOPIC}", "2016-06-15", status="Held"),
    "kl53": document("53-KL/TU", "KL", f"về tiếp tục thực hiện Nghị quyết số 109-NQ/TU về {TOPIC}", "2021-03-03", status="Held", focus=True, distance=0),
    "ct26": document("26-CT/TU", "CT", "về tăng cường sự lãnh đạo của Đảng", "2014"),
    "kh99": document("99/KH-UBND", "KH", "triển khai thực hiện Kết luận số 53-KL/TU", "2021-05-14", status="Held"),
    "kh7": document("7-KH/HU", "KH", "thực hiện Kết luận số 53-KL/TU trên địa bàn huyện", "2021-06-20", "district", status="Draft"),
    "da1": document("Đề án 1.2", "DA", "Đề án phát triển quỹ đất tái định cư", "", status="Planned", due="2021-09-30"),
    "da2": document("Đề án 1.3", "DA", "Đề án nâng cao năng lực cán bộ", "", status="Planned", due="2022-03-31"),
    "cv": document("Công văn của Bộ Tài nguyên", "CV", "", "", "central"),
    "qd8": document("8-QĐ/TU", "QD", "về Quy chế làm việc của Ban chỉ đạo", "2021-05-14", status="Held"),
}
EDGES: list[tuple[str, str, str, tuple[dict[str, Any], ...], dict[str, Any]]] = [
    ("kl53", "nq109", "continues", (passage("tiếp tục thực hiện Nghị quyết số 109-NQ/TU", 3), passage("Nghị quyết số 109-NQ/TU", 41, resolution="Inferred", rule="named-before")), {}),
    ("kl53", "nq13", "based_on", (passage("Căn cứ Nghị quyết Đại hội XIII của Đảng", 9),), {}),
    ("kl53", "nq18", "cites", (passage("Nghị quyết số 18-NQ/TW", 20),), {}),
    ("kl53", "cv", "cites", (passage("Công văn của Bộ Tài nguyên", 30, resolution="Open"),), {}),
    ("nq109", "ct26", "replaces", (passage("thay thế Chỉ thị số 26-CT/TU", 88),), {}),
    ("kh99", "kl53", "implements", (passage("triển khai thực hiện Kết luận số 53-KL/TU", 2),), {}),
    ("kh7", "kl53", "implements", (passage("thực hiện Kết luận số 53-KL/TU", 2),), {}),
    ("kh7", "kh99", "based_on", (passage("Căn cứ Kế hoạch số 99/KH-UBND", 4),), {}),
    ("qd8", "kl53", "based_on", (passage("Căn cứ Kết luận số 53-KL/TU", 1),), {}),
    ("kl53", "da1", "planned", (passage("Đề án phát triển quỹ đất tái định cư", 120),), {"due": "2021-09-30", "days_late": None}),
    ("kl53", "da2", "planned", (passage("Đề án nâng cao năng lực cán bộ", 121),), {"due": "2022-03-31", "days_late": None}),
]


def programme() -> "nx.DiGraph[str]":
    """Eleven documents around one conclusion of a province."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    for key, data in DOCUMENTS.items():
        graph.add_node(BASE + key, **data)
    for u, v, relation, evidence, more in EDGES:
        graph.add_edge(BASE + u, BASE + v, relation=relation, evidence=evidence, **more)
    return graph


YEARS = (2006, 2013, 2016, 2016, 2018, 2020, 2020, 2021, 2021, 2021, 2022)
LEVELS = ("central", "provincial", "provincial", "provincial", "district", "district", "commune")
RELATIONS = ("continues", "implements", "implements", "replaces", "amends", "based_on", "based_on", "cites", "cites")


def numbered(count: int, seed: int = 1) -> "nx.DiGraph[str]":
    """`count` documents of all levels over two decades, each tied to a few earlier ones; the same for a seed."""
    chance = random.Random(seed)
    graph: nx.DiGraph[str] = nx.DiGraph()
    dates = sorted(f"{chance.choice(YEARS)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}" for _ in range(count))
    for number, date in enumerate(dates):
        planned, undated = number % 13 == 5, number % 17 == 3
        data = document(f"{number + 1:02}-KH/TU", chance.choice(list(NAMES)), f"về lãnh đạo thực hiện nhiệm vụ số {number}", "" if planned or undated else date, chance.choice(LEVELS))
        data |= {"status": "Planned", "due": date} if planned else {"status": chance.choice(["Held", "Listed"])}
        graph.add_node(f"{BASE}{number}", **(data | {"focus": number == count // 2}))
        for _ in range(chance.randint(1, 2) if number else 0):
            earlier = max(0, number - 1 - int(chance.expovariate(0.15)))
            u, v, relation = (earlier, number, "planned") if planned else (number, earlier, chance.choice(RELATIONS))
            graph.add_edge(f"{BASE}{u}", f"{BASE}{v}", relation=relation, evidence=(passage(f"văn bản {earlier}", number),))
    return graph


# fmt: on
def hostile() -> "nx.DiGraph[str]":
    """Documents whose every word is written to break out of the page."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    for number, words in enumerate(HOSTILE):
        data = document(words, words, words, f"20{10 + number}-01-01", words, status="Held", focus=number == 0)
        graph.add_node(f"{BASE}{number}", **(data | {"issuer": words, "type_label": words}))
    graph.add_node("javascript:window.owned=1", **document("x", "NQ", "x", "2001", "central"))
    for number, words in enumerate(HOSTILE[1:], 1):
        evidence = (passage(words, source=words, resolution=words, rule=words),)
        graph.add_edge(
            f"{BASE}{number}",
            f"{BASE}{number - 1}",
            relation=words if number == 2 else "cites",
            evidence=evidence,
        )
    return graph
