from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest

from crm.insights.returns import returned_lines
from crm.insights.settling import cost, settling, settling_by

Table = Callable[..., pd.DataFrame]

TODAY = date(2026, 3, 20)
COMPLAINTS = """
opened_at status due_at first_response_at resolved_at assigned_to satisfaction
2026-01-02T09:00:00 resolved 2026-01-03T17:00:00 2026-01-02T12:00:00 2026-01-03T16:00:00 Tom yes
2026-01-02T09:00:00 resolved 2026-01-03T17:00:00 2026-01-02T10:00:00 2026-01-03T18:00:00 Tom no
2026-02-02 resolved 2026-02-05 - 2026-02-05T18:00:00 Ann partly
2026-02-03T10:00:00 open 2026-03-19 2026-02-03T15:00:00 - Ann -
2026-03-03T10:00:00 open 2026-03-20 - - - -
2026-03-04T10:00:00 resolved 2026-03-06 - - - yes
"""


def test_a_promise_is_kept_by_its_hour_and_by_its_day_where_only_that_is_known(table: Table) -> None:
    found = settling(table("complaint", COMPLAINTS), today=TODAY)
    assert (found.promise.count, found.promise.of) == (2, 4), (
        "one open is past, one not due, one of unknown day"
    )
    assert found.promise.low is not None
    assert found.promise.low < 50
    assert (found.still_open, found.late) == (2, 1)


def test_times_are_medians_of_those_that_are_known(table: Table) -> None:
    found = settling(table("complaint", COMPLAINTS), today=TODAY)
    assert (found.answer_hours, found.answered) == (3, 3)
    assert (found.settled_hours, found.settled) == (33, 3)
    assert (found.satisfied.count, found.satisfied.of, found.partly, found.unsatisfied) == (2, 4, 1, 1)


def test_only_complaints_of_the_days_count(table: Table) -> None:
    found = settling(
        table("complaint", COMPLAINTS), today=TODAY, since=date(2026, 1, 1), until=date(2026, 1, 31)
    )
    assert (found.complaints, found.promise.count, found.promise.of) == (2, 1, 2)


def test_the_settling_is_split_by_who_had_it(table: Table) -> None:
    rows = settling_by("assigned_to", table("complaint", COMPLAINTS), today=TODAY).set_index("value")
    told = ["complaints", "answered", "kept", "promised", "satisfied", "said"]
    assert rows.loc[["Tom"], told].to_numpy().tolist()[0] == [
        2, 2, 1, 2, 1, 2,
    ]  # fmt: skip
    assert rows.loc["Tom", "answer_hours"] == 2
    assert rows.loc[["Ann"], ["kept", "promised", "late"]].to_numpy().tolist()[0] == [1, 2, 1]
    assert settling_by("assigned_to", table("complaint"), today=TODAY).empty


def test_what_a_return_and_its_complaint_paid_counts_once(table: Table) -> None:
    sales = table(
        "sale", "order_number sold_at customer product amount\nA1 2026-01-01 1 10 20\nB2 2026-01-01 2 10 20"
    )
    products = table("product", "id cost\n10 6")
    complaints = table(
        "complaint",
        "opened_at order_number customer product refund\n2026-01-05 A1 1 10 15\n2026-01-06 B2 2 - 3",
    )
    returns = table(
        "return",
        "returned_on order_number customer product quantity refund condition resolution\n"
        "2026-01-05 A1 1 10 1 20 damaged refund\n2026-01-07 B2 2 10 2 - new exchange",
    )
    found = cost(complaints, returns, returned_lines(returns, sales), sales, products)
    assert (found.refunds, found.paid, found.twice) == (20, 18, 15)
    assert (found.goods, found.costed, found.lost) == (18, 2, 2), "a damaged one, and two given in exchange"
    assert found.total == 41
    assert (found.records, found.stated) == (4, 3)


def test_without_records_nothing_is_known_and_nothing_costs(table: Table) -> None:
    found = settling(table("complaint"), today=TODAY)
    assert found.answer_hours is None
    assert found.promise.per_100 is None
    nothing = cost(
        table("complaint"), table("return"), returned_lines(table("return"), table("sale")),
        table("sale"), table("product"),
    )  # fmt: skip
    assert nothing.total == pytest.approx(0)
