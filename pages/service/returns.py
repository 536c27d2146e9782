"""What came back, and why."""

from __future__ import annotations

from ui import cards, session

reader = session.current()
cards.open_page("Returns", "What came back, and why.")
