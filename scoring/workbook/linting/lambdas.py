"""Functions that a workbook defines (LAMBDA, LET): prefixes, parameters and calls, which no validator looks at.

In a file each parameter and variable bears the prefix `_xlpm.`, where it is named and wherever it is used; without it
Excel looks for a defined name and shows #NAME?. Typed into an open workbook they have none, so that a parameter called
like a function of the text would take its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from scoring.workbook.linting.names import name_fault

MAX_PARAMETERS = 253
MAX_VARIABLES = 126

_PREFIX, _OPTIONAL = "_xlpm.", "_xlop."
_LAMBDA, _LET = "_xlfn.lambda", "_xlfn.let"
_TOKEN = re.compile(
    r"""(?P<literal>"(?:[^"]|"")*"|'(?:[^']|'')*'!?|\[(?:[^\[\]']|'.)*\])
      | (?P<name>(?:[^\W\d]|\\)[\w.\\]*)(?P<after>\(|!)?""",
    re.VERBOSE,
)
_MARK = re.compile(r"\"(?:[^\"]|\"\")*\"|'(?:[^']|'')*'|[(){},]")


def lambda_faults(text: str) -> Iterator[tuple[str, str]]:
    """Yield a code and a sentence for each fault of a formula's own functions and variables."""
    yield from _faults(text, frozenset())


def parameters_of(text: str) -> tuple[str, ...] | None:
    """The parameters of a LAMBDA, without prefixes; None for anything else."""
    if not text.casefold().startswith(f"{_LAMBDA}("):
        return None
    return tuple(_bare(each) for each in arguments(text, len(_LAMBDA) + 1)[0][:-1])


def call_faults(text: str, functions: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Calls of a workbook's own functions with another number of arguments. functions: of each name without case."""
    for found in _TOKEN.finditer(text):
        wanted = functions.get((found["name"] or "").casefold()) if found["after"] == "(" else None
        if wanted is not None:
            inside = arguments(text, found.end())[0]
            given = 0 if inside == [""] else len(inside)
            if given != wanted:
                yield "function-arguments", f"{found['name']} is called with {given} arguments and takes {wanted}"


def arguments(text: str, start: int) -> tuple[list[str], int]:
    """The arguments of a call whose parenthesis opens right before `start`, and where what follows it begins."""
    depth, begin, found = 0, start, []
    for mark in _MARK.finditer(text, start):
        if mark[0] in "({":
            depth += 1
        elif mark[0] in ")}" and depth:
            depth -= 1
        elif mark[0] == ")":
            found.append(text[begin : mark.start()])
            return found, mark.end()
        elif mark[0] == "," and not depth:
            found.append(text[begin : mark.start()])
            begin = mark.end()
    return [*found, text[begin:]], len(text)


def _faults(text: str, bound: frozenset[str]) -> Iterator[tuple[str, str]]:
    at = 0
    while found := _TOKEN.search(text, at):
        at = found.end()
        name = (found["name"] or "").casefold()
        if found["after"] == "(" and name in (_LAMBDA, _LET):
            inside, at = arguments(text, at)
            yield from _lambda(inside, bound) if name == _LAMBDA else _let(inside, bound)
        elif name.startswith((_PREFIX, _OPTIONAL)):
            if _bare(name) not in bound:
                yield "parameter-unknown", f"{found['name']} is no parameter or variable here"
        elif name in bound and found["after"] == "(":
            yield "parameter-function", f"the parameter {found['name']} is called like a function that is used here"
        elif name in bound and not found["after"]:
            yield "parameter-prefix", f"the parameter {found['name']} needs the prefix {_PREFIX} in the file"


def _lambda(inside: list[str], bound: frozenset[str]) -> Iterator[tuple[str, str]]:
    *parameters, body = inside
    if len(parameters) > MAX_PARAMETERS:
        yield "parameter-count", f"a function has {len(parameters)} parameters; Excel allows {MAX_PARAMETERS}"
    for each in parameters:
        yield from _named(each, (_PREFIX, _OPTIONAL))
    names = [_bare(each) for each in parameters]
    if len(set(names)) < len(names):
        yield "parameter-twice", "a function has two parameters of one name"
    yield from _faults(body, bound | set(names))


def _let(inside: list[str], bound: frozenset[str]) -> Iterator[tuple[str, str]]:
    if len(inside) < 3 or len(inside) % 2 == 0:
        yield "parameter-count", "LET needs a value for each variable, and a result"
        return
    if len(inside) // 2 > MAX_VARIABLES:
        yield "parameter-count", f"LET has {len(inside) // 2} variables; Excel allows {MAX_VARIABLES}"
    for name, value in zip(inside[:-1:2], inside[1::2], strict=True):
        yield from _named(name, (_PREFIX,))
        yield from _faults(value, bound)
        bound |= {_bare(name)}
    yield from _faults(inside[-1], bound)


def _named(written: str, prefixes: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    name = written.strip()
    if not name.casefold().startswith(prefixes):
        yield "parameter-prefix", f"the parameter {name[:40]} needs the prefix {_PREFIX} in the file"
        return
    fault = name_fault(name[len(_PREFIX) :])
    if fault or "." in name[len(_PREFIX) :]:
        yield "parameter-name", f"no parameter can be “{name[:40]}”: {fault or 'it has a dot'}"


def _bare(written: str) -> str:
    name = written.strip().casefold()
    return name[len(_PREFIX) :] if name.startswith((_PREFIX, _OPTIONAL)) else name
