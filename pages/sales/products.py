"""What you sell."""

from __future__ import annotations

from ui import cards, session

reader = session.current()
cards.open_page("Products", "What you sell.")
