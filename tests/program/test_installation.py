"""The tests try what is in this clone, and its README tells of it."""

import importlib
from pathlib import Path

import pytest
from console import CLONE, vanmach

import vanmach as program

COMMANDS = [
    command.name or (command.callback.__name__ if command.callback else "")
    for command in program.app.registered_commands
]


@pytest.mark.parametrize("name", ["vanmach", "ontology", "loaders", "graph", "queries", "viz"])
def test_what_is_installed_is_what_is_in_the_clone(name: str) -> None:
    """Fails where the program was changed after it was installed: install it again."""
    installed = Path(str(importlib.import_module(name).__file__))
    here = CLONE / (f"{name}.py" if installed.name == f"{name}.py" else name)
    pairs = [(installed, here)] if here.is_file() else [(installed.parent / f.name, f) for f in here.glob("*.py")]
    assert [str(clone) for copy, clone in pairs if not copy.exists() or copy.read_bytes() != clone.read_bytes()] == []


def test_the_commands_that_are_promised_are_there() -> None:
    assert {"demo", "build", "export", "query", "lineage", "why", "check", "serve", "mcp"} <= set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"vanmach {command}" in (CLONE / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_shows_an_example(command: str) -> None:
    run = vanmach(command, "--help")
    assert (run.code, run.err) == (0, "")
    assert f"Example: vanmach {command}" in run.out


def test_the_help_of_the_program_names_every_command() -> None:
    run = vanmach("--help")
    assert run.code == 0
    assert [command for command in COMMANDS if f" {command} " not in run.out] == []


def test_the_help_of_the_program_shows_an_example() -> None:
    assert "Example: vanmach" in vanmach("--help").out


def test_the_program_alone_shows_its_help() -> None:
    assert vanmach() == vanmach("--help")
