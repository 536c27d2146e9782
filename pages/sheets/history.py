"""Who changed what, and when."""

from __future__ import annotations

from ui import cards, session

reader = session.current()
cards.open_page("History", "Who changed what, and when.")
