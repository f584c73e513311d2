"""Tests of the corpus harness, and with it of scoring in place: a sample of real workbooks and a few awkward ones."""
