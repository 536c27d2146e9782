"""What is typed is read or kept, whatever it is; and what seven languages write is read as what it is.

Whole columns are drawn, since what a cell means is decided from its column.
"""

from __future__ import annotations

import string
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

import pandas as pd
import pyarrow as pa
import pytest
from babel.dates import format_date, format_datetime
from babel.numbers import format_currency, format_decimal, format_percent
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from crm.entities import ENTITIES, field_at
from crm.headings import BOOLEAN, WORDS
from crm.schema import OWN_PREFIX, Kind
from data_io.incoming.recognition.matching import ColumnMatch, SheetMatch
from data_io.incoming.records.rows import AS_TYPED, essential, read_rows
from data_io.incoming.sheets import Sheet, name_columns
from data_io.incoming.values.countries import LANGUAGES, country_code
from data_io.incoming.values.dates import Order
from data_io.incoming.values.parsing import NOTHING, Hints, parse_path

PATHS: Final = {
    Kind.TEXT: "customer.job_title", Kind.LONG_TEXT: "customer.notes", Kind.TERM: "customer.city",
    Kind.CHOICE: "customer.stage", Kind.EMAIL: "customer.email", Kind.PHONE: "customer.phone",
    Kind.URL: "customer.website", Kind.LIST: "customer.tags", Kind.INTEGER: "customer.payment_terms_days",
    Kind.NUMBER: "sale.quantity", Kind.MONEY: "sale.amount", Kind.SHARE: "sale.discount_share",
    Kind.DATE: "customer.birthday", Kind.MOMENT: "sale.sold_at", Kind.BOOLEAN: "customer.email_consent",
    Kind.REFERENCE: "sale.customer",
}  # fmt: skip
LOCALES: Final = ("en_US", "en_GB", "de_DE", "de_CH", "fr_FR", "es_ES", "it_IT", "pt_BR", "pt_PT", "nl_NL")
DAY_STYLES: Final = ("short", "medium", "long", "full", "y-MM-dd")
TEXTS = st.one_of(
    st.text(min_size=1, max_size=30),
    st.text(string.digits + " .,-/:$€%()+'", min_size=1, max_size=14),
    st.sampled_from(
        ["03/04/2024", "Doe, John", "a@b.de; c@d.de", "5,-", "n/a", "=1+1", "½", "07700 900262 ext. 1"]
    ),
)
quick = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def parse(path: str, texts: list[str], hints: Hints | None = None) -> list[Any]:
    """What a column of these texts is read as; blanks None."""
    parsed = parse_path(pa.chunked_array([pa.array(texts, pa.string())]), path, hints or Hints())
    assert parsed.faults.isna().all(), list(zip(texts, parsed.faults, strict=True))
    return parsed.values.astype(object).where(parsed.values.notna(), None).tolist()


# --- anything at all -------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", Kind)
@quick
@given(texts=st.lists(TEXTS, min_size=1, max_size=6))
@example(texts=["#REF!", "12", "x@y"])
@example(texts=["\0", "1\x002"])
def test_every_text_is_read_or_kept_and_pointed_out(kind: Kind, texts: list[str]) -> None:
    path = PATHS[kind]
    column = ColumnMatch(0, "Column", (path,))
    sheet = Sheet("S", hidden=False, headings=("Column",), header_row=1, above=(), first_row=2,
                  cells=name_columns([pa.array(texts, pa.string())]))  # fmt: skip
    rows = read_rows(sheet, SheetMatch(path.partition(".")[0], (column,)))
    live = [texts[at].replace("\0", "") for at in rows.positions]
    kept = rows.own.get(
        OWN_PREFIX + "Column" + AS_TYPED, pd.Series(None, index=range(len(live)), dtype=object)
    )
    noted = set(rows.issues["position"])
    for at, text in enumerate(live):
        values = [rows.values[name].iloc[at] for name in rows.values]
        read = any(pd.notna(value) for value in values)
        nothing = text.strip().casefold() in NOTHING or not text.replace("\u00a0", " ").strip(" ;,\n")
        assert read or nothing or at in noted, (text, values)
        if at in noted and not read and not essential(path):
            assert kept.iloc[at] == text.replace("\r\n", "\n").replace("\u00a0", " ").strip()


# --- what seven languages write --------------------------------------------------------------------------


@quick
@given(
    days=st.lists(st.dates(date(1990, 1, 1), date(2024, 12, 31)), min_size=1, max_size=6),
    locale=st.sampled_from(LOCALES),
    style=st.sampled_from(DAY_STYLES),
)
def test_dates_of_every_language_are_read_back(days: list[date], locale: str, style: str) -> None:
    order = Order.MONTH_FIRST if locale == "en_US" else Order.DAY_FIRST
    written = [format_date(day, style, locale=locale) for day in days]
    assert parse("sale.sold_at", written, Hints(fallback_order=order, today=date(2024, 12, 31))) == [
        pd.Timestamp(day) for day in days
    ]


@quick
@given(
    moments=st.lists(st.datetimes(datetime(1990, 1, 1), datetime(2024, 12, 31)), min_size=1, max_size=4),
    locale=st.sampled_from(LOCALES),
)
def test_times_of_every_language_are_read_back(moments: list[datetime], locale: str) -> None:
    order = Order.MONTH_FIRST if locale == "en_US" else Order.DAY_FIRST
    whole = [moment.replace(microsecond=0) for moment in moments]
    written = [format_datetime(moment, "medium", locale=locale) for moment in whole]
    assert parse("sale.sold_at", written, Hints(fallback_order=order, today=date(2024, 12, 31))) == [
        pd.Timestamp(moment) for moment in whole
    ]


@quick
@given(
    cents=st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=6),
    locale=st.sampled_from(LOCALES),
    currency=st.sampled_from(["USD", "EUR", "GBP", "CHF", "AUD", "CAD", "BRL", "SEK", "PLN", "INR"]),
)
def test_money_of_every_language_is_read_back(cents: list[int], locale: str, currency: str) -> None:
    exact = [Decimal(cent) / 100 for cent in cents]
    written = [format_currency(each, currency, locale=locale) for each in exact]
    assert parse("sale.amount", written) == [float(each) for each in exact]


@quick
@given(
    thousandths=st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=6),
    locale=st.sampled_from(LOCALES),
)
def test_numbers_of_every_language_are_read_back(thousandths: list[int], locale: str) -> None:
    """One number tells what the comma is, as one does in every longer column."""
    exact = [Decimal(each) / 1000 for each in [*thousandths, 1_234_500]]
    written = [format_decimal(each, locale=locale) for each in exact]
    assert parse("sale.quantity", written) == [float(each) for each in exact]


@quick
@given(shares=st.lists(st.integers(0, 100), min_size=1, max_size=6), locale=st.sampled_from(LOCALES))
def test_percentages_of_every_language_are_read_back(shares: list[int], locale: str) -> None:
    written = [format_percent(Decimal(each) / 100, locale=locale) for each in shares]
    assert parse("sale.discount_share", written) == [each / 100 for each in shares]


@quick
@given(
    whole=st.lists(st.integers(-(10**6), 10**6), min_size=1, max_size=6),
    dress=st.sampled_from(["{}", " {} ", "+{}", "{}.0"]),
)
def test_whole_numbers_are_read_back(whole: list[int], dress: str) -> None:
    written = [dress.format(each) if each >= 0 else str(each) for each in whole]
    assert parse("customer.payment_terms_days", written) == whole


CHOICES = [
    (path, word, code)
    for words_by_path in WORDS.values()
    for path, words in words_by_path.items()
    for word, code in words.items()
] + [
    (f"{entity.name}.{field.name}", word, choice.code)
    for entity in ENTITIES.values()
    for field in entity.fields
    for choice in field.choices
    for word in (choice.code, choice.label, choice.label.upper())
]


@quick
@given(
    said=st.lists(st.sampled_from(CHOICES), min_size=1, max_size=5),
    dress=st.sampled_from([str, str.upper, "{} ".format]),
)
def test_choices_and_booleans_of_every_language_are_read_back(
    said: list[tuple[str, str, str]], dress: Callable[[str], str]
) -> None:
    for path, word, code in said:
        if path == BOOLEAN:
            assert parse("customer.email_consent", [dress(word)]) == [code == "yes"]
        elif "." in path:
            assert parse(path, [dress(word)]) == [code], (path, word)


@quick
@given(code=st.sampled_from(["DE", "GB", "US", "FR", "ES", "IT", "PT", "NL", "CH", "AT", "BE", "BR", "PL", "SE"]),
       language=st.sampled_from(LANGUAGES))  # fmt: skip
def test_countries_of_every_language_are_known(code: str, language: str) -> None:
    from babel import Locale

    name = str(Locale(language).territories[code])
    assert country_code(name) == country_code(code) == code
    english = str(Locale("en").territories[code])
    assert parse("customer.country", [name, code]) == [english, english]


NAMES = st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=8)


@quick
@given(
    people=st.lists(st.tuples(NAMES, NAMES), min_size=1, max_size=5),
    dress=st.sampled_from(["{}", "<{}>", "mailto:{}", " {};", "{}.", "Anna Berg <{}>"]),
)
def test_addresses_are_found_whatever_is_around_them(people: list[tuple[str, str]], dress: str) -> None:
    addresses = [f"{name}@{host}.example" for name, host in people]
    assert parse("customer.email", [dress.format(each) for each in addresses]) == addresses


@quick
@given(
    numbers=st.lists(st.integers(10**6, 10**7 - 1), min_size=1, max_size=5),
    style=st.sampled_from(["020 7{}", "(020) 7{}", "+44 20 7{}", "0044 20 7{}", "+44 (0)20 7{}", "'0207{}"]),
)
def test_phone_numbers_are_one_number_however_they_are_typed(numbers: list[int], style: str) -> None:
    written = [style.format(each) for each in numbers]
    assert parse("customer.phone", written, Hints(region="GB")) == [f"+44207{each}" for each in numbers]


WORD = st.text(string.ascii_letters + "äöüéñç ", min_size=1, max_size=10).filter(
    lambda text: text.strip() == text
)


@quick
@given(
    items=st.lists(WORD, min_size=1, max_size=4, unique=True), separator=st.sampled_from(["; ", "\n", ";"])
)
def test_lists_and_texts_are_read_back(items: list[str], separator: str) -> None:
    assert parse("customer.tags", [separator.join(items)]) == ["; ".join(items)]
    for kind in (Kind.TEXT, Kind.LONG_TEXT, Kind.TERM, Kind.URL, Kind.REFERENCE):
        assert field_at(PATHS[kind]).kind is kind
        assert parse(PATHS[kind], items) == items
