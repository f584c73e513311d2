"""What all tests share: property tests without a stopwatch, because the machines that run them are shared."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile("hotsheet", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("hotsheet")
