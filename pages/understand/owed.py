"""What customers owe, how late, and how they pay."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ui import cards, messages, owed, session
from ui.outlook import outlook
from web import downloads

reader = session.current()
day = outlook(reader)
found = owed.owed(reader, day)
if not found.on_credit:
    cards.open_page("Who owes", "This page tells what is still to be paid, and how late.")
    messages.show_empty(
        "Nothing was sold on credit",
        "Sales that tell until when they must be paid (“Due on”) come with your sheets; so do payments.",
        "bring-in",
        "Bring in your sheets",
        "payments",
    )
    st.stop()

put = partial(downloads.SHELF.put, st.context.cookies)
cards.open_page("Who owes", owed.words(found, day))
owed.show_figures(found, day)
if len(found.orders):
    owed.show_ages(reader, found, day, put)
    owed.show_customers(reader, found, day, put)
owed.show_paying(reader, found.habits, day, put)
