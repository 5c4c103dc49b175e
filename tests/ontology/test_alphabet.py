"""Vietnamese words without their marks, and in the order of dictionaries."""

import random

import pytest

from ontology.alphabet import folded, sorting_key


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Đề án Đường sắt", "de an duong sat"),
        ("CHUYỂN ĐỔI SỐ", "chuyen doi so"),
        ("chuye\u0302\u0309n đo\u0302\u0309i so\u0302\u0301", "chuyen doi so"),
        ("Thủy lợi, Thuỷ lợi", "thuy loi, thuy loi"),
        ("53-KL/TU", "53-kl/tu"),
    ],
)
def test_marks_and_case_are_folded(text: str, plain: str) -> None:
    assert folded(text) == plain


IN_ORDER = [
    ["ba", "bà", "bả", "bã", "bá", "bạ", "bă", "bâ", "ca"],
    ["da", "dê", "đa", "đê", "e", "ê"],
    ["ô", "ơ", "p", "t", "u", "ư", "v"],
    ["an", "An Bình", "ân", "băng"],
    ["Điều 9", "Điều 10"],
    ["hoa", "hòa", "hoan"],
]


@pytest.mark.parametrize("words", IN_ORDER)
def test_words_stand_as_in_a_dictionary(words: list[str]) -> None:
    mixed = random.Random(7).sample(words, len(words))
    assert sorted(mixed, key=sorting_key) == words
