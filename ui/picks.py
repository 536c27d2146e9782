"""One of a few words, picked by a click: everywhere drawn and kept in the link alike."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st


def pick(
    label: str,
    options: Iterable[str],
    *,
    key: str,
    default: str,
    linked: bool = True,
    labelled: bool = False,
    pills: bool = False,
) -> str:
    """Draw the options and give the one picked, always one of them.

    ``linked`` keeps it in the link under ``key``; ``labelled`` shows the label, which screen readers say in
    any case; ``pills`` is for many options, or for records.
    """
    draw = st.pills if pills else st.segmented_control
    return str(
        draw(
            label,
            list(options),
            default=default,
            required=True,
            key=key,
            bind="query-params" if linked else None,
            label_visibility="visible" if labelled else "collapsed",
        )
    )
