"""What somebody changed in a grid and has not saved.

How much it is, what is wrong with it, and the two ways on.
"""

from __future__ import annotations

import streamlit as st

from crm.wording import count
from ui import pending, saving
from ui.session import Session


def show(entity: str, reader: Session) -> None:
    """Draw “3 unsaved changes · Save · Discard”, and do it."""
    changes = pending.kept(st.session_state, entity)
    if not changes:
        return
    faulty = sum(bool(change.fault) for change in changes.values())
    with st.container(border=True, key=f"card-unsaved-{entity}"):
        with st.container(horizontal=True, vertical_alignment="center", wrap=False):
            mend = f" · {count(faulty, 'value')} to mend first" if faulty else ""
            st.markdown(f"**{count(len(changes), 'unsaved change')}**{mend}", width="stretch")
            save = st.button(
                "Save", type="primary", icon=":material/check:", key=f"save-{entity}", disabled=bool(faulty)
            )
            discard = st.button("Discard", icon=":material/close:", key=f"discard-{entity}")
        saving.show_pending_faults(reader, entity, changes)
        if discard:
            saving.forget(entity, changes)
        if discard or (save and not faulty and saving.save_changes(reader, entity, changes)):
            st.session_state[f"fresh-{entity}"] = True
            st.rerun()
    if saving.conflict_of(entity) is not None:
        st.rerun()
