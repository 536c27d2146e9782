"""What is noted of a customer in two clicks: a call, a message, a note, a complaint, a task."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, Final
from urllib.parse import quote

import streamlit as st

from crm.entities import CHANNELS, RESPONSES, SEVERITIES, TASK_KINDS
from crm.schema import Choice
from ui import cursor, menu, saving, steps
from ui.dialogs import dialog
from ui.facts import CONSENT_OF, phone
from ui.outlook import Outlook, frame
from ui.profile import Profile
from ui.session import Session
from ui.words import plain

SUBJECT: Final = 80
"""Letters of what was said that become the subject."""
PROMISED_DAYS: Final = 2
WRITTEN: Final = ("email", "text", "letter", "social")


def call(reader: Session, profile: Profile, outlook: Outlook) -> None:
    """Offer the numbers to call, and note the call."""
    _open("Call", profile, lambda: _call(reader, profile, outlook))


def write(reader: Session, profile: Profile, outlook: Outlook) -> None:
    """Offer to write a mail, and note what was written."""
    _open("Write", profile, lambda: _write(reader, profile, outlook))


def note(reader: Session, profile: Profile, outlook: Outlook) -> None:
    """Note a visit, a call that came in, or whatever is worth knowing."""
    _open("Note", profile, lambda: _note(reader, profile, outlook))


def complain(reader: Session, profile: Profile, outlook: Outlook) -> None:
    """Take up a complaint."""
    _open("Complaint", profile, lambda: _complain(reader, profile, outlook))


def plan(reader: Session, profile: Profile, outlook: Outlook) -> None:
    """Put down something to do."""
    _open("Task", profile, lambda: _plan(reader, profile, outlook))


def delete(reader: Session, profile: Profile) -> None:
    """Ask whether to delete the customer; what they bought stays in the books, without a name."""
    _open("Delete", profile, lambda: _delete(reader, profile))


def _open(title: str, profile: Profile, draw: Callable[[], None]) -> None:
    dialog(f"{title} · {plain(profile.name)}")(draw)()


def _call(reader: Session, profile: Profile, outlook: Outlook) -> None:
    numbers = [str(profile.record[name]) for name in ("phone", "mobile") if profile.record.get(name)]
    _warn(profile, "phone", "calls")
    with st.container(horizontal=True):
        for number in numbers:
            st.link_button(plain(phone(number)), f"tel:{quote(number, safe='+')}", icon=":material/call:")
    if not numbers:
        st.markdown(":gray[No phone number is known.]")
    cursor.put_into_dialog()
    with st.form("call", border=False):
        said = st.text_area(
            "What was said", key="call-said", placeholder="Wants gluten-free bread on Fridays"
        )
        answer = _pick("Answer", RESPONSES, "call-answer")
        if st.form_submit_button("Note the call", type="primary"):
            _contact(
                reader,
                profile,
                outlook,
                {"channel": "phone", "direction": "out", "body": said, "response": answer},
            )


def _write(reader: Session, profile: Profile, outlook: Outlook) -> None:
    address = profile.record.get("email")
    _warn(profile, "email", "e-mail")
    if address:
        st.link_button(plain(address), f"mailto:{quote(str(address), safe='@')}", icon=":material/mail:")
    else:
        st.markdown(":gray[No e-mail address is known.]")
    cursor.put_into_dialog()
    with st.form("write", border=False):
        ways = tuple(choice for choice in CHANNELS if choice.code in WRITTEN)
        way = _pick("By", ways, "write-way", profile.record.get("preferred_channel") or "email")
        said = st.text_area("What was written", key="write-said", placeholder="Your November basket")
        if st.form_submit_button("Note it", type="primary"):
            _contact(reader, profile, outlook, {"channel": way or "email", "direction": "out", "body": said})


def _note(reader: Session, profile: Profile, outlook: Outlook) -> None:
    cursor.put_into_dialog()
    with st.form("note", border=False):
        said = st.text_area(
            "What is worth knowing", key="note-said", placeholder="Was in the shop, asked for goat cheese"
        )
        way = _pick("Where it came up", CHANNELS, "note-way")
        if st.form_submit_button("Note it", type="primary"):
            _contact(
                reader, profile, outlook, {"channel": way, "direction": "in" if way else None, "body": said}
            )


def _complain(reader: Session, profile: Profile, outlook: Outlook) -> None:
    cursor.put_into_dialog()
    with st.form("complaint", border=False):
        subject = st.text_input(
            "What annoyed them", key="complaint-subject", placeholder="Mouldy figs, 2 of 4 boxes"
        )
        said = st.text_area("What was said", key="complaint-said")
        about = st.selectbox(
            "About",
            _words(reader, "complaint", "category"),
            index=None,
            key="complaint-about",
            accept_new_options=True,
        )
        severity = _pick("How bad", SEVERITIES, "complaint-severity", "medium")
        due = st.date_input("Promised by", outlook.today + timedelta(days=PROMISED_DAYS), key="complaint-due")
        if st.form_submit_button("Take it up", type="primary"):
            if not subject and not said:
                st.warning("Say in a word or two what annoyed them.", icon=":material/edit_note:")
                return
            values = {
                "opened_at": steps.stamp(outlook),
                "customer": profile.id,
                "category": about,
                "severity": severity,
                "subject": subject or _subject(said),
                "description": said,
                "status": "open",
                "due_at": due.isoformat(),
            }
            _save(reader, "complaint", values, f"Complaint of {profile.name} taken up")


def _plan(reader: Session, profile: Profile, outlook: Outlook) -> None:
    cursor.put_into_dialog()
    with st.form("task", border=False):
        title = st.text_input(
            "What is to be done", key="task-title", placeholder="Bring a sample of the new cheese"
        )
        due = st.date_input("Due", outlook.today + timedelta(days=1), key="task-due")
        kind = _pick("Kind", TASK_KINDS, "task-kind")
        who = st.selectbox(
            "For whom",
            _words(reader, "task", "assigned_to"),
            index=None,
            key="task-who",
            accept_new_options=True,
        )
        if st.form_submit_button("Put it down", type="primary"):
            if not title:
                st.warning("Say in a word or two what is to be done.", icon=":material/edit_note:")
                return
            values = {"title": title, "due_on": due.isoformat(), "customer": profile.id}
            _save(
                reader,
                "task",
                {**values, "kind": kind, "assigned_to": who},
                f"Task for {profile.name} put down",
            )


def _delete(reader: Session, profile: Profile) -> None:
    st.markdown(
        f"**{plain(profile.name)}** goes from your customers. What they bought, returned or said stays, "
        "without their name. "
        "You can take this back at once, or later under History."
    )
    if st.button("Delete", type="primary", key="delete-customer") and saving.delete(
        reader, "customer", [profile.id]
    ):
        menu.go("customers")


def _warn(profile: Profile, way: str, what: str) -> None:
    """Say that they did not agree to be contacted in this way."""
    if profile.record.get(f"{CONSENT_OF[way]}_consent") == 0:
        st.warning(f"They have not agreed to {what}.", icon=":material/front_hand:")


def _pick(label: str, choices: tuple[Choice, ...], key: str, default: str | None = None) -> str | None:
    """Draw choices as pills; give the code of the chosen one."""
    labels = {choice.code: choice.label for choice in choices}
    chosen: str | None = st.pills(
        label,
        list(labels),
        format_func=lambda code: labels[code],
        key=key,
        default=default if default in labels else None,
    )
    return chosen


def _words(reader: Session, entity: str, name: str) -> list[str]:
    """Give the words that were used in a field before."""
    return [str(word) for word in frame(reader, entity)[name].cat.categories]


def _contact(reader: Session, profile: Profile, outlook: Outlook, values: Mapping[str, Any]) -> None:
    """Store a contact with the customer."""
    said = str(values.get("body") or "")
    contact = {
        **values,
        "happened_at": steps.stamp(outlook),
        "customer": profile.id,
        "subject": _subject(said),
        "body": said if said.strip() != _subject(said) else None,
        "by": reader.access.name,
    }
    _save(reader, "interaction", contact, f"Contact with {profile.name} noted")


def _subject(said: str) -> str:
    """Give the first line of what was said, cut to the length of a subject."""
    line = next(iter(said.strip().splitlines()), "").strip()
    return line if len(line) <= SUBJECT else f"{line[: SUBJECT - 1].rstrip()}…"


def _save(reader: Session, entity: str, values: Mapping[str, Any], done: str) -> None:
    """Store a record and draw the page anew with the way back."""
    if saving.apply(reader, steps.step(done, steps.added(entity, values)), f"{done}."):
        st.rerun()
