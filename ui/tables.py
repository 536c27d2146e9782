"""Small tables to be read, not edited: facts, a timeline, the best five. Long lists belong in a grid."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd
import streamlit as st

from ui.words import Tone, dot, plain, soft

NO_BREAK: Final = "\N{NO-BREAK SPACE}"
WORD_JOINER: Final = "\N{WORD JOINER}"


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a timeline. ``what`` and ``note`` are Markdown: ``plain`` what owners typed."""

    when: str
    tone: Tone
    what: str
    note: str = ""


def show_facts(facts: Mapping[str, str], alt: str) -> None:
    """Draw facts as label and value.

    Values are Markdown (``plain`` what owners typed), blank ones are left out.
    """
    told = {soft(label): value for label, value in facts.items() if value}
    if told:
        st.table(told, border="horizontal", hide_header=True, alt=alt)


def show_table(columns: Mapping[str, Sequence[str]], alt: str, right: Sequence[str] = ()) -> None:
    """Draw a short table.

    Cells are Markdown (``plain`` what owners typed), columns named in ``right`` hold figures.
    """
    _draw({name: list(values) for name, values in columns.items()}, right, alt, hide_header=False)


def show_timeline(events: Sequence[Event], alt: str) -> None:
    """Draw what happened, in the order given: when, a coloured dot, what, and a note on the right."""
    columns = {
        "when": [soft(event.when).replace(" ", NO_BREAK) for event in events],
        "mark": [dot(event.tone) for event in events],
        "what": [event.what for event in events],
        "note": [event.note for event in events],
    }
    _draw(columns, ["note"], alt, hide_header=True)


def name_cells(names: Iterable[object]) -> list[str]:
    """Make a column of names safe to be cells of these tables."""
    return [plain(name) for name in names]


def unbroken(cell: str) -> str:
    """Keep a cell on one line; on a telephone the table is moved sideways instead."""
    return cell.replace(" ", NO_BREAK).replace("–", f"–{WORD_JOINER}")


def _draw(columns: Mapping[str, list[str]], right: Sequence[str], alt: str, *, hide_header: bool) -> None:
    # Streamlit aligns by type and by nothing else: what is to stand on the right goes in as the number of its
    # row, and is shown as its text.
    cells = {name: list(range(len(texts))) if name in right else texts for name, texts in columns.items()}
    shown = pd.DataFrame(cells).style.format({name: _text_of(columns[name]) for name in right})
    st.table(shown, border="horizontal", hide_index=True, hide_header=hide_header, alt=alt)


def _text_of(texts: list[str]) -> Callable[[object], str]:
    """Give the text of a row by its number."""
    return lambda row: texts[int(str(row))]
