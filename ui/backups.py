"""Back-ups: what there is and until when, one made at once, one put in the place of everything."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from crm import wording
from crm.access import Action
from crm.errors import CrmError
from crm.wording import count
from data_io.store.copies.facts import BY_CONTENT, BY_ROWS
from data_io.store.copies.names import Reason
from data_io.store.copies.sealing import CopyLocked
from data_io.store.copies.shelf import Copy
from ui import messages, tables
from ui.outlook import outlook
from ui.session import Session
from ui.words import bold, plain, soft

PAGE_COPIES: Final = 20
MOST_SHOWN: Final = 20
FEW_STEPS: Final = 5
REASONS: Final = {
    Reason.HOURLY: "hourly",
    Reason.BEFORE_IMPORT: "before sheets were brought in",
    Reason.BEFORE_EDIT: "before many records were changed",
    Reason.BY_HAND: "made by hand",
    Reason.BEFORE_RESTORE: "before another back-up was put back",
    Reason.BEFORE_UPGRADE: "before a newer version of the program",
}
CHECKED: Final = {
    BY_CONTENT: "every value compared with the original",
    BY_ROWS: "rows counted, file found whole",
    "": "not known",
}
COUNTED: Final = (
    ("customer", "customer"),
    ("sale", "sale"),
    ("product", "product"),
    ("complaint", "complaint"),
)
MADE_WHEN: Final = (
    "Made every hour in which something changed, and before every import and large change. Kept 24 hours; "
    "the last of each day 30 days, the last of each month 12 months."
)
ONE_DISK: Final = "One disk can break: the setting REGULARS_BACKUPS_TOO names a second folder."
SPINNER: Final = "Putting it back …"


def show_state(reader: Session) -> None:
    """Draw where the back-ups lie and whether all is well with them; and what can be done at once."""
    shelf = reader.store.copies.shelf
    too = f" and in {shelf.second}" if shelf.second else ""
    sealed = "encrypted with the password of the settings" if shelf.password else "not encrypted"
    words = [MADE_WHEN, f"They lie in {shelf.folder}{too}, {sealed}."]
    if not shelf.second:
        words.append(ONE_DISK)
    st.markdown("\n\n".join(map(soft, words)))
    if shelf.trouble:
        st.warning(plain(shelf.trouble), icon=":material/warning:")
        if not shelf.files():
            _offer_to_go_on(reader)
    with st.container(horizontal=True):
        make = st.button("Make a back-up now", icon=":material/save:", key="backup-make")
        check = st.button("Check the data", icon=":material/fact_check:", key="backup-check")
    if make:
        _make(reader)
    if check:
        _check(reader)


def _offer_to_go_on(reader: Session) -> None:
    st.markdown(
        "Until one can be made, sheets and large changes wait, for they could not be put back as a whole."
    )
    if st.button("Go on without back-ups for now", key="backup-without"):
        reader.store.copies.go_on_without(reader.access)
        messages.keep("Until the program is started anew, steps are taken without a back-up before them.")
        st.rerun()


def show_copies(reader: Session) -> None:
    """Draw the back-ups, newest first, each opened to what it holds and to putting it back."""
    copies = reader.store.copies.all(reader.access)
    if not copies:
        st.markdown("There is no back-up yet.")
        return
    pages = -(-len(copies) // PAGE_COPIES)
    page = st.pagination(pages, key="backups-page") if pages > 1 else 1
    zone, today = reader.store.business()["zone"], outlook(reader).today
    with st.container(gap="xsmall", key="rows-backups"):
        for copy in copies[(page - 1) * PAGE_COPIES : page * PAGE_COPIES]:
            _show_copy(reader, copy, zone, today)


def _show_copy(reader: Session, copy: Copy, zone: str | None, today: date) -> None:
    when = wording.moment(_wall_clock(copy.name.moment, zone), today=today)
    label = f"{bold(when)} {soft('· ' + REASONS[copy.name.reason] + ' · ' + _size(copy.size))}"
    icon = ":material/lock:" if copy.name.sealed else ":material/database:"
    details = st.expander(label, icon=icon, key=f"backup-{copy.name}-{reader.revision}", on_change="rerun")
    if not details.open:
        return
    with details:
        until = "the next one is made, and longer" if copy.until is None else _until(copy.until, zone, today)
        held = [count(copy.facts.rows[name], word) for name, word in COUNTED if copy.facts.rows.get(name)]
        tables.show_facts(
            {
                "Holds": plain(wording.listed(held) or "no customers and no sales"),
                "Checked": plain(CHECKED.get(copy.facts.verified, "")),
                "Kept until": plain(until),
                "File": plain(copy.file.name),
            },
            "What the back-up holds",
        )
        _show_way_back(reader, copy, when)


def _show_way_back(reader: Session, copy: Copy, when: str) -> None:
    """Draw what would be gone, and the button that puts the back-up in its place."""
    steps = reader.store.copies.steps_since(copy.facts, reader.access)
    if steps:
        latest = reader.store.history(reader.access, limit=min(steps, FEW_STEPS))
        st.markdown(
            f"Since then there {'was' if steps == 1 else 'were'} {count(steps, 'step')}, which would go:"
        )
        st.markdown("\n".join(f"- {plain(label)} {soft('· ' + by)}" for label, by in
                              zip(latest["label"], latest["by"], strict=True)))  # fmt: skip
        if steps > FEW_STEPS:
            st.markdown(soft(f"and {count(steps - FEW_STEPS, 'more', 'more')}"))
    else:
        st.markdown("Nothing was done since then.")
    st.markdown(
        soft(
            "What is there now is kept as a back-up first, so this can be taken back. People, links and the "
            "journal stay as they are; whoever was erased stays erased."
        )
    )
    password = None
    if copy.name.sealed:
        password = st.text_input(
            "Password of this back-up, if it is another one than in the settings",
            type="password",
            key=f"backup-password-{copy.name}",
        )
    sure = st.checkbox(f"Go back to {when}", key=f"backup-sure-{copy.name}-{reader.revision}")
    if st.button(
        "Put this back-up in the place of everything",
        type="primary",
        icon=":material/restore:",
        key=f"backup-restore-{copy.name}",
        disabled=not (sure and reader.access.may(Action.COPIES)),
    ):
        _restore(reader, copy, when, password or None)


def _restore(reader: Session, copy: Copy, when: str, password: str | None) -> None:
    try:
        with st.spinner(SPINNER, show_time=True):
            done = reader.store.copies.restore(copy.file, reader.access, password)
    except CopyLocked as error:
        messages.explain(error)
        return
    except CrmError as error:
        messages.explain(error)
        return
    messages.keep(
        f"All is as it was on {when}. What was there before is kept as the newest back-up, {done.kept.name}."
    )
    st.rerun()


def _make(reader: Session) -> None:
    try:
        with st.spinner("Making a back-up …", show_time=True):
            made = reader.store.copies.make(reader.access)
    except CrmError as error:
        messages.explain(error)
        return
    st.success(f"The back-up {plain(made.name)} was made and read again: it is whole.")
    if reader.store.copies.shelf.trouble:
        st.warning(plain(reader.store.copies.shelf.trouble), icon=":material/warning:")


def _check(reader: Session) -> None:
    try:
        faults = reader.store.check()
    except CrmError as error:
        messages.explain(error)
        return
    if faults:
        st.warning("\n".join(f"- {plain(fault)}" for fault in faults[:MOST_SHOWN]))
    else:
        st.success("All is well: the data is whole, and everything points to what is there.")


def _until(until: datetime, zone: str | None, today: date) -> str:
    return f"{wording.moment(_wall_clock(until, zone), today=today)} at the latest"


def _wall_clock(at: datetime, zone: str | None) -> datetime:
    """Give a time in UTC on the clock of the business; without a zone, on the machine's own."""
    try:
        return at.astimezone(ZoneInfo(zone) if zone else None).replace(tzinfo=None)
    except (ZoneInfoNotFoundError, ValueError):
        return at.astimezone(UTC).replace(tzinfo=None)


def _size(size: int) -> str:
    return f"{wording.number(size / 1e6, 1)} MB" if size >= 100_000 else f"{wording.number(size / 1e3)} KB"  # noqa: PLR2004
