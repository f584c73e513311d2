"""`python -m scoring.cli`: the command line where no `hotsheet` command is installed."""

from __future__ import annotations

import sys

from scoring.cli.app import main

if __name__ == "__main__":
    sys.exit(main())
