"""An add-in file as it is found: whether it is ours, which Python it names, and whether it is the one made today."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from excel_addin.ribbon.layout import TAB
from excel_addin.ribbon.texts import FORMATS

_SETTINGS_PART, _STATE_PART = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"
# An add-in has a few hundred kilobytes; a larger file is none of ours.
_LARGEST = 20_000_000


@dataclass(frozen=True)
class Found:
    """An add-in of ours: its parts by name."""

    parts: Mapping[str, bytes]

    @property
    def settings(self) -> dict[str, str]:
        """What its settings sheet says."""
        texts = [
            cell.text or "" for cell in ET.fromstring(self.parts[_SETTINGS_PART]).iter() if cell.tag.endswith("}t")
        ]
        return dict(zip(texts[::2], texts[1::2], strict=False))

    def is_same(self, other: Found) -> bool:
        """Whether both are of one version and for one Python; what the ribbon shows at first may differ."""
        return _without_state(self.parts) == _without_state(other.parts)


def found_in(path: Path) -> Found | None:
    """The add-in in a file; None where there is no file, or one that is not ours."""
    try:
        return None if path.stat().st_size > _LARGEST else found_as(path.read_bytes())
    except OSError:
        return None


def found_as(data: bytes) -> Found | None:
    """The add-in that bytes are; None where they are none of ours."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
        return None
    ours = all(f'id="{TAB}"'.encode() in parts.get(form.part, b"") for form in FORMATS)
    return Found(parts) if ours and _SETTINGS_PART in parts else None


def _without_state(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name: data for name, data in parts.items() if name != _STATE_PART}
