"""Accept headers and what they are answered with."""

import pytest

from queries.negotiation import negotiate, prefers

JSON, XML, CSV = "application/sparql-results+json", "application/sparql-results+xml", "text/csv"


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, JSON),
        ("", JSON),
        ("*/*", JSON),
        ("text/*", CSV),
        ("TEXT/CSV", CSV),
        (f"{CSV};q=0.5, {XML}", XML),
        (f"{CSV};q=0.5, {XML};q=0.4, */*;q=0.1", CSV),
        (f"{JSON};q=0, */*", XML),
        ("text/html, */*;q=0.1", JSON),
        (f"{XML}; charset=utf-8; q=0.9", XML),
        ("text/html", None),
        ("*/*;q=0", None),
        (f"{CSV};q=much", None),
        (f"{CSV};q=nan", None),
        (";;,,;q=1", None),
    ],
)
def test_negotiated(accept: str | None, chosen: str | None) -> None:
    assert negotiate(accept, [JSON, XML, CSV]) == chosen


@pytest.mark.parametrize(
    ("accept", "html"),
    [
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", True),
        ("*/*", False),
        (None, False),
        ("text/turtle, text/html;q=0.5", False),
    ],
)
def test_browser_is_told_from_program(accept: str | None, html: bool) -> None:
    assert prefers(accept, "text/html", ["text/turtle"]) is html
