"""Which months count as whole, what follows them, and that sums agree with SQL."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from crm.insights.forecast import Forecast, forecast
from tests.crm.insights.conftest import Table, as_loaded


def daily(since: str, until: str, amount: float = 10.0, every: int = 1) -> pd.DataFrame:
    """Give one sale every so many days."""
    days = pd.date_range(since, until, freq=f"{every}D")
    index = pd.RangeIndex(1, len(days) + 1, name="id")
    return as_loaded("sale", pd.DataFrame({"sold_at": days, "amount": amount}, index=index))


def names(months: pd.DataFrame) -> list[str]:
    return [f"{each:%Y-%m}" for each in months["month"]]


def past(found: Forecast) -> pd.DataFrame:
    return found.months[found.months["whole"]]


def test_the_unfinished_month_is_never_counted_as_whole() -> None:
    found = forecast(daily("2025-01-01", "2025-10-17"), today=date(2025, 10, 17))
    assert names(past(found))[-1] == "2025-09"
    october = found.coming.iloc[0]
    assert october["revenue"] == 170
    assert found.begun
    assert names(found.coming) == ["2025-10", "2025-11", "2025-12", "2026-01"]


def test_of_an_unfinished_month_only_the_rest_is_open() -> None:
    chance = np.random.default_rng(4)
    sales = daily("2024-01-01", "2025-10-17").assign(amount=chance.gamma(5, 2, 656))
    october = forecast(sales, today=date(2025, 10, 17)).coming.iloc[0]
    assert october["likely"] == pytest.approx(310, rel=0.1)
    assert october["low"] >= october["revenue"]
    early = forecast(sales[sales["sold_at"] < "2025-10-04"], today=date(2025, 10, 3)).coming.iloc[0]
    assert early["high"] - early["low"] > october["high"] - october["low"]


def test_on_its_last_day_a_month_is_whole() -> None:
    found = forecast(daily("2025-01-01", "2025-10-31"), today=date(2025, 10, 31))
    assert names(past(found))[-1] == "2025-10"
    assert not found.begun


def test_the_month_in_which_the_sheets_end_is_not_whole_though_it_is_over() -> None:
    found = forecast(daily("2025-01-01", "2025-10-17"), today=date(2025, 11, 20))
    assert names(past(found))[-1] == "2025-09"
    assert found.known_until == date(2025, 10, 17)
    assert names(found.coming)[0] == "2025-10"


def test_a_shop_that_sells_seldom_has_not_ended_because_it_is_silent() -> None:
    found = forecast(daily("2024-01-01", "2025-10-30", every=21), today=date(2025, 11, 2))
    assert found.known_until == date(2025, 11, 2)
    assert names(past(found))[-1] == "2025-10"


def test_a_month_without_sales_within_the_span_is_zero() -> None:
    sales = daily("2025-01-01", "2025-10-31")
    without_may = sales[sales["sold_at"].dt.month != 5]
    found = forecast(without_may, today=date(2025, 10, 31))
    assert past(found)["revenue"].tolist()[4] == 0
    assert found.whole_months == 10


def test_the_month_that_the_sheets_begin_in_is_left_out_where_they_begin_late_in_it() -> None:
    early = forecast(daily("2025-01-05", "2025-10-31"), today=date(2025, 10, 31))
    late = forecast(daily("2025-01-15", "2025-10-31"), today=date(2025, 10, 31))
    assert (early.whole_months, late.whole_months) == (10, 9)


def test_a_part_of_the_shop_that_sells_no_more_is_forecast_to_go_on_so() -> None:
    part = daily("2024-01-01", "2025-03-20")
    shop = daily("2024-01-01", "2025-10-31")
    found = forecast(part, shop=shop, today=date(2025, 10, 31))
    assert names(past(found))[-1] == "2025-10"
    assert past(found)["revenue"].tolist()[-7:] == [0] * 7
    assert found.coming["likely"].iloc[0] < 50


@pytest.mark.parametrize(("until", "ahead"), [("2025-05-31", 0), ("2025-06-30", 3), ("2025-12-31", 3)])
def test_little_past_gives_little_ahead(until: str, ahead: int) -> None:
    found = forecast(daily("2025-01-01", until), today=date.fromisoformat(until))
    assert found.farthest == ahead
    assert found.enough == bool(ahead)


def test_a_year_and_a_month_give_a_year_ahead() -> None:
    found = forecast(daily("2025-01-01", "2026-01-31"), today=date(2026, 1, 31))
    assert found.farthest == 12


def test_without_sales_the_tables_are_there_and_empty(table: Table) -> None:
    whole = forecast(daily("2024-01-01", "2025-06-30"), today=date(2025, 6, 30))
    for sales in (table("sale"), as_loaded("sale", daily("2025-01-01", "2025-12-31").assign(amount=0.0))):
        found = forecast(sales, today=date(2025, 12, 31))
        assert not found.enough
        for name in ("months", "totals", "tried"):
            empty, full = getattr(found, name), getattr(whole, name)
            assert list(empty.columns) == list(full.columns)
            assert empty.dtypes.tolist() == full.dtypes.tolist()


def test_sales_of_days_to_come_and_of_no_day_are_left_out() -> None:
    sales = daily("2025-01-01", "2025-12-31")
    known = sales[sales["sold_at"] <= "2025-09-10"]
    odd = sales.copy()
    odd.loc[odd.index[:3], "sold_at"] = pd.NaT
    assert forecast(sales, today=date(2025, 9, 10)).months.equals(
        forecast(known, today=date(2025, 9, 10)).months
    )
    assert past(forecast(odd, today=date(2025, 9, 10)))["revenue"].iloc[0] == 280


def test_bounds_stand_around_what_is_likely_and_open_with_time() -> None:
    chance = np.random.default_rng(6)
    sales = daily("2022-01-01", "2025-06-30").assign(amount=chance.gamma(0.5, 20, 1277))
    found = forecast(sales, today=date(2025, 6, 30))
    assert (found.coming["low"] < found.coming["likely"]).all()
    assert (found.coming["likely"] < found.coming["high"]).all()
    totals = found.totals
    assert totals["likely"].tolist() == pytest.approx(found.coming["likely"].cumsum().tolist())
    sum_of_bounds = (found.coming["high"] - found.coming["low"]).cumsum().to_numpy()
    assert ((totals["high"] - totals["low"]).to_numpy()[1:] < sum_of_bounds[1:]).all()


def test_short_months_bring_less_of_the_same() -> None:
    found = forecast(daily("2024-01-01", "2026-01-31"), today=date(2026, 1, 31))
    assert found.coming["likely"].tolist()[:2] == pytest.approx([280, 310], rel=0.01)


def test_months_are_those_of_sql(superstore: dict[str, pd.DataFrame]) -> None:
    sales = superstore["sales"]
    found = forecast(sales, today=date(2018, 1, 10))
    with closing(sqlite3.connect(":memory:")) as database:
        rows = sales[["sold_at", "amount"]].assign(sold_at=sales["sold_at"].astype("str"))
        database.execute("create table sale (sold_at text, amount real)")
        database.executemany("insert into sale values (?, ?)", rows.itertuples(index=False, name=None))
        asked = "select substr(sold_at, 1, 7), sum(amount) from sale group by 1 order by 1"
        months, sums = zip(*database.execute(asked), strict=True)
    assert names(past(found)) == list(months)
    assert past(found)["revenue"].tolist() == pytest.approx(sums)
    assert found.coming["before"].tolist() == pytest.approx(sums[36:])


def test_the_superstore_is_told_better_than_by_last_year(superstore: dict[str, pd.DataFrame]) -> None:
    tried = forecast(superstore["sales"], today=date(2017, 12, 31)).tried
    assert (tried["mase"] < tried["last_year_mase"]).all()
    assert (tried["off"] < tried["last_year_off"]).all()


def test_today_moves_nothing_of_the_past() -> None:
    sales = daily("2024-01-01", "2025-06-30")
    ends = [forecast(sales, today=date(2025, 6, 30) + timedelta(days=days)) for days in (0, 1, 40)]
    assert {each.whole_months for each in ends} == {18}
