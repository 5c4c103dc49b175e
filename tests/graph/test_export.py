"""The whole graph in every format, read back by the libraries that people use."""

from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib

from graph.export import UnknownFormat, document_network, export
from graph.store import Store
from ontology.namespaces import ID

QUADS = {"nq": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG, "jsonld": ox.RdfFormat.JSON_LD}
TRIPLES = {"ttl": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES, "rdf": ox.RdfFormat.RDF_XML}
RDFLIB = {"nq": "nquads", "trig": "trig", "jsonld": "json-ld", "ttl": "turtle", "nt": "nt", "rdf": "xml"}
KL31 = f"{ID}doc/song-van/kl/31-kl-tu/2021-02-26"
NQ88_2016 = f"{ID}doc/song-van/nq/88-nq-tu/2016-08-15"


@pytest.mark.parametrize("ending", QUADS)
def test_the_quads_come_back(samples: Store, tmp_path: Path, ending: str) -> None:
    written = export(samples, tmp_path / f"graph.{ending}")
    back = set(ox.parse(path=tmp_path / f"graph.{ending}", format=QUADS[ending]))
    assert back == set(samples.quads)
    assert written == len(back)


@pytest.mark.parametrize("ending", TRIPLES)
def test_the_triples_come_back(samples: Store, tmp_path: Path, ending: str) -> None:
    written = export(samples, tmp_path / f"graph.{ending}")
    back = {quad.triple for quad in ox.parse(path=tmp_path / f"graph.{ending}", format=TRIPLES[ending])}
    assert back == {quad.triple for quad in samples.quads}
    assert written == len(back)


@pytest.mark.parametrize("ending", RDFLIB)
def test_rdflib_reads_the_same_triples(samples: Store, tmp_path: Path, ending: str) -> None:
    export(samples, tmp_path / f"graph.{ending}")
    export(samples, tmp_path / "plain.nt")
    read = rdflib.Dataset(default_union=True).parse(tmp_path / f"graph.{ending}", format=RDFLIB[ending])
    plain = rdflib.Graph().parse(tmp_path / "plain.nt", format="nt")
    assert {triple[:3] for triple in read} == set(plain)


@pytest.mark.parametrize(("ending", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_network_programs_read_documents_and_relations(
    samples: Store, tmp_path: Path, ending: str, read: object
) -> None:
    edges = export(samples, tmp_path / f"graph.{ending}")
    network = read(tmp_path / f"graph.{ending}")  # type: ignore[operator]
    assert network.number_of_edges() == edges > 0
    assert network.nodes[KL31]["label"] == "31-KL/TU"
    assert network.edges[KL31, NQ88_2016]["relation"] == "continues"
    assert set(network) == set(document_network(samples))


@pytest.mark.parametrize("ending", ["nq", "nt", "ttl", "trig"])
def test_the_same_graph_is_the_same_file(samples: Store, tmp_path: Path, ending: str) -> None:
    one, other = tmp_path / f"one.{ending}", tmp_path / f"other.{ending}"
    export(samples, one)
    export(Store.in_memory(list(samples.quads)[::-1]), other)
    assert one.read_bytes() == other.read_bytes()


def test_there_are_no_blank_nodes(samples: Store) -> None:
    terms = {term for quad in samples.quads for term in (quad.subject, quad.object, quad.graph_name)}
    assert not [term for term in terms if isinstance(term, ox.BlankNode)]


@pytest.mark.parametrize("name", ["graph.docx", "graph", "graph.ttl.gz", ".ttl"])
def test_an_unknown_ending_names_those_that_are_known(samples: Store, tmp_path: Path, name: str) -> None:
    with pytest.raises(UnknownFormat, match=r"\.nq, .*\.gexf"):
        export(samples, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_an_ending_in_capitals_is_known(samples: Store, tmp_path: Path) -> None:
    assert export(samples, tmp_path / "GRAPH.NQ") == len(samples)


def test_an_export_that_fails_leaves_nothing_behind(samples: Store, tmp_path: Path) -> None:
    (tmp_path / "graph.nq").mkdir()
    with pytest.raises(OSError, match="directory"):
        export(samples, tmp_path / "graph.nq")
    assert [file.name for file in tmp_path.iterdir()] == ["graph.nq"]


def test_an_export_replaces_an_older_one_whole(samples: Store, tmp_path: Path) -> None:
    (tmp_path / "graph.nt").write_text("old", encoding="utf-8")
    export(samples, tmp_path / "graph.nt")
    assert "old" not in (tmp_path / "graph.nt").read_text(encoding="utf-8").splitlines()
    assert [file.name for file in tmp_path.iterdir()] == ["graph.nt"]
