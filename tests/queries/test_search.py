"""Words as people type them, with and without accents, and what they find on small.trig."""

import pyoxigraph as ox
import pytest

from graph.store import Store
from queries.search import search

FOUND = [
    ("chuyen doi so", ["88-NQ/TU 2021-05-12", "01-CTr/TU 2020-12-15"]),  # by its title, then by a row of a plan
    ("chuyển đổi số", ["88-NQ/TU 2021-05-12", "01-CTr/TU 2020-12-15"]),
    ("CHUYỂN  ĐỔI", ["88-NQ/TU 2021-05-12", "01-CTr/TU 2020-12-15"]),
    ("doi so chuyen", ["88-NQ/TU 2021-05-12", "01-CTr/TU 2020-12-15"]),
    ("88-NQ/TU", ["88-NQ/TU 2021-05-12", "88-NQ/TU 2016-04-05", "53-KL/TU 2019-03-04", "09-BC/UBND 2022-01-10"]),
    ("088-nq", ["88-NQ/TU 2021-05-12", "88-NQ/TU 2016-04-05", "53-KL/TU 2019-03-04", "09-BC/UBND 2022-01-10"]),
    ("88-NQ/TU 2021", ["88-NQ/TU 2021-05-12"]),
    ("nghị quyết 5/4/2016", ["88-NQ/TU 2016-04-05", "53-KL/TU 2019-03-04"]),
    ("quy che", ["45/QĐ-UBND 2020-02-01"]),
    ("qd-ubnd", ["30/QĐ-UBND 2015", "45/QĐ-UBND 2020-02-01"]),
    ("dai hoi xiii", ["Nghị quyết Đại hội XIII của Đảng "]),
    ("bến sậy", ["112-KH/HU 2019-08"]),
    (
        "so ket",
        ["53-KL/TU 2019-03-04", "09-BC/UBND 2022-01-10", "20-KH/UBND 2019-05-20"],
    ),  # "sơ kết" before "kết luận số"
    ("thuy loi no", ["01-CTr/TU 2020-12-15"]),  # the last word begun
    ("nước thiên tai", []),  # in two passages, never in one
    ("không đâu có", []),
    ("", []),
    ('"*', []),
    ("symbol:88 OR 53", []),
]


@pytest.mark.parametrize(("words", "documents"), FOUND)
def test_found(small: Store, words: str, documents: list[str]) -> None:
    found = search(small, words)
    assert [f"{document.label} {document.date}" for document in found.documents] == documents
    assert found.count == len(documents)


def test_what_a_passage_alone_holds_comes_with_it(small: Store) -> None:
    found = search(small, "sơ kết")
    passage = found.passages[found.documents[0].iri]
    assert (passage.quote, passage.source, passage.line) == ("sơ kết vào tháng 12/2020", "nuoc-sach.docx", 39)
    assert search(small, "quy chế").passages == {}


def test_a_page_is_a_part_of_all(small: Store) -> None:
    whole = search(small, "nuoc sach")
    assert whole.count == 4
    pages = [search(small, "nuoc sach", offset=place, limit=2) for place in range(0, whole.count, 2)]
    assert {page.count for page in pages} == {whole.count}
    assert sum((page.documents for page in pages), ()) == whole.documents


def test_titles_are_sorted_as_dictionaries_do(small: Store) -> None:
    titles = [document.title for document in search(small, "song van", order="title").documents if document.title]
    assert titles == [
        "ban hành quy chế quản lý công trình nước sạch",
        "công tác năm 2021",
        "kết quả cấp nước sạch",
        "thực hiện Kết luận 53-KL/TU",
        "về chuyển đổi số",
        "về phát triển nước sạch nông thôn",
        "về phòng chống thiên tai",
        "về tiếp tục thực hiện Nghị quyết 88-NQ/TU",
    ]
    dates = [document.date for document in search(small, "song van", order="newest").documents]
    assert dates == sorted(dates, reverse=True)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("so nong nghiep", ["Sở Nông nghiệp tỉnh Sông Vân"]),
        ("ubnd", ["Ủy ban nhân dân tỉnh Núi Mây", "Ủy ban nhân dân tỉnh Sông Vân"]),
        (
            "tinh uy",
            [
                "Ban Thường vụ Tỉnh ủy Sông Vân",
                "Tỉnh ủy Sông Vân",
                "Ủy ban nhân dân tỉnh Núi Mây",
                "Ủy ban nhân dân tỉnh Sông Vân",
                "Văn phòng Tỉnh ủy Sông Vân",
            ],
        ),
        ("trạm đò", []),  # it has issued nothing and leads nothing
    ],
)
def test_agencies_found(small: Store, words: str, names: list[str]) -> None:
    assert [agency.name for agency in search(small, words).agencies] == names


def test_another_version_of_the_store_is_searched_anew(small: Store) -> None:
    search(small, "mới nhất")
    added = ox.parse(
        "@prefix vm: <https://w3id.org/vanmach/ns#> . @prefix dcterms: <http://purl.org/dc/terms/> ."
        '<https://w3id.org/vanmach/id/doc/x> a vm:Document ; dcterms:title "tài liệu mới nhất"@vi .',
        format=ox.RdfFormat.TURTLE,
    )
    graph = ox.NamedNode("https://w3id.org/vanmach/id/graph/a")
    newer = Store.in_memory([*small.quads, *(ox.Quad(t.subject, t.predicate, t.object, graph) for t in added)])
    assert search(newer, "mới nhất").count == 1
    assert search(small, "mới nhất").count == 0
