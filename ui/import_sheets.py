"""How each sheet was understood: what it holds, what its columns become, how sure; all can be changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

import pandas as pd
import streamlit as st

from crm.entities import ENTITIES, field_at
from crm.errors import CrmError
from crm.schema import OWN_PREFIX, Kind
from crm.wording import count, count_in_words, number
from data_io.incoming.dates import Order, OrderFound, order_of
from data_io.incoming.known import Status
from data_io.incoming.matching import ColumnMatch
from data_io.incoming.parsing import distinct_of
from data_io.incoming.planning import ImportPlan, SheetPlan
from data_io.incoming.preview import examples, full_label
from data_io.incoming.sheets import Sheet
from ui import cards, importer, messages
from ui.importer import Draft, SheetKey
from ui.values import written
from ui.words import bold, soft

OWN: Final = "Your own column"
LEAVE_OUT: Final = "Leave out"
NOTHING: Final = ""
_NO_ROW: Final = 0
"""Stands for no heading in the list of rows; spreadsheets count from 1."""
_SURE, _LIKELY, _CHECK, _CHOSEN, _KEPT, _OUT = (
    "sure",
    "likely",
    "please check",
    "your choice",
    "kept as your own",
    "left out",
)
_TONES: Final = {
    _SURE: "green",
    _LIKELY: "orange",
    _CHECK: "orange",
    _CHOSEN: "blue",
    _KEPT: "gray",
    _OUT: "gray",
}
_SURE_FROM: Final = 0.9
_CHOICES_OF_HEADING: Final = 12
_TYPED_DAY: Final = r"\D*\d{1,2}\s?[-/. ]\s?\d{1,2}\s?[-/. ]\s?\d{2}"
"""A date of which the figures alone do not tell the day from the month."""
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
    for note in sheet.sheet.notes:
        st.markdown(f":small[{soft(note)}]")


def _title(sheet: SheetPlan, *, many_files: bool) -> str:
    became = f"→ {ENTITIES[sheet.match.entity].plural.lower()}" if sheet.match.entity else "is not brought in"
    notes = [sheet.file] if many_files else []
    row = sheet.sheet.header_row
    notes += [f"heading found on row {row}"] if row and row > 1 else [] if row else ["no headings found"]
    return f"{bold(sheet.sheet.name)} **{became}** :small[{soft(' · '.join(notes))}]".replace(" :small[]", "")


def _figures(sheet: SheetPlan) -> str:
    """Write the figures of a sheet, large, with their words, small."""
    if sheet.match.entity is None:
        return f"## {number(sheet.rows_read)} :gray[:small[rows that seem to be something else]]"
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
    if entity != (sheet.match.entity or NOTHING):
        importer.take_as(current, key, entity or None)
        st.rerun()
    if row != heading:
        _take_heading(current, key, row or None)
    _show_order(current, sheet, key, place)


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
    if not any(_order(sheet, column) for column in sheet.match.columns):
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


def show_columns(current: Draft, sheet: SheetPlan, place: int) -> None:
    """Draw what each column of a sheet becomes, with a list to change it."""
    matches = [column for column in sheet.match.columns if column.heading.strip() or column.paths]
    own, out = sum(column.is_own for column in matches), sum(not column.paths for column in matches)
    note = f"{len(matches) - own - out} of {len(matches)} matched"
    note += f"; {own} kept as your own" if own else ""
    note += f"; {out} left out" if out else ""
    with cards.card("columns", "Columns", note, fill=False):
        labels = _labels(str(sheet.match.entity))
        now = [_label(column, sheet.match.entity) for column in matches]
        shown = pd.DataFrame(
            {
                "heading": [column.heading or "(no heading)" for column in matches],
                "becomes": now,
                "example": [_example(sheet, column) for column in matches],
                "sure": [_sureness(sheet, column) for column in matches],
            }
        )
        key = f"columns-{place}-{current.version}"
        st.data_editor(
            shown,
            key=key,
            hide_index=True,
            disabled=["heading", "example", "sure"],
            column_config=_config([*labels, *(label for label in now if label not in labels)], shown),
            on_change=_take_edits,
            args=(current, importer.key_of(sheet), key, [column.index for column in matches], labels),
            alt="What each column of the sheet becomes",
        )


def _config(options: list[str], shown: pd.DataFrame) -> dict[str, Any]:
    words = list(dict.fromkeys([*_TONES, *(word for words in shown["sure"] for word in words)]))
    column = st.column_config
    return {
        "heading": column.TextColumn("In your sheet"),
        "becomes": column.SelectboxColumn(
            "becomes", options=options, required=True, help="Click twice to choose something else."
        ),
        "example": column.TextColumn("looks like", width="large"),
        "sure": column.MultiselectColumn(
            "how sure", options=words, color=[_TONES.get(word, "blue") for word in words]
        ),
    }


def _take_edits(
    current: Draft, key: SheetKey, editor: str, indexes: list[int], labels: Mapping[str, str]
) -> None:
    """Take over what was chosen in the list; what is not on offer is left (a message can be forged)."""
    for row, cells in st.session_state[editor]["edited_rows"].items():
        label = cells.get("becomes")
        if label in labels and 0 <= int(row) < len(indexes):
            importer.take_column(current, key, indexes[int(row)], labels[label])


def _labels(entity: str) -> dict[str, str]:
    """Give the paths on offer by label: the entity's own facts, and those of records that it refers to."""
    owner = ENTITIES[entity]
    paths = [f"{entity}.{field.name}" for field in owner.fields]
    for target in dict.fromkeys(str(field.refers_to) for field in owner.references):
        paths += [
            f"{target}.{field.name}" for field in ENTITIES[target].fields if field.kind is not Kind.REFERENCE
        ]
    return {OWN: OWN_PREFIX, LEAVE_OUT: "", **{full_label(path, entity): path for path in paths}}


def _label(column: ColumnMatch, entity: str | None) -> str:
    if not column.paths:
        return LEAVE_OUT
    if column.is_own:
        return OWN
    label = " + ".join(full_label(path, entity) for path in column.paths)
    return f"{label} (from the {column.reading})" if column.reading else label


def _example(sheet: SheetPlan, column: ColumnMatch) -> str:
    """Write what a column's cells look like, and what becomes of them where that differs."""
    path = column.paths[0] if column.paths else ""
    told = []
    for example in examples(sheet, column):
        text = written(None, example.text)
        value = written(None if column.reading else example.kind, example.value, path)
        if example.kind in (Kind.DATE, Kind.MOMENT) and str(example.value)[:10] == example.text[:10]:
            told.append(value)  # a real date, which has no spelling of its own
        else:
            told.append(text if value in (text, "") or _same_number(text, value) else f"{text} → {value}")
    return ", ".join(told)


def _same_number(text: str, value: str) -> bool:
    try:
        return float(text) == float(value.replace(",", ""))
    except ValueError:
        return False


def _sureness(sheet: SheetPlan, column: ColumnMatch) -> list[str]:
    """Say how sure a match is, and for dates typed as text what tells the day from the month."""
    if not column.paths:
        return [_OUT]
    if column.reason == importer.YOUR_CHOICE:
        return [_CHOSEN]
    if column.is_own:
        return [_KEPT]
    order = _order(sheet, column)
    words = [_SURE if column.sure >= _SURE_FROM else _LIKELY]
    if order is None or order.order is None:
        return words
    return [*words, f"{order.order}"] if order.proven else [_CHECK, f"{order.order}?"]


def _order(sheet: SheetPlan, column: ColumnMatch) -> OrderFound | None:
    """Tell whether day or month comes first in dates typed as figures; None for any other column."""
    path = column.paths[0] if column.paths else OWN_PREFIX
    if (
        path.startswith(OWN_PREFIX)
        or path.endswith(".id")
        or field_at(path).kind not in (Kind.DATE, Kind.MOMENT)
    ):
        return None
    cells = sheet.sheet.cells.column(column.index)
    if str(cells.type) != "string":
        return None
    texts = distinct_of(cells).texts
    return order_of(texts) if texts.str.match(_TYPED_DAY).any() else None


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
