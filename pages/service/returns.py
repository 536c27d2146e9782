"""What came back, and why."""

from __future__ import annotations

from ui import lists, session

reader = session.current()
lists.show(
    reader, "return", "Returns", understand=("troubles", "How often, of what and why things come back")
)
