"""What the cells of a column plainly hold, and what they leave open."""

from __future__ import annotations

from pathlib import Path

import pytest

from scoring.fields import FieldKind
from scoring.jobs.evidence import evidence_of
from scoring.leads import understand_leads


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (["Yes", "no", "YES", "No"], FieldKind.YES_NO),
        (["No", "No", "", "No"], FieldKind.YES_NO),
        (["sí", "no", "sí", "no"], FieldKind.YES_NO),
        (["Email opened", "Page visited", "No", "Unsubscribed", "Other"], FieldKind.TEXT),
        (["a@x.example", "b@x.example", "unknown", "c@x.example", "d@x.example"], FieldKind.EMAIL),
        # Half addresses, half words is neither.
        (["a@x.example", "b@x.example", "unknown", "none"], None),
        (["yes", "no", "maybe", "no"], None),
        (["1", "0", "1", "0"], None),
        (["2 weeks ago", "3 days ago", "1 day ago", "4 days ago"], None),
    ],
)
def test_what_cells_plainly_hold(tmp_path: Path, cells: list[str], kind: FieldKind | None) -> None:
    path = tmp_path / "leads.csv"
    rows = [f"{number},Lead {number},{cell}" for number, cell in enumerate(cells, 1)]
    path.write_text("Id,Name,Column\n" + "\n".join(rows) + "\n", encoding="utf-8")
    assert evidence_of(understand_leads(path).table).get("Column") == kind
