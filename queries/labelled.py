"""The label of an agency or a subject → its IRI."""

from typing import Literal

from graph.store import Store
from ontology.namespaces import ORG, SKOS, SPARQL_PREFIXES
from queries.designations import fold
from queries.documents import is_iri
from queries.errors import QueryError, nearest

Kind = Literal["agency", "subject"]

_CLASSES: dict[Kind, str] = {"agency": str(ORG.Organization), "subject": str(SKOS.Concept)}
_LABELS = """
SELECT DISTINCT ?iri ?label ?preferred WHERE {{
  ?iri a <{of}> ; skos:prefLabel|skos:altLabel|skos:notation ?label ; skos:prefLabel ?preferred .
  FILTER (LANG(?preferred) = "vi")
}}"""


def find_labelled(store: Store, text: str, kind: Kind) -> str:
    """The IRI of the agency or subject whose label, in any language or form, is `text`; an IRI is itself.

    Raises QueryError if none has it, with labels close to it, or if several do, with their full names.
    """
    if is_iri(text):
        return text
    rows = store.rows(SPARQL_PREFIXES + _LABELS.format(of=_CLASSES[kind]))
    wanted = fold(text)
    preferred = {row["iri"]: row["preferred"] for row in rows}
    found = {row["iri"] for row in rows if fold(row["preferred"]) == wanted}
    found = found or {row["iri"] for row in rows if fold(row["label"]) == wanted}
    if not found:
        hint = nearest(text, sorted(set(preferred.values())))
        raise QueryError(f"No {kind} in the graph is called “{text}”{hint}")
    if len(found) > 1:
        names = ", ".join(sorted(f"“{preferred[iri]}”" for iri in found))
        raise QueryError(f"“{text}” may be several: write one of {names}.")
    return found.pop()
