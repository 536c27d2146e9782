"""Messages to many customers, and what came of them."""

from __future__ import annotations

import streamlit as st

from ui import editor, lists, session

reader = session.current()
lists.show(reader, "campaign", "Campaigns")
st.subheader("Who got which message", anchor=False)
editor.grid("message", reader)
