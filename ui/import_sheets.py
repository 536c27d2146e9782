"""How each sheet was understood: what it holds, what its columns become, how sure; all can be changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import streamlit as st

from crm.entities import ENTITIES
from crm.errors import CrmError
from crm.wording import count, count_in_words, number
from data_io.incoming.planning import ImportPlan, SheetPlan
from data_io.incoming.records.known import Status
from data_io.incoming.records.known_by import as_it_comes, way_in_words, ways_to_know
from data_io.incoming.records.misspelt import misspelt_in_words
from data_io.incoming.records.nobody import nobody_in_words
from data_io.incoming.records.plans import SheetKey
from data_io.incoming.sheets import Sheet
from data_io.incoming.values.dates import Order
from ui import cards, import_columns, importer, messages, receipts
from ui.importer import Draft
from ui.words import bold, soft

NOTHING: Final = ""
_NO_ROW: Final = 0
"""Stands for no heading in the list of rows; spreadsheets count from 1."""
_CHOICES_OF_HEADING: Final = 12
_CARDS_BESIDE: Final = 2
_NARROWEST_CARD: Final = 330


def show_cards(current: Draft, planned: ImportPlan) -> None:
    """Draw a card for each sheet: what it becomes, how many rows are new, changed, the same, to mend."""
    with st.grid(min(len(planned.sheets), _CARDS_BESIDE), min_column_width=_NARROWEST_CARD):
        for place, sheet in enumerate(planned.sheets):
            with cards.card(f"sheet-{place}"), st.container(gap="xsmall"):
                _show_card(current, sheet, place)


def _show_card(current: Draft, sheet: SheetPlan, place: int) -> None:
    with st.container(
        horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", wrap=False
    ):
        st.markdown(_title(sheet, many_files=len(current.books) > 1), width="stretch")
        with st.popover("Change", key=f"change-{place}", type="tertiary"):
            _show_choices(current, sheet, place)
    st.markdown(_figures(sheet), anchors=False)
    told = (*nobody_in_words(sheet.nobody), *misspelt_in_words(sheet.misspelt))
    for note in (*sheet.sheet.notes, *told):
        st.markdown(f":small[{soft(note)}]")


def _title(sheet: SheetPlan, *, many_files: bool) -> str:
    became = receipts.became(sheet.sheet.name, sheet.match.entity)
    notes = [sheet.file] if many_files else []
    row = sheet.sheet.header_row
    notes += [f"heading found on row {row}"] if row and row > 1 else [] if row else ["no headings found"]
    parts = [bold(sheet.sheet.name), bold(became), f":small[{soft(' · '.join(notes))}]" if notes else ""]
    return " ".join(filter(None, parts))


def _figures(sheet: SheetPlan) -> str:
    """Write the figures of a sheet, large, with their words, small."""
    if sheet.match.entity is None:
        seem = "row that seems" if sheet.rows_read == 1 else "rows that seem"
        return f"## {number(sheet.rows_read)} :gray[:small[{seem} to be something else]]"
    words = {
        Status.CREATED: "new",
        Status.UPDATED: "changed",
        Status.UNCHANGED: "the same",
        Status.REJECTED: "to mend",
        Status.SKIPPED: "left out",
    }
    told = [
        f"{number(sheet.count(status))} :gray[:small[{word}]]"
        for status, word in words.items()
        if sheet.count(status)
    ]
    return f"## {' · '.join(told) or '0 :gray[:small[rows]]'}"


def _show_choices(current: Draft, sheet: SheetPlan, place: int) -> None:
    """Draw the three things about a sheet that can be set by hand."""
    key = importer.key_of(sheet)
    names = [*ENTITIES, NOTHING]
    entity = st.selectbox(
        "These rows are",
        names,
        index=names.index(sheet.match.entity or NOTHING),
        format_func=lambda name: ENTITIES[name].plural if name else "Not to be brought in",
        key=f"entity-{place}-{current.version}",
    )
    rows = _heading_rows(sheet.sheet)
    heading = sheet.sheet.header_row or _NO_ROW
    row = st.selectbox(
        "The headings stand in",
        list(rows),
        index=list(rows).index(heading),
        format_func=lambda number_of: rows[number_of],
        key=f"heading-{place}-{current.version}",
    )
    _show_known_by(current, sheet, place)
    if entity != (sheet.match.entity or NOTHING):
        importer.take_as(current, key, entity or None)
        st.rerun()
    if row != heading:
        _take_heading(current, key, row or None)
    _show_order(current, sheet, key, place)


def _show_known_by(current: Draft, sheet: SheetPlan, place: int) -> None:
    """Let the owner say which fields tell that two records are the same."""
    if sheet.match.entity is None or sheet.own_book:
        return
    entity = ENTITIES[sheet.match.entity]
    ways = list(dict.fromkeys([(), *ways_to_know(sheet), sheet.known_by]))
    way = st.selectbox(
        f"The same {entity.label.lower()} is known by",
        ways,
        index=ways.index(sheet.known_by),
        format_func=lambda each: way_in_words(each, entity.name) if each else "as it comes",
        key=f"known-by-{place}-{current.version}",
        help="Rows that agree in it are one record, and a record that you have already is changed by them.",
    )
    if not way:
        st.markdown(f":small[{soft(f'That is {as_it_comes(sheet)}.')}]")
    if way != sheet.known_by:
        importer.take_known_by(current, importer.key_of(sheet), way)
        st.rerun()


def _take_heading(current: Draft, key: SheetKey, row: int | None) -> None:
    try:
        importer.take_heading(current, key, row)
    except CrmError as error:
        messages.explain(error)
        return
    st.rerun()


def _heading_rows(sheet: Sheet) -> dict[int, str]:
    """Give the rows that may be the heading, with the beginning of each, and 0 for no headings."""
    found: dict[int, str] = {}
    above = (sheet.header_row or sheet.first_row) - len(sheet.above)
    for number_of, texts in enumerate(sheet.above, above):
        found[number_of] = _row_label(number_of, texts)
    if sheet.header_row is not None:
        found[sheet.header_row] = _row_label(sheet.header_row, sheet.headings)
    for at, cells in enumerate(sheet.cells.slice(0, _CHOICES_OF_HEADING).to_pylist()):
        found.setdefault(
            sheet.first_row + at,
            _row_label(sheet.first_row + at, [str(each) for each in cells.values() if each is not None]),
        )
    found[_NO_ROW] = "There are no headings"
    return found


def _row_label(row: int, texts: Iterable[str]) -> str:
    beginning = ", ".join(text for text in texts if text.strip())
    return f"Row {row}: {beginning[:60]}"


def _show_order(current: Draft, sheet: SheetPlan, key: SheetKey, place: int) -> None:
    """Draw the choice between day first and month first, where a sheet has dates typed as text."""
    if not any(import_columns.order_told(sheet, column) for column in sheet.match.columns):
        return
    given = next((hint.order for hint in current.hints.get(key, {}).values()), None)
    options = [NOTHING, *Order]
    order = st.selectbox(
        "Dates are written",
        options,
        index=options.index(given or NOTHING),
        format_func=lambda each: str(each) if each else "as each column tells",
        key=f"order-{place}-{current.version}",
    )
    if order != (given or NOTHING):
        importer.take_order(current, key, Order(order) if order else None)
        st.rerun()


def headline(planned: ImportPlan) -> str:
    """Say what would happen, in a sentence or two of Markdown."""
    sheets = [sheet for sheet in planned.sheets if sheet.rows_read]
    total = {status: sum(sheet.count(status) for sheet in sheets) for status in Status}
    rows = sum(sheet.rows_read for sheet in sheets)
    ready = total[Status.CREATED] + total[Status.UNCHANGED]
    parts = [f"{number(ready)} are ready" if ready != 1 else "1 is ready"] if ready else []
    changed = total[Status.UPDATED]
    parts += (
        [f"**{number(changed)} {'changes' if changed == 1 else 'change'}** what you have"] if changed else []
    )
    rejected = total[Status.REJECTED]
    parts += [f"**{number(rejected)} {'needs' if rejected == 1 else 'need'} a look**"] if rejected else []
    skipped = total[Status.SKIPPED]
    parts += [f"{number(skipped)} {'is' if skipped == 1 else 'are'} left out"] if skipped else []
    named = count_in_words(len(sheets), "sheet").capitalize()
    what = "; ".join(filter(None, [parts[0] if parts else "", ", ".join(parts[1:])]))
    told = f"{named}, **{count(rows, 'row')}**. {what}."
    if planned.changes.is_empty:
        return f"{told} There is nothing here that you do not have already."
    return f"{told} Nothing is stored yet."
