"""`vanmach mcp` as an assistant uses it: asked by the official package's own client, over standard input and output."""

import asyncio
import importlib.util
import json
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from console import PROGRAM, environment, vanmach

from queries import library

installed = importlib.util.find_spec("mcp") is not None
needs_mcp = pytest.mark.skipif(not installed, reason="the package mcp is not installed: pip install 'vanmach[mcp]'")


def asked(store: Path, work: Callable[[Any], Coroutine[Any, Any, Any]]) -> Any:
    """What `work` finds out with a client that has started the program on a store."""
    from mcp import Client, StdioServerParameters

    program = StdioServerParameters(
        command=str(PROGRAM), args=["mcp", "--store", str(store)], env=environment(), encoding="utf-8"
    )

    async def talk() -> Any:
        async with Client(program, read_timeout_seconds=60) as client:
            return await work(client)

    return asyncio.run(talk())


def call(store: Path, tool: str, **arguments: Any) -> Any:
    """The structured answer of a tool; the words of its error where it refuses."""

    async def work(client: Any) -> Any:
        result = await client.call_tool(tool, arguments)
        if result.is_error:
            return result.content[0].text
        assert json.loads(result.content[0].text) if tool != "saved_queries" else result.content
        return result.structured_content

    return asked(store, work)


@needs_mcp
def test_the_tools_are_told_and_only_read(store: Path) -> None:
    tools = asked(store, lambda client: client.list_tools()).tools
    assert [tool.name for tool in tools] == ["search", "document", "lineage", "duties", "saved_queries", "saved_query"]
    assert all(tool.description and tool.annotations.read_only_hint for tool in tools)


@needs_mcp
def test_search_finds_without_accents(store: Path) -> None:
    plain, accented = (call(store, "search", words=words) for words in ("cai cach thu tuc", "cải cách thủ tục"))
    assert plain == accented
    assert "31-KL/TU" in {hit["document"]["label"] for hit in plain["documents"]}


@needs_mcp
def test_a_document_and_its_line(store: Path) -> None:
    found = call(store, "document", document="31-KL/TU")
    acts = {(one["relation"], one["document"]["label"], one["document"]["date"][:4]) for one in found["acts_on"]}
    assert ("continues", "88-NQ/TU", "2016") in acts
    assert all(one["passages"] for one in found["acts_on"] if one["relation"] == "continues")
    line = call(store, "lineage", document="31-KL/TU")
    assert {"31-KL/TU", "88-NQ/TU"} <= {node["label"] for node in line["nodes"]}


@needs_mcp
def test_duties_are_filtered_and_paged(store: Path) -> None:
    met = call(store, "duties", state="met", on="2026-01-01", size=1)
    assert (len(met["duties"]), met["duties"][0]["state"]) == (1, "met")
    assert met["count"] > 1
    assert met["duties"][0]["met_by"]["label"]
    none = call(store, "duties", due_from="1999-01-01", due_to="1999-12-31")
    assert (none["count"], none["duties"]) == (0, [])


@needs_mcp
def test_saved_queries_are_listed_and_asked(store: Path) -> None:
    listed = call(store, "saved_queries")["result"]
    assert [query["name"] for query in listed] == library.names()
    found = call(store, "saved_query", name="continues", values={"document": "31-KL/TU"})
    assert "88-NQ/TU" in found["rows"][0]
    assert (len(found["columns"]), found["count"]) == (len(found["rows"][0]), len(found["rows"]))


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("document", {"document": "31-KL/TV"}, "did you mean 31-KL/TU"),
    ("lineage", {"document": "88-NQ/TU"}, "write one of"),
    ("saved_query", {"name": "continuess"}, "did you mean continues"),
    ("saved_query", {"name": "continues"}, "needs document"),
    ("duties", {"agency": "Ban Không Có"}, "No agency"),
    ("duties", {"state": "late"}, "state"),
]


@needs_mcp
@pytest.mark.parametrize(("tool", "arguments", "words"), REFUSED)
def test_a_refusal_says_what_to_do(store: Path, tool: str, arguments: dict[str, Any], words: str) -> None:
    said = call(store, tool, **arguments)
    assert words in said
    assert "Traceback" not in said


def test_without_a_store_it_says_so(tmp_path: Path) -> None:
    run = vanmach("mcp", "--store", tmp_path / "none")
    assert (run.code, run.out) == (2, "")
    assert "No store" in run.err


@pytest.mark.skipif(installed, reason="the package mcp is installed")
def test_without_its_package_it_says_what_to_install(store: Path) -> None:
    run = vanmach("mcp", "--store", store)
    assert (run.code, run.out) == (2, "")
    assert "pip install 'vanmach[mcp]'" in run.err
