"""Where the agent begins: it may run in a Python that knows nothing of Hotsheet, so it makes itself known first."""

from __future__ import annotations

import sys
from pathlib import Path

# At the end: what else lies there is made for another Python and must never come before this one's own modules.
sys.path.append(str(Path(__file__).resolve().parents[3]))

from excel_addin.calc.agent.serve import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
