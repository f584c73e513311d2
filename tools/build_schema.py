"""Writes docs/model.schema.json, the schema that editors complete model files with, from the code's own tables.

Run it from the top of the repository whenever an operator or the format changes: `python tools/build_schema.py`.
"""

from __future__ import annotations

from pathlib import Path

from scoring.modelfile import schema_text

if __name__ == "__main__":
    Path("docs/model.schema.json").write_text(schema_text(), encoding="utf-8")
