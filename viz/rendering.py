"""Templates, and what they need to show text: dates, shortened words, addresses of pages."""

import hashlib
from base64 import b64encode
from functools import cache
from importlib.resources import files
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from ontology.namespaces import ID
from queries.linked_data import PAGES
from viz.entries import UNPRINTABLE
from viz.phrases import PHRASES
from viz.words import ANOMALIES, LEVELS, RELATIONS, RESOLUTIONS, RULES, STATUSES


def template(name: str) -> Template:
    """A template of `viz/templates`, which escapes whatever it is given."""
    return _environment().get_template(name)


def address(iri: str, pages: str = "/") -> str:
    """Where the page of a thing that has one is under the address `pages`; without one, its IRI.

    Nothing for what is no web address at all.
    """
    for part, place in PAGES.items():
        if pages and iri.startswith(str(ID) + part):
            return pages.rstrip("/") + place + quote(iri.removeprefix(str(ID) + part))
    return iri if iri.startswith(("https://", "http://")) else ""


def day(iso: str, lang: str = "vi") -> str:
    """An ISO date, month or year as a language writes it: "2021-03-03" is "03/03/2021" in Vietnamese."""
    return iso if lang == "en" else "/".join(reversed(iso.split("-")))


def shortened(text: str, most: int = 300) -> str:
    """A text of at most `most` characters, cut at a word."""
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + "…"


def own_file(name: str) -> str:
    """A script, style or mark of `viz/static`."""
    return (files("viz") / "static" / name).read_text(encoding="utf-8")


def content_hash(text: str) -> str:
    """A script or style as a Content Security Policy names it."""
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _legible(value: object) -> object:
    """What a template shows, without control characters and marks that turn the direction of writing."""
    return UNPRINTABLE.sub("", value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("viz"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_legible,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        phrases=PHRASES,
        anomalies_of=ANOMALIES,
        levels=LEVELS,
        statuses_of=STATUSES,
        resolutions=RESOLUTIONS,
        rules_of=RULES,
        relations_of=RELATIONS,
    )
    environment.filters.update(day=day, shortened=shortened, address=address)
    return environment
