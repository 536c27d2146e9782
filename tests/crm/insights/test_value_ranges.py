from __future__ import annotations

import numpy as np
from scipy.special import betaln

from crm.insights.buying_model import BuyingModel, History
from crm.insights.value_ranges import ranges_of

WEEKS = 52.0
PARAMETERS = (0.8, 6.0, 0.7, 2.5)


def drawn_total(repeats: float, last: float, age: float, customers: int = 4000) -> tuple[float, float, float]:
    """Draw a year of alike customers who spend 1 a day; give the bounds of all, and what is expected."""
    history = History(
        np.arange(customers), *(np.full(customers, each, dtype="float64") for each in (repeats, last, age))
    )
    certain = np.eye(4) * 1e-12
    buying = BuyingModel(*PARAMETERS, 0.0, customers, customers, at_bound=False, covariance=certain)
    ones = np.ones(customers)
    ranges = ranges_of(buying, None, history, ones, ones, WEEKS)
    return ranges.total_low, ranges.total_high, float(buying.expected_purchases(history, WEEKS).sum())


def test_what_is_drawn_is_what_the_paper_expects() -> None:
    """Rates, leaving and being here drawn one by one come to equation 10 on average."""
    for repeats, last, age in ((0.0, 0.0, 30.0), (3.0, 40.0, 60.0), (25.0, 100.0, 104.0)):
        low, high, expected = drawn_total(repeats, last, age)
        assert abs((low + high) / 2 / expected - 1) < 0.02


def test_nobody_buys_after_they_left() -> None:
    """Of customers who certainly come, the share with only one purchase is that of the beta-binomial."""
    r, alpha, a, b = 1e4, 1.0, 0.7, 2.5  # thousands of purchases a week would come, were nobody to leave
    customers = 40_000
    history = History(np.arange(customers), *(np.zeros(customers) for _ in range(3)))
    model = BuyingModel(r, alpha, a, b, 0.0, 9999, 9999, at_bound=False, covariance=np.eye(4) * 1e-14)
    spent = ranges_of(model, None, history, np.ones(customers), np.ones(customers), 1.0)
    tenth = 1 - np.exp(betaln(a, b + 1) - betaln(a, b))  # leave after the first purchase
    assert tenth > 0.1
    assert np.median(spent.low) == 1.0
    stays = np.exp(betaln(a, b + np.arange(1, 4000)) - betaln(a, b))
    ninth = int(np.argmax(stays < 0.1)) + 1
    assert abs(np.median(spent.high) / ninth - 1) < 0.2
