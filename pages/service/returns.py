"""What came back, and why."""

from __future__ import annotations

from ui import lists, session

reader = session.current()
lists.show(reader, "return", "Returns")
