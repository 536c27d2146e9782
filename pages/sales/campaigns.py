"""What you told many people at once, and who answered."""

from __future__ import annotations

from ui import cards, session

reader = session.current()
cards.open_page("Campaigns", "What you told many people at once, and who answered.")
