"""The corpus harness: real workbooks are scored in place, and other people's programs say whether that did harm.

`python3 dev.py corpus FOLDER` runs it over any folder. It belongs to the tests, not to the product: it asks the
judges of `tests.judges`, and its own eyes (`unharmed`, `ranges`) share no code with what edits a workbook.
"""
