"""What VBA's own compiler would refuse, as far as a reader of lines can see it: no compiler of VBA runs here.

It knows blocks, declarations and lengths; it knows no types, and asks for `Option Explicit` so that Excel does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

LONGEST_LINE, MOST_CONTINUED = 1023, 24
_PROCEDURE = re.compile(
    r"(?:(?:Public|Private|Friend|Static)\s+)*(Sub|Function|Property\s+(?:Get|Let|Set))\s+(\w+)\s*(?:\((.*)\))?", re.I
)
_OPENERS = {
    "if": re.compile(r"If\b.*\bThen$", re.I),
    "for": re.compile(r"For\b", re.I),
    "do": re.compile(r"Do\b", re.I),
    "with": re.compile(r"With\b", re.I),
    "select": re.compile(r"Select\s+Case\b", re.I),
    "#if": re.compile(r"#If\b", re.I),
    "type": re.compile(r"(?:(?:Public|Private)\s+)?(?:Type|Enum)\s+\w+$", re.I),
}
_CLOSERS = {
    "if": re.compile(r"End\s+If$", re.I),
    "for": re.compile(r"Next\b", re.I),
    "do": re.compile(r"Loop\b", re.I),
    "with": re.compile(r"End\s+With$", re.I),
    "select": re.compile(r"End\s+Select$", re.I),
    "#if": re.compile(r"#End\s+If$", re.I),
    "type": re.compile(r"End\s+(?:Type|Enum)$", re.I),
    "procedure": re.compile(r"End\s+(?:Sub|Function|Property)$", re.I),
}
_DECLARES = re.compile(
    r"(?:Dim|Static|ReDim(?:\s+Preserve)?|Const|Public|Private)\s+(?!Declare|Sub|Function|Property)(.*)", re.I
)
_NAME = re.compile(r"(?<![\w.!&#])([A-Za-z]\w*)\b(?!\s*:=)")
# Words of the language and the names of the libraries that our modules use; anything else must be declared.
_WORDS = """
and any as boolean byref byval call case cbool clng const cstr dim do double each else elseif empty end error exit
explicit false for friend function get goto if in integer is let like long loop me mod new next not nothing null
object on option optional or paramarray preserve private property public redim resume select set single static step
string sub then to true type typename until variant wend while with withevents xor module
abs asc ascw chr collection date err timer vbboolean vbdate
instr isarray iserror isempty isnull isobject lbound lcase left len mid msgbox now replace right
split trim ubound ucase val vbcr vbcritical vbcrlf vbexclamation vbinformation vblf vbnewline vbokonly vbtextcompare
ltrim rtrim cvar cverr array join cdbl vartype missing ismissing
xlerrvalue xlerrna xlerrnum
activesheet activeworkbook application iribboncontrol iribbonui name range thisworkbook workbook worksheet xlwings
mac vba7 win64
"""
_KNOWN = frozenset(_WORDS.split())


@dataclass(frozen=True)
class Line:
    """A statement: its words without comment and texts, and the line it begins on."""

    number: int
    words: str


def findings(sources: Mapping[str, str], others: Mapping[str, str] | None = None) -> list[str]:
    """What is wrong with modules of one project, by their names; the texts may carry attributes.

    others: modules of the same project that are not judged, only known.
    """
    project = {**(others or {}), **sources}
    shared = _shared(project)
    found = [f"{name} {fault}" for name, source in sources.items() for fault in _module(source, shared)]
    public = Counter(
        match[2].lower()
        for source in project.values()
        for line in statements(source)
        if (match := _PROCEDURE.match(line.words)) and not line.words.lower().startswith("private")
    )
    several = {name for name, count in public.items() if count > 1}
    names = {name.lower() for name in project}
    mine = {name.lower() for source in sources.values() for name in procedures(source)}
    found += [f"{name}: stands in several modules" for name in sorted(several & mine)]
    return found + [f"{name}: a module and a procedure" for name in sorted(set(public) & names)]


def procedures(source: str) -> dict[str, tuple[str, str]]:
    """Each procedure of a module by its name: (Sub, Function …, its arguments as they stand)."""
    matches = (_PROCEDURE.match(line.words) for line in statements(source))
    return {match[2]: (match[1].title(), match[3] or "") for match in matches if match}


def statements(source: str) -> Iterator[Line]:
    """The statements of a module: continued lines as one, without comments and with empty texts."""
    whole, start = "", 0
    for number, text in enumerate(source.splitlines(), 1):
        start = start or number
        bare = re.sub(r'"(?:[^"]|"")*"', '""', text).partition("'")[0].strip()
        if bare.endswith(" _"):
            whole += bare[:-1]
            continue
        whole += bare
        if whole and not whole.startswith(("Attribute ", "Rem ")):
            yield Line(start, whole)
        whole, start = "", 0


def _shared(sources: Mapping[str, str]) -> set[str]:
    """What any module may use of the others: their names, their procedures and what they declare at the top."""
    shared = {name.lower() for name in sources}
    for source in sources.values():
        for line in _top(source):
            match = _PROCEDURE.match(line.words)
            shared |= {match[2].lower()} if match else _declared(line.words)
            shared |= {name.lower() for name in re.findall(r"Declare\s+PtrSafe\s+\w+\s+(\w+)", line.words)}
    return shared


def _top(source: str) -> Iterator[Line]:
    inside = False
    for line in statements(source):
        if not inside:
            yield line
        if _PROCEDURE.match(line.words):
            inside = True
        elif _CLOSERS["procedure"].match(line.words):
            inside = False


def _module(source: str, shared: set[str]) -> Iterator[str]:
    yield from _lengths(source)
    lines = list(statements(source))
    if not any(line.words.lower() == "option explicit" for line in lines):
        yield "1: no Option Explicit"
    yield from _blocks(lines)
    yield from _declares(lines)
    yield from _undeclared(lines, shared)


def _lengths(source: str) -> Iterator[str]:
    continued = 0
    for number, text in enumerate(source.splitlines(), 1):
        if not text.isascii():
            yield f"{number}: letters beyond ASCII"
        if len(text) > LONGEST_LINE:
            yield f"{number}: a line of {len(text)} characters"
        continued = continued + 1 if text.rstrip().endswith(" _") else 0
        if continued > MOST_CONTINUED:
            yield f"{number}: more than {MOST_CONTINUED} continued lines"


def _blocks(lines: list[Line]) -> Iterator[str]:
    stack: list[tuple[str, int]] = []
    for line in lines:
        closed = next((kind for kind, shape in _CLOSERS.items() if shape.match(line.words)), None)
        if closed:
            if not stack or stack[-1][0] != closed:
                yield f"{line.number}: ends a block ({closed}) that is not open"
                return
            stack.pop()
        elif _PROCEDURE.match(line.words):
            if any(kind == "procedure" for kind, _ in stack):
                yield f"{line.number}: a procedure within another"
                return
            stack.append(("procedure", line.number))
        else:
            opened = next((kind for kind, shape in _OPENERS.items() if shape.match(line.words)), None)
            if opened:
                stack.append((opened, line.number))
    yield from (f"{number}: a block ({kind}) that is never closed" for kind, number in stack)


def _declares(lines: list[Line]) -> Iterator[str]:
    """Declare without PtrSafe is refused by every Excel since 2010, unless an older one alone reads it."""
    old: list[bool] = []
    for line in lines:
        if re.match(r"#If\b", line.words, re.I):
            old.append(bool(re.match(r"#If\s+Not\s+VBA7", line.words, re.I)))
        elif re.match(r"#Else\b", line.words, re.I) and old:
            old[-1] = not old[-1]
        elif re.match(r"#End\s+If", line.words, re.I) and old:
            old.pop()
        elif re.search(r"\bDeclare\s+(?!PtrSafe)", line.words, re.I) and not any(old):
            yield f"{line.number}: Declare without PtrSafe"


def _declared(words: str) -> set[str]:
    match = _DECLARES.match(words)
    if not match:
        return set()
    parts = re.sub(r"\([^()]*\)", "", match[1]).split(",")
    return {name.lower() for part in parts for name in re.findall(r"^\s*(?:(?:Const|WithEvents)\s+)?(\w+)", part, re.I)}


def _undeclared(lines: list[Line], shared: set[str]) -> Iterator[str]:
    """Names that are used within a procedure and declared nowhere."""
    inside: list[Line] = []
    for line in lines:
        if _PROCEDURE.match(line.words) or inside:
            inside.append(line)
        if inside and _CLOSERS["procedure"].match(line.words):
            yield from _undeclared_in(inside, shared)
            inside = []


def _undeclared_in(lines: list[Line], shared: set[str]) -> Iterator[str]:
    head = _PROCEDURE.match(lines[0].words)
    assert head
    own = {head[2].lower()}
    for part in (head[3] or "").split(","):
        own |= {
            name.lower() for name in re.findall(r"^\s*(?:(?:ByVal|ByRef|Optional|ParamArray)\s+)*(\w+)", part, re.I)
        }
    for line in lines[1:]:
        own |= _declared(line.words)
        if re.fullmatch(r"\w+:", line.words):
            own.add(line.words[:-1].lower())
    for line in lines[1:]:
        words = re.sub(r"\bAs\s+(?:New\s+)?[\w.]+", "", line.words, flags=re.I)
        for name in _NAME.findall(words):
            if name.lower() not in own | shared | _KNOWN:
                yield f"{line.number}: {name} is declared nowhere"
