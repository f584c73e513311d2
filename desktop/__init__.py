"""The desktop app: leads in, rules kept, every score explained. The only place where PySide6 is imported."""
