"""What goes wrong: complaints and returns, probably defective products, what it costs, what is said."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ui import (
    cards,
    complaint_settling,
    complaint_words,
    defects,
    focus,
    messages,
    revenue,
    session,
    troubles,
)
from ui.outlook import outlook
from web import downloads

reader = session.current()
day = outlook(reader)
known = troubles.span(reader, day)
if known is None:
    cards.open_page("What goes wrong", "Nothing went wrong yet, as far as your sheets tell.")
    messages.show_empty(
        "No complaints and no returns yet",
        "They come with your sheets, or one by one.",
        "bring-in",
        "Bring in your sheets",
        "report",
    )
    st.stop()

head = st.container()
reader = focus.choose(reader, day)
put = partial(downloads.SHELF.put, st.context.cookies)
days = revenue.choose_stretch(reader, day, *known)
found = troubles.troubles(reader, day, days)
with head:
    cards.open_page("What goes wrong", troubles.words(found, day))
troubles.show_figures(found, day)
defects.show_defects(reader, found, day, put)
troubles.show_split(reader, found, day, put)
troubles.show_months(reader, found, put)
complaint_settling.show_settling(reader, found, day, put)
complaint_settling.show_after(reader, found, day, put)
complaint_words.show_themes(reader, found, day, put)
