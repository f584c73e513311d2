"""The app as a person has it: its own process, a screen, a window manager, keys and a mouse."""
