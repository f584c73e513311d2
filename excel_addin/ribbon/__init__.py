"""The ribbon tab: what stands on it, as data, and the texts that the add-in file carries."""
