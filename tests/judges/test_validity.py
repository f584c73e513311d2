"""The format validators pass a sound workbook and see the faults planted in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.judges import audit, oxsdk
from tests.judges.books import plant, write_sound
from tests.judges.findings import Finding
from tests.judges.validity import assert_valid, findings, requires_validators

Validate = Callable[[Path], list[Finding]]
SHEET_PART = "xl/worksheets/sheet1.xml"

SDK = pytest.param(oxsdk.validate, marks=oxsdk.requires_oxsdk, id="sdk")
AUDIT = pytest.param(audit.validate, marks=audit.requires_audit, id="audit")


@pytest.mark.parametrize("validate", [SDK, AUDIT])
def test_a_sound_workbook_has_no_findings(validate: Validate, tmp_path: Path) -> None:
    assert validate(write_sound(tmp_path / "sound.xlsx")) == []


@pytest.mark.parametrize("validate", [SDK, AUDIT])
@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        pytest.param(SHEET_PART, "<sheetData>", "<nonsense/><sheetData>", id="element nobody knows"),
        pytest.param("xl/styles.xml", 'patternType="none"', 'patternType="tartan"', id="bad enumeration"),
    ],
)
def test_both_see(validate: Validate, part: str, old: str, new: str, tmp_path: Path) -> None:
    sound = write_sound(tmp_path / "sound.xlsx")
    found = validate(plant(sound, tmp_path / "faulty.xlsx", part, old, new))
    assert found
    assert any(finding.part.lstrip("/") == part for finding in found)


@oxsdk.requires_oxsdk
@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param('s="1"', 's="99"', id="style index out of range"),
        pytest.param('<c r="B2"', '<c colour="red" r="B2"', id="undeclared attribute"),
    ],
)
def test_only_the_sdk_sees(old: str, new: str, tmp_path: Path) -> None:
    sound = write_sound(tmp_path / "sound.xlsx")
    found = oxsdk.validate(plant(sound, tmp_path / "faulty.xlsx", SHEET_PART, old, new))
    assert [finding.part for finding in found] == ["/" + SHEET_PART]


@audit.requires_audit
def test_only_the_audit_sees_a_dangling_relationship(tmp_path: Path) -> None:
    sound = write_sound(tmp_path / "sound.xlsx")
    assert audit.validate(plant(sound, tmp_path / "faulty.xlsx", SHEET_PART, 'r:id="rId1"', 'r:id="rId99"'))


@pytest.mark.parametrize("validate", [SDK, AUDIT])
def test_a_file_that_is_no_package_is_a_finding(validate: Validate, tmp_path: Path) -> None:
    path = tmp_path / "broken.xlsx"
    path.write_bytes(b"no zip at all")
    assert len(validate(path)) == 1


@requires_validators
def test_both_at_once(tmp_path: Path) -> None:
    sound = write_sound(tmp_path / "sound.xlsx")
    assert_valid(sound)
    faulty = plant(sound, tmp_path / "faulty.xlsx", SHEET_PART, "<sheetData>", "<nonsense/><sheetData>")
    assert {finding.judge for finding in findings(faulty)} == {oxsdk.NAME, audit.NAME}
    with pytest.raises(AssertionError, match="nonsense"):
        assert_valid(faulty)
