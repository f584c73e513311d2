"""Pictures of every page and dialog, taken without a screen from the sample: for README and docs, and to look at."""
