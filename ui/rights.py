"""What a person may ask for: everything known of them as a file, and being erased, with a look beforehand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pandas as pd
import streamlit as st

from crm import wording
from crm.access import Action
from crm.entities import ENTITIES, field_at
from crm.errors import CrmError
from crm.rights import Reason
from crm.schema import OWN_PREFIX
from data_io.outgoing.person import write_person
from data_io.store.copies.shelf import Copy
from data_io.store.rights.erasing import Preview
from ui import cards, downloads, menu, messages, tables
from ui.cards import Row
from ui.outlook import outlook
from ui.session import Session
from ui.words import plain, soft

PATH: Final = "personal-data"
ITEM: Final = "Personal data …"
"""In the menu of a customer's page."""
FOUND: Final = 8
MOST_SHOWN: Final = 20
_LONGEST_ID: Final = 15
_LONGEST_TEXT: Final = 160
REASONS: Final = {
    Reason.WISH: "They asked for it",
    Reason.RETENTION: "The time for which you keep such data is over",
    Reason.MISTAKE: "The data should not have been kept",
}


def asked_for() -> int | None:
    """Give the number of the customer whom the address names; None where it names nobody."""
    digits = (st.query_params.get("id") or "").strip()
    fits = digits.isascii() and digits.isdecimal() and 0 < len(digits) <= _LONGEST_ID
    return int(digits) if fits else None


def show_finder(reader: Session) -> None:
    """Draw the field in which somebody is looked for, and who fits."""
    typed = st.text_input(
        "Whose data is it about?", key="rights-find", placeholder="Name, e-mail, phone or number"
    )
    if not typed:
        return
    found = reader.store.search(typed, reader.access, FOUND)
    people = found[found["entity"].eq("customer")]
    if people.empty:
        st.markdown(soft("Nobody fits. Try another spelling, or part of the name."))
        return
    rows = [
        Row(str(each.id), str(each.title), str(each.detail or ""), icon="person", button="Choose")
        for each in people.itertuples()
    ]
    chosen = cards.show_rows("rights-found", rows)
    if chosen is not None:
        menu.go(PATH, {"id": chosen})


def show_person(reader: Session, customer: int, put: downloads.Put, forget: Callable[[], None]) -> None:
    """Draw what can be done for one person; ``forget``: removes the files that wait to be taken away."""
    try:
        told = reader.store.rights.preview(customer, reader.access)
    except CrmError as error:
        messages.explain(error)
        return
    with cards.card("rights-person", told.title or "Without a name", "everything that is known", fill=False):
        _show_known(told)
        _offer_files(reader, told, put)
        menu.link("customer", "Their page", {"id": customer}, icon=":material/person:")
    with cards.card("rights-erase", "Erase for good", fill=False):
        _show_erasing(reader, told, forget)


def _show_known(told: Preview) -> None:
    counts = [wording.count(rows, ENTITIES[name].label.lower(), ENTITIES[name].plural.lower())
              for name, rows in told.stays.items() if name != "customer"]  # fmt: skip
    counted = (
        (told.former, wording.count(told.former, "merged record")),
        (told.gone, wording.count(told.gone, "deleted record")),
        (told.past, f"{wording.count(told.past, 'entry', 'entries')} in the history"),
        (len(told.mentions), f"{wording.count(len(told.mentions), 'mention')} in other texts"),
    )
    also = wording.listed([words for number_of, words in counted if number_of])
    facts = {"Records": plain(wording.listed(counts) or "none besides the customer")}
    facts |= {"And": plain(also)} if also else {}
    tables.show_facts(facts, "How much is known of this person")


def _offer_files(reader: Session, told: Preview, put: downloads.Put) -> None:
    """Offer all of it as a workbook and as JSON, to be given to the person."""
    for ending, label in (("xlsx", "Everything as a workbook"), ("json", "Everything as JSON")):
        offer = downloads.Offer(
            label,
            f"Personal data {told.customer}.{ending}",
            _writer(reader, told.customer, f".{ending}"),
            holds="everything known of this person",
            version=(told.customer, reader.revision),
        )
        downloads.show(f"rights-{ending}", offer, put)


def _writer(reader: Session, customer: int, ending: str) -> Callable[[Path], object]:
    reader.access.require(Action.ERASE)

    def write(target: Path) -> None:
        made = target.with_name(target.name + ending)
        try:
            write_person(reader.store, reader.access, customer, made)
            made.replace(target)
        finally:
            made.unlink(missing_ok=True)

    return write


def _show_erasing(reader: Session, told: Preview, forget: Callable[[], None]) -> None:
    """Draw what goes and what stays, and the button that does it once its number was typed."""
    goes, stays = st.columns(2)
    with goes:
        st.markdown("**What goes**")
        tables.show_table(_going(told.goes), "What is blanked", right=["Cells"])
    with stays:
        st.markdown("**What stays, without a name**")
        tables.show_table(_staying(reader, told), "What stays for your figures", right=["Records", "Sum"])
        st.markdown(soft("All totals are the same afterwards. A city stays only where five others live."))
    _show_mentions(told.mentions)
    _show_copies(reader)
    if told.goes.empty and not told.past:
        st.markdown("Nothing is left that could be erased.")
        return
    with st.form("rights-erase-form", border=False):
        reason = st.radio("Why", list(REASONS), format_func=REASONS.get, key="rights-why")
        also = False
        if len(told.mentions):
            also = st.checkbox("Take the name out of the other texts too", value=True, key="rights-mentions")
        typed = st.text_input(f"This cannot be taken back. To go on, type {told.customer}", key="rights-sure")
        pressed = st.form_submit_button("Erase for good", type="primary", icon=":material/delete_forever:")
    if pressed and typed.strip() != str(told.customer):
        st.warning(f"Nothing was erased: type {told.customer} first.", icon=":material/warning:")
    elif pressed:
        _erase(reader, told.customer, reason, forget, also=also)


def _erase(reader: Session, customer: int, reason: Reason, forget: Callable[[], None], *, also: bool) -> None:
    try:
        with st.spinner("Erasing …", show_time=True):
            done = reader.store.rights.erase(customer, reader.access, reason, mentions=also)
    except CrmError as error:
        messages.explain(error)
        return
    forget()
    words = done.scrubbed or "They are in no table and no file any more, and no sheet brings them back."
    messages.keep(f"Erased: {wording.count(done.cells, 'value')}. {words}")
    menu.go(PATH)


def _going(goes: pd.DataFrame) -> dict[str, list[str]]:
    paths = list(zip(goes["entity"], goes["field"], strict=True))
    return {
        "Of": [plain(ENTITIES[entity].plural) for entity, _ in paths],
        "Fact": [plain(_label(entity, name)) for entity, name in paths],
        "Cells": [wording.number(cells) for cells in goes["cells"]],
    }


def _label(entity: str, name: str) -> str:
    return name.removeprefix(OWN_PREFIX) if name.startswith(OWN_PREFIX) else ENTITIES[entity][name].label


def _staying(reader: Session, told: Preview) -> dict[str, list[str]]:
    currency = outlook(reader).currency
    sums: dict[str, list[str]] = {}
    for path, total in told.totals.items():
        entity = path.partition(".")[0]
        sums.setdefault(entity, []).append(f"{field_at(path).label} {wording.money(total, currency)}")
    return {
        "Of": [plain(ENTITIES[name].plural) for name in told.stays],
        "Records": [wording.number(rows) for rows in told.stays.values()],
        "Sum": [plain(", ".join(sums.get(name, []))) for name in told.stays],
    }


def _show_mentions(mentions: pd.DataFrame) -> None:
    """Draw the texts of others in which the person is named, to be looked through."""
    if mentions.empty:
        return
    st.markdown("**Also mentioned in**")
    texts = [text if len(text) <= _LONGEST_TEXT else f"{text[:_LONGEST_TEXT]}…" for text in mentions["text"]]
    shown = {
        "Where": [plain(f"{ENTITIES[entity].label} {record}") for entity, record in
                  zip(mentions["entity"], mentions["id"], strict=True)],
        "Fact": [plain(_label(entity, name)) for entity, name in
                 zip(mentions["entity"], mentions["field"], strict=True)],
        "Text": [plain(text) for text in texts],
    }  # fmt: skip
    tables.show_table(
        {name: cells[:MOST_SHOWN] for name, cells in shown.items()}, "Where the person is named"
    )
    if len(mentions) > MOST_SHOWN:
        st.markdown(soft(f"and {wording.count(len(mentions) - MOST_SHOWN, 'more', 'more')}"))


def _show_copies(reader: Session) -> None:
    """Say that older back-ups still hold the person, and until when."""
    copies = reader.store.copies.all(reader.access) if reader.access.may(Action.COPIES) else []
    if copies:
        older = wording.count(len(copies), "older back-up")
        said = f"{older} will still hold this person; {last_word(reader, copies)}"
        st.markdown(soft(f"{said} If one of them is put back, the erasure is applied again."))


def last_word(reader: Session, copies: list[Copy]) -> str:
    """Say when the last of some back-ups is gone."""
    until = [each.until for each in copies if each.until is not None]
    if not until or any(each.until is None for each in copies):
        return "the newest one stays until the next is made, then at most 12 months."
    return f"the last of them goes on {wording.day(max(until).date(), today=outlook(reader).today)}."


def items(reader: Session) -> list[str]:
    """Give what a customer's menu has of it; only for whoever answers for it."""
    return [ITEM] if reader.access.may(Action.ERASE) else []


def open_for(customer: int) -> None:
    """Go to what a customer may ask for."""
    menu.go(PATH, {"id": str(customer)})
