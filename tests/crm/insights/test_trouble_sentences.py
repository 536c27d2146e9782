from __future__ import annotations

from typing import Any

import pandas as pd

from crm.insights.intervals import rate
from crm.insights.settling import Cost
from crm.insights.trouble_sentences import after_sentences, cost_sentence, rates_sentence

WHEN = "from 1 Jan 2026 to 31 Dec 2026"


def test_rates_are_told_and_compared_only_beyond_chance() -> None:
    said = rates_sentence(rate(40, 1_000), rate(1, 1_000), rate(10, 1_000), rate(2, 1_000), WHEN)
    assert said == (
        f"**40 complaints** and **1 return** {WHEN}: **4.0** and **0.1** for every hundred sales. "
        "That is more complaints than in the same days a year before (1.0), beyond chance."
    )
    assert "year before" not in rates_sentence(rate(12, 1_000), rate(0, 1_000), rate(10, 1_000), None, WHEN)


def test_nothing_wrong_is_said_plainly() -> None:
    said = rates_sentence(rate(0, 9), rate(0, 9), None, None, WHEN)
    assert said == f"Nothing went wrong {WHEN}, as far as your sheets tell."
    assert not cost_sentence(Cost(0, 0, 0, 0, 0, 0, 3, 0))


def test_the_cost_is_told_with_what_it_is_made_of() -> None:
    said = cost_sentence(Cost(20, 18, 15, 0, 0, 0, 3, 3), "USD")
    assert said == r"That cost **\$23**: \$20 given back for returns and \$3 paid for complaints."
    assert (
        cost_sentence(Cost(20, 0, 0, 0, 0, 0, 1, 1), "USD") == r"That cost **\$20**, given back for returns."
    )


def test_a_difference_is_called_one_only_beyond_chance_and_few_are_left_out() -> None:
    row: dict[str, Any] = {
        "kind": "complained", "customers": 40, "few": False, "after": 75.0, "like_after": 100.0,
    }  # fmt: skip
    sure = after_sentences(pd.DataFrame([row | {"beyond_chance": True}]), "EUR")
    assert sure.startswith(
        "**40** customers who complained spent **25\N{NO-BREAK SPACE}%** less in the year after"
    )
    chance = after_sentences(pd.DataFrame([row | {"beyond_chance": False}]), "EUR")
    assert chance.endswith("no more than chance.")
    assert not after_sentences(pd.DataFrame([row | {"beyond_chance": False, "few": True}]))
