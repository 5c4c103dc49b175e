"""Documents that a text names by number: in full, short, in lists, and by the short forms that it defines."""

import pytest
from papers import PLACE, as_said, cases, citations_of, only, resolution

from loaders.citations import find_mentions, find_short, short_forms, type_of

Said = tuple[str | None, str | None, str | None]

NUMBERED: dict[str, tuple[str, list[Said]]] = {
    "in full": ("theo Nghị quyết số 21-NQ/TU ngày 04/7/2016 của Tỉnh ủy", [("NQ", "21-NQ/TU", "2016-07-04")]),
    "date in words": ("Kết luận số 53-KL/TU, ngày 03 tháng 3 năm 2021", [("KL", "53-KL/TU", "2021-03-03")]),
    "date with hyphens": ("Chỉ thị số 17-CT/TW ngày 21-10-2022", [("CT", "17-CT/TW", "2022-10-21")]),
    "date in brackets": ("Chỉ thị số 17-CT/TW (ngày 21/10/2022)", [("CT", "17-CT/TW", "2022-10-21")]),
    "month only": ("Kế hoạch số 9-KH/TU tháng 5 năm 2019", [("KH", "9-KH/TU", "2019-05")]),
    "an impossible date": ("Kế hoạch số 9-KH/TU ngày 31/6/2019", [("KH", "9-KH/TU", None)]),
    "no date": ("làm theo Kết luận số 53-KL/TU cho đúng", [("KL", "53-KL/TU", None)]),
    "without số": ("làm theo Kết luận 53-KL/TU cho đúng", [("KL", "53-KL/TU", None)]),
    "symbol alone": ("xem lại 53-KL/TU cho kỹ", [("KL", "53-KL/TU", None)]),
    "small letter": ("nội dung nghị quyết số 21-NQ/TU", [("NQ", "21-NQ/TU", None)]),
    "line end inside": ("Chương trình hành\nđộng số 07-CTr/TU", [("CTr", "07-CTr/TU", None)]),
    "spaces inside": ("Kết luận số 53 - KL/TU", [("KL", "53-KL/TU", None)]),
    "abbreviated type": ("NQ số 21-NQ/TU", [("NQ", "21-NQ/TU", None)]),
    "a regulation": ("Quy định số 24-QĐ/TW", [("QDi", "24-QĐ/TW", None)]),
    "a decision": ("Quyết định số 24-QĐ/TW", [("QD", "24-QĐ/TW", None)]),
    "state decision": ("Quyết định số 749/QĐ-TTg ngày 03/6/2020", [("QD", "749/QĐ-TTg", "2020-06-03")]),
    "state decree": ("Nghị định số 23/2020/NĐ-CP", [("ND", "23/2020/NĐ-CP", None)]),
    "council's resolution": ("Nghị quyết số 15/2022/NQ-HĐND", [("NQ", "15/2022/NQ-HĐND", None)]),
    "committee of the assembly": (
        "Nghị quyết số 1210/2016/UBTVQH13 ngày 25/5/2016",
        [("NQ", "1210/2016/UBTVQH13", "2016-05-25")],
    ),
    "dispatch": ("Công văn số 215/UBND-NN ngày 3/3/2022", [("CV", "215/UBND-NN", "2022-03-03")]),
    "misprint put right": ("Nghị quyết số 01/NQ-TU", [("NQ", "01-NQ/TU", None)]),
    "two in a row": (
        "Chỉ thị số 15/CT-TTg, Chỉ thị số 16/CT-TTg",
        [("CT", "15/CT-TTg", None), ("CT", "16/CT-TTg", None)],
    ),
    "three numbers, one symbol": (
        "các Kết luận số 53, 54 và 55-KL/TU",
        [("KL", "53-KL/TU", None), ("KL", "54-KL/TU", None), ("KL", "55-KL/TU", None)],
    ),
    "two numbers, one symbol": (
        "Nghị quyết số 18, 19-NQ/TW",
        [("NQ", "18-NQ/TW", None), ("NQ", "19-NQ/TW", None)],
    ),
    "numbers that each say số": (
        "Nghị quyết số 18, số 19-NQ/TW",
        [("NQ", "18-NQ/TW", None), ("NQ", "19-NQ/TW", None)],
    ),
    "bare number": ("Chỉ thị 17 nói gì", [("CT", "17", None)]),
    "bare number, abbreviated": ("KH số 54 nói gì", [("KH", "54", None)]),
    "bare number with a date": ("Kế hoạch số 9 ngày 05/5/2019", [("KH", "9", "2019-05-05")]),
    "a small type and no số": ("ra nghị quyết 3 lần", []),
    "a rate": ("Kế hoạch 80% hộ nuôi dê", []),
    "a count of papers": ("Chương trình 1.500 đồng", []),
    "fractions": ("đạt 7/12 chỉ tiêu", []),
    "a road": ("quốc lộ 1A, tỉnh lộ 237", []),
    "dates": ("họp ngày 03/6/2020 tại bản", []),
    "units": ("dài 30 km/h", []),
    "the centre as T.Ư": ("Nghị quyết số 18-NQ/T.Ư ngày 25-10-2017", [("NQ", "18-NQ/TW", "2017-10-25")]),
    "the centre as TƯ": ("Kết luận số 22-KL/TƯ", [("KL", "22-KL/TW", None)]),
    "a bare number with a letter": ("Chương trình 30a nói gì", [("CTr", "30a", None)]),
    "two bare numbers": ("Kế hoạch số 9, 10 của Tỉnh ủy", [("KH", "9", None), ("KH", "10", None)]),
    "four bare numbers": (
        "Nghị quyết 57, 59, 66 và 68 của Bộ Chính trị",
        [("NQ", "57", None), ("NQ", "59", None), ("NQ", "66", None), ("NQ", "68", None)],
    ),
    "a bare number and a count": ("Chỉ thị 17, 20 hộ nuôi dê", [("CT", "17", None)]),
    "numbers behind a colon": (
        "các Kế hoạch: số 11/KH-UBND ngày 05/5/2019, số 13/KH-UBND ngày 6/5/2019 của UBND tỉnh",
        [("KH", "11/KH-UBND", "2019-05-05"), ("KH", "13/KH-UBND", "2019-05-06")],
    ),
    "the issuer before the number": (
        "Nghị quyết của Quốc hội số 98/2023/QH15 ngày 24/6/2023",
        [("NQ", "98/2023/QH15", "2023-06-24")],
    ),
    "a joint circular": ("Thông tư liên tịch số 02/2019/TTLT-BNV-BTC", [("TT", "02/2019/TTLT-BNV-BTC", None)]),
    "a proposal": ("Tờ trình số 61/TTr-UBND ngày 20/6/2022", [("OTHER", "61/TTr-UBND", "2022-06-20")]),
    "one type for three symbols": (
        "Nghị quyết số 18-NQ/TW, 19-NQ/TW và 20-NQ/TW",
        [("NQ", "18-NQ/TW", None), ("NQ", "19-NQ/TW", None), ("NQ", "20-NQ/TW", None)],
    ),
    "a number that begins another": (
        "Kết luận số 2, 12 và 122-KL/TU",
        [("KL", "2-KL/TU", None), ("KL", "12-KL/TU", None), ("KL", "122-KL/TU", None)],
    ),
    "nothing": ("", []),
}


@pytest.mark.parametrize(("text", "said"), cases(NUMBERED))
def test_documents_are_found_by_their_numbers(text: str, said: list[Said]) -> None:
    assert sorted(as_said(cited.mention) for cited in find_mentions(text, PLACE)) == sorted(said)


ISSUERS: dict[str, tuple[str, list[str | None]]] = {
    "of the committee": ("Nghị quyết số 21-NQ/TU ngày 04/7/2016 của Tỉnh ủy", ["Tỉnh ủy Lạng Sơn"]),
    "of the Standing Board": (
        "Nghị quyết số 21-NQ/TU ngày 04/7/2016 của Ban Thường vụ Tỉnh ủy",
        ["Ban Thường vụ Tỉnh ủy Lạng Sơn"],
    ),
    "of another province": ("Nghị quyết số 21-NQ/TU của Tỉnh ủy Cao Bằng", ["Tỉnh ủy Cao Bằng"]),
    "by its letters": ("Quyết định số 749/QĐ-TTg", ["Thủ tướng Chính phủ"]),
    "one for a list": (
        "Chỉ thị số 15/CT-TTg và Chỉ thị số 16/CT-TTg của Thủ tướng Chính phủ",
        ["Thủ tướng Chính phủ", "Thủ tướng Chính phủ"],
    ),
    "one for all numbers": ("Kết luận số 53, 54-KL/TW của Bộ Chính trị", ["Bộ Chính trị", "Bộ Chính trị"]),
    "central letters tell no body": ("Nghị quyết số 18-NQ/TW", [None]),
    "of nobody known": ("Nghị quyết số 18-NQ/TW của bà con", [None]),
}


@pytest.mark.parametrize(("text", "issuers"), cases(ISSUERS))
def test_the_issuer_is_behind_or_in_the_letters(text: str, issuers: list[str | None]) -> None:
    found = [cited.mention.issuer for cited in find_mentions(text, PLACE)]
    assert [issuer.name if issuer else None for issuer in found] == issuers


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Nghị quyết số 21-NQ/TU", "Lạng Sơn"),
        ("Nghị quyết số 21-NQ/TU của Tỉnh ủy Cao Bằng", "Cao Bằng"),
        ("Nghị quyết số 18-NQ/TW", None),
        ("Quyết định số 749/QĐ-TTg", None),
    ],
)
def test_a_number_stands_in_the_series_of_its_province(text: str, place: str | None) -> None:
    assert [cited.mention.place for cited in find_mentions(text, PLACE)] == [place]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Chỉ thị số 12-CT/TU ngày 02/3/2021 về nuôi dê núi; nay thôi", "nuôi dê núi"),
        ("Chỉ thị số 12-CT/TU ngày 02/3/2021 của Tỉnh ủy về việc nuôi dê núi.", "nuôi dê núi"),
        ("Chỉ thị số 12-CT/TU “Nuôi dê núi cho khéo”", "Nuôi dê núi cho khéo"),
        ("Chỉ thị số 12-CT/TU về nuôi dê núi, UBND tỉnh ban hành kế hoạch đếm dê", "nuôi dê núi"),
        ("Chỉ thị số 12-CT/TU về nuôi dê núi, trồng cỏ, Sở Y tế tăng cường tiêm cho dê", "nuôi dê núi, trồng cỏ"),
        ("Chỉ thị số 12-CT/TU về nuôi dê núi, từ ngày 05/5/2021, bản ta có dê", "nuôi dê núi"),
        (
            "Chỉ thị số 12-CT/TU về công tác của Sở Y tế, Sở Nội vụ và các bản",
            "công tác của Sở Y tế, Sở Nội vụ và các bản",
        ),
        ("Chỉ thị số 12-CT/TU đã đến bản", None),
    ],
)
def test_a_citation_may_say_what_the_document_is_about(text: str, title: str | None) -> None:
    assert [cited.mention.title for cited in find_mentions(text, PLACE)] == [title]


def test_a_title_ends_where_the_next_document_of_a_list_begins() -> None:
    text = "Chỉ thị số 12-CT/TU về nuôi dê núi và Kết luận số 9-KL/TU về nuôi cá, đã đến bản."
    assert [cited.mention.title for cited in find_mentions(text, PLACE)] == ["nuôi dê núi", "nuôi cá"]


def test_a_mention_stands_where_it_was_found() -> None:
    text = "Đọc kỹ Kết luận số 53-KL/TU ngày 03/3/2021 rồi làm."
    (cited,) = find_mentions(text, PLACE)
    assert text[cited.start : cited.end] == "Kết luận số 53-KL/TU ngày 03/3/2021"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Nghị quyết", "NQ"),
        ("nghị  quyết", "NQ"),
        ("KH", "KH"),
        ("Quy định", "QDi"),
        ("Bài vè", None),
        ("", None),
        (None, None),
    ],
)
def test_a_type_has_a_code(words: str | None, code: str | None) -> None:
    assert type_of(words) == code


FULL = "Nghị quyết số 21-NQ/TU ngày 04/7/2016 của Tỉnh ủy"
DEFINITIONS: dict[str, tuple[str, list[str]]] = {
    "called for short": (f"{FULL} (sau đây gọi tắt là Nghị quyết dê núi)", ["Nghị quyết dê núi"]),
    "written for short, quoted": (f"{FULL} (viết tắt là “Nghị quyết dê núi”)", ["Nghị quyết dê núi"]),
    "called": (f"{FULL} (sau đây gọi là Nghị quyết dê núi)", ["Nghị quyết dê núi"]),
    "in bare brackets": (f"{FULL} (Nghị quyết dê núi)", ["Nghị quyết dê núi"]),
    "of another type": (f"{FULL} (sau đây gọi tắt là Kế hoạch dê núi)", []),
    "of no type": (f"{FULL} (sau đây gọi tắt là Dê núi)", []),
    "readable by itself": (f"{FULL} (sau đây gọi tắt là Nghị quyết số 21-NQ/TU)", []),
    "of nothing": ("Bản ta (sau đây gọi tắt là Nghị quyết dê núi)", []),
    "in another paragraph": (f"{FULL} có rồi.\n\nBản ta (sau đây gọi tắt là Nghị quyết dê núi)", []),
}


@pytest.mark.parametrize(("text", "forms"), cases(DEFINITIONS))
def test_a_text_defines_short_forms(text: str, forms: list[str]) -> None:
    defined = short_forms(text, find_mentions(text, PLACE), PLACE)
    assert list(defined) == forms
    assert {mention.symbol for mention in defined.values()} <= {"21-NQ/TU"}


def test_a_short_form_is_found_again_outside_its_definition() -> None:
    text = f"{FULL} (sau đây gọi tắt là Nghị quyết dê núi). Nay xem Nghị quyết dê núi mà làm."
    found = find_mentions(text, PLACE)
    later = [cited.start for cited in find_short(text, short_forms(text, found, PLACE), found)]
    assert text.rindex("Nghị quyết dê núi") in later


Resolved = tuple[str, str | None, str | None, str | None]

RESOLVED: dict[str, tuple[str, Resolved]] = {
    "named in full elsewhere": (
        "1. Kết luận số 7-KL/TU ngày 03/3/2021 nêu rõ.\n\n2. Đọc lại Kết luận số 7-KL/TU.",
        ("7-KL/TU", "7-KL/TU", "2021-03-03", "named-in-full-in-same-text"),
    ),
    "named in full later": (
        "1. Đọc lại Kết luận số 7-KL/TU.\n\n2. Kết luận số 7-KL/TU ngày 03/3/2021 nêu rõ.",
        ("7-KL/TU", "7-KL/TU", "2021-03-03", "named-in-full-in-same-text"),
    ),
    "by its bare number": (
        "1. Kết luận số 7-KL/TU ngày 03/3/2021 nêu rõ.\n\n2. Đọc lại Kết luận 7.",
        ("7", "7-KL/TU", "2021-03-03", "number-in-full-in-same-text"),
    ),
    "of another type": (
        "1. Kết luận số 7-KL/TU ngày 03/3/2021 nêu rõ.\n\n2. Đọc lại Chỉ thị 7.",
        ("7", None, None, None),
    ),
    "two of one number": (
        "1. Có Kết luận số 7-KL/TU ngày 03/3/2021 và Kết luận số 7-KL/TU ngày 05/5/2016.\n\n2. Đọc Kết luận số 7-KL/TU.",
        ("7-KL/TU", None, None, None),
    ),
    "two bodies, one bare number": (
        "1. Có Kết luận số 7-KL/TU ngày 03/3/2021 và Kết luận số 7-KL/TW ngày 05/5/2016.\n\n2. Đọc Kết luận 7.",
        ("7", None, None, None),
    ),
    "never in full": ("1. Đọc Kết luận số 7-KL/TU.", ("7-KL/TU", None, None, None)),
    "another body's": (
        "1. Kết luận số 7-KL/TW ngày 03/3/2021 nêu rõ.\n\n2. Đọc lại Kết luận số 7-KL/TU.",
        ("7-KL/TU", None, None, None),
    ),
}


@pytest.mark.parametrize(("body", "expected"), cases(RESOLVED))
def test_a_short_citation_is_the_one_document_that_the_text_names_in_full(body: str, expected: Resolved) -> None:
    symbol, full, date, rule = expected
    (short,) = (c for c in citations_of(only(resolution(body)), symbol) if c.cited.date is None)
    resolved = short.resolved
    assert (resolved.symbol if resolved else None, resolved.date if resolved else None, short.rule) == (
        full,
        date,
        rule,
    )


def test_a_defined_short_form_leads_to_its_document() -> None:
    body = (
        "1. Kết luận số 7-KL/TU ngày 03/3/2021 của Tỉnh ủy (sau đây gọi tắt là Kết luận dê núi).\n\n"
        "2. Mỗi bản đọc kỹ Kết luận dê núi."
    )
    later = [c for c in only(resolution(body)).citations if c.passage.quote.endswith("đọc kỹ Kết luận dê núi.")]
    assert [(c.resolved or c.cited).date for c in later] == ["2021-03-03"]


def test_a_defined_short_form_tells_its_rule() -> None:
    body = (
        "1. Kết luận số 7-KL/TU ngày 03/3/2021 của Tỉnh ủy (sau đây gọi tắt là Kết luận dê núi).\n\n"
        "2. Mỗi bản đọc kỹ Kết luận dê núi."
    )
    later = [c for c in only(resolution(body)).citations if c.passage.quote.endswith("đọc kỹ Kết luận dê núi.")]
    assert [c.rule for c in later] == ["defined-short-form"]


def test_a_paper_does_not_cite_itself() -> None:
    body = "1. Nghị quyết số 40-NQ/TU ngày 09/6/2022 này đến từng bản.\n\n2. Đọc kỹ Nghị quyết số 40-NQ/TU."
    assert only(resolution(body)).citations == ()


def test_a_namesake_of_another_term_is_no_self_citation() -> None:
    body = "1. Nhớ Nghị quyết số 40-NQ/TU ngày 12/12/2016 của Tỉnh ủy."
    assert [c.cited.date for c in only(resolution(body)).citations] == ["2016-12-12"]


@pytest.mark.parametrize(
    ("body", "section"),
    [
        ("I. VIỆC\n\n1. Nuôi.\n\n2. Đọc Kết luận số 7-KL/TU.", "I.2"),
        ("I. VIỆC\n\nNuôi.\n\nII. NGƯỜI\n\nĐọc Kết luận số 7-KL/TU.", "II"),
        ("1. Nuôi.\n\n2. Đọc Kết luận số 7-KL/TU.", "2"),
        ("Đọc Kết luận số 7-KL/TU.", None),
    ],
)
def test_a_citation_knows_its_section(body: str, section: str | None) -> None:
    (citation,) = only(resolution(body)).citations
    assert citation.section == section


def test_an_appendix_is_read_for_citations_too() -> None:
    document = only(resolution("Nuôi cá.", appendix="\n\nPHỤ LỤC\n\nĐọc Kết luận số 7-KL/TU ngày 03/3/2021.\n"))
    assert [as_said(c.cited) for c in document.citations] == [("KL", "7-KL/TU", "2021-03-03")]


def test_the_passage_of_a_citation_is_its_sentence() -> None:
    body = "1. Ao làng trong. Bản đọc Kết luận số 7-KL/TU ngày 03/3/2021. Cá lớn nhanh."
    (citation,) = only(resolution(body)).citations
    assert citation.passage.quote == "Bản đọc Kết luận số 7-KL/TU ngày 03/3/2021."
