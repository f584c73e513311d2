"""Model files: a `ScoringModel` as YAML that people edit, and back, with errors that name the line."""

from __future__ import annotations

from scoring.modelfile.file import (
    ModelFile,
    dump_model,
    list_templates,
    load_model,
    open_model,
    open_template,
    parse_model,
    template_text,
)
from scoring.modelfile.schema import model_schema, schema_text

__all__ = [
    "ModelFile",
    "dump_model",
    "list_templates",
    "load_model",
    "model_schema",
    "open_model",
    "open_template",
    "parse_model",
    "schema_text",
    "template_text",
]
