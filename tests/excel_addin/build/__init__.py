"""The add-in file and what is in it."""
