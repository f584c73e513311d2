"""Tests of the leads page and of the models behind it."""
