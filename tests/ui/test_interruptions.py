"""The next click does not break off what takes an edit; it is answered afterwards."""

from __future__ import annotations

import pytest
from streamlit.runtime.scriptrunner import RerunData, RerunException
from streamlit.runtime.state import SafeSessionState, SessionState

from ui.interruptions import uninterrupted


class Clicks:
    """Clicks that come in while a session's state is used, as Streamlit asks for them: each tells once."""

    def __init__(self, *when: int) -> None:
        self.when = set(when)
        self.touched = 0

    def __call__(self) -> None:
        self.touched += 1
        if self.touched in self.when:
            raise RerunException(RerunData(query_string=f"click at {self.touched}"))


@pytest.mark.parametrize("when", [(), (1,), (2,), (1, 2), (2, 4)], ids=str)
def test_an_edit_is_kept_whenever_the_next_click_comes(when: tuple[int, ...]) -> None:
    session = SessionState()
    session["unsaved"] = {"sku": "J-1"}
    state = SafeSessionState(session, Clicks(*when))

    @uninterrupted
    def take() -> None:
        known = state["unsaved"]
        state["unsaved"] = {**known, "name": "Jar of honey"}

    if when:
        with pytest.raises(RerunException) as asked:
            take()
        assert asked.value.rerun_data.query_string == f"click at {max(when)}"
    else:
        take()
    assert session["unsaved"] == {"sku": "J-1", "name": "Jar of honey"}


def test_what_goes_wrong_in_it_is_told() -> None:
    @uninterrupted
    def take() -> None:
        raise KeyError("gone")

    with pytest.raises(KeyError):
        take()
