"""What is said of the months to come: what is likely, why, how far off it was; and what is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest

from crm.insights import forecast_sentences as sentences
from crm.insights.forecast import Forecast
from crm.insights.forecast_methods import METHODS


@pytest.fixture
def found() -> Forecast:
    """Give three years in which December always brought more, and what is likely of November to February."""
    starts = pd.Series(pd.date_range("2022-11-01", periods=40, freq="MS").astype("datetime64[s]"))
    whole = np.arange(40) < 36
    revenue = np.where(starts.dt.month == 12, 2000.0, 1000.0)
    months = pd.DataFrame(
        {
            "month": starts,
            "whole": whole,
            "revenue": np.where(whole, revenue, np.nan),
            "likely": np.where(whole, np.nan, 1.1 * revenue),
            "low": np.where(whole, np.nan, 0.9 * revenue),
            "high": np.where(whole, np.nan, 1.4 * revenue),
            "before": np.where(np.arange(40) < 12, np.nan, revenue),
        }
    )
    months.loc[36, "revenue"] = 300.0
    totals = pd.DataFrame(
        {
            "months": [1, 2, 3],
            "likely": [2200.0, 3300.0, 4412.0],
            "low": [1800.0, 2700.0, 3608.0],
            "high": [2800.0, 4200.0, 5607.0],
            "before": [2000.0, 3000.0, 4000.0],
        }
    )
    tried = pd.DataFrame(
        {
            "months_ahead": range(1, 5),
            "trials": 24,
            "off": 0.09,
            "last_year_off": 0.14,
            "mase": 0.7,
            "last_year_mase": 1.0,
        }
    )
    return Forecast(date(2025, 11, 9), 36, months, totals, tried, "several", seasonal=True)


def test_the_whole_is_said_in_the_order_in_which_it_matters(found: Forecast) -> None:
    assert sentences.forecast_sentence(found, 3, "EUR") == (
        "The next three months (December 2025 to February 2026) are likely to bring **4,400\u00a0€**, "
        "8 times of 10 between **3,600\u00a0€** and **5,600\u00a0€**; the same months a year before "
        "brought 4,000\u00a0€. **January** is likely to bring less than **December**: it did in 3 years "
        "of 3. "
        "Tried 24 times on your own past, single months were **9\u00a0%** off on average; the same month of "
        "the year before was 14\u00a0% off."
    )


def test_a_dollar_begins_no_formula(found: Forecast) -> None:
    said = sentences.forecast_sentence(found, 3, "USD")
    assert said.count("$") == said.count(r"\$") == 4


def test_one_month_is_named_alone(found: Forecast) -> None:
    said = sentences.forecast_sentence(found, 1)
    assert said.startswith("December 2025 is likely to bring **2,200**")


def test_no_more_months_are_said_than_are_told(found: Forecast) -> None:
    assert "next three months" in sentences.forecast_sentence(found, 12)


def test_without_seasons_no_month_is_set_above_another(found: Forecast) -> None:
    said = sentences.forecast_sentence(replace(found, seasonal=False), 3)
    assert "No month of the year stands out beyond chance so far" in said
    assert "it did in" not in said


def test_a_reason_needs_most_of_the_years(found: Forecast) -> None:
    months = found.months.copy()
    months.loc[[1, 13], "revenue"] = 100.0  # two Decembers below their January
    assert "it did in" not in sentences.forecast_sentence(replace(found, months=months), 3)


def test_last_year_is_not_said_where_it_could_not_be_tried(found: Forecast) -> None:
    tried = found.tried.assign(last_year_off=np.nan)
    said = sentences.forecast_sentence(replace(found, tried=tried), 3)
    assert said.endswith("single months were **9\u00a0%** off on average.")


def test_a_forecast_no_better_than_last_year_says_so(found: Forecast) -> None:
    tried = found.tried.assign(last_year_off=0.092)
    said = sentences.forecast_sentence(replace(found, tried=tried), 3)
    assert said.endswith("off on average, as was the same month of the year before.")


def test_under_a_year_the_season_is_said_to_be_unknown(found: Forecast) -> None:
    young = replace(found, whole_months=9, months=found.months.tail(13), seasonal=False)
    said = sentences.forecast_sentence(young, 3)
    assert "Only nine whole months are known" in said
    assert "shows after 13" in said


@pytest.mark.parametrize(
    ("known", "said"), [(0, "no whole months of sales are known, and six more are needed"),
                        (5, "five whole months of sales are known, and one more is needed")]
)  # fmt: skip
def test_what_is_missing_is_said(found: Forecast, known: int, said: str) -> None:
    nothing = replace(found, whole_months=known, totals=found.totals.iloc[:0])
    assert said in sentences.forecast_sentence(nothing)
    assert sentences.rests_on(nothing) == ""


def test_amounts_are_no_more_exact_than_their_bounds() -> None:
    assert sentences.about(41_234.5, 11_000, "USD") == "$41,000"
    assert sentences.about(41_234.5, 900, "USD") == "$41,230"
    assert sentences.about(12.4, 3.0, "USD") == "$12"


def test_the_end_of_the_sheets_is_said_only_where_it_is_past(found: Forecast) -> None:
    assert sentences.ends_sentence(found, date(2025, 11, 9)) == ""
    assert "end on 9 Nov 2025" in sentences.ends_sentence(found, date(2026, 2, 1))


def test_every_method_has_its_words() -> None:
    assert list(sentences.WAYS) == list(METHODS)
