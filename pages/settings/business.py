"""Name, currency, working hours; and copies of all data."""

from __future__ import annotations

from ui import backups, business, cards, session

reader = session.current()
cards.open_page("Your business", "What your figures are counted in, and what stands on what you send out.")
with cards.card("business", fill=False):
    business.show_form(reader)
with cards.card("backups", "Back-ups", fill=False):
    backups.show(reader)
