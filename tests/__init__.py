"""Tests of Hotsheet, by area; `tests.judges` holds the independent programs that they ask."""
