"""How each kind of value stands in a grid: THE one table ``Kind`` -> editor column.

``show`` turns a column of stored values into what the grid draws, ``read`` turns what the browser sent back
into stored values, ``draw`` says how Streamlit shows and edits it. Whatever the browser checked is checked
again in ``read``: its messages can be forged.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa
import streamlit as st

from crm.checks import WRONG_TYPE, stored_array
from crm.issues import Issue, sentence
from crm.schema import OWN_PREFIX, Field, Kind
from crm.values import STORED_FORM, TYPED
from crm.wording import AFTER, BEFORE
from data_io.incoming.values.parsing import Hints, parse_column
from ui.words import plain

Value = Any
"""Of a field's kind, as the store, a grid or a widget holds it."""
YES_NO: Final = {"yes": "Yes", "no": "No"}
HUNDREDTHS: Final = 100
LARGEST: Final = 1e12
SHOWN: Final = 80
"""As much of a faulty value is repeated to whoever typed it."""
SHORT_TEXT: Final = 24
"""Texts up to as many letters are shown whole."""
DIGIT_PX, LETTER_PX, PENCIL_PX, AROUND_PX = 8.6, 7.4, 22, 18
"""How wide a digit or capital, another letter, the sign of what may be edited, and a cell's margins are."""
_ISO: Final = r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?"


@dataclass(frozen=True, slots=True)
class ReadColumn:
    """What the browser sent for one field: stored values (None blank) and, where one may not stand, why.

    Both by record id.
    """

    stored: dict[int, Any]
    faults: dict[int, str]


@dataclass(frozen=True, slots=True)
class EditorColumn:
    """How one kind is shown, read back and drawn; see the module."""

    show: Callable[[pd.Series[Any]], pd.Series[Any]]
    read: Callable[[Field, pd.Series[Any]], tuple[pd.Series[Any], pd.Series[Any]]]
    draw: Callable[[Field, pd.Series[Any], dict[str, Any], str | None], Any]


def show(field: Field, stored: pd.Series[Any]) -> pd.Series[Any]:
    """Give a column of stored values as the grid shows it: index as it is, blanks NaN or NaT."""
    if field.name.startswith(OWN_PREFIX):
        stored = _of_own_kind(field.kind, stored)
    return EDITOR_COLUMNS[field.kind].show(stored)


def read(field: Field, path: str, typed: dict[int, Any]) -> ReadColumn:
    """Read what the browser sent for a field (by record id) as stored values.

    Checked as if nobody had checked before.

    References come back as the text that was typed: who is meant only the store can tell (``ui.references``).
    """
    raw = pd.Series(list(typed.values()), index=list(typed), dtype=object)
    stored, codes = EDITOR_COLUMNS[field.kind].read(field, raw)
    if field.kind is not Kind.REFERENCE:
        _, found = stored_array(field, stored)
        for code, mask in found.items():
            codes = codes.mask(mask & codes.isna().to_numpy(), code)
    if field.required:
        codes = codes.mask(stored.isna() & codes.isna(), "required")
    faults = {
        record: sentence(Issue(record, path, str(code), str(typed[record])[:SHOWN]), field.label)
        for record, code in zip(typed, codes, strict=True)
        if blank_as_none(code) is not None
    }
    values = [blank_as_none(value) for value in stored]
    return ReadColumn(dict(zip(typed, values, strict=True)), faults)


def blank_as_none(value: object) -> Value:
    """Give None for whatever stands for a blank."""
    return None if value is None or value is pd.NA or value is pd.NaT or value != value else value  # noqa: PLR0124 - NaN


def draw(
    field: Field, shown: pd.Series[Any], *, currency: str | None, disabled: bool = False, pinned: bool = False
) -> Value:
    """Give Streamlit's column for a field; ``shown`` is what will stand in it."""
    common: dict[str, Any] = {
        "help": plain(field.help) or None,
        "disabled": disabled,
        "pinned": pinned or None,
        "required": field.required or None,
    }
    return EDITOR_COLUMNS[field.kind].draw(field, shown, common, currency)


def _of_own_kind(kind: Kind, stored: pd.Series[Any]) -> pd.Series[Any]:
    """Own columns may hold text among numbers.

    Show what fits the kind, and all of it where the kind is text.
    """
    if kind in (Kind.NUMBER, Kind.INTEGER):
        return pd.to_numeric(stored, errors="coerce")
    return stored.map(lambda value: value if value is None or isinstance(value, str) else str(value))


# --- shown ------------------------------------------------------------------------------------------


def _show_share(stored: pd.Series[Any]) -> pd.Series[Any]:
    return (TYPED[Kind.SHARE](stored) * HUNDREDTHS).round(8)


def _show_boolean(stored: pd.Series[Any]) -> pd.Series[Any]:
    return TYPED[Kind.BOOLEAN](stored).map({True: "yes", False: "no"}).astype("str")


def _show_reference(stored: pd.Series[Any]) -> pd.Series[Any]:
    return stored.astype("str")  # titles stand there already: ui.references put them in


# --- read ------------------------------------------------------------------------------------------


def _no_faults(raw: pd.Series[Any]) -> pd.Series[Any]:
    return pd.Series(None, index=raw.index, dtype=object)


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _wrong(
    field: Field, raw: pd.Series[Any], fits: Callable[[Any], bool]
) -> tuple[pd.Series[Any], pd.Series[Any]]:
    """Blank what is of another type than the grid sends, and say so."""
    good = raw.map(lambda value: _is_blank(value) or fits(value)).astype(bool)
    empty = raw.map(_is_blank).astype(bool)
    codes = _no_faults(raw).mask(~good, WRONG_TYPE.get(field.kind, "not_text"))
    return raw.where(good & ~empty, None), codes


def _read_text(field: Field, raw: pd.Series[Any]) -> tuple[pd.Series[Any], pd.Series[Any]]:
    texts, codes = _wrong(field, raw, lambda value: isinstance(value, str) and _encodes(value))
    parsed = parse_column(
        pa.chunked_array([texts.to_list()], pa.string()), field, field.name, Hints(comma=None)
    )
    values = pd.Series(STORED_FORM[field.kind](parsed.values).to_numpy(), index=raw.index, dtype=object)
    found = pd.Series(parsed.faults.to_numpy(), index=raw.index, dtype=object)
    return values, codes.where(codes.notna(), found)


def _read_words(field: Field, raw: pd.Series[Any]) -> tuple[pd.Series[Any], pd.Series[Any]]:
    texts, codes = _wrong(field, raw, lambda value: isinstance(value, str) and _encodes(value))
    return texts, codes


def _read_boolean(field: Field, raw: pd.Series[Any]) -> tuple[pd.Series[Any], pd.Series[Any]]:
    words, codes = _wrong(field, raw, lambda value: value in YES_NO)
    return words.map({"yes": 1, "no": 0}).astype(object).where(words.notna(), None), codes


def _read_number(field: Field, raw: pd.Series[Any]) -> tuple[pd.Series[Any], pd.Series[Any]]:
    whole = field.kind is Kind.INTEGER
    numbers, codes = _wrong(field, raw, lambda value: _is_number(value) and not (whole and value % 1))
    typed = pd.Series(numbers.to_numpy(dtype=object, na_value=np.nan), index=raw.index).astype("float64")
    if field.kind is Kind.SHARE:
        typed = (typed / HUNDREDTHS).round(12)
    return STORED_FORM[field.kind](typed), codes


def _read_moment(field: Field, raw: pd.Series[Any]) -> tuple[pd.Series[Any], pd.Series[Any]]:
    texts, codes = _wrong(field, raw, lambda value: isinstance(value, str))
    plain_texts = texts.astype("str").str.removesuffix("Z")
    iso = plain_texts.str.fullmatch(_ISO).fillna(value=False).astype(bool)
    moments = pd.to_datetime(plain_texts.where(iso), format="ISO8601", errors="coerce").astype(
        "datetime64[s]"
    )
    codes = codes.mask(texts.notna() & moments.isna() & codes.isna(), "impossible_date")
    return STORED_FORM[field.kind](moments), codes


def _is_number(value: object) -> bool:
    return (
        isinstance(value, int | float)
        and not isinstance(value, bool)
        and math.isfinite(value)
        and abs(value) < LARGEST
    )


def _encodes(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


# --- drawn ------------------------------------------------------------------------------------------


def _draw_text(field: Field, shown: pd.Series[Any], common: dict[str, Any], _currency: str | None) -> Value:
    return st.column_config.TextColumn(field.label, width=_width(field, shown), **common)


def _width(field: Field, shown: pd.Series[Any]) -> Value:
    """Give short texts the room they need; long ones are left to the grid, which shares out what remains."""
    if field.kind is Kind.LONG_TEXT:
        return "large"
    texts = shown.dropna().astype("str")
    longest = int(texts.str.len().max()) if len(texts) else 0
    if not 0 < longest <= SHORT_TEXT:
        return None
    return _room(field.label, longest, LETTER_PX if texts.str.contains("[a-z]").any() else DIGIT_PX)


def _room(label: str, longest: int, each_px: float = DIGIT_PX) -> int:
    """Give the width in pixels in which a heading and the longest value are read whole.

    The grid's own guess looks at the first rows only, and cuts the first digit off a larger amount below.
    """
    return round(max(longest * each_px, len(label) * LETTER_PX + PENCIL_PX)) + AROUND_PX


def _room_for(label: str, shown: pd.Series[Any], written: Callable[[float], str]) -> int | None:
    """Give the width for numbers, each ``written`` as the grid writes it; None where there are none."""
    known = shown.dropna()
    if not len(known):
        return None
    return _room(label, max(len(written(float(each))) for each in (known.min(), known.max())))


def _draw_choice(
    field: Field, _shown: pd.Series[Any], common: dict[str, Any], _currency: str | None
) -> Value:
    labels = {choice.code: choice.label for choice in field.choices}
    return st.column_config.SelectboxColumn(
        field.label, options=list(labels), format_func=lambda code: labels[str(code)], **common
    )


def _draw_boolean(
    field: Field, _shown: pd.Series[Any], common: dict[str, Any], _currency: str | None
) -> Value:
    return st.column_config.SelectboxColumn(
        field.label, options=list(YES_NO), format_func=lambda word: YES_NO[str(word)], **common
    )


def _draw_money(field: Field, shown: pd.Series[Any], common: dict[str, Any], currency: str | None) -> Value:
    cents = (shown * HUNDREDTHS).dropna()
    digits = 2 if np.allclose(cents, cents.round(), atol=1e-6) else 4
    code = (currency or "").upper()
    before, after = BEFORE.get(code, ""), AFTER.get(code, "" if code in BEFORE else code)
    text = f"{before}%,.{digits}f{' ' + after if after else ''}"
    width = _room_for(field.label, shown, lambda value: text.replace(f"%,.{digits}f", f"{value:,.{digits}f}"))
    return st.column_config.NumberColumn(
        field.label,
        width=width,
        format=text,
        step=0.0001,
        min_value=field.low,
        max_value=field.high,
        **common,
    )


def _draw_share(field: Field, _shown: pd.Series[Any], common: dict[str, Any], _currency: str | None) -> Value:
    return st.column_config.NumberColumn(
        field.label, format="%.4g %%", min_value=_percent(field.low), max_value=_percent(field.high), **common
    )


def _percent(bound: float | None) -> float | None:
    return None if bound is None else bound * HUNDREDTHS


def _draw_number(field: Field, shown: pd.Series[Any], common: dict[str, Any], _currency: str | None) -> Value:
    width = _room_for(field.label, shown, lambda value: f"{value:,.3f}")
    return st.column_config.NumberColumn(
        field.label, width=width, format="localized", min_value=field.low, max_value=field.high, **common
    )


def _draw_integer(
    field: Field, _shown: pd.Series[Any], common: dict[str, Any], _currency: str | None
) -> Value:
    return st.column_config.NumberColumn(
        field.label, format="%d", step=1, min_value=field.low, max_value=field.high, **common
    )


def _draw_date(field: Field, _shown: pd.Series[Any], common: dict[str, Any], _currency: str | None) -> Value:
    return st.column_config.DateColumn(field.label, format="D MMM YYYY", **common)


def _draw_moment(field: Field, shown: pd.Series[Any], common: dict[str, Any], currency: str | None) -> Value:
    """Show times only where there are any: a day without a time stays a day."""
    known = shown.dropna()
    if len(known) and known.eq(known.dt.normalize()).all():
        return _draw_date(field, shown, common, currency)
    return st.column_config.DatetimeColumn(field.label, format="D MMM YYYY HH:mm", step=60, **common)


def _texts(kind: Kind) -> EditorColumn:
    return EditorColumn(TYPED[kind], _read_text, _draw_text)


def _numbers(kind: Kind, look: Callable[..., Any]) -> EditorColumn:
    return EditorColumn(TYPED[kind], _read_number, look)


EDITOR_COLUMNS: Final[dict[Kind, EditorColumn]] = {
    Kind.TEXT: _texts(Kind.TEXT),
    Kind.LONG_TEXT: _texts(Kind.LONG_TEXT),
    Kind.TERM: _texts(Kind.TERM),
    Kind.EMAIL: _texts(Kind.EMAIL),
    Kind.PHONE: _texts(Kind.PHONE),
    Kind.URL: _texts(Kind.URL),
    Kind.LIST: _texts(Kind.LIST),
    Kind.CHOICE: EditorColumn(TYPED[Kind.CHOICE], _read_words, _draw_choice),
    Kind.BOOLEAN: EditorColumn(_show_boolean, _read_boolean, _draw_boolean),
    Kind.INTEGER: _numbers(Kind.INTEGER, _draw_integer),
    Kind.NUMBER: _numbers(Kind.NUMBER, _draw_number),
    Kind.MONEY: _numbers(Kind.MONEY, _draw_money),
    Kind.SHARE: EditorColumn(_show_share, _read_number, _draw_share),
    Kind.DATE: EditorColumn(TYPED[Kind.DATE], _read_moment, _draw_date),
    Kind.MOMENT: EditorColumn(TYPED[Kind.MOMENT], _read_moment, _draw_moment),
    Kind.REFERENCE: EditorColumn(_show_reference, _read_words, _draw_text),
}
"""How each kind stands in a grid."""
