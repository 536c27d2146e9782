"""What each column of a sheet becomes, what it looks like, how sure that is; each can be changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

import pandas as pd
import pyarrow as pa
import streamlit as st

from crm.entities import ENTITIES, field_at
from crm.schema import OWN_PREFIX, Kind
from crm.written import written
from data_io.incoming.planning import SheetPlan
from data_io.incoming.preview import examples, full_label
from data_io.incoming.recognition.matching import ColumnMatch
from data_io.incoming.records.plans import SheetKey
from data_io.incoming.remembered import AS_LAST_TIME, YOUR_CHOICE
from data_io.incoming.values.dates import Order, OrderFound, order_of, read_dates
from data_io.incoming.values.parsing import Hints, distinct_of
from ui import cards, importer
from ui.importer import Draft
from ui.interruptions import uninterrupted

OWN: Final = "Your own column"
LEAVE_OUT: Final = "Leave out"
_SURE, _LIKELY, _CHECK, _CHOSEN, _LEARNED, _KEPT, _OUT = (
    "sure",
    "likely",
    "please check",
    YOUR_CHOICE,
    "as last time",
    "kept as your own",
    "left out",
)
_TONES: Final = {
    _SURE: "green",
    _LIKELY: "orange",
    _CHECK: "orange",
    _CHOSEN: "blue",
    _LEARNED: "orange",
    _KEPT: "gray",
    _OUT: "gray",
}
_SURE_FROM: Final = 0.9
_LOOKED_AT: Final = 500
"""As many cells tell how a column of dates was read."""
_TYPED_DAY: Final = r"\D*\d{1,2}\s?[-/. ]\s?\d{1,2}\s?[-/. ]\s?\d{2}"
"""A date of which the figures alone do not tell the day from the month."""


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


@uninterrupted
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
    plain = [_OUT] if not column.paths else [_KEPT] if column.is_own else []
    if column.reason == YOUR_CHOICE:
        return plain if plain == [_OUT] else [_CHOSEN]
    if column.reason == AS_LAST_TIME:
        return [*plain, _LEARNED]
    if plain:
        return plain
    order = order_told(sheet, column)
    words = [_SURE if column.sure >= _SURE_FROM else _LIKELY]
    if order is None or order.order is None:
        return words
    if order.proven:
        return [*words, f"{order.order}"]
    before = column.index in sheet.hints  # as it was proven or chosen before
    return [_LEARNED, f"{order.order}"] if before else [_CHECK, f"{order.order}?"]


def order_told(sheet: SheetPlan, column: ColumnMatch) -> OrderFound | None:
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
    if not texts.str.match(_TYPED_DAY).any():
        return None
    hint = sheet.hints.get(column.index, Hints())
    found = order_of(texts, hint.fallback_order)
    if hint.order:
        return replace(found, order=hint.order, proven=True)
    taken = order_taken(sheet, column.index, path)
    asked = column.index in set(sheet.rows.questions["column"])
    witnessed = not asked and hint.fallback_order is None
    return replace(
        found, order=taken or found.order, proven=found.proven or (taken is not None and witnessed)
    )


def order_taken(sheet: SheetPlan, index: int, path: str) -> Order | None:
    """Tell how the dates of a column were read; None where it makes no difference."""
    typed = sheet.rows.values  # noqa: PD011 - a frame of that name
    if path not in typed:
        return None
    cells = sheet.sheet.cells.column(index).take(pa.array(sheet.rows.positions[:_LOOKED_AT]))
    texts = pd.Series(cells.to_pylist(), dtype="str")
    by_day, by_month = read_dates(texts, Order.DAY_FIRST), read_dates(texts, Order.MONTH_FIRST)
    differing = by_day.index[by_day.notna() & by_month.notna() & (by_day != by_month)]
    if differing.empty:
        return None
    first = differing[0]
    read = typed[path].iloc[first]
    return Order.DAY_FIRST if read == by_day[first] else Order.MONTH_FIRST
