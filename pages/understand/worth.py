"""Groups of customers, whom the money rests on, and what they are likely to bring."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ui import cards, focus, past, profits, session, worth
from ui.outlook import outlook
from web import downloads

reader = session.current()
day = outlook(reader)
past.need_buyers(reader, day, "Who is worth what", "who brings what", "diamond")

head = st.container()
reader = focus.choose(reader, day)
put = partial(downloads.SHELF.put, st.context.cookies)
found = worth.worth(reader, day)
with head:
    cards.open_page("Who is worth what", worth.words(found, day))
worth.show_figures(found)
worth.show_behind(reader, found, day, put)
worth.show_segments(reader, found, day, put)
profits.show_concentration(reader, found, day, put)
worth.show_value(reader, day, put)
