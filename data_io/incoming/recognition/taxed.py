"""Invoices with an amount before tax, the tax, and an amount with it: what a customer owes is the last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import pandas as pd

from data_io.incoming.recognition.parts import readings
from data_io.incoming.values.vocabulary import headings

TAX: Final = "sale.tax"
LINES: Final = frozenset({"sale.quantity", "sale.unit_price", "sale.discount"})
"""Fields of single lines: there the amount is what quantity and price make."""
LEAST: Final = 2
CENT: Final = 0.011
MOSTLY: Final = 0.8
RATES: Final = (2.1, 4, 5, 5.5, 6, 7, 7.7, 8, 8.1, 9, 10, 12, 13, 13.5, 19, 20, 21, 22, 23, 25)
"""Rates of taxes on sales, in percent."""
MOST_RATES: Final = 3
FEWEST_RATES: Final = 3
WITH_TAX: Final = frozenset({"gross", "total", "amount", "inc"})


def may_include_tax(heading: str) -> bool:
    """Whether a heading speaks of an amount at all: "Brutto", "TTC", "Total", "Summe inkl. USt"."""
    said = {notion for reading in readings(heading) for notion in reading}
    return bool(WITH_TAX & said) or "sale.amount" in headings().get(heading.casefold().strip(), ())


def sum_with_tax(
    net: pd.Series[float], tax: pd.Series[float], others: Mapping[int, pd.Series[float]]
) -> int | None:
    """Give the column that is the net amount and the tax together, to a cent, on most rows; None: no one."""
    return next((index for index, sums in others.items() if _agree(net, tax, sums)), None)


def _agree(net: pd.Series[float], tax: pd.Series[float], sums: pd.Series[float]) -> bool:
    there = net.notna() & tax.notna() & sums.notna() & tax.ne(0)
    off = (net + tax - sums)[there].abs()
    return there.sum() >= LEAST and bool(off.le(CENT).mean() >= MOSTLY)


def is_of_invoices(taken: Iterable[str]) -> bool:
    """Whether a sheet's fields are those of whole invoices with their tax, and not of single lines."""
    fields = frozenset(taken)
    return {TAX, "sale.amount"} <= fields and LINES.isdisjoint(fields)


def are_rates(numbers: pd.Series[float]) -> bool:
    """Whether a column holds the rates of taxes (19, 7, 19), not what the taxes come to."""
    said = numbers.dropna()
    known = {0.0, *RATES, *(each / 100 for each in RATES)}
    few = 0 < said.nunique() <= MOST_RATES
    return (
        few and len(said) >= FEWEST_RATES and bool(said.round(4).isin(known).all()) and bool(said.ne(0).any())
    )
