from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from crm.insights.paying import paying_habits

Table = Callable[..., pd.DataFrame]


def test_who_pays_late_stands_first(table: Table) -> None:
    sales = table(
        "sale",
        """
        order_number  sold_at     customer  amount  due_on
        A             2026-01-01  1         10      2026-01-15
        A             2026-01-01  1         5       2026-01-15
        B             2026-02-01  1         10      2026-02-15
        C             2026-02-01  2         10      2026-02-15
        D             -           2         10      2026-03-15
        E             2026-03-01  2         10      2026-03-15
        F             2026-03-01  3         10      -
        """,
    )
    payments = table(
        "payment",
        """
        paid_on     customer  order_number  amount
        2026-01-10  1         A             10
        2026-01-11  1         A             5
        2026-02-15  1         B             10
        2026-02-20  2         C             10
        2026-03-16  2         D             10
        2026-03-05  2         E             4
        2026-03-05  3         F             10
        """,
    )
    habits = paying_habits(sales, payments).set_index("customer")
    assert habits.index.tolist() == [2, 1], "what is not on credit or not paid in full is no habit"
    assert habits["orders"].tolist() == [2, 2]
    assert habits["late"].tolist() == [2, 0]
    assert habits["days_to_pay"].tolist() == [19, 12]
    assert habits["days_late"].tolist() == [3, -2]
    np.testing.assert_array_less(habits["late_low"], habits["late_share"] + 1e-12)
    assert habits["few"].all()


def test_a_shop_without_credit_has_no_habits(table: Table) -> None:
    assert paying_habits(table("sale"), table("payment")).empty
