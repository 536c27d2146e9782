"""Others' changes: an open page says that there are some, and shows them when it is asked to, not by itself.

What is being typed into a grid stands in the browser alone; a page that drew itself anew would lose it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from crm.access import Access
from crm.errors import CrmError
from crm.wording import listed
from ui import session
from ui.session import Session
from ui.words import plain

EVERY_SECONDS: Final = 2
"""How soon a page tells of them. Where nothing has changed it costs one question after the last step."""
MOST_STEPS: Final = 50
"""How many steps are looked at for who made them."""
MOST_NAMES: Final = 3
_FOUND: Final = "others' changes"
"""Where a session keeps who has changed something since which step: it is looked for once."""
SOMEBODY: Final = "Something has been changed by somebody else."
MANY: Final = "Several people have changed something."


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A page as it was drawn: ``since``, the last step before; ``run_as``, how Streamlit names the page."""

    page: st.Page
    query: dict[str, list[str]]
    since: int
    run_as: str


def watch(access: Access, page: st.Page) -> None:
    """Have the page that is drawn next tell of what others change from now on.

    Nothing is watched where there is nobody else: without accounts, but for guests.
    """
    if not access.is_guest and access.person is None:
        return
    try:
        since = session.last_step()
    except CrmError:  # the page itself says what is the matter
        return
    query = {name: st.query_params.get_all(name) for name in st.query_params}
    with st.container(key="news"):
        _look(_Drawn(page, query, since, _run_as()))


@st.fragment(run_every=EVERY_SECONDS)
def _look(drawn: _Drawn) -> None:
    """Draw one line once somebody else has changed something."""
    if _run_as() != drawn.run_as:
        # Sent from the page before, while a click led on to this one: Streamlit has just emptied it.
        st.switch_page(drawn.page, query_params=drawn.query)
    try:
        told = _words(drawn.since)
    except CrmError:
        return  # out by now, or the records are out of reach: the next run of the page says so
    if told is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", wrap=False, gap="small"):
        st.markdown(f":material/sync: {told}")
        if st.button("Show it", key="news-show", type="tertiary"):
            st.rerun()


def _run_as() -> str:
    context = get_script_run_ctx()
    return "" if context is None else context.page_script_hash


def _words(since: int) -> str | None:
    """Say who has changed something since that step, as Markdown; None where nobody else did."""
    if session.last_step() == since:
        return None
    reader = session.current(unnoticed=True)
    found: tuple[int, list[str] | None] = st.session_state.get(_FOUND, (since, None))
    names = found[1] if found[0] == since else None
    if names is None:
        names = others(reader, since)
        st.session_state[_FOUND] = since, names
    if names is None:
        return None
    if not names:
        return SOMEBODY
    has = "has" if len(names) == 1 else "have"
    return MANY if len(names) > MOST_NAMES else f"{plain(listed(names))} {has} changed something."


def others(reader: Session, since: int) -> list[str] | None:
    """Name who else has made steps since that one; empty where the reader may not know, None for nobody."""
    if reader.revision == since:
        return None
    if reader.access.is_guest:
        return []
    steps = reader.store.history(reader.access, limit=MOST_STEPS)
    steps = steps[steps["revision"] > since]
    if reader.access.own_only:  # who is told of no steps but their own
        return None if len(steps) >= min(reader.store.steps_since(since), MOST_STEPS) else []
    names = steps.loc[steps["by"] != reader.access.name, "by"].unique().tolist()
    return names or (None if len(steps) else [])
