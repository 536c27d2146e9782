"""Bounds are as wide as the misses say, and wider where these are few."""

from __future__ import annotations

import numpy as np
import pytest

from crm.insights.forecast_bounds import Bounds, bounds_of
from crm.insights.lines import Floats


def misses(trials: int, months: int = 6, seed: int = 1) -> Floats:
    drawn: Floats = 0.1 * np.random.default_rng(seed).normal(size=(trials, months))
    return drawn


def width(found: Bounds) -> Floats:
    return (found.high - found.low) * found.spread


def test_many_even_misses_give_the_bounds_of_a_normal_distribution() -> None:
    found = bounds_of(misses(600))
    low, high = found.of_months(np.ones(6), found.spread)
    assert low == pytest.approx(1 - 0.128, abs=0.02)
    assert high == pytest.approx(1 + 0.128, abs=0.02)
    assert found.ties < 0.05


def test_few_misses_give_wider_bounds() -> None:
    few = np.mean([width(bounds_of(misses(4, seed=seed))) for seed in range(100)])
    many = np.mean([width(bounds_of(misses(60, seed=seed))) for seed in range(100)])
    assert few > 1.3 * many


def test_bounds_open_with_the_months_ahead_as_a_wandering_level_does() -> None:
    chance = np.random.default_rng(2)
    found = bounds_of(np.cumsum(chance.normal(size=(400, 9)), axis=1))
    assert found.spread[8] / found.spread[0] == pytest.approx(3, rel=0.25)
    assert found.ties > 0.4


def test_months_that_could_not_be_tried_are_less_sure_than_those_that_could() -> None:
    some = misses(5, 12)
    some[:, 5:] = np.nan
    found = bounds_of(some)
    assert (np.diff(found.spread) > 0).all()


def test_a_sum_is_as_unsure_as_its_months_go_together() -> None:
    likely, unit = np.full(4, 10.0), np.ones(4)
    ends = [Bounds(unit, -1.0, 1.0, ties).of_total(likely, unit) for ties in (0.0, 1.0)]
    assert ends == [(38, 42), (36, 44)]


def test_nothing_is_likely_to_bring_less_than_nothing() -> None:
    low, _ = Bounds(np.ones(1), -2.0, 2.0, 0.5).of_months(np.array([5.0]), np.array([9.0]))
    assert low.tolist() == [0]


def test_a_past_that_was_always_right_gives_no_bounds_of_no_width() -> None:
    found = bounds_of(np.zeros((6, 12)))
    assert np.isfinite(found.spread).all()
    assert np.isfinite([found.low, found.high, found.ties]).all()
