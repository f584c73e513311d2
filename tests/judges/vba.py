"""Two readers of VBA projects that know nothing of our writer: oletools and pyOpenVBA."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass

with warnings.catch_warnings():
    # Its own use of a library that has renamed a function; nothing of ours.
    warnings.simplefilter("ignore", DeprecationWarning)
    from oletools import olevba

from pyopenvba.cfb import CFB
from pyopenvba.vba import parse_vba_project


@dataclass(frozen=True)
class Read:
    """What a reader found: the text of each module by its name, and what it complains of."""

    sources: Mapping[str, str]
    complaints: tuple[str, ...] = ()


def read_by_oletools(project: bytes) -> Read:
    """The project as oletools reads it."""
    parser = olevba.VBA_Parser("vbaProject.bin", data=project)
    try:
        return Read({name.rpartition(".")[0]: text for _, _, name, text in parser.extract_all_macros()})
    finally:
        parser.close()


def read_by_pyopenvba(project: bytes) -> Read:
    """The project as pyOpenVBA reads it, with what its own check says."""
    container = CFB.from_bytes(project)
    found = parse_vba_project(container)
    sources = {name: found.get_module(name).source for name in found.module_names()}
    return Read(sources, tuple(found.validate(container)))


def unpacked_by_oletools(container: bytes) -> bytes:
    """A compressed container as oletools unpacks it."""
    return bytes(olevba.decompress_stream(bytearray(container)))
