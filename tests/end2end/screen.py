"""A screen of its own (Xvfb) with a window manager (openbox), and hands on its keyboard and mouse (xdotool).

Nothing here waits without limit: the screen has a time until which everything must be done, and what it
started ends with the test, also where the test's own process is killed.
"""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

PROGRAMS = ("Xvfb", "openbox", "xdotool")
SIZE = "1280x900x24"
# Seconds: for all that is done on a screen, for one thing to happen, and for a program to start or to end.
ALL = 90.0
PATIENCE = 20.0
BRIEF = 10.0
STEP = 0.03
# The screen has come to rest when it stayed the same for so long; a blinking cursor is no change.
REST = 0.25
CURSOR = 200
_HEADER = np.dtype(">u4")
# Asks Linux to be killed when the process that started it goes, however it goes, and becomes the program then.
_LEASH = """
import ctypes, os, signal, sys
ctypes.CDLL(None).prctl(1, signal.SIGKILL)
os.execvp(sys.argv[1], sys.argv[1:])
"""
LEASHED = (sys.executable, "-I", "-S", "-c", _LEASH)

T = TypeVar("T")


class WaitedInVainError(AssertionError):
    """Something did not happen within the patience of a test."""


def here() -> bool:
    """Whether the programs are on this machine."""
    return sys.platform == "linux" and all(shutil.which(name) for name in PROGRAMS)


class Screen:
    """A running screen. Windows are found by their titles, the only thing that a person sees of them from outside."""

    def __init__(self, display: str, frames: Path) -> None:
        self.latest = time.monotonic() + ALL
        self.variables = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        self.variables.pop("WAYLAND_DISPLAY", None)
        self._frames = frames

    def until(self, done: Callable[[], T], what: str, patience: float = PATIENCE) -> T:
        """Wait until something is so, and give what it gave."""
        latest = min(time.monotonic() + patience, self.latest)
        while True:
            found = done()
            if found:
                return found
            if time.monotonic() > latest:
                spent = " (and the time for everything is up)" if latest == self.latest else ""
                raise WaitedInVainError(f"waited in vain: {what}{spent}")
            time.sleep(STEP)

    def do(self, *words: str | int) -> str:
        """Have xdotool do something; gives what it prints, "" where it finds nothing."""
        command = ["xdotool", *map(str, words)]
        done = subprocess.run(
            command, env=self.variables, capture_output=True, text=True, check=False, timeout=PATIENCE
        )
        return done.stdout.strip()

    def windows(self, title: str) -> list[str]:
        """The windows on the screen whose title fits a pattern."""
        return self.do("search", "--onlyvisible", "--name", title).split()

    def window(self, title: str) -> str:
        """Wait for a window by its title, and for the keyboard to be in it."""
        window = self.until(lambda: self.windows(title), f"a window called {title!r}")[0]
        self.until(lambda: self.do("getactivewindow") in self.windows(title), f"the keyboard in {title!r}")
        return window

    def keys(self, *keys: str) -> None:
        """Press keys one after the other, such as "ctrl+k" or "Return"."""
        for key in keys:
            self.do("key", "--clearmodifiers", key)

    def write(self, text: str) -> None:
        """Type a text."""
        self.do("type", "--delay", "12", text)

    def click_from_corner(self, window: str, left: int, up: int, colour: str) -> None:
        """Click so many pixels left of and above the lower right corner of a window, once it is "#RRGGBB" there."""
        # Where it begins is asked of the mouse: what xdotool says of windows counts their frames twice.
        self.do("mousemove", "--window", window, 0, 0)
        begin, size = self._said("getmouselocation"), self._said("getwindowgeometry", window)
        x, y = begin["X"] + size["WIDTH"] - left, begin["Y"] + size["HEIGHT"] - up
        wanted = int(colour.removeprefix("#"), 16)
        self.until(lambda: self.pixels()[y, x] == wanted, f"{colour} at {x}, {y}")
        self.do("mousemove", x, y, "click", 1)

    def _said(self, question: str, *words: str) -> dict[str, int]:
        lines = self.do(question, "--shell", *words).split()
        return {name: int(value) for name, _, value in (line.partition("=") for line in lines)}

    @contextmanager
    def seen(self, what: str) -> Iterator[None]:
        """Wait until what is done inside shows on the screen, and the screen has come to rest."""
        before = self.pixels()
        yield
        self.until(lambda: _differ(before, self.pixels()), f"the screen to change: {what}")
        self.rest()

    def rest(self) -> None:
        """Wait until nothing moves any more."""
        last, since = self.pixels(), time.monotonic()

        def still() -> bool:
            nonlocal last, since
            now = self.pixels()
            if _differ(last, now):
                last, since = now, time.monotonic()
            return time.monotonic() - since >= REST

        self.until(still, "the screen to come to rest")

    def pixels(self) -> NDArray[np.uint32]:
        """What is on the screen: rows × columns, each 0xRRGGBB. Xvfb keeps it in a file, in the format of xwd."""
        raw = (self._frames / "Xvfb_screen0").read_bytes()
        head = np.frombuffer(raw, _HEADER, 25)
        size, height, per_line, colours = int(head[0]), int(head[5]), int(head[12]), int(head[19])
        start = size + 12 * colours
        order = ">u4" if head[7] else "<u4"
        rows = np.frombuffer(raw, order, height * per_line // 4, start).reshape(height, -1)
        return rows[:, : int(head[4])].astype(np.uint32) & np.uint32(0xFFFFFF)

    def picture(self, path: Path) -> None:
        """Save what is on the screen."""
        pixels = np.ascontiguousarray(self.pixels())
        height, width = pixels.shape
        QImage(pixels.tobytes(), width, height, 4 * width, QImage.Format.Format_RGB32).save(str(path))


def _differ(one: NDArray[np.uint32], other: NDArray[np.uint32]) -> bool:
    return int(np.count_nonzero(one != other)) > CURSOR


@contextmanager
def screen() -> Iterator[Screen]:
    """A screen that nobody sees, for as long as it is needed."""
    reading, writing = os.pipe()
    with TemporaryDirectory(prefix="hotsheet-screen-") as frames, os.fdopen(reading) as pipe:
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SIZE, "-nolisten", "tcp", "-dpi", "96"]
        with running([*command, "-fbdir", frames], pass_fds=[writing]) as server:
            os.close(writing)
            if not select.select([pipe], [], [], BRIEF)[0]:
                raise WaitedInVainError("Xvfb did not start")
            number = pipe.readline().strip()
            if not number:
                raise WaitedInVainError(f"Xvfb ended with {server.wait(BRIEF)}")
            try:
                on = Screen(f":{number}", Path(frames))
                with running(["openbox", "--sm-disable"], environment=on.variables):
                    # The manager says so on the root window once it manages.
                    on.until(lambda: on.do("get_num_desktops"), "the window manager", BRIEF)
                    yield on
            finally:
                end(server)
                # A server that had to be killed leaves these, and the number would be taken for ever.
                for left in (Path(f"/tmp/.X{number}-lock"), Path(f"/tmp/.X11-unix/X{number}")):
                    with suppress(OSError):
                        left.unlink()


@contextmanager
def running(
    command: Sequence[str], *, environment: dict[str, str] | None = None, pass_fds: Sequence[int] = ()
) -> Iterator[subprocess.Popen[bytes]]:
    """A program that says nothing and ends with what it is needed for."""
    nowhere = subprocess.DEVNULL
    process = subprocess.Popen(
        [*LEASHED, *command],
        env=environment,
        stdin=nowhere,
        stdout=nowhere,
        stderr=nowhere,
        pass_fds=pass_fds,
    )
    try:
        yield process
    finally:
        end(process)


def end(process: subprocess.Popen[bytes]) -> None:
    """End a program, by force where it does not end by itself."""
    process.terminate()
    try:
        process.wait(BRIEF)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(BRIEF)


class App:
    """The app in a process of its own, with the home folder of nobody."""

    def __init__(self, on: Screen, folder: Path, root: Path) -> None:
        self.on, self.folder, self.root = on, folder, root
        self.workspace = folder / "kept" / "workspace.sqlite"
        self.said = folder / "said.txt"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, *arguments: str) -> None:
        """Start it, and wait for its window."""
        home = self.folder / "home"
        home.mkdir(exist_ok=True)
        variables = {**self.on.variables, "HOME": str(home), "XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home)}
        command = [*LEASHED, sys.executable, "-m", "desktop", "--language", "en", "--look", "light"]
        command += ["--workspace", str(self.workspace), *arguments]
        with self.said.open("ab") as said:
            self._process = subprocess.Popen(
                command,
                cwd=self.root,
                env=variables,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
            )
        self.on.until(lambda: self.closed or self.on.windows("Hotsheet"), "the app")
        if self.closed:
            raise WaitedInVainError(f"the app ended at once:\n{self.words()}")
        self.on.window("Hotsheet")

    def wait_closed(self) -> int:
        """Wait until it has ended, and give its exit code."""
        assert self._process is not None
        return self._process.wait(PATIENCE)

    @property
    def closed(self) -> bool:
        """Whether it has ended."""
        return self._process is None or self._process.poll() is not None

    def words(self) -> str:
        """What it said on its terminal."""
        return self.said.read_text(encoding="utf-8", errors="replace") if self.said.is_file() else ""

    def kill(self) -> None:
        """End it as a crash would."""
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
            self._process.wait(BRIEF)
