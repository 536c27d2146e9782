from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest

from crm.schema import Kind
from data_io.incoming.values.dates import Order
from data_io.incoming.values.numbers import Comma
from data_io.incoming.values.parsing import PARSERS, Hints, Parsed, distinct_of, parse_path
from data_io.incoming.values.vocabulary import boolean_words


def column(*cells: object, kind: pa.DataType | None = None) -> pa.ChunkedArray:
    return pa.chunked_array([pa.array(cells, kind)])


def parse(path: str, *cells: object, hints: Hints | None = None, kind: pa.DataType | None = None) -> Parsed:
    parsed = parse_path(column(*cells, kind=kind), path, hints or Hints())
    assert list(parsed.values.index) == list(parsed.faults.index) == list(range(len(cells)))
    return parsed


def blanked(values: pd.Series[Any]) -> list[object]:
    return values.astype(object).where(values.notna(), None).tolist()


def values(
    path: str, *cells: object, hints: Hints | None = None, kind: pa.DataType | None = None
) -> list[object]:
    parsed = parse(path, *cells, hints=hints, kind=kind)
    return blanked(parsed.values)


def faults(path: str, *cells: object) -> list[object]:
    return blanked(parse(path, *cells).faults)


def test_every_kind_has_its_parser() -> None:
    assert PARSERS.keys() == set(Kind)


@pytest.mark.parametrize("kind", Kind)
def test_a_blank_column_is_blank_and_faultless_in_every_kind(kind: Kind) -> None:
    path = {
        Kind.TEXT: "customer.name", Kind.LONG_TEXT: "customer.notes", Kind.TERM: "customer.city",
        Kind.CHOICE: "customer.stage", Kind.EMAIL: "customer.email", Kind.PHONE: "customer.phone",
        Kind.URL: "customer.website", Kind.LIST: "customer.tags", Kind.INTEGER: "sale.line",
        Kind.NUMBER: "sale.quantity", Kind.MONEY: "sale.amount", Kind.SHARE: "sale.discount_share",
        Kind.DATE: "customer.birthday", Kind.MOMENT: "sale.sold_at", Kind.BOOLEAN: "customer.email_consent",
        Kind.REFERENCE: "sale.customer",
    }[kind]  # fmt: skip
    for cells in ([None, None], ["", "  "]):
        parsed = parse(path, *cells, kind=pa.string())
        assert parsed.values.isna().all()
        assert parsed.faults.isna().all()
        assert parsed.readable_share == 1


def test_a_cell_that_cannot_be_read_is_blank_with_a_fault_and_others_stay() -> None:
    assert values("sale.amount", "1.50", "a few", None, "n/a", "#DIV/0!") == [1.5, None, None, None, None]
    assert faults("sale.amount", "1.50", "a few", None, "n/a", "#DIV/0!") == [
        None,
        "unreadable_money",
        None,
        None,
        "formula_error",
    ]
    assert faults("sale.sold_at", "2024-01-05", "soon") == [None, "unreadable_date"]
    assert faults("customer.email", "a@example.com", "at the till") == [None, "unreadable_email"]
    assert faults("customer.stage", "lead", "purple") == [None, "unknown_choice"]
    assert faults("customer.email_consent", "yes", "perhaps") == [None, "unreadable_boolean"]
    assert faults("sale.line", "1", "1.5") == [None, "unreadable_number"]


def test_numbers_and_times_of_a_workbook_are_taken_as_they_are() -> None:
    assert values("sale.amount", 1.5, None) == [1.5, None]
    noon = dt.datetime(2024, 1, 5, 12, 30)
    assert values("sale.sold_at", noon, None) == [pd.Timestamp(noon), None]
    assert values("sale.sold_at", dt.date(2024, 1, 5)) == [pd.Timestamp(2024, 1, 5)]
    assert values("sale.sold_at", 45000.5) == [pd.Timestamp(2023, 3, 15, 12)]
    assert values("sale.sold_at", "45000.5", "2024-01-05") == [
        pd.Timestamp(2023, 3, 15, 12),
        pd.Timestamp(2024, 1, 5),
    ]


def test_a_day_has_no_time() -> None:
    assert values("customer.birthday", "1980-01-31 14:30") == [pd.Timestamp(1980, 1, 31)]


def test_codes_keep_their_zeros_and_whole_numbers_get_no_point() -> None:
    assert values("customer.code", "00001", "2") == ["00001", "2"]
    assert values("customer.code", 12345.0, None) == ["12345", None]
    assert values("customer.postcode", 1234.0, 5678.0) == ["1234", "5678"]


def test_shares_may_be_typed_as_per_cent() -> None:
    assert values("sale.discount_share", "5%", "12.5 %", "100%") == [0.05, 0.125, 1.0]
    assert values("sale.discount_share", 5, 12.5) == [0.05, 0.125]
    assert values("sale.discount_share", 0.05, 0.2) == [0.05, 0.2]


def test_an_email_is_found_among_other_words() -> None:
    assert values(
        "customer.email", "Ann <Ann@Example.com>", "mailto:bob@example.com", "a@b", "x@y.org; z@y.org"
    ) == [
        "ann@example.com",
        "bob@example.com",
        None,
        "x@y.org",
    ]


def test_international_phones_are_put_in_one_form_and_others_stay_as_typed() -> None:
    typed = ["+44 (0)20 7946 0000", "0044 20 7946 0000", "020 7946 0000 (evenings)"]
    assert values("customer.phone", *typed) == ["+442079460000", "+442079460000", "020 7946 0000 (evenings)"]
    assert values("customer.phone", "020 7946 0000", hints=Hints(region="GB")) == ["+442079460000"]


def test_numbers_with_a_word_before_each_are_told_apart() -> None:
    cells = pa.chunked_array([["h: 020 7946 0018 / m: 07700 900461", "Büro: 0228 5544"]])
    read = parse_path(cells, "customer.phone", Hints(region="GB"))
    assert (read.values[0], read.others[0] if read.others is not None else None) == (
        "+442079460018",
        "+447700900461",
    )
    assert read.values[1] == "Büro: 0228 5544"


def test_a_dash_in_a_column_of_phones_is_no_number() -> None:
    assert values("customer.phone", "-", "n/a", "020 7946 0000") == [None, None, "020 7946 0000"]
    assert values("customer.phone", "-", hints=Hints(verbatim=True)) == ["-"]


def test_lists_are_parted() -> None:
    assert values("customer.tags", "vip, local", "a; b, c", "x\ny", " ") == [
        "vip; local",
        "a; b, c",
        "x; y",
        None,
    ]


def test_choices_are_known_by_many_words_and_slips() -> None:
    assert values("complaint.status", "Closed", "in Progress", "erledigt", "Resolvd", "compl.") == [
        "resolved",
        "answered",
        "resolved",
        "resolved",
        "resolved",
    ]


def test_yes_and_no_are_known_in_seven_languages() -> None:
    yes, no = (
        ("yes", "ja", "oui", "sí", "sì", "sim", "x", "✓", "✔"),
        ("✗", "no", "nein", "non", "não", "nee", "0"),
    )
    assert values("customer.email_consent", *yes, *no) == [True] * len(yes) + [False] * len(no)
    ticked = [True, False, None]
    assert values("customer.email_consent", *ticked) == ticked
    assert len(set(boolean_words().values())) == 2


def test_hints_count_before_what_the_column_says() -> None:
    assert values("sale.sold_at", "03/04/2024", hints=Hints(order=Order.MONTH_FIRST)) == [
        pd.Timestamp(2024, 3, 4)
    ]
    assert values("sale.amount", "1,234", hints=Hints(comma=Comma.DECIMAL)) == [1.234]


def test_the_order_of_a_column_of_dates_is_told_with_whether_it_is_proven() -> None:
    found = parse("sale.sold_at", "03/04/2024").order
    assert found is not None
    assert (found.order, found.proven) == (Order.DAY_FIRST, False)


def test_texts_are_trimmed_unless_the_program_wrote_them() -> None:
    assert distinct_of(column(" Ann\u00a0", "Ann")).texts.tolist() == ["Ann", "Ann"]
    assert distinct_of(column(" Ann ", "  "), verbatim=True).texts.tolist() == [" Ann "]
    assert distinct_of(column("Ann", None, "", "Ann")).codes.tolist() == [0, -1, -1, 0]
