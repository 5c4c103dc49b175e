"""The indexes of a collection → what they say of each paper in it, and where they disagree."""

import pytest
from papers import letterhead, reading, signed

TITLES = {"40": "nuôi cá lồng trên hồ chứa", "41": "trồng hồi trên đồi trọc"}


def paper(number: str) -> str:
    head = letterhead(f"{number}-NQ/TU") + f"NGHỊ QUYẾT\nvề {TITLES[number]}\n-----\n\n"
    return head + "1. Làm cho khéo." + signed()


BY_ISSUER = (
    "MỤC LỤC\n\nTT\tSố, ký hiệu, ngày/tháng/năm\tTrích yếu\tTrang\nI Ban Thường vụ Tỉnh ủy ban hành\t\t\t\n"
    "1\tNghị quyết số 40-NQ/TU ngày 09/6/2022\tVề nuôi cá lồng trên hồ chứa\t5\n"
    "2\tNghị quyết số 41-NQ/TU ngày {day}/6/2022\tVề trồng hồi trên đồi trọc\t9\n"
    "3\tĐề án số 02-ĐA/TU ngày 25/8/2021\tVề ghi chép chuyện làng (Tài liệu mật - gửi riêng)\t\n\n"
)
BY_SUBJECT = (
    "DANH MỤC\n\nSTT\tSố, ký hiệu, ngày/tháng/năm\tTrích yếu\tTrang\nI Kinh tế\t\t\t\n"
    "1\tNghị quyết số 40-NQ/TU ngày 09/6/2022 của Ban Thường vụ Tỉnh ủy\tNuôi cá lồng trên hồ chứa\t5\n\n"
    "STT\tSố, ký hiệu, ngày/tháng/năm\tTrích yếu\tTrang\nII Rừng\t\t\t\n"
    "2\tNghị quyết số 41-NQ/TU ngày 09/6/2022 của Ban Thường vụ Tỉnh ủy\tTrồng hồi trên đồi trọc\t9\n\n"
)
PAPERS = f"{paper('40')}\n\n{paper('41')}"


def collection(day: str = "09") -> str:
    return BY_ISSUER.format(day=day) + BY_SUBJECT + PAPERS


def test_every_paper_is_there_once_and_the_secret_one_is_listed() -> None:
    assert [(d.symbol, d.status) for d in reading(collection()).documents] == [
        ("40-NQ/TU", "Held"),
        ("41-NQ/TU", "Held"),
        ("02-ĐA/TU", "Listed"),
    ]


def test_a_paper_has_its_subject_area_page_and_issuer_from_the_indexes() -> None:
    first, second, _ = reading(collection()).documents
    assert [(d.subject_area, d.passage.page) for d in (first, second)] == [("Kinh tế", 5), ("Rừng", 9)]
    assert first.issuer is not None
    assert first.issuer.name == "Ban Thường vụ Tỉnh ủy Lạng Sơn"


def test_a_secret_paper_is_known_by_its_line_alone() -> None:
    secret = reading(collection()).documents[-1]
    assert (secret.type, secret.date, secret.title, secret.classification) == (
        "DA",
        "2021-08-25",
        "ghi chép chuyện làng",
        "mat",
    )
    assert secret.passage.quote.startswith("3\tĐề án số 02-ĐA/TU")


@pytest.mark.parametrize(("mark", "level"), [("mật", "mat"), ("tối mật", "toi-mat"), ("tuyệt mật", "tuyet-mat")])
def test_a_mark_of_secrecy_has_its_level(mark: str, level: str) -> None:
    text = collection().replace("Tài liệu mật", f"Tài liệu {mark}")
    assert reading(text).documents[-1].classification == level


def test_indexes_and_papers_that_agree_raise_nothing() -> None:
    assert reading(collection()).anomalies == ()


def test_a_date_that_differs_is_an_anomaly_and_the_paper_wins() -> None:
    found = reading(collection(day="19"))
    assert {anomaly.kind for anomaly in found.anomalies} == {"index-date", "indexes-disagree"}
    assert found.documents[1].date == "2022-06-09"


def test_a_listed_paper_that_is_not_secret_is_an_anomaly() -> None:
    text = collection().replace(" (Tài liệu mật - gửi riêng)", "")
    assert [anomaly.kind for anomaly in reading(text).anomalies] == ["listed-only"]


def test_a_paper_without_number_is_found_by_its_title() -> None:
    bare = f"NGHỊ QUYẾT\nvề {TITLES['41']}\n\n1. Làm cho khéo."
    text = BY_ISSUER.format(day="09") + f"{paper('40')}\n\n{bare}"
    second = reading(text).documents[1]
    assert (second.symbol, second.date) == ("41-NQ/TU", "2022-06-09")
