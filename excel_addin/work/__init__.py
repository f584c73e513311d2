"""What the ribbon's commands are made of, one thing each; nothing here is called by the ribbon itself."""
