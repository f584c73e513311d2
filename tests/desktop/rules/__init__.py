"""Tests of the rules page and of what it is made of."""
