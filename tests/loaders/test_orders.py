"""Orders in running text to prepare a paper → who is to write what, for whom, and by when."""

from typing import NamedTuple

import pytest
from papers import cases, only, resolution

COMMITTEE, BOARD = "Ủy ban nhân dân tỉnh Lạng Sơn", "Ban Thường vụ Tỉnh ủy Lạng Sơn"
HEALTH, DISTRICTS = "Sở Y tế tỉnh Lạng Sơn", "các huyện ủy, thành ủy Lạng Sơn"


class Order(NamedTuple):
    words: str
    ordered: tuple[tuple[str, str, tuple[str, ...], str | None], ...]
    """(type, title, drafters, due) of each paper."""
    issuer: str | None = None


ORDERS = {
    "a plan, with a date": Order(
        "UBND tỉnh xây dựng kế hoạch thực hiện Nghị quyết, xong trong tháng 8/2023.",
        (("KH", "thực hiện Nghị quyết", (COMMITTEE,), "2023-08-31"),),
    ),
    "a plan, without one": Order(
        "UBND tỉnh xây dựng kế hoạch thực hiện Nghị quyết này.",
        (("KH", "thực hiện Nghị quyết này", (COMMITTEE,), None),),
    ),
    "the one that is directed": Order(
        "Ban Thường vụ Tỉnh ủy chỉ đạo UBND tỉnh xây dựng Đề án nuôi dê núi trước ngày 30/9/2023.",
        (("DA", "nuôi dê núi", (COMMITTEE,), "2023-09-30"),),
    ),
    "one that no register knows": Order(
        "UBND tỉnh chỉ đạo ban nuôi dê các cấp trong tỉnh xây dựng kế hoạch đếm dê bảo đảm thời gian.",
        (("KH", "đếm dê", ("ban nuôi dê các cấp trong tỉnh",), None),),
    ),
    "for another to issue": Order(
        "Sở Y tế tham mưu UBND tỉnh trình Ban Thường vụ Tỉnh ủy ban hành Nghị quyết về tiêm cho dê, xong trong quý II/2023.",
        (("NQ", "tiêm cho dê", (HEALTH,), "2023-06-30"),),
        BOARD,
    ),
    "a resolution with its matter, undated": Order(
        "UBND tỉnh xây dựng và trình HĐND tỉnh ban hành Nghị quyết về tiền giống cho hộ nuôi dê núi.",
        (("NQ", "tiền giống cho hộ nuôi dê núi", (COMMITTEE,), None),),
        "Hội đồng nhân dân tỉnh Lạng Sơn",
    ),
    "the last of several types": Order(
        "UBND tỉnh ban hành nghị quyết chuyên đề, kế hoạch, đề án cụ thể để thực hiện Nghị quyết, xong trong năm 2023.",
        (("DA", "thực hiện Nghị quyết", (COMMITTEE,), "2023-12-31"),),
    ),
    "a list with one date": Order(
        "Sở Y tế xây dựng và ban hành: (1) Quy định về chuồng trại; (2) Hướng dẫn tiêm cho dê; hoàn thành trong năm 2023.",
        (
            ("QDi", "chuồng trại", (HEALTH,), "2023-12-31"),
            ("HD", "tiêm cho dê", (HEALTH,), "2023-12-31"),
        ),
    ),
    "with what is to be done besides": Order(
        "Sở Y tế xây dựng kế hoạch và tổ chức tập huấn tiêm dê (xong trong quý II/2023).",
        (("KH", "tổ chức tập huấn tiêm dê", (HEALTH,), "2023-06-30"),),
    ),
    "by several": Order(
        "Các huyện ủy, thành ủy, Sở Y tế xây dựng kế hoạch đếm dê, xong trong tháng 9/2023.",
        (("KH", "đếm dê", (DISTRICTS, HEALTH), "2023-09-30"),),
    ),
}
NO_ORDERS = {
    "every year": "UBND tỉnh hằng năm xây dựng kế hoạch đếm dê.",
    "done already": "UBND tỉnh đã ban hành kế hoạch đếm dê.",
    "it exists": "UBND tỉnh ban hành Kế hoạch số 30/KH-UBND để đếm dê.",
    "spoken of in general": "UBND tỉnh nâng cao chất lượng ban hành nghị quyết, chỉ thị.",
    "what the board itself will resolve": "Ban Thường vụ Tỉnh ủy ban hành Quy định về mùa vụ đánh bắt cá.",
    "nobody told": "Xây dựng kế hoạch đếm dê.",
}


@pytest.mark.parametrize("case", cases(ORDERS))
def test_an_order_tells_what_is_to_be_written_by_whom_and_when(case: Order) -> None:
    planned = only(resolution(f"I. VIỆC\n\n1. {case.words}")).planned
    said = tuple((row.type, row.title, tuple(lead.name for lead in row.leads), row.due) for row in planned)
    assert said == case.ordered
    assert {row.issuer.name if row.issuer else None for row in planned} == {case.issuer}
    assert not any(row.from_table for row in planned)


@pytest.mark.parametrize("words", cases(NO_ORDERS))
def test_words_alone_are_no_order(words: str) -> None:
    assert only(resolution(f"I. VIỆC\n\n1. {words}")).planned == ()


def test_orders_of_one_item_are_counted() -> None:
    words = "1. UBND tỉnh xây dựng kế hoạch đếm dê; chỉ đạo Sở Y tế xây dựng kế hoạch tiêm dê."
    assert [row.item for row in only(resolution(f"I. VIỆC\n\n{words}")).planned] == ["I.1", "I.1-2"]
