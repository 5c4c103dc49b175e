"""What a page adds to a text: footnotes, numbers, running heads. The sentences of the body stay whole, the notes are cited."""

import pytest
from papers import cases, only, relations_of, resolution

from loaders.cleaning import clean

NOTES = {
    "superscripts": ("Bản nuôi dê theo lời dặn¹ của già làng.\n\n¹ Kết luận số 7-KL/TU ngày 02/3/2021.", "¹"),
    "superscripts in brackets": (
        "Bản nuôi dê theo lời dặn⁽¹⁾ của già làng.\n\n¹ Kết luận số 7-KL/TU ngày 02/3/2021.",
        "⁽",
    ),
    "brackets": ("Bản nuôi dê theo lời dặn(1) của già làng.\n\n(1) Kết luận số 7-KL/TU ngày 02/3/2021.", "(1)"),
    "square brackets": ("Bản nuôi dê theo lời dặn[1] của già làng.\n\n[1] Kết luận số 7-KL/TU ngày 02/3/2021.", "[1]"),
    "plain digits": ("Bản nuôi dê theo lời dặn1 của già làng.\n\n1 Kết luận số 7-KL/TU ngày 02/3/2021.", "dặn1"),
    "wrapped": ("Bản nuôi dê theo lời dặn(1) của già làng.\n\n(1) Kết luận số 7-KL/TU\nngày 02/3/2021.", "(1)"),
}


@pytest.mark.parametrize(("body", "mark"), cases(NOTES))
def test_a_footnote_is_no_part_of_the_text_and_is_cited(body: str, mark: str) -> None:
    cleaned = clean(resolution(body)).text
    assert "lời dặn của già làng." in cleaned
    assert mark not in cleaned
    document = only(resolution(body))
    (cited,) = document.citations
    assert (cited.relation, cited.cited.symbol, cited.cited.date) == ("cites", "7-KL/TU", "2021-03-02")
    assert "7-KL/TU" in cited.passage.quote


NO_NOTES = {
    "a list": "Ba việc:\n\n(1) Nuôi dê.\n\n(2) Trồng ngô.\n\n(3) Đan gùi.",
    "a list in a sentence": "Ba việc: (1) nuôi dê; (2) trồng ngô; (3) đan gùi.",
    "items": "1. Nuôi dê.\n\n2. Trồng ngô.",
    "square metres": "Mỗi nhà 300 m² vườn và 20 m³ nước.",
    "a unit at the end": "Mỗi nhà 300 m2 vườn.\n\n2 nhà chung một giếng.",
}


@pytest.mark.parametrize("body", cases(NO_NOTES))
def test_a_list_and_a_unit_are_no_footnotes(body: str) -> None:
    assert body in clean(resolution(body)).text


def test_a_footnote_breaks_no_sentence_and_gives_no_duty() -> None:
    body = (
        "1. Ban Tuyên giáo Tỉnh ủy chủ trì, phối hợp với(1)\n\n(1) Sở Y tế chủ trì theo Kết luận số 7-KL/TU ngày 02/3/2021.\n\n"
        "Trường Chính trị tỉnh dạy hát then."
    )
    document = only(resolution(body))
    (duty,) = document.assignments
    assert [agency.name for agency in duty.leads] == ["Ban Tuyên giáo Tỉnh ủy Lạng Sơn"]
    assert [agency.name for agency in duty.coordinators] == ["Trường Chính trị tỉnh Lạng Sơn"]
    assert relations_of(document) == {("cites", "7-KL/TU")}


def test_a_footnote_after_the_signature_is_read() -> None:
    body = resolution("Bản nuôi dê theo lời dặn(1) của già làng.")
    document = only(f"{body}\n----------\n(1) Kết luận số 7-KL/TU ngày 02/3/2021.\n")
    assert relations_of(document) == {("cites", "7-KL/TU")}
    assert document.signature.name == "Nông Văn Tre"


def test_a_marker_in_a_title_is_left_out() -> None:
    document = only(
        resolution("Bản nuôi dê.\n\n(1) Theo Kết luận số 7-KL/TU ngày 02/3/2021.", title="về nuôi dê núi(1)")
    )
    assert document.title == "nuôi dê núi"
    assert relations_of(document) == {("cites", "7-KL/TU")}


PARAGRAPH = "Người trong bản cùng nhau chăm đàn dê, trồng ngô trên nương, giữ nước đầu nguồn cho sạch. " * 9


def test_page_numbers_and_running_heads_break_no_sentence() -> None:
    def broken(mark: str) -> str:
        return f"{PARAGRAPH}Bản trên phối hợp với\n\n{mark}\n\nbản dưới nuôi dê. "

    numbered = "".join(broken(str(n)) for n in (1, 2, 3))
    running = "".join(broken(f"CÔNG BÁO/Số {n} + 16/Ngày 03-3-2021") for n in (1, 2, 3))
    fed = f"{PARAGRAPH}Bản trên phối hợp với\n\fbản dưới nuôi dê. " * 3
    for text in (numbered, running, fed):
        assert clean(text).text.count("phối hợp với bản dưới") == 3


def test_numbers_that_stand_alone_in_a_list_stay() -> None:
    text = "Số dê của bản\n\n12\n\nSố ngan của bản\n\n13\n\nXem dưới"
    assert clean(text).text == text
