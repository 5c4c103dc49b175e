"""A small store made by hand: one programme of a province, what it rests on, plans and assigns."""

import pyoxigraph as ox

from graph.store import Store
from ontology.namespaces import PREFIXES

TURTLE = """
<https://w3id.org/vanmach/id/type/KL> skos:notation "KL" ; skos:prefLabel "Kết luận"@vi , "Conclusion"@en .
<https://w3id.org/vanmach/id/type/NQ> skos:notation "NQ" ; skos:prefLabel "Nghị quyết"@vi , "Resolution"@en .
<https://w3id.org/vanmach/id/type/KH> skos:notation "KH" ; skos:prefLabel "Kế hoạch"@vi , "Plan"@en .
<https://w3id.org/vanmach/id/level/provincial> skos:notation "provincial" .
<https://w3id.org/vanmach/id/agency/song-van/tinh-uy> a org:Organization ;
  skos:prefLabel "Tỉnh ủy Sông Vân"@vi ; skos:altLabel "TU" ; vm:level <https://w3id.org/vanmach/id/level/provincial> .
<https://w3id.org/vanmach/id/agency/song-van/so-noi-vu> a org:Organization ; skos:prefLabel "Sở Nội vụ tỉnh Sông Vân"@vi ;
  org:subOrganizationOf <https://w3id.org/vanmach/id/agency/song-van/tinh-uy> .
<https://w3id.org/vanmach/id/source/a> a vm:Source ; dcterms:identifier "a.txt" .
<https://w3id.org/vanmach/id/p/1> a vm:Passage ; vm:inSource <https://w3id.org/vanmach/id/source/a> ; oa:start 0 ; oa:end 900 ; vm:line 1 ; oa:exact "KẾT LUẬN" .
<https://w3id.org/vanmach/id/p/2> a vm:Passage ; vm:inSource <https://w3id.org/vanmach/id/source/a> ; oa:start 40 ; oa:end 90 ; vm:line 7 ; oa:exact "tiếp tục thực hiện Nghị quyết số 09-NQ/TU" .
<https://w3id.org/vanmach/id/p/3> a vm:Passage ; vm:inSource <https://w3id.org/vanmach/id/source/a> ; oa:start 95 ; oa:end 99 ; vm:line 31 ; vm:page 2 ; oa:exact "Kế hoạch <b>tinh giản</b> biên chế" .

<https://w3id.org/vanmach/id/doc/song-van/kl/53-kl-tu/2021-03-03> a vm:Document ; eli:id_local "53-KL/TU" ; eli:date_document "2021-03-03"^^xsd:date ;
  eli:type_document <https://w3id.org/vanmach/id/type/KL> ; dcterms:title "về <i>đổi mới</i> bộ máy"@vi ; vm:status vm:Held ;
  eli:passed_by <https://w3id.org/vanmach/id/agency/song-van/tinh-uy> ; vm:signatory <https://w3id.org/vanmach/id/person/1> ; vm:signedAs "Bí thư"@vi ;
  vm:continues <https://w3id.org/vanmach/id/doc/song-van/nq/09-nq-tu/2016-05-04> ; eli:cites <https://w3id.org/vanmach/id/doc/song-van/nq/09-nq-tu/2016-05-04> ;
  vm:evidence <https://w3id.org/vanmach/id/p/1> .
<https://w3id.org/vanmach/id/person/1> a foaf:Person ; foaf:name "Trần Văn Thử" .
<https://w3id.org/vanmach/id/doc/song-van/nq/09-nq-tu/2016-05-04> a vm:Document ; eli:id_local "09-NQ/TU" ; eli:date_document "2016-05-04"^^xsd:date ;
  eli:type_document <https://w3id.org/vanmach/id/type/NQ> ; dcterms:title "về cải cách hành chính"@vi ; vm:status vm:Cited .
<https://w3id.org/vanmach/id/doc/song-van/nq/09-nq-tu/2021-05-04> a vm:Document ; eli:id_local "09-NQ/TU" ; eli:date_document "2021-05-04"^^xsd:date ;
  eli:type_document <https://w3id.org/vanmach/id/type/NQ> ; dcterms:title "về chuyển đổi số"@vi ; vm:status vm:Cited .
<https://w3id.org/vanmach/id/doc/song-van/kh/20-kh-ubnd/2021-07-10> a vm:Document ; eli:id_local "20/KH-UBND" ; eli:date_document "2021-07-10"^^xsd:date ;
  eli:type_document <https://w3id.org/vanmach/id/type/KH> ; dcterms:title "Đề xuất tinh giản biên chế"@vi ; vm:status vm:Listed ;
  vm:implements <https://w3id.org/vanmach/id/doc/song-van/kl/53-kl-tu/2021-03-03> .
<https://w3id.org/vanmach/id/c/1> a vm:Citation ; vm:citingDocument <https://w3id.org/vanmach/id/doc/song-van/kl/53-kl-tu/2021-03-03> ;
  vm:citedDocument <https://w3id.org/vanmach/id/doc/song-van/nq/09-nq-tu/2016-05-04> ; vm:relation vm:continues ; vm:resolution vm:Inferred ; vm:rule "in-force" ;
  vm:evidence <https://w3id.org/vanmach/id/p/2> .
<https://w3id.org/vanmach/id/r/1> a vm:PlannedDocument ; vm:plannedIn <https://w3id.org/vanmach/id/doc/song-van/kl/53-kl-tu/2021-03-03> ; vm:item "1" ;
  dcterms:title "Kế hoạch tinh giản biên chế"@vi ; eli:type_document <https://w3id.org/vanmach/id/type/KH> ; vm:lead <https://w3id.org/vanmach/id/agency/song-van/so-noi-vu> ;
  vm:due "2021-06-30"^^xsd:date ; vm:dueLabel "Quý II/2021" ; vm:fulfilledBy <https://w3id.org/vanmach/id/doc/song-van/kh/20-kh-ubnd/2021-07-10> ; vm:evidence <https://w3id.org/vanmach/id/p/3> .
<https://w3id.org/vanmach/id/r/2> a vm:PlannedDocument ; vm:plannedIn <https://w3id.org/vanmach/id/doc/song-van/kl/53-kl-tu/2021-03-03> ; vm:item "2" ;
  dcterms:title "Kế hoạch sắp xếp tổ chức"@vi ; vm:lead <https://w3id.org/vanmach/id/agency/song-van/so-noi-vu> ; vm:due "2021-09-30"^^xsd:date .
<https://w3id.org/vanmach/id/a/1> a vm:Assignment ; vm:assignedIn <https://w3id.org/vanmach/id/doc/song-van/kl/53-kl-tu/2021-03-03> ; vm:task "Theo dõi, đôn đốc thực hiện"@vi ;
  vm:lead <https://w3id.org/vanmach/id/agency/song-van/so-noi-vu> ; vm:monitor <https://w3id.org/vanmach/id/agency/song-van/tinh-uy> ; vm:evidence <https://w3id.org/vanmach/id/p/3> .
<https://w3id.org/vanmach/id/v/1> a vm:Review ; vm:orderedIn <https://w3id.org/vanmach/id/doc/song-van/kl/53-kl-tu/2021-03-03> ; vm:reviewKind vm:Interim ; vm:due "2023-12-31"^^xsd:date .
<https://w3id.org/vanmach/id/policy/song-van/nq/09-nq-tu/2016-05-04> a vm:Policy ; skos:prefLabel "Nghị quyết 09-NQ/TU (2016): <b>cải cách</b> hành chính"@vi ;
  vm:founder <https://w3id.org/vanmach/id/doc/song-van/nq/09-nq-tu/2016-05-04> ; vm:latestDocument <https://w3id.org/vanmach/id/doc/song-van/kl/53-kl-tu/2021-03-03> ;
  vm:followedUpBy <https://w3id.org/vanmach/id/agency/song-van/so-noi-vu> .
<https://w3id.org/vanmach/id/doc/song-van/nq/09-nq-tu/2016-05-04> vm:policy <https://w3id.org/vanmach/id/policy/song-van/nq/09-nq-tu/2016-05-04> ;
  vm:inferredSubject <https://w3id.org/vanmach/id/subject/cai-cach-hanh-chinh> .
<https://w3id.org/vanmach/id/doc/song-van/kl/53-kl-tu/2021-03-03> vm:policy <https://w3id.org/vanmach/id/policy/song-van/nq/09-nq-tu/2016-05-04> ;
  eli:is_about <https://w3id.org/vanmach/id/subject/song-van/bo-may> .
<https://w3id.org/vanmach/id/subject/song-van/bo-may> a skos:Concept ; skos:prefLabel "Bộ máy"@vi ; skos:inScheme <https://w3id.org/vanmach/id/scheme/song-van> .
<https://w3id.org/vanmach/id/subject/cai-cach-hanh-chinh> a skos:Concept ; skos:prefLabel "Cải cách hành chính"@vi , "Administrative reform"@en ;
  skos:inScheme <https://w3id.org/vanmach/id/scheme/fields> ; skos:broadMatch <https://w3id.org/vanmach/id/subject/song-van/bo-may> .
<https://w3id.org/vanmach/id/subject-inference/1> a vm:SubjectInference ; vm:inferredFor <https://w3id.org/vanmach/id/doc/song-van/nq/09-nq-tu/2016-05-04> ;
  vm:inferredSubject <https://w3id.org/vanmach/id/subject/cai-cach-hanh-chinh> ; vm:why "Suy ra: cải cách"@vi , "Inferred: cải cách"@en .
<https://w3id.org/vanmach/id/x/1> a vm:Anomaly ; vm:anomalyKind "date" ; rdfs:comment "Hai ngày khác nhau"@vi ; vm:evidence <https://w3id.org/vanmach/id/p/3> .
"""  # fmt: skip


def sample_store() -> Store:
    """The store that the pages are tried on."""
    prologue = "".join(f"@prefix {prefix}: <{name}> .\n" for prefix, name in PREFIXES.items())
    triples = ox.parse(prologue + TURTLE, format=ox.RdfFormat.TURTLE)
    return Store.in_memory(
        ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode("https://w3id.org/vanmach/id/graph/a")) for t in triples
    )
