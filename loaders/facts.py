"""What is read from a text: frozen facts, each with the passage it was read from."""

from dataclasses import dataclass, field
from typing import Literal

type_code = str
"""A code of `ontology/doctypes.csv`: NQ, KL, CT …"""

PartialDate = str
"""An ISO date as far as the source gives it: "2021-03-03", "2021-03" or "2021"."""

Relation = Literal[
    "replaces", "repeals", "suspends", "amends", "corrects", "consolidates",
    "continues", "implements", "based_on", "attached_to", "cites",
]  # fmt: skip
Status = Literal["Held", "Listed", "Cited", "Draft"]


@dataclass(frozen=True, slots=True)
class Passage:
    """Where something stands: character offsets in the source's text, its 1-based line, and the words as printed."""

    start: int
    end: int
    line: int
    quote: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency that a text names: its full name with its province, and the form that was printed."""

    name: str
    printed: str
    place: str | None = None
    """Bare name of the province, or None for a central body."""
    kind: str | None = None
    """Its kind in `ontology/agencies.csv`; None for an agency that the register does not know."""
    unit: str | None = None
    """Bare name of the district or commune, for a body below the province."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A document as another one names it; what the text does not say is None."""

    type: type_code | None = None
    symbol: str | None = None
    date: PartialDate | None = None
    issuer: Agency | None = None
    name: str | None = None
    """A proper name: "Nghị quyết Đại hội XIII của Đảng"."""
    title: str | None = None
    """What it is about, if the citing text says so."""
    place: str | None = None
    """Bare name of the province in whose number series it stands; None for the centre."""
    draft: bool = False
    """True if the text speaks of its draft."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention of another document, with the strongest relation that its own words support."""

    cited: Mention
    relation: Relation
    passage: Passage
    partly: bool = False
    section: str | None = None
    resolved: Mention | None = None
    """The full mention that this short one stands for, where the same text named it in full."""
    rule: str | None = None
    """The rule by which it was resolved: an identifier of `ontology/rules.csv`."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A document that someone is told to prepare; without a type, a task whose result is no document."""

    item: str
    title: str
    passage: Passage
    group: str | None = None
    type: type_code | None = None
    product: str | None = None
    issuer: Agency | None = None
    leads: tuple[Agency, ...] = ()
    coordinators: tuple[Agency, ...] = ()
    due: str | None = None
    """Last day of the period, ISO."""
    due_label: str | None = None
    from_table: bool = True


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who leads, coordinates and monitors what, and by when."""

    task: str
    passage: Passage
    leads: tuple[Agency, ...] = ()
    coordinators: tuple[Agency, ...] = ()
    monitors: tuple[Agency, ...] = ()
    due: str | None = None
    due_label: str | None = None
    section: str | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """A mid-term (`sơ kết`) or final (`tổng kết`) review that a document orders."""

    kind: Literal["Interim", "Final"]
    passage: Passage
    due: str | None = None
    due_label: str | None = None


@dataclass(frozen=True, slots=True)
class Committee:
    """A steering committee (`ban chỉ đạo`) with its head's office and its members."""

    name: str
    head: str
    passage: Passage
    members: tuple[Agency, ...] = ()
    oversees: Mention | None = None
    """The document whose carrying out it directs."""
    oversees_this: bool = False
    """True if that is the very document that sets it up."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a document's implementation has come, as reported."""

    of: Mention
    statement: str
    passage: Passage
    issued: int | None = None
    drafting: int | None = None
    waiting: int | None = None
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Reported:
    """A relation between two documents that a third one (a newspaper) reports: positions among its citations."""

    acting: int
    relation: Relation
    acted: int
    passage: Passage


@dataclass(frozen=True, slots=True)
class Anomaly:
    """Something in the source that does not add up, or could not be read."""

    kind: str
    comment: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed, in which office, on whose behalf."""

    name: str | None = None
    office: str | None = None
    on_behalf_of: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a source, with all that is read from it."""

    type: type_code
    passage: Passage
    status: Status = "Held"
    symbol: str | None = None
    date: PartialDate | None = None
    issuer: Agency | None = None
    title: str | None = None
    name: str | None = None
    place: str | None = None
    signature: Signature = Signature()
    recipients: tuple[Agency, ...] = ()
    classification: str | None = None
    subject_area: str | None = None
    attached_to: int | None = None
    """Index in the reading of the document that carries this one."""
    citations: tuple[Citation, ...] = ()
    planned: tuple[Planned, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    reviews: tuple[Review, ...] = ()
    committees: tuple[Committee, ...] = ()
    progress: tuple[Progress, ...] = ()
    reported: tuple[Reported, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was loaded: its name, the hash of its bytes, its format, and the text that offsets count in."""

    name: str
    sha256: str
    format: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one source."""

    source: Source
    documents: tuple[Document, ...]
    anomalies: tuple[Anomaly, ...] = ()
