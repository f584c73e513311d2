"""Putting the add-in where Excel finds it, on machines that are made up."""
