"""The text of formulas, kept beside what they are made from."""
