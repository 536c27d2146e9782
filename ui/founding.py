"""The first account: whoever runs the business makes it for themselves, and from then on people sign in."""

from __future__ import annotations

from typing import Final

import streamlit as st

from crm.errors import CrmError
from ui import doors, messages
from ui.session import Session
from ui.words import plain

WHAT_CHANGES: Final = """\
Until now the link that Regulars prints at its start lets you in, and nobody signs in. Once you have made your
own account:

- **everybody signs in** with a name and a password, you too; the link opens nothing any more;
- **you invite others** by a link that you hand to them, and say what each may see and do;
- what everybody does stands in the history under **their name**.

Keep your password well: nobody can read it to you again. Codes of a telephone can be added afterwards.
"""
PASSWORD_HELP: Final = "At least 10 characters. Four words that nobody would put together are good."  # noqa: S105 - a sentence
NOT_TWICE: Final = "The two passwords are not the same. Nothing was changed; type both again."
MADE: Final = "Your account is made. From now on everybody signs in here."


def show(reader: Session) -> None:
    """Draw the form of the first account, and make it."""
    place = st.empty()
    with place.container():
        st.markdown(WHAT_CHANGES)
        typed = _ask()
    if typed is None:
        return
    name, shown, first, again = typed
    if first != again:
        st.error(plain(NOT_TWICE), icon=":material/error:")
        return
    try:
        reader.store.accounts.found(name, shown or name, first)
    except CrmError as error:
        messages.explain(error)
        return
    with place.container():
        st.success(MADE, icon=":material/how_to_reg:")
        doors.show_way_in()


def _ask() -> tuple[str, str, str, str] | None:
    """Ask for name, shown name and the password twice; None until they were sent."""
    with st.form("founding", border=False):
        left, right = st.columns(2)
        shown = left.text_input("Your name", key="founding-shown", help="As others see it, and the history.")
        name = right.text_input(
            "Your e-mail address, or any name to sign in with", key="founding-name", autocomplete="username"
        )
        first = left.text_input(
            "Password",
            type="password",
            key="founding-password",
            autocomplete="new-password",
            help=PASSWORD_HELP,
        )
        again = right.text_input(
            "The same password again", type="password", key="founding-again", autocomplete="new-password"
        )
        made = st.form_submit_button("Make my account", type="primary", icon=":material/how_to_reg:")
    return (name, shown, first, again) if made else None
