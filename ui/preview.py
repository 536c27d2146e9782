"""The rows of a sheet as they would be stored, fifty at a time: new, changed old and new, and to mend."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

import pandas as pd
import pyarrow as pa
import streamlit as st

from crm.schema import OWN_PREFIX, Kind
from crm.wording import NO_BREAK, number
from crm.written import written
from data_io.incoming.planning import ImportPlan, SheetPlan
from data_io.incoming.preview import Part, Preview, preview, rows_of
from data_io.incoming.records.known import Ids, Status
from data_io.incoming.records.plans import SheetKey
from data_io.incoming.values.parsing import texts_of
from ui import cards, importer, tables
from ui.importer import Draft
from ui.interruptions import uninterrupted
from ui.session import Session
from ui.words import plain, soft

PAGE_ROWS: Final = 50
LABELS: Final = {
    Part.ALL: "All",
    Part.NEW: "New",
    Part.CHANGED: "Changed",
    Part.SAME: "The same",
    Part.MEND: "To mend",
    Part.NOTED: "Kept with a note",
    Part.LEFT_OUT: "Left out",
}
_WORD_JOINER: Final = "\N{WORD JOINER}"
_WORDS: Final = {
    Status.CREATED: "new",
    Status.UPDATED: "changed",
    Status.UNCHANGED: "the same",
    Status.REJECTED: "to mend",
    Status.SKIPPED: "left out",
}
_FIRST_SHOWN: Final = (Part.CHANGED, Part.MEND, Part.NEW, Part.ALL)
_MOST_COLUMNS: Final = 8
"""More columns than that are too narrow to be read; the others are named below the table."""


def show_rows(reader: Session, current: Draft, planned: ImportPlan, sheet: SheetPlan, place: int) -> None:
    """Draw the rows of a sheet: which part of them, which page."""
    rows = {part: rows_of(sheet, part) for part in Part}
    parts = [part for part in Part if part is Part.ALL or len(rows[part])]
    with cards.card("rows", fill=False):
        part = st.pills(
            "Rows",
            parts,
            default=next(each for each in _FIRST_SHOWN if each in parts),
            required=True,
            format_func=lambda each: f"{LABELS[each]} {number(len(rows[each]))}",
            key=f"part-{place}-{'-'.join(parts)}",
            label_visibility="collapsed",
        )
        part = part or Part.ALL
        page = _page(len(rows[part]), f"rows-{place}-{part}-{current.version}")
        chosen = rows[part][(page - 1) * PAGE_ROWS : page * PAGE_ROWS]
        if part is Part.MEND:
            _show_to_mend(reader, current, planned, sheet, chosen)
            return
        shown = preview(
            planned, sheet, chosen, reader.store, reader.access, changes_only=part is Part.CHANGED
        )
        _show_table(shown, part, str(sheet.match.entity))


def _page(rows: int, key: str) -> int:
    """Draw the pages where there is more than one; give the one that is open."""
    pages = -(-rows // PAGE_ROWS)
    return st.pagination(pages, key=key) if pages > 1 else 1


def _show_table(shown: Preview, part: Part, entity: str) -> None:
    columns: dict[str, list[str]] = {"Row": [soft(row) for row in shown.row_numbers]}
    if part is Part.ALL:
        columns[" "] = [soft(_WORDS[status]) for status in shown.statuses]
    reasons = any(shown.reasons)
    drawn = _drawn(shown, entity)
    for at in drawn:
        columns[_free(plain(shown.columns[at].label), columns)] = _cells(shown, at)
    if reasons:
        columns["Note"] = [soft(reason) for reason in shown.reasons]
    tables.show_table(columns, f"Rows of the sheet: {LABELS[part].lower()}")
    left = [column.label for at, column in enumerate(shown.columns) if at not in drawn]
    if left:
        st.markdown(f":small[{soft('Not shown here, but brought in: ' + ', '.join(left))}]")


def _drawn(shown: Preview, entity: str) -> list[int]:
    """Choose the columns that are drawn: what changes, the sheet's own facts, names, then the rest."""

    def weight(at: int) -> tuple[bool, bool, int, int]:
        path = shown.columns[at].path
        own_fact = path.startswith(f"{entity}.") or path.endswith(".name")
        rank = 0 if own_fact else 2 if path.startswith(OWN_PREFIX) else 1
        unchanged = not bool(shown.changed.iloc[:, at].any())
        return unchanged, bool(shown.now.iloc[:, at].isna().all()), rank, at

    return sorted(sorted(range(len(shown.columns)), key=weight)[:_MOST_COLUMNS])


def _free(label: str, taken: Collection[str]) -> str:
    while label in taken:
        label += " "
    return label


def _cells(shown: Preview, at: int) -> list[str]:
    """Write a column's cells: what stays, and what changes struck through with the new beside it."""
    column = shown.columns[at]
    frames = (shown.now, shown.before, shown.changed, shown.faulty)
    cells = []
    for now, before, changed, faulty in zip(*(frame.iloc[:, at] for frame in frames), strict=True):
        text = _shown(written(column.kind, now, column.path))
        if column.kind in (Kind.DATE, Kind.MOMENT):
            text = text.replace(" ", NO_BREAK)
        if changed:
            old = _shown(written(column.kind, before, column.path))
            cells.append(f":red[~~{old}~~] :green[**{text}**]" if old else f":green[**{text}**]")
        elif faulty:
            cells.append(f":orange[{text}]" if text else ":orange[–]")
        else:
            cells.append(text)
    return cells


def _shown(text: str) -> str:
    """Make a text safe, and keep an address from turning into a green link among green changes."""
    return plain(text).replace("@", f"@{_WORD_JOINER}")


def _show_to_mend(
    reader: Session, current: Draft, planned: ImportPlan, sheet: SheetPlan, chosen: Ids
) -> None:
    """Draw rows that cannot be stored as they are, as cells to be mended; each mended cell counts at once."""
    shown = preview(planned, sheet, chosen, reader.store, reader.access)
    faulty = {column.index for at, column in enumerate(shown.columns) if shown.faulty.iloc[:, at].any()}
    matched = [column for column in sheet.match.columns if column.paths]
    order = [column for column in matched if column.index in faulty]
    order += [column for column in matched if column.index not in faulty]
    body = sheet.sheet.cells.take(pa.array(sheet.rows.positions[chosen]))
    frame = pd.DataFrame({"Row": shown.row_numbers, "What to mend": shown.reasons})
    names: dict[str, int] = {}
    for column in order:
        names[_free(column.heading or "(no heading)", {*names, "Row", "What to mend"})] = column.index
    for name, index in names.items():
        frame[name] = texts_of(body.column(index)).to_pylist()
    key = f"mend-{sheet.file}-{sheet.sheet.name}-{shown.row_numbers[:1]}-{current.version}"
    st.markdown(
        soft("Mend a cell here and its row is looked at again; what you leave is handed back as a workbook.")
    )
    st.data_editor(
        frame.set_index("Row"),
        key=key,
        disabled=["What to mend"],
        column_config={
            "Row": st.column_config.NumberColumn("Row", format="%d", disabled=True),
            "What to mend": st.column_config.TextColumn("What to mend", width="large"),
            **{name: st.column_config.TextColumn(name) for name in names},
        },
        on_change=_take_mended,
        args=(current, importer.key_of(sheet), key, shown.row_numbers, names),
        placeholder="",
        alt="Rows to mend",
    )


@uninterrupted
def _take_mended(
    current: Draft, sheet: SheetKey, editor: str, rows: list[int], names: dict[str, int]
) -> None:
    for at, cells in st.session_state[editor]["edited_rows"].items():
        for name, text in cells.items():
            if name in names and 0 <= int(at) < len(rows):
                importer.take_cell(current, sheet, (rows[int(at)], names[name]), str(text or ""))
