"""The `when` of a rule: nodes to conditions and groups."""

from __future__ import annotations

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from scoring.errors import did_you_mean
from scoring.model import Condition, Group, Join, ListRef, Wanted, When
from scoring.modelfile.nodereader import NodeReader
from scoring.operators import BY_KEY, OPERATORS, Operator, Wants, find_operator
from scoring.table import Serial

_JOINS = tuple(str(join) for join in Join)
# What people write who mean the texts.
_FOR_TEXTS = {"=": "is", "≠": "is not"}
_BARE = tuple(operator.key for operator in OPERATORS if operator.wants is Wants.NOTHING)


def read_when(reader: NodeReader, node: Node, path: str) -> When | None:
    """The tree under `node`; several fields (or operators) side by side must all hold."""
    if not isinstance(node, MappingNode):
        reader.complain(
            node, path, "A condition names a field and what it asks.", "For example “Country: {is: Spain}”."
        )
        return None
    parts = reader.entries(node, path, "A condition")
    if len(parts) == 1:
        return _part(reader, parts[0], path)
    found = [_part(reader, part, f"{path}.all[{place}]") for place, part in enumerate(parts, 1)]
    members = tuple(member for member in found if member is not None)
    return Group(Join.ALL, members) if members else None


def _part(reader: NodeReader, part: tuple[str, Node, Node], path: str) -> When | None:
    key, key_node, value = part
    reader.mark(key_node, path)
    if key not in _JOINS:
        return _field(reader, key, value, path)
    if not isinstance(value, SequenceNode) or not value.value:
        reader.complain(key_node, path, f"“{key}” joins a list of conditions.", "Begin each with “- ”.")
        return None
    inner = f"{path}.{key}"
    found = [read_when(reader, member, f"{inner}[{place}]") for place, member in enumerate(value.value, 1)]
    members = tuple(member for member in found if member is not None)
    return Group(Join(key), members) if members else None


def _field(reader: NodeReader, field: str, value: Node, path: str) -> When | None:
    if isinstance(value, ScalarNode):
        return _bare(reader, field, value, path)
    if not isinstance(value, MappingNode) or not value.value:
        reader.complain(value, path, f"What is asked of “{field}” is missing.", f"For example “{field}: {{is: …}}”.")
        return None
    asked = reader.entries(value, path, f"What is asked of “{field}”")
    if len(asked) == 1:
        return _asked(reader, field, asked[0], path)
    found = [_asked(reader, field, one, f"{path}.all[{place}]") for place, one in enumerate(asked, 1)]
    members = tuple(member for member in found if member is not None)
    return Group(Join.ALL, members) if members else None


def _bare(reader: NodeReader, field: str, value: ScalarNode, path: str) -> Condition | None:
    key = str(value.value)
    operator = find_operator(key)
    if operator is None:
        offer = {"true": "Write “is yes”.", "false": "Write “is no”."}.get(key.lower(), "")
        offer = offer or did_you_mean(key, _BARE) or f"To compare with it, write “{field}: {{is: {key}}}”."
        reader.complain(value, path, f"“{key}” is no condition.", offer, "operator-unknown")
        return None
    if operator.wants is not Wants.NOTHING:
        mend = f"Write “{field}: {{{operator.key}: …}}”."
        reader.complain(value, path, f"“{operator.key}” needs {operator.wants}.", mend)
        return None
    return Condition(field, operator.key)


def _asked(reader: NodeReader, field: str, asked: tuple[str, Node, Node], path: str) -> Condition | None:
    key, key_node, value = asked
    reader.mark(key_node, path)
    operator = find_operator(key)
    if operator is None:
        offer = did_you_mean(key, BY_KEY)
        reader.complain(key_node, path, f"There is no condition “{key}”.", offer, "operator-unknown")
        return None
    wanted = _wanted(reader, operator, value, path)
    return None if wanted is None else Condition(field, operator.key, wanted)


def _wanted(reader: NodeReader, operator: Operator, node: Node, path: str) -> tuple[Wanted, ...] | None:
    match operator.wants:
        case Wants.NOTHING:
            if isinstance(node, ScalarNode) and str(node.value).lower() in ("", "true", "null", "~"):
                return ()
            reader.complain(node, path, f"“{operator.key}” takes no value.")
            return None
        case Wants.TEXT:
            text = reader.wanted_text(node, path)
            return None if text is None else (text,)
        case Wants.LIST:
            return _list(reader, node, path)
        case Wants.NUMBER if operator.key in _FOR_TEXTS and _is_words(node):
            reader.complain(
                node,
                path,
                f"“{operator.key}” compares numbers, and “{node.value}” is no number.",
                f"Write “{_FOR_TEXTS[operator.key]}” to compare texts.",
            )
            return None
        case Wants.NUMBER | Wants.DAYS:
            return _one(reader, node, path)
        case Wants.DATE:
            day = reader.day(node, path)
            return None if day is None else (Serial(day),)
        case Wants.TWO_NUMBERS | Wants.TWO_DATES:
            return _two(reader, operator, node, path)


def _is_words(node: Node) -> bool:
    """Whether a value is plainly a text: it has a letter and no digit."""
    words = str(node.value) if isinstance(node, ScalarNode) else ""
    return any(map(str.isalpha, words)) and not any(map(str.isdigit, words))


def _one(reader: NodeReader, node: Node, path: str) -> tuple[Wanted, ...] | None:
    before = len(reader.problems)
    number = reader.number(node, path)
    if number is None and len(reader.problems) == before:
        reader.complain(node, path, "A number is wanted here.")
    return None if number is None else (number,)


def _two(reader: NodeReader, operator: Operator, node: Node, path: str) -> tuple[Wanted, ...] | None:
    ends = node.value if isinstance(node, SequenceNode) else []
    if len(ends) != 2:
        reader.complain(node, path, f"“{operator.key}” needs {operator.wants}.", "Write both in brackets: [from, to].")
        return None
    if operator.wants is Wants.TWO_NUMBERS:
        found = [one[0] for end in ends if (one := _one(reader, end, path))]
        return tuple(found) if len(found) == 2 else None
    days = [Serial(day) for end in ends if (day := reader.day(end, path)) is not None]
    return tuple(days) if len(days) == 2 else None


def _list(reader: NodeReader, node: Node, path: str) -> tuple[Wanted, ...] | None:
    if isinstance(node, MappingNode):
        name = reader.text(reader.known(node, path, "A list", ("list",)).get("list"), path)
        return (ListRef(name),) if name is not None else None
    if not isinstance(node, SequenceNode):
        mend = "Write [one, another], or {list: name} for a list of the model."
        reader.complain(node, path, "A list is wanted here.", mend)
        return None
    return (reader.texts(node, path, "The list"),)
