"""The engines that work out a lowered model: `numpy` in the core, `excel` as formulas. See `registry`."""
