"""What was tried on the past knew nothing of what came after."""

from __future__ import annotations

import numpy as np
import pytest

from crm.insights.forecast_trials import first_trial, trials, usual_step
from crm.insights.lines import Floats


@pytest.fixture
def months() -> Floats:
    """Give four years of growth, seasons and chance."""
    chance = np.random.default_rng(8)
    season = 1 + 0.4 * np.cos(2 * np.pi * np.arange(48) / 12)
    drawn: Floats = np.linspace(100, 160, 48) * season * chance.gamma(50, 1 / 50, 48)
    return drawn


def test_no_trial_knows_what_came_after_it(months: Floats) -> None:
    changed = months.copy()
    changed[36:] *= np.linspace(9, 0.1, 12)
    before, after = trials(months, 12), trials(changed, 12)
    early = before.ends <= 36
    assert early.sum() > 5
    assert before.every[:, early] == pytest.approx(after.every[:, early], nan_ok=True)
    assert before.picked[early].tolist() == after.picked[early].tolist()


def test_the_method_that_missed_least_by_far_is_chosen() -> None:
    chance = np.random.default_rng(5)
    wild = np.tile(chance.gamma(1, 100, 12), 4) * chance.gamma(4000, 1 / 4000, 48)
    assert trials(wild, 12).method == "same_month_last_year"


def test_misses_are_of_what_came_and_of_nothing_else(months: Floats) -> None:
    found = trials(months, 12)
    place = found.ends.tolist().index(40)
    assert found.actual[place, :8].tolist() == months[40:].tolist()
    assert np.isnan(found.actual[place, 8:]).all()
    miss = months[40] - found.likely[place, 0]
    assert found.misses[place, 0] * found.scale[place, 0] == pytest.approx(miss)
    assert len(found.misses) == len(found.ends) - 1


def test_errors_are_as_reckoned_by_hand(months: Floats) -> None:
    found = trials(months, 12)
    ours, naive, steps, came = [], [], [], []
    for row, end in enumerate(found.ends.tolist()):
        for ahead in range(3):
            if end + ahead < 48:
                ours.append(abs(months[end + ahead] - found.likely[row, ahead]))
                naive.append(abs(months[end + ahead] - months[end + ahead - 12]))
                steps.append(np.abs(months[12:end] - months[: end - 12]).mean())
                came.append(months[end + ahead])
    assert found.mase(3) == pytest.approx((np.mean(np.divide(ours, steps)), np.mean(np.divide(naive, steps))))
    tried, *off = found.off(3)
    assert tried == 24
    assert off == pytest.approx([sum(ours) / sum(came), sum(naive) / sum(came)])


def test_two_trials_are_not_held_against_last_year(months: Floats) -> None:
    tried, off, last_year = trials(months[:14], 3).off(3)
    assert tried > 3
    assert off > 0
    assert np.isnan(last_year)


def test_the_first_trial_knows_a_year_as_soon_as_that_leaves_as_much_to_try() -> None:
    assert [first_trial(each) for each in (6, 12, 25, 26, 48, 100)] == [3, 6, 12, 13, 24, 24]


def test_a_step_is_from_month_to_month_before_there_are_two_years() -> None:
    assert usual_step(np.array([1.0, 3.0, 7.0])) == 3
    assert usual_step(np.r_[np.zeros(12), np.full(12, 5.0)]) == 5
