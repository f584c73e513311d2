"""The Excel side, judged by readers, by LibreOffice and by its own words."""
