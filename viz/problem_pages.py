"""A problem in JSON, on its way to a browser → a page that says so and what to do next."""

import json
from difflib import get_close_matches
from typing import Any

from fastapi import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from queries import library
from queries.negotiation import prefers
from queries.problems import MEDIA_TYPE
from viz.site import page

_FOR_PROGRAMS = ("/sparql", "/api", "/id")
"""Beginnings of addresses whose protocol has its say, whatever is preferred."""


class ProblemPages:
    """Around an app: whoever prefers HTML gets its problems as pages; all others get what the app says."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] == "HEAD" or not _is_for_people(Request(scope)):
            await self.app(scope, receive, send)
            return
        held: list[Message] = []

        async def hold_problems(message: Message) -> None:
            if held or _starts_problem(message):
                held.append(message)
            else:
                await send(message)

        await self.app(scope, receive, hold_problems)
        if held:
            response = _problem_page(Request(scope), held)
            await response(scope, receive, send)


def _is_for_people(request: Request) -> bool:
    path = request.url.path.removeprefix(str(request.scope.get("root_path") or ""))
    if any(path == start or path.startswith(f"{start}/") for start in _FOR_PROGRAMS):
        return False
    return prefers(request.headers.get("accept"), "text/html", [MEDIA_TYPE, "application/json"])


def _starts_problem(message: Message) -> bool:
    if message["type"] != "http.response.start":
        return False
    return (b"content-type", MEDIA_TYPE.encode()) in [tuple(header) for header in message["headers"]]


def _problem_page(request: Request, held: list[Message]) -> Any:
    start, *rest = held
    problem = json.loads(b"".join(message.get("body", b"") for message in rest))
    shown = page(request, "refusal.html.j2", start["status"], problem=problem, near=_near(request.url.path))
    for name, value in start["headers"]:
        if name.lower() in (b"retry-after", b"allow", b"vary"):
            shown.headers[name.decode("latin-1")] = value.decode("latin-1")
    return shown


def _near(path: str) -> list[library.SavedQuery] | None:
    """For the address of a saved query that does not exist, those of a similar name; None for any other."""
    _, queries, name = path.rpartition("/queries/")
    if not queries or "/" in name:
        return None
    return [library.get(one) for one in get_close_matches(name, library.names(), n=3, cutoff=0.4)]
