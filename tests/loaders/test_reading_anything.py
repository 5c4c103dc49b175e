"""Whatever a file holds, reading it ends, raises nothing, and quotes nothing that is not there."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from papers import only, reading, relations_of, resolution

PIECES = [
    *(
        "TỈNH ỦY LẠNG SƠN",
        "ỦY BAN NHÂN DÂN",
        "TỈNH LẠNG SƠN",
        "*",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "-----",
        "Độc lập - Tự do - Hạnh phúc",
    ),
    *(
        "Số 40-NQ/TU",
        "Số:      /UBND-NN",
        "Số",
        "Lạng Sơn, ngày 09 tháng 6 năm 2022",
        "Lạng Sơn, ngày    tháng    năm 2022",
    ),
    *(
        "NGHỊ QUYẾT",
        "CHƯƠNG TRÌNH HÀNH ĐỘNG",
        "QUYẾT ĐỊNH:",
        "CỦA BAN THƯỜNG VỤ TỈNH ỦY",
        "CỦA ",
        "V/v nuôi dê",
        "Về việc nuôi dê",
    ),
    *(
        "về nuôi dê núi",
        "Căn cứ",
        "Thực hiện",
        "tiếp tục thực hiện",
        "thay thế",
        "bãi bỏ",
        "ban hành",
        "của",
        "này",
        "và",
        "về",
    ),
    *(
        "Nghị quyết số 21-NQ/TU ngày 04/7/2016",
        "Kết luận 7",
        "số 53, 54 và 55-KL/TU",
        "53-KL/TU",
        "01/NQ-TU",
        "749/QĐ-TTg",
    ),
    *(
        "Nghị quyết Đại hội XIII của Đảng",
        "Nghị quyết Trung ương 4 khóa XI, XII",
        "Luật Du lịch năm 2017",
        "Điều lệ Đảng",
    ),
    *(
        "(sau đây gọi tắt là Nghị quyết dê núi)",
        "(kèm theo Nghị quyết số 40-NQ/TU)",
        "Gửi kèm Chương trình số 7-CTr/TU",
    ),
    *(
        "TT\tNội dung\tCơ quan chủ trì\tThời gian",
        "STT\tSố, ký hiệu\tTrích yếu\tTrang",
        "1\tĐề án nuôi dê\tSở Y tế\tQuý I/2023",
    ),
    *(
        "1\tNghị quyết số 40-NQ/TU\tVề nuôi dê\t7",
        "I\tTỉnh ủy ban hành\t\t",
        "\t\tx\t",
        "\tX\t",
        "TT\t",
        "TT\t\t",
        "999\t\t\t\t\t\t",
    ),
    *(
        "PHỤ LỤC",
        "Phụ lục 2",
        "Nơi nhận:",
        "- Các huyện ủy,",
        "- Lưu VPTU.",
        "T/M",
        "T/M BAN THƯỜNG VỤ",
        "KT. CHỦ TỊCH",
        "BÍ THƯ",
    ),
    *(
        "(đã ký)",
        "Nông Văn Tre",
        "Kính gửi:",
        "MỤC LỤC",
        "(Dự thảo lần 2)",
        "Sở Y tế chủ trì, phối hợp với UBND tỉnh",
        "chủ trì",
    ),
    *(
        "theo dõi, đôn đốc",
        "sơ kết",
        "tổng kết vào quý IV/2025",
        "Thành lập Ban chỉ đạo",
        "đã ban hành 7/12 văn bản",
        "15/12/2022 - 07:30",
    ),
    *(
        "31/6/2021",
        "ngày 30 tháng 2 năm 2021",
        "quý",
        "năm",
        "0",
        "1.",
        "I.",
        "II-",
        "a)",
        "-",
        "+",
        "“",
        "”",
        "(",
        ")",
        ";",
        ":",
        "./.",
        ",",
    ),
    *(
        "**",
        "\t",
        "\t\t",
        "\n",
        "\n\n",
        "\n\n\n",
        " ",
        "\r\n",
        "\u00a0",
        "\u00ad",
        "\u0301",
        "\u0323",
        "\u0130",
        "ß",
        "<br>",
        "\x00",
        "\ud7ff",
    ),
]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.sampled_from(["\n", "\n\n", " ", "\t"])), max_size=60).map(
    "".join
)


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_no_text_raises_and_every_quote_is_there(text: str) -> None:
    found = reading(text)
    passages = [
        fact.passage
        for d in found.documents
        for facts in ([d], d.citations, d.planned, d.assignments, d.reviews, d.committees, d.progress)
        for fact in facts
    ] + [anomaly.passage for anomaly in found.anomalies]
    assert all(text[p.start : p.end] == p.quote for p in passages)


def test_windows_line_ends_change_no_fact() -> None:
    table = "TT\tNội dung\tCơ quan chủ trì\tThời gian\n1\tĐề án nuôi dê\tSở Y tế\tQuý I/2023\n\tnúi\t\t\n"
    unix = resolution("Căn cứ Kết luận số 7-KL/TU;\n\n1. Nuôi dê.", appendix=f"\n\nPHỤ LỤC\n\n{table}")
    assert told(unix.replace("\n", "\r\n")) == told(unix)


def told(text: str) -> tuple[object, ...]:
    document = only(text)
    return document.title, relations_of(document), [(row.title, row.due) for row in document.planned]


@given(st.text(max_size=300))
@settings(deadline=None)
def test_no_character_raises(text: str) -> None:
    reading(text)


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_the_same_text_gives_the_same_facts(text: str) -> None:
    assert reading(text) == reading(text)


@pytest.mark.parametrize("text", ["", "   ", "Bản nuôi dê.", "TT\tViệc\n1\tNuôi dê", "12", "* * *"])
def test_a_text_without_any_document_says_so(text: str) -> None:
    found = reading(text)
    assert found.documents == ()
    assert [anomaly.kind for anomaly in found.anomalies] == ["no-document"]
