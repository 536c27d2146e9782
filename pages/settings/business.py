"""Name, currency, working hours."""

from __future__ import annotations

from ui import cards, session

reader = session.current()
cards.open_page("Your business", "Name, currency, working hours.")
