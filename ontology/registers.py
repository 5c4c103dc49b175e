"""The registers that an archivist can read and extend, loaded from the CSV files beside this module."""

from dataclasses import dataclass
from functools import cache

from ontology.tables import read_rows


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A type of document: its code, names, the letters its symbols carry, and the phrases that call it."""

    code: str
    name: str
    name_en: str
    letters: tuple[str, ...]
    phrases: tuple[str, ...]
    rank: int
    """Standing among documents of one body, 0 the highest."""


@dataclass(frozen=True, slots=True)
class Province:
    """A province or centrally-run city in one period of its life."""

    period: str
    slug: str
    name: str
    name_en: str
    kind: str
    valid_from: str
    valid_to: str
    successor: str
    successor_from: str
    aliases: tuple[str, ...]
    basis: str


@dataclass(frozen=True, slots=True)
class AgencyPattern:
    """A kind of agency; `{province}` in a name stands for the bare name of a province, and so on."""

    slug: str
    level: str
    branch: str
    name: str
    parent: str
    aliases: tuple[str, ...]
    valid_from: str
    valid_to: str
    verified: str
    """How sure it is that such bodies go by this name, and from where it is known."""


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """A document that is cited by name, with its number and date where known."""

    type: str
    symbol: str | None
    date: str | None
    issuer: str
    name: str
    aliases: tuple[str, ...]


@cache
def document_types() -> dict[str, DocumentType]:
    """Code → type, in the order of the file."""
    return {
        row["code"]: DocumentType(
            row["code"],
            row["name_vi"],
            row["name_en"],
            row.parts("letters"),
            row.parts("phrases"),
            int(row["rank"]),
        )
        for row in read_rows("doctypes.csv")
    }


@cache
def provinces() -> tuple[Province, ...]:
    """Every province of every period: a name may occur more than once."""
    return tuple(
        Province(
            row["period"],
            row["slug"],
            row["name"],
            row["name_en"],
            row["kind"],
            row["valid_from"],
            row["valid_to"],
            row["successor"],
            row["successor_from"],
            row.parts("aliases"),
            row["basis"],
        )
        for row in read_rows("provinces.csv")
    )


@cache
def agency_patterns() -> tuple[AgencyPattern, ...]:
    """The kinds of agencies of the centre, the provinces, districts and communes."""
    return tuple(
        AgencyPattern(
            row["slug"],
            row["level"],
            row["branch"],
            row["name"],
            row["parent"],
            row.parts("aliases"),
            row["valid_from"],
            row["valid_to"],
            row["verified"],
        )
        for row in read_rows("agencies.csv")
    )


@cache
def named_documents() -> tuple[NamedDocument, ...]:
    """Documents known by name: congress resolutions, plenums, laws with their numbers."""
    return tuple(
        NamedDocument(
            row["type"],
            row["symbol"] or None,
            row["date"] or None,
            row["issuer"],
            row["name"],
            row.parts("aliases"),
        )
        for row in read_rows("named_documents.csv")
    )


@dataclass(frozen=True, slots=True)
class LawVersion:
    """A law as it was adopted: its number and day."""

    symbol: str
    date: str


@cache
def law_names() -> tuple[str, ...]:
    """Names under which laws and codes are cited, without number or year."""
    return tuple(dict.fromkeys([row["name"] for row in read_rows("laws.csv")] + list(law_versions())))


@cache
def law_versions() -> dict[str, tuple[LawVersion, ...]]:
    """Name of a law → its versions with number and day, as far as they are known."""
    versions: dict[str, tuple[LawVersion, ...]] = {}
    for row in read_rows("law_versions.csv"):
        versions[row["name"]] = (*versions.get(row["name"], ()), LawVersion(row["symbol"], row["date"]))
    return versions


@cache
def abbreviations() -> dict[str, str]:
    """Abbreviation → what it stands for, in names of agencies and documents."""
    return {row["short"]: row["long"] for row in read_rows("abbreviations.csv")}


@dataclass(frozen=True, slots=True)
class SymbolBody:
    """The body letters of a symbol: who issues under them, and whether in the centre or in a province."""

    letters: str
    issuer: str | None
    central: bool


@cache
def symbol_bodies() -> dict[str, SymbolBody]:
    """Body letters ("TW", "UBND") → what they tell."""
    return {
        row["letters"]: SymbolBody(row["letters"], row["issuer"] or None, row["place"] == "centre")
        for row in read_rows("symbol_bodies.csv")
    }


@dataclass(frozen=True, slots=True)
class TermOfOffice:
    """A stretch in which Party numbers surely belong to one series: the edges, where congresses met, are left out."""

    central: bool
    start: str
    end: str


@cache
def terms_of_office() -> tuple[TermOfOffice, ...]:
    """Terms of the central committee and of provincial committees."""
    return tuple(
        TermOfOffice(row["level"] == "centre", row["from"], row["to"] or "9999-12-31")
        for row in read_rows("terms_of_office.csv")
    )


@dataclass(frozen=True, slots=True)
class ResolutionRule:
    """A rule by which a short citation, or a document's number, was inferred."""

    code: str
    label: str
    label_en: str


@cache
def resolution_rules() -> dict[str, ResolutionRule]:
    """Code → rule."""
    return {
        row["rule"]: ResolutionRule(row["rule"], row["label_vi"], row["label_en"]) for row in read_rows("rules.csv")
    }


@dataclass(frozen=True, slots=True)
class SubjectField:
    """A field of government of the general scheme: its names, the words that tell it in a title, the areas it maps to."""

    slug: str
    label: str
    label_en: str
    words: tuple[str, ...]
    broad_match: tuple[str, ...]
    """Areas of compendia, by name, in which it is contained."""
    close_match: tuple[str, ...]
    """Areas of compendia that are as good as the same."""


@cache
def subject_fields() -> tuple[SubjectField, ...]:
    """The fields of the general scheme, in the order of the file."""
    return tuple(
        SubjectField(
            row["slug"],
            row["label_vi"],
            row["label_en"],
            row.parts("words"),
            row.parts("broad_match"),
            row.parts("close_match"),
        )
        for row in read_rows("subjects.csv")
    )


@dataclass(frozen=True, slots=True)
class OcrSlip:
    """Words that a scan turned into others: the printed form is no word, the meant one is known."""

    printed: str
    meant: str


@cache
def ocr_slips() -> tuple[OcrSlip, ...]:
    """Misread words that are put right wherever they stand; both forms have the same number of letters."""
    return tuple(OcrSlip(row["printed"], row["meant"]) for row in read_rows("ocr_slips.csv"))
