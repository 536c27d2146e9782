"""Everybody who buys from you, and everybody who might."""

from __future__ import annotations

from ui import cards, session

reader = session.current()
cards.open_page("All customers", "Everybody who buys from you, and everybody who might.")
