from __future__ import annotations

from datetime import date, datetime

import pytest

from crm import wording

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("amount", "currency", "written"),
    [
        (38904.4, "USD", "$38,904"),
        (38904.4, "EUR", "38,904\u00a0€"),
        (64.2, "EUR", "64.20\u00a0€"),
        (0, "EUR", "0\u00a0€"),
        (-11.8, "EUR", "−11.80\u00a0€"),
        (-0.001, "USD", "$0"),
        (-1200, "GBP", "−£1,200"),
        (999.999, "USD", "$1,000"),
        (12.5, "JPY", "¥12"),
        (1200, "CHF", "1,200\u00a0CHF"),
        (12.34, None, "12.34"),
        (12.34, "eur", "12.34\u00a0€"),
    ],
)
def test_money(amount: float, currency: str | None, written: str) -> None:
    assert wording.money(amount, currency) == written


def test_cents_can_be_forced() -> None:
    assert wording.money(1234.5, "USD", cents=True) == "$1,234.50"
    assert wording.money(12.34, "USD", cents=False) == "$12"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (310, "310"),
        (39_210, "39.2k"),
        (999, "999"),
        (999.6, "1.0k"),
        (150_393, "150k"),
        (1_250_000, "1.2m"),
        (-2500, "−2.5k"),
    ],
)
def test_short_figures(value: float, written: str) -> None:
    assert wording.short(value) == written


def test_days_and_months() -> None:
    assert wording.day(date(2026, 11, 2), today=TODAY) == "2 Nov"
    assert wording.day(date(2025, 11, 12), today=TODAY) == "12 Nov 2025"
    assert wording.month(date(2023, 3, 1)) == "March 2023"
    assert wording.month(date(2026, 3, 1), today=TODAY) == "March"
    assert wording.moment(datetime(2026, 11, 2, 14, 5), today=TODAY) == "2 Nov, 14:05"
    assert wording.moment(datetime(2026, 11, 2), today=TODAY) == "2 Nov"


@pytest.mark.parametrize(
    ("on", "written"),
    [
        (date(2026, 11, 19), "yesterday"),
        (date(2026, 11, 20), "today"),
        (date(2026, 11, 21), "tomorrow"),
        (date(2026, 11, 24), "on Tuesday"),
        (date(2026, 11, 27), "on 27 Nov"),
        (date(2026, 11, 18), "on 18 Nov"),
    ],
)
def test_days_near_today(on: date, written: str) -> None:
    assert wording.near_day(on, today=TODAY) == written


def test_counts_agree_with_their_nouns() -> None:
    assert wording.count(1, "sale") == "1 sale"
    assert wording.count(1204, "sale") == "1,204 sales"
    assert wording.count_in_words(3, "regular") == "three regulars"
    assert wording.count_in_words(2, "person", "people") == "two people"
    assert [wording.ordinal(place) for place in (1, 2, 3, 4, 11, 12, 13, 21, 112)] == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "112th",
    ]  # fmt: skip
    assert wording.listed(["a"]) == "a"
    assert wording.listed(["a", "", "b", "c"]) == "a, b and c"
    assert wording.listed([]) == ""


def test_stretches() -> None:
    assert [wording.days(each) for each in (1, 9, 28, 150, 800)] == [
        "1 day",
        "9 days",
        "4 weeks",
        "5 months",
        "2 years",
    ]
    assert [wording.hours(each) for each in (0.5, 5, 72)] == ["30 min", "5 h", "3 days"]


def test_a_sentence_begins_large_and_ends_with_a_stop() -> None:
    assert wording.sentence("comes **every 9 days**") == "Comes **every 9 days**."
    assert wording.sentence("**three** people") == "**Three** people."
    assert wording.sentence("**310 €** is overdue") == "**310 €** is overdue."
    assert wording.sentence("") == ""


@pytest.mark.parametrize(
    ("name", "harmless"),
    [
        ("**x**", r"\*\*x\*\*"),
        ("[a](b)", r"\[a\]\(b\)"),
        ("$5 and $6", r"\$5 and \$6"),
        ("<img src=x>", r"\<img src\=x\>"),
        ("# A\n- b", r"\# A \- b"),
        ("1. Ann", r"1\. Ann"),
        ("Zoë O’Neill", "Zoë O’Neill"),
        ("a\u202eb\x00c", "abc"),
        (":smile:", "\\:\u2060smile\\:"),
        ("https://x.y", "https\\:\\/\\/\u2060x\\.y"),
        ("www.x.y", "www\u2060\\.x\\.y"),
    ],
)
def test_names_from_data_are_harmless_in_markdown(name: str, harmless: str) -> None:
    assert wording.plain(name) == harmless


def test_nothing_is_not_bold() -> None:
    assert wording.bold("  ") == ""
    assert wording.bold("Figs") == "**Figs**"
