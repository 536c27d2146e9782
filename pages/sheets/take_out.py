"""Everything you have, as a workbook."""

from __future__ import annotations

from ui import cards, session

reader = session.current()
cards.open_page("Take out", "Everything you have, as a workbook.")
