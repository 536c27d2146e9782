"""The day at a glance; on the first day, the two ways to begin."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ui import cards, overview, sample, session, welcome, worth_doing
from ui.outlook import outlook
from web import downloads

reader = session.current()
if not reader.access.is_guest and overview.is_first_day(reader):
    welcome.show()
    st.stop()

day = outlook(reader)
found = overview.figures(reader, day)
to_do = overview.worth_doing(reader, found)

sample.show_note(reader)
cards.open_page(overview.greeting(day), overview.words(found, day))
overview.show_figures(found, day)
if found.figures.sale_lines:
    overview.show_behind(reader, found, day, partial(downloads.SHELF.put, st.context.cookies))
if found.figures.sale_lines:
    overview.show_charts(found, day)
wide, narrow = st.columns([1.7, 1])
with wide:
    if reader.access.is_guest:
        overview.show_best_customers(found, day)
    else:
        worth_doing.show(reader, to_do, day)
with narrow:
    if not reader.access.is_guest:
        overview.show_best_customers(found, day)
    overview.show_best_products(found, day)
