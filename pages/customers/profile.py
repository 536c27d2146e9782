"""One customer, whole."""

from __future__ import annotations

from ui import cards, session

reader = session.current()
cards.open_page("Customer", "One customer, whole.")
