"""Older format versions: each is brought to the next one, step by step, before it is read.

Format 1 is the first. Whoever changes the format raises `FORMAT_VERSION` and adds one entry here: a function
that rewrites the root block of the older version in place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from ruamel.yaml.nodes import MappingNode, ScalarNode

from scoring.errors import ModelError, Place
from scoring.model import FORMAT_VERSION
from scoring.modelfile.yamltext import line_of

Migration = Callable[[MappingNode], None]
MIGRATIONS: Mapping[int, Migration] = {}
# Python itself refuses to read thousands of digits.
_VERSION = re.compile("[0-9]{1,9}")


def format_version(root: MappingNode, file: str = "") -> int:
    """The format version that a file says it has."""
    for key, value in root.value:
        if isinstance(key, ScalarNode) and key.value == "hotsheet":
            if isinstance(value, ScalarNode) and _VERSION.fullmatch(value.value):
                return int(value.value)
            raise ModelError(
                "The format version is no whole number.",
                place=Place(file, line=line_of(key)),
                mend=f"Write “hotsheet: {FORMAT_VERSION}”.",
            )
    raise ModelError(
        "This is not a Hotsheet model: it does not say its format version.",
        place=Place(file, line=1),
        mend=f"Begin the file with “hotsheet: {FORMAT_VERSION}”.",
    )


def migrate(
    root: MappingNode,
    file: str = "",
    *,
    migrations: Mapping[int, Migration] = MIGRATIONS,
    newest: int = FORMAT_VERSION,
) -> bool:
    """Bring a root block to the newest format; says whether it was an older one."""
    version = format_version(root, file)
    if version > newest:
        raise ModelError(
            f"This model has format version {version}; this Hotsheet reads versions up to {newest}.",
            place=Place(file),
            mend="Update Hotsheet to read it.",
        )
    for step in range(version, newest):
        if step not in migrations:
            raise ModelError(f"There is no format version {step} of models.", place=Place(file))
        migrations[step](root)
    return version < newest
