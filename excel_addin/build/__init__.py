"""Building the add-in file: the same bytes from the same sources, on any platform, without Excel."""
