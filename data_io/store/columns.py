"""Columns of values on their way: to plain lists, to JSON and back, never row by row.

The owner's own columns lie in one JSON object a record, and history keeps cells as JSON: both are put
together here from whole columns by Arrow, and read back by one call of the JSON parser for all rows.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
import orjson
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from crm.checks import ARROW_TYPES
from crm.schema import OWN_PREFIX, Kind

UNIFORM: Final[dict[str, pa.DataType]] = {
    "string": pa.string(),
    "integer": pa.int64(),
    "floating": pa.float64(),
    "empty": pa.string(),
}
"""Arrow's type for what pandas finds in a column of objects."""
NEEDS_ESCAPE: Final = r'["\\\x00-\x1f]'


def plain_list(array: pa.Array) -> list[Any]:
    """Give an array as a list of plain Python values, blanks None."""
    values: list[Any] = array.to_pylist()
    return values


def json_texts(array: pa.Array) -> pa.Array:
    """Give each value as JSON text, blanks as null."""
    if pa.types.is_string(array.type):
        if pc.any(pc.match_substring_regex(array, NEEDS_ESCAPE)).as_py():
            return _by_distinct(array)
        return pc.binary_join_element_wise('"', array, '"', "")
    if pa.types.is_floating(array.type):
        return _by_distinct(array)
    return array.cast(pa.string())


def _by_distinct(array: pa.Array) -> pa.Array:
    """Write JSON once for each different value."""
    coded = array.dictionary_encode()
    texts = [json.dumps(each, ensure_ascii=False) for each in coded.dictionary.to_pylist()]
    return pa.DictionaryArray.from_arrays(coded.indices, pa.array(texts, pa.string())).dictionary_decode()


def json_objects(texts: Mapping[str, pa.Array]) -> pa.Array:
    """Join columns of JSON texts to one object a row without blanks; null where nothing is left."""
    members = []
    for name, array in texts.items():
        key = json.dumps(name, ensure_ascii=False) + ":"
        members.append(pc.fill_null(pc.binary_join_element_wise(key, array, ",", ""), ""))
    # null_handling="skip" would do, but it loses the rows in which all are null.
    joined = pc.utf8_rtrim(pc.binary_join_element_wise(*members, ""), ",")
    objects = pc.binary_join_element_wise("{", joined, "}", "")
    return pc.if_else(pc.equal(joined, ""), pa.scalar(None, pa.string()), objects)


def value_texts(values: np.ndarray[Any, Any]) -> pa.Array:
    """Give the JSON texts of an own column's objects, text and numbers perhaps mixed."""
    found = pd.api.types.infer_dtype(values, skipna=True)
    if found in UNIFORM:
        return json_texts(pa.array(values, type=UNIFORM[found], from_pandas=True))
    return pa.array(
        [None if each is None else json.dumps(each, ensure_ascii=False) for each in values.tolist()],
        pa.string(),
    )


def from_json(texts: Sequence[str | None]) -> list[Any]:
    """Read a column of JSON texts by one call; blanks are None."""
    parsed: list[Any] = orjson.loads(
        "[" + ",".join(["null" if each is None else each for each in texts]) + "]"
    )
    return parsed


def object_columns(texts: Sequence[str | None], names: Sequence[str]) -> dict[str, np.ndarray[Any, Any]]:
    """Take a column of JSON objects apart: a column of objects for each name, None where one lacks it."""
    if not names:
        return {}
    parsed = [each or {} for each in from_json(texts)]
    columns = {}
    for name in names:
        column = np.empty(len(parsed), dtype=object)
        column[:] = [each.get(name) for each in parsed]
        columns[name] = column
    return columns


def stored_frame(rows: Sequence[Sequence[Any]], fields: Sequence[str], own: Sequence[str]) -> pd.DataFrame:
    """Make a frame of whole records in stored form.

    ``rows``: id, revision, own, then the fields. Index id; columns: the fields, ``own.<heading>``, revision;
    blanks None.
    """
    columns: list[Any] = list(zip(*rows, strict=True)) if rows else [()] * (3 + len(fields))
    index = pd.Index(np.array(columns[0], dtype="int64"), name="id")
    data: dict[str, Any] = {}
    for name, values in zip(fields, columns[3:], strict=True):
        data[name] = _objects(values)
    parts = (
        object_columns(columns[2], own)
        if any(columns[2])
        else {name: _objects((None,) * len(index)) for name in own}
    )
    data |= {OWN_PREFIX + name: values for name, values in parts.items()}
    records = pd.DataFrame(
        data, index=index, dtype=object, copy=False
    )  # else pandas would guess: text, NaN for None
    return records.assign(revision=np.array(columns[1], dtype="int64"))


def _objects(values: Sequence[Any]) -> np.ndarray[Any, Any]:
    column = np.empty(len(values), dtype=object)
    column[:] = values
    return column


def typed(kind: Kind, values: Sequence[Any]) -> pa.Array:
    """Give stored values that came out of the store as an array of their kind."""
    return pa.array(values, type=ARROW_TYPES[kind], from_pandas=True)
