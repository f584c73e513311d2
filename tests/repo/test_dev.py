"""dev.py says in words what is wrong, passes a step's exit code on, leaves other people's folders alone."""

from __future__ import annotations

import ctypes.util
import re
import shutil
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

import dev


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository folder of its own, so that no test touches the real environment."""
    for name in ("requirements.lock", "pyproject.toml"):
        (tmp_path / name).write_text("", encoding="utf-8")
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(dev, "LOCK", tmp_path / "requirements.lock")
    monkeypatch.setattr(dev, "PROJECT", tmp_path / "pyproject.toml")
    monkeypatch.setattr(dev, "STAMP", tmp_path / ".venv" / "stamp")
    return tmp_path


def test_an_old_python_is_told_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 18))
    assert dev.main(["test"]) == 2
    assert capsys.readouterr().err == "Hotsheet needs Python 3.11 or newer; this is 3.9.18.\n"


@pytest.mark.parametrize("arguments", [[], ["tset"]])
def test_an_unknown_command_shows_the_known_ones(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(arguments) == 2
    shown = capsys.readouterr().err
    assert all(f"  {name} " in shown for name in dev.COMMANDS)


def test_a_failing_step_gives_its_exit_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: object) -> int:
        dev.step("think", [sys.executable, "-c", "raise SystemExit(7)"])
        return 0

    monkeypatch.setitem(dev.COMMANDS, "fail", fail)
    assert dev.main(["fail"]) == 7
    assert "think failed after" in capsys.readouterr().err


@pytest.mark.usefixtures("elsewhere")
def test_a_folder_that_is_no_environment_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    dev.VENV.mkdir()
    mine = dev.VENV / "notes.txt"
    mine.write_text("mine", encoding="utf-8")
    assert dev.main(["run"]) == 1
    assert "is in the way" in capsys.readouterr().err
    assert mine.read_text(encoding="utf-8") == "mine"


@pytest.mark.usefixtures("elsewhere")
def test_the_environment_is_made_once_for_each_change(monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []

    def note(label: str, *_: object) -> None:
        steps.append(label)
        dev.VENV.mkdir(exist_ok=True)

    monkeypatch.setattr(dev, "step", note)
    monkeypatch.setattr(dev, "environment_version", lambda: "3.12" if steps else "")
    dev.ensure_environment()
    assert steps == ["create .venv", "install the locked requirements", "install hotsheet"]
    dev.ensure_environment()
    assert len(steps) == 3
    dev.LOCK.write_text("changed", encoding="utf-8")
    dev.ensure_environment()
    assert steps[3:] == ["install the locked requirements", "install hotsheet"]


@pytest.mark.parametrize("apt", [None, "apt-get"])
def test_missing_programs_are_named_where_they_cannot_be_installed(
    apt: str | None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    steps: list[str] = []
    monkeypatch.setattr(shutil, "which", lambda name: apt if name == "apt-get" else None)
    monkeypatch.setattr(ctypes.util, "find_library", lambda name: None if name == "xcb-cursor" else f"lib{name}.so")
    monkeypatch.setattr(dev, "LINUX", True)
    monkeypatch.setattr(dev, "FONT", (str(Path(__file__).parent), "fonts-here"))
    monkeypatch.setattr(dev, "may_sudo", lambda: apt is not None)
    monkeypatch.setattr(dev, "step", lambda label, *_: steps.append(label))
    assert dev.ensure_system() is False
    packages = ["libreoffice-calc", "libxcb-cursor0", "openbox", "poppler-utils", "xdotool", "xvfb"]
    assert steps == ([] if apt is None else ["look up system packages", f"install {', '.join(packages)}"])
    said = capsys.readouterr().out
    assert "Not on this machine: soffice, pdftoppm, Xvfb, openbox, xdotool, libxcb-cursor." in said
    assert " ".join(packages) in said


def test_where_everything_is_there_nothing_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: name)
    monkeypatch.setattr(ctypes.util, "find_library", lambda name: name)
    monkeypatch.setattr(dev, "FONT", (str(Path(__file__).parent), "fonts-here"))
    monkeypatch.setattr(dev, "step", lambda label, *_: pytest.fail(label))
    assert dev.ensure_system() is True


@pytest.mark.skipif(sys.platform != "linux", reason="Only on Linux does Qt take its libraries from the system.")
def test_the_list_of_libraries_holds_what_the_window_links_to() -> None:
    readelf = shutil.which("readelf")
    if readelf is None:
        pytest.skip("readelf (binutils) is not here to read what Qt links to")
    home = Path(PySide6.__file__).parent / "Qt"
    linking = [home / "plugins" / "platforms" / name for name in ("libqxcb.so", "libqoffscreen.so")]
    linking += [home / "lib" / f"libQt6{name}.so.6" for name in ("Core", "Gui", "Widgets", "Svg", "DBus", "XcbQpa")]
    needed: set[str] = set()
    for path in linking:
        printed = subprocess.run([readelf, "-d", path], capture_output=True, text=True, check=True, timeout=60).stdout
        needed |= set(re.findall(r"\(NEEDED\).*\[lib([^]]+?)\.so", printed))
    # The first come with Python or the C compiler's runtime, the others with what is on the list.
    everywhere = {"c", "m", "dl", "pthread", "rt", "gcc_s", "stdc++", "z", "zstd"}
    brought = {"glib-2.0", "gthread-2.0", "X11", "xcb", "xcb-render"}
    assert {name for name in needed if not name.startswith(("Qt6", "icu"))} <= {
        *dev.QT_LIBRARIES,
        *everywhere,
        *brought,
    }
    assert set(dev.QT_LIBRARIES) <= needed


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that `run` would start; the program itself ends at once, a window stays open."""
    commands: list[list[str]] = []

    class Window:
        def __init__(self, command: list[str], **_: object) -> None:
            commands.append(command[1:])

        def wait(self, timeout: float) -> int:
            raise subprocess.TimeoutExpired("hotsheet", timeout)

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        commands.append(command[1:])
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(subprocess, "Popen", Window)
    monkeypatch.setattr(dev, "ensure_environment", lambda: None)
    for name in ("CI", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(dev, "WINDOWS", False)
    monkeypatch.setattr(sys, "platform", "linux")
    return commands


def test_run_scores_the_sample_and_opens_the_app_where_there_is_a_screen(
    ran: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    assert dev.main(["run"]) == 0
    assert ran == [["demo"], ["desktop", "--sample"]]
    assert "is open" in capsys.readouterr().out


@pytest.mark.parametrize("variables", [{}, {"CI": "true", "DISPLAY": ":0"}])
def test_run_only_scores_where_nobody_sees_a_window(
    variables: dict[str, str], ran: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert dev.main(["run"]) == 0
    assert ran == [["demo"]]


def test_run_with_arguments_is_the_program_itself(ran: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    assert dev.main(["run", "score", "leads.csv"]) == 0
    assert ran == [["score", "leads.csv"]]


def test_an_app_that_does_not_open_is_no_failure_and_is_said(
    ran: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(subprocess.Popen, "wait", lambda *_: 1)
    assert dev.main(["run"]) == 0
    assert ran[-1] == ["desktop", "--sample"]
    assert "`python3 dev.py run desktop` shows why" in capsys.readouterr().out


@pytest.mark.usefixtures("elsewhere")
def test_a_python_that_does_not_start_has_no_version() -> None:
    assert dev.environment_version() == ""
    dev.venv_program("python").parent.mkdir(parents=True)
    dev.venv_program("python").symlink_to(dev.ROOT / "gone")
    assert dev.environment_version() == ""
