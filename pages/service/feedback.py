"""What customers say about you."""

from __future__ import annotations

from ui import cards, session

reader = session.current()
cards.open_page("Feedback", "What customers say about you.")
