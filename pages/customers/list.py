"""Everybody who buys from you, and everybody who might."""

from __future__ import annotations

import streamlit as st

from crm.access import Action
from ui import cards, customer_list, editor, forms, menu, messages, session
from ui.outlook import outlook

reader = session.current()
day = outlook(reader)
people = customer_list.everybody(reader, day)

with cards.heading("All customers", customer_list.words(people, day)):
    may_edit = reader.access.may(Action.UPDATE)
    in_place = may_edit and st.toggle("Edit in the list", key="edit", bind="query-params")
    if (
        not in_place
        and reader.access.may(Action.CREATE)
        and st.button("Add a customer", icon=":material/add:", type="primary")
    ):
        forms.add_record("customer")
if people.rows.empty:
    messages.show_empty(
        "No customers yet", "They come with your sheets.", "bring-in", "Bring in your sheets", "group"
    )
elif in_place:
    editor.grid("customer", reader, open_with=lambda record: menu.go("customer", {"id": record}))
else:
    customer_list.show(reader, people, day)
