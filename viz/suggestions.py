"""What may be typed into the form of a saved query: names of agencies and subjects, codes of types."""

from collections.abc import Mapping, Sequence

from graph.store import Store
from ontology.alphabet import folded
from ontology.namespaces import ID, ORG, SKOS
from queries.library import SavedQuery
from viz.asking import ask
from viz.words import TYPES

MOST_NAMES = 1000
"""Names in one list of choices: a page must not grow with the store."""

_NAMED = {"agency": (str(ORG.Organization), f"{ID}agency/"), "subject": (str(SKOS.Concept), f"{ID}subject/")}
"""Type of a parameter → the class of what it names, and how its IRIs begin."""


def forms(store: Store, kind: str) -> dict[str, set[str]]:
    """Name → all forms of it, without accents and case, for the things that a parameter of type `kind` may name."""
    of_class, beginning = _NAMED[kind]
    found: dict[str, set[str]] = {}
    for row in ask(store, "labels", **{"class": of_class}):
        if row["iri"].startswith(beginning):
            written = {row["label"], row.get("other", row["label"])}
            found.setdefault(row["label"], set()).update(map(folded, written))
    return found


def suggestions(store: Store, queries: Sequence[SavedQuery]) -> Mapping[str, Sequence[str]]:
    """Key of a parameter → values to choose from, for the parameters of `queries` that have some."""
    keys = {key_of(parameter.name, parameter.type) for query in queries for parameter in query.parameters}
    found: dict[str, Sequence[str]] = {
        kind: sorted(forms(store, kind))[:MOST_NAMES] for kind in sorted(keys & _NAMED.keys())
    }
    if "type" in keys:
        found["type"] = [code for code in TYPES if code != "OTHER"]
    return found


def key_of(name: str, kind: str) -> str:
    """What a parameter's values are looked up by: "agency" and "subject" by its type, "type" by its name."""
    return kind if kind in _NAMED else name if name == "type" else ""
