"""One customer, whole."""

from __future__ import annotations

from functools import partial

import streamlit as st

from crm.access import Action
from ui import cards, facts, forms, merging, profile, report, rights, session, timeline, touches
from ui.outlook import outlook
from web import downloads

MERGE = "Make one with …"
reader = session.current()
day = outlook(reader)
asked = st.query_params.get("id")
found = profile.read(reader, asked, day)
if found is None:
    profile.show_unknown(asked)
    st.stop()

with cards.heading(found.name, profile.words(found, day), profile.badges(found), back="customers"):
    if reader.access.may(Action.CREATE):
        if st.button("Call", icon=":material/call:", key="call"):
            touches.call(reader, found, day)
        if st.button("Write", icon=":material/mail:", key="write"):
            touches.write(reader, found, day)
        if st.button("Note", key="note"):
            touches.note(reader, found, day)
        if st.button("Complaint", key="complain"):
            touches.complain(reader, found, day)
        if st.button("Task", key="plan"):
            touches.plan(reader, found, day)
    with st.container(width="content"):
        report.show_customer_button(
            reader, found.id, found.name, day, partial(downloads.SHELF.put, st.context.cookies)
        )
    if reader.access.may(Action.UPDATE) and st.button("Edit", type="primary", key="edit"):
        forms.open_record("customer", found.id)
    if reader.access.may(Action.DELETE):
        ways = [MERGE, *rights.items(reader), "Delete …"]
        more = st.menu_button("", ways, icon=":material/more_vert:", type="tertiary", key="more")
        if more == MERGE:
            merging.choose_other(reader, found.id, found.name)
        elif more == rights.ITEM:
            rights.open_for(found.id)
        elif more is not None:
            touches.delete(reader, found)
profile.show_twins(reader, found)

profile.show_figures(found, day)
wide, narrow = st.columns([1.9, 1])
with wide:
    timeline.show(found.timeline, day, found.id)
with narrow:
    facts.show(reader, found.record, found.id, day)
    profile.show_wants(found)
    profile.show_months(found)
profile.show_lists(reader, found)
profile.show_history(reader, found)
