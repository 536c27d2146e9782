"""What people may ask for: their data, being erased; and what is let go of after some years."""

from __future__ import annotations

from functools import partial

import streamlit as st

from crm.access import Action
from ui import cards, retention, rights, session
from web import downloads

reader = session.current(Action.ERASE)
cards.open_page(
    "Personal data", "Give people everything you know of them, erase them for good, let go of what is old."
)
put = partial(downloads.SHELF.put, st.context.cookies)
with cards.card("rights-find", fill=False):
    rights.show_finder(reader)
chosen = rights.asked_for()
if chosen is not None:
    rights.show_person(reader, chosen, put, downloads.SHELF.empty)
    st.stop()
with cards.card("rights-consents", "Consents without a source", fill=False):
    retention.show_consents(reader)
with cards.card("rights-rules", "What goes after some years", fill=False):
    retention.show_rules(reader, put)
with cards.card("rights-erased", "Erased so far", fill=False):
    retention.show_erased(reader)
