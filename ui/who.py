"""Who is signed in here, in the header of every page: their name, their account, the way out."""

from __future__ import annotations

import streamlit as st

from crm.access import Access, Action
from ui import account, menu, session
from ui.words import bold, plain, soft


def show(access: Access) -> None:
    """Draw the sign in the header that opens to one's name, account and way out; nothing without accounts."""
    if access.person is None or access.role is None:
        return
    with (
        st.container(key="who"),
        st.popover(plain(access.name), icon=":material/account_circle:", type="tertiary"),
    ):
        st.markdown(f"{bold(access.name)}  \n{soft(access.role.value.capitalize())}")
        menu.link("account", "My account", icon=":material/manage_accounts:")
        if access.may(Action.PEOPLE):
            menu.link("people", "People", icon=":material/badge:")
        if st.button("Sign out", icon=":material/logout:", type="tertiary", key="who-out"):
            account.sign_out(session.current())
