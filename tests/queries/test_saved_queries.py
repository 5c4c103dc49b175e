"""Every saved query against its written answer on small.trig."""

import pyoxigraph as ox
import pytest

from graph.store import Store
from queries import library
from queries.errors import AmbiguousDocument, QueryError, UnknownDocument, UnknownQuery

DOC = "https://w3id.org/vanmach/id/doc"

# query → (values, columns, rows); every saved query must have a line here
ANSWERS: dict[str, list[tuple[dict[str, str], str, list[tuple[str, ...]]]]] = {
    "lineage-up": [
        ({"document": "20-KH/UBND 2019-05-20 Sông Vân"}, "number date type", [
            ("12-NQ/TW", "2013-06-10", "Nghị quyết"),
            ("88-NQ/TU", "2016-04-05", "Nghị quyết"),
            ("53-KL/TU", "2019-03-04", "Kết luận"),
        ]),
        ({"document": "45/QĐ-UBND"}, "number date", [("30/QĐ-UBND", "2015")]),
        ({"document": "12-NQ/TW"}, "number", []),
    ],
    "lineage-down": [
        ({"document": "12-NQ/TW"}, "number date issuer", [
            ("88-NQ/TU", "2016-04-05", "Tỉnh ủy Sông Vân"),
            ("53-KL/TU", "2019-03-04", "Ban Thường vụ Tỉnh ủy Sông Vân"),
            ("20-KH/UBND", "2019-05-20", "Ủy ban nhân dân tỉnh Sông Vân"),
            ("112-KH/HU", "2019-08", "Huyện ủy Bến Sậy"),
        ]),
    ],
    "continues": [
        ({"document": "53-KL/TU"}, "number date quote line source", [
            ("88-NQ/TU", "2016-04-05", "tiếp tục thực hiện Nghị quyết số 88-NQ/TU, ngày 05/4/2016", "21", "nuoc-sach.docx"),
        ]),
        ({"document": "12-NQ/TW"}, "number", []),
    ],
    "cites": [
        ({"document": "53-KL/TU"}, "number date relation relation_vi mentions", [
            ("12-NQ/TW", "2013-06-10", "based_on", "căn cứ", "0"),
            ("88-NQ/TU", "2016-04-05", "continues", "tiếp tục thực hiện", "2"),
        ]),
        ({"document": "09-BC/UBND"}, "number relation", [("53-KL/TU", "cites")]),
    ],
    "cited-by": [
        ({"document": "53-KL/TU"}, "number date relation", [
            ("20-KH/UBND", "2019-05-20", "implements"),
            ("112-KH/HU", "2019-08", "implements"),
            ("09-BC/UBND", "2022-01-10", "cites"),
        ]),
    ],
    "agency-leads": [
        ({"agency": "Sở Nông nghiệp"}, "due due_label kind task number met_by", [
            ("2019-12-31", "Quý IV/2019", "assignment", "rà soát công trình cấp nước", "20-KH/UBND", ""),
            ("2021-09-30", "Quý III/2021", "planned document", "Chỉ thị về phòng chống thiên tai", "01-CTr/TU", "07-CT/TU"),
            ("2021-12-31", "Quý IV/2021", "planned document", "Kết luận về thủy lợi nội đồng", "01-CTr/TU", ""),
        ]),
        ({"agency": "Sở Tài chính tỉnh Sông Vân"}, "due kind task", [
            ("2021-11-30", "planned task", "Khảo sát giá nước"),
            ("", "assignment", "bố trí kinh phí hằng năm"),
        ]),
    ],
    "agency-coordinates": [
        ({"agency": "Sở Tài chính tỉnh Sông Vân"}, "role due task", [
            ("coordinates", "2019-12-31", "rà soát công trình cấp nước"),
            ("coordinates", "2021-12-31", "Kết luận về thủy lợi nội đồng"),
        ]),
        ({"agency": "Văn phòng Tỉnh ủy Sông Vân"}, "role due task", [
            ("follows", "2019-12-31", "rà soát công trình cấp nước"),
        ]),
    ],
    "planned-not-issued": [
        ({}, "number due item type title lead", [
            ("01-CTr/TU", "2021-12-31", "3", "Kết luận", "Kết luận về thủy lợi nội đồng", "Sở Nông nghiệp tỉnh Sông Vân"),
        ]),
        ({"plan": "01-CTr/TU"}, "item", [("3",)]),
        ({"plan": "53-KL/TU"}, "item", []),
    ],
    "planned-and-met": [
        ({}, "plan_number item due number date days_late", [
            ("01-CTr/TU", "1", "2021-06-30", "88-NQ/TU", "2021-05-12", "-49"),
            ("01-CTr/TU", "2", "2021-09-30", "07-CT/TU", "2021-10-15", "15"),
        ]),
        ({"plan": "01-CTr/TU 2020"}, "item", [("1",), ("2",)]),
        ({"plan": "53-KL/TU"}, "item", []),
    ],
    "plan-scoreboard": [
        ({"asof": "2021-12-31"}, "number rows in_time late most_days_late met_undated overdue waiting before_plan", [
            ("01-CTr/TU", "3", "1", "1", "15", "0", "0", "1", "0"),  # due on the very day is not overdue
        ]),
        ({"asof": "2021-10-01", "plan": "01-CTr/TU"}, "rows in_time late overdue waiting", [("3", "1", "0", "1", "1")]),
        ({"asof": "2022-01-01"}, "overdue waiting", [("1", "0")]),
        ({"asof": "2021-12-31", "plan": "53-KL/TU"}, "rows", []),
    ],
    "met-before-plan": [
        ({}, "item number date days_before plan_number plan_date", []),
    ],
    "due-before": [
        ({"date": "30/06/2021"}, "due kind task lead number met_by", [
            ("2019-12-31", "assignment", "rà soát công trình cấp nước", "Sở Nông nghiệp tỉnh Sông Vân", "20-KH/UBND", ""),
            ("2020-12-31", "review", "sơ kết", "", "53-KL/TU", ""),
            ("2021-06-30", "planned document", "Nghị quyết về chuyển đổi số", "Văn phòng Tỉnh ủy Sông Vân", "01-CTr/TU", "88-NQ/TU"),
        ]),
        ({"date": "2021-11-30", "from": "2021-10-01"}, "due task", [("2021-11-30", "Khảo sát giá nước")]),
        ({"date": "2019-12-30"}, "due", []),
    ],
    "by-subject": [
        ({"subject": "Nước sạch"}, "number date", [("53-KL/TU", "2019-03-04"), ("88-NQ/TU", "2016-04-05")]),
        ({"subject": "nông thôn"}, "number how", [("53-KL/TU", "stated"), ("88-NQ/TU", "stated")]),
        ({"subject": "An ninh, trật tự"}, "number how", [("20-KH/UBND", "inferred")]),
    ],
    "policies": [
        ({}, "policy_name documents latest_number latest_date followed_by", [
            ("Nghị quyết 88-NQ/TU (2016): về phát triển nước sạch nông thôn", "2", "53-KL/TU", "2019-03-04",
             "Văn phòng Tỉnh ủy Sông Vân"),
        ]),
        ({"agency": "Văn phòng Tỉnh ủy Sông Vân"}, "documents", [("2",)]),
        ({"agency": "Sở Nông nghiệp"}, "documents", []),
    ],
    "policy": [
        ({"document": "53-KL/TU"}, "number date type issuer", [
            ("88-NQ/TU", "2016-04-05", "Nghị quyết", "Tỉnh ủy Sông Vân"),
            ("53-KL/TU", "2019-03-04", "Kết luận", "Ban Thường vụ Tỉnh ủy Sông Vân"),
        ]),
        ({"document": "12-NQ/TW"}, "number", []),
    ],
    "by-issuer": [
        ({"agency": "Tỉnh ủy Sông Vân"}, "number date type", [
            ("88-NQ/TU", "2021-05-12", "Nghị quyết"),
            ("01-CTr/TU", "2020-12-15", "Chương trình"),
            ("88-NQ/TU", "2016-04-05", "Nghị quyết"),
        ]),
    ],
    "by-type-and-year": [
        ({"type": "NQ", "year": "2021"}, "number date", [("88-NQ/TU", "2021-05-12")]),
        ({"type": "KH", "year": "2019"}, "number date issuer", [
            ("20-KH/UBND", "2019-05-20", "Ủy ban nhân dân tỉnh Núi Mây"),
            ("20-KH/UBND", "2019-05-20", "Ủy ban nhân dân tỉnh Sông Vân"),
            ("112-KH/HU", "2019-08", "Huyện ủy Bến Sậy"),
        ]),
        ({"type": "NQ"}, "number date", [
            ("Nghị quyết Đại hội XIII của Đảng", ""),
            ("12-NQ/TW", "2013-06-10"),
            ("88-NQ/TU", "2016-04-05"),
            ("88-NQ/TU", "2021-05-12"),
        ]),
    ],
    "reviews": [
        ({}, "due due_label review number quote", [
            ("2020-12-31", "tháng 12/2020", "sơ kết", "53-KL/TU", "sơ kết vào tháng 12/2020"),
            ("2023-12-31", "năm 2023", "tổng kết", "53-KL/TU", "tổng kết vào năm 2023"),
        ]),
        ({"document": "53-KL/TU"}, "review", [("sơ kết",), ("tổng kết",)]),
        ({"document": "12-NQ/TW"}, "review", []),
    ],
    "open-citations": [
        ({}, "number quote line source rule", [
            ("09-BC/UBND", "Nghị quyết 88-NQ/TU của Tỉnh ủy", "6", "bao-cao.html", "several-in-force"),
        ]),
    ],
    "anomalies": [
        ({}, "kind comment quote line source", [
            ("misprinted-year", "Năm 2051 chưa đến.", "ngày 01/8/2051", "3", "quyet-dinh.txt"),
        ]),
        ({"file": "quyet-dinh.txt"}, "kind", [("misprinted-year",)]),
        ({"file": "ke-hoach.docx"}, "kind", []),
    ],
    "who-answers-today": [
        ({"agency": "Ban Đê tỉnh Sông Vân", "on": "2026-01-01"}, "date kind before after answers how_sure", [
            ("2018-01/2018-03", "merge", "Ban Đê tỉnh Sông Vân", "Sở Thủy lợi tỉnh Sông Vân (từ 01/01/2018)", "", "verified"),
            ("2018-02-01", "part", "Ban Đê tỉnh Sông Vân", "Sở Tài chính tỉnh Sông Vân", "partly", "verified"),
            ("2019-07-01", "merge", "Sở Thủy lợi tỉnh Sông Vân (từ 01/01/2018)", "Sở Nông nghiệp tỉnh Sông Vân", "yes", "general-knowledge"),
        ]),
        ({"agency": "Ban Đê tỉnh Sông Vân", "on": "15/02/2018"}, "date after answers", [
            ("", "Ban Đê tỉnh Sông Vân", "perhaps"),
            ("2018-01/2018-03", "Sở Thủy lợi tỉnh Sông Vân (từ 01/01/2018)", "perhaps"),
            ("2018-02-01", "Sở Tài chính tỉnh Sông Vân", "partly"),
        ]),
        ({"agency": "Ban Đê tỉnh Sông Vân", "on": "2017-12-31"}, "date after answers", [("", "Ban Đê tỉnh Sông Vân", "yes")]),
        ({"agency": "Trạm Đò tỉnh Sông Vân", "on": "2026-01-01"}, "date after answers known_from note", [
            ("2018-06", "Sở Thủy lợi tỉnh Sông Vân (từ 01/01/2018)", "", "báo tỉnh", "tùy bến"),
            ("2019-07-01", "Sở Nông nghiệp tỉnh Sông Vân", "perhaps", "", ""),
        ]),
        ({"agency": "Huyện ủy Bến Sậy"}, "date after answers note", [("2025-07-01", "", "nobody known", "không còn cấp huyện")]),
        ({"agency": "Văn phòng Tỉnh ủy Sông Vân"}, "date kind after answers", [
            ("", "", "Văn phòng Tỉnh ủy Sông Vân", "yes"),
            ("2020", "move", "Văn phòng Tỉnh ủy Sông Vân", "yes"),
        ]),
    ],
    "by-number": [
        ({"number": "88-nq/tu"}, "date title issuer", [
            ("2016-04-05", "về phát triển nước sạch nông thôn", "Tỉnh ủy Sông Vân"),
            ("2021-05-12", "về chuyển đổi số", "Tỉnh ủy Sông Vân"),
        ]),
        ({"number": "1-NQ/TU"}, "date", []),
    ],
    "overview": [
        ({}, "group what number", [
            ("citations by resolution", "Exact", "4"),
            ("citations by resolution", "Inferred", "1"),
            ("citations by resolution", "Open", "1"),
            ("documents by status", "Held", "6"),
            ("documents by status", "Cited", "4"),
            ("documents by status", "Listed", "2"),
            ("documents by status", "Draft", "1"),
            ("documents by type", "NQ", "4"),
            ("documents by type", "KH", "3"),
            ("documents by type", "QD", "2"),
            ("documents by type", "BC", "1"),
            ("documents by type", "CT", "1"),
            ("documents by type", "CTr", "1"),
            ("documents by type", "KL", "1"),
            ("everything", "documents", "13"),
            ("everything", "citations", "6"),
            ("everything", "sources", "5"),
            ("everything", "planned documents", "3"),
            ("everything", "assignments", "2"),
            ("everything", "reviews", "2"),
            ("everything", "anomalies", "1"),
            ("everything", "planned tasks", "1"),
        ]),
    ],
    "lineage-as-of": [
        ({"document": "88-NQ/TU 2016", "asof": "2019-08-15"}, "way number date ended_by", [
            ("up", "12-NQ/TW", "2013-06-10", ""),
            ("down", "53-KL/TU", "2019-03-04", ""),
            ("down", "20-KH/UBND", "2019-05-20", ""),
            ("down", "112-KH/HU", "2019-08", ""),  # it may have been issued by the 15th
        ]),
        ({"document": "88-NQ/TU 2016", "asof": "2019-04-30"}, "number", [("12-NQ/TW",), ("53-KL/TU",)]),
        ({"document": "45/QĐ-UBND", "asof": "2020-02-01"}, "way number ended_by", [("up", "30/QĐ-UBND", "45/QĐ-UBND")]),
        ({"document": "45/QĐ-UBND", "asof": "2020-01-31"}, "way number ended_by", [("up", "30/QĐ-UBND", "")]),
    ],
    "rests-on": [
        ({"document": "12-NQ/TW"}, "how number date duties", [
            ("directly", "88-NQ/TU", "2016-04-05", "0"),
            ("directly", "53-KL/TU", "2019-03-04", "0"),
            ("through others", "20-KH/UBND", "2019-05-20", "2"),
            ("through others", "112-KH/HU", "2019-08", "0"),
        ]),
        ({"document": "30/QĐ-UBND"}, "number", []),  # what replaces it does not fall with it
        ({"document": "Nghị quyết Đại hội XIII của Đảng"}, "number duties", [("01-CTr/TU", "4")]),
    ],
    "overdue": [
        ({"on": "2021-12-01"}, "due days_late kind task lead seen", [
            ("2019-12-31", "701", "assignment", "rà soát công trình cấp nước", "Sở Nông nghiệp tỉnh Sông Vân", "cannot be told"),
            ("2020-12-31", "335", "review", "sơ kết", "", "cannot be told"),
            ("2021-11-30", "1", "planned task", "Khảo sát giá nước", "Sở Tài chính tỉnh Sông Vân", "cannot be told"),
        ]),
        # the directive came on the 15th; on the 14th it was not there yet
        ({"on": "2021-10-14", "agency": "Sở Nông nghiệp"}, "due task seen", [
            ("2019-12-31", "rà soát công trình cấp nước", "cannot be told"),
            ("2021-09-30", "Chỉ thị về phòng chống thiên tai", "not seen"),
        ]),
        ({"on": "2021-11-30", "agency": "Sở Tài chính tỉnh Sông Vân"}, "due", []),  # due on the very day is not overdue
    ],
    "agency-due": [
        ({"agency": "Sở Tài chính tỉnh Sông Vân", "from": "2019-12-31", "to": "2021-11-30"}, "due role task met_by", [
            ("2019-12-31", "coordinates", "rà soát công trình cấp nước", ""),
            ("2021-11-30", "leads", "Khảo sát giá nước", ""),
        ]),
        ({"agency": "Văn phòng Tỉnh ủy Sông Vân", "from": "2021-01-01", "to": "2021-12-31"}, "role task met_by", [
            ("leads", "Nghị quyết về chuyển đổi số", "88-NQ/TU"),
        ]),
    ],
    "by-period": [
        ({"from": "2019-03-04", "to": "2019-08-31"}, "number date issuer", [
            ("53-KL/TU", "2019-03-04", "Ban Thường vụ Tỉnh ủy Sông Vân"),
            ("20-KH/UBND", "2019-05-20", "Ủy ban nhân dân tỉnh Núi Mây"),
            ("20-KH/UBND", "2019-05-20", "Ủy ban nhân dân tỉnh Sông Vân"),
            ("112-KH/HU", "2019-08", "Huyện ủy Bến Sậy"),
        ]),
        ({"from": "2019-08-02", "to": "2019-08-31"}, "number", []),  # some day of August may be before
        ({"from": "2015-01-01", "to": "2016-12-31", "agency": "UBND tỉnh Sông Vân"}, "number date", [("30/QĐ-UBND", "2015")]),
        ({"from": "2015-01-02", "to": "2016-12-31", "agency": "UBND tỉnh Sông Vân"}, "number", []),
        ({"from": "2014-01-01", "to": "2015-12-30", "agency": "UBND tỉnh Sông Vân"}, "number", []),
    ],
    "changes-since": [
        ({"since": "2020-01-15"}, "day kind number changed", [
            ("2025-07-01", "abolish", "", "Huyện ủy Bến Sậy → ?"),
            ("2022-01-10", "issued", "09-BC/UBND", ""),
            ("2021-10-15", "issued", "07-CT/TU", ""),
            ("2021-05-12", "issued", "88-NQ/TU", ""),
            ("2020-12-15", "issued", "01-CTr/TU", ""),
            ("2020-02-01", "issued", "45/QĐ-UBND", ""),
            ("2020-02-01", "replaces", "45/QĐ-UBND", "30/QĐ-UBND"),
            ("2020", "move", "", "Văn phòng Tỉnh ủy Sông Vân → Văn phòng Tỉnh ủy Sông Vân"),
        ]),
        ({"since": "2025-07-02"}, "day", []),
    ],
    "yearly-counts": [
        ({"year": "2021"}, "group what count", [
            ("documents by type", "CT", "1"),
            ("documents by type", "NQ", "1"),
            ("due", "planned tasks", "1"),
            ("planned documents due", "in time", "1"),
            ("planned documents due", "late", "1"),
            ("planned documents due", "not seen", "1"),
        ]),
        ({"year": "2021", "agency": "Tỉnh ủy Sông Vân"}, "group what count", [
            ("documents by type", "NQ", "1"),
            ("planned documents due", "in time", "1"),
        ]),
        ({"year": "1999"}, "group", []),
    ],
    "reviews-due": [
        ({"from": "2020-12-31", "to": "2023-12-30"}, "due review number quote", [
            ("2020-12-31", "sơ kết", "53-KL/TU", "sơ kết vào tháng 12/2020"),
        ]),
        ({"from": "2021-01-01", "to": "2023-12-31"}, "due_label review", [("năm 2023", "tổng kết")]),
    ],
    "progress": [
        ({}, "plan_number issued drafting total statement number", [
            ("01-CTr/TU", "2", "", "3", "đã ban hành 2 trên 3 văn bản", "09-BC/UBND"),
        ]),
        ({"document": "01-CTr/TU"}, "issued", [("2",)]),
        ({"document": "53-KL/TU"}, "issued", []),
    ],
    "committees": [
        ({}, "oversees head number", [("Nghị quyết về chuyển đổi số", "Phó Bí thư Tỉnh ủy", "01-CTr/TU")]),
        ({"agency": "Sở Tài chính tỉnh Sông Vân"}, "number", [("01-CTr/TU",)]),
        ({"agency": "Sở Nông nghiệp"}, "number", []),
    ],
    "recipients": [
        ({"document": "01-CTr/TU"}, "recipient", [("Sở Tài chính tỉnh Sông Vân",), ("Ủy ban nhân dân tỉnh Sông Vân",)]),
        ({"document": "12-NQ/TW"}, "recipient", []),
    ],
    "sent-to": [
        ({"agency": "Sở Tài chính tỉnh Sông Vân"}, "number date type", [("01-CTr/TU", "2020-12-15", "Chương trình")]),
        ({"agency": "Sở Nông nghiệp"}, "number", []),
    ],
}  # fmt: skip

CASES = [(name, *case) for name, cases in ANSWERS.items() for case in cases]


def test_every_saved_query_has_a_written_answer() -> None:
    assert sorted(ANSWERS) == library.names()


@pytest.mark.parametrize(("name", "values", "columns", "rows"), CASES)
def test_answer(small: Store, name: str, values: dict[str, str], columns: str, rows: list[tuple[str, ...]]) -> None:
    table = library.run(small, name, values)
    places = [table.columns.index(column) for column in columns.split()]
    assert [tuple(row[place] for place in places) for row in table.texts()] == rows


def test_open_citation_lists_its_candidates(small: Store) -> None:
    table = library.run(small, "open-citations")
    candidates = table.texts()[0][table.columns.index("candidates")]
    assert sorted(candidates.split("; ")) == ["88-NQ/TU (2016-04-05)", "88-NQ/TU (2021-05-12)"]


def test_a_committee_lists_all_its_members(small: Store) -> None:
    table = library.run(small, "committees", {"agency": "Sở Tài chính tỉnh Sông Vân"})
    members = table.texts()[0][table.columns.index("members")]
    assert sorted(members.split("; ")) == ["Sở Tài chính tỉnh Sông Vân", "Văn phòng Tỉnh ủy Sông Vân"]


def test_a_row_whose_document_is_older_than_the_plan_is_told(small: Store) -> None:
    """A plan that lists what was issued twelve days before it."""
    later = """PREFIX vm: <https://w3id.org/vanmach/ns#>
      PREFIX eli: <http://data.europa.eu/eli/ontology#>
      PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> PREFIX row: <https://w3id.org/vanmach/id/row/>
      <%s/song-van/kh/30-kh-tu/2021-10-27> a vm:Document ; eli:id_local "30-KH/TU" ; eli:date_document "2021-10-27"^^xsd:date .
      row:late-1 a vm:PlannedDocument ; vm:item "5" ; vm:plannedIn <%s/song-van/kh/30-kh-tu/2021-10-27> ;
        vm:fulfilledBy <%s/song-van/ct/07-ct-tu/2021-10-15> .""".replace("%s", DOC)
    more = ox.parse(later, format=ox.RdfFormat.TURTLE)
    added = [ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode(DOC)) for t in more]
    store = Store.in_memory([*small.quads, *added])
    table = library.run(store, "met-before-plan")
    assert [row[:7] for row in table.texts()] == [
        ["5", "", "", "07-CT/TU", "2021-10-15", "12", "30-KH/TU"],
    ]
    board = library.run(store, "plan-scoreboard", {"asof": "2021-12-31", "plan": "30-KH/TU"})
    assert board.texts()[0][board.columns.index("before_plan")] == "1"
    assert board.texts()[0][board.columns.index("met_undated")] == "1"


@pytest.mark.parametrize("name", library.names())
def test_header_describes_the_query(name: str) -> None:
    query = library.get(name)
    assert all(query.titles[language] and query.descriptions[language] for language in ("vi", "en"))
    assert all(f"?{parameter.name} " in query.text.partition("SELECT")[2] for parameter in query.parameters)


@pytest.mark.parametrize("name", library.names())
def test_parameters_are_no_columns(small: Store, name: str) -> None:
    given = {
        "document": "53-KL/TU",
        "agency": "UBND tỉnh Sông Vân",
        "subject": "Nước sạch",
        "date": "2021-12-31",
        "asof": "2021-12-31",
        "type": "NQ",
        "number": "1",
        "on": "2021-12-31",
        "since": "2021-12-31",
        "from": "2021-01-01",
        "to": "2021-12-31",
        "year": "2021",
    }
    query = library.get(name)
    values = {p.name: given[p.name] for p in query.parameters if not p.optional}
    assert not {p.name for p in query.parameters} & set(library.run(small, name, values).columns)


REFUSED = [
    ("planned-not-isued", {}, UnknownQuery, "did you mean planned-not-issued"),
    ("cites", {}, QueryError, "needs document"),
    ("cites", {"document": "  "}, QueryError, "needs document"),
    ("cites", {"document": "53-KL/TU", "doc": "x"}, QueryError, "no parameter “doc”: it takes document"),
    ("overview", {"doc": "x"}, QueryError, "it takes none"),
    ("cites", {"document": "88-NQ/TU"}, AmbiguousDocument, "“88-NQ/TU 2016”, “88-NQ/TU 2021”"),
    ("cites", {"document": "53-KL/TV"}, UnknownDocument, "did you mean 53-KL/TU"),
    ("due-before", {"date": "2021-02-30"}, QueryError, "date must be a date such as 2021-12-31"),
    ("due-before", {"date": "31/02/2021"}, QueryError, "not “31/02/2021”"),
    ("due-before", {"date": "20211231T00"}, QueryError, "date must be a date"),
    ("by-type-and-year", {"type": "NQ", "year": "hai"}, QueryError, "year must be a year such as 2021"),
    ("agency-leads", {"agency": "Sở Nông nghiêp tỉnh Sông Vân"}, QueryError, "did you mean Sở Nông nghiệp"),
    ("by-subject", {"subject": "Chuyển đổi"}, QueryError, "did you mean Chuyển đổi số"),
    ("by-subject", {"subject": "Nghị quyết"}, QueryError, "No subject in the graph is called “Nghị quyết”"),
    ("agency-leads", {"agency": "UBND tỉnh"}, QueryError, "“Ủy ban nhân dân tỉnh Núi Mây”, “Ủy ban"),
    (
        "who-answers-today",
        {"agency": "Sở Thủy lợi tỉnh Sông Vân"},
        QueryError,
        "“Sở Thủy lợi tỉnh Sông Vân (từ 01/01/2018)”",
    ),
]


@pytest.mark.parametrize(("name", "values", "error", "words"), REFUSED)
def test_refusal_is_one_plain_line(
    small: Store, name: str, values: dict[str, str], error: type[QueryError], words: str
) -> None:
    with pytest.raises(error) as refusal:
        library.run(small, name, values)
    assert words in str(refusal.value)
    assert "\n" not in str(refusal.value)


INJECTIONS = [
    'x" } } #',
    '" ; DROP ALL #',
    "x> } UNION { ?iri ?p ?o } #",
    '") || true) #',
    "?iri",
    "<http://example.org/>",
    "\\u0022 }",
    "'''\n} SELECT * { ?s ?p ?o }",
]


@pytest.mark.parametrize("value", INJECTIONS)
@pytest.mark.parametrize(("name", "parameter"), [("by-number", "number"), ("anomalies", "file")])
def test_text_is_never_read_as_sparql(small: Store, name: str, parameter: str, value: str) -> None:
    assert library.run(small, name, {parameter: value}).rows == ()


@pytest.mark.parametrize("value", INJECTIONS)
@pytest.mark.parametrize(
    ("name", "parameter"), [("cites", "document"), ("agency-leads", "agency"), ("due-before", "date")]
)
def test_what_is_no_document_agency_or_date_is_refused(small: Store, name: str, parameter: str, value: str) -> None:
    with pytest.raises(QueryError):
        library.run(small, name, {parameter: value})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("# title@vi: a\n# title@en: a\n# description@vi: a\nSELECT * {}", "lacks a title or a description"),
        (
            "# title@vi: a\n# title@en: a\n# description@vi: a\n# description@en: a\n"
            '# parameter: d color "x" A | B\nSELECT * {}',
            "cannot be read",
        ),
    ],
)
def test_query_without_a_proper_header_is_no_saved_query(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        library.read_saved("a", text)
