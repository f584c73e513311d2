"""One question to both format validators: would Excel open this file without repairing it?

Some faults neither sees (rows out of order, a table header that differs from its cell …); those are for
Hotsheet's own lint. No finding here is necessary, not sufficient.
"""

from __future__ import annotations

from pathlib import Path

from tests.judges import audit, oxsdk
from tests.judges.findings import Finding
from tests.judges.required import skip_without

requires_validators = skip_without(
    oxsdk.PRESENT and audit.PRESENT,
    f"Both format validators are needed. {oxsdk.MEND}",
    possible=oxsdk.POSSIBLE,
)


def findings(path: Path) -> list[Finding]:
    """Return what either validator finds wrong with a workbook."""
    return [*oxsdk.validate(path), *audit.validate(path)]


def assert_valid(path: Path) -> None:
    """Fail with every finding spelled out unless both validators find nothing wrong."""
    found = findings(path)
    assert not found, f"{path.name}: {len(found)} findings\n" + "\n".join(f"  {finding}" for finding in found)
