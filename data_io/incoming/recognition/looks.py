"""What the values of a column look like, where its heading says nothing or says too little."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

import numpy as np
import pandas as pd
import pyarrow as pa

from crm.schema import Kind
from data_io.incoming.values.parsing import Hints, parse_path

MOST: Final = 0.8
"""Share of the filled cells that must look so."""
LEAST_CELLS: Final = 2
CELLS: Final = 60
"""Filled cells that are looked at: what they look like shows soon."""
LETTERS: Final = 80
"""Letters of a cell that are looked at, so that no cell keeps a pattern busy."""
E_MAIL: Final = r"^[^@\s]+@[^@\s]+\.[^@\s]+$"
LINK: Final = r"^(https?://|www\.)\S+$"
PHONE: Final = r"^(\+|00|\(?0)[\d ()./-]{6,20}$|^\(\d{3}\) ?\d{3}-\d{4}$|^\d{3}-\d{3}-\d{4}$"
SALUTATION: Final = (
    r"(?i)^(mr|mrs|ms|miss|mx|dr|prof|sir|lady|rev|hon|lord|dame|fr|mr\.? (?:&|and) mrs|"
    r"herr|frau|hr|fr|fa|firma|familie|fam|eheleute|herrn|m|mme|mlle|mmes|mm|me|sté|"
    r"sr|sra|srta|sres|d|dª|dña|don|doña|sig|sig\.ra|sig\.na|sigg|spett|spett\.le|ing|avv|geom|rag|arch|"
    r"dhr|mevr|mevrouw|mw|hr|dott|dott\.ssa|dra|eng)\.?$"
)
FLAG: Final = r"(?i)^(y|n|yes|no|true|false|ja|nein|nee|oui|non|si|sí|sim|não|nao|✓|✗)$"
PAID_WITH: Final = (
    r"(?i)^(cash|card|(credit|debit|gift) ?card|cheque|check|visa|mastercard|amex|paypal|(bank )?transfer|"
    r"wire|bacs|ach|eft(pos)?|venmo|zelle|stripe|square|sumup|zettle|klarna|twint|voucher|"
    r"store credit|on account|"
    r"apple pay|google pay|contactless|direct debit|"
    r"bar|barzahlung|bargeld|ec|ec[- ](karte|cash)|girocard|karte|kreditkarte|überweisung|"
    r"(sepa-)?lastschrift|vorkasse|nachnahme|"
    r"esp|espèces?|cb|carte( bancaire| bleue)?|chq|chèque|virement|vir|vrt|prélèvement|tpe|"
    r"efectivo|efvo|contado|metálico|tarjeta|tarj|transferencia|transf|bizum|domiciliación|giro|"
    r"contanti|contante|carta( di credito)?|bonifico|bancomat|pos|satispay|assegno|contrassegno|riba|"
    r"dinheiro|numerário|cartão|pix|boleto|mb ?way|multibanco|crédito( \d+x)?|débito|transferência|"
    r"contant|pin|ideal|overboeking|bancontact|payconiq|tikkie|incasso|acceptgiro)\.?$"
)
_NAME: Final = r"[A-ZÀ-ÖØ-ÞĀĆČĎĐĒĘĚĢĪĶŁĻŃŅŇŌŐŘŚŞŠŤŪŮŰŹŻŽ](?:[^\W\d_]|['’.-])*"
TWO_NAMES: Final = rf"^{_NAME},? (?:[^\W\d_](?:[^\W\d_]|['’.-])* ){{0,2}}{_NAME}$"
PLAIN_NUMBER: Final = r"^[-+]?\d{1,12}([.,]\d{1,2})?$"
"""A number that every country reads the same way, or nearly."""
PLAIN_DAY: Final = (
    r"^(0?[1-9]|[12]\d|3[01])[./-](0?[1-9]|[12]\d|3[01])[./-](19|20)\d\d$|"
    r"^(19|20)\d\d-[01]\d-[0-3]\d([ T][0-2]\d:.*)?$"
)
"""A day as sheets mostly write it."""
EXACT_NUMBER: Final = r"^-?\d{1,12}(\.\d{1,2})?$"
"""A number as programs write it."""
LIKE_A_NUMBER: Final = (
    r"^[\W\d_]*$|^[\W\d_]*\d[\W\d_]*[^\W\d_]{1,4}[\W\d_]*$|^(?:[A-Z]{3}|kr|Rs?|Fr|zł|Kč)[. ]*\d[\W\d_]*$"
)
"""A text with no letters but a unit's or a currency's."""
LIKE_A_DAY: Final = r"\d\D+\d|\b(19|20)\d\d\b|^\d{8}$"
"""A text with digits in two places, or a year."""
NUMBERS: Final = "sale.unit_price"
DATES: Final = "sale.sold_at"


def looks(column: pa.ChunkedArray) -> str:  # noqa: PLR0911 - one line a look
    """Say what a column's values look like; "" if empty.

    email, link, phone, salutation ("Mr"), payment ("Card"), flag (yes and no), date, number, names or text.
    """
    kind = column.type
    if column.null_count == len(column):
        return ""
    column = column.drop_null().slice(0, CELLS)
    if pa.types.is_timestamp(kind) or pa.types.is_date(kind):
        return "date"
    if not pa.types.is_string(kind) and not pa.types.is_large_string(kind):
        return "number" if pa.types.is_floating(kind) or pa.types.is_integer(kind) else "text"
    texts = begun(column)
    if share_like(texts, FLAG) == 1:
        return "flag"
    if share_like(texts, PLAIN_DAY) >= MOST:
        return "date"
    for name, pattern in (
        ("email", E_MAIL),
        ("link", LINK),
        ("phone", PHONE),
        ("salutation", SALUTATION),
        ("payment", PAID_WITH),
    ):
        if share_like(texts, pattern) >= MOST:
            return name
    if share_like(texts, r"\d") >= MOST and (found := _number_or_date(texts, column)):
        return found
    if share_like(texts, TWO_NAMES) >= MOST:
        return "names"
    return "text"


def _number_or_date(texts: list[str], column: pa.ChunkedArray) -> str:
    if share_like(texts, PLAIN_NUMBER) >= MOST:
        return "number"
    if share_like(texts, PLAIN_DAY) >= MOST:
        return "date"
    few_letters = share_like(texts, LIKE_A_NUMBER) >= MOST
    if few_letters and parse_path(column, NUMBERS, Hints()).readable_share >= MOST:
        return "number"
    maybe_days = share_like(texts, LIKE_A_DAY) >= MOST
    return "date" if maybe_days and parse_path(column, DATES, Hints()).readable_share >= MOST else ""


def begun(column: pa.ChunkedArray) -> list[str]:
    """Give the beginnings of a sample's filled cells."""
    return [text[:LETTERS] for text in column.to_pylist() if text is not None]


def share_like(texts: list[str], pattern: str) -> float:
    """Give the share of texts that a pattern is found in; 0 where there are none."""
    found = _pattern(pattern)
    return sum(found.search(text) is not None for text in texts) / (len(texts) or 1)


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def as_numbers(column: pa.ChunkedArray) -> pd.Series[float]:
    """Give a column's cells as numbers, NaN where they are none."""
    if pa.types.is_string(column.type) and share_like(begun(column), EXACT_NUMBER) == 1:
        return pd.Series(column.cast(pa.float64()).to_numpy(), dtype="float64")
    return pd.to_numeric(parse_path(column, NUMBERS, Hints()).values, errors="coerce")


def products_agree(quantity: pd.Series[float], price: pd.Series[float], amount: pd.Series[float]) -> bool:
    """Whether quantity x price is the amount, to a cent, on most lines; at least two different ones tell."""
    there = quantity.notna() & price.notna() & amount.notna()
    if there.sum() < LEAST_CELLS or quantity[there].nunique() < LEAST_CELLS:
        return False
    off = (quantity * price - amount)[there].abs()
    return bool((off <= np.maximum(0.011, 0.0001 * amount[there].abs())).mean() >= MOST)


def find_arithmetic(columns: dict[int, pd.Series[float]]) -> tuple[int, int, int] | None:
    """Give the places of quantity, price and amount among columns of numbers; None where none multiply so.

    Of the two factors the quantity is the one with whole numbers, or the one further to the left.
    """
    places = sorted(columns)
    for amount in reversed(places):
        for one in places:
            for other in places:
                apart = one < other and amount not in {one, other}
                if apart and products_agree(columns[one], columns[other], columns[amount]):
                    return (*_whole_first(one, other, columns), amount)
    return None


def _whole_first(one: int, other: int, columns: dict[int, pd.Series[float]]) -> tuple[int, int]:
    whole = [bool((columns[each].dropna() % 1 == 0).all()) for each in (one, other)]
    return (other, one) if whole[1] and not whole[0] else (one, other)


def is_of_words(kind: Kind) -> bool:
    """Whether a field of that kind holds words, which a link or an e-mail address is none of."""
    return kind in {Kind.TEXT, Kind.TERM, Kind.CHOICE}
