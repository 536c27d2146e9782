"""Dialogs that ask at each of their turns whether it is still the same reader.

A dialog runs anew by itself when something is pressed in it, without the frame around it: what was handed to
it when it opened would let somebody act whose visit has ended meanwhile, or whose role has changed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec

import streamlit as st

from ui import session

Given = ParamSpec("Given")


def dialog(title: str, **options: Any) -> Callable[[Callable[Given, None]], Callable[Given, None]]:  # noqa: ANN401 - Streamlit's own
    """Make a dialog of what draws it; ``options`` as ``st.dialog`` has them."""

    def made(draw: Callable[Given, None]) -> Callable[Given, None]:
        @wraps(draw)
        def drawn(*given: Given.args, **named: Given.kwargs) -> None:
            if session.is_same_reader():
                draw(*given, **named)
            else:
                st.rerun()  # the whole page, which says what is the matter

        return st.dialog(title, **options)(drawn)

    return made
