"""What the coming months are likely to bring, and how far that can be trusted."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ui import cards, focus, forecast, messages, session
from ui.outlook import outlook
from web import downloads

TITLE = "What comes next"

reader = session.current()
day = outlook(reader)
if not forecast.has_sales(reader):
    cards.open_page(TITLE, "This page looks ahead, as soon as something was sold.")
    messages.show_empty(
        "No sales yet", "They come with your sheets.", "bring-in", "Bring in your sheets", "trending_up"
    )
    st.stop()

head = st.container()
reader = focus.choose(reader, day)
put = partial(downloads.SHELF.put, st.context.cookies)
found = forecast.ahead(reader, day)
if not found.enough:
    with head:
        cards.open_page(TITLE, forecast.words(found, 0, day))
    forecast.show_missing(found)
    st.stop()

months = forecast.choose_months(found)
with head:
    cards.open_page(TITLE, forecast.words(found, months, day))
forecast.show_figures(found, months, day)
forecast.show_months(reader, found, months, day, put)
forecast.show_behind(reader, found, day, put)
