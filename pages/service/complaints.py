"""What annoyed somebody, and what was promised."""

from __future__ import annotations

from ui import cards, session

reader = session.current()
cards.open_page("Complaints", "What annoyed somebody, and what was promised.")
