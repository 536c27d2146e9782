"""Links for guests: some pages, to look at, for some days."""

from __future__ import annotations

from crm.access import Action
from ui import cards, links, session
from ui.outlook import outlook

reader = session.current(Action.PEOPLE)
day = outlook(reader)
cards.open_page(
    "Share",
    "Whoever has a link sees the pages that you choose, **to look at only**: no account, nothing to change, "
    "nothing to take away. You see how often it was opened, and take it back whenever you like.",
)
links.show_new()
with cards.card("share", "A new link", fill=False):
    links.ask(reader, day)
with cards.card("shared", "What is shared", fill=False):
    links.show_open(reader, day)
    links.show_ended(reader, day)
