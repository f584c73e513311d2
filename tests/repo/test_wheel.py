"""The wheel carries the templates and works where no clone is near."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import openpyxl
import pytest

from tests.repo.files import ROOT, relative, repository_files

PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check"]


def run(command: list[str], folder: Path, **variables: str) -> str:
    """Run a command away from the clone and return what it printed; a failure shows all of it."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment |= {"PYTHONUTF8": "1", "COLUMNS": "400", **variables}
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without a network by the locked backend."""
    out = tmp_path_factory.mktemp("dist")
    run(
        [*PIP, "wheel", "-q", "--no-index", "--no-deps", "--no-build-isolation", "-w", str(out), str(ROOT)],
        out,
    )
    [built] = out.glob("hotsheet-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a new environment that holds the wheel and borrows its requirements from this one."""
    home = tmp_path_factory.mktemp("elsewhere") / "environment"
    venv.create(home, with_pip=False, symlinks=os.name != "nt")
    scheme = sysconfig.get_paths("venv", vars={"base": str(home), "platbase": str(home)})
    # A .pth line is appended to the path without reading the .pth files there: the editable clone stays out.
    (Path(scheme["purelib"]) / "borrowed.pth").write_text(sysconfig.get_paths()["purelib"] + "\n", encoding="utf-8")
    programs = Path(scheme["scripts"])
    python = programs / ("python.exe" if os.name == "nt" else "python")
    run([*PIP, "--python", str(python), "install", "-q", "--no-index", "--no-deps", str(wheel)], home)
    return programs


def test_the_wheel_holds_the_package_and_its_templates(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as package:
        names = set(package.namelist())
    templates = {path.name for path in (ROOT / "templates").iterdir() if path.suffix in {".yaml", ".xlsx"}}
    assert {"starter.yaml", "sample-leads.xlsx"} <= templates
    assert {f"scoring/_templates/{name}" for name in templates} <= names
    assert "scoring/py.typed" in names
    assert any(name.endswith("/licenses/LICENSE") for name in names)
    assert {name.partition("/")[0] for name in names} == {
        "scoring",
        "desktop",
        "excel_addin",
        "hotsheet-0.1.0.dist-info",
    }


def test_the_wheel_holds_what_the_window_shows(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as package:
        names = set(package.namelist())
    shown = [path for path in repository_files() if relative(path).startswith("desktop/") and path.suffix != ".py"]
    assert {".svg", ".qm"} <= {path.suffix for path in shown}
    assert {relative(path) for path in shown} <= names


def test_the_wheel_holds_what_the_add_in_is_built_from(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as package:
        names = set(package.namelist())
    taken = [path for path in repository_files() if relative(path).startswith("excel_addin/") and path.suffix != ".py"]
    assert {".bas", ".cls", ".png", ".svg"} == {path.suffix for path in taken}
    assert {relative(path) for path in taken} <= names
    assert any(name.endswith("/licenses/NOTICE") for name in names)


def test_it_finds_itself_and_its_templates(installed: Path, tmp_path: Path) -> None:
    program = "import scoring.resources as r; print(r.__file__); print(r.template_dir())"
    printed = run([str(installed / "python"), "-c", program], tmp_path).splitlines()
    assert all(Path(line).is_relative_to(installed.parent.resolve()) for line in printed)


def test_the_demo_runs_outside_the_clone(installed: Path, tmp_path: Path) -> None:
    printed = run([str(installed / "hotsheet"), "demo"], tmp_path)
    sheets = {path.name: set(openpyxl.load_workbook(path).sheetnames) for path in tmp_path.rglob("*.xlsx")}
    [scored] = [name for name, names in sheets.items() if "Scoring Rules" in names]
    assert {"Scoring Summary", "Call List"} <= sheets[scored]
    assert scored in printed


def test_the_add_in_is_built_outside_the_clone(installed: Path, tmp_path: Path) -> None:
    run(
        [str(installed / "hotsheet"), "excel", "build", "-o", "team.xlam", "--python", "/opt/env/bin/python3"], tmp_path
    )
    with zipfile.ZipFile(tmp_path / "team.xlam") as package:
        assert {"xl/vbaProject.bin", "customUI/images/score.png"} <= set(package.namelist())


def test_the_window_opens_outside_the_clone(installed: Path, tmp_path: Path) -> None:
    program = """
import sys
from desktop.app import Start, make_app
from PySide6.QtCore import QCoreApplication, QTimer
app = make_app(Start(language="es"))
print(QCoreApplication.translate("MainWindow", "&File"))
print(sys.modules["desktop"].__file__)
"""
    printed = run([str(installed / "python"), "-c", program], tmp_path, QT_QPA_PLATFORM="offscreen").splitlines()
    assert printed[0] == "&Archivo"
    assert Path(printed[1]).is_relative_to(installed.parent.resolve())


def test_without_a_screen_the_app_says_so(installed: Path, tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("Windows and macOS always have a screen.")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
    environment |= {"DISPLAY": "", "WAYLAND_DISPLAY": "", "COLUMNS": "400"}
    command = [str(installed / "hotsheet"), "desktop"]
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 1
    assert "There is no screen" in done.stderr + done.stdout
    assert "Traceback" not in done.stderr
