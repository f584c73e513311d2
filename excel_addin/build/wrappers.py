"""The worksheet functions as VBA: a function for each of the registry, and their descriptions for Excel's wizard.

Our own text rather than that of xlwings' generator, which runs on Windows alone, and whose functions give texts where
an error value belongs: pywin32 can hand none over. How a function asks Python is in `vba/HotsheetAsking.bas`.
"""

from __future__ import annotations

from collections.abc import Iterator

from excel_addin.build.project import Module
from excel_addin.registry import CATEGORY, FUNCTIONS, ArgumentSpec, FunctionSpec

MODULE = "HotsheetFunctions"
DESCRIBE = "HotsheetDescribeFunctions"
# What Excel takes of a description, and what VBA takes of a line.
MOST_DESCRIPTION = 255
MOST_LINE = 1000
_HEAD = """Option Explicit
' The worksheet functions of Hotsheet. Made from the table of functions: change that, not this text.
"""


def functions_module() -> Module:
    """The module with every worksheet function, and the Sub that describes them to Excel's function wizard."""
    return Module(MODULE, "\n".join((_HEAD, *map(_function, FUNCTIONS), _describe())))


def _function(spec: FunctionSpec) -> str:
    arguments = ", ".join(map(_argument, spec.arguments))
    lines = [
        f"Public Function {spec.name}({arguments}) As Variant",
        f"    Dim packed(0 To {2 * len(spec.arguments) - 1}) As Variant",
        "    On Error GoTo Failed",
        *(_packing(place, each) for place, each in enumerate(spec.arguments)),
        *_asking(spec),
        "    Exit Function",
        "Failed:",
        f'    {spec.name} = HotsheetUnasked("{spec.name}", Err.Description)',
        "End Function",
        "",
    ]
    return "\n".join(lines)


def _asking(spec: FunctionSpec) -> Iterator[str]:
    """The lines that ask; an argument that is missing is handed on to nobody: not every Basic can do that."""

    def asked(lead: str, headers: str) -> str:
        return f'{spec.name} = HotsheetAnswer("{spec.name}", packed, {lead}, {headers})'

    if spec.lead_at is None:
        yield f"    {asked('0', '0')}"
        return
    lead, headers = spec.arguments[spec.lead_at : spec.lead_at + 2]
    if not headers.optional:
        yield f"    {asked(lead.name, headers.name)}"
        return
    yield f"    If IsMissing({headers.name}) Then"
    yield f"        {asked(lead.name, '0')}"
    yield "    Else"
    yield f"        {asked(lead.name, headers.name)}"
    yield "    End If"


def _argument(argument: ArgumentSpec) -> str:
    return f"{'Optional ' if argument.optional else ''}{argument.name} As Variant"


def _packing(place: int, argument: ArgumentSpec) -> str:
    packing = f"HotsheetPack packed, {place}, {argument.name}"
    return f"    If Not IsMissing({argument.name}) Then {packing}" if argument.optional else f"    {packing}"


def _describe() -> str:
    lines = [f"Public Sub {DESCRIBE}()", "    Dim book As String", '    book = "\'" & ThisWorkbook.Name & "\'!"']
    for spec in FUNCTIONS:
        lines += _described(spec)
    return "\n".join([*lines, "End Sub", ""])


def _described(spec: FunctionSpec) -> Iterator[str]:
    texts = [spec.doc, *(argument.doc for argument in spec.arguments)]
    long = next((text for text in texts if len(text) > MOST_DESCRIPTION), None)
    if long is not None:
        raise ValueError(f"Excel takes {MOST_DESCRIPTION} letters of a description: {long!r}")
    yield f'    Application.MacroOptions Macro:=book & "{spec.name}", Category:={_text(CATEGORY)}, _'
    yield f"        Description:={_text(spec.doc)}, _"
    for place, argument in enumerate(spec.arguments):
        begin = "        ArgumentDescriptions:=Array(" if place == 0 else "            "
        end = ")" if place == len(spec.arguments) - 1 else ", _"
        yield f"{begin}{_text(argument.doc)}{end}"


def _text(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
