"""Tests of reading lead files."""
