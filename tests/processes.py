"""Other programs that tests start: none outlives its test, and no test waits for one without limit."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import AnyStr


@contextmanager
def limited(process: subprocess.Popen[AnyStr], seconds: float = 60.0) -> Iterator[subprocess.Popen[AnyStr]]:
    """Like `with process:`, but it is killed when the block fails, and after so many seconds: reading from it ends."""
    watch = threading.Timer(seconds, process.kill)
    watch.daemon = True
    watch.start()
    try:
        with process:
            try:
                yield process
            except BaseException:
                process.kill()
                raise
    finally:
        watch.cancel()
