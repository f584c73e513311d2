"""A screen of its own (Xvfb) with a window manager (openbox), and hands on its keyboard and mouse (xdotool)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from tests.repo.files import ROOT

PROGRAMS = ("Xvfb", "openbox", "xdotool")
SIZE = "1280x900x24"
PATIENCE = 20.0
STEP = 0.05
GRAB = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
app.primaryScreen().grabWindow(0).save(sys.argv[1])
"""


T = TypeVar("T")


class WaitedInVainError(AssertionError):
    """Something did not happen within the patience of a test."""


def here() -> bool:
    """Whether the programs are on this machine."""
    return sys.platform == "linux" and all(shutil.which(name) for name in PROGRAMS)


def until(done: Callable[[], T], what: str, patience: float = PATIENCE) -> T:
    """Wait until something is so, and give what it gave."""
    latest = time.monotonic() + patience
    while True:
        found = done()
        if found:
            return found
        if time.monotonic() > latest:
            raise WaitedInVainError(f"waited {patience:.0f} s in vain: {what}")
        time.sleep(STEP)


class Screen:
    """A running screen. Windows are found by their titles, the only thing that a person sees of them from outside."""

    def __init__(self, display: str) -> None:
        self.variables = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        self.variables.pop("WAYLAND_DISPLAY", None)

    def do(self, *words: str | int) -> str:
        """Have xdotool do something; gives what it prints, "" where it finds nothing."""
        command = ["xdotool", *map(str, words)]
        done = subprocess.run(command, env=self.variables, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    def windows(self, title: str) -> list[str]:
        """The windows on the screen whose title fits a pattern."""
        return self.do("search", "--onlyvisible", "--name", title).split()

    def window(self, title: str) -> str:
        """Wait for a window by its title, and for the keyboard to be in it."""
        window = until(lambda: self.windows(title), f"a window called {title!r}")[0]
        until(lambda: self.do("getactivewindow") in self.windows(title), f"the keyboard in {title!r}")
        return window

    def keys(self, *keys: str) -> None:
        """Press keys one after the other, such as "ctrl+k" or "Return"."""
        for key in keys:
            self.do("key", "--clearmodifiers", key)

    def write(self, text: str) -> None:
        """Type a text."""
        self.do("type", "--delay", "12", text)

    def click(self, window: str, x: int, y: int, *, times: int = 1) -> None:
        """Click at a place in a window."""
        self.do("mousemove", "--window", window, x, y, "click", "--repeat", times, "--delay", "60", 1)

    def picture(self, path: Path) -> None:
        """Save what is on the screen."""
        subprocess.run([sys.executable, "-c", GRAB, str(path)], env=self.variables, check=False, capture_output=True)


@contextmanager
def screen() -> Iterator[Screen]:
    """A screen that nobody sees, for as long as it is needed."""
    reading, writing = os.pipe()
    nowhere = subprocess.DEVNULL
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SIZE, "-nolisten", "tcp", "-dpi", "96"]
    server = subprocess.Popen(command, pass_fds=[writing], stdout=nowhere, stderr=nowhere)
    os.close(writing)
    try:
        with os.fdopen(reading) as pipe:
            on = Screen(f":{pipe.readline().strip()}")
        manager = subprocess.Popen(["openbox", "--sm-disable"], env=on.variables, stdout=nowhere, stderr=nowhere)
        try:
            yield on
        finally:
            manager.terminate()
            manager.wait()
    finally:
        server.terminate()
        server.wait()


class App:
    """The app in a process of its own, with the home folder of nobody."""

    def __init__(self, on: Screen, folder: Path) -> None:
        self.on, self.folder = on, folder
        self.workspace = folder / "workspace.sqlite"
        self.said = folder / "said.txt"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, *arguments: str) -> None:
        """Start it, and wait for its window."""
        home = self.folder / "home"
        home.mkdir(exist_ok=True)
        variables = {**self.on.variables, "HOME": str(home), "XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home)}
        command = [sys.executable, "-m", "desktop", "--language", "en", "--look", "light"]
        command += ["--workspace", str(self.workspace), *arguments]
        with self.said.open("ab") as said:
            self._process = subprocess.Popen(command, cwd=ROOT, env=variables, stdout=said, stderr=said)
        self.on.window("Hotsheet")

    def wait_closed(self) -> int:
        """Wait until it has ended, and give its exit code."""
        assert self._process is not None
        return self._process.wait(PATIENCE)

    def kill(self) -> None:
        """End it as a crash would."""
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
            self._process.wait()
