"""The report of a month against SQL, and against the analyses that the pages show."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd
import pytest

from crm.insights.credit import open_orders, owed_by_customer
from crm.insights.forecast import forecast
from crm.insights.frames import empty_frame
from crm.insights.lines import SaleLines
from crm.insights.monthly import Monthly, last_finished_month, monthly
from crm.insights.monthly_report import month_sentence, monthly_report
from crm.insights.periods import Period, revenue_by_period
from crm.insights.report import Report, Series, Words
from crm.insights.returns import returned_lines
from crm.insights.rhythm import gone_quiet
from tests.crm.insights.conftest import Table, as_loaded

TODAY = date(2026, 11, 22)
ENTITIES = ("sale", "return", "complaint", "customer", "product", "payment", "task", "interaction")
SQL = """
select round(sum(amount), 2), count(distinct order_number), count(distinct customer), count(*),
       round(sum(amount - cost), 2)
from sale where sold_at >= ? and sold_at < ?
"""


@pytest.fixture(scope="module")
def shop() -> dict[str, pd.DataFrame]:
    """Give three years of a shop made by chance, with returns, complaints and sales on credit."""
    chance = np.random.default_rng(11)
    count = 6_000
    days = np.sort(chance.integers(0, 1_056, count))
    sold = pd.Timestamp(2024, 1, 1) + pd.to_timedelta(days, unit="D") + pd.Timedelta(hours=10)
    ids = pd.Index(np.arange(1, count + 1), name="id")
    amount = chance.integers(100, 9_000, count) / 100
    sales = pd.DataFrame(
        {
            "order_number": [f"B{each // 2}" for each in range(count)],
            "sold_at": sold,
            "customer": chance.integers(0, 60, count),
            "product": chance.integers(1, 9, count),
            "quantity": 1.0,
            "amount": amount,
            "cost": (amount / 2).round(2),
        },
        index=ids,
    )
    credit = chance.random(count) < 0.1
    sales["due_on"] = (sales["sold_at"] + pd.Timedelta(days=30)).where(credit).dt.normalize()
    back = sales.sample(120, random_state=3)
    returns = back[["customer", "product", "order_number"]].assign(
        returned_on=(back["sold_at"] + pd.Timedelta(days=3)).dt.normalize(),
        refund=back["amount"],
        reason=chance.choice(["damaged", "late"], 120),
    )
    complaints = back[["customer", "product"]].assign(
        opened_at=back["sold_at"] + pd.Timedelta(days=2), status="open", category="Quality"
    )
    paid = sales[sales["due_on"].notna()].drop_duplicates("order_number").sample(frac=0.8, random_state=1)
    payments = paid[["customer", "order_number"]].assign(
        paid_on=paid["due_on"] + pd.to_timedelta(chance.integers(-20, 40, len(paid)), unit="D"),
        amount=paid["amount"],
        method="card",
    )
    people = pd.DataFrame({"name": [f"Person {each}" for each in range(1, 60)]})
    goods = pd.DataFrame({"name": [f"Thing {each}" for each in range(1, 9)], "category": list("aabbccdd")})
    made = {"sale": sales, "return": returns, "complaint": complaints, "payment": payments}
    made |= {"customer": people, "product": goods}
    for records in made.values():
        records.index = pd.Index(np.arange(1, len(records) + 1), name="id")
    return {name: as_loaded(name, made[name]) if name in made else empty_frame(name) for name in ENTITIES}


@pytest.fixture(scope="module")
def october(shop: Mapping[str, pd.DataFrame]) -> Monthly:
    return monthly(shop, date(2026, 10, 15), today=TODAY)


@pytest.fixture(scope="module")
def told(october: Monthly) -> Report:
    return monthly_report(october, business="Shop", currency="USD")


def test_the_headline_is_what_sql_gives(shop: Mapping[str, pd.DataFrame], october: Monthly) -> None:
    spans = [("2026-10-01", "2026-11-01"), ("2026-09-01", "2026-10-01"), ("2025-10-01", "2025-11-01")]
    found = [october.now, october.month_before, october.year_before]
    with sqlite3.connect(":memory:") as base:
        sales = shop["sale"][["order_number", "sold_at", "customer", "amount", "cost"]].astype(
            {"order_number": "str", "sold_at": "str"}
        )
        sales.assign(customer=sales["customer"].where(sales["customer"] > 0)).to_sql("sale", base)
        for each, span in zip(found, spans, strict=True):
            assert each is not None
            revenue, orders, buyers, lines, profit = base.execute(SQL, span).fetchone()
            assert round(each.revenue, 2) == revenue
            assert (each.orders, each.buyers, each.sale_lines) == (orders, buyers, lines)
            assert round(each.profit or 0, 2) == profit


def test_who_bought_most_is_what_sql_gives(shop: Mapping[str, pd.DataFrame], october: Monthly) -> None:
    with sqlite3.connect(":memory:") as base:
        shop["sale"][["sold_at", "customer", "product", "amount"]].astype({"sold_at": "str"}).to_sql(
            "sale", base
        )
        shop["product"][["name"]].astype("str").to_sql("product", base)
        inside = "sold_at >= '2026-10-01' and sold_at < '2026-11-01'"
        best = base.execute(
            f"select customer, round(sum(amount), 2) from sale where {inside} and customer > 0 "  # noqa: S608
            "group by customer order by 2 desc"
        ).fetchall()
        goods = base.execute(
            f"select name, round(sum(amount), 2) from sale join product on product.id = product "  # noqa: S608
            f"where {inside} group by name order by 2 desc"
        ).fetchall()
    customers = october.customers
    assert list(zip(customers["customer"], customers["revenue"].round(2), strict=True)) == best
    assert list(zip(october.products["value"], october.products["revenue"].round(2), strict=True)) == goods


def test_the_report_says_what_the_pages_show(
    shop: Mapping[str, pd.DataFrame], october: Monthly, told: Report
) -> None:
    until = date(2026, 10, 31)
    lines = SaleLines(shop["sale"], shop["product"])
    months = revenue_by_period(lines, Period.MONTH, since=date(2025, 10, 1), until=until)
    series = next(part for part in told.sections[0].parts if isinstance(part, Series))
    drawn = [dataclasses.astuple(line)[1] for line in series.lines]
    assert drawn == [tuple(months["revenue"]), tuple(months["before"])]
    past = shop["sale"][shop["sale"]["sold_at"] < "2026-11-01"]
    assert october.forecast.totals.equals(forecast(past, today=until).totals)
    quiet = gone_quiet(past, today=until)
    assert set(october.quiet["customer"]) == set(quiet.loc[quiet["recent"], "customer"])
    names = [row[0] for row in told.tables["Best products"].rows]
    assert names == october.products["value"].head(len(names)).tolist()


def test_who_owed_is_what_was_owed_on_the_last_day(
    shop: Mapping[str, pd.DataFrame], october: Monthly
) -> None:
    until = pd.Timestamp(2026, 10, 31, 23, 59)
    known = {
        name: shop[name][shop[name][day] <= until]
        for name, day in (("sale", "sold_at"), ("payment", "paid_on"), ("return", "returned_on"))
    }
    returned = returned_lines(known["return"], known["sale"])
    then = owed_by_customer(open_orders(known["sale"], known["payment"], returned, today=until.date()))
    assert round(october.owed["overdue"].sum(), 2) == round(then["overdue"].sum(), 2)
    assert (october.owed["still"] != october.owed["overdue"]).any()


def test_a_month_that_is_not_over_is_compared_with_as_many_days(shop: Mapping[str, pd.DataFrame]) -> None:
    found = monthly(shop, TODAY, today=TODAY)
    assert not found.whole
    assert [(each.since, each.until) for each in found.then] == [
        (date(2026, 10, 1), date(2026, 10, 22)),
        (date(2025, 11, 1), date(2025, 11, 22)),
    ]
    assert "so far" in monthly_report(found).title
    assert "has brought" in month_sentence(found)


def test_february_is_compared_whole(shop: Mapping[str, pd.DataFrame]) -> None:
    found = monthly(shop, date(2026, 2, 1), today=TODAY)
    assert found.then[0].until == date(2026, 1, 31)
    leap = monthly(shop, date(2025, 2, 1), today=TODAY)
    assert leap.then[1].until == date(2024, 2, 29)


def test_nothing_is_compared_that_was_before_the_first_sale(shop: Mapping[str, pd.DataFrame]) -> None:
    found = monthly(shop, date(2024, 1, 1), today=TODAY)
    assert found.month_before is None
    assert found.year_before is None
    report = monthly_report(found)
    assert "than" not in month_sentence(found)
    assert report.sections[0].title == "The month in short"


def test_what_came_later_does_not_change_a_month(shop: Mapping[str, pd.DataFrame]) -> None:
    cut = {**shop, "sale": shop["sale"][shop["sale"]["sold_at"] < "2026-07-01"]}
    june, then = (monthly(each, date(2026, 6, 1), today=TODAY) for each in (shop, cut))
    assert june.now == then.now
    assert june.products.equals(then.products)
    assert june.quiet["customer"].tolist() == then.quiet["customer"].tolist()
    assert june.quiet["came_on"].notna().any() or june.quiet.empty


def test_an_empty_shop_has_a_report_too() -> None:
    empty = {name: empty_frame(name) for name in ENTITIES}
    found = monthly(empty, date(2026, 10, 1), today=TODAY)
    report = monthly_report(found)
    assert "Nothing was sold in October 2026" in month_sentence(found)
    assert report.title == "October 2026"


@pytest.mark.parametrize(
    ("last_sale", "month"),
    [
        ("2026-11-20", date(2026, 10, 1)),
        ("2026-10-03", date(2026, 10, 1)),
        ("2026-08-30", date(2026, 8, 1)),
        ("2026-08-05", date(2026, 7, 1)),
    ],
)
def test_the_last_finished_month_is_one_that_the_sheets_tell(
    table: Table, last_sale: str, month: date
) -> None:
    sales = table("sale", f"sold_at amount\n2026-01-05 1\n{last_sale} 1")
    assert last_finished_month(sales, TODAY) == month


def test_what_nobody_records_is_not_spoken_of(shop: Mapping[str, pd.DataFrame]) -> None:
    quiet = {**shop, "complaint": empty_frame("complaint"), "payment": empty_frame("payment")}
    quiet["return"] = shop["return"].assign(reason=pd.Categorical([None] * len(shop["return"])))
    report = monthly_report(monthly(quiet, date(2026, 9, 1), today=TODAY))
    parts = [part for section in report.sections for part in section.parts]
    said = " ".join(part.text for part in parts if isinstance(part, Words))
    drawn = [line.name for part in parts if isinstance(part, Series) for line in part.lines]
    assert "complaint" not in said.replace("returns and complaints", "")
    assert "returns" in drawn
    assert "complaints" not in drawn
    assert not {"Why things came back", "What complaints were about"} & report.tables.keys()
    assert "No payments are kept here" in said
