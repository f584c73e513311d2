"""The hosts: one run for real in LibreOffice, two against recordings of the object model."""
