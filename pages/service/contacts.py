"""Every call, mail and visit."""

from __future__ import annotations

from ui import cards, session

reader = session.current()
cards.open_page("Calls and messages", "Every call, mail and visit.")
