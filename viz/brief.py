"""A briefing of a page or two: what a document, agency, policy or subject is, its picture, its duties, and what says so."""

from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx
from markupsafe import Markup

from graph.store import Store
from ontology.namespaces import ID
from queries.documents import DocumentSummary, find_document
from queries.errors import QueryError
from queries.labelled import find_labelled
from queries.lineage import lineage
from queries.succession import succession
from viz.agency_page import agency_page
from viz.asking import ask, distinct
from viz.brief_sentences import Notes, Sentence, counted, introduced, lateness, line_of, newest_of, related
from viz.document_page import document_page
from viz.entries import Passage, printable
from viz.policy_page import policy_page
from viz.register import Duty, all_duties, newest_date, with_passages
from viz.rendering import content_hash, day, own_file, template
from viz.small_picture import MOST_CARDS, nearest_documents, small_picture
from viz.subject_page import subject_page
from viz.words import TYPES, Word

MOST_DUTIES = 10
_ORDER = {"overdue": 0, "soon": 1, "late": 2, "coming": 3, "past": 4, "met": 5, "met-undated": 6, "undated": 7}
"""Which duties are shown first where there are too many."""


@dataclass(frozen=True, slots=True)
class Line:
    """A duty of the table, with the numbers of its sources."""

    duty: Duty
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """All that a briefing says."""

    kind: Word
    title: str
    sentences: tuple[Sentence, ...]
    network: "nx.DiGraph[str]"
    lines: tuple[Line, ...]
    duties: int
    """How many there are, shown or not."""
    lateness: tuple[Sentence, ...]
    sources: tuple[Passage, ...]
    """Number 1 first."""
    on: str
    newest: str
    """The date of the newest document of the store."""


def brief_html(brief: Brief, lang: str = "vi") -> str:
    """A briefing as one HTML file that needs nothing else."""
    html: str = template("brief.html.j2").render(
        brief=brief,
        lang=lang,
        picture=small_picture(brief.network, brief.title, lang) if len(brief.network) > 1 else Markup(),
        style=Markup(_style()),
        policy=content_security_policy(),
    )
    return html


def content_security_policy() -> str:
    """The policy of a briefing: its own style, by its hash, and nothing else."""
    return f"default-src 'none'; style-src {content_hash(_style())}; base-uri 'none'; form-action 'none'"


def brief_of(store: Store, kind: str, text: str, on: str) -> Brief:
    """The briefing of the "document", "agency", "subject" or "policy" that `text` names, as of the day `on` (ISO).

    Raises QueryError where `text` names none, or several.
    """
    match kind:
        case "document":
            return brief_of_document(store, find_document(store, text).iri, on)
        case "policy":
            return brief_of_policy(store, find_policy(store, text), on)
        case "agency":
            return brief_of_agency(store, find_labelled(store, text, "agency"), on)
        case _:
            return brief_of_subject(store, find_labelled(store, text, "subject"), on)


def brief_of_document(store: Store, iri: str, on: str) -> Brief:
    """The briefing of the document `iri` as of the day `on`. Raises QueryError for what is no document of the graph."""
    page = document_page(store, iri, on)
    if page is None:
        raise QueryError(f"No document in the graph has the address {iri}.")
    notes, document = Notes(), page.document
    sentences = [introduced(document)]
    for group in (*page.acts_on, *page.acted_on_by):
        sentences += related(group, notes, on)
    for policy in page.heading.policies:
        if found := policy_page(store, policy.iri):
            sentences.append(line_of(found.name, found.documents, on))
    network = nearest_documents(lineage(store, iri, depth=1), iri, on)
    kind = Word(document.type_label or "Văn bản", TYPES[document.type].en if document.type in TYPES else "Document")
    title = ": ".join(part for part in (document.symbol or document.name, document.title) if part)
    return _brief(store, kind, title or document.label, sentences, network, all_duties(store, on, [iri]), notes, on)


def brief_of_agency(store: Store, iri: str, on: str) -> Brief:
    """The briefing of the agency `iri`: what it answers for as of the day `on`. Raises QueryError for an unknown one."""
    page = agency_page(store, iri, on)
    if page is None:
        raise QueryError(f"No agency in the graph has the address {iri}.")
    named = [duty for duty in all_duties(store, on) if any(one.iri == iri for one in (*duty.leads, *duty.others))]
    leads = [duty for duty in named if any(one.iri == iri for one in duty.leads)]
    ordering = list({duty.document.iri: duty.document for duty in named}.values())
    sentences = [
        Sentence(
            Word(
                f"{page.name} được giao chủ trì {len(leads)} việc, phối hợp hoặc theo dõi {len(named) - len(leads)} việc, "
                f"trong {len(ordering)} văn bản.",
                f"{page.name_en or page.name} leads {len(leads)} duties and takes part in {len(named) - len(leads)}, "
                f"ordered in {len(ordering)} documents.",
            )
        )
    ]
    sentences += _succeeded(store, iri, on)
    issued = [document for document in page.documents if document.date <= on]
    if issued:
        shown = newest_of(issued)
        sentences.append(
            Sentence(
                Word(
                    f"Kho có {len(issued)} văn bản do cơ quan này ban hành: {shown.vi}.",
                    f"The store knows {len(issued)} documents that it issued: {shown.en}.",
                )
            )
        )
    network = _among(store, [document.iri for document in (*ordering, *_met(leads))], on)
    return _brief(store, Word("Cơ quan", "Agency"), page.name, sentences, network, named, Notes(), on)


def brief_of_policy(store: Store, iri: str, on: str) -> Brief:
    """The briefing of the policy line `iri` as of the day `on`. Raises QueryError for an unknown one."""
    page = policy_page(store, iri)
    if page is None:
        raise QueryError(f"No policy in the graph has the address {iri}.")
    documents = [document for document in page.documents if document.date <= on]
    if not documents:
        raise QueryError(f"No document of this line was issued by {on}: give a later day after --as-of.")
    followed = ", ".join(one.name for one in page.followed_by)
    sentences = [introduced(page.founder), line_of(page.name, page.documents, on)]
    if followed:
        sentences.append(Sentence(Word(f"Cơ quan theo dõi: {followed}.", f"Followed up by {followed}.")))
    network = nearest_documents(
        lineage(store, page.founder.iri).subgraph(one.iri for one in documents), page.founder.iri, on
    )
    duties = all_duties(store, on, [document.iri for document in documents])
    return _brief(store, Word("Mạch chủ trương", "Policy line"), page.name, sentences, network, duties, Notes(), on)


def brief_of_subject(store: Store, iri: str, on: str) -> Brief:
    """The briefing of the subject `iri` as of the day `on`. Raises QueryError for an unknown one."""
    page = subject_page(store, iri)
    if page is None:
        raise QueryError(f"No subject in the graph has the address {iri}.")
    documents = [one.document for one in page.documents if one.document.date <= on]
    inferred = sum(one.why is not None for one in page.documents)
    dates = sorted(document.date[:4] for document in documents if document.date)
    shown = newest_of(documents)
    span = Word(f", từ {dates[0]} đến {dates[-1]}", f", of {dates[0]} to {dates[-1]}") if dates else Word("", "")
    sentences = [
        Sentence(
            Word(
                f"Lĩnh vực “{page.name.vi}” có {len(documents)} văn bản trong kho{span.vi}"
                + (f"; {inferred} văn bản được xếp theo từ trong trích yếu." if inferred else "."),
                f"The store knows {len(documents)} documents on “{page.name.en}”{span.en}"
                + (f"; {inferred} of them are sorted here by the words of their titles." if inferred else "."),
            )
        )
    ]
    if documents:
        sentences.append(Sentence(Word(f"Mới nhất: {shown.vi}.", f"The newest: {shown.en}.")))
    network = _among(store, [document.iri for document in documents], on)
    duties = all_duties(store, on, [document.iri for document in documents])
    return _brief(store, Word("Lĩnh vực", "Subject"), page.name.vi, sentences, network, duties, Notes(), on)


def find_policy(store: Store, text: str) -> str:
    """The IRI of the policy that `text` means: its IRI, or a document of its line.

    Raises QueryError where it means no policy, or several.
    """
    if text.startswith(f"{ID}policy/"):
        return text
    document = find_document(store, text)
    rows = ask(store, "heading", document=document.iri)
    found = distinct(rows, "policy")
    if not found:
        raise QueryError(f"{document.label} stands in no policy line: see `vanmach query policies` for all of them.")
    if len(found) > 1:
        raise QueryError(f"{document.label} stands in {len(found)} policy lines: write one of {', '.join(found)}.")
    return found[0]


def _brief(
    store: Store,
    kind: Word,
    title: str,
    sentences: Sequence[Sentence],
    network: "nx.DiGraph[str]",
    duties: Sequence[Duty],
    notes: Notes,
    on: str,
) -> Brief:
    pressing = sorted(duties, key=lambda duty: (_ORDER[duty.state], -duty.days_late))[:MOST_DUTIES]
    chosen = {duty.iri for duty in pressing}
    shown = with_passages(store, [duty for duty in duties if duty.iri in chosen])
    lines = tuple(Line(duty, notes.of(duty.passages)) for duty in shown)
    return Brief(
        kind=kind,
        title=printable(title),
        sentences=(*sentences, *counted(duties)),
        network=network,
        lines=lines,
        duties=len(duties),
        lateness=lateness(duties),
        sources=tuple(notes.numbers),
        on=on,
        newest=newest_date(store),
    )


def _succeeded(store: Store, iri: str, on: str) -> list[Sentence]:
    """Who answers on the day for what an agency was charged with, where that is another body."""
    became = [one for one in succession(store, iri, on).answering if one.party.iri != iri]
    return [
        Sentence(
            Word(
                f"Đến ngày {day(on)}, {one.party.name} chịu trách nhiệm"
                + (" một phần nhiệm vụ" if one.partly else "")
                + ("." if one.settled else " (chưa chắc)."),
                f"On {on}, {one.party.name} answers for "
                + ("a part of its tasks" if one.partly else "its tasks")
                + ("." if one.settled else " (not settled)."),
            )
        )
        for one in became
    ]


def _met(duties: Sequence[Duty]) -> list[DocumentSummary]:
    return [duty.met for duty in duties if duty.met]


def _among(store: Store, iris: Sequence[str], on: str) -> "nx.DiGraph[str]":
    """What ties some documents to each other; those that are tied most, as many as a small picture holds."""
    wanted = list(dict.fromkeys(iris))
    whole: nx.DiGraph[str] = nx.DiGraph()
    for iri in wanted[: 4 * MOST_CARDS]:
        whole = nx.compose(whole, lineage(store, iri, depth=1))
    for data in whole.nodes.values():
        data["focus"] = False
    issued = whole.subgraph(node for node in wanted if node in whole and whole.nodes[node]["date"] <= on)
    tied = sorted((node for node in issued if issued.degree(node)), key=lambda node: (-issued.degree(node), node))
    return issued.subgraph(tied[:MOST_CARDS])


def _style() -> str:
    return own_file("brief.css")
