"""The same person twice: looked at side by side, made one, or remembered as two."""

from __future__ import annotations

import streamlit as st

from crm.access import Action
from ui import cards, duplicates, merging, messages, session
from ui.outlook import outlook

reader = session.current(Action.DELETE)
day = outlook(reader)
found = duplicates.questions(reader)
asked = duplicates.asked_for(reader, st.query_params.get("ids"))

with cards.heading("The same twice?", duplicates.say(found) if reader.access.personal else ""):
    merging.offer_all(reader, found)
current = asked or (found[0] if found else None)
if not reader.access.personal:
    messages.show_empty(
        "Names are hidden from you",
        "So nobody can be compared here; ask the owner.",
        "customers",
        icon="lock",
    )
elif current is None:
    messages.show_empty(
        "Nobody stands here twice", "After each import it is looked for anew.", "customers", icon="group"
    )
else:
    keys = [each.key for each in found]
    place = f"{keys.index(current.key) + 1} of {len(keys)}" if current.key in keys else "picked by you"
    merging.show(reader, current, day, place)
    merging.show_queue(reader, found, current)
merging.show_apart(reader)
