"""The people of the business on screen: who there is, invited, changed, ended."""

from __future__ import annotations

from typing import Final

import streamlit as st

from crm import wording
from crm.access import Role
from crm.errors import CrmError
from crm.wording import count
from data_io.settings import Settings
from data_io.store.accounts import Person
from ui import doors, messages, saving, visits
from ui.session import Session
from ui.words import Tone, badge, bold, plain, soft

ROLES: Final = {
    Role.OWNER: "sees and does everything, and lets people in",
    Role.MANAGER: "sees, changes, brings in and takes out everything; not people, settings, back-ups",
    Role.STAFF: "writes down the daily work: customers, sales, complaints, tasks; takes nothing out",
    Role.VIEWER: "looks, and changes nothing",
}
TONES: Final = {
    Role.OWNER: Tone.GOOD,
    Role.MANAGER: Tone.NOTE,
    Role.STAFF: Tone.QUIET,
    Role.VIEWER: Tone.QUIET,
}
_LINK: Final = "people-link"
"""Where a session keeps the link that was just made, until it is closed: it is shown this once."""
_TURN: Final = "invite-turn"
OWN_ONLY: Final = "Sees only the customers that this person looks after, and what belongs to them"


def show_link() -> None:
    """Draw the link that was just made, to be handed to somebody."""
    made: tuple[str, str] | None = st.session_state.get(_LINK)
    if made is None:
        return
    who, link = made
    with st.container(border=True, key="card-people-link"):
        st.markdown(
            f":green[:material/check_circle:] Hand this link to {bold(who)}, as by e-mail. "
            "It works once, for 7 days, and is shown only now."
        )
        st.code(link, language=None, wrap_lines=True)
        st.markdown(soft("Whoever opens it first comes in as this person: give it to nobody else."))
        if st.button("I have copied it", icon=":material/check:", key="people-link-close"):
            del st.session_state[_LINK]
            st.rerun()


def show_invitation(reader: Session) -> None:
    """Draw the form that invites somebody."""
    turn = st.session_state.setdefault(_TURN, "")  # blank fields for the next one, once somebody was invited
    with st.form("invite", border=False):
        left, right = st.columns(2)
        shown = left.text_input("Name", key=f"invite-shown{turn}", help="As others see it, and the history.")
        name = right.text_input(_what_to_sign_in_with(), key=f"invite-name{turn}")
        role = st.radio(
            "Role",
            list(ROLES),
            index=2,
            format_func=lambda each: each.value.capitalize(),
            captions=[each.capitalize() + "." for each in ROLES.values()],
            key=f"invite-role{turn}",
        )
        own_only = st.checkbox(OWN_ONLY, key=f"invite-own{turn}")
        sent = st.form_submit_button("Make the link", type="primary", icon=":material/person_add:")
    if not sent:
        return
    limited = own_only and role is not Role.OWNER
    try:
        token = reader.store.accounts.invite(reader.access, name, shown or name, role, own_only=limited)
    except CrmError as error:
        messages.explain(error)
        return
    st.session_state[_TURN] += "-"
    _keep_link(shown or name, token)


def show_people(reader: Session) -> None:
    """Draw everybody, one to open each."""
    for person in reader.store.accounts.people(reader.access):
        opened = st.expander(_line(reader, person), key=f"person-{person.id}", on_change="rerun")
        if opened.open:
            with opened:
                _show_person(reader, person)


def show_personal(reader: Session) -> None:
    """Draw which roles see personal data, and save it."""
    hidden = reader.store.accounts.personal_hidden_from(reader.access)
    roles = [role for role in Role if role is not Role.OWNER]
    with st.form("personal", border=False):
        see = st.pills(
            "These roles see names, addresses, telephone numbers and other fields about a person; "
            "for the others they are blank.",
            roles,
            selection_mode="multi",
            default=[role for role in roles if role not in hidden],
            format_func=lambda role: role.value.capitalize(),
            key=f"personal-{len(hidden)}-{'-'.join(sorted(hidden))}",
        )
        saved = st.form_submit_button("Save", icon=":material/check:")
    if saved:
        wanted = frozenset(roles) - frozenset(see)
        saving.do(lambda: reader.store.accounts.hide_personal_from(wanted, reader.access), "Saved.")


def way_of(person: Person) -> str:
    """Say how somebody signs in."""
    ways = ["password"] * person.has_password + ["one-time codes"] * person.has_code
    ways += ["another account, such as Google’s"] * (person.subject is not None)
    return f"by {wording.listed(ways)}" if ways else "has not come in yet"


def _line(reader: Session, person: Person) -> str:
    if person.ended_at is not None:
        state = f"ended {visits.when(reader, person.ended_at)}"
    elif person.is_expected:
        state = "invited, has not come in yet"
    else:
        state = f"last seen {visits.when(reader, person.seen_at)}"
    role = badge(person.role.value, TONES[person.role] if person.ended_at is None else Tone.QUIET)
    limited = badge("own customers only") if person.own_only else ""
    return " ".join(part for part in (bold(person.shown), role, limited, soft(f"· {state}")) if part)


def _show_person(reader: Session, person: Person) -> None:
    st.markdown(soft(f"Signs in as {person.name} · {way_of(person)}"))
    if person.ended_at is not None:
        st.markdown(soft("To let this person in again, invite the same name anew."))
        return
    _show_form(reader, person)
    if not person.is_expected:
        st.markdown("**Where they are signed in**")
        visits.show(reader, person.id)
    with st.container(horizontal=True):
        _show_reset(reader, person)
        _show_end(reader, person)


def _show_form(reader: Session, person: Person) -> None:
    key = f"person-{person.id}"
    with st.form(f"{key}-form", border=False):
        left, right = st.columns(2)
        shown = left.text_input("Name", value=person.shown, key=f"{key}-shown")
        role = right.selectbox(
            "Role",
            list(ROLES),
            index=list(ROLES).index(person.role),
            format_func=lambda each: each.value.capitalize(),
            key=f"{key}-role-{person.role}",
        )
        own_only = st.checkbox(OWN_ONLY, value=person.own_only, key=f"{key}-own-{person.own_only}")
        saved = st.form_submit_button("Save", icon=":material/check:")
    if saved:
        limited = own_only and role is not Role.OWNER
        saving.do(
            lambda: reader.store.accounts.change(
                reader.access, person.id, role=role, own_only=limited, shown=shown
            ),
            f"{shown} was changed; it holds from their next click on.",
        )


def _show_reset(reader: Session, person: Person) -> None:
    label = "New link" if person.is_expected else "New password"
    with st.popover(label, icon=":material/key:"):
        st.markdown(
            "Makes a link by which this person chooses a new password. The old one, one-time codes, the way "
            "in by another account, and all browsers where they are signed in end at once."
        )
        if st.button("Make the link", type="primary", key=f"person-{person.id}-reset"):
            try:
                token = reader.store.accounts.reset(reader.access, person.id)
            except CrmError as error:
                messages.explain(error)
            else:
                _keep_link(person.shown, token)


def _show_end(reader: Session, person: Person) -> None:
    with st.popover("End access", icon=":material/person_off:"):
        st.markdown(
            f"{bold(person.shown)} is signed out everywhere at once and can come in no more. "
            "What they did stays in the history under their name."
        )
        if st.button("End access now", type="primary", key=f"person-{person.id}-end"):
            saving.do(
                lambda: reader.store.accounts.end(reader.access, person.id),
                f"{person.shown} can come in no more.",
            )


def _keep_link(who: str, token: str) -> None:
    st.session_state[_LINK] = (who, doors.link_to_join(token))
    st.rerun()


def _what_to_sign_in_with() -> str:
    known = [provider.label for provider in Settings.from_environment().providers]
    if not known:
        return "E-mail address, or any name to sign in with"
    return f"E-mail address (of the account at {' or '.join(known)}, to sign in by that)"


def said_of(people: list[Person]) -> str:
    """Say in a sentence how many there are."""
    there = [person for person in people if person.ended_at is None]
    expected = sum(person.is_expected for person in there)
    more = f", {expected} of them invited and not here yet" if expected else ""
    return f"{plain(count(len(there), 'person', 'people'))} may come in{more}."
