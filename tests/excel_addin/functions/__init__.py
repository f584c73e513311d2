"""The worksheet functions, from a cell's formula to the core and back."""
