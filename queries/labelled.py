"""The label of an agency or a subject → its IRI."""

from typing import Literal

from graph.store import Store
from ontology.namespaces import ID, ORG, REORGANISATIONS, SKOS, SPARQL_PREFIXES
from queries.designations import fold
from queries.documents import is_iri
from queries.errors import QueryError, UnknownName, nearest

Kind = Literal["agency", "subject"]

_CLASSES: dict[Kind, str] = {"agency": str(ORG.Organization), "subject": str(SKOS.Concept)}
_LABELS = """
SELECT DISTINCT ?iri ?label ?preferred ?in_time ?read WHERE {{
  ?iri a <{of}> ; skos:prefLabel|skos:altLabel|skos:notation|rdfs:label ?label ; skos:prefLabel ?preferred .
  FILTER (LANG(?preferred) = "vi")
  OPTIONAL {{ ?iri rdfs:label ?in_time }}
  BIND (EXISTS {{ GRAPH ?graph {{ ?iri a <{of}> }} FILTER (?graph != <{reorganisations}>) }} AS ?read)
}}"""


def find_labelled(store: Store, text: str, kind: Kind) -> str:
    """The IRI of the agency or subject whose label, in any language or form, is `text`; an IRI is itself.

    Abbreviations count as what they stand for. Of two bodies that bore one name one after the other, the one that documents
    name is meant; if they name both, the years tell them apart ("Bộ Tài chính (từ 01/3/2025)").

    Raises UnknownName if none has it, with labels close to it, and QueryError if several do, with their full names.
    """
    if is_iri(text):
        return text
    from loaders.agencies import spelt_out  # takes long to import, and not every question needs it

    query = _LABELS.format(of=_CLASSES[kind], reorganisations=REORGANISATIONS)
    rows = store.rows(SPARQL_PREFIXES + query)
    if kind == "subject":  # types, levels and marks of secrecy are concepts, too
        rows = [row for row in rows if row["iri"].startswith(f"{ID}subject/")]
    wanted = {fold(text), fold(spelt_out(text))}
    preferred = {row["iri"]: row["preferred"] for row in rows}
    found = {row["iri"] for row in rows if fold(row["preferred"]) in wanted}
    found = found or {row["iri"] for row in rows if fold(row["label"]) in wanted}
    if not found:
        hint = nearest(text, sorted(set(preferred.values())))
        raise UnknownName(f"No {kind} in the graph is called “{text}”{hint}")
    found = {row["iri"] for row in rows if row["iri"] in found and row["read"] == "true"} or found
    if len(found) > 1:
        told_apart = preferred | {row["iri"]: row["in_time"] for row in rows if "in_time" in row}
        names = ", ".join(sorted(f"“{told_apart[iri]}”" for iri in found))
        raise QueryError(f"“{text}” may be several: write one of {names}.")
    return found.pop()
