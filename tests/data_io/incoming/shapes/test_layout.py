from __future__ import annotations

import datetime as dt

import pytest

from data_io.incoming.shapes.contrast import COMMON, _heading_words
from data_io.incoming.shapes.layout import find_heading

BODY = [["Ada", "ada@example.com", 12.5], ["Ben", "ben@example.com", 7.0], ["Cy", "", 3.0]]
HEADING = ["Name", "E-mail", "Amount"]


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        ([HEADING, *BODY], 0),
        ([["Sales 2024", "", ""], ["", "", ""], ["made on 3 May", "", ""], HEADING, *BODY], 3),
        ([["", "Customer", ""], HEADING, *BODY], 1),
        (BODY, None),
        ([["Name", "2023", "2024"], ["Ada", 1.0, 2.0]], 0),
        ([["Name", 2023.0, "Total"], ["Ada", 1.0, 2.0]], 0),
        (
            [["web", "Ada", "open"], ["web", "Ben", "open"], ["web", "Cy", "closed"], ["shop", "Di", "open"]],
            None,
        ),
        ([HEADING, *BODY, HEADING, *BODY, HEADING, *BODY], 0),
        ([["Name", "Name", "Note"], *BODY], 0),
        ([["1", "Ada", "2024-05-01"], ["2", "Ben", "2024-05-02"]], None),
        ([[dt.date(2024, 5, 1), "Ada"], [dt.date(2024, 5, 2), "Ben"]], None),
        ([["Ada", "Bonn", 1985.0], ["Ben", "Rome", 1990.0], ["Cy", "Oslo", 1979.0]], None),
        ([*BODY, *BODY, ["Di", "Miller", ""]], None),
        (
            [
                ["", "Invoice", dt.datetime(2024, 5, 1)],
                ["", "", ""],
                HEADING,
                ["Lamp", "tall", 3.0],
                ["Desk", "low", 4.0],
            ],
            2,
        ),
        ([HEADING], 0),
        (
            [
                ["Nr", "Naam", "Adres", "Plaats", "E-mail", "06"],
                *[
                    [f"{n}", "De Wit", "Dam 2", "Sneek", "w@example.nl", f"06 5550 334{n}"]
                    for n in range(204, 207)
                ],
            ],
            0,
        ),
        ([], None),
    ],
)
def test_heading_row_is_found_under_titles_and_not_among_values(
    rows: list[list[object]], place: int | None
) -> None:
    assert find_heading(rows) == place


def test_common_heading_words_are_known_ones() -> None:
    assert _heading_words() >= COMMON
