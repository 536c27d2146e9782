"""The words that a line of sale, or what came back of it, is looked at by: its own, its product's, ..."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from crm.insights.calendar import NO_DAY, Ints
from crm.insights.lines import SaleLines, codes_of, places_among

OF_PRODUCT: Final = ("name", "category", "subcategory", "brand", "supplier")
PLACES: Final = ("city", "region", "country")
NEWNESS: Final = ("First purchase", "Came again")
"""Words of ``buyer``: the line is of the day on which its customer bought first, or of a later one."""


def words_of(
    lines: SaleLines,
    key: str,
    products: pd.DataFrame | None,
    customers: pd.DataFrame | None,
    campaigns: pd.DataFrame | None = None,
) -> tuple[NDArray[Any], list[str]]:
    """Give each line's code of the word asked for (-1 unknown), and the words.

    ``key``: one of ``OF_PRODUCT``; one of ``PLACES`` (of the delivery, else of the customer); ``campaign``
    (its name); ``buyer`` (see ``NEWNESS``); or a column of words of the sales themselves.
    """
    if key == "buyer":
        return _newness(lines), list(NEWNESS)
    if key == "campaign":
        if campaigns is None:
            return np.full(len(lines), -1), []
        return lent(campaigns["name"], lines.sales["campaign"].to_numpy())
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


def words_of_returned(
    lines: SaleLines,
    returned: pd.DataFrame,
    key: str,
    sold: tuple[NDArray[Any], list[str]],
    products: pd.DataFrame | None,
) -> NDArray[Any]:
    """Give for each returned line the code of the word asked for among those of ``sold`` (-1 unknown).

    ``sold``: ``words_of`` the same lines by the same key. A product's word is told by the product that came
    back; any other, or where no product is named, by the first line of the order.
    """
    codes, words = sold
    first = np.full(len(lines.order_numbers) + 1, -1, dtype="int64")
    rows = np.arange(len(lines), dtype="int64")[::-1]
    first[lines.order[::-1]] = rows  # written from the last line to the first, so that the first one stays
    first[-1] = -1  # lines without a number are no order
    row = first[orders_of(lines, returned["order_number"])]
    found: NDArray[Any] = np.where(row >= 0, np.append(codes, -1)[row], -1)
    if key not in OF_PRODUCT or products is None:
        return found
    theirs, names = lent(products[key], returned["product"].to_numpy())
    place = {word: code for code, word in enumerate(words)}
    table = np.array([*(place.get(name, -1) for name in names), -1], dtype="int64")
    return np.where(returned["product"].to_numpy() > 0, table[theirs], found)


def orders_of(lines: SaleLines, numbers: pd.Series[Any]) -> Ints:
    """Give for each order number of other records its code among those of the sales, -1 where it is none."""
    theirs, texts = codes_of(numbers)
    place = places_among(lines.order_numbers, texts)
    of_text = np.full(len(texts) + 1, -1, dtype="int64")
    of_text[place[place >= 0]] = np.flatnonzero(place >= 0)
    codes: Ints = of_text[theirs]
    return codes


def _newness(lines: SaleLines) -> Ints:
    """Give 0 for lines of their customer's first day, 1 for later ones, -1 where either is not known."""
    known = (lines.customer > 0) & (lines.day != NO_DAY)
    first = np.full(int(lines.customer.max(initial=0)) + 1, np.iinfo("int64").max)
    np.minimum.at(first, lines.customer[known], lines.day[known])
    return np.where(known, (lines.day > first[lines.customer]).astype("int64"), -1)


def lent(column: pd.Series[Any], ids: NDArray[Any]) -> tuple[NDArray[Any], list[str]]:
    """Give for each id the code of the word that its record has (-1 none), and the words."""
    codes, words = codes_of(column)
    table = np.full(int(column.index.max()) + 2 if len(column) else 2, -1, dtype="int64")
    table[column.index.to_numpy()] = codes
    return table[np.minimum(ids, len(table) - 1)], [str(word) for word in words]
