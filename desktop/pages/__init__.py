"""The pages of the window: what a person works in. Each is given the session, and knows no other page."""
