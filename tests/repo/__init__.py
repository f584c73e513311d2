"""Tests of the repository itself: what it ships, how it is built, and house rules that no linter knows."""
