"""What a paper does to the documents that it names: title, preamble and body speak differently."""

from typing import NamedTuple

import pytest
from papers import cases, only, relations_of, resolution

from loaders.relations import sentence_of, word_before

WORDS = [
    ("thay thế ", "replaces"),
    ("thay thế cho ", "replaces"),
    ("thay cho ", "replaces"),
    ("bãi bỏ ", "repeals"),
    ("bãi bỏ toàn bộ ", "repeals"),
    ("đình chỉ thi hành ", "suspends"),
    ("tạm ngưng hiệu lực của ", "suspends"),
    ("đính chính ", "corrects"),
    ("sửa đổi, bổ sung ", "amends"),
    ("sửa đổi, bổ sung một số điều của ", "amends"),
    ("tiếp tục thực hiện ", "continues"),
    ("đẩy mạnh thực hiện ", "continues"),
    ("tập trung đẩy mạnh thực hiện ", "continues"),
    ("tiếp tục đẩy mạnh việc thực hiện ", "continues"),
    ("tiếp tục thực hiện có hiệu quả ", "continues"),
    ("thực hiện ", "implements"),
    ("triển khai thực hiện ", "implements"),
    ("cụ thể hóa ", "implements"),
    ("tổ chức thực hiện nghiêm túc ", "implements"),
    ("thi hành “", "implements"),
    ("bãi bỏ khoản 2 Điều 3 ", "repeals"),
    ("bãi bỏ các văn bản sau: ", "repeals"),
    ("tiếp tục đẩy mạnh, nâng cao chất lượng, hiệu quả việc tổ chức thực hiện ", "continues"),
    ("theo ", None),
    ("nhắc đến ", None),
    ("thực hiện tốt việc nuôi dê như đã nêu tại ", None),
    ("", None),
]


@pytest.mark.parametrize(("words", "relation"), WORDS)
def test_the_words_right_before_a_document_name_the_relation(words: str, relation: str | None) -> None:
    assert word_before(words) == relation


class Case(NamedTuple):
    body: str
    relations: set[tuple[str, str]]
    title: str = "về nuôi cá lồng trên hồ chứa"
    kind: str = "NGHỊ QUYẾT"


K7 = "Kết luận số 7-KL/TU ngày 03/3/2021 của Ban Thường vụ Tỉnh ủy"
K8 = "Kết luận số 8-KL/TU ngày 04/3/2021 của Ban Thường vụ Tỉnh ủy"
N9 = "Nghị quyết số 9-NQ/TW ngày 05/3/2021 của Bộ Chính trị"
ITEM = "\n\n1. Nuôi cá cho khéo."

IN_TITLE = {
    "continues": Case(ITEM, {("continues", "7-KL/TU")}, f"về tiếp tục thực hiện {K7}", "KẾT LUẬN"),
    "steps up": Case(ITEM, {("continues", "7-KL/TU")}, f"về việc tập trung đẩy mạnh thực hiện {K7}", "KẾT LUẬN"),
    "implements": Case(ITEM, {("implements", "9-NQ/TW")}, f"thực hiện {N9}", "CHƯƠNG TRÌNH HÀNH ĐỘNG"),
    "carries out": Case(ITEM, {("implements", "9-NQ/TW")}, f"triển khai {N9}", "KẾ HOẠCH"),
    "amends": Case(ITEM, {("amends", "7-KL/TU")}, f"sửa đổi, bổ sung {K7}", "KẾT LUẬN"),
    "repeals": Case(ITEM, {("repeals", "7-KL/TU")}, f"bãi bỏ {K7}", "KẾT LUẬN"),
    "two at once": Case(
        ITEM, {("implements", "7-KL/TU"), ("implements", "8-KL/TU")}, f"thực hiện {K7} và {K8}", "KẾ HOẠCH"
    ),
    "nested": Case(
        ITEM,
        {("implements", "7-KL/TU"), ("cites", "9-NQ/TW")},
        f"thực hiện {K7} về tiếp tục thực hiện {N9}",
        "KẾ HOẠCH",
    ),
    "nested and continued": Case(
        ITEM, {("continues", "7-KL/TU"), ("cites", "9-NQ/TW")}, f"tiếp tục thực hiện {K7} về thi hành {N9}", "KẾT LUẬN"
    ),
    "only spoken of": Case(ITEM, {("cites", "7-KL/TU")}, f"về sơ kết {K7}", "BÁO CÁO"),
    "some points amended": Case(ITEM, {("amends", "7-KL/TU")}, f"sửa đổi một số điều của {K7}", "QUYẾT ĐỊNH"),
    "years looked back on": Case(ITEM, {("cites", "7-KL/TU")}, f"tổng kết 10 năm thực hiện {K7}", "BÁO CÁO"),
    "a check of others": Case(ITEM, {("cites", "7-KL/TU")}, f"kết quả kiểm tra việc thực hiện {K7}", "THÔNG BÁO"),
}
IN_PREAMBLE = {
    "ground": Case(f"Căn cứ {N9};{ITEM}", {("based_on", "9-NQ/TW")}),
    "ground with vào": Case(f"Căn cứ vào {N9};{ITEM}", {("based_on", "9-NQ/TW")}),
    "two grounds": Case(f"Căn cứ {N9};\n\nCăn cứ {K7};{ITEM}", {("based_on", "9-NQ/TW"), ("based_on", "7-KL/TU")}),
    "two grounds in one": Case(f"Căn cứ {N9}, {K7};{ITEM}", {("based_on", "9-NQ/TW"), ("based_on", "7-KL/TU")}),
    "a ground behind a bullet": Case(f"- Căn cứ {N9};{ITEM}", {("based_on", "9-NQ/TW")}),
    "a law as ground": Case(f"Căn cứ Luật Thủy sản năm 2017;{ITEM}", {("based_on", "18/2017/QH14")}),
    "purpose": Case(
        f"Thực hiện {N9}, Ban Thường vụ Tỉnh ủy ban hành Nghị quyết như sau:{ITEM}", {("implements", "9-NQ/TW")}
    ),
    "to carry out": Case(f"Để thực hiện {N9}, Ban Thường vụ Tỉnh ủy yêu cầu:{ITEM}", {("implements", "9-NQ/TW")}),
    "purpose as a line": Case(
        f"Căn cứ {K7};\n\nThực hiện {N9};{ITEM}", {("based_on", "7-KL/TU"), ("implements", "9-NQ/TW")}
    ),
    "continued purpose": Case(
        f"Để tiếp tục thực hiện {K7}, Ban Thường vụ Tỉnh ủy kết luận như sau:{ITEM}", {("continues", "7-KL/TU")}
    ),
    "what was done so far": Case(
        f"Thực hiện {K7}, bà con đã nuôi được ba trăm lồng cá. Cá lớn nhanh.{ITEM}", {("cites", "7-KL/TU")}
    ),
    "years of doing": Case(f"Qua năm năm thực hiện {K7}, hồ đã có cá.{ITEM}", {("cites", "7-KL/TU")}),
    "what was issued then": Case(
        f"Thực hiện {N9}, tỉnh đã ban hành {K7}; nhờ vậy hồ đã có cá.{ITEM}",
        {("cites", "9-NQ/TW"), ("cites", "7-KL/TU")},
    ),
    "a proposal looked at": Case(f"Xét Tờ trình số 61/TTr-UBND của UBND tỉnh;{ITEM}", {("cites", "61/TTr-UBND")}),
    "two grounds on one line": Case(
        f"Căn cứ {N9}; Căn cứ {K7};{ITEM}", {("based_on", "9-NQ/TW"), ("based_on", "7-KL/TU")}
    ),
    "a ground behind one that details a law": Case(
        f"Căn cứ Nghị định số 26/2019/NĐ-CP quy định chi tiết Luật Thủy sản; {N9};{ITEM}",
        {("based_on", "26/2019/NĐ-CP"), ("cites", "Luật Thủy sản"), ("based_on", "9-NQ/TW")},
    ),
    "a ground that is about another": Case(
        f"Căn cứ {K7} về tiếp tục thực hiện {N9};{ITEM}", {("based_on", "7-KL/TU"), ("cites", "9-NQ/TW")}
    ),
    "to put into effect": Case(
        f"Nhằm cụ thể hóa và tổ chức thực hiện có hiệu quả {N9}, Ban Thường vụ Tỉnh ủy xây dựng Kế hoạch như sau:{ITEM}",
        {("implements", "9-NQ/TW")},
        kind="KẾ HOẠCH",
    ),
    "a ground that details a law": Case(
        f"Căn cứ Nghị định số 26/2019/NĐ-CP ngày 08/3/2019 của Chính phủ quy định chi tiết Luật Thủy sản năm 2017;{ITEM}",
        {("based_on", "26/2019/NĐ-CP"), ("cites", "18/2017/QH14")},
    ),
    "two purposes, each with its matter": Case(
        f"Thực hiện {K7} về nuôi ngan, {N9} về nuôi vịt, Ban Thường vụ Tỉnh ủy yêu cầu:{ITEM}",
        {("implements", "7-KL/TU"), ("implements", "9-NQ/TW")},
    ),
    "the purpose as a sentence": Case(
        f"Thực hiện {K7} về nuôi ngan. Ban Thường vụ Tỉnh ủy ban hành Nghị quyết như sau:{ITEM}",
        {("implements", "7-KL/TU")},
    ),
    "spoken of": Case(f"Hồ đã có cá từ ngày có {K7}.{ITEM}", {("cites", "7-KL/TU")}),
}

IN_BODY = {
    "a task to continue": Case(f"I. VIỆC\n\n1. Tiếp tục thực hiện {K7}.", {("cites", "7-KL/TU")}),
    "a task to implement": Case(f"I. VIỆC\n\n1. Các bản thực hiện nghiêm {N9}.", {("cites", "9-NQ/TW")}),
    "a task to amend": Case(f"I. VIỆC\n\n1. Văn phòng Tỉnh ủy xem xét sửa đổi {K7}.", {("cites", "7-KL/TU")}),
    "replaces": Case(f"1. Nuôi cá.\n\n2. Nghị quyết này thay thế {K7}.", {("replaces", "7-KL/TU")}),
    "replaces two": Case(
        f"1. Nuôi cá.\n\n2. Nghị quyết này thay thế {K7} và {K8}.", {("replaces", "7-KL/TU"), ("replaces", "8-KL/TU")}
    ),
    "is to be replaced by others": Case(
        f"1. Văn phòng Tỉnh ủy soạn quy chế mới thay thế {K7}.", {("cites", "7-KL/TU")}
    ),
    "repeals": Case(f"1. Nuôi cá.\n\n2. Bãi bỏ {K7}.", {("repeals", "7-KL/TU")}),
    "repeals a list": Case(
        f"1. Nuôi cá.\n\n2. Bãi bỏ các văn bản sau:\n\n- {K7} về nuôi ngan;\n\n- {K8}.\n\n3. Đọc {N9}.",
        {("repeals", "7-KL/TU"), ("repeals", "8-KL/TU"), ("cites", "9-NQ/TW")},
    ),
    "a list of others": Case(
        f"1. Văn phòng Tỉnh ủy đọc lại các văn bản sau:\n\n- {K7};\n\n- {K8}.",
        {("cites", "7-KL/TU"), ("cites", "8-KL/TU")},
    ),
    "ends": Case(
        f"1. Nuôi cá.\n\n2. {K7} hết hiệu lực kể từ ngày Nghị quyết này có hiệu lực.", {("repeals", "7-KL/TU")}
    ),
    "spoken of": Case(f"1. Nuôi cá như {K7} đã nêu.", {("cites", "7-KL/TU")}),
    "amends": Case(f"1. Nuôi cá.\n\n2. Nghị quyết này sửa đổi, bổ sung {K7}.", {("amends", "7-KL/TU")}),
    "is to be repealed by others": Case(
        f"1. Nuôi cá.\n\n2. Giao Văn phòng Tỉnh ủy tham mưu bãi bỏ {K7}.", {("cites", "7-KL/TU")}
    ),
    "what is against it ends": Case(f"1. Bãi bỏ những việc làm trái {K7}.", {("cites", "7-KL/TU")}),
    "stays in force": Case(f"1. Các quy định cũ đều bãi bỏ. {K7} vẫn còn hiệu lực.", {("cites", "7-KL/TU")}),
    "a ground of somebody else": Case(f"1. Các bản căn cứ {K7} mà làm.", {("cites", "7-KL/TU")}),
}


@pytest.mark.parametrize("case", cases(IN_TITLE))
def test_a_title_tells_what_the_paper_is_for(case: Case) -> None:
    assert relations_of(only(resolution(case.body, case.title, case.kind))) == case.relations


@pytest.mark.parametrize("case", cases(IN_PREAMBLE))
def test_a_preamble_tells_grounds_and_purpose(case: Case) -> None:
    assert relations_of(only(resolution(case.body))) == case.relations


@pytest.mark.parametrize("case", cases(IN_BODY))
def test_a_body_cites_but_for_what_it_does_away_with(case: Case) -> None:
    assert relations_of(only(resolution(case.body))) == case.relations


@pytest.mark.parametrize(
    ("words", "partly"),
    [
        ("Bãi bỏ", False),
        ("Bãi bỏ khoản 2 Điều 3", True),
        ("Bãi bỏ một phần", True),
        ("Nghị quyết này thay thế", False),
        ("Nghị quyết này sửa đổi một số điều của", True),
    ],
)
def test_an_act_may_touch_some_provisions_only(words: str, partly: bool) -> None:
    (citation,) = only(resolution(f"1. Nuôi cá.\n\n2. {words} {K7}.")).citations
    assert (citation.relation != "cites", citation.partly) == (True, partly)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (f"Căn cứ {K7} về tiếp tục thực hiện {N9};", ("7-KL/TU", "continues", "9-NQ/TW")),
        (f"1. Đọc {K7} thay thế {K8}.", ("7-KL/TU", "replaces", "8-KL/TU")),
        (f"1. Đọc {K7} về tổng kết mười năm thực hiện {N9}.", None),
        (f"1. Đọc {K7} và {N9}.", None),
    ],
)
def test_the_matter_of_a_cited_document_tells_what_it_does_to_another(
    body: str, told: tuple[str, str, str] | None
) -> None:
    document = only(resolution(body))
    cited = [citation.cited.symbol for citation in document.citations]
    assert [(cited[one.acting], one.relation, cited[one.acted]) for one in document.reported] == (
        [told] if told else []
    )


def test_what_an_appendix_names_is_cited() -> None:
    document = only(resolution("1. Nuôi cá.", appendix=f"\n\nPHỤ LỤC\n\nTiếp tục thực hiện {K7}.\n"))
    assert relations_of(document) == {("cites", "7-KL/TU")}


@pytest.mark.parametrize(
    ("text", "word", "sentence"),
    [
        ("Hồ đầy. Cá lớn nhanh. Bản vui.", "lớn", "Cá lớn nhanh."),
        ("Hồ đầy. Cá lớn nhanh. Bản vui.", "Cá", "Cá lớn nhanh."),
        ("Hồ đầy.\n\nCá lớn nhanh.\n\nBản vui.", "Cá", "Cá lớn nhanh."),
        ("Hồ đầy\nCá lớn nhanh", "Cá", "Cá lớn nhanh"),
        ("Mỗi bản nuôi 1.500 con cá trắm. Bản vui.", "cá", "Mỗi bản nuôi 1.500 con cá trắm."),
        ("cá", "cá", "cá"),
    ],
)
def test_a_sentence_ends_with_a_full_stop_or_its_line(text: str, word: str, sentence: str) -> None:
    at = text.index(word)
    begin, end = sentence_of(text, at, at + len(word))
    assert text[begin:end].strip() == sentence
