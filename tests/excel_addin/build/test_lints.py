"""The lints of VBA and of ribbons find what is planted, so that their silence says something."""

from __future__ import annotations

import pytest

from tests.judges import ribbon_lint, vba_lint

GOOD = """Option Explicit
' A comment with End Sub in it.
Private Const LIMIT As Long = 3

Public Function Twice(n As Long, Optional more As Boolean) As Long
    Dim result As Long, text As String
    For result = 1 To LIMIT
        If more Then Exit For
        If n > 2 Then
            text = "If this Then that"
        End If
    Next result
    With Application
        Twice = 2 * n + _
            Len(text)
    End With
End Function
"""


def test_good_vba_has_no_findings() -> None:
    assert vba_lint.findings({"Sums": GOOD}) == []
    assert vba_lint.procedures(GOOD) == {"Twice": ("Function", "n As Long, Optional more As Boolean")}


@pytest.mark.parametrize(
    ("said", "instead", "found"),
    [
        ("Option Explicit", "", "no Option Explicit"),
        ("        End If\n", "", "not open"),
        ("    Next result\n", "", "not open"),
        ("    End With\n", "", "not open"),
        ("End Function\n", "", "never closed"),
        ("End Function\n", "Sub Other()\nEnd Sub\n", "within another"),
        ("Dim result As Long,", "Dim", "result is declared nowhere"),
        ("LIMIT As", "LIMITS As", "LIMIT is declared nowhere"),
        ("comment", "cömment", "beyond ASCII"),
        ("comment", "comment" * 200, "a line of"),
        ("2 * n + _\n", "2 * n + _\n" + "1 + _\n" * 25, "continued"),
        ("Private Const", 'Private Declare Function system Lib "x" () As Long\nPrivate Const', "PtrSafe"),
    ],
)
def test_planted_faults_of_vba_are_found(said: str, instead: str, found: str) -> None:
    assert said in GOOD
    assert found in "\n".join(vba_lint.findings({"Sums": GOOD.replace(said, instead, 1)}))


def test_names_that_meet_are_found() -> None:
    assert vba_lint.findings({"Sums": GOOD, "More": GOOD}) == ["twice: stands in several modules"]
    assert vba_lint.findings({"Twice": GOOD}) == ["twice: a module and a procedure"]


PNG = b"\x89PNG\r\n\x1a\n"
RIBBON = (
    '<customUI xmlns="http://schemas.microsoft.com/office/2006/01/customui" onLoad="Loaded"><ribbon><tabs>'
    '<tab id="t" label="T"><group id="g" label="G"><button id="b" label="B" image="p" onAction="Pressed"/></group>'
    "</tab></tabs></ribbon></customUI>"
)
MACROS = "Sub Loaded(ui As IRibbonUI)\nEnd Sub\nSub Pressed(c As IRibbonControl)\nEnd Sub\n"


def test_a_good_ribbon_has_no_findings() -> None:
    assert ribbon_lint.findings(RIBBON.encode(), {"M": MACROS}, {"p": PNG}) == []


@pytest.mark.parametrize(
    ("said", "instead", "found"),
    [
        ('id="b"', 'id="g"', "2 times"),
        ('id="b" ', "", "without an id"),
        ('id="b"', 'id="1 b"', "no name"),
        ('onAction="Pressed"', 'onAction="Gone"', "no module has"),
        ('onAction="Pressed"', 'onAction="Loaded"', "which takes"),
        ('onAction="Pressed"', 'getShape="Pressed"', "not known"),
        ('image="p"', 'image="q"', "not embedded"),
        ('label="B"', 'label="A label that is far too long for a button"', "is long"),
        ('label="B" ', "", "without a label"),
    ],
)
def test_planted_faults_of_a_ribbon_are_found(said: str, instead: str, found: str) -> None:
    assert said in RIBBON
    text = RIBBON.replace(said, instead, 1).encode()
    assert found in "\n".join(ribbon_lint.findings(text, {"M": MACROS}, {"p": PNG}))
