"""What is bought together in one order.

Association rules: Agrawal and others, 1993; lift: Brin and others, 1997.

A pair counts only where it is bought together more often than chance gives, with regard to how large the
orders are (Poisson tail, exact), with at most 5 % false pairs over all that could be (Benjamini and
Hochberg, 1995).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pandas as pd
from scipy import sparse, special

from crm.insights.calendar import Ints
from crm.insights.discoveries import FALSE_SHARE, q_values
from crm.insights.lines import Floats, SaleLines, distinct, lines_of

LEAST_TOGETHER: Final = 5
"""A pair bought together in fewer orders is not looked at."""
LARGEST: Final = 100
"""An order of more different products stocks a shelf: it says nothing of what goes together, and is left
out."""


@dataclass(frozen=True)
class Orders:
    """Which orders hold which products; ``ids``: the products of the columns.

    ``holds``: sparse, one row per order with products, ones; ``too_large``: orders left out.
    """

    holds: sparse.csr_matrix
    ids: Ints
    too_large: int

    @property
    def sizes(self) -> Floats:
        """Different products of each order."""
        sizes: Floats = np.diff(self.holds.indptr).astype("float64")
        return sizes


@dataclass(frozen=True)
class Baskets:
    """What is bought together.

    ``pairs``: one row per pair found, that with the most orders beyond chance first. Columns: product,
    other (ids), name, other_name, together (orders with both), orders, other_orders
    (with the one, with the other), support (0 to 1: their share of all orders),
    confidence (0 to 1: orders with both among those with ``product``), lift (times as often as by chance),
    low, high (95 %), expected (orders by chance, given how large orders are), q (share of false pairs at
    which it would be one). Of the two, ``product`` is the one bought more seldom, so that the confidence is
    the larger.

    ``orders``: that they rest on; ``too_large``: orders of more than 100 products, left out; ``tested``:
    pairs.
    """

    pairs: pd.DataFrame
    orders: int
    too_large: int
    tested: int


def orders_of(lines: SaleLines) -> Orders:
    """Lay out which orders hold which products; lines without an order number or a product are left out."""
    inputs = (lines.order, lines.product)
    return lines.memory.recall("orders", inputs, lambda: _orders(lines))


def _orders(lines: SaleLines) -> Orders:
    wide = int(lines.product.max(initial=0)) + 1
    keys = lines.order.astype("int64") * wide + lines.product
    keys = distinct(keys[(lines.order >= 0) & (lines.product > 0)])
    order, product = keys // wide, keys % wide
    new = np.append(True, order[1:] != order[:-1])[: len(order)]
    starts = np.flatnonzero(new)
    sizes = np.diff(np.append(starts, len(order)))
    fits = sizes <= LARGEST
    product = product[np.repeat(fits, sizes)]
    used = np.bincount(product, minlength=wide)
    ids = np.flatnonzero(used)
    column = np.zeros(wide, dtype="int32")
    column[ids] = np.arange(len(ids))
    pointer = np.append(0, np.cumsum(sizes[fits]))
    shape = (int(fits.sum()), len(ids))
    ones = np.ones(len(product), dtype="float32")
    return Orders(sparse.csr_matrix((ones, column[product], pointer), shape=shape), ids, int((~fits).sum()))


def together(orders: Orders) -> sparse.csr_matrix:
    """Count the orders that hold both of two products; on the diagonal, those that hold one."""
    return (orders.holds.T @ orders.holds).tocsr()


def baskets(sales: pd.DataFrame | SaleLines, products: pd.DataFrame) -> Baskets:
    """Find the pairs of products that are bought together beyond chance."""
    lines = lines_of(sales)
    orders = orders_of(lines)
    both = lines.memory.recall("together", (lines.order, lines.product), lambda: together(orders))
    return _pairs(orders, both, products)


def _pairs(orders: Orders, both: Any, products: pd.DataFrame) -> Baskets:  # noqa: ANN401 - scipy is untyped
    upper = sparse.triu(both, k=1).tocoo()
    frequent = upper.data >= LEAST_TOGETHER
    one, other = upper.row[frequent].astype("int64"), upper.col[frequent].astype("int64")
    count = upper.data[frequent].astype("float64")
    each = np.asarray(both.diagonal(), dtype="float64")
    total = max(orders.holds.shape[0], 1)
    swap = each[one] > each[other]
    one, other = np.where(swap, other, one), np.where(swap, one, other)
    plain = each[one] * each[other] / total
    # Large orders hold more pairs of anything: by chance each product falls into orders by their size.
    sizes = orders.sizes
    by_size = each[one] * each[other] * (sizes * (sizes - 1)).sum() / max(sizes.sum(), 1) ** 2
    expected = np.maximum(plain, by_size)
    able = int((each >= LEAST_TOGETHER).sum())
    tested = able * (able - 1) // 2
    q = q_values(special.gammainc(count, expected), tested)
    found = np.flatnonzero(q <= FALSE_SHARE)
    found = found[np.argsort(-(count - expected)[found], kind="stable")]
    one, other, count, plain = one[found], other[found], count[found], plain[found]
    names = products["name"].astype(object).reindex(orders.ids)
    table = pd.DataFrame(
        {
            "product": orders.ids[one], "other": orders.ids[other],
            "name": names.to_numpy()[one], "other_name": names.to_numpy()[other],
            "together": count.astype("int64"),
            "orders": each[one].astype("int64"), "other_orders": each[other].astype("int64"),
            "support": count / total, "confidence": count / each[one],
            "lift": count / plain,
            "low": special.gammaincinv(count, 0.025) / plain,
            "high": special.gammaincinv(count + 1, 0.975) / plain,
            "expected": expected[found], "q": q[found],
        }
    )  # fmt: skip
    return Baskets(table, int(orders.holds.shape[0]), orders.too_large, tested)
