"""The vocabulary and the shapes as rdflib graphs, read from the Turtle files beside this module."""

from functools import cache
from importlib.resources import files

from rdflib import Graph


@cache
def vocabulary() -> Graph:
    """Every term of the graph with its labels and definitions; read once and shared: copy it to change it."""
    return _read("vanmach.ttl")


@cache
def shapes() -> Graph:
    """The SHACL shapes that a built graph keeps; read once and shared: copy it to change it."""
    return _read("shapes.ttl")


def _read(name: str) -> Graph:
    return Graph().parse(data=files("ontology").joinpath(name).read_text(encoding="utf-8"), format="turtle")


__all__ = ["shapes", "vocabulary"]
