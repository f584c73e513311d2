"""Tests of the part reader."""
