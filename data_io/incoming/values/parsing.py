"""Cells to values, a column at a time and each different text once.

``parse_column`` takes one Arrow column of a sheet and gives the values in their typed form (``crm.values``)
with a fault code for each cell that could not be read. Every ``Kind`` has its parser in ``PARSERS``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from crm import clock
from crm.entities import field_at
from crm.schema import Field, Kind
from crm.values import list_from_text, list_text, per_distinct
from data_io.incoming.values.countries import country_name
from data_io.incoming.values.dates import Order, OrderFound, either_way, order_of, read_dates, read_serials
from data_io.incoming.values.emails import read_emails
from data_io.incoming.values.numbers import (
    Comma,
    comma_found,
    could_be_thousands,
    plain_numbers,
    read_numbers,
)
from data_io.incoming.values.phones import read_phones
from data_io.incoming.values.terms import days_of_terms
from data_io.incoming.values.vocabulary import boolean_words, choice_code, choice_words, fold

FORMULA_ERRORS: Final = r"#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!|GETTING_DATA|SPILL!|CALC!)"
NOTHING: Final = frozenset({"-", "–", "—", "n/a", "na", "nan", "none", "null", "nil", "k.a.", "?", "--"})
"""What people type into a cell that they leave blank, for kinds other than text."""
AHEAD: Final = frozenset(
    {
        "sale.due_on",
        "complaint.due_at",
        "opportunity.expected_close",
        "task.due_on",
        "campaign.starts_on",
        "campaign.ends_on",
    }
)
"""Fields of dates that may well be in the future; all others are of what has happened."""
TERMS: Final = "customer.payment_terms_days"
BIRTHDAYS: Final = frozenset({"customer.birthday", "customer.anniversary"})
"""Dates that may lie far back: of two figures for the year they are the last such day that there was."""


Mask = np.ndarray[Any, np.dtype[np.bool_]]


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known about a column before its cells are read."""

    order: Order | None = None
    """What comes first in its dates, as the owner said."""
    fallback_order: Order | None = None
    """What comes first where the column itself does not tell: known from elsewhere, nobody need be asked."""
    guessed_order: Order | None = None
    """A guess where nothing tells: it is taken, and the owner is asked."""
    comma: Comma | None = None
    region: str | None = None
    """Two letters of the country in whose style phone numbers are typed."""
    regions: np.ndarray[Any, Any] | None = None
    """The same for each row, None where the row does not tell."""
    language: str | None = None
    """Of the business, two letters: in it countries are named."""
    words: Mapping[str, str] | None = None
    """Choices that the owner taught, by folded word."""
    today: date | None = None
    """After this day no past date can be; None: the clock's."""
    verbatim: bool = False
    """The sheet was made by the program itself: texts are taken as they are."""


@dataclass(frozen=True)
class Parsed:
    """A column read: typed values, and a fault code (else NA) for each row; indexes are 0 to n-1."""

    values: pd.Series[Any]
    faults: pd.Series[Any]
    order: OrderFound | None = None
    ambiguous: Mask | None = None
    """Rows whose date may be read day first or month first, where nothing decides; None: there are none."""
    others: pd.Series[Any] | None = None
    """Further e-mail addresses or phone numbers of the same cell (str, joined by "; "); None: none."""
    kept: Mask | None = None
    """Rows whose text says more than could be read, and is to be kept as typed; None: there are none."""
    comma: Comma | None = None
    """What a comma stands for in the column's numbers; None where nothing tells."""
    open_comma: bool = False
    """Nothing tells, and some numbers (1.234) may be read in two ways."""

    @property
    def readable_share(self) -> float:
        """Share of the filled cells that could be read; 1 where there are none."""
        bad, good = int(self.faults.notna().sum()), int(self.values.notna().sum())
        return good / (good + bad) if good + bad else 1.0


@dataclass(frozen=True)
class Distinct:
    """The different texts of a column (str, no blanks), and for each row which one (-1: blank)."""

    texts: pd.Series[Any]
    codes: np.ndarray[Any, np.dtype[np.int32]]
    faults: dict[int, str] = field(default_factory=dict)

    def spread(self, values: pd.Series[Any], fault: str) -> Parsed:
        """Give each row the value of its text; a text without a value is a fault of that code."""
        error = self.texts.str.fullmatch(FORMULA_ERRORS)
        blank = self.texts.str.casefold().isin(NOTHING)
        codes = pd.Series(fault, index=self.texts.index, dtype=object).mask(error, "formula_error")
        codes = codes.where(values.isna() & ~blank)
        return Parsed(_take(values.mask(error), self.codes), _take(codes, self.codes))


def _take(values: pd.Series[Any], codes: np.ndarray[Any, np.dtype[np.int32]]) -> pd.Series[Any]:
    """Spread the values of distinct texts over the rows; -1 gives a blank."""
    taken = values.reset_index(drop=True).array.take(codes, allow_fill=True)
    return pd.Series(taken)


def spread(values: np.ndarray[Any, Any], codes: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Spread distinct values over the rows as Python objects; a code of -1 gives None."""
    spare = np.empty(len(values) + 1, dtype=object)  # its last place is None, and -1 means the last
    spare[:-1] = values
    return np.asarray(spare[codes])


def no_faults(count: int) -> pd.Series[Any]:
    """Give a column of no faults."""
    return pd.Series(np.full(count, None, dtype=object))


def texts_of(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Give the cells as text: whole numbers without a point, times in ISO form, blanks as null."""
    if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
        return column
    if pa.types.is_floating(column.type):
        whole = pc.all(pc.equal(column, pc.round(column))).as_py()
        small = (pc.max(pc.abs(column)).as_py() or 0) < 2**53
        return column.cast(pa.int64()).cast(pa.string()) if whole and small else column.cast(pa.string())
    if pa.types.is_timestamp(column.type):
        text = pc.strftime(column, "%Y-%m-%d %H:%M:%S") if len(column) else column.cast(pa.string())
        return pc.replace_substring(pc.replace_substring_regex(text, r"\.0+$", ""), " 00:00:00", "")
    return column.cast(pa.string())


def distinct_of(column: pa.ChunkedArray, *, verbatim: bool = False) -> Distinct:
    """Give the different texts of a column, trimmed unless they are to be taken verbatim."""
    encoded = texts_of(column).combine_chunks().dictionary_encode()
    if isinstance(encoded, pa.ChunkedArray):
        encoded = encoded.combine_chunks()
    words = pc.replace_substring(encoded.dictionary.cast(pa.string()), "\r\n", "\n")
    words = pc.replace_substring(words, "\0", "")  # a sign that says nothing, and that no store keeps
    if not verbatim:
        words = pc.utf8_trim_whitespace(pc.replace_substring(words, "\u00a0", " "))
    texts = pd.Series(words.to_pandas(), dtype="str")
    codes = encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False).astype("int32")
    empty = texts.str.strip().eq("")
    if empty.any():
        renumbered = np.where(empty, -1, np.cumsum(~empty) - 1).astype("int32")
        codes = np.where(codes < 0, -1, np.append(renumbered, -1)[codes]).astype("int32")
        texts = texts[~empty].reset_index(drop=True)
    return Distinct(texts, codes)


def parse_column(column: pa.ChunkedArray, target: Field, path: str, hints: Hints) -> Parsed:
    """Read one column of a sheet as the field at ``path``."""
    return PARSERS[target.kind](column, target, path, hints)


def _numeric(column: pa.ChunkedArray) -> pd.Series[Any] | None:
    """Give a column of numbers as float64; None where it is not one."""
    kind = column.type
    if pa.types.is_floating(kind) or pa.types.is_integer(kind):
        return pd.Series(column.cast(pa.float64()).to_numpy())
    return None


def _parse_number(fault: str) -> Callable[[pa.ChunkedArray, Field, str, Hints], Parsed]:
    def parse(column: pa.ChunkedArray, _target: Field, _path: str, hints: Hints) -> Parsed:
        numbers = _numeric(column)
        if numbers is not None:
            return Parsed(numbers, no_faults(len(numbers)))
        distinct = distinct_of(column)
        if plain_numbers(distinct.texts):
            return distinct.spread(pd.to_numeric(distinct.texts).astype("float64"), fault)
        how = hints.comma or comma_found(distinct.texts)
        parsed = distinct.spread(read_numbers(distinct.texts, how or Comma.THOUSANDS), fault)
        open_to_doubt = how is None and could_be_thousands(distinct.texts)
        return replace(parsed, comma=how, open_comma=open_to_doubt)

    return parse


def _parse_integer(column: pa.ChunkedArray, target: Field, path: str, hints: Hints) -> Parsed:
    if path == TERMS and pa.types.is_string(column.type):
        column = days_of_terms(column)
    parsed = _parse_number("unreadable_number")(column, target, path, hints)
    broken = parsed.values.notna() & (parsed.values % 1 != 0)
    faults = parsed.faults.mask(broken, "unreadable_number")
    return replace(parsed, values=parsed.values.mask(broken), faults=faults)


def _parse_share(column: pa.ChunkedArray, target: Field, path: str, hints: Hints) -> Parsed:
    parsed = _parse_number("unreadable_share")(column, target, path, hints)
    largest = parsed.values.abs().max()
    percent_points = pd.notna(largest) and 1 < largest <= 100  # noqa: PLR2004 - per cent
    return replace(parsed, values=parsed.values / 100) if percent_points else parsed


def _parse_moment(column: pa.ChunkedArray, _target: Field, path: str, hints: Hints) -> Parsed:
    kind = column.type
    if pa.types.is_timestamp(kind) or pa.types.is_date(kind):
        moments = pd.Series(column.cast(pa.timestamp("s"), safe=False).to_numpy()).astype("datetime64[s]")
        return Parsed(moments, no_faults(len(moments)))
    numbers = _numeric(column)
    if numbers is not None:
        moments = read_serials(numbers)
        faults = no_faults(len(numbers)).mask(moments.isna() & numbers.notna(), "unreadable_date")
        return Parsed(moments, faults)
    distinct = distinct_of(column)
    found = order_of(distinct.texts, hints.fallback_order or hints.guessed_order)
    if hints.order:
        found = replace(found, order=hints.order, proven=True, doubtful=False)
    today = None if lies_ahead(path) else hints.today or clock.today()
    moments = read_dates(distinct.texts, found.order, today, same_year=path not in BIRTHDAYS)
    serials = pd.to_numeric(distinct.texts.where(moments.isna()), errors="coerce").astype("float64")
    if serials.notna().any():
        moments = moments.fillna(read_serials(serials))
    spread = distinct.spread(moments, "unreadable_date")
    ambiguous = None
    if (not found.proven and hints.fallback_order is None) or found.doubtful:
        both = (either_way(distinct.texts) & moments.notna()).to_numpy(dtype=bool)
        ambiguous = np.append(both, values=False)[distinct.codes] if both.any() else None
    return Parsed(spread.values, spread.faults, found, ambiguous)


def lies_ahead(path: str) -> bool:
    """Whether a date of that field may well be in the future."""
    return path in AHEAD


def _parse_date(column: pa.ChunkedArray, target: Field, path: str, hints: Hints) -> Parsed:
    parsed = _parse_moment(column, target, path, hints)
    return replace(parsed, values=parsed.values.dt.normalize().astype("datetime64[s]"))


def _parse_text(column: pa.ChunkedArray, target: Field, _path: str, hints: Hints) -> Parsed:
    distinct = distinct_of(column, verbatim=hints.verbatim)
    texts = distinct.texts
    if target.name == "country" and not hints.verbatim:
        texts = per_distinct(texts, lambda text: country_name(text, hints.language)).astype("str")
    return Parsed(_take(texts, distinct.codes), no_faults(len(distinct.codes)))


def _parse_list(column: pa.ChunkedArray, _target: Field, _path: str, hints: Hints) -> Parsed:
    distinct = distinct_of(column)
    commas = not hints.verbatim
    joined = per_distinct(distinct.texts, lambda text: _list_as_typed(text, commas=commas))
    return Parsed(_take(joined.astype("str"), distinct.codes), no_faults(len(distinct.codes)))


def _list_as_typed(text: str, *, commas: bool) -> str | None:
    stored = list_from_text(text, commas=commas)
    return list_text(stored) if stored else None


def _parse_email(column: pa.ChunkedArray, _target: Field, _path: str, _hints: Hints) -> Parsed:
    distinct = distinct_of(column)
    read = read_emails(distinct.texts)
    return _with_others(distinct.spread(read["address"], "unreadable_email"), distinct, read)


def _parse_phone(column: pa.ChunkedArray, _target: Field, _path: str, hints: Hints) -> Parsed:
    distinct = distinct_of(column)
    regions: list[str | None] = [hints.region] * len(distinct.texts)
    if hints.regions is not None and len(distinct.texts):
        distinct, regions = _by_region(distinct, hints.regions)
    read = read_phones(distinct.texts, regions)
    number = read["number"]
    if not hints.verbatim:
        number = number.mask(distinct.texts.str.casefold().isin(NOTHING))
    parsed = Parsed(_take(number, distinct.codes), no_faults(len(distinct.codes)))
    return _with_others(parsed, distinct, read)


def _by_region(distinct: Distinct, regions: np.ndarray[Any, Any]) -> tuple[Distinct, list[str | None]]:
    """Tell texts of rows of different countries apart; ``regions``: one a row, None where unknown."""
    places, names = pd.factorize(regions)
    filled = distinct.codes >= 0
    pairs = np.where(filled, distinct.codes * (len(names) + 1) + places + 1, -1)
    kept, codes = np.unique(pairs, return_inverse=True)
    kept, codes = (kept[1:], codes - 1) if len(kept) and kept[0] < 0 else (kept, codes)
    texts = distinct.texts.iloc[kept // (len(names) + 1)].reset_index(drop=True)
    named = [None, *map(str, names)]
    return Distinct(texts, codes.astype("int32")), [named[place] for place in kept % (len(names) + 1)]


def _with_others(parsed: Parsed, distinct: Distinct, read: pd.DataFrame) -> Parsed:
    """Add the further addresses or numbers of cells, and which cells are to be kept as typed."""
    others = _take(read["others"], distinct.codes) if read["others"].notna().any() else None
    kept = np.append(read["kept"].to_numpy(dtype=bool), values=False)[distinct.codes]
    return replace(parsed, others=others, kept=kept if kept.any() else None)


def _parse_choice(column: pa.ChunkedArray, _target: Field, path: str, hints: Hints) -> Parsed:
    distinct = distinct_of(column)
    known = {**choice_words(path), **(hints.words or {})}
    codes = per_distinct(distinct.texts, lambda text: choice_code(text, known))
    return distinct.spread(codes.astype("str"), "unknown_choice")


def _parse_boolean(column: pa.ChunkedArray, _target: Field, _path: str, _hints: Hints) -> Parsed:
    if pa.types.is_boolean(column.type):
        flags = pd.Series(column.to_pandas()).astype("boolean")
        return Parsed(flags.reset_index(drop=True), no_faults(len(flags)))
    distinct = distinct_of(column)
    known = boolean_words()
    flags = per_distinct(distinct.texts, lambda text: known.get(fold(text) or text.strip())).astype("boolean")
    return distinct.spread(flags, "unreadable_boolean")


PARSERS: Final[dict[Kind, Callable[[pa.ChunkedArray, Field, str, Hints], Parsed]]] = {
    Kind.TEXT: _parse_text,
    Kind.LONG_TEXT: _parse_text,
    Kind.TERM: _parse_text,
    Kind.CHOICE: _parse_choice,
    Kind.EMAIL: _parse_email,
    Kind.PHONE: _parse_phone,
    Kind.URL: _parse_text,
    Kind.LIST: _parse_list,
    Kind.INTEGER: _parse_integer,
    Kind.NUMBER: _parse_number("unreadable_number"),
    Kind.MONEY: _parse_number("unreadable_money"),
    Kind.SHARE: _parse_share,
    Kind.DATE: _parse_date,
    Kind.MOMENT: _parse_moment,
    Kind.BOOLEAN: _parse_boolean,
    Kind.REFERENCE: _parse_text,
}
"""How the cells of each kind are read."""


def parse_path(column: pa.ChunkedArray, path: str, hints: Hints) -> Parsed:
    """Read one column as the field at ``path`` (``sale.amount``)."""
    return parse_column(column, field_at(path), path, hints)
