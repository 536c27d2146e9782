from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from crm.insights.spend_model import fit_spend, log_likelihood


def test_cdnow_gives_what_was_published(shared_data: Path) -> None:
    """Repeat days only, of the first 39 weeks."""
    names = ["master", "customer", "day", "quantity", "amount"]
    path = shared_data / "cdnow" / "CDNOW_sample.txt"
    read = pd.read_csv(path, sep=r"\s+", header=None, names=names)
    days = read[read["day"] <= 19970930].groupby(["customer", "day"])["amount"].sum().reset_index()
    later = days[days["day"] > days.groupby("customer")["day"].transform("min")]
    repeats = later.groupby("customer")["amount"].agg(["size", "mean"]).astype("float64")
    model = fit_spend(repeats["size"].to_numpy(), repeats["mean"].to_numpy())
    assert model is not None
    assert model.customers == 946
    assert [round(each, 2) for each in (model.p, model.q, model.v)] == [6.25, 3.74, 15.44]


def test_the_slope_is_that_of_the_likelihood() -> None:
    logs = np.log([3.0, 2.5, 0.7])
    times, mean = np.array([1.0, 4, 9, 2]), np.array([0.5, 1.2, 3, 0.9])
    value, slope = log_likelihood(np.exp(logs), times, mean)
    for place in range(3):
        beyond, _ = log_likelihood(np.exp(logs + np.eye(3)[place] * 1e-6), times, mean)
        np.testing.assert_allclose((beyond - value) / 1e-6, slope[place], rtol=1e-4, atol=1e-5)


def test_the_parameters_of_a_simulated_shop_are_found_in_any_currency() -> None:
    rng = np.random.default_rng(3)
    times = rng.integers(1, 8, 6000).astype("float64")
    mean = rng.gamma(5.0 * times, 1.0) / times / rng.gamma(4.0, 1 / 20.0, 6000)
    cents, yen = fit_spend(times, mean), fit_spend(times, mean * 10_000)
    assert cents is not None
    assert yen is not None
    np.testing.assert_allclose([cents.p, cents.q, cents.v], [5, 4, 20], rtol=0.1)
    np.testing.assert_allclose([yen.p, yen.q, yen.v / 10_000], [cents.p, cents.q, cents.v], rtol=1e-3)


def test_who_bought_seldom_is_drawn_towards_what_all_spend() -> None:
    rng = np.random.default_rng(3)
    times = rng.integers(1, 8, 500).astype("float64")
    mean = rng.gamma(5.0 * times, 1.0) / times / rng.gamma(4.0, 1 / 20.0, 500)
    model = fit_spend(times, mean)
    assert model is not None
    nobody, once, often = model.expected_spend(np.array([0.0, 1, 50]), np.array([np.nan, 500.0, 500.0]))
    assert nobody < once < often < 500


def test_too_few_or_equal_spends_give_no_model() -> None:
    assert fit_spend(np.array([1.0] * 5), np.array([3.0, 4, 5, 6, 7])) is None
    assert fit_spend(np.array([2.0] * 50), np.array([9.0] * 50)) is None
    assert fit_spend(np.array([2.0] * 50), np.zeros(50)) is None, "gifts have no mean to model"
