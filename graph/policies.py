"""Documents tied within one authority → the policies that they form: lines named after the document that founded them.

A document belongs to the policy of every founder that it reaches, step by step, by continuing, replacing, amending or
carrying out. A step counts only

- where the citation says for sure, or by a stated rule, which document is meant;
- within one authority: the Party bodies of one province, its state bodies, those of the centre, of one district …;
- and, for carrying out, where the document carried out is about a matter of its own. What is general (a congress's
  resolution, a law, a charter, a programme that lists documents to be issued) is carried out by so much that the line would
  say nothing.

So one document may stand in two lines, but two lines never become one by it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from graph.conclusions import CONCLUSIONS
from graph.store import Store
from graph.triples import node, vietnamese
from ontology.namespaces import ID, RDF, SKOS, SPARQL_PREFIXES, VM
from ontology.registers import document_types

CONGRESS = "dai-hoi-"
"""How the slugs of congresses begin in the register of agencies."""

_TIES = (
    SPARQL_PREFIXES
    + """
SELECT DISTINCT ?acting ?acted ?relation WHERE {
  VALUES ?relation { vm:continues vm:replaces eli:amends vm:implements }
  VALUES ?resolution { vm:Exact vm:Inferred }
  ?c vm:relation ?relation ; vm:resolution ?resolution ; vm:citingDocument ?acting ; vm:citedDocument ?acted .
}"""
)
_DOCUMENTS = (
    SPARQL_PREFIXES
    + """
SELECT ?d ?date ?number ?name ?title ?code ?type ?issuer ?branch ?level ?draft WHERE {
  ?d a vm:Document ; eli:passed_by ?issuer .
  ?issuer vm:branch ?branch ; vm:level ?level .
  OPTIONAL { ?d eli:date_document ?date } OPTIONAL { ?d eli:id_local ?number }
  OPTIONAL { ?d dcterms:title ?title }    OPTIONAL { ?d vm:name ?name }
  OPTIONAL { ?d eli:type_document ?kind . ?kind skos:notation ?code ; skos:prefLabel ?type FILTER (LANG(?type) = "vi") }
  BIND (EXISTS { ?d vm:status vm:Draft } AS ?draft)
} ORDER BY ?d ?date ?number ?name ?title ?issuer"""
)
_PLANS = (
    SPARQL_PREFIXES + "SELECT DISTINCT ?plan WHERE { ?row a vm:PlannedDocument ; vm:inTable true ; vm:plannedIn ?plan }"
)
_MONITORS = (
    SPARQL_PREFIXES
    + "SELECT DISTINCT ?d ?agency WHERE { ?duty vm:assignedIn ?d ; vm:monitor ?agency } ORDER BY ?d ?agency"
)


@dataclass(frozen=True, slots=True)
class Paper:
    """What of a document tells whose line it may stand in."""

    iri: str
    date: str
    label: str
    authority: tuple[str, ...]
    general: bool
    draft: bool


def policy_lines(store: Store) -> list[ox.Quad]:
    """The quads that describe the policies of `store`, and say which documents belong to them."""
    papers = {paper.iri: paper for paper in _papers(store)}
    steps = _steps(store, papers)
    monitors: dict[str, list[str]] = defaultdict(list)
    for row in store.rows(_MONITORS):
        monitors[row["d"]].append(row["agency"])
    return [
        quad
        for founder, line in lines(steps).items()
        for quad in _described(papers[founder], [papers[iri] for iri in line], monitors)
    ]


def lines(steps: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Steps (later document, earlier document) → founder → its line, the founder first; a ring has no founder.

    >>> lines([("c", "b"), ("b", "a"), ("c", "x")])
    {'a': ['a', 'b', 'c'], 'x': ['x', 'c']}
    """
    followers: dict[str, list[str]] = defaultdict(list)
    acting = set()
    for later, earlier in sorted(steps):
        followers[earlier].append(later)
        acting.add(later)
    found = {}
    for founder in sorted(followers.keys() - acting):
        line, reached = [founder], {founder}
        for one in line:  # grows while it is walked
            line += [later for later in followers.get(one, ()) if later not in reached]
            reached.update(line)
        found[founder] = line
    return found


def _steps(store: Store, papers: Mapping[str, Paper]) -> set[tuple[str, str]]:
    found = set()
    for row in store.rows(_TIES):
        later, earlier = papers.get(row["acting"]), papers.get(row["acted"])
        if later is None or earlier is None or later == earlier or later.authority != earlier.authority:
            continue
        if row["relation"] == str(VM.implements) and earlier.general:
            continue
        if later.date and earlier.date and later.date < earlier.date[: len(later.date)]:
            continue  # a misprinted date or number: nothing carries on what comes after it
        found.add((later.iri, earlier.iri))
    return found


def _papers(store: Store) -> Iterator[Paper]:
    plans = {row["plan"] for row in store.rows(_PLANS)}
    seen = set()
    for row in store.rows(_DOCUMENTS):
        if row["d"] in seen:  # sources that describe it differently: the first in order
            continue
        seen.add(row["d"])
        yield Paper(
            row["d"], row.get("date", ""), _label(row), _authority(row), _is_general(row, plans), row["draft"] == "true"
        )


def _authority(row: Mapping[str, str]) -> tuple[str, ...]:
    """Where the issuer stands: its place, branch and level; below the province, also which district or commune."""
    where, kind, *unit = row["issuer"].removeprefix(f"{ID}agency/").split("/")
    below = row["level"].rsplit("/", 1)[-1] in {"district", "commune"}
    return (where, row["branch"], row["level"], *((unit or [kind]) if below else ()))


def _is_general(row: Mapping[str, str], plans: set[str]) -> bool:
    kind = document_types().get(row.get("code", ""))
    congress = row["issuer"].removeprefix(f"{ID}agency/").partition("/")[2].startswith(CONGRESS)
    return congress or row["d"] in plans or (kind is not None and kind.rank == 0)


def _label(row: Mapping[str, str]) -> str:
    """What a policy is called whose founder this is.

    >>> _label({"type": "Nghị quyết", "number": "88-NQ/TU", "date": "2016-04-05", "title": "nước sạch", "d": ""})
    'Nghị quyết 88-NQ/TU (2016): nước sạch'
    """
    if "number" not in row:
        return row.get("name") or row.get("title") or row["d"].rsplit("/doc/", 1)[-1]
    year = f" ({row['date'][:4]})" if "date" in row else ""
    matter = row.get("title") or row.get("name")
    return f"{row.get('type', '')} {row['number']}{year}".strip() + (f": {matter}" if matter else "")


def _described(founder: Paper, line: list[Paper], monitors: Mapping[str, list[str]]) -> Iterator[ox.Quad]:
    policy = f"{ID}policy/{founder.iri.removeprefix(f'{ID}doc/')}"
    newest_first = sorted(
        (paper for paper in line if not paper.draft), key=lambda paper: (paper.date, paper.iri), reverse=True
    )
    yield _said(policy, RDF.type, node(VM.Policy))
    yield _said(policy, SKOS.prefLabel, vietnamese(founder.label))
    yield _said(policy, VM.founder, node(founder.iri))
    yield _said(policy, VM.latestDocument, node((newest_first or line)[0].iri))
    following = next((monitors[paper.iri] for paper in newest_first if paper.iri in monitors), [])
    for agency in following:
        yield _said(policy, VM.followedUpBy, node(agency))
    for paper in line:
        yield _said(paper.iri, VM.policy, node(policy))


def _said(subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Quad:
    return ox.Quad(node(subject), node(predicate), value, node(CONCLUSIONS))
