"""Who comes again, who was lost and why, and what brings them back."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ui import cards, losses, messages, past, session, staying
from ui.outlook import outlook
from web import downloads

reader = session.current()
day = outlook(reader)
if not past.past(reader, day).buyers:
    cards.open_page("Who stays", "This page tells who comes again, as soon as somebody has bought.")
    messages.show_empty(
        "No customer has bought yet",
        "Sales that name their customer come with your sheets.",
        "bring-in",
        "Bring in your sheets",
        "loyalty",
    )
    st.stop()

put = partial(downloads.SHELF.put, st.context.cookies)
found = staying.staying(reader, day)
cards.open_page("Who stays", staying.words(found, day))
staying.show_figures(found)
staying.show_months(reader, found, put)
staying.show_cohorts(reader, found, put)
losses.show_silent(reader, found, day, put)
losses.show_reasons(reader, found, day, put)
losses.show_comebacks(reader, found, put)
