"""Answers that stay right as long as the store stays as it is: kept here, and known again where a client kept them."""

import hashlib
from collections import OrderedDict
from typing import Generic, TypeVar

from fastapi import Request

from graph.store import Store
from queries.pool import Question

ROOM = 64_000_000
"""Bytes of all answers kept."""

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


def entity_tag(store: Store, question: Question) -> str:
    """The name of an answer, without having it: the same as long as the store and what is asked are."""
    digest = hashlib.sha256(repr((store.stamp, question)).encode()).hexdigest()
    return f'W/"{digest[:32]}"'


def is_known(request: Request, tag: str | None) -> bool:
    """Whether the client has the answer of that name (RFC 9110, 13.1.2)."""
    if tag is None or request.method not in ("GET", "HEAD"):
        return False
    known = [name.strip().removeprefix("W/") for name in request.headers.get("if-none-match", "").split(",")]
    return tag.removeprefix("W/") in known
