"""Where the money comes from."""

from __future__ import annotations

from ui import cards, session

reader = session.current()
cards.open_page("Revenue", "Where the money comes from.")
