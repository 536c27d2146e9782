"""What is let go of after some years, who was erased so far, and consents without a known source."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from crm import wording
from crm.access import Action
from crm.entities import ENTITIES
from crm.errors import CrmError
from crm.rights import RULES, Rule
from data_io.outgoing.tables import write_table
from data_io.store.copies.shelf import Copy
from data_io.store.rights.retention import Due, Kept
from data_io.store.rights.rights import MOST_YEARS
from ui import downloads, menu, messages, tables
from ui.outlook import outlook
from ui.rights import last_word
from ui.session import Session
from ui.words import plain, soft

MOST_SHOWN: Final = 20
WAYS: Final = {"email": "E-mail", "letter": "Letters", "text": "Texts", "phone": "Calls"}


def show_rules(reader: Session, put: downloads.Put) -> None:
    """Draw the retention rules: each can be set, looked at, and applied."""
    st.markdown(soft("Nothing goes by itself: a rule lists what it is about, and you press the button."))
    for rule, kept in reader.store.rights.rules(reader.access).items():
        with st.container(border=True, key=f"retention-{rule.name.lower()}"):
            _show_rule(reader, rule, kept, put)


def _show_rule(reader: Session, rule: Rule, kept: Kept, put: downloads.Put) -> None:
    words = RULES[rule]
    st.markdown(f"**{words.sentence.format(years=kept.years)}**  \n{soft(words.help)}")
    with (
        st.form(f"rule-{rule.name}", border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        years = st.number_input("Years", 1, MOST_YEARS, kept.years, key=f"years-{rule.name}", width=140)
        active = st.toggle("In use", kept.active, key=f"active-{rule.name}")
        saved = st.form_submit_button("Save")
    if saved:
        reader.store.rights.set_rule(Kept(rule, int(years), active=active), reader.access)
        messages.keep("The rule is set; it lets go of nothing until you say so.")
        st.rerun()
    if not kept.active:
        return
    shown = st.toggle("See what that is today", key=f"due-{rule.name}")
    if shown:
        _show_due(reader, reader.store.rights.due(rule, reader.access, outlook(reader).today), put)


def _show_due(reader: Session, due: Due, put: downloads.Put) -> None:
    today = outlook(reader).today
    before = wording.day(due.before, today=date.min)
    if not due.count:
        st.markdown(f"Nothing is older than {before}.")
        return
    by_entity = due.rows["entity"].value_counts()
    said = [wording.count(int(rows), ENTITIES[str(name)].label.lower(), ENTITIES[str(name)].plural.lower())
            for name, rows in by_entity.items()]  # fmt: skip
    st.markdown(f"Today that is {plain(wording.listed(said))}, from before {before}:")
    first = due.rows.head(MOST_SHOWN)
    shown = {
        "Record": [plain(f"{ENTITIES[entity].label} {record}") for entity, record in
                   zip(first["entity"], first["id"], strict=True)],
        "Name": [plain(title or "") for title in first["title"]],
        "Last": [_day(day) for day in first["last"]],
    }  # fmt: skip
    tables.show_table(shown, "What the rule would let go of")
    if due.count > MOST_SHOWN:
        st.markdown(
            soft(f"and {wording.count(due.count - MOST_SHOWN, 'more', 'more')}; the list has them all")
        )
    reader.access.require(Action.ERASE)
    offer = downloads.Offer(
        "The whole list as a workbook",
        f"{due.rule.value} {today:%Y-%m-%d}.xlsx",
        lambda target: write_table(due.rows, target, title=due.rule.value.capitalize()),
        holds=wording.count(due.count, "record"),
        version=(reader.revision, due.rule, due.years),
    )
    downloads.show(f"due-{due.rule.name.lower()}", offer, put)
    _show_way(reader, due)


def _day(day: str) -> str:
    return wording.day(date.fromisoformat(day), today=date.min) if day else ""


def _show_way(reader: Session, due: Due) -> None:
    """Draw the button that lets go, once the number was typed."""
    with st.form(f"retention-form-{due.rule.name}", border=False):
        typed = st.text_input(
            f"This cannot be taken back. To go on, type {due.count}", key=f"sure-{due.rule.name}"
        )
        pressed = st.form_submit_button("Let go of these", icon=":material/delete_forever:")
    if not pressed:
        return
    if typed.strip() != str(due.count):
        st.warning(f"Nothing went: type {due.count} first.", icon=":material/warning:")
        return
    told = st.progress(0.0, "Letting go …")
    try:
        gone = reader.store.rights.apply_rule(
            due.rule, reader.access, outlook(reader).today, due.count, lambda share: _tell(told, share)
        )
    except CrmError as error:
        messages.explain(error)
        return
    messages.keep(f"{wording.count(gone, 'record')} let go of; your totals are as they were.")
    st.rerun()


def _tell(told: DeltaGenerator, share: float) -> None:
    told.progress(share, "Letting go …")


def show_erased(reader: Session) -> None:
    """Draw who was erased: by number and day, for nothing else is known; and who came back."""
    erased = reader.store.rights.erased(reader.access)
    if erased.empty:
        st.markdown(soft("Nobody was erased so far."))
        return
    today = outlook(reader).today
    first = erased.head(MOST_SHOWN)
    states = [
        f"came back {wording.day(date.fromisoformat(str(lifted)[:10]), today=today)}"
        if lifted
        else "kept out"
        for lifted in first["lifted_at"]
    ]
    shown = {
        "Record": [plain(f"Erased {each}") for each in first["customer"]],
        "On": [wording.day(date.fromisoformat(at[:10]), today=today) for at in first["at"]],
        "Why": [plain(each) for each in first["reason"]],
        "By": [plain(each) for each in first["by"]],
        "Next sheets": states,
    }
    tables.show_table(shown, "Who was erased")
    if len(erased) > MOST_SHOWN:
        st.markdown(soft(f"and {wording.count(len(erased) - MOST_SHOWN, 'more', 'more')}"))
    _show_copies(reader, [datetime.fromisoformat(at) for at in erased["at"]])
    there = erased[erased["lifted_at"].isna()]
    _show_lifting(reader, dict(zip(there["erasure"].tolist(), there["customer"].tolist(), strict=True)))
    if st.button("Tidy up the files", key="rights-tidy", help="Writes the database anew, without traces."):
        said = reader.store.rights.tidy_up(reader.access)
        (st.warning if said else st.success)(said or "The files hold nothing of what was erased.")


def _show_copies(reader: Session, days: list[datetime]) -> None:
    """Say which back-ups still hold somebody who was erased, and until when."""
    copies: list[Copy] = reader.store.copies.all(reader.access) if reader.access.may(Action.COPIES) else []
    older = [each for each in copies if each.name.moment < max(days)]
    if older:
        held = wording.plural(len(older), "holds", "hold")
        st.markdown(
            f"{wording.count(len(older), 'back-up')} from before still {held} somebody who was erased; "
            f"{last_word(reader, older)} Whoever puts one back has the erasures applied again."
        )
        with st.expander("Which ones"):
            until = [
                each.until.strftime("%Y-%m-%d") if each.until else "until the next one" for each in older
            ]
            files = [plain(each.file.name) for each in older]
            tables.show_table({"File": files[:MOST_SHOWN], "Goes": until[:MOST_SHOWN]}, "Older back-ups")


def _show_lifting(reader: Session, known: dict[int, int]) -> None:
    """Draw the way back for somebody who came back of their own will."""
    if not known:
        return
    with st.expander("Somebody came back of their own will"), st.form("rights-lift", border=False):
        st.markdown(soft("They may then be stored again; what was erased stays erased."))
        chosen = st.selectbox(
            "Who", list(known), format_func=lambda each: f"Erased {known[each]}", key="rights-who"
        )
        if st.form_submit_button("Let them in again"):
            try:
                reader.store.rights.lift(int(chosen or 0), reader.access)
            except CrmError as error:
                messages.explain(error)
                return
            messages.keep("They may be stored again.")
            st.rerun()


def show_consents(reader: Session) -> None:
    """Point out the consents of which nobody wrote down how they were given."""
    unproven = reader.store.rights.unproven_consents(reader.access)
    if unproven.empty:
        st.markdown(soft("Of every consent it is written down how it was given."))
        return
    st.markdown(
        f"Of {wording.count(len(unproven), 'consent')} it is not written down how it was given. "
        "You must be able to show that: ask again, or fill it in on their page."
    )
    for row in unproven.head(MOST_SHOWN).itertuples():
        title = str(row.title or f"Customer {row.id}")
        words = f"{plain(title)} · {WAYS[str(row.way)]}"
        menu.link("customer", words, {"id": int(str(row.id))}, icon=":material/person:")
