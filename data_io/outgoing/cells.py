"""Values as cells of a sheet: a column of stored values becomes numbers and texts, then XML, as a whole.

Whatever is a number to Excel (dates too) is written as one; all else is an inline string, which no program
takes for a formula, a link or a number. What XML cannot hold (control characters) is written as ``_x0007_``,
as Excel itself does it, and text that looks like such an escape is escaped in turn, so that every text comes
back as it went.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from crm.checks import ARROW_TYPES
from crm.schema import Field, Kind
from crm.values import MONEY_SCALE, list_text

CELL_LIMIT: Final = 32_767
"""As many UTF-16 units of text as a cell of Excel holds."""
YES: Final = "Yes"
NO: Final = "No"
_EXACT: Final = 10**15
"""Excel keeps fifteen digits when it saves: longer numbers go as text."""
_EPOCH: Final = np.datetime64("1899-12-30", "s")
_FIRST_DAY: Final = np.datetime64("1900-03-01", "s")
"""Excel's calendar is wrong before that day: earlier dates go as ISO text."""
_END_OF_DAYS: Final = np.datetime64("10000-01-01", "s")
_DAY_SECONDS: Final = 86_400
_SPECIAL: Final = r"[&<>\x00-\x08\x0b-\x1f\x{FFFE}\x{FFFF}]|_x[0-9A-Fa-f]{4}_"
_ESCAPED: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)|[&<>\x00-\x08\x0b-\x1f\ufffe\uffff]")
_NAMED: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


@dataclass(frozen=True, slots=True)
class Cells:
    """A column of cells: per row a number (as text), or a text, or neither (blank).

    ``timed``: the rows that are moments with a time of day, shown in the other format of the column.
    """

    numbers: pa.Array | None = None
    texts: pa.Array | None = None
    timed: pa.Array | None = None


Render = Callable[[pa.Array, Field | None], Cells]


def as_text(stored: pa.Array, _field: Field | None) -> Cells:
    """Text as it is."""
    return Cells(texts=stored)


def as_label(stored: pa.Array, field: Field | None) -> Cells:
    """The labels of choices; a code that is none stays as it is."""
    labels = {choice.code: choice.label for choice in field.choices} if field else {}
    return Cells(texts=by_distinct(stored, lambda code: labels.get(code, code)))


def as_list(stored: pa.Array, _field: Field | None) -> Cells:
    """Lists as items joined by ``;``."""
    return Cells(texts=by_distinct(stored, list_text))


def as_yes_or_no(stored: pa.Array, _field: Field | None) -> Cells:
    """Booleans as the words Yes and No."""
    return Cells(texts=pc.if_else(pc.equal(stored, 1), YES, NO))


def as_number(stored: pa.Array, _field: Field | None) -> Cells:
    """Numbers as they are; whole numbers of more than fifteen digits and what is not finite as text."""
    texts = stored.cast(pa.string())
    floating = pa.types.is_floating(stored.type)
    fits = pc.is_finite(stored) if floating else pc.less(pc.abs(stored), _EXACT)
    return _parted(texts, fits)


def as_money(stored: pa.Array, _field: Field | None) -> Cells:
    """Money in currency units with up to four decimals; text where a number would not be exact."""
    units = pc.divide(stored.cast(pa.float64()), float(MONEY_SCALE))
    fits = pc.less(pc.abs(stored), _EXACT)
    if pc.all(fits).as_py() is not False:
        return Cells(numbers=units.cast(pa.string()))
    exact = by_distinct(stored, lambda amount: str(Decimal(amount).scaleb(-4)))
    return _parted(pc.if_else(fits, units.cast(pa.string()), exact), fits)


def as_day(stored: pa.Array, _field: Field | None) -> Cells:
    """Dates and moments as Excel's day numbers; at midnight a date alone, before March 1900 text."""
    coded = stored.dictionary_encode()
    moments = np.array(coded.dictionary.to_pylist(), dtype="datetime64[s]")
    return _days(moments, coded.dictionary, coded.indices)


def _days(moments: np.ndarray[Any, Any], iso: pa.Array, codes: pa.Array) -> Cells:
    """Distinct moments (and how they are written as text) spread over the rows."""
    seconds = (moments - _EPOCH).astype("int64")
    whole = seconds % _DAY_SECONDS == 0
    fits = pa.array((moments >= _FIRST_DAY) & (moments < _END_OF_DAYS))
    numbers = pc.if_else(
        pa.array(whole),
        pa.array(seconds // _DAY_SECONDS).cast(pa.string()),
        pa.array(seconds / _DAY_SECONDS).cast(pa.string()),
    )
    nothing = pa.scalar(None, pa.string())
    others = pc.if_else(fits, nothing, iso)
    return Cells(
        numbers=pc.if_else(fits, numbers, nothing).take(codes),
        texts=others.take(codes) if others.null_count < len(others) else None,
        timed=None if whole.all() else pa.array(~whole).take(codes),
    )


def raw_cells(values: pa.Array) -> Cells:
    """A column of a frame or of a sheet that was read: each cell as what it is."""
    kind = values.type
    if pa.types.is_dictionary(kind):
        values, kind = values.dictionary_decode(), kind.value_type
    if pa.types.is_timestamp(kind) or pa.types.is_date(kind):
        coded = values.cast(pa.timestamp("s"), safe=False).dictionary_encode()
        moments = coded.dictionary.to_numpy(zero_copy_only=False).astype("datetime64[s]")
        return _days(
            moments, pa.array(np.datetime_as_string(moments).astype(object), pa.string()), coded.indices
        )
    if pa.types.is_boolean(kind):
        return Cells(texts=pc.if_else(values, "TRUE", "FALSE"))
    if pa.types.is_integer(kind) or pa.types.is_floating(kind):
        return as_number(values, None)
    if pa.types.is_decimal(kind):
        return as_number(values.cast(pa.float64()), None)
    if pa.types.is_nested(kind) or pa.types.is_binary(kind):
        written = [None if each is None else str(each) for each in values.to_pylist()]
        return Cells(texts=pa.array(written, pa.string()))
    return Cells(texts=values.cast(pa.string()))


def as_found(values: Sequence[Any]) -> Cells:
    """Own cells of several kinds, as each is: numbers as numbers, all else as text."""
    is_number = [isinstance(each, int | float) and not isinstance(each, bool) for each in values]
    numbers = pa.array([repr(v) if n else None for v, n in zip(values, is_number, strict=True)], pa.string())
    texts = [None if v is None or n else _own_text(v) for v, n in zip(values, is_number, strict=True)]
    return Cells(numbers=numbers, texts=pa.array(texts, pa.string()))


def _own_text(value: object) -> str:
    if isinstance(value, bool):
        return YES if value else NO
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def own_cells(values: np.ndarray[Any, Any], render: Render, kind: Kind) -> Cells:
    """An own column by its kind; where some of its values are of another type, each as it is."""
    try:
        stored = pa.array(values, type=ARROW_TYPES[kind], from_pandas=True)
        return render(stored, None)
    except (pa.ArrowException, ValueError, TypeError, OverflowError):
        return as_found([None if each is None or each != each else each for each in values.tolist()])  # noqa: PLR0124


def by_distinct(stored: pa.Array, convert: Callable[[Any], str]) -> pa.Array:
    """Convert a column by its distinct values; blanks stay blank."""
    coded = stored.dictionary_encode()
    converted = pa.array([convert(each) for each in coded.dictionary.to_pylist()], pa.string())
    return converted.take(coded.indices)


def _parted(texts: pa.Array, is_number: pa.Array) -> Cells:
    """Numbers where they are, texts where they are not."""
    if pc.all(is_number).as_py() is not False:
        return Cells(numbers=texts)
    nothing = pa.scalar(None, pa.string())
    return Cells(pc.if_else(is_number, texts, nothing), pc.if_else(is_number, nothing, texts))


def escaped(texts: pa.Array) -> pa.Array:
    """Text that XML can hold; only the distinct values that need it are touched."""
    if not pc.any(pc.match_substring_regex(texts, _SPECIAL)).as_py():
        return texts
    return by_distinct(texts, escape)


def escape(text: str) -> str:
    """One text as XML holds it."""
    return _ESCAPED.sub(lambda found: _escape_sign(found.group()), text)


def _escape_sign(sign: str) -> str:
    return _NAMED.get(sign) or f"_x{ord(sign):04X}_"


def cell_xml(cells: Cells, letters: str, rows: pa.Array, style: pa.Array | str) -> pa.Array:
    """The XML of a column's cells, "" where blank; ``rows``: their numbers, ``style``: the style's."""
    start = f'<c r="{letters}'
    numbers = texts = None
    if cells.numbers is not None:
        numbers = pc.binary_join_element_wise(
            start, rows, '" s="', style, '"><v>', cells.numbers, "</v></c>", ""
        )
    if cells.texts is not None:
        head = '" t="inlineStr"><is><t xml:space="preserve">'
        texts = pc.binary_join_element_wise(
            start, rows, '" s="', style, head, escaped(cells.texts), "</t></is></c>", ""
        )
    both = [each for each in (numbers, texts) if each is not None]
    return pc.coalesce(*both, "") if both else pa.repeat("", len(rows))


def row_xml(columns: Sequence[pa.Array], rows: pa.Array) -> memoryview | bytes:
    """The XML of whole rows, from the cells of their columns, as one piece."""
    joined = pc.binary_join_element_wise('<row r="', rows, '">', *columns, "</row>", "")
    offsets = np.frombuffer(joined.buffers()[1], dtype=np.int32)[
        joined.offset : joined.offset + len(joined) + 1
    ]
    return memoryview(joined.buffers()[2])[int(offsets[0]) : int(offsets[-1])] if len(joined) else b""
