"""Reading Open XML workbooks by their parts: what a lead reader and an in-place editor both need.

Nothing here knows leads or scores. Every fault of a file is a `LeadFileError` in words.
"""
