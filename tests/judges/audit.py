"""openxml-audit, a validator in pure Python: it sees dangling relationships, which the SDK does not."""

from __future__ import annotations

import functools
import importlib.util
from pathlib import Path

from tests.judges.findings import Finding
from tests.judges.required import JudgeMissingError, skip_without

NAME = "openxml-audit"
MEND = "Install the development requirements: they bring the openxml-audit package."

PRESENT = importlib.util.find_spec("openxml_audit") is not None
if PRESENT:
    from openxml_audit import FileFormat, OpenXmlValidator, ValidationSeverity

requires_audit = skip_without(PRESENT, f"openxml-audit is not here. {MEND}")


def validate(path: Path) -> list[Finding]:
    """Return the errors that openxml-audit finds in an .xlsx or .xlsm by the rules of Microsoft 365."""
    if not PRESENT:
        raise JudgeMissingError(MEND)
    result = _validator().validate(str(path))
    return [
        Finding(NAME, error.id or error.error_type.value, error.description, error.part_uri, error.path)
        for error in result.errors
        if error.severity is ValidationSeverity.ERROR
    ]


@functools.cache
def _validator() -> OpenXmlValidator:
    """One for all files of a process: it takes longer to make than a small file takes to validate."""
    return OpenXmlValidator(file_format=FileFormat.MICROSOFT_365)
