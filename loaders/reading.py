"""A file of any supported format → its text and where it came from."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from loaders.facts import Source
from loaders.web import web_text
from loaders.word import word_text


class UnreadableFile(Exception):
    """A file that cannot be read; the message is one plain line that says what and what to do."""


def read_file(path: Path, name: str) -> Source:
    """The source at `path`, known as `name` (its path inside what is being loaded).

    Raises UnreadableFile for a missing, empty or binary file, and for a format that is not supported.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"{name}: cannot be opened ({error.strerror}).") from error
    kind = path.suffix.lower().lstrip(".")
    reader = READERS.get(kind)
    if reader is None:
        raise UnreadableFile(f"{name}: files of type .{kind} are not read; give {', '.join(sorted(READERS))}.")
    if not data.strip():
        raise UnreadableFile(f"{name}: the file is empty.")
    text = reader(data, name)
    if not text.strip():
        raise UnreadableFile(f"{name}: no text in it; a scan needs its text layer first.")
    return Source(name, hashlib.sha256(data).hexdigest(), kind, text)


def _plain(data: bytes, name: str) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile(f"{name}: not a text in UTF-8; save it as UTF-8, or load the original file.") from error
    if "\0" in text:
        raise UnreadableFile(f"{name}: a binary file, not a text; load the original file.")
    return text


def _word(data: bytes, name: str) -> str:
    try:
        return word_text(data)
    except ValueError as error:
        raise UnreadableFile(f"{name}: {error}; open it in Word and save it again.") from error


def _web(data: bytes, name: str) -> str:
    return web_text(data)


READERS: dict[str, Callable[[bytes, str], str]] = {"txt": _plain, "docx": _word, "html": _web, "htm": _web}
"""File ending → what turns its bytes into text."""
