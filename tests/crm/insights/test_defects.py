from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from crm.insights.batches import scan
from crm.insights.defect_words import sign_of
from crm.insights.defects import DefectReport, defects
from crm.insights.discoveries import q_values
from crm.insights.lines import SaleLines
from crm.insights.returns import returned_lines
from crm.insights.troubles import troubles
from crm.insights.usual_rates import UsualRates, chance_of_more
from tests.crm.insights.conftest import as_loaded

Table = Callable[..., pd.DataFrame]
Frames = dict[str, pd.DataFrame]


def shop(bad: dict[int, list[int]], *, customers: int = 50, reason: str | None = None) -> Frames:
    """Give 12 products sold 120 times in 24 months; ``bad``: which sales of which product came back.

    Of every product, sales 30 and 90 came back besides.
    """
    number = np.arange(120 * 12)
    product, place = number // 120 + 1, number % 120
    months = np.datetime64("2024-01") + (place // 5).astype("timedelta64[M]")
    sales = pd.DataFrame(
        {
            "order_number": [f"A{each}" for each in number],
            "sold_at": months.astype("datetime64[s]"),
            "product": product,
            "customer": number * 7 % customers + 1,
            "quantity": 1.0,
            "amount": 10.0,
        },
        index=pd.Index(number + 1, name="id"),
    )
    back = [each for each in number.tolist() if place[each] in {30, 90, *bad.get(int(product[each]), [])}]
    returns = sales.iloc[back][["order_number", "product", "customer"]].assign(refund=10.0, reason=reason)
    names = pd.DataFrame(
        {"name": [f"P{each}" for each in range(1, 13)]}, index=pd.RangeIndex(1, 13, name="id")
    )
    return {
        "sale": as_loaded("sale", sales),
        "return": as_loaded("return", returns.reset_index(drop=True).rename_axis("id")),
        "complaint": as_loaded("complaint", pd.DataFrame(index=pd.Index([], dtype="int64", name="id"))),
        "product": as_loaded("product", names),
    }


def judged(frames: Frames) -> DefectReport:
    return defects(frames["sale"], frames["return"], frames["complaint"], frames["product"])


def test_a_product_that_comes_back_far_more_often_is_named_with_its_cost() -> None:
    report = judged(shop({4: list(range(0, 120, 6))}))
    (alarm,) = report.alarms.to_dict("records")
    assert alarm["product"] == 4
    assert alarm["troubles"] == 20
    assert alarm["cost"] == 200
    assert pd.isna(alarm["since"])
    assert alarm["low"] < 100 * 20 / 120 < alarm["high"]


def test_a_bad_batch_is_dated_though_the_product_was_good_before() -> None:
    report = judged(shop({7: list(range(60, 75))}))
    (alarm,) = report.alarms.to_dict("records")
    assert alarm["product"] == 7
    assert (alarm["since"], alarm["until"]) == (pd.Timestamp("2025-01-01"), pd.Timestamp("2025-04-01"))
    assert (alarm["batch_sales"], alarm["batch_troubles"]) == (15, 15)


def test_one_angry_customer_is_no_defect() -> None:
    frames = shop({4: list(range(0, 120, 6))})
    assert judged(frames).products["alarm"].sum() == 1
    frames["return"].loc[frames["return"]["product"] == 4, "customer"] = 9
    assert judged(frames).alarms.empty


def test_changed_minds_are_no_defect() -> None:
    report = judged(shop({4: list(range(0, 120, 6))}, reason="Changed their mind"))
    assert report.alarms.empty
    assert report.left_out == 42
    assert not judged(shop({4: list(range(0, 120, 6))}, reason="Damaged")).alarms.empty


def test_no_alarm_where_all_are_alike_and_where_there_is_nothing() -> None:
    frames = shop({})
    assert judged(frames).alarms.empty
    nothing = {name: frame.iloc[:0] for name, frame in frames.items()}
    assert judged(nothing).products.empty
    assert judged({**frames, "return": frames["return"].iloc[:0]}).alarms.empty


def test_a_return_and_a_complaint_of_one_sale_are_one_trouble(table: Table) -> None:
    sales = table(
        "sale",
        "order_number sold_at customer product amount\nA1 2026-01-05 1 10 9\nA1 2026-01-05 1 11 9",
    )
    returns = table("return", "order_number returned_on customer product refund\nA1 2026-02-01 1 10 9")
    complaints = table(
        "complaint",
        "order_number opened_at customer product subject refund\nA1 2026-02-03 1 10 It_is_broken 4",
    )
    lines = SaleLines(sales)
    (one,) = troubles(lines, returned_lines(returns, lines), returns, complaints).to_dict("records")
    assert (one["product"], one["sign"], one["money"]) == (10, 1, 9)
    assert one["month"] == (2026 - 1970) * 12  # of the sale, not of the return


def test_a_whole_order_that_came_back_accuses_none_of_its_products(table: Table) -> None:
    sales = table("sale", "order_number sold_at customer product\nA1 2026-01-05 1 10\nA1 2026-01-05 1 11")
    returns = table("return", "order_number returned_on\nA1 2026-02-01")
    lines = SaleLines(sales)
    assert troubles(lines, returned_lines(returns, lines), returns, table("complaint")).empty


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Broken on arrival", 1), ("Tastes rancid", 1), ("Artikel ist beschädigt", 1),
        ("produit défectueux", 1),
        ("Changed their mind", -1), ("zu klein", -1), ("Wrong item", -1), ("Came late", -1), ("see note", 0),
    ],
)  # fmt: skip
def test_words_tell_defects_from_other_reasons(text: str, sign: int) -> None:
    assert sign_of(text) == sign


def test_the_chance_of_more_is_the_beta_binomial_tail_of_scipy() -> None:
    counts, totals = np.array([0, 3, 9]), np.array([40.0, 60.0, 200.0])
    rates = UsualRates(np.array([2.0, 2.0, 5.0]), np.array([90.0, 90.0, 300.0]), np.zeros(3, dtype=bool))
    wanted = stats.betabinom.sf(counts - 1, totals, rates.a, rates.b)
    assert chance_of_more(counts, totals, rates) == pytest.approx(wanted, rel=1e-9)


def test_the_chance_of_a_stretch_is_the_binomial_tail_for_all_stretches_tried() -> None:
    found = scan(np.array([[0.0, 0, 6, 0, 1, 0]]), np.ones((1, 6)))
    assert (found.start[0], found.end[0]) == (2, 3)
    stretches = 5 + 6 + 5 + 4 - 3  # up to now; of 1, 2 and 3 months; those that are both once
    assert found.chance[0] == pytest.approx(stats.binom.sf(5, 7, 1 / 6) * stretches)


def test_q_values_are_those_of_scipy() -> None:
    chances = np.array([0.01, 0.2, 0.03, 0.002, 1.0])
    assert q_values(chances) == pytest.approx(stats.false_discovery_control(chances))
