"""A web page → the text of the document on it, without the portal's menus and footers."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from loaders.layout_tables import Slot, grid_text

_FURNITURE = "script, style, noscript, nav, header, footer, aside, form, iframe, template, button, svg"
_MAIN = "article, main, [role=main], #content, .content"
_BLOCKS = {
    "p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "section", "blockquote", "pre", "dt", "dd", "figcaption",
}  # fmt: skip


_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)


def _decoded(data: bytes) -> str:
    """The page in the encoding that it names (HTML Standard 4.2.5.4), UTF-8 if it names none."""
    named = _CHARSET.search(data[:1024])
    try:
        return data.decode(named.group(1).decode() if named else "utf-8-sig")
    except (LookupError, UnicodeDecodeError):
        return data.decode("utf-8", errors="replace")


def web_text(data: bytes) -> str:
    """The text of a page's main part; blocks are parted by an empty line, `<br>` breaks a line."""
    tree = LexborHTMLParser(_decoded(data))
    for node in tree.css(_FURNITURE):
        node.decompose()
    body = tree.css_first(_MAIN) or tree.body
    if body is None:
        return ""
    pieces: list[str] = []
    _collect(body, pieces)
    lines = [" ".join(line.split()) if "\t" not in line else line for line in "".join(pieces).split("\n")]
    return "\n".join(lines).strip()


def _collect(node: LexborNode, pieces: list[str]) -> None:
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            pieces.append(re.sub(r"\s+", " ", child.text_content or ""))
        elif child.tag == "br":
            pieces.append("\n")
        elif child.tag == "table":
            pieces.append(f"\n\n{grid_text(_grid(child))}\n\n")
        elif child.tag in _BLOCKS:
            pieces.append("\n\n")
            _collect(child, pieces)
            pieces.append("\n\n")
        else:
            _collect(child, pieces)


def _grid(table: LexborNode) -> list[list[Slot]]:
    """The grid of a table: each place with the cell that covers it (HTML Standard 4.9.12)."""
    grid: list[list[Slot]] = []
    over: dict[int, tuple[Slot, int]] = {}
    """Column → the cell that reaches into the rows below, and into how many."""
    for row in table.css("tr"):
        slots: dict[int, Slot] = {column: slot for column, (slot, _) in over.items()}
        over = {column: (slot, left - 1) for column, (slot, left) in over.items() if left > 1}
        column = 0
        for cell in row.css("td, th"):
            while column in slots:
                column += 1
            slot = Slot(_cell_text(cell), cell.mem_id)
            for _ in range(_span(cell, "colspan")):
                slots[column] = slot
                if (height := _span(cell, "rowspan")) > 1:
                    over[column] = (slot, height - 1)
                column += 1
        grid.append([slots.get(i) or Slot("", None) for i in range(max(slots, default=-1) + 1)])
    return grid


def _span(cell: LexborNode, name: str) -> int:
    """How many columns or rows a cell spans; at most 1000, as browsers have it."""
    value = cell.attributes.get(name) or ""
    return min(max(int(value), 1), 1000) if value.isdecimal() else 1


def _cell_text(cell: LexborNode) -> str:
    pieces: list[str] = []
    _collect(cell, pieces)
    return "\n".join(" ".join(line.split()) for line in "".join(pieces).split("\n")).strip()
