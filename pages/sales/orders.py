"""Every order, line by line."""

from __future__ import annotations

from ui import cards, session

reader = session.current()
cards.open_page("Orders", "Every order, line by line.")
