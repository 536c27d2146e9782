"""Groups named in rows of their own ("Customer: Anna Berg" above her orders) -> a column of them.

Runs in the reading process only. Only what is plainly a label of the rows beneath it is carried: it stands
alone in the first column, the table begins with one, and the rows beneath hold no words in that column, or
the labels name what they are in front of a colon, each the same. Labels above words are carried where they
cannot be such words: they have no figures where all the others have, or are single words among names of two.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from data_io.incoming.shapes.cell_kinds import is_words
from data_io.incoming.shapes.total_words import may_total
from data_io.incoming.sheets import Sheet

FEWEST: Final = 2
"""Labels from which on they are taken for such."""
MOST_SHARE: Final = 0.7
"""Of the rows; a list of names with hardly anything beside them holds no groups."""
NARROWEST: Final = 3
MOST_KEYS: Final = 3
LONGEST: Final = 60
NAMELESS: Final = "Group"
_KEYED: Final = r"^\s*(?P<key>[^:/]{0,29}[^:/\d\s])\s*:\s*(?P<name>[^/\s].*)$"


def carry_labels(sheet: Sheet) -> Sheet:
    """The sheet with the names of groups in each of their rows, and blank rows where they stood."""
    columns = [column.combine_chunks() for column in sheet.cells.columns]
    if sheet.header_row is None or len(columns) < NARROWEST or not pa.types.is_string(columns[0].type):
        return sheet
    if any(column.null_count == 0 for column in columns[1:]):
        return sheet
    others = functools.reduce(pc.or_, (column.is_valid() for column in columns[1:]))
    alone = pc.and_not(columns[0].is_valid(), others)
    if not FEWEST <= (pc.sum(alone).as_py() or 0) <= MOST_SHARE * len(alone) or not _begins(alone, others):
        return sheet
    keyed = _keyed(columns[0], alone)
    if keyed:
        return _with_columns(
            sheet, keyed, functools.reduce(pc.or_, (each.is_valid() for each in keyed.values()))
        )
    if not _are_plain_labels(columns[0], alone, others):
        return sheet
    names = pc.if_else(alone, columns[0], pa.scalar(None, pa.string()))
    leads = pc.all(pc.equal(columns[0].is_valid(), alone)).as_py()
    return _with_columns(sheet, {sheet.headings[0].strip() if leads else NAMELESS: names}, alone)


def _begins(alone: pa.Array, others: pa.Array) -> bool:
    """Whether the first row that is not blank is a label."""
    first = pc.index(pc.or_(alone, others), value=True).as_py()
    return bool(first >= 0 and alone[first].as_py())


def _keyed(column: pa.Array, alone: pa.Array) -> dict[str, pa.Array]:
    """The names of groups by what stands before their colons, outer ones first; null in all other rows."""
    parts = pc.extract_regex(pc.if_else(alone, column, pa.scalar(None, pa.string())), _KEYED)
    keys, names = pc.struct_field(parts, "key"), pc.struct_field(parts, "name")
    counts = {each["values"]: each["counts"] for each in keys.drop_null().value_counts().to_pylist()}
    usual = [key for key, count in counts.items() if count >= FEWEST]
    first = keys[pc.index(alone, value=True).as_py()].as_py()
    if not usual or len(usual) > MOST_KEYS or first not in counts:
        return {}
    chosen = [key for key in counts if key in usual or key == first]
    found = {
        key: pc.if_else(
            pc.fill_null(pc.equal(keys, key), fill_value=False), names, pa.scalar(None, pa.string())
        )
        for key in chosen
    }
    return found if any(len(each.drop_null().unique()) > 1 for each in found.values()) else {}


def _are_plain_labels(column: pa.Array, alone: pa.Array, others: pa.Array) -> bool:
    """Whether lone cells are words, with rows beneath that hold none in the first column or other ones."""
    labels = column.filter(alone).unique().to_pylist()
    if len(labels) < FEWEST or not all(
        is_words(text) and len(text) <= LONGEST and not may_total(text) for text in labels
    ):
        return False
    kinds = alone.filter(pc.or_(alone, others))
    follows = pc.and_(kinds.slice(0, len(kinds) - 1), kinds.slice(1))
    if kinds[-1].as_py() or pc.any(follows).as_py():
        return False
    beneath = [text for text in column.filter(others).unique().to_pylist() if text is not None]
    words = [text for text in beneath if is_words(text)]
    return _differ(labels, words)


def _differ(labels: Sequence[str], words: Sequence[str]) -> bool:
    """Whether labels look like none of the words beneath them, which all look alike."""
    if all(map(_has_figure, words)):  # as where there are none
        return not words or not any(map(_has_figure, labels))
    return all(len(text.split()) > 1 for text in words) and all(len(text.split()) == 1 for text in labels)


def _has_figure(text: str) -> bool:
    return any(sign.isdigit() for sign in text)


def _with_columns(sheet: Sheet, labels: Mapping[str, pa.Array], where: pa.Array) -> Sheet:
    """The sheet with labels carried down into columns of their own, and taken away from where they stood."""
    others = functools.reduce(pc.or_, (column.is_valid() for column in sheet.cells.columns[1:]))
    records = pc.and_not(others, _totals(sheet))
    cells = sheet.cells
    nothing = pa.scalar(None, pa.string())
    cells = cells.set_column(0, "c0", pc.if_else(where, nothing, cells.column(0)))
    headings = [*sheet.headings]
    outer: pa.Array | None = None
    for heading, names in labels.items():
        # A new outer group ends the inner one.
        ended = (
            names if outer is None else pc.if_else(pc.and_not(outer.is_valid(), names.is_valid()), "", names)
        )
        carried = pc.fill_null_forward(ended)
        carried = pc.if_else(pc.and_(records, pc.not_equal(carried, "")), carried, nothing)
        at = next(
            (at for at, each in enumerate(headings) if each.strip().casefold() == heading.casefold()), -1
        )
        if at >= 0 and cells.column(at).null_count == cells.num_rows:
            cells = cells.set_column(at, f"c{at}", carried)
        else:
            cells = cells.append_column(f"c{len(headings)}", carried)
            headings.append(heading)
        outer = names if outer is None else pc.coalesce(outer, names)
    count = pc.sum(where).as_py()
    named = " and ".join(f"“{heading}”" for heading in labels)
    note = (
        f"{count:,} rows only name what the rows beneath them belong to; "
        f"that stands in the column {named} of each."
    )
    return replace(sheet, cells=cells, headings=tuple(headings), notes=(*sheet.notes, note))


def _totals(sheet: Sheet) -> pa.Array:
    """The rows that hold fewer cells than others and may be totals: they belong to no group."""
    columns = [column.combine_chunks() for column in sheet.cells.columns]
    filled = functools.reduce(pc.add, (column.is_valid().cast(pa.int32()) for column in columns))
    says = pa.repeat(pa.scalar(value=False), len(filled))
    for column in columns:
        if pa.types.is_string(column.type):
            words = [text for text in column.unique().to_pylist() if text and may_total(text)]
            says = pc.or_(says, pc.is_in(column, pa.array(words, pa.string())))
    return pc.and_(says, pc.less(filled, pc.max(filled)))
