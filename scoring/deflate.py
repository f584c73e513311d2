"""Which zlib there is: ISA-L's, several times faster, where it has a wheel, else Python's own."""

from __future__ import annotations

__all__ = ["DeflateError", "zlib"]

try:
    from isal import isal_zlib as zlib
except ImportError:
    # Windows on ARM and Macs with an Intel chip read and write the same files, only more slowly.
    import zlib  # type: ignore[no-redef]

# The library's type notes call this exception class an instance.
DeflateError: type[Exception] = zlib.error  # type: ignore[assignment]
