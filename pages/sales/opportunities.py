"""What may become an order."""

from __future__ import annotations

from ui import cards, session

reader = session.current()
cards.open_page("Opportunities", "What may become an order.")
