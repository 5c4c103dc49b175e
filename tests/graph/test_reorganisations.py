"""What the graph of reorganisations tells of the agencies that documents name."""

from made_up import ask, column, document, passage, reading, told

from graph.check import check_shapes
from graph.reorganisations import reorganisation_quads
from graph.store import Store
from loaders.facts import Agency, Assignment, Reading
from ontology.namespaces import REORGANISATIONS

FINANCE, PLANNING = "so-tai-chinh-tinh", "so-ke-hoach-va-dau-tu-tinh"


def agency(kind: str, name: str, place: str | None = "Hà Nam", unit: str | None = None) -> Agency:
    return Agency(name, name, place, kind, unit)


def charges(date: str, *leads: Agency, place: str = "Hà Nam") -> Reading:
    duty = Assignment("bố trí kinh phí", passage("bố trí kinh phí"), leads=leads)
    return reading(f"{place} {date}.txt", document("12-KL/TU", date, place=place, assignments=(duty,)))


PLANNING_THEN = charges("2021-05-04", agency(PLANNING, "Sở Kế hoạch và Đầu tư tỉnh Hà Nam"))


def event(path: str) -> str:
    return f"<https://w3id.org/vanmach/id/event/{path}>"


def body(path: str) -> str:
    return f"<https://w3id.org/vanmach/id/agency/{path}>"


def test_a_merger_has_both_sides_its_day_its_decision_and_how_sure() -> None:
    store = told(PLANNING_THEN)
    merger = event("ha-nam/so-tai-chinh-2025")
    assert ask(
        store,
        f'{merger} a org:ChangeEvent ; dcterms:date "2025-03-01"^^xsd:date ; dcterms:source ?decision ; vm:settled true',
    )
    assert ask(store, f"{merger} vm:certainty/skos:notation 'verified' ; vm:changeKind/skos:notation 'merge'")
    assert column(store, f"{merger} org:originalOrganization ?x") == [
        f"agency/ha-nam/{PLANNING}",
        f"agency/ha-nam/{FINANCE}",
    ]
    assert column(store, f"{merger} org:resultingOrganization ?x") == [f"agency/ha-nam/{FINANCE}-2025"]
    assert ask(store, f"{body(f'ha-nam/{PLANNING}')} org:changedBy {merger}")
    assert ask(store, f"{body(f'ha-nam/{FINANCE}-2025')} org:resultedFrom {merger}")


def test_the_chain_goes_on_into_the_province_that_succeeds() -> None:
    store = told(PLANNING_THEN)
    way = f"{body(f'ha-nam/{PLANNING}')} (^org:originalOrganization/org:resultingOrganization)+ ?x"
    assert column(store, way) == [f"agency/ha-nam/{FINANCE}-2025", f"agency/ninh-binh-2025/{FINANCE}"]
    assert column(store, f"{body(f'ninh-binh-2025/{FINANCE}')} vm:province ?x") == ["province/ninh-binh-2025"]


def test_of_the_other_provinces_only_bodies_that_the_graph_knows_are_told() -> None:
    merger = event(f"ninh-binh-2025/co-quan-nha-nuoc-hop-nhat-2025/{FINANCE}")
    alone, both = (
        PLANNING_THEN,
        charges("2021-06-04", agency(FINANCE, "Sở Tài chính tỉnh Nam Định", "Nam Định"), place="Nam Định"),
    )
    sides = f"{merger} org:originalOrganization ?x"
    assert column(told(alone), sides) == [f"agency/ha-nam/{FINANCE}-2025"]
    assert column(told(alone, both), sides) == [f"agency/ha-nam/{FINANCE}-2025", f"agency/nam-dinh/{FINANCE}-2025"]


def test_two_bodies_of_one_name_are_told_apart_by_their_years() -> None:
    store = told(PLANNING_THEN)
    assert column(store, f"{body(f'ha-nam/{FINANCE}')} rdfs:label ?x") == ["Sở Tài chính tỉnh Hà Nam (trước 01/3/2025)"]
    assert column(store, f"{body(f'ha-nam/{FINANCE}-2025')} rdfs:label ?x") == [
        "Sở Tài chính tỉnh Hà Nam (từ 01/3/2025)"
    ]
    assert column(store, f"{body(f'ha-nam/{FINANCE}-2025')} skos:prefLabel ?x") == ["Sở Tài chính tỉnh Hà Nam"]
    assert column(store, f"{body(f'ha-nam/{PLANNING}')} rdfs:label ?x") == []


def test_a_document_charges_the_body_of_its_own_day() -> None:
    finance = agency(FINANCE, "Sở Tài chính tỉnh Ninh Bình", "Ninh Bình")
    readings = [charges(day, finance, place="Ninh Bình") for day in ("2021-05-04", "2025-04-04", "2025-08-04")]
    assert column(told(*readings), "?duty vm:lead ?x") == [
        f"agency/ninh-binh-2025/{FINANCE}",
        f"agency/ninh-binh/{FINANCE}",
        f"agency/ninh-binh/{FINANCE}-2025",
    ]


def test_where_it_is_not_settled_who_succeeds_no_successor_is_stated() -> None:
    store = told(charges("2021-05-04", agency("so-ngoai-vu-tinh", "Sở Ngoại vụ tỉnh Hà Nam")))
    change = "?e org:originalOrganization " + body("ha-nam/so-ngoai-vu-tinh")
    assert column(store, f"{change} ; org:resultingOrganization ?x") == []
    assert column(store, f"{change} ; vm:possibleResult ?x") == ["agency/ha-nam/van-phong-uy-ban-nhan-dan-tinh"]
    assert ask(store, f'{change} ; vm:settled false ; rdfs:comment ?why FILTER (LANG(?why) = "vi")')


def test_a_district_ends_with_no_single_successor() -> None:
    store = told(charges("2021-05-04", agency("huyen-uy", "Huyện ủy Bến Sậy", unit="Bến Sậy")))
    change = "?e org:originalOrganization " + body("ha-nam/huyen-uy/ben-say")
    assert column(store, f"{change} ; dcterms:date ?x") == ["2025-07-01"]
    assert column(store, f"{change} ; org:resultingOrganization|vm:possibleResult ?x") == []


def test_a_day_that_differs_by_province_is_kept_as_a_span() -> None:
    store = told(charges("2021-05-04", agency("ban-dan-van-tinh-uy", "Ban Dân vận Tỉnh ủy Hà Nam")))
    change = event("ha-nam/ban-tuyen-giao-va-dan-van-tinh-uy-2025")
    assert column(store, f"{change} dcterms:date ?x") == ["2025-01/2025-03"]
    assert ask(store, f'{change} vm:earliest "2025-01-01"^^xsd:date ; vm:latest "2025-03-31"^^xsd:date')


def test_every_province_and_what_it_became_is_told_without_any_document() -> None:
    store = Store.in_memory(reorganisation_quads(Store.in_memory()))
    assert len(column(store, "?x a vm:Province FILTER NOT EXISTS { ?e org:originalOrganization ?x }")) == 34
    merger = "?e org:originalOrganization <https://w3id.org/vanmach/id/province/ha-nam>"
    assert column(store, f"{merger} ; org:resultingOrganization ?x") == ["province/ninh-binh-2025"]
    assert column(store, f"{merger} ; org:originalOrganization ?x") == [
        "province/ha-nam",
        "province/nam-dinh",
        "province/ninh-binh",
    ]


def test_it_stands_in_a_graph_of_its_own_is_the_same_in_any_order_and_keeps_the_shapes() -> None:
    readings = [
        PLANNING_THEN,
        charges("2025-08-04", agency("tinh-uy", "Tỉnh ủy Ninh Bình", "Ninh Bình"), place="Ninh Bình"),
    ]
    one, other = (told(*order) for order in (readings, readings[::-1]))

    def quads(store: Store) -> list[str]:
        return sorted(str(quad) for quad in store.quads if quad.graph_name.value == REORGANISATIONS)  # type: ignore[union-attr]

    assert quads(one)
    assert quads(one) == quads(other)
    assert check_shapes(one) == []
