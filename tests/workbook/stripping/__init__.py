"""Scored workbooks that people and other programs have had in their hands, and what is left without our part."""
