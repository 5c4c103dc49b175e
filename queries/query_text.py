"""The text of a SPARQL query → what it would do before it does it: call out, change, exhaust the parser.

Oxigraph gives no syntax tree, and its grammar reads keywords without a space around them ("1SERVICE<…>{}").
So the text is stripped of all that can hold any word (strings, IRIs, comments, variables, local names), and
the rest is searched. In doubt it is refused: a refused query can be written otherwise, a call that was made
cannot be taken back.
"""

import re

from queries.errors import QueryError

MAX_LENGTH = 200_000
MAX_DOUBTFUL = 3000
"""Characters of a text that can be read in two ways, so that its depth and its steps cannot be counted."""

MAX_DEPTH = 100
MAX_STEPS = 500
"""Brackets and operators. Oxigraph 0.5.13 recurses over them; at some 3,000 OPTIONALs the process dies."""

MAX_PATTERNS = 150
"""Triple patterns, by their separators. Oxigraph plans 200 of them in ten seconds; 15,000 end the process."""

MAX_ITEMS = 2000
"""Terms in parentheses with no comma between them: collections, each of whose items is two patterns."""

_HIDING = re.compile(
    r'''
      \'\'\'(?:[^'\\]|\\.|'(?!''))*\'\'\' | """(?:[^"\\]|\\.|"(?!""))*"""   # long strings
    | '(?:[^'\\\n\r]|\\[^\n\r])*' | "(?:[^"\\\n\r]|\\[^\n\r])*"             # strings
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | \#[^\n\r]*                                                              # comments
    | \\.                                                                     # escapes in local names
    | [?$]\w+ | @[A-Za-z]+(?:-[A-Za-z0-9]+)* | :\w[\w-]*                       # variables, languages, names
    ''',
    re.VERBOSE | re.DOTALL,
)
_SCHEME = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*://")
_UPDATE = re.compile(r"(?:INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b", re.IGNORECASE)
_PROLOGUE = re.compile(r"(?:\s|\bBASE\b|\bPREFIX\b\s*[\w.-]*\s*:)+", re.IGNORECASE)
_TOKEN = re.compile(r"[(){}\[\].;,]|[^\s(){}\[\].;,]+")
_DECIMAL_POINT = re.compile(r"(?<=[0-9])\.(?=[0-9])")
_STEPS = re.compile(r"[({\[!|&/+*^=-]")


class OutgoingCall(QueryError):
    """A query that would call another service."""


class Update(QueryError):
    """A request to change the data."""


def check(text: str) -> None:
    """Raise OutgoingCall, Update or QueryError if `text` must not reach the engine."""
    if len(text) > MAX_LENGTH:
        raise QueryError(f"The query is longer than {MAX_LENGTH} characters: split it.")
    bare = without_names(text)
    if calls_out(text):
        raise OutgoingCall("SERVICE is not allowed: this endpoint answers from its own data only.")
    if is_update(bare):
        raise Update("This endpoint only reads: it takes SELECT, ASK, CONSTRUCT and DESCRIBE.")
    if len(text) > MAX_DOUBTFUL and _is_doubtful(text):
        raise QueryError("The query is long and has IRIs such as <#part>: write them in full (http://…).")
    if len(_STEPS.findall(bare)) > MAX_STEPS or _is_too_large(_HIDING.sub(" x ", text)):
        raise QueryError("The query is too deeply nested or has too many steps: split it.")


def without_names(text: str) -> str:
    """`text` without all that can hold any word: strings, IRIs, comments, variables and local names."""
    return _HIDING.sub(" ", text)


def calls_out(text: str) -> bool:
    """Whether `text` has, or may have, a SERVICE clause."""
    if "service" not in text.lower():
        return False
    return "service" in without_names(text).lower() or _is_doubtful(text)


def _is_doubtful(text: str) -> bool:
    """Whether some "<…>" can also be read as "less than" and the start of a comment or a string.

    In "FILTER(?a<?b#c>'''" what follows the # is a comment for Oxigraph, and "''' … '''" no string.
    """
    iris = (match["iri"] for match in _HIDING.finditer(text) if match["iri"])
    return any(("#" in iri or "'" in iri) and not _SCHEME.match(iri) for iri in iris)


def is_update(bare: str) -> bool:
    """Whether a text, stripped of strings and IRIs, begins as a SPARQL update does."""
    start = _PROLOGUE.match(bare)
    return _UPDATE.match(bare, start.end() if start else 0) is not None


def _is_too_large(bare: str) -> bool:
    """Whether a text, all that can hold any word replaced by "x", nests too deep or has too many patterns."""
    open_brackets = [""]
    patterns = items = 0
    for token in _TOKEN.findall(_DECIMAL_POINT.sub("", bare)):
        in_parentheses = open_brackets[-1] == "("
        if token in "({[":
            open_brackets.append(token)
        elif token in ")}]":
            open_brackets = open_brackets[:-1] or [""]
        elif token in ".;,":
            patterns += not in_parentheses
            items -= in_parentheses
        elif in_parentheses:
            items += 1
        if len(open_brackets) > MAX_DEPTH or patterns > MAX_PATTERNS or items > MAX_ITEMS:
            return True
    return False
