"""The columns of a shared frame: typed arrays that grow at the end and never change under a reader.

A frame handed out looks at the filled part of each array. What is appended lies beyond every look that was
handed out; any other change makes a new array. So readers need no lock, and a new row costs what the row
costs, not the frame.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa
from pandas.api.extensions import ExtensionArray

from crm.schema import Field, Kind
from crm.values import MONEY_SCALE

Values = np.ndarray[Any, Any]
Mask = np.ndarray[Any, np.dtype[np.bool_]]
Shown = Values | ExtensionArray
MANY_WORDS: Final = 10_000
FEW_PLACES: Final = 1_000
BLANK_CODE: Final = -1


class Buffer:
    """An array with room at its end."""

    def __init__(self, values: Values) -> None:
        self._array = with_room([values], len(values), values.dtype)
        self.length = len(values)

    @property
    def view(self) -> Values:
        """The filled part, read-only."""
        look = self._array[: self.length]
        look.flags.writeable = False
        return look

    def append(self, values: Values) -> None:
        """Put values at the end."""
        needed = self.length + len(values)
        dtype = np.promote_types(self._array.dtype, values.dtype)
        if needed > len(self._array) or self._array.dtype != dtype:
            self._array = with_room([self._array[: self.length]], needed, dtype)
        self._array[self.length : needed] = values
        self.length = needed

    def replace(self, places: Values, values: Values) -> None:
        """Put other values at some places; where they are the same already nothing is copied."""
        present = self._array[places]
        equal = (present == values) | ((present != present) & (values != values))  # noqa: PLR0124 - NaN and NaT
        if equal.all():
            return
        changed = self.view.astype(np.promote_types(self._array.dtype, values.dtype), copy=True)
        changed[places] = values
        self._array = changed

    def insert(self, places: Values, values: Values) -> None:
        """Put values between others: before those at the places."""
        dtype = np.promote_types(self._array.dtype, values.dtype)
        self._array = np.insert(self.view.astype(dtype, copy=False), places, values)
        self.length = len(self._array)

    def drop(self, places: Values) -> None:
        """Take the values at some places out."""
        if len(places) > FEW_PLACES:
            kept = [np.delete(self.view, places)]
        else:  # the pieces between them are copied as they lie, which is several times as fast
            ends = [*places.tolist(), self.length]
            kept = [
                self._array[start:end] for start, end in zip([0, *(places + 1).tolist()], ends, strict=True)
            ]
        self.length -= len(places)
        self._array = with_room(kept, self.length, self._array.dtype)


def with_room(pieces: Sequence[Values], count: int, dtype: np.dtype[Any]) -> Values:
    """Join pieces in a new array that has room for more at its end."""
    array = np.empty(count + count // 8 + 1_024, dtype=dtype)
    start = 0
    for piece in pieces:
        array[start : start + len(piece)] = piece
        start += len(piece)
    return array


class Column:
    """One column of a frame: how stored values (an Arrow array) become numbers, and how these are shown."""

    def __init__(self, field: Field) -> None:
        self.field = field
        self.buffer = Buffer(self.encode(pa.nulls(0, pa.string() if field.kind in WORDS else pa.int64())))

    def encode(self, stored: pa.Array) -> Values:
        """Give stored values as the numbers that the buffer holds."""
        raise NotImplementedError

    def shown(self) -> Shown:
        """Give the column as pandas shall hold it."""
        return self.buffer.view

    def blank(self) -> Shown:
        """Give the column as somebody sees it who may not: blank."""
        return np.full(self.buffer.length, np.nan)


class NumberColumn(Column):
    """Numbers as float64; money in currency units."""

    def encode(self, stored: pa.Array) -> Values:
        """Blanks are NaN."""
        numbers: Values = stored.cast(pa.float64(), safe=False).to_numpy(zero_copy_only=False)
        if self.field.kind is Kind.MONEY:
            numbers = numbers / MONEY_SCALE
        return numbers


class MomentColumn(Column):
    """Days and moments as datetime64[s]."""

    def encode(self, stored: pa.Array) -> Values:
        """Blanks are NaT."""
        seconds = stored.cast(pa.timestamp("s")).cast(pa.int64()).fill_null(np.iinfo("int64").min)
        moments: Values = seconds.to_numpy(zero_copy_only=False).view("datetime64[s]")
        return moments

    def blank(self) -> Shown:
        """NaT all over."""
        return np.full(self.buffer.length, np.datetime64("NaT"), dtype="datetime64[s]")


class ReferenceColumn(Column):
    """References as int64."""

    def encode(self, stored: pa.Array) -> Values:
        """Blanks are 0."""
        numbers: Values = stored.cast(pa.int64()).fill_null(0).to_numpy(zero_copy_only=False)
        return numbers

    def blank(self) -> Shown:
        """0 all over."""
        return np.zeros(self.buffer.length, dtype="int64")


class BooleanColumn(Column):
    """Yes and no; the buffer holds 1, 0 and -1 for blank."""

    def encode(self, stored: pa.Array) -> Values:
        """Blanks are -1."""
        codes: Values = stored.cast(pa.int64()).fill_null(BLANK_CODE).to_numpy(zero_copy_only=False)
        return codes.astype("int8")

    def shown(self) -> Shown:
        """As pandas' nullable truth values."""
        codes = self.buffer.view
        return pd.arrays.BooleanArray(codes == 1, codes == BLANK_CODE)

    def blank(self) -> Shown:
        """Unknown all over."""
        return pd.arrays.BooleanArray(np.zeros(self.buffer.length, bool), np.ones(self.buffer.length, bool))


class WordColumn(Column):
    """Words as codes into categories, which are extended as new ones come, never sorted anew."""

    def __init__(self, field: Field) -> None:
        self._known: dict[str, int] = {code: at for at, code in enumerate(field.choice_codes)}
        self._new = list(self._known)
        self._words: pd.Index[Any] = pd.Index([], dtype="str")
        self._type: pd.CategoricalDtype | None = None
        super().__init__(field)

    def encode(self, stored: pa.Array) -> Values:
        """Blanks are -1; words that were not known get the next codes."""
        coded = stored.dictionary_encode()
        distinct = coded.dictionary.to_pylist()
        if not self._known:
            self._known = dict(zip(distinct, range(len(distinct)), strict=True))
            self._new = distinct
            self._type = None
            codes: Values = coded.indices.fill_null(BLANK_CODE).to_numpy(zero_copy_only=False)
            return codes.astype(self._code_type(), copy=False)
        for word in distinct:
            if word not in self._known:
                self._known[word] = len(self._known)
                self._new.append(word)
                self._type = None
        table = np.array([*(self._known[word] for word in distinct), BLANK_CODE], dtype=self._code_type())
        places = coded.indices.fill_null(len(distinct)).to_numpy(zero_copy_only=False)
        spread: Values = table[places]
        return spread

    def _code_type(self) -> str:
        """The smallest type that pandas would take for so many words, so that it need not copy."""
        count = len(self._known)
        return (
            "int8" if count < np.iinfo("int8").max else "int16" if count < np.iinfo("int16").max else "int32"
        )

    def shown(self) -> Shown:
        """As a category column over the buffer itself."""
        if self._type is None:
            self._words = self._words.append(pd.Index(self._new, dtype="str"))
            self._new = []
            self._type = category_type(self._words)
        codes = self.buffer.view
        wanted = self._code_type()
        if codes.dtype != wanted:
            self.buffer = Buffer(codes.astype(wanted))
            codes = self.buffer.view
        return pd.Categorical.from_codes(codes, dtype=self._type, validate=False)

    def blank(self) -> Shown:
        """No word all over."""
        nothing = pd.CategoricalDtype(pd.Index([], dtype="str"))  # the words themselves would tell names
        return pd.Categorical.from_codes(np.full(self.buffer.length, BLANK_CODE, "int8"), dtype=nothing)


def category_type(words: pd.Index[Any]) -> pd.CategoricalDtype:
    """Give the type over words known to differ: pandas would spend 0.2 s to see it of 400,000."""
    fast = getattr(pd.CategoricalDtype, "_from_fastpath", None)
    if len(words) > MANY_WORDS and fast is not None:
        kind: pd.CategoricalDtype = fast(words, False)  # noqa: FBT003 - the name of the flag changes between versions
        return kind
    return pd.CategoricalDtype(words, ordered=False)


WORDS: Final = frozenset(
    {Kind.TEXT, Kind.LONG_TEXT, Kind.TERM, Kind.CHOICE, Kind.EMAIL, Kind.PHONE, Kind.URL, Kind.LIST}
)
COLUMNS: Final[dict[Kind, type[Column]]] = {
    **dict.fromkeys(WORDS, WordColumn),
    Kind.INTEGER: NumberColumn,
    Kind.NUMBER: NumberColumn,
    Kind.MONEY: NumberColumn,
    Kind.SHARE: NumberColumn,
    Kind.DATE: MomentColumn,
    Kind.MOMENT: MomentColumn,
    Kind.BOOLEAN: BooleanColumn,
    Kind.REFERENCE: ReferenceColumn,
}
"""The column of a frame, by kind."""
