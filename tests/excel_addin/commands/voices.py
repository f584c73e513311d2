"""A voice that writes down what is said, and answers what is asked as a test wants."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class RecordingVoice:
    """answers: what is confirmed or chosen, in order; a question without an answer fails the test."""

    answers: list[bool | int | None] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    warned: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    offered: list[tuple[str, ...]] = field(default_factory=list)

    def tell(self, title: str, text: str) -> None:
        self.told.append(text)

    def warn(self, title: str, text: str) -> None:
        self.warned.append(text)

    def confirm(self, title: str, text: str) -> bool:
        self.asked.append(text)
        assert self.answers, f"asked, and no answer is there: {text}"
        return bool(self.answers.pop(0))

    def choose(self, title: str, text: str, answers: tuple[str, ...]) -> int | None:
        self.asked.append(text)
        self.offered.append(answers)
        assert self.answers, f"asked, and no answer is there: {text}"
        answer = self.answers.pop(0)
        return None if answer is None else int(answer)
