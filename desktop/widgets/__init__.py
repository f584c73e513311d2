"""Controls that several pages and dialogs use."""
