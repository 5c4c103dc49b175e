"""Documents as people name them, and the documents that they mean."""

import pytest

from graph.store import Store
from queries.designations import read_designation, symbol_key
from queries.documents import find_document, find_documents, summaries
from queries.errors import AmbiguousDocument, UnknownDocument

DOC = "https://w3id.org/vanmach/id/doc/"
KL53 = "song-van/kl/53-kl-tu/2019-03-04"
NQ88_2016 = "song-van/nq/88-nq-tu/2016-04-05"
NQ88_2021 = "song-van/nq/88-nq-tu/2021-05-12"


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("53-KL/TU", KL53),
        (DOC + KL53, KL53),
        ("53-kl/tu", KL53),
        ("  53 - KL / TU ", KL53),
        ("53–KL/TU", KL53),
        ("053-KL/TU", KL53),
        ("số 53-KL/TU", KL53),
        ("Kết luận số 53-KL/TU", KL53),
        ("KL 53-KL/TU", KL53),
        ("Conclusion 53-KL/TU", KL53),
        ("53-KL/TU 2019", KL53),
        ("53-KL/TU (2019)", KL53),
        ("53-KL/TU 2019-03", KL53),
        ("Kết luận số 53-KL/TU, ngày 04/3/2019 của Ban Thường vụ Tỉnh ủy", KL53),
        ("Kết luận số 53-KL/TU ngày 4 tháng 3 năm 2019", KL53),
        ("88-NQ/TU 2016", NQ88_2016),
        ("88-NQ/TU - 2016", NQ88_2016),
        ("88-NQ/TU năm 2021", NQ88_2021),
        ("88-NQ/TU 2021-05-12", NQ88_2021),
        ("88-NQ/TU 12.5.2021", NQ88_2021),
        ("45/QÐ-UBND", "song-van/qd/45-qd-ubnd/2020-02-01"),  # an Icelandic eth, from an old font
        ("45/QD-UBND", "song-van/qd/45-qd-ubnd/2020-02-01"),
        ("45/Q\u0110-UBND", "song-van/qd/45-qd-ubnd/2020-02-01"),
        ("30/QĐ-UBND 2015", "song-van/qd/30-qd-ubnd/2015"),
        ("9-BC/UBND", "song-van/bc/09-bc-ubnd/2022-01-10"),
        ("20-KH/UBND Núi Mây", "nui-may/kh/20-kh-ubnd/2019-05-20"),
        ("20-KH/UBND 2019-05-20 Sông Vân", "song-van/kh/20-kh-ubnd/2019-05-20"),
        ("Nghị quyết Đại hội XIII của Đảng", "central/dai-hoi-xiii"),
        ("đại hội XIII", "central/dai-hoi-xiii"),
    ],
)
def test_found(small: Store, text: str, document: str) -> None:
    assert find_document(small, text).iri == DOC + document


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("88-NQ/TU", ("88-NQ/TU 2016", "88-NQ/TU 2021")),
        ("Nghị quyết số 88-NQ/TU của Tỉnh ủy", ("88-NQ/TU 2016", "88-NQ/TU 2021")),
        ("20-KH/UBND 2019", ("20-KH/UBND 2019-05-20 Núi Mây", "20-KH/UBND 2019-05-20 Sông Vân")),
    ],
)
def test_ambiguous(small: Store, text: str, candidates: tuple[str, ...]) -> None:
    with pytest.raises(AmbiguousDocument) as refusal:
        find_document(small, text)
    assert refusal.value.candidates == candidates
    assert all(find_document(small, candidate) for candidate in candidates)


@pytest.mark.parametrize(
    ("text", "suggestions"),
    [
        ("53-KL/TV", ("53-KL/TU",)),
        ("88-NQ/TU 2017", ("88-NQ/TU 2016", "88-NQ/TU 2021")),
        ("53-KL/TU Núi Mây", ("53-KL/TU 2019",)),
        ("", ()),
        ("zzz", ()),
        ("http://example.org/nothing", ()),
    ],
)
def test_unknown(small: Store, text: str, suggestions: tuple[str, ...]) -> None:
    with pytest.raises(UnknownDocument) as refusal:
        find_document(small, text)
    assert refusal.value.suggestions[: len(suggestions)] == suggestions
    assert find_documents(small, text) == []


@pytest.mark.parametrize(
    ("text", "symbol", "date", "rest"),
    [
        ("109-NQ/TU 2016", "109-nq/tu", "2016", ""),
        ("Luật số 45/2019/QH14", "45/2019/qh14", "", "luật"),
        ("Quyết định 109/2016/QĐ-UBND ngày 05/04/2016", "109/2016/qd-ubnd", "2016-04-05", "quyết định"),
        ("12-QĐ/BCĐTW", "12-qd/bcdtw", "", ""),
        ("Hiến pháp 2013", "", "", "hiến pháp 2013"),
        ("05/04/2016", "", "", "05/04/2016"),
    ],
)
def test_reading_a_designation(text: str, symbol: str, date: str, rest: str) -> None:
    read = read_designation(text)
    assert (read.symbol, read.date, read.rest) == (symbol, date, rest)


def test_numbers_that_differ_stay_different() -> None:
    assert len({symbol_key(symbol) for symbol in ("9-NQ/TU", "90-NQ/TU", "9-NQ/TW", "9/NQ-TU")}) == 4


def test_summary_has_what_a_person_needs(small: Store) -> None:
    found = summaries(small, [DOC + KL53, "http://example.org/x> {", "http://example.org/none"])
    assert list(found) == [DOC + KL53]
    document = found[DOC + KL53]
    assert (document.label, document.date, document.type, document.type_label) == (
        "53-KL/TU",
        "2019-03-04",
        "KL",
        "Kết luận",
    )
    assert (document.issuer, document.place, document.level, document.status) == (
        "Ban Thường vụ Tỉnh ủy Sông Vân",
        "Sông Vân",
        "provincial",
        "Held",
    )
