"""The words that a line of sale is looked at by: its own, its product's, or its customer's."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from crm.insights.lines import SaleLines, codes_of

OF_PRODUCT: Final = ("name", "category", "subcategory", "brand", "supplier")
PLACES: Final = ("city", "region", "country")


def words_of(
    lines: SaleLines, key: str, products: pd.DataFrame | None, customers: pd.DataFrame | None
) -> tuple[NDArray[Any], list[str]]:
    """Give each line's code of the word asked for (-1 unknown), and the words.

    ``key``: one of ``OF_PRODUCT``; one of ``PLACES`` (of the delivery, else of the customer); or a column of
    words of the sales themselves.
    """
    if key in OF_PRODUCT:
        return (np.full(len(lines), -1), []) if products is None else lent(products[key], lines.product)
    codes, words = codes_of(lines.sales[key])
    known = [str(word) for word in words]
    if key not in PLACES or customers is None or not (codes < 0).any():
        return codes, known
    borrowed, theirs = lent(customers[key], lines.customer)
    every = list(dict.fromkeys([*known, *theirs]))
    places = {word: code for code, word in enumerate(every)}
    table = np.array([*(places[word] for word in theirs), -1], dtype="int64")
    return np.where(codes >= 0, codes, table[borrowed]), every


def lent(column: pd.Series[Any], ids: NDArray[Any]) -> tuple[NDArray[Any], list[str]]:
    """Give for each id the code of the word that its record has (-1 none), and the words."""
    codes, words = codes_of(column)
    table = np.full(int(column.index.max()) + 2 if len(column) else 2, -1, dtype="int64")
    table[column.index.to_numpy()] = codes
    return table[np.minimum(ids, len(table) - 1)], [str(word) for word in words]
