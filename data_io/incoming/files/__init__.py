"""From bytes to sheets, in a process of its own: every format that comes in."""
