"""Small tables to be read, not edited: facts, a timeline, the best five. Long lists belong in a grid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from ui.words import dot, plain, soft
from ui.words import Tone as Tone


def show_facts(facts: Mapping[str, str], alt: str) -> None:
    """Draw facts as label and value; values are Markdown (``plain`` what owners typed), blank ones are left out."""
    told = {soft(label): value for label, value in facts.items() if value}
    if told:
        st.table(told, border="horizontal", hide_header=True, alt=alt)


def show_table(columns: Mapping[str, Sequence[str]], alt: str, right: Sequence[str] = ()) -> None:
    """Draw a short table; cells are Markdown (``plain`` what owners typed), columns named in ``right`` hold figures."""
    cells = pd.DataFrame({name: list(values) for name, values in columns.items()})
    aligned = cells.style.set_properties(subset=list(right), **{"text-align": "right"})
    st.table(aligned if right else cells, border="horizontal", hide_index=True, alt=alt)


def show_timeline(rows: Sequence[tuple[str, Tone, str, str]], alt: str) -> None:
    """Draw what happened, newest first: when, the colour of its dot, what (Markdown), and what stands on the right."""
    cells = pd.DataFrame(
        {
            "when": [soft(when) for when, _, _, _ in rows],
            "mark": [dot(tone) for _, tone, _, _ in rows],
            "what": [what for _, _, what, _ in rows],
            "note": [note for _, _, _, note in rows],
        }
    )
    aligned = cells.style.set_properties(subset=["note"], **{"text-align": "right"})
    st.table(aligned, border="horizontal", hide_index=True, hide_header=True, alt=alt)


def name_cells(names: Sequence[object]) -> list[str]:
    """Make a column of names safe to be cells of these tables."""
    return [plain(name) for name in names]
