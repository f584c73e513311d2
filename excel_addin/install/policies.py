"""What a company's rules, or Excel itself, may hold against an add-in on Windows, read from the registry.

Each rule stands under `Software\\Policies`, for the person or for the machine. The folder that add-ins start from is
trusted by default, so rules about macros matter only where that trust is taken away.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from excel_addin.build.addin import FILE_NAME
from excel_addin.install.machine import Machine, Registry

_OFFICE = r"Software\Policies\Microsoft\Office\16.0"
_OWN = r"Software\Microsoft\Office\16.0"
_LOCATIONS = r"excel\security\trusted locations"
_HIVES = ("HKCU", "HKLM")
_ASK = "Ask whoever looks after your computers to allow it."


@dataclass(frozen=True)
class Hindrance:
    """One thing that keeps the add-in from loading."""

    why: str
    mend: str


@dataclass(frozen=True)
class _Rule:
    key: str
    name: str
    why: str


_RULES = (
    _Rule(r"common", "vbaoff", "A rule of your organisation switches macros off in all of Office."),
    _Rule(r"excel\security", "disablealladdins", "A rule of your organisation switches Excel's add-ins off."),
    _Rule(r"excel\security", "requireaddinsig", "A rule of your organisation allows signed add-ins alone."),
    _Rule(
        r"common\security",
        "requirealwaysonmacrosig",
        "A rule of your organisation allows signed add-ins alone when Excel starts.",
    ),
)


def hindrances(machine: Machine) -> list[Hindrance]:
    """What keeps Excel from loading the add-in, as far as the registry says."""
    read = machine.registry
    return [*_forbidden(read), *_untrusted(read), *_listed(read), *_disabled(read)]


def blocks_the_web(machine: Machine) -> bool:
    """Whether a rule blocks macros of files that came from the internet, with no button to allow them."""
    return _is_set(machine.registry, r"excel\security", "blockcontentexecutionfrominternet")


def trusts_the_network(machine: Machine) -> bool:
    """Whether folders on a network may be trusted, by the person's choice or by a rule."""
    own = machine.registry(f"HKCU\\{_OWN}\\{_LOCATIONS}").get("allownetworklocations") == 1
    return own or _is_set(machine.registry, _LOCATIONS, "allownetworklocations")


def is_32_bit(machine: Machine) -> bool | None:
    """Whether Excel here is the one of 32 bits; None where Office does not say."""
    said = machine.registry(r"HKLM\Software\Microsoft\Office\ClickToRun\Configuration").get("platform")
    return None if said not in ("x86", "x64") else said == "x86"


def _policy(read: Registry, key: str) -> Iterator[Mapping[str, object]]:
    for hive in _HIVES:
        yield read(f"{hive}\\{_OFFICE}\\{key}")


def _is_set(read: Registry, key: str, name: str) -> bool:
    return any(values.get(name) == 1 for values in _policy(read, key))


def _forbidden(read: Registry) -> Iterator[Hindrance]:
    for rule in _RULES:
        if _is_set(read, rule.key, rule.name):
            yield Hindrance(rule.why, _ASK)


def _untrusted(read: Registry) -> Iterator[Hindrance]:
    """Macros that a person may not allow stop the add-in where no folder is trusted."""
    own = read(f"HKCU\\{_OWN}\\{_LOCATIONS}").get("alllocationsdisabled") == 1
    if not own and not _is_set(read, _LOCATIONS, "alllocationsdisabled"):
        return
    kept = [values.get("vbawarnings") for values in _policy(read, r"excel\security")]
    if any(value in (3, 4) for value in kept):
        yield Hindrance("A rule of your organisation allows neither trusted folders nor unsigned macros.", _ASK)
        return
    mend = _ASK
    if own:
        mend = "In Excel: File, Options, Trust Center, Trusted Locations: take the tick from Disable all."
    yield Hindrance("No folder is trusted here, so Excel may ask, or say nothing and leave the add-in out.", mend)


def _listed(read: Registry) -> Iterator[Hindrance]:
    """Add-ins that an organisation lists are on (1), off (0) or up to the person (2)."""
    kept = [values[FILE_NAME] for values in _policy(read, r"excel\resiliency\addinlist") if FILE_NAME in values]
    if any(str(value) == "0" for value in kept):
        yield Hindrance("Your organisation's list of add-ins switches this one off.", _ASK)
    elif not kept and _is_set(read, r"excel\resiliency", "restricttolist"):
        yield Hindrance("Your organisation allows only the add-ins of its list, and this one is not on it.", _ASK)


def _disabled(read: Registry) -> Iterator[Hindrance]:
    """Excel itself puts an add-in here after it failed in it."""
    name = FILE_NAME.encode("utf-16-le")
    values = read(f"HKCU\\{_OWN}\\Excel\\Resiliency\\DisabledItems").values()
    if any(isinstance(value, bytes) and name in value.lower() for value in values):
        yield Hindrance(
            "Excel has switched the add-in off after a failure.",
            "In Excel: File, Options, Add-ins, Manage: Disabled Items, Go: enable it there.",
        )
