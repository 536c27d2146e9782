"""How often things go wrong, split by a word: rates with their intervals, against the sales they are of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from crm.insights.calendar import NO_DAY, Ints, day_number, day_numbers
from crm.insights.intervals import Rate, rate, rate_columns
from crm.insights.lines import Bools, SaleLines, codes_of, lines_of
from crm.insights.troubles import order_codes

LEAST_SALES: Final = 20
"""A rate of fewer sales is said to rest on few."""
OWN_SALES: Final = frozenset({"product", "product_category", "sales_channel"})
"""Keys whose words are told of each sale: the rate is of the sales with that word, not of all."""
COMPLAINT_KEYS: Final = ("category", "product", "product_category", "channel", "sales_channel", "severity")
RETURN_KEYS: Final = ("reason", "product", "product_category", "sales_channel", "condition")


def within(days: Ints, since: date | None, until: date | None) -> Bools:
    """Tell which days (``NO_DAY``: unknown) lie from ``since`` to ``until``; all of them without these."""
    inside: Bools = np.ones(len(days), dtype=bool) if since is None else days >= day_number(since)
    return inside if until is None else inside & (days <= day_number(until)) & (days != NO_DAY)


def lines_sold(lines: SaleLines, since: date | None, until: date | None) -> int:
    """Count the sale lines of some days; without these all, those of unknown days included."""
    if since is None or until is None:
        return len(lines)
    return int(lines.lines_by_place[lines.span(since, until)].sum())


def complaint_rate(
    complaints: pd.DataFrame, sales: pd.DataFrame | SaleLines, *, since: date, until: date
) -> Rate:
    """Give the complaints per hundred sale lines of some days, both included."""
    opened = within(day_numbers(complaints["opened_at"]), since, until)
    return rate(int(np.count_nonzero(opened)), lines_sold(lines_of(sales), since, until))


def return_rate_between(
    returned: pd.DataFrame, sales: pd.DataFrame | SaleLines, *, since: date, until: date
) -> Rate:
    """Give the return records per hundred sale lines of some days; ``returned``: the returned lines."""
    back = returned["return_id"].to_numpy()[within(day_numbers(returned["returned_on"]), since, until)]
    return rate(len(np.unique(back)), lines_sold(lines_of(sales), since, until))


def complaints_by(
    key: str,
    complaints: pd.DataFrame,
    sales: pd.DataFrame | SaleLines,
    products: pd.DataFrame,
    *,
    since: date | None = None,
    until: date | None = None,
) -> pd.DataFrame:
    """Split the complaints of some days by one of ``COMPLAINT_KEYS``.

    One row per word, the one that is surely frequent first, those of few sales last; the word is blank where
    none is known; the sales channel is that of the first line of the order named that tells one. Columns:
    value (str), product (id, 0 unless split by product), records (count), customers (different known ones),
    sales (lines of that word for ``OWN_SALES``, else all), rate, low, high (per hundred of these, 95 %; NaN
    where none were sold), share (0 to 1 of all records), money (account currency, given back), few (bool: of
    fewer than 20 sales).
    """
    chosen = complaints[within(day_numbers(complaints["opened_at"]), since, until)]
    lines = lines_of(sales)
    words = _words(key, chosen, lines, products, _rows(lines, since, until))
    return _counted(words, chosen, chosen.index.to_numpy(dtype="int64"))


def returns_by(
    key: str,
    returns: pd.DataFrame,
    returned: pd.DataFrame,
    sales: pd.DataFrame | SaleLines,
    products: pd.DataFrame,
    *,
    since: date | None = None,
    until: date | None = None,
) -> pd.DataFrame:
    """Split the returns of some days by one of ``RETURN_KEYS``; columns as of ``complaints_by``.

    ``returned``: the returned lines of ``returns``. A record that brought back several products counts once
    for each word among them.
    """
    chosen, ids = _back_within(returns, returned, since, until)
    lines = lines_of(sales)
    words = _words(key, chosen, lines, products, _rows(lines, since, until))
    return _counted(words, chosen, ids)


def complaint_ids(
    key: str,
    word: str,
    complaints: pd.DataFrame,
    sales: pd.DataFrame | SaleLines,
    products: pd.DataFrame,
    *,
    since: date | None = None,
    until: date | None = None,
) -> list[int]:
    """Give the complaints that ``complaints_by`` counts for a word (product: its id; blank: not known).

    Without a ``key`` all of those days.
    """
    chosen = complaints[within(day_numbers(complaints["opened_at"]), since, until)]
    return _ids_of(key, word, chosen, chosen.index.to_numpy(dtype="int64"), lines_of(sales), products)


def return_ids(  # noqa: PLR0913 - one frame an entity, the word and the days
    key: str,
    word: str,
    returns: pd.DataFrame,
    returned: pd.DataFrame,
    sales: pd.DataFrame | SaleLines,
    products: pd.DataFrame,
    *,
    since: date | None = None,
    until: date | None = None,
) -> list[int]:
    """Give the returns that ``returns_by`` counts for a word (product: its id; blank: not known)."""
    chosen, ids = _back_within(returns, returned, since, until)
    return _ids_of(key, word, chosen, ids, lines_of(sales), products)


def _back_within(
    returns: pd.DataFrame, returned: pd.DataFrame, since: date | None, until: date | None
) -> tuple[pd.DataFrame, Ints]:
    """Give the returned lines of some days with the condition of their record, and the record of each."""
    chosen = returned[within(day_numbers(returned["returned_on"]), since, until)]
    ids = chosen["return_id"].to_numpy(dtype="int64")
    return chosen.assign(condition=returns["condition"].reindex(ids).array), ids


def _ids_of(
    key: str, word: str, records: pd.DataFrame, ids: Ints, lines: SaleLines, products: pd.DataFrame
) -> list[int]:
    if key:
        words = _words(key, records, lines, products, slice(0))
        known = [str(each) for each in words.product] if key == "product" else words.texts
        wanted = [
            at for at, each in enumerate(known) if (each or "") == (word or ("0" if key == "product" else ""))
        ]
        ids = ids[np.isin(words.of_record, wanted)]
    return [int(each) for each in np.unique(ids)]


@dataclass(frozen=True)
class _Words:
    """The number of each record's word (0: not known), and of each word its text, product and sale lines."""

    of_record: Ints
    texts: list[str | None]
    product: Ints
    sold: Ints


def _rows(lines: SaleLines, since: date | None, until: date | None) -> slice | Ints:
    """Say where the sale lines of some days stand."""
    return lines.rows_between(since, until) if since and until else slice(None)


def _words(
    key: str,
    records: pd.DataFrame,
    lines: SaleLines,
    products: pd.DataFrame,
    rows: Any,  # noqa: ANN401
) -> _Words:
    """Number the words; ``rows``: where the sale lines of the days stand."""
    if key == "product":
        return _by_product(records, lines.product[rows], products)
    if key == "product_category":
        codes, names = codes_of(products["category"])
        of_product = _laid_out(products.index.to_numpy(), codes)
        mine = of_product[_among(records["product"].to_numpy(), len(of_product))]
        sold = np.bincount(of_product[_among(lines.product[rows], len(of_product))], minlength=len(names) + 1)
    elif key == "sales_channel":
        codes, names = codes_of(lines.sales["sales_channel"])
        of_order = np.zeros(len(lines.order_numbers) + 1, dtype="int64")
        told = np.flatnonzero(codes >= 0)[::-1]  # the first line of an order that tells one has the last word
        of_order[lines.order[told]] = codes[told].astype("int64") + 1
        of_order[-1] = 0
        mine = of_order[order_codes(lines, records["order_number"])]
        sold = np.bincount(codes[rows].astype("int64") + 1, minlength=len(names) + 1)
    else:
        codes, names = codes_of(records[key])
        mine = codes.astype("int64") + 1
        sold = np.full(len(names) + 1, len(lines.product[rows]))
    if key in OWN_SALES:
        sold[0] = 0  # of records without the word nothing tells of which sales they are
    return _Words(mine, [None, *map(str, names)], np.zeros(len(names) + 1, dtype="int64"), sold)


def _by_product(records: pd.DataFrame, sold: Ints, products: pd.DataFrame) -> _Words:
    ids = np.unique(np.append(records["product"].to_numpy(dtype="int64"), 0))
    per_product = np.bincount(sold, minlength=int(ids[-1]) + 1)[ids]
    per_product[0] = 0
    titles = [None if pd.isna(name) else str(name) for name in products["name"].astype(object).reindex(ids)]
    return _Words(np.searchsorted(ids, records["product"].to_numpy()), titles, ids, per_product)


def _laid_out(ids: Ints, codes: NDArray[Any]) -> Ints:
    """Lay codes out by id, one more than they are; 0 where there is none, and at the end."""
    table = np.zeros(int(ids.max(initial=0)) + 2, dtype="int64")
    table[ids] = codes.astype("int64") + 1
    return table


def _among(ids: Ints, size: int) -> Ints:
    """Give ids, those beyond a table as its last place."""
    return np.minimum(ids, size - 1)


def _counted(words: _Words, records: pd.DataFrame, ids: Ints) -> pd.DataFrame:
    """Count records, customers and money of each word."""
    customer = records["customer"].to_numpy(dtype="int64")
    pairs = pd.DataFrame({"word": words.of_record, "id": ids, "customer": customer})
    size = len(words.texts)
    once = np.bincount(pairs[["word", "id"]].drop_duplicates()["word"], minlength=size)
    people = pairs.loc[customer > 0, ["word", "customer"]].drop_duplicates()["word"]
    table = pd.DataFrame(
        {
            "value": pd.Series(words.texts, dtype="str"),
            "product": words.product,
            "records": once,
            "customers": np.bincount(people, minlength=size),
            "sales": words.sold,
            **{name.strip("_"): rates for name, rates in rate_columns("", once, words.sold).items()},
            "share": once / max(len(np.unique(ids)), 1),
            "money": np.bincount(words.of_record, weights=records["refund"].fillna(0.0), minlength=size),
            "few": words.sold < LEAST_SALES,
        }
    )
    table = pd.concat([table.iloc[1:], table.iloc[:1]])  # what is not known stands after its equals
    found = table[table["records"] > 0]
    order = ["few", "low", "records"]
    return found.sort_values(order, ascending=[True, False, False], kind="stable", ignore_index=True)
