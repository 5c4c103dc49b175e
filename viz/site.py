"""What all pages share: the frame around them, their headers, their two languages, and how they say no."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse

from ontology.namespaces import ID
from queries.documents import DocumentSummary
from viz.rendering import address, template
from viz.words import TYPES, Word

HEADERS = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Pages run no script, and load one style sheet, from here."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why there is no page: "unknown", "unknown agency", "unknown policy", "unknown subject" or "ambiguous", and what may have been meant."""

    kind: str
    asked: str
    candidates: tuple[DocumentSummary, ...] = ()
    suggestions: tuple[str, ...] = ()

    @property
    def status(self) -> int:
        """The HTTP status: 300 where there is a choice, else 404."""
        return 300 if self.kind == "ambiguous" else 404


def page(request: Request, name: str, status: int = 200, **shown: object) -> HTMLResponse:
    """A template filled in, in the language that the request asks for."""
    frame = Frame(request)
    html = template(name).render(frame.offers() | shown)
    headers = HEADERS | {"Content-Security-Policy": POLICY, "Content-Language": frame.lang}
    return HTMLResponse(html, status, headers)


def problem(request: Request, found: Problem) -> HTMLResponse:
    """A page that says why there is no other, and what to do next."""
    return page(request, "problem.html.j2", found.status, problem=found)


class Frame:
    """The language and the addresses of one request."""

    def __init__(self, request: Request) -> None:
        self.root = str(request.scope.get("root_path") or "")
        self.path = request.url.path
        self.asked = {key: value for key, value in request.query_params.items() if key != "lang"}
        self.lang = "en" if request.query_params.get("lang") == "en" else "vi"

    def offers(self) -> dict[str, object]:
        """What every template may use."""
        return {
            "lang": self.lang,
            "root": self.root,
            "say": self.say,
            "read": self.read,
            "url": self.url,
            "page_of": self.page_of,
            "data_address": self.data_address,
            "other_language": self.other_language(),
            "type_names": TYPES,
        }

    def say(self, vi: str, en: str) -> str:
        """One of two wordings."""
        return en if self.lang == "en" else vi

    def read(self, word: Word | None) -> str:
        """A word of both languages in the one that is read; nothing for none."""
        return word[self.lang] if word else ""

    def url(self, path: str, **asked: str) -> str:
        """An address on this server that keeps the language."""
        if self.lang == "en":
            asked["lang"] = "en"
        return self.root + path + (f"?{urlencode(asked)}" if asked else "")

    def page_of(self, iri: str) -> str:
        """The address of the page of a thing that has one; of another thing of ours, of its data."""
        found = address(iri, "/")
        if found.startswith(str(ID)):
            return self.data_address(iri)
        return self.url(found) if found.startswith("/") else found

    def data_address(self, iri: str) -> str:
        """Where the triples about a thing are served, without the ending that chooses a format."""
        return self.root + "/id/" + quote(iri.removeprefix(str(ID)))

    def other_language(self) -> str:
        """This page in the other language."""
        asked = self.asked | ({} if self.lang == "en" else {"lang": "en"})
        return self.path + (f"?{urlencode(asked)}" if asked else "")
