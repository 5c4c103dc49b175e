"""The IRI of a thing: readable, stable, and the same for everyone who names the same thing.

A document is known by place, type letters, number and date: Party numbers start again at 01 every term, so that a number
alone names nothing (Hướng dẫn 36-HD/VPTW 1.3.1).
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass

from loaders.facts import Agency, Document, Mention
from loaders.symbols import read_symbol
from ontology.namespaces import ID

CENTRE = "trung-uong"
"""Where the bodies of the centre live in IRIs."""

UNDATED = "khong-ro-ngay"

UNKNOWN_PLACE = "khong-ro-dia-phuong"
"""Where documents live of which no text says in which province they were issued."""

LONGEST_SLUG = 80


def slug(text: str) -> str:
    """Lower-case ASCII words joined by hyphens.

    >>> slug("Tỉnh ủy Đắk Lắk")
    'tinh-uy-dak-lak'
    """
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def short_slug(text: str) -> str:
    """A slug of at most LONGEST_SLUG characters; a longer one ends in a hash of the whole, so that none are confused."""
    whole = slug(text)
    if len(whole) <= LONGEST_SLUG:
        return whole
    cut = whole[: LONGEST_SLUG - 9].rsplit("-", 1)[0]
    return f"{cut}-{hashlib.sha256(whole.encode()).hexdigest()[:8]}"


@dataclass(frozen=True, slots=True)
class DocumentKey:
    """What a document is known by.

    >>> DocumentKey("Bắc Giang", "KL", "53-KL/TU", "2021-03-03").path
    'bac-giang/kl/53-kl-tu/2021-03-03'
    >>> DocumentKey(None, "NQ", None, None, "Nghị quyết Đại hội XIII").path
    'trung-uong/nq/nghi-quyet-dai-hoi-xiii'
    """

    place: str | None
    letters: str
    symbol: str | None
    date: str | None
    name: str | None = None

    @property
    def path(self) -> str:
        where = slug(self.place) if self.place else CENTRE
        parts = [where, slug(self.letters)]
        if self.symbol:
            parts.append(slug(self.symbol))
            if not (read := read_symbol(self.symbol)) or read.year is None:  # "30/2020/NĐ-CP" carries its year
                parts.append(self.date or UNDATED)
        else:
            parts.append(short_slug(self.name or "khong-ten"))
            if self.date:
                parts.append(self.date)
        return "/".join(parts)

    @property
    def iri(self) -> str:
        return f"{ID}doc/{self.path}"


def _letters(kind: str | None, symbol: str | None) -> str:
    """The symbol's own type letters: one paper called now Quyết định, now Quy định has one place."""
    read = read_symbol(symbol) if symbol else None
    return (read.letters if read else "") or kind or "OTHER"


def key_of_document(document: Document, source_name: str) -> DocumentKey:
    """The key of a document that a source holds or lists; one without a number is known by its title and its file."""
    if document.symbol:
        read = read_symbol(document.symbol)
        place = None if read and read.central else document.place or UNKNOWN_PLACE
        return DocumentKey(place, _letters(document.type, document.symbol), document.symbol, document.date)
    name = document.name or f"{document.title or document.type} {source_name}"
    return DocumentKey(document.place, document.type, None, document.date, name)


def key_of_mention(mention: Mention) -> DocumentKey | None:
    """The key of a document that a text names, if the text says enough; None for a number without a date or a place.

    State numbers that carry their year ("30/2020/NĐ-CP") are enough without a date.
    """
    if mention.symbol is None:
        if mention.name is None or (mention.place is None and _is_provincial(mention.issuer)):
            return None
        # a law is known by its name and year, a congress resolution by its congress: both stand in the name
        date = None if mention.type in {"LUAT", "NQ", "DL"} else mention.date
        return DocumentKey(mention.place, mention.type or "OTHER", None, date, mention.name)
    read = read_symbol(mention.symbol)
    if mention.place is None and (read is None or read.central is not True):
        return None
    if (mention.date is None or len(mention.date) < len("2021-01-01")) and (read is None or read.year is None):
        return None
    return DocumentKey(mention.place, _letters(mention.type, mention.symbol), mention.symbol, mention.date)


def _is_provincial(issuer: Agency | None) -> bool:
    """Whether only the province tells which body is meant ("Đại hội đại biểu Đảng bộ tỉnh lần thứ XVI")."""
    return issuer is not None and issuer.kind == "dai-hoi-dai-bieu-dang-bo-tinh"


def agency_iri(agency: Agency) -> str:
    """The IRI of an agency: its province (or the centre), its kind, and the district if it is one of a district.

    >>> agency_iri(Agency("Ban Nội chính Tỉnh ủy Bắc Giang", "Ban Nội chính", "Bắc Giang", "ban-noi-chinh-tinh-uy"))
    'https://w3id.org/vanmach/id/agency/bac-giang/ban-noi-chinh-tinh-uy'
    """
    where = slug(agency.place) if agency.place else CENTRE
    # one the register does not know is itself in every spelling: what looks alike may be two
    kind = agency.kind or f"{short_slug(agency.name)}-{hashlib.sha256(agency.name.encode()).hexdigest()[:6]}"
    unit = f"/{slug(agency.unit)}" if agency.unit else ""
    return f"{ID}agency/{where}/{kind}{unit}"


def source_path(name: str) -> str:
    """The path of a source's things: a slug of its name, with a short hash so that "a b.txt" and "a-b.txt" stay two."""
    return f"{slug(name)}-{hashlib.sha256(name.encode()).hexdigest()[:6]}"
