"""Do formulas and the core give the same, in two spreadsheet engines that share no code?"""
