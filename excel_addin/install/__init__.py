"""Putting the add-in where Excel finds it, seeing what hinders it there, and taking it away again."""
