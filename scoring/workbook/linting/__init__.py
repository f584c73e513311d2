"""Hotsheet's own lint of workbook files, by subject: what no format validator sees but Excel would repair."""
