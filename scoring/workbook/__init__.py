"""The workbook side that needs no Excel: what to write, and the parts of the file that it becomes."""
