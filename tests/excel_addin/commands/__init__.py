"""The ribbon's commands: what they say and ask, and what they do to an open workbook."""
