"""Passages stand in the order of the text, with what they name and by when marked."""

from viz.duties import Duty
from viz.entries import Passage
from viz.marked_text import Piece, Tie, marked_text
from viz.words import Word

CONTINUES = Word("tiếp tục thực hiện", "continues")


def passage(quote: str, line: str) -> Passage:
    return Passage(quote, "a.txt", line, "", "Exact", "")


def test_names_become_links_and_dates_are_marked() -> None:
    said = passage("Thực hiện 7-NQ/TU, xong trong Quý II/2030.", "9")
    duty = Duty(what="x", due_label="quý II/2030", passages=(said,))
    (found,) = marked_text([(Tie(CONTINUES, "iri", "7-NQ/TU"), (said,))], [duty])
    assert found.pieces == (
        Piece("Thực hiện "),
        Piece("7-NQ/TU", iri="iri"),
        Piece(", xong trong "),
        Piece("Quý II/2030", date=True),
        Piece("."),
    )
    assert found.duties == (duty,)


def test_a_name_inside_a_longer_one_is_no_other_document() -> None:
    said = passage("theo Kế hoạch 117-KH/TU", "1")
    ties = [(Tie(CONTINUES, "long", "117-KH/TU"), (said,)), (Tie(CONTINUES, "short", "17-KH/TU"), (said,))]
    (found,) = marked_text(ties, [])
    assert [piece.iri for piece in found.pieces if piece.iri] == ["long"]


def test_lines_are_in_the_order_of_numbers_and_come_once() -> None:
    ten, nine = passage("b", "10"), passage("a", "9")
    found = marked_text([(Tie(CONTINUES, "x", "x"), (ten, nine)), (Tie(CONTINUES, "y", "y"), (ten,))], [])
    assert [(one.passage.line, len(one.ties)) for one in found] == [("9", 1), ("10", 2)]
