"""Cleaning: one spelling for every text, and a way back to every printed character."""

import unicodedata
from typing import NamedTuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from papers import cases

from loaders.cleaning import clean, lowered, one_line

COMBINING_ACUTE, COMBINING_HOOK = "\u0301", "\u0309"


class Spelling(NamedTuple):
    printed: str
    cleaned: str


SPELLINGS = {
    "NFC stays": Spelling("đường thủy", "đường thủy"),
    "fully decomposed": Spelling(unicodedata.normalize("NFD", "bến thuyền Mường Lự"), "bến thuyền Mường Lự"),
    "half-composed ê + acute": Spelling(f"quyê{COMBINING_ACUTE}t", "quyết"),
    "half-composed ơ + hook": Spelling(f"nơ{COMBINING_HOOK} hoa", "nở hoa"),
    "old tone in oà": Spelling("hoà giải", "hòa giải"),
    "old tone in oé": Spelling("khoé mắt", "khóe mắt"),
    "old tone in uỷ": Spelling("Tỉnh uỷ", "Tỉnh ủy"),
    "old tone in capitals": Spelling("TỈNH UỶ", "TỈNH ỦY"),
    "old tone, decomposed": Spelling(unicodedata.normalize("NFD", "thuỷ lợi"), "thủy lợi"),
    "quý stays": Spelling("quý I và Quý II, QUÝ III", "quý I và Quý II, QUÝ III"),
    "quỹ and quỳ stay": Spelling("quỹ đất, quỳ châu", "quỹ đất, quỳ châu"),
    "a closed syllable stays": Spelling("hoàn toàn, thoái vốn", "hoàn toàn, thoái vốn"),
    "eth": Spelling("Ðảng bộ", "Đảng bộ"),
    "African D": Spelling("Ɖề án", "Đề án"),
    "small eth": Spelling("ðường bản", "đường bản"),
    "soft hyphen": Spelling("nghị\u00ad quyết", "nghị quyết"),
    "zero width space": Spelling("kế\u200b hoạch", "kế hoạch"),
    "byte order mark inside": Spelling("chỉ\ufeff thị", "chỉ thị"),
    "no-break space": Spelling("số\u00a053-KL/TU", "số 53-KL/TU"),
    "thin space": Spelling("84\u2009600", "84 600"),
    "no-break hyphen": Spelling("53\u2011KL/TU", "53-KL/TU"),
    "minus as hyphen": Spelling("2021\u22122025", "2021-2025"),
    "stars around words": Spelling("gọi tắt là *Quy chế*, **nay** sửa", "gọi tắt là Quy chế, nay sửa"),
    "glued stars are a line break": Spelling("PHỤ LỤC 2**Các việc**", "PHỤ LỤC 2\nCác việc"),
    "glued star after a comma": Spelling("VIỆT NAM*Vân Hòa", "VIỆT NAM\nVân Hòa"),
    "italic tags": Spelling("theo <i>Quy chế</i> mẫu", "theo Quy chế mẫu"),
    "bold and sub tags": Spelling("<b>đo</b> khí CO<sub>2</sub>", "đo khí CO2"),
    "br is a line break": Spelling("dòng trên<br/>dòng dưới", "dòng trên\ndòng dưới"),
    "less-than is no tag": Spelling("khi a < b và b > a", "khi a < b và b > a"),
    "Windows line ends": Spelling("một\r\nhai\rba", "một\nhai\nba"),
    "page break inside a sentence": Spelling("xong trước\n\nngày rằm", "xong trước ngày rằm"),
    "page break after a comma": Spelling("cá, tôm,\n\ncua và ốc", "cá, tôm, cua và ốc"),
    "a full line that goes on": Spelling(
        "Trâu bò của bản không được thả rông ven đê\nkể từ ngày rằm",
        "Trâu bò của bản không được thả rông ven đê kể từ ngày rằm",
    ),
    "a full line that ends": Spelling(
        "Trâu bò của bản không được thả rông ven đê.\nkể từ ngày rằm",
        "Trâu bò của bản không được thả rông ven đê.\nkể từ ngày rằm",
    ),
    "a full line before an item": Spelling(
        "Trâu bò của bản không được thả rông ven đê\na) kể từ rằm",
        "Trâu bò của bản không được thả rông ven đê\na) kể từ rằm",
    ),
    "a short line": Spelling("Kế hoạch\nnuôi dê núi", "Kế hoạch\nnuôi dê núi"),
    "page break of several lines": Spelling("trâu bò\n \n\n thả rông", "trâu bò thả rông"),
    "paragraphs stay apart": Spelling("Hết vụ mùa.\n\nĐến vụ đông.", "Hết vụ mùa.\n\nĐến vụ đông."),
    "a heading stays apart": Spelling("I. MỤC TIÊU\n\ntrồng mía", "I. MỤC TIÊU\n\ntrồng mía"),
    "a capital begins a paragraph": Spelling("đường vào bản\n\nCầu treo", "đường vào bản\n\nCầu treo"),
    "a lettered item stays apart": Spelling("việc cần làm\n\na) trồng mía", "việc cần làm\n\na) trồng mía"),
    "a soft hyphen between letter and mark": Spelling("bu\u00ad\u0300 nước", "bù nước"),
    "a star between letter and mark": Spelling("bu*\u0300 nước", "bù nước"),
    "a single line end stays": Spelling("trồng\nmía", "trồng\nmía"),
}


@pytest.mark.parametrize("case", cases(SPELLINGS))
def test_text_comes_in_one_spelling(case: Spelling) -> None:
    assert clean(case.printed).text == case.cleaned


@pytest.mark.parametrize("case", cases(SPELLINGS))
def test_cleaning_what_is_clean_changes_nothing(case: Spelling) -> None:
    assert clean(case.cleaned).text == case.cleaned


def test_the_empty_text_is_clean() -> None:
    assert clean("").text == ""


class Place(NamedTuple):
    printed: str
    word: str
    quote: str
    line: int


PLACES = {
    "untouched": Place("một\nhai ba", "ba", "ba", 2),
    "loose marks belong to the quote": Place("nghi\u0323 quyê\u0301t", "quyết", "quyê\u0301t", 1),
    "stars inside belong to the quote": Place("xem *Phụ* lục", "Phụ lục", "Phụ* lục", 1),
    "after stars": Place("**Kính** gửi", "gửi", "gửi", 1),
    "after Windows line ends": Place("một\r\nhai\r\nba", "ba", "ba", 3),
    "over a page break": Place("nộp trước\n\nngày rằm", "trước ngày", "trước\n\nngày", 1),
    "old tone as printed": Place("họp Tỉnh uỷ", "Tỉnh ủy", "Tỉnh uỷ", 1),
}


@pytest.mark.parametrize("case", cases(PLACES))
def test_a_passage_quotes_the_words_as_printed(case: Place) -> None:
    text = clean(case.printed)
    at = text.text.index(case.word)
    passage = text.passage(at, at + len(case.word))
    assert (passage.quote, passage.line) == (case.quote, case.line)


def test_a_passage_leaves_out_white_space_at_its_ends() -> None:
    text = clean("họp  bàn  việc")
    assert text.passage(3, 10).quote == "bàn"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("nuôi  cá\n lồng", "nuôi cá lồng"),
        ("cá , tôm ; cua .", "cá, tôm; cua."),
        ("\t trên hồ \n", "trên hồ"),
        ("", ""),
    ],
)
def test_one_line(words: str, line: str) -> None:
    assert one_line(words) == line


def test_lower_case_keeps_every_position() -> None:
    assert lowered("ĐẢNG ỦY \u0130 CÔNG AN").startswith("đảng ủy ")
    assert len(lowered("ĐẢNG ỦY \u0130 CÔNG AN")) == len("ĐẢNG ỦY \u0130 CÔNG AN")


LETTERS = "aăâeêioôơuưyđAĂÂEÊIOÔƠUƯYĐbcghklmnpqrstvxBQNTáàảãạấếýủỦòỳÐƉð"
MARKS = "\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b"
TEXTS = st.lists(
    st.one_of(
        st.text(LETTERS + MARKS, max_size=6),
        st.sampled_from(
            [
                "*",
                "**",
                "\t",
                "\n",
                "\n\n",
                "\r\n",
                "\r",
                " ",
                "\xa0",
                "\xad",
                "\u200b",
                "\ufeff",
                ", ",
                ";",
                ". ",
                "<i>",
                "</i>",
                "<br>",
                "<sub>",
                "a)",
                "1.",
                "53-KL/TU",
                "quý",
                "oà",
                "uỷ",
                "‑",
                "(",
                ")",
            ]
        ),
    ),
    max_size=24,
).map("".join)


@given(TEXTS)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean(text).text
    assume(not any(map(unicodedata.combining, once)))  # a mark that has lost its letter
    assert clean(once).text == once


@given(TEXTS)
def test_positions_lead_back_in_order(text: str) -> None:
    cleaned = clean(text)
    origins = [cleaned.origin(at) for at in range(len(cleaned.text) + 1)]
    assert origins == sorted(origins)
    assert all(0 <= origin <= len(text) for origin in origins)
    assert origins[-1] == len(text)


def bare(letter: str) -> str:
    """A letter without its marks, look-alikes of Đ taken as Đ, white space as a space."""
    if letter.isspace() or letter == "*":
        return " "
    base = unicodedata.normalize("NFD", letter)[0]
    return {"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ", "‐": "-", "‑": "-", "−": "-", "<": " "}.get(base, base)


@given(TEXTS)
def test_each_character_was_printed_where_it_leads_back_to(text: str) -> None:
    cleaned = clean(text)
    for at, character in enumerate(cleaned.text):
        if unicodedata.combining(character):  # loose marks may change their order
            continue
        assert bare(character) == bare(text[cleaned.origin(at)])


@given(TEXTS, st.data())
def test_a_quote_is_a_slice_of_the_source(text: str, data: st.DataObject) -> None:
    cleaned = clean(text)
    start = data.draw(st.integers(0, len(cleaned.text)))
    end = data.draw(st.integers(start, len(cleaned.text)))
    passage = cleaned.passage(start, end)
    assert text[passage.start : passage.end] == passage.quote
    assert passage.line == text.count("\n", 0, passage.start) + 1


@given(TEXTS)
def test_clean_text_is_composed(text: str) -> None:
    cleaned = clean(text).text
    words = [word for word in cleaned.split() if word.isalpha()]
    assert all(unicodedata.is_normalized("NFC", word) for word in words)


@given(TEXTS)
def test_nothing_that_a_reader_sees_is_lost(text: str) -> None:
    """Letters and digits outside tags stay, in number and order."""
    seen = text
    for tag in ("<i>", "</i>", "<br>", "<sub>"):
        seen = seen.replace(tag, "\x00")
    printed = [bare(c) for c in unicodedata.normalize("NFC", seen) if c.isalnum()]
    kept = [bare(c) for c in clean(text).text if c.isalnum()]
    assert kept == printed or "<" in text
