"""Tests of the job from a lead file to a scored one."""
