"""HTTP requests → what they ask for by the SPARQL 1.1 Protocol, section 2.1: a query and the graphs it is about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from fastapi import Request

from queries.problems import Problem

METHODS = "GET, HEAD, POST, OPTIONS"
MAX_BODY = 1_000_000
"""Bytes."""

_CHARSET = re.compile(r";\s*charset\s*=\s*\"?([\w.:-]+)", re.IGNORECASE)
_SECONDS = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,6})?")


@dataclass(frozen=True, slots=True)
class ProtocolRequest:
    """A request of the SPARQL protocol: the query ("" for none), the graphs it chooses, the seconds it allows."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    seconds: float | None = None


async def read(request: Request) -> ProtocolRequest:
    """The protocol request in a query string, a form or a body. Raises Problem for anything else."""
    in_address = _pairs(request.url.query, "address")
    if request.method in ("GET", "HEAD"):
        return _from_pairs(in_address, request)
    if request.method != "POST":
        raise Problem(405, f"{request.method} is not allowed here: use GET or POST.", {"Allow": METHODS})
    body = await _body(request)
    match request.headers.get("content-type", "").partition(";")[0].strip().lower():
        case "application/x-www-form-urlencoded":
            asked = _from_pairs([*in_address, *_pairs(body, "form")], request)
        case "application/sparql-query":
            asked = _from_pairs([*in_address, ("query", body)], request)
        case "application/sparql-update":
            raise Problem(403, "This endpoint only reads: updates are not allowed.")
        case other:
            wanted = "application/sparql-query or application/x-www-form-urlencoded"
            raise Problem(415, f"A query is posted as {wanted}, not as {other or 'a body without a type'}.")
    if not asked.query:
        raise Problem(400, "The query is missing.")
    return asked


async def _body(request: Request) -> str:
    charset = _CHARSET.search(request.headers.get("content-type", ""))
    if charset and charset[1].lower() not in ("utf-8", "utf8", "us-ascii"):
        raise Problem(415, f"The request must be UTF-8, not {charset[1]}.")
    received = bytearray()
    async for chunk in request.stream():
        received += chunk
        if len(received) > MAX_BODY:
            raise Problem(413, f"The request is larger than {MAX_BODY} bytes.")
    try:
        return received.decode("utf-8")
    except UnicodeDecodeError:
        raise Problem(400, "The request is not UTF-8 text.") from None


def _pairs(text: str, what: str) -> list[tuple[str, str]]:
    """The fields of an address or a form."""
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=1000)
    except ValueError:
        raise Problem(400, f"The {what} cannot be read: it must be UTF-8, with at most 1000 fields.") from None


def _from_pairs(pairs: Sequence[tuple[str, str]], request: Request) -> ProtocolRequest:
    """The protocol request in the fields of an address or a form; a header may hold the time limit, too."""

    def values(name: str) -> tuple[str, ...]:
        return tuple(value for key, value in pairs if key == name)

    if values("update"):
        raise Problem(403, "This endpoint only reads: updates are not allowed.")
    queries = values("query")
    if len(queries) > 1:
        raise Problem(400, "The request has more than one query: send one.")
    limits = [*values("timeout"), *request.headers.getlist("timeout")]
    seconds = min(map(_seconds, limits), default=None)
    return ProtocolRequest("".join(queries).strip(), values("default-graph-uri"), values("named-graph-uri"), seconds)


def _seconds(text: str) -> float:
    """A time limit as Fuseki takes it, too: in the field or the header "timeout", in seconds."""
    if not _SECONDS.fullmatch(text.strip()) or float(text) == 0:
        raise Problem(400, f"timeout must be a number of seconds such as 2.5, not “{text[:40]}”.")
    return float(text)
