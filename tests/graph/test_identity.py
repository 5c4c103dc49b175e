"""What names a thing: IRIs that anyone who names the same thing arrives at."""

import doctest
import importlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_up import LAM_SON, ban_noi_chinh, document, mention, tinh_uy

from graph.identity import LONGEST_SLUG, agency_iri, key_of_document, key_of_mention, short_slug, slug, source_path
from loaders.facts import Agency, Mention
from ontology.namespaces import ID


@pytest.mark.parametrize(
    "module", ["graph.identity", "graph.policies", "graph.subjects", "loaders.symbols", "loaders.planned"]
)
def test_the_examples_in_the_docstrings_hold(module: str) -> None:
    found = doctest.testmod(importlib.import_module(module))
    assert found.failed == 0
    assert found.attempted > 0


@pytest.mark.parametrize(
    ("symbol", "date", "place", "path"),
    [
        ("53-KL/TU", "2021-03-03", "Bắc Giang", "bac-giang/kl/53-kl-tu/2021-03-03"),
        ("53-KL/TU", None, "Bắc Giang", "bac-giang/kl/53-kl-tu/khong-ro-ngay"),
        ("109-NQ/TU", "2016-04-05", "Bắc Giang", "bac-giang/nq/109-nq-tu/2016-04-05"),
        ("109-NQ/TU", "2021-04-05", "Bắc Giang", "bac-giang/nq/109-nq-tu/2021-04-05"),
        ("05-CT/TW", "2016-05-15", None, "trung-uong/ct/05-ct-tw/2016-05-15"),
        ("05-CT/TU", "2016-05-15", "Đắk Lắk", "dak-lak/ct/05-ct-tu/2016-05-15"),
        ("15/2022/NQ-HĐND", "2022-07-08", "Sông Vân", "song-van/nq/15-2022-nq-hdnd"),
        ("1188/UBND-TH", "2021-06-02", "Sông Vân", "song-van/cv/1188-ubnd-th/2021-06-02"),
    ],
)
def test_a_document_lives_at_place_type_number_and_date(
    symbol: str, date: str | None, place: str | None, path: str
) -> None:
    assert key_of_document(document(symbol, date, place=place), "a.txt").iri == f"{ID}doc/{path}"


def test_a_central_number_printed_by_a_province_stays_central() -> None:
    held = key_of_document(document("05-CT/TW", "2016-05-15", place="Sông Vân"), "a.txt")
    assert held == key_of_mention(mention("05-CT/TW", "2016-05-15", place=None))


@pytest.mark.parametrize(("symbol", "date"), [("53-KL/TU", "2021-03-03"), ("15/2022/NQ-HĐND", "2022-07-08")])
def test_a_document_and_a_full_mention_of_it_have_one_key(symbol: str, date: str) -> None:
    held = key_of_document(document(symbol, date), "a.txt")
    cited = key_of_mention(mention(symbol, date))
    assert cited is not None
    assert held.iri == cited.iri


@pytest.mark.parametrize(
    "unclear",
    [mention("53-KL/TU"), mention("53-KL/TU", "2021"), mention("53-KL/TU", "2021-03"), Mention(title="về làng nghề")],
)
def test_a_party_number_without_its_day_names_nothing(unclear: Mention) -> None:
    assert key_of_mention(unclear) is None


def test_a_state_number_with_its_year_names_a_document_without_a_day() -> None:
    found = key_of_mention(mention("30/2020/NĐ-CP", place=None))
    assert found is not None
    assert found.iri == f"{ID}doc/trung-uong/nd/30-2020-nd-cp"


def test_one_congress_resolution_cited_with_and_without_its_day_is_one() -> None:
    name = "Nghị quyết Đại hội XIII của Đảng"
    with_day, without = (key_of_mention(Mention(type="NQ", name=name, date=date)) for date in ("2021-02-01", None))
    assert with_day == without


def test_papers_without_a_number_in_two_files_are_two() -> None:
    draft = document(None, "2020-09", title="Chương trình hành động")
    assert key_of_document(draft, "a.txt").iri != key_of_document(draft, "b.txt").iri


@pytest.mark.parametrize(
    ("agency", "path"),
    [
        (ban_noi_chinh("Bắc Giang"), "bac-giang/ban-noi-chinh-tinh-uy"),
        (tinh_uy("Bắc Giang"), "bac-giang/tinh-uy"),
        (
            Agency("Huyện ủy Phú Lạc", "Huyện ủy Phú Lạc", "Sông Vân", "huyen-uy", "Phú Lạc"),
            "song-van/huyen-uy/phu-lac",
        ),
        (
            Agency("Ban Nội chính Trung ương", "BNCTW", None, "ban-noi-chinh-trung-uong"),
            "trung-uong/ban-noi-chinh-trung-uong",
        ),
    ],
)
def test_an_agency_lives_at_place_kind_and_unit(agency: Agency, path: str) -> None:
    assert agency_iri(agency) == f"{ID}agency/{path}"


def test_agencies_that_only_look_alike_in_ascii_stay_two() -> None:
    assert agency_iri(Agency("Hội Lý", "Hội Lý", LAM_SON)) != agency_iri(Agency("Hội Ly", "Hội Ly", LAM_SON))


def test_sources_that_only_look_alike_in_ascii_stay_two() -> None:
    assert source_path("a b.txt") != source_path("a-b.txt")


@given(st.text(max_size=300))
def test_a_slug_is_safe_in_an_iri_and_settled(text: str) -> None:
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug(text))
    assert slug(slug(text)) == slug(text)
    assert len(short_slug(text)) <= LONGEST_SLUG


@given(st.text(min_size=1, max_size=60), st.text(min_size=1, max_size=60))
def test_two_sources_have_two_paths(one: str, other: str) -> None:
    assert (source_path(one) == source_path(other)) == (one == other)
