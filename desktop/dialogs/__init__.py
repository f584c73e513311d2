"""Windows that ask or tell one thing: export, about, the template gallery."""
