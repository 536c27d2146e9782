"""One's own account."""

from __future__ import annotations

import streamlit as st

from ui import account, cards, messages, session
from ui.words import badge, soft

reader = session.current()
person = reader.store.accounts.person(reader.access)
if person is None:
    cards.open_page("My account", "Nobody signs in here: this is your own machine.")
    messages.show_empty(
        "You have no account yet", "Make one to let others in as well.", "people", "People", "person"
    )
else:
    with cards.heading(person.shown, f"You sign in as {soft(person.name)}.", badges=badge(person.role.value)):
        out = st.button("Sign out", icon=":material/logout:", key="sign-out")
    if out:
        account.sign_out(reader)
    with cards.card("password", "Password", fill=False):
        account.show_password(reader, person)
    if person.has_password:
        with cards.card("codes", "One-time codes", fill=False):
            account.show_codes(reader, person)
    with cards.card("where", "Where you are signed in", fill=False):
        account.show_where(reader, person)
