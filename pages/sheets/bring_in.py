"""Drop your sheets here, just as they are."""

from __future__ import annotations

from ui import cards, session

reader = session.current()
cards.open_page("Bring in", "Drop your sheets here, just as they are.")
