"""How people really type things into a sheet: dates, money, telephone numbers, choices, in many styles.

Every function takes a column and gives it as cells, a list of texts, numbers, dates and None; the style
changes from row to row, in turn, so that the same column always comes out the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Cell = str | float | pd.Timestamp | None
DATE_STYLES: Final = (None, "%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%d %b %Y", "%b %d, %Y")
"""None stands for a real date. Where only numbers stand, the day comes before the month."""


def type_dates(moments: pd.Series, styles: Sequence[str | None] = DATE_STYLES) -> list[Cell]:
    """Type days in turn as a real date and as texts in several styles."""
    texts = [moments.dt.strftime(style) if style else moments.dt.normalize() for style in styles]
    return [None if pd.isna(day) else texts[row % len(styles)].iloc[row] for row, day in enumerate(moments)]


def type_dollars(amounts: pd.Series) -> list[Cell]:
    """Type money as ``$1,234.50``, every fourth with a blank behind it."""
    return [
        None if pd.isna(amount) else f"${amount:,.2f}{' ' * (row % 4 == 3)}"
        for row, amount in enumerate(amounts)
    ]


def type_comma_numbers(amounts: pd.Series, unit: str = "") -> list[Cell]:
    """Type numbers as on the Continent: ``1.234,50``, with a unit behind it (`` €``)."""
    swap = str.maketrans(",.", ".,")
    return [None if pd.isna(amount) else f"{amount:,.2f}".translate(swap) + unit for amount in amounts]


def type_phones(phones: pd.Series) -> list[Cell]:
    """Type British numbers in turn with +44, 0044, (0), 0, dashes, or a remark; others as they are."""
    cells: list[Cell] = []
    for row, phone in enumerate(phones):
        if pd.isna(phone) or not phone.startswith("+44 "):
            cells.append(None if pd.isna(phone) else phone)
            continue
        rest = phone[4:]
        styles = (
            phone,
            "0" + rest,
            "0044 " + rest,
            "+44 (0)" + rest,
            "0" + rest.replace(" ", "-"),
            "0" + rest.replace(" ", "") + " (evenings)",
        )
        cells.append(styles[row % len(styles)])
    return cells


def type_choices(codes: pd.Series, spellings: Mapping[str, Sequence[str | None]]) -> list[Cell]:
    """Type choices in turn in each of their spellings."""
    return [
        None if pd.isna(code) else spellings[code][row % len(spellings[code])]
        for row, code in enumerate(codes)
    ]


def type_sloppily(texts: pd.Series) -> list[Cell]:
    """Type texts with blanks around every third and every seventh in capitals."""
    cells: list[Cell] = []
    for row, text in enumerate(texts):
        if pd.isna(text):
            cells.append(None)
            continue
        cells.append(text.upper() if row % 7 == 6 else f" {text}  " if row % 3 == 2 else text)
    return cells
