"""Who did what: the journal, for whoever may audit; filtered by person, kind and days, a page at a time."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final

import pandas as pd
import streamlit as st

from crm import wording
from crm.access import Action
from crm.errors import CrmError
from crm.wording import count
from data_io.store.journal import Sought, What
from ui import history, messages, picks, tables
from ui.journal_words import names_known_to, tell
from ui.outlook import Outlook, outlook
from ui.session import Session
from ui.words import plain, soft

PAGE_ENTRIES: Final = 50
MOST_FAULTS: Final = 20
ALL, CHOOSE = "All", "Choose"
STRETCHES: Final[dict[str, int]] = {"Today": 1, "7 days": 7, "30 days": 30, "12 months": 365}
_BOTH_ENDS: Final = 2
CUT_OFF: Final = (
    "Your line is not in the journal: its end was cut off or written anew, or the line belongs to another "
    "business, or to a copy of this one."
)

KINDS: Final[dict[What, str]] = {
    What.STEP: "Change of records",
    What.SIGN_IN: "Signed in",
    What.SIGN_OUT: "Signed out",
    What.SIGN_IN_FAILED: "Sign-in failed",
    What.PASSWORD: "Password",
    What.SECOND_FACTOR: "One-time code",
    What.DENIED: "Refused",
    What.EXPORT: "Taken out",
    What.SHARE: "Link made",
    What.LINK_USED: "Link used",
    What.LINK_REVOKED: "Link ended",
    What.PERSON: "Person of the team",
    What.ERASURE: "Erased",
    What.DISCLOSURE: "Given out to a person",
    What.CONSENT: "Consent",
    What.RETENTION: "Rule of keeping",
    What.BACKUP: "Back-up",
    What.RESTORE: "Back-up put back",
    What.MOVE: "Moved to another database",
    What.SETTING: "Setting",
    What.JOURNAL: "The journal itself",
}
"""Every kind of entry in a word or two."""


def show_entries(reader: Session) -> None:
    """Draw the choices, the entries that they leave, the pages, and whether the journal is whole."""
    reader.access.require(Action.AUDIT)
    now, zone = outlook(reader), reader.store.business()["zone"]
    sought = _choose(reader, now, zone)
    how_many = reader.store.journal.count(reader.access, sought)
    pages = max(1, -(-how_many // PAGE_ENTRIES))
    page = st.pagination(pages, key=f"journal-page-{hash(sought)}") if pages > 1 else 1
    entries = reader.store.journal.read(
        reader.access, sought, limit=PAGE_ENTRIES, offset=(page - 1) * PAGE_ENTRIES
    )
    if entries.empty:
        messages.show_empty("Nothing of the kind happened", "Choose other people, kinds or days.")
    else:
        _show_table(reader, entries, now, zone)
        st.markdown(soft(f"{count(how_many, 'entry', 'entries')} in all."))
    _show_proof(reader)


def _choose(reader: Session, now: Outlook, zone: str | None) -> Sought:
    """Draw what can be chosen: people, kinds, days."""
    left, right = st.columns(2)
    people = left.multiselect(
        "Who", reader.store.journal.people(reader.access), key="journal-who", placeholder="Everybody"
    )
    kinds = right.multiselect(
        "What", list(KINDS), format_func=KINDS.__getitem__, key="journal-what", placeholder="Everything"
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        since, until = _choose_days(now.today)
    return Sought(
        tuple(people) or None,
        tuple(kinds) or None,
        None if since is None else _midnight(since, zone),
        None if until is None else _midnight(until + timedelta(days=1), zone),
    )


def _choose_days(today: date) -> tuple[date | None, date | None]:
    """Draw the stretches of time; give the first and the last day, None for no bound."""
    name = picks.pick("Days", [*STRETCHES, ALL, CHOOSE], key="journal-time", default="30 days")
    if name in STRETCHES:
        return today - timedelta(days=STRETCHES[name] - 1), None
    if name == CHOOSE:
        picked = st.date_input(
            "From and to", (today, today), key="journal-days", label_visibility="collapsed", width=260
        )
        if len(picked) == _BOTH_ENDS:
            return picked
    return None, None


def _midnight(day: date, zone: str | None) -> datetime:
    """Give the beginning of a day on the clock of the business."""
    return datetime.combine(day, time(), history.zone_of(zone)).astimezone()


def _show_table(reader: Session, entries: pd.DataFrame, now: Outlook, zone: str | None) -> None:
    when = [wording.moment(history.wall_clock(at, zone), today=now.today) for at in entries["at"]]
    told, names = zip(entries["what"], entries["about"], strict=True), names_known_to(reader)
    columns = {
        "When": [soft(each) for each in when],
        "Who": tables.name_cells(entries["who"]),
        "What": [plain(KINDS.get(what, what)) for what in entries["what"]],  # a newer program's, as it is
        "Details": [plain(tell(what, about, names)) for what, about in told],
    }
    with st.container(key="journal"):  # which on a telephone is two lines an entry: ui/static/regulars.css
        tables.show_table(columns, "Who did what, newest first")


def _show_proof(reader: Session) -> None:
    """Draw the end of the journal, to be written down, and the check of one that was."""
    with st.expander("Is it whole?", icon=":material/verified_user:"):
        st.markdown(
            "Every entry holds on to the one before. Keep this line somewhere else, on paper or in a mail; "
            "with it you can show later that nothing up to here was changed or cut off."
        )
        st.code(reader.store.journal.head() or "There is no entry yet.", language=None)
        kept = st.text_input("A line that you kept (if you have one)", key="journal-kept")
        if st.button("Check", key="journal-check", icon=":material/fact_check:"):
            _say_whether_whole(reader, kept)


def _say_whether_whole(reader: Session, kept: str) -> None:
    try:
        with st.spinner("Checking …", show_time=True):
            faults = reader.store.check()
            cut_off = bool(kept.strip()) and not reader.store.journal.holds(kept)
    except CrmError as error:
        messages.explain(error)
        return
    if cut_off:
        faults = [
            CUT_OFF,
            *faults,
        ]
    if faults:
        more = [f"and {count(len(faults) - MOST_FAULTS, 'more')}"] if len(faults) > MOST_FAULTS else []
        st.warning("\n".join(f"- {plain(fault)}" for fault in [*faults[:MOST_FAULTS], *more]))
    else:
        st.success("All is as it was written down.")
