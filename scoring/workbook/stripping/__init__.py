"""Taking out what scoring put into a workbook that another program has saved since: found, told, and cut."""
