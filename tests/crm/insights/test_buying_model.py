from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy.special import betaln, gammaln, hyp2f1

from crm.insights.buying_model import (
    AT_HAND,
    BuyingModel,
    History,
    alive_given,
    fit_buying,
    history_of,
    log_likelihood,
)
from crm.insights.calendar import day_number
from crm.insights.lines import Floats
from crm.insights.rhythm import PurchaseDays

UNTIL = "1997-09-30"


@pytest.fixture(scope="session")
def cdnow_days(shared_data: Path) -> PurchaseDays:
    """Read the purchase days of the 2,357 customers."""
    names = ["master", "customer", "day", "quantity", "amount"]
    path = shared_data / "cdnow" / "CDNOW_sample.txt"
    read = pd.read_csv(path, sep=r"\s+", header=None, names=names, dtype={"day": str})
    day = pd.to_datetime(read["day"], format="%Y%m%d").to_numpy("datetime64[D]").astype("int64")
    pairs = (
        pd.DataFrame({"customer": read["customer"], "day": day})
        .drop_duplicates()
        .sort_values(["customer", "day"])
    )
    return PurchaseDays(pairs["customer"].to_numpy("int64"), pairs["day"].to_numpy("int64"))


@pytest.fixture(scope="session")
def cdnow(cdnow_days: PurchaseDays) -> History:
    return history_of(cdnow_days, day_number(pd.Timestamp(UNTIL).date()))


@pytest.fixture(scope="session")
def model(cdnow: History) -> BuyingModel:
    fitted = fit_buying(cdnow)
    assert fitted is not None
    return fitted


def test_cdnow_gives_what_was_published(model: BuyingModel) -> None:
    assert [round(each, 3) for each in model.parameters.tolist()] == [0.243, 4.414, 0.793, 2.426]
    assert round(model.log_likelihood, 1) == -9582.4
    assert (model.customers, model.returning, model.at_bound) == (2357, 946, False)


def test_histories_are_those_of_the_published_summary(cdnow: History, shared_data: Path) -> None:
    published = pd.read_csv(shared_data / "cdnow" / "cdnow_customers_summary.csv")
    assert cdnow.repeats.tolist() == published["frequency"].tolist()
    np.testing.assert_allclose(cdnow.age, published["T"], atol=0.006)
    np.testing.assert_allclose(cdnow.last, published["recency"], atol=0.006)


def test_expected_purchases_are_those_of_the_papers_equation(model: BuyingModel, cdnow: History) -> None:
    r, alpha, a, b = model.parameters.tolist()
    x, last, age, weeks = cdnow.repeats, cdnow.last, cdnow.age, 39
    paper = hyp2f1(r + x, b + x, a + b + x - 1, weeks / (alpha + age + weeks))
    paper = 1 - ((alpha + age) / (alpha + age + weeks)) ** (r + x) * paper
    left = np.where(x > 0, a / np.where(x > 0, b + x - 1, 1) * ((alpha + age) / (alpha + last)) ** (r + x), 0)
    paper *= (a + b + x - 1) / (a - 1) / (1 + left)
    np.testing.assert_allclose(model.expected_purchases(cdnow, weeks), paper, rtol=1e-9)


def test_the_slope_is_that_of_the_likelihood(cdnow: History) -> None:
    logs = np.log([0.4, 5.0, 0.6, 3.0])
    value, slope = log_likelihood(np.exp(logs), *cdnow.grouped)
    for place in range(4):
        step = np.eye(4)[place] * 1e-6
        beyond, _ = log_likelihood(np.exp(logs + step), *cdnow.grouped)
        np.testing.assert_allclose((beyond - value) / 1e-6, slope[place], rtol=1e-3, atol=0.05)


def test_many_histories_are_told_like_the_paper_tells_them() -> None:
    """Gone through in parts, days and numbers looked up; the paper's equation 6 by gamma functions."""
    size = 2 * AT_HAND + 5
    rng = np.random.default_rng(5)
    repeats = rng.poisson(1.5, size).astype("float64")
    age = rng.integers(8, 500, size) / 7
    last = np.where(repeats > 0, np.floor(age * rng.random(size)), 0.0)
    counts = rng.integers(1, 4, size).astype("float64")
    r, alpha, a, b = parameters = np.array([0.6, 5.0, 0.7, 2.5])
    came = repeats > 0
    both = betaln(a, b + repeats) - betaln(a, b) + gammaln(r + repeats) - gammaln(r) + r * np.log(alpha)
    here = both - (r + repeats) * np.log(alpha + age)
    left = np.where(came, np.log(a / np.where(came, b + repeats - 1, 1)), -np.inf)
    left += both - (r + repeats) * np.log(alpha + last)
    value, _ = log_likelihood(parameters, repeats, last, age, counts)
    np.testing.assert_allclose(value, (counts * np.logaddexp(here, left)).sum(), rtol=1e-12)


def of(repeats: list[float], last: list[float], age: list[float]) -> History:
    return History(np.arange(len(age)), np.array(repeats), np.array(last), np.array(age))


def test_who_buys_daily_for_years_overflows_nothing(model: BuyingModel) -> None:
    history = of([3000, 3000, 0], [500, 100, 0], [500.1, 500, 500])
    alive, purchases = model.alive(history), model.expected_purchases(history, 52)
    assert alive[0] > 0.99
    assert alive[1] < 1e-9
    assert np.isfinite(purchases).all()
    assert purchases[0] > 100
    assert 1 > purchases[2] > purchases[1] >= 0


def test_longer_silence_means_less_alive(model: BuyingModel) -> None:
    history = of([6.0] * 5, [20.0] * 5, [20, 30, 40, 60, 100])
    assert (np.diff(model.alive(history)) < 0).all()


def test_a_where_it_is_1_divides_nothing_by_nothing() -> None:
    at = [BuyingModel(0.5, 5, a, 2, 0, 0, 0, at_bound=False, covariance=np.eye(4)) for a in (0.999, 1, 1.001)]
    below, exact, above = (each.expected_purchases(of([2.0], [10], [20]), 52)[0] for each in at)
    assert above < exact < below
    assert below - above < 0.01


def simulated(rng: np.random.Generator, size: int, parameters: Floats) -> History:
    """Let customers of known parameters come for up to 150 weeks."""
    r, alpha, a, b = parameters.tolist()
    age, rate, chance = rng.uniform(1, 150, size), rng.gamma(r, 1 / alpha, size), rng.beta(a, b, size)
    at, last, repeats, live = np.zeros(size), np.zeros(size), np.zeros(size), np.arange(size)
    while len(live):
        at[live] += rng.exponential(1 / rate[live])
        live = live[at[live] < age[live]]
        repeats[live] += 1
        last[live] = at[live]
        live = live[rng.random(len(live)) > chance[live]]
    return History(np.arange(size), repeats, last, age)


def test_the_parameters_of_a_simulated_shop_are_found() -> None:
    truth = np.array([0.5, 6.0, 0.8, 2.5])
    fitted = fit_buying(simulated(np.random.default_rng(1), 8000, truth))
    assert fitted is not None
    np.testing.assert_allclose(fitted.parameters, truth, rtol=0.2)


def test_a_tiny_shop_is_not_guessed_at() -> None:
    rng = np.random.default_rng(1)
    assert fit_buying(simulated(rng, 20, np.array([0.5, 6.0, 0.8, 2.5]))) is None
    assert fit_buying(of([], [], [])) is None
    assert fit_buying(of([0.0] * 500, [0.0] * 500, [50.0] * 500)) is None, "nobody came again"


def test_shops_without_any_leaving_or_any_spread_give_finite_figures() -> None:
    everybody = of([20.0] * 60, [50.0] * 60, [51.0] * 60)
    fitted = fit_buying(everybody)
    assert fitted is not None
    assert fitted.at_bound
    drawn = fitted.drawn(np.random.default_rng(1), 200, everybody)
    assert np.isfinite(drawn).all()
    assert 15 < fitted.expected_purchases(everybody, 52)[0] < 25
    purchases = [alive_given(each, everybody)[0] * each[0] / each[1] for each in drawn]
    assert 0.36 < np.mean(purchases) < 0.43, "20 in 51 weeks: no draw tells of another shop"
