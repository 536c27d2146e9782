"""What customers say when they are asked."""

from __future__ import annotations

from ui import lists, session

reader = session.current()
lists.show(reader, "feedback", "Feedback")
