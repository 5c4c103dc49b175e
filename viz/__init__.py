"""Pages and pictures: what the queries answer → HTML that people read."""
