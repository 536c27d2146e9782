"""What was paid, when and how."""

from __future__ import annotations

from ui import cards, session

reader = session.current()
cards.open_page("Payments", "What was paid, when and how.")
