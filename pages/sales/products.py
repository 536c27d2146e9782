"""Everything that is sold."""

from __future__ import annotations

from ui import cards, editor, session

reader = session.current()
cards.open_page("Products", "Everything that is sold.")
editor.grid("product", reader)
