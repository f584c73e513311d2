"""The voice of a command that is run on a terminal: it prints, and asks where somebody can answer."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field

from excel_addin.voice import UnansweredError
from scoring.cli.output import Output, plain

_COMMANDS = {"Score this sheet": "score", "Apply rules": "apply", "Check data": "check"}
_BUTTON = re.compile(f"“({'|'.join(_COMMANDS)})”")


def as_typed(text: str) -> str:
    """A text that names buttons, with the commands that are typed in their place."""
    return _BUTTON.sub(lambda found: f"`hotsheet calc {_COMMANDS[found[1]]}`", text)


@dataclass
class TerminalVoice:
    """Speaks on a terminal. yes: whatever is asked with yes or no is agreed to.

    said, warned: what was said, for --json.
    """

    output: Output
    yes: bool = False
    said: list[str] = field(default_factory=list)
    warned: list[str] = field(default_factory=list)

    def tell(self, title: str, text: str) -> None:
        """Print it, line by line as it is."""
        text = as_typed(text)
        self.said.append(text)
        for line in plain(text, lines=True).splitlines():
            self.output.say(line.strip() or " ", indent=len(line) - len(line.lstrip()))

    def warn(self, title: str, text: str) -> None:
        """Print it beside the result."""
        text = as_typed(text)
        self.warned.append(text)
        self.output.warn(plain(text))

    def confirm(self, title: str, text: str) -> bool:
        """Ask for y or n; anything else is no."""
        if self.yes:
            self.output.note(plain(as_typed(text)))
            return True
        return self._asked(
            f"{text} [y/N] ", "Run it again with --yes to agree, or on a terminal to be asked."
        ).casefold() in ("y", "yes")

    def choose(self, title: str, text: str, answers: tuple[str, ...]) -> int | None:
        """Ask for the number of an answer; anything else breaks off."""
        listed = "\n".join(f"  {place} {answer}" for place, answer in enumerate(answers, 1))
        said = self._asked(f"{text}\n{listed}\nNumber: ", "Run it again on a terminal, to choose.")
        return int(said) - 1 if said.isascii() and said.isdigit() and 0 < int(said) <= len(answers) else None

    def _asked(self, text: str, mend: str) -> str:
        text = as_typed(text)
        if self.output.as_json or not sys.stdin.isatty():
            raise UnansweredError(
                f"A question is open, and nobody is here to answer it:\n{text.partition(' [')[0].strip()}\n",
                mend=mend,
            )
        # Questions are no part of the result.
        sys.stderr.write(plain(text, lines=True))
        sys.stderr.flush()
        return sys.stdin.readline().strip()
