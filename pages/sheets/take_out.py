"""Everything you have, as a workbook; and a blank one to fill in."""

from __future__ import annotations

from functools import partial

import streamlit as st

from crm.access import Action
from ui import cards, session, taking_out
from web import downloads

reader = session.current(Action.EXPORT)
put = partial(downloads.SHELF.put, st.context.cookies)
cards.open_page(
    "Take out",
    "**Your data is yours.** One workbook holds all of it, a sheet for each kind of record; change it in "
    "Excel, drop it under “Bring in”, and what you changed is changed here too.",
)
taking_out.show_workbook(reader, put)
taking_out.show_template(put)
