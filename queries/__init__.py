"""Questions to the graph: saved queries, documents as people name them, lineage, and the SPARQL endpoint."""
