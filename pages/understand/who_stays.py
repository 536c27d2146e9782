"""Who comes again, who was lost and why, and what brings them back."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ui import cards, focus, losses, past, session, staying
from ui.outlook import outlook
from web import downloads

reader = session.current()
day = outlook(reader)
past.need_buyers(reader, day, "Who stays", "who comes again", "loyalty")

head = st.container()
reader = focus.choose(reader, day)
put = partial(downloads.SHELF.put, st.context.cookies)
found = staying.staying(reader, day)
with head:
    cards.open_page("Who stays", staying.words(found, day))
staying.show_figures(found)
staying.show_behind(reader, found, day, put)
staying.show_months(reader, found, put)
staying.show_cohorts(reader, found, put)
losses.show_silent(reader, found, day, put)
losses.show_reasons(reader, found, day, put)
losses.show_comebacks(reader, found, put)
