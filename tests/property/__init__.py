"""Properties of the meaning of a score, held against a small reference of its own."""
