"""An Accept header and what can be offered → the media type to answer with (RFC 9110, 12.5.1)."""

from collections.abc import Sequence


def negotiate(accept: str | None, offers: Sequence[str]) -> str | None:
    """The offer that `accept` likes best, the earlier of equals, or None if it likes none.

    The most specific range that matches an offer gives its quality: with "text/*;q=0.2, text/csv" CSV has 1.

    >>> negotiate("text/csv;q=0.5, application/json", ["text/csv", "application/json"])
    'application/json'
    """
    ranges = [_read(part) for part in (accept or "*/*").split(",") if part.strip()]
    liked = [(_quality(offer, ranges), -place) for place, offer in enumerate(offers)]
    quality, place = max(liked, default=(0.0, 0))
    return offers[-place] if quality > 0 else None


def prefers(accept: str | None, first: str, others: Sequence[str]) -> bool:
    """Whether `accept` names `first` itself and likes it better than each of `others`: a browser and HTML."""
    return first in (accept or "").lower() and negotiate(accept, [*others, first]) == first


def _read(part: str) -> tuple[str, float]:
    """A media range and its quality; a quality that cannot be read counts as none."""
    media, *parameters = (piece.strip().lower() for piece in part.split(";"))
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            return media, _number(value)
    return media, 1.0


def _number(value: str) -> float:
    try:
        number = float(value)
    except ValueError:
        return 0.0
    return number if 0 <= number <= 1 else 0.0


def _quality(offer: str, ranges: Sequence[tuple[str, float]]) -> float:
    kind = offer.partition("/")[0]
    for wanted in (offer, f"{kind}/*", "*/*"):
        qualities = [quality for media, quality in ranges if media == wanted]
        if qualities:
            return max(qualities)
    return 0.0
