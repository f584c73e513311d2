"""Tests of the engines that work a model out."""
