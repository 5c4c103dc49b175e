"""Every agency that the gold facts name is one of the register, where they are at hand: counted, and printed with `-s`."""

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.bodies import body_at
from loaders.agencies import read_agencies
from ontology.namespaces import ID
from ontology.registers import provinces

GOLD = Path(__file__).parents[3] / "shared" / "gold" / "dev.jsonl"

pytestmark = pytest.mark.skipif(not GOLD.is_file(), reason="the gold facts are not in ../shared")

NOT_OF_THE_REGISTER = {
    "các cơ quan, đơn vị",  # names nobody: whoever a programme charges
    "Ban Chấp hành",  # of a signature: whose it is, the letterhead says
}
"""Besides what describes an office ("phó trưởng ban: …")."""


def strings() -> Iterator[tuple[str, str | None, str | None]]:
    """Each agency that a fact names, with the date of its document and the province that the document speaks for."""
    facts = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    home = {(f["symbol"], f["date"]): province_in(f.get("issuer") or "") for f in facts if f["kind"] == "document"}
    for fact in facts:
        key = fact if fact["kind"] == "document" else fact.get("doc") or fact.get("from") or {}
        place, date = home.get((key.get("symbol"), key.get("date"))), key.get("date")
        match fact["kind"]:
            case "document":
                named = [fact["issuer"], fact.get("on_behalf_of")]
            case "assignment":
                named = [fact["agency"]]
            case "planned":
                named = [*(fact["lead"] or ()), fact["issuer"]]
            case "committee":
                named = fact["members"]
            case "relation":
                named = [fact["to"].get("issuer")]
            case _:
                named = []
        yield from ((name, date, place) for name in named if name)


def province_in(text: str) -> str | None:
    return next((row.name for row in provinces() if text.endswith(f" {row.name}")), None)


def test_each_string_is_one_body_and_each_body_has_its_own_iri() -> None:
    bodies: dict[str, set[str]] = defaultdict(set)
    iris: dict[tuple[str, str | None], set[str]] = defaultdict(set)
    unresolved: set[str] = set()
    for name, date, place in strings():
        read = read_agencies(name, place)
        found = [body for agency in read if (body := body_at(agency, date))]
        if len(read) != 1 or len(found) != 1:
            unresolved.add(name)
            continue
        bodies[found[0].iri].add(name)
        iris[name, place].add(found[0].iri)
    spellings = {name for names in bodies.values() for name in names}
    print(f"\n{len(spellings)} strings are {len(bodies)} bodies of the register; {len(unresolved)} strings are none:")
    print("\n".join(f"  {name}" for name in sorted(unresolved)))
    print("Bodies of several spellings:")
    for iri, names in sorted(bodies.items()):
        if len(names) > 1:
            print(f"  {iri.removeprefix(ID)}: {'; '.join(sorted(names))}")
    assert {name for name in unresolved if not name.startswith("phó trưởng ban: ")} <= NOT_OF_THE_REGISTER
    assert all(len(found) == 1 for found in iris.values())
    assert [names for names in bodies.values() if len({plain(name) for name in names}) > 1] == []


def plain(name: str) -> str:
    """A name without what may be left out of it: "của", the province, "Việt Nam"."""
    words = f" {name.lower()} "
    for row in provinces():
        words = words.replace(f" tỉnh {row.name.lower()} ", " ").replace(f" {row.name.lower()} ", " ")
    return " ".join(words.replace(" của ", " ").replace(" việt nam ", " ").split())
