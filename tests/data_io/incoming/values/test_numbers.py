from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_io.incoming.values.numbers import Comma, comma_of, read_numbers


def read(*texts: str, comma: Comma | None = None) -> list[float | None]:
    numbers = read_numbers(pd.Series(texts, dtype="str"), comma)
    return [None if math.isnan(number) else number for number in numbers]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("$1,234.50", 1234.5),
        ("1.234,50 €", 1234.5),
        ("€ -1.234,50", -1234.5),
        ("(32.00)", -32),
        ("($5.00)", -5),
        ("5,00-", -5),
        ("−5", -5),
        ("1 234,5", 1234.5),
        ("1\u202f234,5 €", 1234.5),
        ("1'234.50", 1234.5),
        ("CHF 1’234.50", 1234.5),
        ("12.5%", 0.125),
        ("57 %", 0.57),
        ("1.2k", 1200),
        ("3 Mio.", 3_000_000),
        ("12,-", 12),
        ("12.--", 12),
        ("12,- €", 12),
        ("1200USD", 1200),
        ("R$ 1.234,56", 1234.56),
        ("₹1,00,000.50", 100_000.5),
        ("1.234.567", 1_234_567),
        ("0,125", 0.125),
        (",5", 0.5),
        ("1E+03", 1000),
        ("+7", 7),
    ],
)
def test_a_number_is_read_however_it_is_typed(text: str, number: float) -> None:
    assert read(text) == [number]


@pytest.mark.parametrize(
    "text",
    [
        "-",
        "–",
        "",
        "a few",
        "??",
        "3 pcs",
        "5 - 6",
        "1/2",
        "12:30",
        "2024-01-05",
        "1.2.2024",
        "1..2",
        "--5",
        "(5",
        "1.23.4",
        "1,2,3",
        "1 2 3",
        "1,000,00",
        "12'34",
        "12 3456",
        "12b",
        "5 m",
        "1e400",
        "inf",
        "nan",
        "0x10",
        "#DIV/0!",
        "€",
        "%",
    ],
)
def test_what_is_no_number_is_blank_and_never_another_number(text: str) -> None:
    assert read(text) == [None]


@pytest.mark.parametrize(
    ("column", "numbers"),
    [
        (["1.234", "2,50"], [1234, 2.5]),
        (["1,234", "2,50"], [1.234, 2.5]),
        (["1.234", "2.50"], [1.234, 2.5]),
        (["1,234", "2.50"], [1234, 2.5]),
        (["1.234", "1.234.567"], [1234, 1_234_567]),
        (["1,250", "0,500"], [1.25, 0.5]),
        (["1.250", "17,-"], [1250, 17]),
        (["1,234", "12.5%"], [1234, 0.125]),
        (["1.234", "5.678,90 €"], [1234, 5678.9]),
        (["1,234", "$5,678.90"], [1234, 5678.9]),
    ],
)
def test_a_number_that_could_be_two_is_read_as_its_whole_column_is(
    column: list[str], numbers: list[float]
) -> None:
    assert read(*column) == numbers


def test_styles_may_stand_mixed_where_each_can_be_read_in_one_way_only() -> None:
    assert read("$1,234.50", "1.234,50 €", "7.5", "7,5") == [1234.5, 1234.5, 7.5, 7.5]


def test_the_owner_may_say_what_a_comma_is() -> None:
    assert read("1,234", comma=Comma.DECIMAL) == [1.234]
    assert read("1,234", comma=Comma.THOUSANDS) == [1234]


def test_no_texts_give_no_numbers() -> None:
    assert read() == []


STYLES = {
    "plain": ("", "."),
    "English": (",", "."),
    "German": (".", ","),
    "French": ("\u202f", ","),
    "Swiss": ("’", "."),
    "Swedish": (" ", ","),
}
SURROUNDINGS = ("{}", "${}", "{} €", "EUR {}", " {} ", "{} kr")


@settings(max_examples=60)
@given(
    cents=st.lists(st.integers(-(10**11), 10**11), min_size=1, max_size=8),
    style=st.sampled_from(sorted(STYLES)),
    surrounding=st.sampled_from(SURROUNDINGS),
)
def test_what_was_written_in_a_style_is_read_back(cents: list[int], style: str, surrounding: str) -> None:
    """Python's own formatting writes; two decimals make every text readable in one way only."""
    thousands, point = STYLES[style]
    written = [
        f"{cent / 100:,.2f}".replace(",", "T").replace(".", point).replace("T", thousands) for cent in cents
    ]
    assert read(*(surrounding.format(text) for text in written)) == [cent / 100 for cent in cents]


@settings(max_examples=60)
@given(
    thousandths=st.lists(st.integers(1_000, 999_999), min_size=1, max_size=6), decimal=st.sampled_from(",.")
)
def test_one_telling_number_decides_for_a_column_of_three_decimals(
    thousandths: list[int], decimal: str
) -> None:
    written = [f"{each / 1000:.3f}".replace(".", decimal) for each in thousandths]
    assert read(*written, f"7{decimal}5") == [*(each / 1000 for each in thousandths), 7.5]


def test_the_comma_of_a_column_is_told() -> None:
    assert comma_of(pd.Series(["7,5", "1.000"], dtype="str")) is Comma.DECIMAL
    assert comma_of(pd.Series(["7.5", "1,000"], dtype="str")) is Comma.THOUSANDS
