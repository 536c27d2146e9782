"""How each kind of value is asked for in a form: THE one table ``Kind`` -> widget.

A widget gives what a grid would send for the same value (``ui.columns``), so that both are read and checked
in one place; a reference gives the id of a record.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any, Final

import pandas as pd
import streamlit as st

from crm.schema import Field, Kind
from ui import columns, references
from ui.columns import Value
from ui.session import Session
from ui.words import plain

FEW: Final = 300
"""So many records fit into one list to choose from; of more, one searches."""
EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)
DECIMALS: Final = 2
Ask = Callable[[Field, Any, str], Any]


def ask(reader: Session, field: Field, stored: object, key: str) -> object:
    """Draw the widget of a field and give what stands in it, as ``initial`` does of a stored value."""
    if field.kind is Kind.REFERENCE:
        return _ask_reference(reader, field, None if stored is None else int(str(stored)), key)
    return WIDGETS[field.kind](field, initial(field, stored), key)


def initial(field: Field, stored: object) -> Value:
    """Give a stored value as its widget shows it; None for a blank."""
    if stored is None:
        return None
    if field.kind is Kind.REFERENCE:
        return int(str(stored))
    shown = columns.show(field, pd.Series([stored], dtype=object)).iloc[0]
    if pd.isna(shown):
        return None
    if isinstance(shown, pd.Timestamp):
        return str(stored)
    return shown.item() if hasattr(shown, "item") else shown


def _label(field: Field) -> str:
    return f"{plain(field.label)} \\*" if field.required else plain(field.label)


def _ask_text(field: Field, value: Value, key: str) -> Value:
    return st.text_input(_label(field), value=value, key=key, help=plain(field.help) or None) or None


def _ask_long_text(field: Field, value: Value, key: str) -> Value:
    return (
        st.text_area(_label(field), value=value, key=key, help=plain(field.help) or None, height=110) or None
    )


def _ask_list(field: Field, value: Value, key: str) -> Value:
    return st.text_input(_label(field), value=value, key=key, placeholder="one; another") or None


def _ask_choice(field: Field, value: Value, key: str) -> Value:
    labels = {choice.code: choice.label for choice in field.choices}
    codes = list(labels)
    at = codes.index(value) if value in labels else None
    return st.selectbox(
        _label(field),
        codes,
        index=at,
        format_func=lambda code: labels[code],
        key=key,
        placeholder="Choose",
        help=plain(field.help) or None,
    )


def _ask_boolean(field: Field, value: Value, key: str) -> Value:
    words = list(columns.YES_NO)
    at = words.index(value) if value in words else None
    return st.selectbox(
        _label(field),
        words,
        index=at,
        format_func=lambda word: columns.YES_NO[word],
        key=key,
        placeholder="Not known",
    )


def _ask_number(field: Field, value: Value, key: str) -> Value:
    scale = columns.HUNDREDTHS if field.kind is Kind.SHARE else 1
    fine = field.kind is Kind.MONEY and (value is None or round(value, DECIMALS) == value)
    options: dict[str, Any] = {
        "value": None if value is None else float(value),
        "min_value": None if field.low is None else float(field.low) * scale,
        "max_value": None if field.high is None else float(field.high) * scale,
        "step": 0.01 if field.kind is Kind.MONEY else 1.0,
        "format": "%.2f" if fine else "%g",
    }
    return st.number_input(_label(field), key=key, help=plain(field.help) or None, **options)


def _ask_integer(field: Field, value: Value, key: str) -> Value:
    return st.number_input(
        _label(field),
        value=None if value is None else int(value),
        key=key,
        step=1,
        help=plain(field.help) or None,
        min_value=None if field.low is None else int(field.low),
        max_value=None if field.high is None else int(field.high),
    )


def _ask_date(field: Field, value: Value, key: str) -> Value:
    day = None if value is None else date.fromisoformat(value[:10])
    chosen = st.date_input(
        _label(field),
        value=day,
        key=key,
        min_value=EARLIEST,
        max_value=LATEST,
        help=plain(field.help) or None,
    )
    return chosen.isoformat() if isinstance(chosen, date) else None


def _ask_moment(field: Field, value: Value, key: str) -> Value:
    at = None if value is None else datetime.fromisoformat(value)
    known = at is not None and at.time() != time()
    left, right = st.columns([3, 2])
    with left:
        day = _ask_date(field, value, key)
    with right:
        clock = st.time_input("Time", value=at.time() if known and at else None, key=f"{key}-time", step=300)
    if day is None or not isinstance(clock, time):
        return day
    return f"{day}T{clock.isoformat(timespec='seconds')}"


WIDGETS: Final[dict[Kind, Ask]] = {
    Kind.TEXT: _ask_text,
    Kind.LONG_TEXT: _ask_long_text,
    Kind.TERM: _ask_text,
    Kind.CHOICE: _ask_choice,
    Kind.EMAIL: _ask_text,
    Kind.PHONE: _ask_text,
    Kind.URL: _ask_text,
    Kind.LIST: _ask_list,
    Kind.INTEGER: _ask_integer,
    Kind.NUMBER: _ask_number,
    Kind.MONEY: _ask_number,
    Kind.SHARE: _ask_number,
    Kind.DATE: _ask_date,
    Kind.MOMENT: _ask_moment,
    Kind.BOOLEAN: _ask_boolean,
    Kind.REFERENCE: _ask_text,  # never drawn: who is meant is asked by search, see ``ask``
}
"""How each kind is asked for."""


def _ask_reference(reader: Session, field: Field, value: int | None, key: str) -> int | None:
    """Ask for a record by its name: a list of the few, a search among the many."""
    entity = str(field.refers_to)
    present = references.titles(reader, entity, [value] if value is not None else [])
    if reader.store.count(entity, reader.access) <= FEW:
        options = present | references.everything(reader, entity)
        return _choose(field, options, value, key)
    with st.container(gap="xsmall"):
        text = st.text_input(
            _label(field),
            key=f"{key}-find",
            live=True,
            placeholder="Type a name, an e-mail or a number …",
            type="search",
        )
        if not text or not text.strip():
            return _choose(field, present, value, key, hidden=True)
        found = references.search(reader, entity, text.strip())
        if not found:
            st.markdown(":gray[Nobody and nothing is found by that. Fewer letters find more.]")
            return value
        return _choose(field, found, next(iter(found)), f"{key}-{text}", hidden=True)


def _choose(
    field: Field, options: dict[int, str], value: int | None, key: str, *, hidden: bool = False
) -> int | None:
    ids = list(options)
    return st.selectbox(
        _label(field),
        ids,
        index=ids.index(value) if value in options else None,
        format_func=lambda each: options[each],
        key=key,
        placeholder="Nobody chosen" if hidden else "Choose",
        label_visibility="collapsed" if hidden else "visible",
        disabled=hidden and not ids,
    )
