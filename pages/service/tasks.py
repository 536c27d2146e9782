"""What is to be done, and for whom."""

from __future__ import annotations

from ui import cards, session

reader = session.current()
cards.open_page("Tasks", "What is to be done, and for whom.")
