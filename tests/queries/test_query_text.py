"""Queries that must not reach the engine, and those that look like them."""

import pytest

from queries.errors import QueryError
from queries.query_text import OutgoingCall, Update, check

CALLS = [
    "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
    "SELECT * { service silent <http://127.0.0.1/> { ?s ?p ?o } }",
    "SELECT * {SERVICE<http://127.0.0.1/>{}}",
    "SELECT * {SERVICESILENT<http://127.0.0.1/>{}}",
    "SELECT * { SERVICE # a comment\n <http://127.0.0.1/> { } }",
    "SELECT * { SERVICE ?where { ?s ?p ?o } }",
    "PREFIX x: <http://127.0.0.1/> SELECT * { SERVICE x:y {} }",
    "PREFIX x: <http://127.0.0.1/> SELECT * {SERVICEx:y{}}",
    "PREFIX : <http://127.0.0.1/> SELECT * { SERVICE:x {} }",
    "SELECT * { ?s ?p 1SERVICE<http://127.0.0.1/>{} }",
    "SELECT * { ?s ?p trueSERVICE<http://127.0.0.1/>{} }",
    "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <http://127.0.0.1/> {} } }",
    "SELECT * { # a comment ends with a carriage return\r SERVICE <http://127.0.0.1/> {} }",
    "SELECT * { ?s :a\\# ?o . SERVICE <http://127.0.0.1/> {} }",
    "SELECT * { ?s :it\\'s ?o . SERVICE <http://127.0.0.1/> {} #'\n }",
    "SELECT * { ?s ?p 'it\\'s' . SERVICE <http://127.0.0.1/> {} }",
    "SELECT * { ?s ?p 'a\\\\' . SERVICE <http://127.0.0.1/> {} #'\n }",
    'SELECT * { ?s ?p """a""" . SERVICE <http://127.0.0.1/> {} #"""\n }',
    # "<" may be "less than", what follows "#" a comment, and the long string none at all
    "SELECT * { ?s ?p ?o FILTER(?o<?p#c>'''\n) SERVICE <http://127.0.0.1/> {} #'''\n }",
    "SELECT * { ?s ?p ?o FILTER(?o<?p'>'\n) SERVICE <http://127.0.0.1/> {} }",
]

HARMLESS = [
    "SELECT * { ?service ?p ?o }",
    "PREFIX vm: <http://example.org/> SELECT * { ?s vm:service ?o }",
    "SELECT * { ?s ?p 'SERVICE <http://127.0.0.1/> {}' }",
    'SELECT * { ?s ?p """ SERVICE\n <http://127.0.0.1/> {}""" }',
    "SELECT * { ?s ?p ?o } # SERVICE <http://127.0.0.1/> {}",
    "SELECT * { ?s <http://example.org/service> ?o }",
    "PREFIX s: <http://example.org/service#> SELECT * { ?s s:x ?o }",
    "SELECT ?insert { ?insert ?delete ?o }",
    "PREFIX insert: <http://example.org/> SELECT * { ?s insert:x ?o }",
    "BASE <http://example.org/> SELECT * { ?s <#part> ?o }",
    "# DELETE\nSELECT * { ?s ?p 'DROP ALL' }",
    "SELECT * { VALUES ?s { " + "<http://example.org/> " * 5000 + "} ?s ?p ?o }",
    "SELECT * { ?s ?p ?o FILTER (?s IN (<a:b>" + ", <a:b>" * 5000 + ")) }",
    "SELECT * { ?s ?p ?o FILTER (?o > 1.5 && ?o < .5) }",
]

UPDATES = [
    "INSERT DATA { <a:a> <a:b> <a:c> }",
    "delete where { ?s ?p ?o }",
    "PREFIX x: <http://example.org/> BASE <http://example.org/>\nINSERT DATA { x:a x:b x:c }",
    "# a comment\nDROP ALL",
    "LOAD <http://127.0.0.1/>",
    "CLEAR DEFAULT",
    "WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
]

EXHAUSTING = [
    "SELECT * {" + "{" * 3000 + "}" * 3000 + "}",
    "SELECT * { FILTER(" + "(" * 30000 + "1" + ")" * 30000 + ") }",
    "SELECT * { FILTER(" + "!" * 30000 + "true) }",
    "SELECT * {" + "OPTIONAL { ?a ?b ?c }" * 3000 + "}",
    "SELECT * {{}" + " UNION {}" * 6000 + "}",
    "SELECT * { FILTER(1" + "||1" * 30000 + ") }",
    "SELECT * { ?s <a:b>" + "|<a:b>" * 30000 + " ?o }",
    "SELECT * {" + " " * 300_000 + "}",
    "SELECT * { VALUES ?s {" + " <a:b>" * 40_000 + " } }",
    "SELECT * { VALUES (?s ?o) {" + " (1 2)" * 1000 + " } }",
    "SELECT * { FILTER(?a<?b#c>'''\n) " + "{" * 3000 + "}" * 3000 + " #'''\n }",
    "SELECT * {" + "?s ?p ?o." * 15000 + "}",
    "SELECT * { ?s ?p ?o" + ",?o" * 15000 + " }",
    "SELECT * { ?s ?p ?o" + "; ?p ?o" * 15000 + " }",
    "SELECT * { 1 ?p 1" + " .1 ?p 1" * 15000 + " }",
    "SELECT * { ?s ?p (" + " 1" * 15000 + " ) }",
]


@pytest.mark.parametrize("text", CALLS)
def test_query_that_calls_out_is_refused(text: str) -> None:
    with pytest.raises(OutgoingCall):
        check(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_query_that_only_looks_like_it_is_let_through(text: str) -> None:
    check(text)


@pytest.mark.parametrize("text", UPDATES)
def test_update_is_refused(text: str) -> None:
    with pytest.raises(Update):
        check(text)


@pytest.mark.parametrize("text", EXHAUSTING)
def test_query_that_would_end_the_process_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match=r"split it|longer than|in full"):
        check(text)
