"""Tests of the start page, the data page and the export."""
