"""What all tests share: property tests without a stopwatch, because the machines that run them are shared."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

# In this file, because only the first conftest is loaded where workers collect the tests.
pytest_plugins = ("tests.conformance.reporting",)

settings.register_profile("hotsheet", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# A build server draws the same examples each time, so that a change is judged by itself; everyone else draws new ones.
settings.register_profile("server", settings.get_profile("hotsheet"), derandomize=True)
settings.load_profile("server" if os.environ.get("CI") else "hotsheet")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Options of the suites; pytest asks for them here, before it knows of the folders below."""
    group = parser.getgroup("hotsheet")
    group.addoption("--models", type=int, default=160, help="random models to judge (default: 160)")
    group.addoption("--seed", type=int, default=0, help="where the random models start (default: 0)")
    group.addoption("--renew-golden", action="store_true", help="write the golden formulas anew")
