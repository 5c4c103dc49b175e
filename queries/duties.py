"""Who, what, by when → the duties that fit: assignments, planned documents and tasks, reviews, a page at a time."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Literal

from graph.store import Store
from ontology.namespaces import SPARQL_PREFIXES
from queries.documents import is_iri, summaries
from queries.errors import QueryError
from queries.told import DocumentRef, Labelled, PassageTold, document_ref, labelled

Kind = Literal["assignment", "planned document", "planned task", "review"]
State = Literal["met", "overdue", "due", "undated"]
Role = Literal["lead", "coordinate", "monitor"]

_FITTING = """
SELECT DISTINCT ?row ?due ?met ?met_day WHERE {{
  {given}
  VALUES ?class {{ vm:Assignment vm:PlannedDocument vm:PlannedTask vm:Review }}
  ?row a ?class .
  OPTIONAL {{ ?row vm:due ?due }}
  OPTIONAL {{ ?row vm:fulfilledBy ?met . OPTIONAL {{ ?met eli:date_document ?met_day }} }}
  {period}
}}"""
_DETAILS = """
SELECT DISTINCT ?row ?kind ?task ?product ?item ?group ?type ?type_vi ?due_label ?review ?in ?in_table ?role ?agency ?agency_vi
  ?quote ?line ?page ?source
WHERE {{
  VALUES ?row {{ {rows} }}
  VALUES (?class ?kind ?container) {{
    (vm:Assignment "assignment" vm:assignedIn) (vm:PlannedDocument "planned document" vm:plannedIn)
    (vm:PlannedTask "planned task" vm:plannedIn) (vm:Review "review" vm:orderedIn)
  }}
  ?row a ?class ; ?container ?in .
  OPTIONAL {{ ?row vm:task|dcterms:title ?task }}
  OPTIONAL {{ ?row vm:product ?product }}
  OPTIONAL {{ ?row vm:item ?item }}
  OPTIONAL {{ ?row vm:group ?group }}
  OPTIONAL {{ ?row vm:dueLabel ?due_label }}
  OPTIONAL {{ ?row vm:inTable ?in_table }}
  OPTIONAL {{ ?row vm:reviewKind ?review_kind . VALUES (?review_kind ?review) {{ (vm:Interim "sơ kết") (vm:Final "tổng kết") }} }}
  OPTIONAL {{ ?row eli:type_document ?concept . ?concept skos:notation ?type .
    OPTIONAL {{ ?concept skos:prefLabel ?type_vi FILTER (LANG(?type_vi) = "vi") }} }}
  OPTIONAL {{
    VALUES (?property ?role) {{ (vm:lead "lead") (vm:coordinate "coordinate") (vm:monitor "monitor") }}
    ?row ?property ?agency .
    OPTIONAL {{ ?agency skos:prefLabel ?agency_vi FILTER (LANG(?agency_vi) = "vi") }}
  }}
  OPTIONAL {{ ?row vm:evidence ?passage . ?passage oa:exact ?quote .
    OPTIONAL {{ ?passage vm:line ?line }} OPTIONAL {{ ?passage vm:page ?page }}
    OPTIONAL {{ ?passage vm:inSource/dcterms:identifier ?source }} }}
}}"""
_AGENCY = "VALUES ?agency {{ <{agency}> }} VALUES ?role {{ {roles} }} ?row ?role ?agency ."
_PLAN = "VALUES ?plan {{ <{plan}> }} ?row vm:plannedIn|vm:assignedIn|vm:orderedIn ?plan ."


@dataclass(frozen=True, slots=True)
class Duty:
    """What a document orders: who does it, by when, and whether a document is known that met it."""

    iri: str
    kind: Kind
    task: str
    product: str
    item: str
    group: str
    type: str
    type_label: str
    leads: tuple[Labelled, ...]
    coordinates: tuple[Labelled, ...]
    monitors: tuple[Labelled, ...]
    due: str
    due_label: str
    state: State
    looked_for: bool
    """Whether documents that meet it are looked for at all; where they are not, "overdue" says only that its day has passed."""
    days_late: int
    ordered_in: DocumentRef | None
    met_by: DocumentRef | None
    passages: tuple[PassageTold, ...]


@dataclass(frozen=True, slots=True)
class Duties:
    """The part of the duties that was asked for, and how many there are."""

    on: str
    """The day on which the states are as told."""
    count: int
    duties: tuple[Duty, ...]


@dataclass(frozen=True, slots=True)
class _Fitting:
    row: str
    due: str
    met: str
    met_day: str
    state: State


def find_duties(
    store: Store,
    on: date,
    *,
    agency: str = "",
    role: Role | None = None,
    plan: str = "",
    state: State | None = None,
    first: date | None = None,
    last: date | None = None,
    offset: int = 0,
    limit: int = 50,
) -> Duties:
    """The duties as they stand on a day, the earliest due first: of an agency in a role or any, of one document that orders
    them (both IRIs), in one state, due from `first` to `last`.

    Raises QueryError for an IRI that is none.
    """
    for iri in (agency, plan):
        if iri and not is_iri(iri):
            raise QueryError(f"“{iri}” is no address of an agency or document.")
    roles = f"vm:{role}" if role else "vm:lead vm:coordinate vm:monitor"
    given = " ".join(
        [_AGENCY.format(agency=agency, roles=roles) if agency else "", _PLAN.format(plan=plan) if plan else ""]
    )
    bounds = [f'FILTER (?due {sign} "{day}"^^xsd:date)' for sign, day in ((">=", first), ("<=", last)) if day]
    fitting: dict[str, _Fitting] = {}
    for row in store.rows(SPARQL_PREFIXES + _FITTING.format(given=given, period=" ".join(bounds))):
        one = _fitting(row, on.isoformat())
        known = fitting.get(one.row)
        # of several documents that met it the first counts
        if known is None or (one.met != "", known.met_day) > (known.met != "", one.met_day):
            fitting[one.row] = one
    wanted = [one for one in fitting.values() if state is None or one.state == state]
    wanted.sort(key=lambda one: (not one.due, one.due, one.row))
    return Duties(on.isoformat(), len(wanted), _described(store, wanted[offset : offset + limit], on.isoformat()))


def _fitting(row: dict[str, str], on: str) -> _Fitting:
    due, met, met_day = (row.get(column, "") for column in ("due", "met", "met_day"))
    if met and met_day <= on:
        return _Fitting(row["row"], due, met, met_day, "met")
    state: State = "undated" if not due else "overdue" if due < on else "due"
    return _Fitting(row["row"], due, "", "", state)


def _described(store: Store, page: list[_Fitting], on: str) -> tuple[Duty, ...]:
    gathered: dict[str, list[dict[str, str]]] = defaultdict(list)
    iris = " ".join(f"<{one.row}>" for one in page)
    for row in store.rows(SPARQL_PREFIXES + _DETAILS.format(rows=iris)) if page else ():
        gathered[row["row"]].append(row)
    documents = summaries(
        store, [*(rows[0]["in"] for rows in gathered.values()), *(one.met for one in page if one.met)]
    )
    refs = {iri: document_ref(document) for iri, document in documents.items()}
    return tuple(_duty(one, gathered[one.row], refs, on) for one in page if one.row in gathered)


def _duty(one: _Fitting, rows: list[dict[str, str]], refs: dict[str, DocumentRef], on: str) -> Duty:
    said = {column: min((row[column] for row in rows if column in row), default="") for column in rows[0] | _EMPTY}
    kind: Kind = said["kind"]  # type: ignore[assignment]  # one of those that the query names
    ended = one.met_day if one.state == "met" else on if one.state == "overdue" else ""
    by_role = {role: labelled([r for r in rows if r.get("role") == role], "agency", "agency_vi") for role in _ROLES}
    return Duty(
        iri=one.row,
        kind=kind,
        task=said["task"] or said["review"],
        product=said["product"],
        item=said["item"],
        group=said["group"],
        type=said["type"],
        type_label=said["type_vi"],
        leads=by_role["lead"],
        coordinates=by_role["coordinate"],
        monitors=by_role["monitor"],
        due=one.due,
        due_label=said["due_label"],
        state=one.state,
        looked_for=kind == "planned document" and said["in_table"] != "false",
        days_late=_days_between(one.due, ended),
        ordered_in=refs.get(rows[0]["in"]),
        met_by=refs.get(one.met),
        passages=tuple(dict.fromkeys(_passage(row) for row in rows if "quote" in row)),
    )


_ROLES: tuple[Role, ...] = ("lead", "coordinate", "monitor")
_EMPTY = dict.fromkeys(
    ("task", "review", "product", "item", "group", "type", "type_vi", "due_label", "in_table", "kind"), ""
)


def _passage(row: dict[str, str]) -> PassageTold:
    line, page = (int(row[column]) if column in row else None for column in ("line", "page"))
    return PassageTold(row["quote"], row.get("source", ""), line, page)


def _days_between(due: str, ended: str) -> int:
    """Days from one ISO day to a later one; 0 if it is not later or either is not known to the day."""
    try:
        return max(0, (date.fromisoformat(ended) - date.fromisoformat(due)).days)
    except ValueError:
        return 0
