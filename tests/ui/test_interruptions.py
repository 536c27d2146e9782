"""The next click does not break off what takes an edit; it is answered afterwards."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from ui.interruptions import uninterrupted


def page() -> None:
    """A page with two buttons; while an edit is taken for one of them, somebody clicks again."""
    from typing import Any

    import streamlit as st
    from streamlit.runtime.scriptrunner import get_script_run_ctx

    from ui.interruptions import uninterrupted

    def take() -> None:
        running = get_script_run_ctx()
        assert running is not None
        runner: Any = running.yield_check.__self__  # type: ignore[attr-defined]
        runner.request_stop()  # as Streamlit does for the next click
        known = st.session_state["unsaved"]
        st.session_state["unsaved"] = {**known, "name": "Jar of honey"}

    st.session_state.setdefault("unsaved", {"sku": "J-1"})
    st.button("Broken off", on_click=take)
    st.button("Whole", on_click=uninterrupted(take))
    st.session_state["drawn"] = st.session_state.get("drawn", 0) + 1


@pytest.mark.parametrize(
    ("button", "kept"),
    [("Broken off", {"sku": "J-1"}), ("Whole", {"sku": "J-1", "name": "Jar of honey"})],
)
def test_an_edit_is_kept_though_the_next_click_comes(button: str, kept: dict[str, str]) -> None:
    at = AppTest.from_function(page).run()
    drawn = at.session_state["drawn"]
    next(each for each in at.button if each.label == button).click().run()

    assert at.session_state["unsaved"] == kept
    assert at.session_state["drawn"] == drawn, (
        "the next click is answered, and not this one's page drawn first"
    )


def test_what_goes_wrong_in_it_is_told() -> None:
    @uninterrupted
    def take() -> None:
        raise KeyError("gone")

    with pytest.raises(KeyError):
        take()
