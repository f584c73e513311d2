"""A plan put into the workbook that a person has open, taken out of it again, and everything around that."""
