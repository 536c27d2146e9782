from __future__ import annotations

from datetime import date, datetime, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_io.incoming.values.dates import Order, order_of, read_dates, read_serials

DAY_FIRST, MONTH_FIRST = Order.DAY_FIRST, Order.MONTH_FIRST
DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))


def read(*texts: str, fallback: Order = DAY_FIRST) -> list[str | None]:
    """What a column of these texts is read as, its order decided by itself; midnight as a plain date."""
    column = pd.Series(texts, dtype="str")
    moments = read_dates(column, order_of(column, fallback).order)
    return [None if pd.isna(each) else each.isoformat().removesuffix("T00:00:00") for each in moments]


@pytest.mark.parametrize(
    ("column", "fallback", "read_as", "proven"),
    [
        (["03/04/2024", "13/04/2024"], MONTH_FIRST, ["2024-04-03", "2024-04-13"], True),
        (["03/04/2024", "04/13/2024"], DAY_FIRST, ["2024-03-04", "2024-04-13"], True),
        (["03/04/2024"], DAY_FIRST, ["2024-04-03"], False),
        (["03/04/2024"], MONTH_FIRST, ["2024-03-04"], False),
        (["03.04.24", "25.12.24"], MONTH_FIRST, ["2024-04-03", "2024-12-25"], True),
    ],
)
def test_the_whole_column_decides_whether_the_day_comes_first(
    column: list[str], fallback: Order, read_as: list[str], proven: object
) -> None:
    found = order_of(pd.Series(column, dtype="str"), fallback)
    assert (read(*column, fallback=fallback), found.proven) == (read_as, proven)


def test_a_column_that_mixes_both_orders_reads_each_date_that_can_be_read_one_way() -> None:
    column = ["13/04/2024", "14/05/2024", "04/15/2024", "01/02/2024"]
    assert order_of(pd.Series(column, dtype="str")).mixed
    assert read(*column) == ["2024-04-13", "2024-05-14", "2024-04-15", "2024-02-01"]


def test_two_figures_are_a_year_of_the_century_that_is_near() -> None:
    assert read("1.2.24", "1.2.49", "1.2.50", "1.2.99") == [
        "2024-02-01",
        "2049-02-01",
        "1950-02-01",
        "1999-02-01",
    ]


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("2024-01-05", "2024-01-05"),
        ("2024-01-05T14:30:00", "2024-01-05T14:30:00"),
        ("2024-01-05 14:30", "2024-01-05T14:30:00"),
        ("2024-01-05T14:30:00Z", "2024-01-05T14:30:00"),
        ("2024-01-05T14:30:00.123+02:00", "2024-01-05T14:30:00"),
        ("2024/1/5", "2024-01-05"),
        ("20240105", "2024-01-05"),
        ("5/1/2024 9:12 AM", "2024-01-05T09:12:00"),
        ("5/1/2024 12:05 am", "2024-01-05T00:05:00"),
        ("5/1/2024 2:30 p.m.", "2024-01-05T14:30:00"),
        ("5.1.2024, 14:30 Uhr", "2024-01-05T14:30:00"),
        ("5.1.2024 14.30", "2024-01-05T14:30:00"),
        ("2024/01/05 3:04:05 PM GMT+1", "2024-01-05T15:04:05"),
        ("5-Jan-24", "2024-01-05"),
        ("Jan 5, 2024", "2024-01-05"),
        ("January 5th, 2024 2:30 PM", "2024-01-05T14:30:00"),
        ("5th of January 2024", "2024-01-05"),
        ("Friday, January 5, 2024", "2024-01-05"),
        ("Fr, 5. Januar 2024", "2024-01-05"),
    ],
)
def test_a_date_is_read_however_it_is_typed(text: str, read_as: str) -> None:
    assert read(text) == [read_as]


@pytest.mark.parametrize(
    "texts",
    [
        ["5 March 2024", "5 Mar 2024", "March 5, 2024"],
        ["5. März 2024", "5. Mrz. 2024", "5 Maerz 2024"],
        ["5 mars 2024", "mardi 5 mars 2024"],
        ["5 de marzo de 2024", "5 mar. 2024"],
        ["5 marzo 2024", "martedì 5 marzo 2024"],
        ["5 de março de 2024", "5 mar 2024"],
        ["5 maart 2024", "5 mrt. 2024"],
    ],
    ids=["English", "German", "French", "Spanish", "Italian", "Portuguese", "Dutch"],
)
def test_months_are_known_by_name(texts: list[str]) -> None:
    assert read(*texts) == ["2024-03-05"] * len(texts)


@pytest.mark.parametrize(
    "text",
    [
        "31.02.1980",
        "29.02.2023",
        "00.01.2024",
        "32.01.2024",
        "13.13.2024",
        "2024-13-01",
        "2024-02-30",
        "15 Foo 2024",
        "2024-01-05 25:00",
        "2024-01-05 12:75",
        "2024",
        "2024-01",
        "202411",
        "2024112",
        "Jan 2024",
        "12/2024",
        "1.2",
        "3.5",
        "last week?",
        "Monday",
        "n/a",
        "5/1/20245",
        "01632 960811",
    ],
)
def test_what_is_no_date_is_blank_and_never_another_date(text: str) -> None:
    assert read(text) == [None]


def test_the_29th_of_february_is_a_date_in_a_leap_year_only() -> None:
    assert read("29.02.2024", "29.02.2023", "29.02.1900", "29.02.2000") == [
        "2024-02-29",
        None,
        None,
        "2000-02-29",
    ]


@settings(max_examples=50)
@given(
    days=st.lists(DAYS, min_size=1, max_size=6),
    style=st.sampled_from(["%d.%m.%Y", "%d/%m/%y", "%Y-%m-%d", "%d %B %Y", "%b %d, %Y"]),
)
def test_what_was_written_in_a_style_is_read_back(days: list[date], style: str) -> None:
    written = [day.strftime(style) for day in days]
    assert read(*written, (date(2024, 1, 25)).strftime(style)) == [
        *(day.isoformat() for day in days),
        "2024-01-25",
    ]


@settings(max_examples=50)
@given(day=st.datetimes(datetime(1910, 1, 1), datetime(2099, 12, 30)))
def test_the_day_numbers_of_excel_count_from_the_end_of_1899(day: datetime) -> None:
    """The standard library counts: serial 1 is 1 January 1900, and Excel believes in a 29 February 1900."""
    whole = day.replace(microsecond=0)
    serial = (whole - datetime(1899, 12, 30)) / timedelta(days=1)
    assert read_serials(pd.Series([serial]))[0] == whole


def test_other_numbers_are_no_dates() -> None:
    assert read_serials(pd.Series([1.0, 0.0, -5.0, 2024.0, 1_700_000_000.0, 20240231.0])).isna().all()
    assert read_serials(pd.Series([20240131.0]))[0] == pd.Timestamp(2024, 1, 31)
