"""A sample of a sheet: what its columns may be, asked of few cells spread over all rows."""

from __future__ import annotations

import pyarrow as pa

from data_io.incoming.recognition.sample import CELLS, ROWS, Sample


def sample(*columns: list[str | None]) -> Sample:
    made = {f"c{place}": pa.array(cells, pa.string()) for place, cells in enumerate(columns)}
    return Sample(pa.table(made))


def test_values_that_come_late_are_seen() -> None:
    late: list[str | None] = [None] * 5_000
    late[4_800:4_810] = ["ann@example.com"] * 10
    asked = sample(late)
    assert not asked.is_empty(0)
    assert asked.look(0) == "email"
    assert asked.fits(0, "customer.email")


def test_few_cells_are_looked_at() -> None:
    asked = sample([str(number) for number in range(50_000)])
    assert len(asked.filled(0)) == CELLS
    assert len(asked.rows(0)) == ROWS


def test_words_are_no_money_and_no_day() -> None:
    asked = sample(["oak", "ash", "elm"], ["12.50", "3", "7.25"], ["03/01/2024", "14/02/2024", "-"])
    assert [asked.fits(place, "sale.amount") for place in range(3)] == [False, True, False]
    assert [asked.fits(place, "sale.sold_at") for place in range(3)] == [False, False, True]


def test_a_region_is_told_from_a_stage_by_whole_words() -> None:
    assert not sample(["New York", "New Jersey"]).contradicts(0, "customer.region")
    assert sample(["New", "Active", "Lost"]).contradicts(0, "customer.region")


def test_yes_and_no_are_no_phone_numbers() -> None:
    assert sample(["sim", "não", "sim"]).contradicts(0, "customer.mobile")
    assert not sample(["07700 900312", "07700 900313"]).contradicts(0, "customer.mobile")


def test_words_said_again_and_again_are_no_streets() -> None:
    asked = sample(["Google", "enquête", "Google", "enquête"], ["Dorpsstraat", "Markt", "Kerkweg", "Markt"])
    assert asked.contradicts(0, "customer.street")
    assert not asked.contradicts(1, "customer.street")
