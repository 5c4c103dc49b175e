"""A small store in which every word that people wrote is hostile."""

import pyoxigraph as ox

from graph.store import Store
from ontology.namespaces import PREFIXES

BASE = "https://w3id.org/vanmach/id/"
WORDS = (
    "<script>window.owned=1</script>",
    '"><img src=x onerror="window.owned=1">',
    "' onfocus='window.owned=1' autofocus='",
    "</title></style></textarea><svg onload=window.owned=1>",
    "javascript:window.owned=1",
    "\u202eđảo ngược\u202c \u2067chữ\u2069",
    "{{ 7*7 }} {% raw %} ${7*7}",
    "A" * 10_000,
)


def hostile_store() -> Store:
    """Documents, an agency, a policy, a subject, duties and an anomaly, named by all of `WORDS`."""
    lines = [f"@prefix {prefix}: <{name}> ." for prefix, name in PREFIXES.items()]
    everything = ox.Literal(" ".join(WORDS))
    for number, word in enumerate(WORDS):
        said = ox.Literal(word)
        lines.append(f"""<{BASE}doc/x/{number}> a vm:Document ; eli:id_local {said} ; dcterms:title {said} ; vm:name {said} ;
  eli:date_document "2021-03-0{number + 1}"^^xsd:date ; vm:status vm:Held ; eli:passed_by <{BASE}agency/x/a> ;
  vm:policy <{BASE}policy/x> ; eli:is_about <{BASE}subject/x> ; vm:recipient <{BASE}agency/x/a> ;
  vm:continues <{BASE}doc/x/{(number + 1) % len(WORDS)}> .
<{BASE}r/{number}> a vm:PlannedDocument ; vm:plannedIn <{BASE}doc/x/0> ; dcterms:title {said} ; vm:item {said} ;
  vm:group {said} ; vm:lead <{BASE}agency/x/a> ; vm:due "2021-06-30"^^xsd:date ; vm:dueLabel {said} ; vm:evidence <{BASE}p> .
<{BASE}t/{number}> a vm:Assignment ; vm:assignedIn <{BASE}doc/x/0> ; vm:task {said} ; vm:lead <{BASE}agency/x/a> .
<{BASE}x/{number}> a vm:Anomaly ; vm:anomalyKind {said} ; rdfs:comment {said} ; vm:evidence <{BASE}p> .""")
    lines.append(f"""<{BASE}agency/x/a> a org:Organization ; skos:prefLabel {everything}@vi ; skos:altLabel {everything} .
<{BASE}policy/x> a vm:Policy ; skos:prefLabel {everything}@vi ; vm:founder <{BASE}doc/x/0> ; vm:latestDocument <{BASE}doc/x/1> .
<{BASE}subject/x> a skos:Concept ; skos:prefLabel {everything}@vi .
<{BASE}source/x> a vm:Source ; dcterms:identifier {everything} .
<{BASE}p> a vm:Passage ; vm:inSource <{BASE}source/x> ; oa:start 0 ; oa:end 9 ; vm:line 1 ; oa:exact {everything} .""")
    graph = ox.NamedNode(f"{BASE}graph/x")
    read = ox.parse("\n".join(lines), format=ox.RdfFormat.TURTLE)
    return Store.in_memory(ox.Quad(t.subject, t.predicate, t.object, graph) for t in read)


def page_addresses() -> list[str]:
    """The pages of the hostile store, some asked for with hostile words."""
    asked = "%22%3E%3Cscript%3Ewindow.owned%3D1%3C%2Fscript%3E"
    return [
        "/",
        f"/?q={asked}",
        f"/?q=javascript&type={asked}",
        "/documents/x/0",
        "/documents/x/5",
        "/documents/x/7",
        f"/documents/{asked}",
        "/agencies/x/a",
        "/policies",
        "/policies/x",
        "/subjects",
        "/subjects/x",
        f"/duties?q={asked}&agency={asked}&from={asked}",
        "/duties",
        "/anomalies",
        f"/anomalies?kind={asked}",
        f"/brief?of={BASE}doc/x/0",
        f"/brief?kind=agency&of={BASE}agency/x/a",
        f"/brief?kind=policy&of={BASE}policy/x",
        f"/brief?of={asked}",
    ]
