"""Existing parts of a workbook, changed where the plan says so and copied byte for byte everywhere else."""
