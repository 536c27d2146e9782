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
