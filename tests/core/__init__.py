"""Tests of the core: one folder or file for each of its rooms."""
