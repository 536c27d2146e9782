"""Whether a column of discounts holds money or shares of the line; headings seldom say."""

from __future__ import annotations

from typing import Final

import pandas as pd

DISCOUNT: Final = "sale.discount"
PRICE: Final = "sale.unit_price"
AMOUNT: Final = "sale.amount"
QUANTITY: Final = "sale.quantity"
LARGEST_SHARE: Final = 0.95


def holds_shares(lines: pd.DataFrame, texts: pd.Series[str]) -> bool:
    """Whether the discounts are shares (0 to 1) or percentages.

    ``texts``: the different discounts as typed. ``lines``: typed columns of the same rows, as far as the
    sheet has them. A per cent sign or a currency says it; else the lines that have price and amount do:
    quantity x price x (1 - discount) or quantity x price - discount, whichever fits more of them; else shares
    are numbers from 0 to 0.95, not all whole.
    """
    if texts.str.endswith("%").any():
        return True
    if texts.str.contains("[$€£]", regex=True).any():
        return False
    if {PRICE, AMOUNT} <= set(lines):
        telling = lines[lines[DISCOUNT].gt(0) & lines[[PRICE, AMOUNT]].notna().all(axis=1)]
        if len(telling):
            return _fits_as_share(telling)
    numbers = lines[DISCOUNT].dropna()
    return (
        len(numbers) > 0 and bool(numbers.between(0, LARGEST_SHARE).all()) and bool((numbers % 1 != 0).any())
    )


def _fits_as_share(lines: pd.DataFrame) -> bool:
    gross = lines[PRICE] * (lines[QUANTITY].fillna(1.0) if QUANTITY in lines else 1.0)
    as_money = (gross - lines[DISCOUNT] - lines[AMOUNT]).abs()
    as_share = (gross * (1 - lines[DISCOUNT]) - lines[AMOUNT]).abs()
    return bool((as_share < as_money).sum() > len(lines) / 2)
