"""The engine over LibreOffice Calc: its pure parts, and all of it against a live office."""
