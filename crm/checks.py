"""What may stand in a column of stored values: the last gate before the store, for every door.

The screens check while people type and the importer while it reads; but a message can be forged and a caller
can err, so whatever reaches the store is checked here once more, column by column, without a loop over the
rows.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from crm.issues import Issue
from crm.schema import OWN_PREFIX, Entity, Field, Kind
from crm.values import MONEY_SCALE

TEXT_LIMIT: Final = 10_000
LONG_TEXT_LIMIT: Final = 1_000_000
HEADING_LIMIT: Final = 200
EXACT_LIMIT: Final = 2**53
"""Whole numbers beyond it would not survive a float, as in the frames for analysis."""
SHOWN_LENGTH: Final = 200
"""As much of a faulty value as an issue carries."""

ARROW_TYPES: Final[dict[Kind, pa.DataType]] = {
    Kind.TEXT: pa.string(),
    Kind.LONG_TEXT: pa.string(),
    Kind.TERM: pa.string(),
    Kind.CHOICE: pa.string(),
    Kind.EMAIL: pa.string(),
    Kind.PHONE: pa.string(),
    Kind.URL: pa.string(),
    Kind.LIST: pa.string(),
    Kind.INTEGER: pa.int64(),
    Kind.NUMBER: pa.float64(),
    Kind.MONEY: pa.int64(),
    Kind.SHARE: pa.float64(),
    Kind.DATE: pa.string(),
    Kind.MOMENT: pa.string(),
    Kind.BOOLEAN: pa.int64(),
    Kind.REFERENCE: pa.int64(),
}
"""The type of a column of stored values, by kind."""

WRONG_TYPE: Final[dict[Kind, str]] = {
    Kind.INTEGER: "unreadable_number",
    Kind.NUMBER: "unreadable_number",
    Kind.MONEY: "unreadable_money",
    Kind.SHARE: "unreadable_share",
    Kind.BOOLEAN: "unreadable_boolean",
    Kind.REFERENCE: "no_such_record",
    Kind.DATE: "unreadable_date",
    Kind.MOMENT: "unreadable_date",
}
"""The code of the issue for a value of the wrong type; of the other kinds it is ``not_text``."""

MIXED: Final = frozenset({"mixed", "mixed-integer"})
"""What pandas calls columns of numbers and text."""
DAY: Final = r"^\d{4}-\d{2}-\d{2}$"
DAY_OR_TIME: Final = r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2})?$"

Mask = np.ndarray[Any, np.dtype[np.bool_]]


def check_columns(entity: Entity, frame: pd.DataFrame, *, new: bool = True) -> list[Issue]:
    """Say what in a frame of stored values may not be kept.

    ``frame`` has columns named like the entity's fields and ``own.<heading>``. ``new``: the rows are whole
    records, so that what is required must be there (defaults filled before). An issue's ``row`` is the label
    of the row in the frame's index, its ``field`` the path (``sale.amount``). Whether references exist and
    unique values are unique only the store can tell.
    """
    return checked_columns(entity, frame, new=new)[1]


def checked_columns(
    entity: Entity, frame: pd.DataFrame, *, new: bool = True
) -> tuple[dict[str, pa.Array], list[Issue]]:
    """Give a frame's columns as typed arrays (blanks null), and the issues as ``check_columns`` does.

    Own columns are arrays of their own type: text, int64, float64; where numbers and text are mixed, text.
    """
    arrays: dict[str, pa.Array] = {}
    issues: list[Issue] = []
    rows = frame.index.to_numpy() if frame.index.dtype.kind == "i" else np.arange(len(frame))
    for name in frame.columns:
        path = f"{entity.name}.{name}"
        if str(name).startswith(OWN_PREFIX):
            array, faults = own_array(str(name), frame[name])
        elif name in entity.by_name:
            array, faults = stored_array(entity[name], frame[name])
        else:
            issues.append(Issue(_first(rows), path, "unknown_field", str(name)[:SHOWN_LENGTH]))
            continue
        arrays[str(name)] = array
        issues += _issues(path, frame[name], rows, faults)
    if new:
        issues += missing_required(entity, arrays, frame.index)
    return arrays, issues


def stored_array(field: Field, values: pd.Series[Any]) -> tuple[pa.Array, dict[str, Mask]]:
    """Give stored values as a typed array, and by code of issue those that may not stand there."""
    array, wrong = typed_array(field.kind, values)
    faults = {WRONG_TYPE.get(field.kind, "not_text"): wrong} if wrong is not None else {}
    more = _text_faults(field, array) if array.type == pa.string() else _number_faults(field, array)
    for code, mask in more.items():
        faults[code] = faults[code] | mask if code in faults else mask
    return array, {code: mask for code, mask in faults.items() if mask.any()}


def typed_array(kind: Kind, values: pd.Series[Any]) -> tuple[pa.Array, Mask | None]:
    """Give values of one kind as a typed array; what is of another type is null there, true in the mask."""
    target = ARROW_TYPES[kind]
    if values.dtype != object:
        array = _decoded(pa.array(values, from_pandas=True))
        if array.type in (target, pa.null()):
            return array.cast(target), None
        if target != pa.string() and pa.types.is_primitive(array.type):
            return _whole_or_float(kind, array)
    plain = values.to_numpy(dtype=object)
    if _is_uniform(kind, plain):
        try:
            return pa.array(plain, type=target, from_pandas=True), None
        except (pa.ArrowException, ValueError, TypeError, OverflowError):
            pass  # one of them does not fit: they are looked at one by one
    return _picked(kind, plain)


def _decoded(array: pa.Array | pa.ChunkedArray) -> pa.Array:
    """Give one plain array, whatever pandas made of the column."""
    if isinstance(array, pa.ChunkedArray):
        array = array.combine_chunks()
    if pa.types.is_dictionary(array.type):
        array = array.dictionary_decode()
    return array.cast(pa.string()) if pa.types.is_large_string(array.type) else array


def _is_uniform(kind: Kind, plain: np.ndarray[Any, Any]) -> bool:
    """Whether Arrow may take all the objects at once: it would cut 1.5 to 1, and read bytes as text."""
    found = pd.api.types.infer_dtype(plain, skipna=True)
    if ARROW_TYPES[kind] == pa.string():
        return found in ("string", "empty")
    if ARROW_TYPES[kind] == pa.float64():
        return found in ("floating", "integer", "mixed-integer-float", "empty")
    return found in ("integer", "empty")


def _whole_or_float(kind: Kind, array: pa.Array) -> tuple[pa.Array, Mask | None]:
    """Turn numbers into the type of the kind; fractions where whole ones belong are faults."""
    if pa.types.is_boolean(array.type) and kind is not Kind.BOOLEAN:
        return pa.nulls(len(array), ARROW_TYPES[kind]), _mask(array.is_valid())
    if (
        ARROW_TYPES[kind] == pa.float64()
        or pa.types.is_boolean(array.type)
        or pa.types.is_integer(array.type)
    ):
        try:
            return array.cast(ARROW_TYPES[kind]), None
        except pa.ArrowInvalid:
            return _picked(kind, np.array(array.to_pylist(), dtype=object))
    if not pa.types.is_floating(array.type):
        return pa.nulls(len(array), ARROW_TYPES[kind]), _mask(array.is_valid())
    numbers = array.to_numpy(zero_copy_only=False)
    with np.errstate(invalid="ignore"):
        wrong = np.isfinite(numbers) & ((numbers != np.rint(numbers)) | (np.abs(numbers) > EXACT_LIMIT))
    wrong |= np.isinf(numbers)
    whole = np.where(wrong | np.isnan(numbers), 0, numbers).astype("int64")
    return pa.array(whole, mask=wrong | np.isnan(numbers)), wrong if wrong.any() else None


def _picked(kind: Kind, plain: np.ndarray[Any, Any]) -> tuple[pa.Array, Mask | None]:
    """Sort out mixed objects one by one: it comes to that only where something is wrong or unusual."""
    target = ARROW_TYPES[kind]
    blank = np.fromiter((_is_blank(each) for each in plain), bool, len(plain))
    kept = np.fromiter((_fits(kind, each) for each in plain), bool, len(plain)) & ~blank
    chosen = plain.copy()
    chosen[~kept] = None
    if target == pa.int64():
        chosen = np.array([None if each is None else int(each) for each in chosen], dtype=object)
    wrong = ~kept & ~blank
    return pa.array(chosen, type=target, from_pandas=True), wrong if wrong.any() else None


def _is_blank(value: object) -> bool:
    """Whether a single object stands for a blank."""
    return value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and value != value)  # noqa: PLR0124


def _fits(kind: Kind, value: object) -> bool:
    """Whether a single object is of the stored type of a kind."""
    target = ARROW_TYPES[kind]
    if target == pa.string():
        return isinstance(value, str) and _encodes(value)
    if isinstance(value, bool | np.bool_):
        return kind is Kind.BOOLEAN
    if isinstance(value, int | np.integer):
        return abs(int(value)) <= EXACT_LIMIT
    if isinstance(value, float | np.floating):
        return bool(np.isfinite(value)) and (target == pa.float64() or float(value).is_integer())
    return False


def _encodes(text: str) -> bool:
    """Whether a text can be written down at all: half a surrogate pair cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _text_faults(field: Field, array: pa.Array) -> dict[str, Mask]:
    """Find what may not stand in a text: NUL, too much of it, no such choice, no such day, not a list."""
    limit = LONG_TEXT_LIMIT if field.kind is Kind.LONG_TEXT else TEXT_LIMIT
    faults: dict[str, Mask] = {}
    if (pc.max(pc.binary_length(array)).as_py() or 0) > limit:
        faults["too_long"] = _mask(pc.greater(pc.utf8_length(array), limit))
    if pc.any(pc.match_substring(array, "\0")).as_py():
        faults["not_text"] = _mask(pc.match_substring(array, "\0"))
    if field.kind is Kind.CHOICE:
        known = pc.is_in(array, value_set=pa.array(field.choice_codes, pa.string()))
        faults["unknown_choice"] = _mask(array.is_valid()) & ~_mask(known)
    elif field.kind in (Kind.DATE, Kind.MOMENT):
        faults["impossible_date"] = _bad_days(field.kind, array)
    elif field.kind is Kind.LIST:
        faults["not_text"] = _bad_lists(array) | faults.get("not_text", np.zeros(len(array), bool))
    return faults


def _bad_days(kind: Kind, array: pa.Array) -> Mask:
    """Find the texts that are not a day (or moment) of the calendar as it is stored."""
    coded = array.dictionary_encode()
    distinct = coded.dictionary
    good = _mask(pc.match_substring_regex(distinct, DAY if kind is Kind.DATE else DAY_OR_TIME))
    texts = pd.Series(distinct.to_numpy(zero_copy_only=False), dtype="str")
    days = pd.to_datetime(texts.where(good), format="ISO8601", errors="coerce")
    good &= days.notna().to_numpy()
    return _by_code(coded, ~good)


def _bad_lists(array: pa.Array) -> Mask:
    """Find the texts that are not a JSON array of texts."""
    coded = array.dictionary_encode()

    def is_list(text: str) -> bool:
        try:
            items = json.loads(text)
        except (ValueError, RecursionError):
            return False
        return isinstance(items, list) and bool(items) and all(isinstance(item, str) for item in items)

    bad = [not is_list(text) for text in coded.dictionary.to_pylist()]
    return _by_code(coded, np.array(bad, dtype=bool))


def _by_code(coded: pa.DictionaryArray, of_distinct: Mask) -> Mask:
    """Spread what was found of the distinct values over the rows; blanks are in order."""
    codes = coded.indices.fill_null(len(of_distinct)).to_numpy(zero_copy_only=False)
    spread: Mask = np.append(of_distinct, False)[codes]
    return spread


def _number_faults(field: Field, array: pa.Array) -> dict[str, Mask]:
    """Find numbers out of bounds."""
    faults: dict[str, Mask] = {}
    if array.null_count == len(array):
        return faults
    scale = MONEY_SCALE if field.kind is Kind.MONEY else 1
    low, high = (0, 1) if field.kind is Kind.BOOLEAN else (field.low, field.high)
    lowest, highest = (bound.as_py() for bound in pc.min_max(array).values())
    if low is not None and lowest < low * scale:
        faults["too_low"] = _mask(pc.less(array, low * scale))
    if high is not None and highest > high * scale:
        faults["too_high"] = _mask(pc.greater(array, high * scale))
    if array.type == pa.int64() and max(-lowest, highest) > EXACT_LIMIT:
        faults["too_high"] = _mask(pc.greater(pc.abs(array), EXACT_LIMIT))
    elif array.type == pa.float64():
        faults["unreadable_number"] = ~_mask(pc.fill_null(pc.is_finite(array), fill_value=True))
    return faults


def own_array(name: str, values: pd.Series[Any]) -> tuple[pa.Array, dict[str, Mask]]:
    """Give the values of an owner's own column, and by code which of them may not stand there."""
    heading = name.removeprefix(OWN_PREFIX)
    everything = np.ones(len(values), dtype=bool)
    if not heading.strip() or len(heading) > HEADING_LIMIT or not _encodes(heading) or "\0" in heading:
        return pa.nulls(len(values), pa.string()), {"too_long": everything}
    if is_mixed(values):
        plain = [str(each) if _fits(Kind.NUMBER, each) else each for each in values]
        values = pd.Series(plain, index=values.index, dtype=object)
    field = Field(name, _own_kind(values), heading)
    return stored_array(field, values)


def is_mixed(values: pd.Series[Any]) -> bool:
    """Whether numbers and text stand in one own column, as they may where it has changed its kind."""
    return values.dtype == object and pd.api.types.infer_dtype(values, skipna=True) in MIXED


def _own_kind(values: pd.Series[Any]) -> Kind:
    """Tell numbers from text by all the values of an own column."""
    plain = values.to_numpy(dtype=object) if values.dtype == object else None
    found = pd.api.types.infer_dtype(values if plain is None else plain, skipna=True)
    if found in ("integer", "boolean"):
        return Kind.INTEGER if found == "integer" else Kind.BOOLEAN
    return Kind.NUMBER if found in ("floating", "mixed-integer-float") else Kind.LONG_TEXT


def missing_required(entity: Entity, arrays: Mapping[str, pa.Array], labels: pd.Index[Any]) -> list[Issue]:
    """Say which new records lack what is required; ``labels`` names the rows."""
    rows = labels.to_numpy() if labels.dtype.kind == "i" else np.arange(len(labels))
    issues: list[Issue] = []
    for field in entity.fields:
        if not field.required:
            continue
        array = arrays.get(field.name)
        blank = np.ones(len(rows), dtype=bool) if array is None else _mask(array.is_null())
        issues += [Issue(int(row), f"{entity.name}.{field.name}", "required") for row in rows[blank]]
    return issues


def _issues(
    path: str, values: pd.Series[Any], rows: np.ndarray[Any, Any], faults: Mapping[str, Mask]
) -> list[Issue]:
    """Turn masks of faults into issues with the values found."""
    return [
        Issue(int(rows[at]), path, code, str(values.iloc[at])[:SHOWN_LENGTH])
        for code, mask in faults.items()
        for at in np.flatnonzero(mask)
    ]


def _mask(array: pa.Array) -> Mask:
    """Give an array of truth values for numpy; what is not known is false."""
    truth: Mask = pc.fill_null(array, fill_value=False).to_numpy(zero_copy_only=False)
    return truth


def _first(rows: np.ndarray[Any, Any]) -> int:
    return int(rows[0]) if len(rows) else 0
