"""The monthly report: a month in words and figures, to read here or on paper."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ui import cards, messages, report, session
from ui.outlook import outlook
from web import downloads

reader = session.current()
day = outlook(reader)
every, begin = report.months(reader, day)
if not every:
    cards.open_page("Monthly report", "This page tells of a month, as soon as something was sold in one.")
    messages.show_empty(
        "No sales yet", "They come with your sheets.", "bring-in", "Bring in your sheets", "monitoring"
    )
    st.stop()

head = st.container()
with st.container(horizontal=True, vertical_alignment="center"):
    month = report.choose_month(every, begin)
    told = report.read(reader, day, month)
    report.show_button(reader, told, partial(downloads.SHELF.put, st.context.cookies))
with head:
    cards.open_page("Monthly report", told.said)
report.show(told)
