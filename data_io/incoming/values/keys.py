"""By which rows and records are known to be the same: 64-bit hashes over key columns, made column by column.

Two different keys among a million share a hash with a chance of about 3 in 10^8 (birthday bound on 64 bits).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

import numpy as np
import pandas as pd

_BLANK: Final = np.uint64(0x9E3779B97F4A7C15)
_PRIME: Final = np.uint64(0x100000001B3)
_LARGEST_COUNTED: Final = 9e14
"""Numbers below it fit into 64 bits as ten-thousandths."""

Hashes = np.ndarray[Any, np.dtype[np.uint64]]
Ids = np.ndarray[Any, np.dtype[np.int64]]
Mask = np.ndarray[Any, np.dtype[np.bool_]]


def key_hashes(rows: pd.DataFrame, fields: Sequence[str], *, exact: bool = False) -> tuple[Hashes, Mask]:
    """Hash the key columns of typed rows.

    Gives (hashes, complete): one uint64 a row, and whether all of its key cells are filled. A column that is
    missing counts as blank. ``exact``: with regard to every letter of texts, as the store has them.
    """
    total = np.zeros(len(rows), dtype="uint64")
    complete = np.ones(len(rows), dtype=bool)
    for name in fields:
        if name in rows:
            column, filled = _hash_column(rows[name], _hash_letters if exact else _hash_text)
        else:
            column, filled = np.full(len(rows), _BLANK), np.zeros(len(rows), dtype=bool)
        total = (total ^ np.where(filled, column, _BLANK)) * _PRIME
        total ^= total >> np.uint64(29)
        complete &= filled
    return total, complete


def with_occurrence(hashes: Hashes) -> Hashes:
    """Tell the first, second, third ... row of the same hash apart."""
    occurrence = pd.Series(hashes).groupby(hashes, sort=False).cumcount().to_numpy().astype("uint64")
    return (hashes ^ (occurrence * _BLANK)) * _PRIME


def _hash_column(
    values: pd.Series[Any], hash_text: Callable[[pd.Series[Any]], Hashes]
) -> tuple[Hashes, Mask]:
    kind = values.dtype
    if isinstance(kind, pd.CategoricalDtype):
        codes = values.cat.codes.to_numpy()
        hashed = hash_text(pd.Series(values.cat.categories, dtype="str"))
        return np.append(hashed, _BLANK)[codes], codes >= 0
    if pd.api.types.is_datetime64_any_dtype(kind):
        moments = values.to_numpy().astype("datetime64[s]")
        return _hash_whole(moments.astype("int64")), ~np.isnat(moments)
    if kind == "int64":  # a reference, 0 where blank
        references = values.to_numpy()
        return _hash_whole(references * 10_000), references != 0
    if pd.api.types.is_numeric_dtype(kind):
        numbers = values.to_numpy(dtype="float64", na_value=np.nan)
        filled = ~np.isnan(numbers)
        return _hash_whole(_whole_numbers(np.where(filled, numbers, 0.0))), filled
    codes, distinct = pd.factorize(values)
    hashed = hash_text(pd.Series(distinct, dtype="str"))
    return np.append(hashed, _BLANK)[codes], codes >= 0


def _hash_text(texts: pd.Series[Any]) -> Hashes:
    """Hash texts without regard to case, to how many blanks stand where, and to how accents are put together.

    (Macs write "é" as two signs, other machines as one.)
    """
    if texts.empty:
        return np.empty(0, dtype="uint64")
    plain = texts.str.strip().str.casefold()
    if not plain.str.fullmatch(r"[!-~]*(?: [!-~]+)*").all():
        plain = plain.str.normalize("NFC").str.replace(r"\s+", " ", regex=True)
    return pd.util.hash_array(plain.to_numpy(dtype=object), categorize=False)


def _hash_letters(texts: pd.Series[Any]) -> Hashes:
    return pd.util.hash_array(texts.to_numpy(dtype=object), categorize=False)


def _hash_whole(numbers: np.ndarray[Any, np.dtype[np.int64]]) -> Hashes:
    return pd.util.hash_array(numbers, categorize=False)


def _whole_numbers(numbers: np.ndarray[Any, np.dtype[np.float64]]) -> Ids:
    """Give ten-thousandths; in the place of numbers too large for that their bits."""
    fitting = np.abs(numbers) < _LARGEST_COUNTED
    counted = np.rint(np.where(fitting, numbers, 0) * 10_000).astype("int64")
    return np.where(fitting, counted, numbers.view("int64"))
