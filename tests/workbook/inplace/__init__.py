"""Workbooks of people's own, scored where they stand: the whole job, from file to file."""
