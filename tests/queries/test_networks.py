"""A policy, an agency's duties and the whole corpus as networks."""

import pytest

from graph.store import Store
from queries.errors import QueryError
from queries.networks import corpus_network, duties_network, find_agency, policy_network, policy_of

DOC = "https://w3id.org/vanmach/id/doc/"
AGENCY = "https://w3id.org/vanmach/id/agency/song-van/"
NQ88 = DOC + "song-van/nq/88-nq-tu/2016-04-05"
KL53 = DOC + "song-van/kl/53-kl-tu/2019-03-04"
CT07 = DOC + "song-van/ct/07-ct-tu/2021-10-15"
CTR01 = DOC + "song-van/ctr/01-ctr-tu/2020-12-15"
PLAN3 = "https://w3id.org/vanmach/id/row/plan-3"


def test_a_policy_is_its_documents_with_its_founder_in_the_middle(small: Store) -> None:
    graph = policy_network(small, policy_of(small, KL53))
    assert {NQ88, KL53} <= set(graph)
    assert graph.edges[KL53, NQ88]["relation"] == "continues"
    assert [node for node, data in graph.nodes(data=True) if data["focus"]] == [NQ88]


def test_a_document_outside_all_lines_has_no_policy(small: Store) -> None:
    with pytest.raises(QueryError, match="part of no policy line"):
        policy_of(small, CT07)


def test_the_corpus_holds_every_document_with_its_relations(small: Store) -> None:
    graph = corpus_network(small)
    documents = {row["d"] for row in small.rows("SELECT ?d WHERE { ?d a <https://w3id.org/vanmach/ns#Document> }")}
    assert documents <= set(graph)
    assert (KL53, NQ88) in graph.edges
    assert (CTR01, PLAN3) in graph.edges


def test_an_agency_leads_what_it_was_given_and_with_whom(small: Store) -> None:
    graph = duties_network(small, AGENCY + "so-nong-nghiep")
    assert graph.edges[AGENCY + "so-nong-nghiep", PLAN3]["relation"] == "leads"
    assert graph.edges[AGENCY + "so-tai-chinh", PLAN3]["relation"] == "coordinates"
    assert graph.edges[CTR01, PLAN3]["relation"] == "planned"
    assert graph.nodes[PLAN3]["status"] == "Planned"


def test_a_planned_document_that_was_met_is_the_document_that_met_it(small: Store) -> None:
    graph = duties_network(small, AGENCY + "so-nong-nghiep")
    assert graph.edges[AGENCY + "so-nong-nghiep", CT07]["relation"] == "leads"
    assert graph.edges[CTR01, CT07]["days_late"] == 15


def test_a_duty_keeps_the_passage_that_orders_it(small: Store) -> None:
    graph = duties_network(small, AGENCY + "so-nong-nghiep")
    row = "SELECT ?q WHERE { ?row <https://w3id.org/vanmach/ns#fulfilledBy> <%s> ; <https://w3id.org/vanmach/ns#evidence>/<http://www.w3.org/ns/oa#exact> ?q }"
    assert [item["quote"] for item in graph.edges[AGENCY + "so-nong-nghiep", CT07]["evidence"]] == [
        found["q"] for found in small.rows(row % CT07)
    ]


def test_an_agency_that_leads_nothing_has_no_network(small: Store) -> None:
    assert len(duties_network(small, AGENCY + "nope")) == 0


def test_an_agency_is_found_by_its_name_in_any_case(small: Store) -> None:
    name = next(
        row["name"]
        for row in small.rows(
            f"SELECT ?name WHERE {{ <{AGENCY}so-tai-chinh> <http://www.w3.org/2004/02/skos/core#prefLabel> ?name }}"
        )
    )
    assert find_agency(small, f" {name.upper()} ") == AGENCY + "so-tai-chinh"
    with pytest.raises(QueryError, match="No agency in the graph"):
        find_agency(small, "Sở Không Có")
