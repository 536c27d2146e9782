from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
import pandas as pd

from benchmarks.simulated_troubles import as_loaded
from crm.insights.calendar import NO_DAY, day_number
from crm.insights.defect_cases import BadDays, bad_days, cases
from crm.insights.lines import lines_of
from crm.insights.returns import returned_lines

Table = Callable[..., pd.DataFrame]


def daily() -> pd.DataFrame:
    """Sell one of product 7 on each day of a year."""
    days = pd.date_range("2025-01-01", "2025-12-31").to_numpy()
    return as_loaded("sale", sold_at=days, product=np.full(len(days), 7), customer=np.arange(1, 366))


def test_the_days_on_which_most_bad_ones_were_sold_are_named() -> None:
    bad = [day_number(date(2025, 3, each)) for each in (3, 5, 8, 11, 14, 17, 19, 20)]
    bad += [day_number(date(2025, 9, 1)), NO_DAY]
    found = bad_days(lines_of(daily()), 7, np.array(bad), None, None)
    assert found == BadDays(date(2025, 3, 3), date(2025, 3, 20), 8, 18)


def test_no_days_are_named_where_bad_ones_lie_apart_or_are_few() -> None:
    lines = lines_of(daily())
    apart = np.array([day_number(date(2025, each, 1)) for each in range(1, 13)])
    assert bad_days(lines, 7, apart, None, None) is None
    assert bad_days(lines, 7, apart[:4], None, None) is None
    assert bad_days(lines, 8, apart, None, None) is None


def test_who_had_trouble_and_who_bought_it_and_said_nothing(table: Table) -> None:
    sales = table(
        "sale",
        "sold_at customer product quantity amount\n"
        "2026-03-01 1 7 1 5\n2026-03-02 2 7 2 10\n2026-03-03 2 7 1 5\n2026-05-01 3 7 1 5\n2026-03-02 4 8 1 5",
    )
    complaints = table(
        "complaint", "opened_at customer product subject\n2026-03-09 1 7 Bad\n2026-03-10 - 7 -"
    )
    returns = table("return", "returned_on customer product refund reason\n2026-03-05 1 7 5 Broken")
    found = cases(
        7, sales, complaints, returned_lines(returns, sales), since=date(2026, 3, 1), until=date(2026, 3, 31)
    )
    assert found.records["kind"].tolist() == ["complaint", "complaint", "return"]
    assert found.customers["records"].to_dict() == {1: 2}
    assert found.customers["money"].to_dict() == {1: 5}
    assert found.silent[["quantity", "spent"]].to_dict("index") == {2: {"quantity": 3, "spent": 15}}
    nobody = cases(9, sales, complaints, returned_lines(returns, sales))
    assert nobody.records.empty
    assert nobody.silent.empty
