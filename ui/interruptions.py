"""What is taken from the browser is taken whole, also where the next click comes while it is being read."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from streamlit.runtime.scriptrunner import RerunException

Arguments = ParamSpec("Arguments")


def uninterrupted(take: Callable[Arguments, None]) -> Callable[Arguments, None]:
    """Let a callback run to its end; the click that came meanwhile is answered afterwards.

    Streamlit looks for new clicks whenever the session's state is touched, and breaks off what is running: of
    a callback that reads an edit nothing would be kept, and it is never called again for the same edit. What
    is done here is done from the start again, so it must not matter whether a part of it was done before.
    """

    @wraps(take)
    def taken_whole(*args: Arguments.args, **kwargs: Arguments.kwargs) -> None:
        asked: RerunException | None = None
        while True:
            try:
                take(*args, **kwargs)
            except RerunException as meanwhile:
                asked = meanwhile
            else:
                break
        if asked is not None:
            raise asked

    return taken_whole
