"""Copies of all data: made by themselves, by hand, and put back."""

from __future__ import annotations

from crm.access import Action
from ui import backups, cards, session

reader = session.current(Action.COPIES)
cards.open_page("Back-ups", "Whatever happens to the data, it can be put back as it was.")
with cards.card("backups-state", fill=False):
    backups.show_state(reader)
with cards.card("backups", "What there is", fill=False):
    backups.show_copies(reader)
