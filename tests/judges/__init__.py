"""Independent judges of what Hotsheet writes: other people's programs, asked the same question.

`libreoffice` and `ironcalc_judge` recalculate a workbook from its formulas alone, `oxsdk` and `audit`
say whether a file obeys the format, `validity` asks both. A judge that is missing makes its tests skip
with words on a developer's machine; where judges are required (CI, `dev.py test`) they fail instead.
"""
