"""Values in their two forms, column by column: stored (in change sets and the store) and typed (for people and analyses).

=========== ============================================ =====================================================
Kind        stored                                       typed
=========== ============================================ =====================================================
money       int, ten-thousandths of the currency unit    float64, currency units
date        str, YYYY-MM-DD                              datetime64[s] at midnight
moment      str, YYYY-MM-DD or YYYY-MM-DDTHH:MM:SS       datetime64[s]; midnight means "no time known"
list        str, JSON array of str                       str, items joined by "; "
boolean     int, 0 or 1                                  boolean (pandas, nullable)
integer     int                                          Int64
reference   int, record id                               Int64
others      as they are                                  str, or float64 for number and share
=========== ============================================ =====================================================

A blank is None in stored columns (dtype object) and NA, NaN or NaT in typed ones. Both directions are lossless.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Final

import numpy as np
import pandas as pd

from crm.schema import Kind

MONEY_SCALE: Final = 10_000
"""Stored money counts ten-thousandths of the currency unit."""
LIST_SEPARATOR: Final = "; "
MIDNIGHT: Final = "T00:00:00"

Columns = Callable[["pd.Series[Any]"], "pd.Series[Any]"]


def _text(stored: pd.Series[Any]) -> pd.Series[Any]:
    return stored.astype("str")


def _float(stored: pd.Series[Any]) -> pd.Series[Any]:
    return pd.to_numeric(stored).astype("float64")


def _money(stored: pd.Series[Any]) -> pd.Series[Any]:
    return _float(stored) / MONEY_SCALE


def _whole(stored: pd.Series[Any]) -> pd.Series[Any]:
    return _float(stored).astype("Int64")


def _moment(stored: pd.Series[Any]) -> pd.Series[Any]:
    return pd.to_datetime(stored, format="ISO8601", errors="coerce").astype("datetime64[s]")


def _boolean(stored: pd.Series[Any]) -> pd.Series[Any]:
    return _float(stored).astype("boolean")


def _joined(stored: pd.Series[Any]) -> pd.Series[Any]:
    return per_distinct(stored, lambda text: LIST_SEPARATOR.join(json.loads(text))).astype("str")


def _as_objects(typed: pd.Series[Any]) -> pd.Series[Any]:
    """Turn a column into Python objects with None for blanks."""
    values = typed.to_numpy(dtype=object, na_value=None) if typed.hasnans else typed.to_numpy(dtype=object)
    return pd.Series(values, index=typed.index, dtype=object, name=typed.name)


def _money_stored(typed: pd.Series[Any]) -> pd.Series[Any]:
    return _whole_stored(np.rint(pd.to_numeric(typed).astype("float64") * MONEY_SCALE))


def _whole_stored(typed: pd.Series[Any]) -> pd.Series[Any]:
    return _as_objects(pd.to_numeric(typed).astype("float64").astype("Int64"))


def _float_stored(typed: pd.Series[Any]) -> pd.Series[Any]:
    return _as_objects(pd.to_numeric(typed).astype("float64"))


def _date_stored(typed: pd.Series[Any]) -> pd.Series[Any]:
    return _moment_stored(pd.to_datetime(typed).dt.normalize())


def _moment_stored(typed: pd.Series[Any]) -> pd.Series[Any]:
    moments = pd.to_datetime(typed).astype("datetime64[s]")
    text = pd.Series(np.datetime_as_string(moments.to_numpy()), index=moments.index, dtype="str")
    return _as_objects(text.str.removesuffix(MIDNIGHT).where(moments.notna()))


def _text_stored(typed: pd.Series[Any]) -> pd.Series[Any]:
    text = typed.astype("str")
    return _as_objects(text.mask(text.str.strip().eq("")))


def _list_stored(typed: pd.Series[Any]) -> pd.Series[Any]:
    return _as_objects(per_distinct(_text_stored(typed), list_from_text))


def per_distinct(values: pd.Series[Any], convert: Callable[[str], Any]) -> pd.Series[Any]:
    """Convert a column of text by its distinct values: as many calls as there are different texts; blanks stay None."""
    codes, distinct = pd.factorize(values)
    converted = np.array([*(convert(each) for each in distinct), None], dtype=object)
    return pd.Series(converted[codes], index=values.index, dtype=object, name=values.name)


def list_items(text: str, *, commas: bool = True) -> list[str]:
    """Give the items of a list typed as text, each once.

    They stand apart by ``;`` or line breaks; where there are none, by ``,`` if ``commas``. A JSON array is a list too:
    the workbook writes one where an item itself holds a ``;``.
    """
    if text.startswith('["'):
        try:
            return [str(item) for item in json.loads(text)]
        except ValueError:
            pass
    apart = text.replace("\n", ";").split(";")
    parts = text.split(",") if commas and len(apart) == 1 else apart
    return list(dict.fromkeys(part.strip() for part in parts if part.strip()))


def list_from_text(text: str, *, commas: bool = False) -> str | None:
    """Give the stored form of a list typed as text; None where it has no item."""
    items = list_items(text, commas=commas)
    return json.dumps(items, ensure_ascii=False) if items else None


TYPED: Final[dict[Kind, Columns]] = {
    Kind.TEXT: _text,
    Kind.LONG_TEXT: _text,
    Kind.TERM: _text,
    Kind.CHOICE: _text,
    Kind.EMAIL: _text,
    Kind.PHONE: _text,
    Kind.URL: _text,
    Kind.LIST: _joined,
    Kind.INTEGER: _whole,
    Kind.NUMBER: _float,
    Kind.MONEY: _money,
    Kind.SHARE: _float,
    Kind.DATE: _moment,
    Kind.MOMENT: _moment,
    Kind.BOOLEAN: _boolean,
    Kind.REFERENCE: _whole,
}
"""From the stored to the typed form, by kind."""

STORED_FORM: Final[dict[Kind, Columns]] = {
    Kind.TEXT: _text_stored,
    Kind.LONG_TEXT: _text_stored,
    Kind.TERM: _text_stored,
    Kind.CHOICE: _text_stored,
    Kind.EMAIL: _text_stored,
    Kind.PHONE: _text_stored,
    Kind.URL: _text_stored,
    Kind.LIST: _list_stored,
    Kind.INTEGER: _whole_stored,
    Kind.NUMBER: _float_stored,
    Kind.MONEY: _money_stored,
    Kind.SHARE: _float_stored,
    Kind.DATE: _date_stored,
    Kind.MOMENT: _moment_stored,
    Kind.BOOLEAN: _whole_stored,
    Kind.REFERENCE: _whole_stored,
}
"""From the typed to the stored form, by kind; raises ValueError or TypeError for what is not of the typed form."""
