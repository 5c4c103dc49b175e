"""Answers that stay right as long as the store stays as it is: kept here, and known again where a client kept them."""

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

from fastapi import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph.store import Store

ROOM = 64_000_000
"""Bytes of all answers kept."""

_ASKED_BY = (b"accept", b"accept-encoding", b"timeout")
"""Headers of a request that make a difference to its answer."""

Key = TypeVar("Key")
Value = TypeVar("Value")


class Kept(Generic[Key, Value]):
    """What was used last, as much of it as there is room for."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._kept: OrderedDict[Key, tuple[Value, int]] = OrderedDict()

    def get(self, key: Key) -> Value | None:
        """What is kept under `key`, if anything."""
        found = self._kept.get(key)
        if found is None:
            return None
        self._kept.move_to_end(key)
        return found[0]

    def put(self, key: Key, value: Value, size: int) -> None:
        """Keep `value`, and give up what was not used for longest if it takes too much room."""
        if key in self._kept:
            return
        self._kept[key] = value, size
        self._room -= size
        while self._room < 0:
            _, (_, freed) = self._kept.popitem(last=False)
            self._room += freed


class KeptResponses:
    """Around an app: what it has answered to a GET at /sparql is answered again at once, as long as the store stays.

    Only whole answers that have an entity tag are kept, as they were sent: in the format and the encoding accepted.
    """

    def __init__(self, app: ASGIApp, current: Callable[[], Store]) -> None:
        self._app = app
        self._current = current
        self._kept: Kept[tuple[str, ...], tuple[Message, Message]] = Kept()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].endswith("/sparql"):
            await self._app(scope, receive, send)
            return
        asked = [f"{name!r}{value!r}" for name, value in scope["headers"] if name in _ASKED_BY]
        is_plain = not any(name == b"if-none-match" for name, _ in scope["headers"])
        key = (self._current().stamp, scope["path"], scope["query_string"].decode("latin-1"), *asked)
        found = self._kept.get(key) if is_plain else None
        if found is not None:
            for message in found:
                await send(message)
            return
        sent: list[Message] = []

        async def note(message: Message) -> None:
            if len(sent) < 3:
                sent.append(message)
            await send(message)

        await self._app(scope, receive, note)
        if _can_be_kept(sent):
            self._kept.put(key, (sent[0], sent[1]), len(sent[1]["body"]) + len(key[2]))


def _can_be_kept(sent: list[Message]) -> bool:
    """Whether messages are one whole answer that has an entity tag."""
    if len(sent) != 2 or sent[0]["status"] != 200 or sent[1].get("more_body"):
        return False
    return any(name.lower() == b"etag" for name, _ in sent[0]["headers"])


def entity_tag(store: Store, *asked: object) -> str:
    """The name of an answer, without having it: the same as long as the store and what is asked are."""
    digest = hashlib.sha256(repr((store.stamp, *asked)).encode()).hexdigest()
    return f'W/"{digest[:32]}"'


def is_known(request: Request, tag: str | None) -> bool:
    """Whether the client has the answer of that name (RFC 9110, 13.1.2)."""
    if tag is None or request.method not in ("GET", "HEAD"):
        return False
    known = [name.strip().removeprefix("W/") for name in request.headers.get("if-none-match", "").split(",")]
    return tag.removeprefix("W/") in known
