"""One screen a file, in folders that are the sections of the menu; ``ui.menu`` is their table."""
