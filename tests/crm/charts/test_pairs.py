from __future__ import annotations

import pandas as pd

from crm.charts.pairs import pair_lines


def pairs(name: str = "Pesto") -> pd.DataFrame:
    row = {
        "name": name,
        "other_name": "Pasta",
        "confidence": 0.34,
        "other_orders": 40,
        "together": 12,
        "lift": 1.7,
    }
    return pd.DataFrame([row])


def test_a_line_goes_from_what_is_usual_to_what_it_is_with_the_other() -> None:
    lines, usual, own = pair_lines(pairs(), orders=200).data
    assert list(usual.x) == [20.0]
    assert list(own.x) == [34.0]
    assert list(lines.x)[:2] == [20.0, 34.0]
    assert (
        own.customdata[0]
        == "Of 100 orders with Pesto, 34 hold Pasta; of all orders 20.0; 12 orders with both"
    )


def test_names_from_data_are_not_markup() -> None:
    figure = pair_lines(pairs("<b>Pesto</b>"), orders=200)
    assert figure.layout.annotations[0].text == "&lt;b&gt;Pesto&lt;/b&gt;<br>+ Pasta"
    assert "<b>Pesto" not in figure.data[2].customdata[0]


def test_nothing_can_be_drawn() -> None:
    assert pair_lines(pairs().iloc[:0], orders=0, dark=True).to_json()
