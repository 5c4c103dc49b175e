"""Facts → triples, one named graph a source; the store that holds them, and the build that keeps it up to date."""
