"""Day or month first where a column leaves it open: the witnesses of the sheet, the guess, the question."""

from __future__ import annotations

import pandas as pd
import pytest

from crm.access import LOCAL_OWNER
from data_io.incoming.importing import bring_in
from data_io.incoming.planning import Choices
from data_io.incoming.recognition.matching import match_sheet
from data_io.incoming.records.rows import Rows, read_rows
from data_io.incoming.values.dates import Order
from data_io.incoming.values.homes import Home, home_of
from data_io.incoming.values.parsing import Hints
from data_io.store import Store
from tests.data_io.incoming.sheet_maker import book_of, codes_of, imported, planned, sheet_of, table_of

OPEN = "Order no|Date|Customer|Amount\nA7|03/04/2024|Ann|5\nA2|05/06/2024|Bob|6\nA9|03/04/2024|Cy|6"


def rows_of(table: str, home: Home | None = None) -> Rows:
    sheet = sheet_of(table)
    return read_rows(sheet, match_sheet(sheet), None, home)


def months(rows: Rows, path: str = "sale.sold_at") -> list[int]:
    return [int(month) for month in rows.values[path].dt.month]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(
            "Ticket|Opened|Due date|Customer|Subject\n1|03/04/2024|20/04/2024|Ann|x\n2|05/04/2024|13/05/2024|Bob|y",
            [4, 4],
            id="another column of the sheet",
        ),
        pytest.param(
            "Ticket|Opened|Due date|Customer|Subject\n1|03/04/2024|04/20/2024|Ann|x\n2|05/04/2024|05/13/2024|Bob|y",
            [3, 5],
            id="another column of the sheet, the American way",
        ),
        pytest.param(
            "Ticket|Opened|Promised by|Customer|Subject\n1|03/04/2024|2024-03-09|Ann|x\n2|03/05/2024|2024-03-10|B|y",
            [3, 3],
            id="nothing is promised for a day before it was said",
        ),
        pytest.param(
            "Ticket|Opened|Customer|Subject|Status\n4|02/05/2024|A|x|open\n1|05/03/2024|B|y|open\n"
            "3|03/04/2024|C|z|open\n2|06/03/2024|D|z|open\n5|03/05/2024|D|z|open",
            [5, 3, 4, 3, 5],
            id="numbers rise with time",
        ),
        pytest.param(
            "Ticket|Datum|Kunde|Betreff|Status\n1|03/04/2024|Ann|x|offen", [4], id="German headings"
        ),
        pytest.param("Ticket|Opened|Customer|Subject|Status\n1|03.04.2024|Ann|x|open", [4], id="points"),
        pytest.param(
            "Ticket|Opened|Customer|Subject|Status\n1|01/12/2999|Ann|x|open\n2|02/01/2020|B|y|open",
            None,
            id="a day ahead in both",
        ),
    ],
)
def test_the_sheet_tells_and_nobody_is_asked(table: str, expected: list[int] | None) -> None:
    rows = rows_of(table)
    if expected is None:
        assert len(rows.questions) == 2
        return
    assert months(rows, "complaint.opened_at") == expected
    assert rows.questions.empty
    assert not rows.issues["code"].eq("day_or_month").any()


def test_where_nothing_tells_some_rows_are_asked_about_once() -> None:
    rows = rows_of(OPEN)
    assert months(rows) == [4, 6, 4]
    assert rows.questions[["column", "heading", "path", "position", "text"]].to_numpy().tolist() == [
        [1, "Date", "sale.sold_at", 0, "03/04/2024"],
        [1, "Date", "sale.sold_at", 1, "05/06/2024"],
    ]
    assert rows.questions["day_first"].tolist() == [pd.Timestamp(2024, 4, 3), pd.Timestamp(2024, 6, 5)]
    assert rows.questions["month_first"].tolist() == [pd.Timestamp(2024, 3, 4), pd.Timestamp(2024, 5, 6)]
    assert rows.issues["code"].tolist() == ["day_or_month"]


@pytest.mark.parametrize(
    ("business", "expected"),
    [
        ({"currency": "USD"}, [3, 5, 3]),
        ({"currency": "AUD"}, [4, 6, 4]),
        ({"currency": "EUR", "zone": "America/New_York"}, [3, 5, 3]),
        ({"currency": "USD", "zone": "Europe/Berlin"}, [4, 6, 4]),
        ({}, [4, 6, 4]),
    ],
)
def test_the_country_of_the_business_is_a_guess_and_the_question_stays(
    business: dict[str, str], expected: list[int]
) -> None:
    rows = rows_of(OPEN, home_of(business))
    assert (months(rows), len(rows.questions)) == (expected, 2)


def test_the_answer_is_taken_and_remembered(store: Store) -> None:
    (sheet,) = planned(store, OPEN).sheets
    assert (codes_of(sheet), len(sheet.rows.questions)) == ([(2, "Date", "day_or_month")], 2)
    book = book_of(OPEN)
    answer = Choices(hints={(book.name, "Sheet1"): {1: Hints(order=Order.MONTH_FIRST)}})
    plan, _ = bring_in([book], store, LOCAL_OWNER, answer)
    assert (plan.sheets[0].rows.questions.empty, codes_of(plan.sheets[0])) == (True, [])
    assert [day for (day,) in table_of(store, "sale", "sold_at")] == [
        "2024-03-04",
        "2024-05-06",
        "2024-03-04",
    ]
    (later,) = planned(store, OPEN.replace("A7", "B7")).sheets
    assert (months(later.rows), later.rows.questions.empty) == ([3, 5, 3], True)


def test_a_column_that_mixes_both_orders_asks_about_the_rest() -> None:
    rows = rows_of("Order no|Date|Customer|Amount\n1|13/04/2024|A|5\n2|04/14/2024|B|5\n3|04/05/2024|C|5")
    assert rows.questions["text"].tolist() == ["04/05/2024"]


def test_years_of_two_figures_are_past_where_only_the_past_can_be_meant() -> None:
    people = rows_of("Name|E-mail|Birthday\nAnn|a@x.de|1.2.49\nBob|b@x.de|25.12.24")
    assert people.values["customer.birthday"].dt.year.tolist() == [1949, 2024]
    sales = rows_of("Order no|Date|Due date|Customer|Amount\n1|13.2.24|1.2.49|A|5\n2|1.2.49|1.2.49|B|5")
    assert sales.values["sale.sold_at"].dt.year.tolist() == [2024, 1949]
    assert sales.values["sale.due_on"].dt.year.tolist() == [2049, 2049]


def test_the_day_of_the_record_keeps_its_column_though_most_cells_are_no_days(store: Store) -> None:
    (sheet,), _ = imported(
        store, "Order no|Date|Customer|Amount\nA1|soon|A|5\nA2|later|B|6\nA3|2024-02-03|B|7\nA4|??|B|8"
    )
    assert [code for _, _, code in codes_of(sheet)] == ["unreadable_date"] * 3
    assert table_of(store, "sale", "order_number", "sold_at") == [("A3", "2024-02-03")]
