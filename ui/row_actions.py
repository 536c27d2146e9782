"""What can be done with the rows of a grid that somebody ticked: one click, one step."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from crm.access import Action
from crm.wording import count
from ui import columns, pending, saving
from ui.session import Session


@dataclass(frozen=True, slots=True)
class RowAction:
    """A button for the rows that were ticked.

    ``values``: what it sets, as stored values by field. ``adds``: the records that it makes in the same step,
    from those that were ticked (both in stored form, as ``Store.records`` gives them).
    """

    label: str
    values: Callable[[Session], Mapping[str, Any]]
    icon: str = "done"
    adds: Callable[[Session, pd.DataFrame], pd.DataFrame] | None = None


def show(
    entity: str, reader: Session, records: pd.DataFrame, picked: list[int], actions: Sequence[RowAction]
) -> None:
    """Draw what can be done with the ticked rows."""
    if not picked:
        return
    with st.container(horizontal=True, vertical_alignment="center", key=f"picked-{entity}"):
        st.markdown(f"**{count(len(picked), 'row')} ticked**", width="content")
        for action in actions:
            if reader.access.may(Action.UPDATE) and st.button(
                action.label, icon=f":material/{action.icon}:", key=f"{entity}-{action.label}"
            ):
                _act(entity, reader, records, picked, action)
        may = reader.access.may(Action.DELETE)
        pressed = may and st.button("Delete", icon=":material/delete:", key=f"{entity}-delete")
        if pressed and saving.delete(reader, entity, picked):
            st.session_state[f"fresh-{entity}"] = True
            st.rerun()


def _act(entity: str, reader: Session, records: pd.DataFrame, picked: list[int], action: RowAction) -> None:
    """Set what an action sets in the ticked rows, as one step; other unsaved changes stay."""
    values = action.values(reader)
    changes = {
        (record, name): pending.Change(columns.blank_as_none(records.loc[record, name]), value)
        for record in picked
        for name, value in values.items()
        if not pending.same(records.loc[record, name], value)
    }
    made = None if action.adds is None else action.adds(reader, records.loc[picked])
    if not changes or saving.save_changes(reader, entity, changes, made):
        st.session_state[f"fresh-{entity}"] = True
        st.rerun()
    if saving.conflict_of(entity) is not None:
        st.rerun()
