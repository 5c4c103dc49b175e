"""The general scheme of fields, and the field that a title tells."""

import pytest
from made_up import ask, column, doc, document, reading, told

from graph.subjects import READ, field_of
from ontology.namespaces import ID
from ontology.registers import subject_fields

TITLES = [
    ("về việc quản lý rừng phòng hộ và chăn nuôi trâu", "nong-nghiep-nong-thon"),
    ("phòng, chống dịch bệnh mùa nước nổi ở bệnh viện huyện", "y-te"),
    ("về dạy bơi cho học sinh vùng đò ngang", "giao-duc-dao-tao"),
    ("phổ biến, giáo dục pháp luật cho lái đò", "phap-luat-tu-phap"),  # not giáo dục: the longest words win
    ("bố trí đội ngũ cán bộ ở nơi có lũ", "to-chuc-can-bo"),
    ("TĂNG CƯỜNG CÔNG TÁC DÂN VẬN Ở BẾN SẬY", "dan-van"),
    ("tiếp tục thực hiện Nghị quyết số 88-NQ/TU ngày 15/8/2016 của Tỉnh ủy về thuế bến bãi", "tai-chinh-ngan-sach"),
    ("về du lịch sông nước và thủy sản", None),  # two words each: a tie
    ("về một số việc trước mắt", None),
    ("về Nghiêm túc", None),
    ("", None),
]


@pytest.mark.parametrize(("title", "field"), TITLES)
def test_a_title_tells_its_field(title: str, field: str | None) -> None:
    found = field_of(title)
    assert (found and found[0]) == field


def test_words_are_whole_words() -> None:
    assert field_of("về quy rừngxanh và cảngcá") is None


def test_what_stands_far_behind_tells_nothing() -> None:
    assert field_of("về " + "việc " * READ + "thủy lợi") is None


def test_a_name_counts_beside_the_title() -> None:
    assert field_of("số liệu năm qua", "Luật Lò vôi và khoáng sản") == ("dat-dai-tai-nguyen", ("khoáng sản",))


def test_a_document_without_a_stated_area_gets_one_that_is_marked_with_its_rule() -> None:
    store = told(reading("a.txt", document("31-KL/TU", "2021-02-26", title="về trồng rừng đầu nguồn")))
    paper = doc("song-van/kl/31-kl-tu/2021-02-26")
    assert column(store, f"{paper} vm:inferredSubject ?x") == ["subject/nong-nghiep-nong-thon"]
    assert not ask(store, f"{paper} eli:is_about ?x")
    assert ask(
        store,
        f"?i a vm:SubjectInference ; vm:inferredFor {paper} ; vm:rule 'words-of-the-title' ; vm:why ?w "
        "FILTER (CONTAINS(?w, 'rừng') && LANG(?w) = 'vi')",
    )


def test_a_stated_area_is_kept_as_it_is_and_the_fields_map_to_it() -> None:
    stated = document("31-KL/TU", "2021-02-26", title="về trồng rừng", subject_area="Kinh tế - xã hội")
    store = told(reading("a.txt", stated))
    paper = doc("song-van/kl/31-kl-tu/2021-02-26")
    assert column(store, f"{paper} eli:is_about ?x") == ["subject/song-van/kinh-te-xa-hoi"]
    assert not ask(store, f"{paper} vm:inferredSubject ?x")
    area = f"<{ID}subject/song-van/kinh-te-xa-hoi>"
    assert ask(store, f"<{ID}subject/nong-nghiep-nong-thon> skos:broadMatch {area}")
    assert column(store, f"?x skos:closeMatch {area}") == ["subject/kinh-te-xa-hoi-chung"]


def test_the_scheme_has_twenty_to_thirty_fields_in_two_languages() -> None:
    store = told()
    fields = column(store, f"?x a skos:Concept ; skos:inScheme <{ID}scheme/fields>")
    assert 20 <= len(fields) <= 30
    for language in ("vi", "en"):
        named = f'?x skos:inScheme <{ID}scheme/fields> ; skos:prefLabel ?n FILTER (LANG(?n) = "{language}")'
        assert column(store, named) == fields


def test_no_words_tell_two_fields() -> None:
    words = [words for field in subject_fields() for words in field.words]
    assert len(words) == len(set(words))
