"""The tiers panel, and the dialogs about whole models."""
