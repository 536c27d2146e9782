"""Groups of customers, whom the money rests on, what they are likely to bring, and how they pay."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ui import cards, messages, past, profits, session, worth
from ui.outlook import outlook
from web import downloads

reader = session.current()
day = outlook(reader)
if not past.past(reader, day).buyers:
    cards.open_page("Who is worth what", "This page tells who brings what, as soon as somebody has bought.")
    messages.show_empty(
        "No customer has bought yet",
        "Sales that name their customer come with your sheets.",
        "bring-in",
        "Bring in your sheets",
        "diamond",
    )
    st.stop()

put = partial(downloads.SHELF.put, st.context.cookies)
found = worth.worth(reader, day)
cards.open_page("Who is worth what", worth.words(found, day))
worth.show_figures(found)
worth.show_segments(reader, found, day, put)
profits.show_concentration(reader, found, day, put)
worth.show_value(reader, day, put)
profits.show_paying(reader, found, day, put)
