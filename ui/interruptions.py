"""What is taken from the browser is taken whole, also where the next click comes while it is being read."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.state import SafeSessionState

Arguments = ParamSpec("Arguments")


def uninterrupted(take: Callable[Arguments, None]) -> Callable[Arguments, None]:
    """Let a callback run to its end; the click that came meanwhile is answered afterwards.

    Streamlit looks for new clicks whenever the session's state is touched, and breaks off what is running: of
    a callback that reads an edit nothing would be kept, and it is never called again for the same edit. So
    the callback is given the same state without the looking; the first touch afterwards looks again.
    """

    @wraps(take)
    def taken_whole(*args: Arguments.args, **kwargs: Arguments.kwargs) -> None:
        running = get_script_run_ctx(suppress_warning=True)
        if running is None:
            take(*args, **kwargs)
            return
        looking = running.session_state
        running.session_state = SafeSessionState(looking._state, lambda: None)  # noqa: SLF001 - no other way
        try:
            take(*args, **kwargs)
        finally:
            running.session_state = looking

    return taken_whole
