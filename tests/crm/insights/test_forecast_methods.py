"""Each way to carry months on, against the same reckoned otherwise."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from crm.insights import forecast_methods as methods
from crm.insights.lines import Floats

RNG = np.random.default_rng(3)
NOISE = 100 * RNG.gamma(20, 1 / 20, 11)
"""Eleven months: too few for a season, so that each method stands alone."""


def last(way: methods.Method, values: Floats, months: int = 3) -> Floats:
    found: Floats = way(methods.pasts_of(values, np.array([len(values)])), months)[0]
    return found


def test_smoothing_is_the_exponentially_weighted_mean_that_would_have_missed_least() -> None:
    begun = np.insert(NOISE, 0, NOISE[:6].mean())
    tried = {}
    for weight in methods.WEIGHTS:
        level = pd.Series(begun).ewm(alpha=weight, adjust=False).mean().to_numpy()
        tried[((NOISE - level[:-1]) ** 2).sum()] = level[-1]
    assert last(methods.smoothed, NOISE) == pytest.approx([tried[min(tried)]] * 3)


def test_theta_goes_on_from_the_smoothed_level_by_half_the_slope() -> None:
    slope = np.polyfit(np.arange(11), NOISE, 1)[0]
    carried = last(methods.theta, NOISE, 6)
    assert np.diff(carried) == pytest.approx([slope / 2] * 5)


def test_a_damped_trend_is_that_of_gardner_and_mckenzie() -> None:
    best = (np.inf, np.empty(0))
    for weight, share, fading in methods.TRENDS:
        level, trend, missed = NOISE[:6].mean(), 0.0, 0.0
        for value in NOISE:
            error = value - (level + fading * trend)
            missed += error**2
            level, trend = level + fading * trend + weight * error, fading * trend + weight * share * error
        carried = np.array([level + trend * sum(fading**each for each in range(1, h + 1)) for h in (1, 2, 3)])
        best = min(best, (missed, carried), key=lambda pair: pair[0])
    assert last(methods.damped_trend, NOISE) == pytest.approx(best[1])


def test_last_year_is_repeated_month_by_month() -> None:
    assert last(methods.same_month_last_year, np.arange(1.0, 15.0), 13).tolist() == [*range(3, 15), 3]


def test_last_year_is_not_known_within_the_first_year() -> None:
    assert np.isnan(last(methods.same_month_last_year, NOISE)).all()


def test_half_of_the_growth_is_carried_on() -> None:
    months = np.concatenate([np.full(12, 100.0), np.full(12, 144.0)])
    assert last(methods.last_year_and_growth, months) == pytest.approx([144 * 1.2] * 3)


def test_a_season_is_found_through_growth() -> None:
    wave = 1 + 0.4 * np.cos(2 * np.pi * np.arange(48) / 12)
    found = methods.season_of(np.linspace(100, 200, 48) * wave)
    assert found == pytest.approx(wave[:12], abs=0.06)


def test_noise_is_no_season() -> None:
    chance = np.random.default_rng(1)
    swings = [np.ptp(methods.season_of(chance.gamma(25, 4, 36))) for _ in range(50)]
    assert np.median(swings) < 0.15


def test_under_fourteen_months_nothing_is_called_a_season() -> None:
    assert (methods.season_of(np.r_[np.ones(12), 9.0]) == 1).all()


@pytest.mark.parametrize("values", [np.zeros(30), np.r_[np.zeros(29), 5.0], np.r_[5.0, np.zeros(29)]])
def test_months_without_sales_are_carried_on_without_harm(values: Floats) -> None:
    found = methods.carried_on(values, np.array([13, 30]), 12)
    assert np.isfinite(found).all()
    assert (found >= 0).all()
