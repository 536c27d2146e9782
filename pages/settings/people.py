"""Who may come in, and as what; before there is anybody: the first account."""

from __future__ import annotations

from crm.access import Action
from ui import cards, founding, session, team

reader = session.current(Action.PEOPLE)
if reader.store.accounts.exist():
    cards.open_page("People", team.said_of(reader.store.accounts.people(reader.access)))
    team.show_link()
    with cards.card("people", fill=False):
        team.show_people(reader)
    with cards.card("invite", "Invite somebody", fill=False):
        team.show_invitation(reader)
    with cards.card("personal", "Personal data", fill=False):
        team.show_personal(reader)
else:
    cards.open_page("People", "Nobody signs in here yet. Make an account of your own, then let others in.")
    with cards.card("founding", "Your own account", fill=False):
        founding.show(reader)
