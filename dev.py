"""The commands of a developer's day: `python3 dev.py run` and `python3 dev.py test`, and rarer ones.

All make the environment first (.venv, from requirements.lock, once for each change of it), so a fresh
clone needs nothing but Python. `test` is exactly what CI runs. Standard library only: this file runs
before anything is installed.
"""

from __future__ import annotations

import ctypes.util
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
PROJECT = ROOT / "pyproject.toml"
STAMP = VENV / "hotsheet-environment.txt"
OLDEST_PYTHON = (3, 11)
WINDOWS = os.name == "nt"
LINUX = sys.platform == "linux"
# What pip cannot bring: programs by the name they are called by, and what provides them on Debian and Ubuntu.
SYSTEM_PROGRAMS = {"soffice": "libreoffice-calc", "pdftoppm": "poppler-utils"}
# A screen without a screen, a window manager and somebody who types: for the tests that use the window from outside.
SCREEN_PROGRAMS = {"Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool"}
# What Qt itself and its window on X11 link to.
QT_LIBRARIES = {
    "EGL": "libegl1",
    "GL": "libgl1",
    "dbus-1": "libdbus-1-3",
    "fontconfig": "libfontconfig1",
    "freetype": "libfreetype6",
    "xkbcommon": "libxkbcommon0",
    "xkbcommon-x11": "libxkbcommon-x11-0",
    "X11-xcb": "libx11-xcb1",
    "xcb-cursor": "libxcb-cursor0",
    "xcb-icccm": "libxcb-icccm4",
    "xcb-image": "libxcb-image0",
    "xcb-keysyms": "libxcb-keysyms1",
    "xcb-randr": "libxcb-randr0",
    "xcb-render-util": "libxcb-render-util0",
    "xcb-shape": "libxcb-shape0",
    "xcb-shm": "libxcb-shm0",
    "xcb-sync": "libxcb-sync1",
    "xcb-util": "libxcb-util1",
    "xcb-xfixes": "libxcb-xfixes0",
    "xcb-xkb": "libxcb-xkb1",
}
# Texts are measured and pictures taken in this font, so that both come out alike everywhere.
FONT = ("/usr/share/fonts/opentype/inter", "fonts-inter")
# So long, in seconds, a window that cannot open takes at most to say so.
START_TIME = 3.0
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"

if TYPE_CHECKING:
    # Only for the checker: an older Python must get as far as the words that it is too old.
    Command = Sequence[str | Path]


class StepFailedError(Exception):
    """A step ended badly; `code` is what this program ends with, the message what to do about it."""

    def __init__(self, message: str, code: int = 1) -> None:
        super().__init__(message)
        self.code = code or 1


def venv_program(name: str) -> Path:
    """Return the path of a program inside the environment, on any system."""
    return VENV / "Scripts" / f"{name}.exe" if WINDOWS else VENV / "bin" / name


def run(label: str, command: Command, environment: Mapping[str, str] | None = None) -> int:
    """Run one command in the repository's root, with a line that says what it is; return its exit code."""
    print(f"── {label}", flush=True)
    variables = {**os.environ, **(environment or {})}
    return subprocess.run([str(part) for part in command], cwd=ROOT, env=variables, check=False).returncode


def step(label: str, command: Command) -> None:
    """Run one command that must succeed, and print how long it took."""
    began = time.monotonic()
    code = run(label, command)
    took = f"{time.monotonic() - began:.1f} s"
    if code:
        raise StepFailedError(f"{label} failed after {took}.", code)
    print(f"   {label}: done in {took}", flush=True)


# --- the environment ------------------------------------------------------------------------------------


def environment_version() -> str:
    """Ask the environment's Python for its version; "" when there is none or it does not start."""
    try:
        answer = subprocess.run(
            [str(venv_program("python")), "-c", "import sys; print('%d.%d' % sys.version_info[:2])"],
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return ""
    return answer.stdout.strip() if answer.returncode == 0 else ""


def stamp_for(version: str) -> str:
    """Return what the stamp of an up-to-date environment says: lock, project, place and Python."""
    digest = hashlib.sha256(LOCK.read_bytes() + PROJECT.read_bytes() + str(ROOT).encode())
    return f"{digest.hexdigest()} python {version}\n"


def ensure_environment() -> None:
    """Make .venv and install the lock and this project into it, unless that has been done already."""
    version = environment_version()
    if version and STAMP.is_file() and STAMP.read_text(encoding="utf-8") == stamp_for(version):
        return
    if not version or tuple(map(int, version.split("."))) < OLDEST_PYTHON:
        create_environment()
        version = environment_version()
    # Twice quiet: errors are shown, the warnings of somebody's pip settings are not.
    pip: Command = [venv_program("python"), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    step("install the locked requirements", [*pip, "--require-hashes", "-r", LOCK])
    # The build backend is among them, so building needs no download of its own.
    step("install hotsheet", [*pip, "--no-deps", "--no-build-isolation", "--editable", ROOT])
    STAMP.write_text(stamp_for(version), encoding="utf-8")


def create_environment() -> None:
    """Create .venv anew; a folder of that name which is no environment is somebody's, and left alone."""
    if VENV.exists() and not (VENV / "pyvenv.cfg").is_file() and any(VENV.iterdir()):
        raise StepFailedError(f"{VENV} is in the way and is no Python environment. Move it, then run this again.")
    label = "replace the broken .venv" if VENV.exists() else "create .venv"
    try:
        step(label, [sys.executable, "-m", "venv", "--clear", VENV])
    except StepFailedError as error:
        mend = "On Debian and Ubuntu, install python3-venv; then run this again."
        raise StepFailedError(f"{error} {mend}", error.code) from error


# --- what pip cannot bring ------------------------------------------------------------------------------


def missing_from_system() -> dict[str, str]:
    """Return what the tests need of the machine and do not find there, each with the package that has it."""
    programs = SYSTEM_PROGRAMS | (SCREEN_PROGRAMS if LINUX else {})
    missing = {name: package for name, package in programs.items() if shutil.which(name) is None}
    if LINUX:
        libraries = {name: package for name, package in QT_LIBRARIES.items() if ctypes.util.find_library(name) is None}
        missing |= {f"lib{name}": package for name, package in libraries.items()}
        folder, package = FONT
        if not Path(folder).is_dir():
            missing["the font Inter"] = package
    return missing


def ensure_system() -> bool:
    """Install what is missing where that can be done unasked; say whether everything is there."""
    missing = missing_from_system()
    if not missing:
        return True
    apt = shutil.which("apt-get")
    root = not WINDOWS and os.geteuid() == 0
    if apt and (root or may_sudo()):
        prefix = [] if root else ["sudo", "-n"]
        # Through env, because sudo drops variables. Another package run may hold the lock for a while.
        apt_get = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", apt, "-q", "-y"]
        apt_get += ["-o", "DPkg::Lock::Timeout=300"]
        packages = sorted(set(missing.values()))
        step("look up system packages", [*apt_get, "update"])
        step(f"install {', '.join(packages)}", [*apt_get, "install", "--no-install-recommends", *packages])
        missing = missing_from_system()
    if missing:
        print(f"Not on this machine: {', '.join(missing)}. Tests that need it are skipped and say so.")
        print(f"To run them too, install what Debian and Ubuntu call: {' '.join(sorted(set(missing.values())))}.")
    return not missing


def has_screen() -> bool:
    """Say whether a window can be shown to somebody here."""
    if os.environ.get("CI"):
        return False
    return WINDOWS or sys.platform == "darwin" or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def may_sudo() -> bool:
    """Say whether sudo would run a command here without asking for a password."""
    sudo = shutil.which("sudo")
    return bool(sudo) and subprocess.run([str(sudo), "-n", "true"], capture_output=True, check=False).returncode == 0


# --- the commands ---------------------------------------------------------------------------------------


def command_run(arguments: Sequence[str]) -> int:
    """run [ARGS…]    score the sample and open the desktop app where there is a screen, or do `hotsheet ARGS…`"""
    ensure_environment()
    hotsheet = str(venv_program("hotsheet"))
    if arguments:
        return subprocess.run([hotsheet, *arguments], check=False).returncode
    code = subprocess.run([hotsheet, "demo"], check=False).returncode
    if code == 0 and has_screen():
        open_app(hotsheet)
    return code


def open_app(hotsheet: str) -> None:
    """Open the desktop app with the sample, and leave it to itself: this terminal is free again at once."""
    nowhere = subprocess.DEVNULL
    command = [hotsheet, "desktop", "--sample"]
    app = subprocess.Popen(command, stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True)
    try:
        ended = app.wait(START_TIME)
    except subprocess.TimeoutExpired:
        print("The desktop app is open, with the sample.")
    else:
        if ended:
            print("The desktop app did not open; `python3 dev.py run desktop` shows why.")


def command_shots(arguments: Sequence[str]) -> int:
    """shots FOLDER [--only NAME] [--size 1100x700] [--look dark] [--language es]   pictures of every page and dialog;
    shots docs/images --documents   those of README.md and docs/desktop.md, for a change that shows"""
    ensure_environment()
    return run("shots", [venv_program("python"), "-m", "desktop.shots", *arguments])


def command_test(arguments: Sequence[str]) -> int:
    """test [ARGS…]   every check that CI does; ARGS go to pytest"""
    ensure_environment()
    # Where the judges can be had, a test that does not find its judge fails instead of skipping.
    judges = {"HOTSHEET_REQUIRE_JUDGES": "1"} if ensure_system() else {}
    python = venv_program("python")
    step("ruff check", [python, "-m", "ruff", "check", "."])
    step("ruff format", [python, "-m", "ruff", "format", "--check", "."])
    step("mypy", [python, "-m", "mypy"])
    step("import contracts", [python, "-c", LINT_IMPORTS])
    # Last, and nothing after it: pytest's own closing line is what CI reads.
    return run("pytest", [python, "-m", "pytest", "-n", "2", "--dist", "worksteal", *arguments], judges)


def command_translate(arguments: Sequence[str]) -> int:
    """translate       gather the window's texts for the translations, and compile what is translated"""
    ensure_environment()
    return run("translate", [venv_program("python"), "-m", "tools.translate", *arguments])


def command_corpus(arguments: Sequence[str]) -> int:
    """corpus FOLDER [--sample N] [--jobs N] [--report FILE.md] [--only NAME]   score a folder's workbooks in place"""
    ensure_environment()
    ensure_system()
    return run("corpus", [venv_program("python"), "-m", "tools.corpus", *arguments])


def command_lock(arguments: Sequence[str]) -> int:
    """lock [ARGS…]   renew requirements.lock from pyproject.toml; `lock --upgrade` takes newer versions"""
    ensure_environment()
    options = "--group dev --universal --python-version 3.11 --generate-hashes"
    silent = "--no-emit-index-url --no-emit-find-links --no-header --no-annotate --quiet"
    uv: Command = [venv_program("python"), "-m", "uv", "pip", "compile", PROJECT.name]
    step("lock", [*uv, *options.split(), *silent.split(), *arguments, "--output-file", LOCK.name])
    return 0


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "run": command_run,
    "test": command_test,
    "shots": command_shots,
    "translate": command_translate,
    "corpus": command_corpus,
    "lock": command_lock,
}


def main(arguments: Sequence[str]) -> int:
    """Do the named command and return the exit code: that of the step that failed, or 0."""
    if sys.version_info < OLDEST_PYTHON:
        found = ".".join(map(str, sys.version_info[:3]))
        print(
            f"Hotsheet needs Python {'.'.join(map(str, OLDEST_PYTHON))} or newer; this is {found}.",
            file=sys.stderr,
        )
        return 2
    command = COMMANDS.get(arguments[0]) if arguments else None
    if command is None:
        wanted = arguments and arguments[0] in {"-h", "--help", "help"}
        print("usage: python3 dev.py COMMAND", file=sys.stdout if wanted else sys.stderr)
        for each in COMMANDS.values():
            print(f"  {each.__doc__}", file=sys.stdout if wanted else sys.stderr)
        return 0 if wanted else 2
    try:
        return command(arguments[1:])
    except StepFailedError as error:
        print(error, file=sys.stderr)
        return error.code
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
