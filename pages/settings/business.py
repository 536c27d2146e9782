"""Name, currency, working hours."""

from __future__ import annotations

from crm.access import Action
from ui import business, cards, session

reader = session.current(Action.SETTINGS)
cards.open_page("Your business", "What your figures are counted in, and what stands on what you send out.")
with cards.card("business", fill=False):
    business.show_form(reader)
