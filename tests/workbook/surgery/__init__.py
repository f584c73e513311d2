"""Tests of existing workbooks that get something, and keep everything else."""
