"""The half that runs inside a Python that has `uno`: standard library only, and old enough a style for Python 3.8."""
