"""One's own account on screen: password, one-time codes, where one is signed in."""

from __future__ import annotations

from functools import partial
from typing import Final

import segno
import streamlit as st

from crm.errors import CrmError
from crm.wording import count
from data_io.store.accounts import CodesBegun, Person
from ui import founding, messages, saving, visits
from ui.session import Session
from ui.words import plain, soft

_BEGUN: Final = "codes-begun"
"""Where a session keeps the secret that the telephone is being told."""
_RECOVERY: Final = "codes-recovery"
"""Where a session keeps the recovery codes until they were written down."""
WHY_CODES: Final = (
    "With one-time codes nobody comes in by your password alone: the telephone shows a new code every half "
    "minute, in any app for such codes (Google Authenticator, Microsoft Authenticator, Aegis, 1Password …)."
)
ELSEWHERE: Final = "You sign in by another account, such as Google’s; its password and codes are kept there."


def show_password(reader: Session, person: Person) -> None:
    """Draw the form that changes the password."""
    if not person.has_password:
        st.markdown(soft(ELSEWHERE))
        return
    with st.form("password", border=False, clear_on_submit=True):
        old = st.text_input("Password until now", type="password", autocomplete="current-password")
        new = st.text_input(
            "New password", type="password", autocomplete="new-password", help=founding.PASSWORD_HELP
        )
        again = st.text_input("The new password again", type="password", autocomplete="new-password")
        sent = st.form_submit_button("Change it", icon=":material/key:")
    if not sent:
        return
    if new != again:
        st.error(plain(founding.NOT_TWICE), icon=":material/error:")
        return
    keep = visits.own_token(reader)
    change = partial(reader.store.accounts.change_password, person.id, old, new, keep=keep)
    saving.do(change, "Your password is changed; all other browsers are signed out.")


def show_codes(reader: Session, person: Person) -> None:
    """Draw whether one-time codes are asked for, and the way to switch that on or off."""
    if st.session_state.get(_RECOVERY):
        _show_recovery(st.session_state[_RECOVERY])
    elif person.has_code:
        _show_on(reader, person)
    elif st.session_state.get(_BEGUN):
        _show_begun(reader, person, st.session_state[_BEGUN])
    else:
        st.markdown(WHY_CODES)
        if st.button("Set up one-time codes", icon=":material/phonelink_lock:", key="codes-begin"):
            st.session_state[_BEGUN] = reader.store.accounts.begin_codes(person.id, by=reader.access)
            st.rerun()


def show_where(reader: Session, person: Person) -> None:
    """Draw where one is signed in, and what signs out all the others."""
    visits.show(reader, person.id)
    if st.button("Sign out everywhere else", icon=":material/logout:", key="account-end-others"):
        end = partial(
            reader.store.accounts.end_visits, person.id, by=reader.access, but=visits.own_token(reader)
        )
        saving.do(end, "You are signed in here alone.")


def sign_out(reader: Session) -> None:
    """End the visit of this browser; the page drawn anew says how to come in again."""
    token = visits.own_token(reader)
    if token:
        reader.store.accounts.sign_out(token)
    st.rerun()


def qr_code(uri: str) -> str:
    """Draw what a telephone reads, as SVG."""
    drawn: str = segno.make(uri, micro=False).svg_inline(scale=5, border=4, dark="#000", light="#fff")
    return drawn


def _show_begun(reader: Session, person: Person, begun: CodesBegun) -> None:
    picture, words = st.columns([1, 2])
    picture.image(qr_code(begun.uri), alt="QR code for the app of your telephone")
    with words:
        st.markdown("1. Open the app on your telephone and let it read this picture; or type this secret:")
        st.code(begun.secret, language=None, wrap_lines=True)
        with st.form("codes", border=False):
            code = st.text_input("2. Type the code that it shows", autocomplete="one-time-code", max_chars=10)
            sent = st.form_submit_button("Switch on", type="primary", icon=":material/check:")
        if st.button("Not now", type="tertiary", key="codes-not-now"):
            del st.session_state[_BEGUN]
            st.rerun()
    if not sent:
        return
    try:
        made = reader.store.accounts.confirm_codes(person.id, code, by=reader.access)
    except CrmError as error:
        messages.explain(error)
        return
    del st.session_state[_BEGUN]
    st.session_state[_RECOVERY] = made
    st.rerun()


def _show_recovery(codes: list[str]) -> None:
    st.markdown(
        ":green[:material/check_circle:] One-time codes are on. **Write these down, or print them:** each "
        "lets you in once without the telephone. They are shown only now."
    )
    st.code("\n".join(codes), language=None)
    if st.button("I have written them down", icon=":material/check:", key="codes-written"):
        del st.session_state[_RECOVERY]
        st.rerun()


def _show_on(reader: Session, person: Person) -> None:
    left = reader.store.accounts.recovery_codes_left(person.id, by=reader.access)
    st.markdown(
        f"One-time codes are on: a code of your telephone is asked for besides the password. "
        f"You have **{count(left, 'code')}** on paper left."
    )
    with st.popover("Switch off", icon=":material/no_encryption:"), st.form("codes-off", border=False):
        password = st.text_input("Your password", type="password", autocomplete="current-password")
        if st.form_submit_button("Switch one-time codes off"):
            stop = partial(reader.store.accounts.stop_codes, person.id, by=reader.access, password=password)
            saving.do(stop, "One-time codes are off.")
