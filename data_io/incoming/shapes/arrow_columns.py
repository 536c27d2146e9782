"""Columns as they come from a spreadsheet, brought to the few types that the rest of the import knows."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

_FIRST_DAY = -2_208_988_800_000
"""Milliseconds of 1900-01-01: spreadsheets keep a time of day as a moment before their first day."""
_DAY = 86_400_000
_EXACT_TO = 2**53
_EXCEL_DIGITS = 10**15


def tidy(column: pa.Array) -> pa.Array:
    """A column as string, float64, int64, timestamp[ms], date32 or bool, without loss.

    Whole numbers become int64, moments that are all midnight date32, times of day and durations text.
    """
    if pa.types.is_null(column.type):
        return column.cast(pa.string())
    if pa.types.is_timestamp(column.type):
        return _tidy_moments(column.cast(pa.timestamp("ms")))
    if pa.types.is_duration(column.type):
        return _clock_text(column.cast(pa.duration("ms")).cast(pa.int64()))
    if pa.types.is_floating(column.type):
        return _tidy_numbers(column)
    if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
        return _tidy_texts(column.cast(pa.string()))
    return column


def has_overlong_numbers(column: pa.Array) -> bool:
    """Whether a column of numbers holds some of more than 15 digits, of which spreadsheets drop the rest."""
    if not (pa.types.is_floating(column.type) or pa.types.is_integer(column.type)):
        return False
    ends = pc.min_max(column)
    return any(end.is_valid and abs(end.as_py()) >= _EXCEL_DIGITS for end in (ends["min"], ends["max"]))


def put_texts(column: pa.Array, texts: Mapping[int, str]) -> pa.Array:
    """A string column with the given texts at the given row positions."""
    marks = bytearray(len(column))
    for row in texts:
        marks[row] = 1
    mask = pa.Array.from_buffers(pa.uint8(), len(marks), [None, pa.py_buffer(bytes(marks))]).cast(pa.bool_())
    return pc.replace_with_mask(column, mask, pa.array([texts[row] for row in sorted(texts)], pa.string()))


def _tidy_moments(column: pa.Array) -> pa.Array:
    ticks = column.cast(pa.int64())
    latest = pc.max(ticks).as_py()
    if latest is None:
        return column
    if latest < _FIRST_DAY:
        return _clock_text(pc.subtract(ticks, pc.multiply(_whole_days(ticks), _DAY)))
    if pc.all(pc.equal(ticks, pc.multiply(_whole_days(ticks), _DAY))).as_py():
        return column.cast(pa.date32())
    return column


def _whole_days(ticks: pa.Array) -> pa.Array:
    """Days before or after 1970 as whole numbers, rounded down for moments before it too."""
    return pc.cast(pc.floor(pc.divide(pc.cast(ticks, pa.float64()), float(_DAY))), pa.int64())


def _clock_text(ticks: pa.Array) -> pa.Array:
    """Milliseconds as hours:minutes:seconds, hours beyond 24 where it takes them."""
    seconds = pc.divide(pc.add(pc.abs(ticks), 500), 1000)
    minutes = pc.divide(seconds, 60)
    hours = pc.divide(minutes, 60)
    sign = pc.if_else(pc.less(ticks, 0), "-", "")
    parts = [
        pc.utf8_lpad(pc.cast(part, pa.string()), 2, "0")
        for part in (
            hours,
            pc.subtract(minutes, pc.multiply(hours, 60)),
            pc.subtract(seconds, pc.multiply(minutes, 60)),
        )
    ]
    return pc.binary_join_element_wise(sign, pc.binary_join_element_wise(*parts, ":"), "")


def _tidy_numbers(column: pa.Array) -> pa.Array:
    # fastexcel reads the text "nan" in a column of numbers as one.
    if pc.any(pc.is_nan(column)).as_py():
        column = pc.if_else(pc.is_nan(column), pa.scalar(None, column.type), column)
    try:
        whole = column.cast(pa.int64())
    except pa.ArrowInvalid:
        return column
    largest = pc.max(pc.abs_checked(whole)).as_py() if len(whole) else None
    return whole if largest is not None and largest <= _EXACT_TO else column


def _tidy_texts(column: pa.Array) -> pa.Array:
    # Excel writes line ends as "_x000D_\n"; fastexcel decodes that in some cells and leaves it in others.
    # Sought by plain words: that takes a fifth of the time of a pattern.
    if any(pc.any(pc.match_substring(column, end)).as_py() for end in ("\r", "_x000D_")):
        column = pc.replace_substring_regex(column, r"(\r|_x000D_)\n?", "\n")
    # No program shows it, and no database of text keeps it.
    if pc.any(pc.match_substring(column, "\0")).as_py():
        column = pc.replace_substring(column, "\0", "")
    if pc.any(pc.equal(pc.binary_length(column), 0)).as_py():
        column = pc.if_else(pc.equal(column, ""), pa.scalar(None, pa.string()), column)
    # A date among texts comes as "2024-05-06 00:00:00"; nobody typed that midnight.
    if pc.any(pc.ends_with(column, "00:00:00")).as_py():
        column = pc.replace_substring_regex(column, r"^(\d{4}-\d\d-\d\d)[T ]00:00:00$", r"\1")
    return column
