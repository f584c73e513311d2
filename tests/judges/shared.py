"""Reference material that lies beside the repository on some machines and never inside it.

Real workbooks and lead files are not ours to publish. Tests that want them skip where they are missing.
"""

from __future__ import annotations

from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
SHARED = REPOSITORY.parent / "shared"

requires_shared = pytest.mark.skipif(
    not (SHARED / "data").is_dir(), reason="The shared folder with real files is not beside this repository."
)


def shared_path(*parts: str) -> Path:
    """Return a path in the shared folder; skip the calling test, saying so, if it is not there."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"{'/'.join(parts)} is not in the shared folder beside this repository.")
    return path
