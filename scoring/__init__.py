"""The scoring core of Hotsheet: the meaning of a score, lead files, and scored workbooks."""
