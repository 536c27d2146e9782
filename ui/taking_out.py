"""The two workbooks that can be taken out: everything that is kept, and the blank template."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import streamlit as st

from crm import clock
from crm.access import Action
from crm.entities import ENTITIES
from crm.wording import count, number
from data_io.outgoing.template import write_template
from data_io.outgoing.workbook import write_workbook
from ui import cards, downloads, messages
from ui.session import Session

_NAMES: Final = {name: entity.plural for name, entity in ENTITIES.items()}


def show_workbook(reader: Session, put: downloads.Put) -> None:
    """Draw the choice of what goes into the workbook, and the button that makes it."""
    counts = {name: reader.store.count(name, reader.access) for name in ENTITIES}
    filled = [name for name, how_many in counts.items() if how_many]
    if not filled:
        messages.show_empty(
            "There is nothing to take out yet",
            "Bring in your sheets first.",
            "bring-in",
            "Bring in your sheets",
            "download",
        )
        return
    with cards.card(
        "workbook", "Everything, as one workbook", count(sum(counts.values()), "record"), fill=False
    ):
        chosen = st.pills(
            "What goes into it",
            filled,
            selection_mode="multi",
            default=filled,
            format_func=lambda name: f"{_NAMES[name]} {number(counts[name])}",
            key="take-out-what",
        )
        names = [name for name in filled if name in chosen]
        if not names:
            st.markdown(":gray[Choose at least one.]")
            return
        whole = len(names) == len(filled)
        offer = downloads.Offer(
            "Make the whole workbook" if whole else "Make a workbook of these",
            f"{_name(reader)} {clock.today():%Y-%m-%d}.xlsx",
            _writer(reader, None if whole else names),
            holds=count(sum(counts[name] for name in names), "record"),
            version=(reader.revision, tuple(names)),
            primary=True,
        )
        downloads.show("take-out-workbook", offer, put)


def _writer(reader: Session, names: list[str] | None) -> Callable[[Path], object]:
    reader.access.require(Action.EXPORT)
    return lambda target: write_workbook(reader.store, reader.access, target, entities=names)


def _name(reader: Session) -> str:
    """Give the name of the business as it may stand in a file's name."""
    name = str(reader.store.business()["name"] or "Regulars")
    return "".join(each for each in name if each.isalnum() or each in " -_&")[:60].strip() or "Regulars"


def show_template(put: downloads.Put) -> None:
    """Draw the button that makes a blank workbook to fill in."""
    with cards.card("template", "A blank workbook to fill in", fill=False):
        st.markdown(
            ":gray[With every column that is known here, lists to choose from, and a page that says how.]"
        )
        offer = downloads.Offer("Make the blank workbook", "Regulars template.xlsx", write_template)
        downloads.show("take-out-template", offer, put)
