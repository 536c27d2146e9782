"""The pieces that pages are made of.

A heading that speaks, figures with their proof, cards, rows with one button.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, Literal

import streamlit as st

from crm.insights.cards import DOWN, UP, Card
from ui import menu
from ui.words import Tone, badge, bold, plain, soft

_MAX_LINE: Final = 860
"""Pixels beyond which a sentence tires the eye."""
_ARROWS: Final[dict[str, Literal["up", "down"]]] = {UP: "up", DOWN: "down"}
_NARROWEST_FIGURE: Final = 150
"""Pixels of a figure card: two stand side by side on a telephone."""


@dataclass(frozen=True, slots=True)
class Row:
    """One thing of a list that can be acted upon: what, why, and the one button.

    ``key`` names it in the answer.
    """

    key: str
    title: str
    detail: str = ""
    icon: str = "chevron_right"
    badge: str = ""
    tone: Tone = Tone.QUIET
    button: str = "Open"
    primary: bool = False


@contextmanager
def heading(title: str, words: str = "", badges: str = "", back: str | None = None) -> Iterator[None]:
    """Open a page: its title, and below it what it has to say.

    ``words`` and ``badges`` are Markdown (see ``ui.words``); ``back`` is the path of the screen above. What
    is drawn inside the ``with`` block stands on the right of the title: the page's buttons.
    """
    with st.container(gap="xsmall", key="heading"):
        if back:
            menu.link(back, soft(menu.screen(back).title), icon=":material/chevron_left:")
        line = st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute")
        with line:
            st.title(f"{plain(title)} {_small(badges)}".strip(), anchor=False, width="content")
            buttons = st.container(horizontal=True, width="content", gap="xsmall")
        if words:
            say(words)
    with buttons:
        yield


def open_page(title: str, words: str = "", badges: str = "", back: str | None = None) -> None:
    """Open a page that has no buttons beside its title; see ``heading``."""
    with heading(title, words, badges, back):
        pass


def say(words: str, key: str = "say") -> None:
    """Say something in a sentence or two of Markdown, figures in bold, at a width that reads well.

    A second one on a page needs a ``key`` of its own, beginning with ``say``.
    """
    with st.container(key=key):
        st.markdown(words, width=_MAX_LINE, anchors=False)


def show_figures(figures: Sequence[Card]) -> None:
    """Draw figures side by side, each with its proof; two in a row on a telephone.

    ``Card("Returns per 100 sales", "3.2", change="▲ 0.9", change_tone="red", proof="39 of 1,204; ±1.0")``
    """
    with st.grid(max(len(figures), 1), min_column_width=_NARROWEST_FIGURE):
        for figure in figures:
            _show_figure(figure)


def _show_figure(figure: Card) -> None:
    arrow = _ARROWS.get(figure.change[:1])
    st.metric(
        plain(figure.label),
        plain(figure.value),
        delta=plain(figure.change[1:] if arrow else figure.change) or None,
        delta_color=Tone(figure.change_tone if figure.change else figure.tone).value,
        delta_arrow=arrow or "off",
        delta_description=plain(figure.proof) or None,
        chart_data=list(figure.trend) if len(figure.trend) > 1 else None,
        border=True,
        height="stretch",
    )


@contextmanager
def card(key: str, title: str = "", note: str = "", *, fill: bool = True) -> Iterator[None]:
    """Draw a white card with a heading; what is drawn inside the ``with`` block stands in it.

    ``key`` is the card's own name on the page; ``note`` explains the heading in the soft ink; ``fill`` makes
    it as high as its neighbour in columns.
    """
    with st.container(border=True, key=f"card-{key}", height="stretch" if fill else "content"):
        if title:
            st.markdown(f"{bold(title)} {soft('· ' + note) if note else ''}".strip())
        yield


def show_rows(key: str, rows: Sequence[Row]) -> str | None:
    """Draw rows with one button each; give the key of the row whose button was pressed, else None."""
    pressed: str | None = None
    with st.container(key=f"rows-{key}", gap="xsmall"):
        for place, row in enumerate(rows):
            if place:
                st.divider()
            if _show_row(key, row):
                pressed = row.key
    return pressed


def _show_row(key: str, row: Row) -> bool:
    with st.container(horizontal=True, vertical_alignment="center", wrap=False, gap="small"):
        st.markdown(f":material/{row.icon}:", width=24)
        title = f"{bold(row.title)} {badge(row.badge, row.tone)}".strip()
        st.markdown(f"{title}  \n{soft(row.detail)}" if row.detail else title, width="stretch")
        return st.button(
            row.button,
            key=f"{key}-{row.key}",
            type="primary" if row.primary else "secondary",
        )


def _small(badges: str) -> str:
    return f":small[{badges}]" if badges else ""
