from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from crm.insights import habit_sentences as sentences
from crm.insights.intervals import rate
from crm.insights.offer_trial import OfferTrial
from crm.insights.season_customers import UNTRIED, MayBring, Trial

TODAY = date(2026, 11, 22)


def habit(**changed: Any) -> pd.Series:  # noqa: ANN401 - a value of any column
    told = {
        "product": 1, "name": "Red *apples*", "month": 11, "years": 3, "of_years": 3, "customers": 11,
        "ever": 15, "average": 15.02, "buyers": 12.33, "usual": 2.64, "times_usual": 4.68, "q": 0.00005,
        "next_on": pd.Timestamp("2026-12-09"), "write_on": pd.Timestamp("2026-11-25"), "under_way": False,
        "waiting": 0,
    }  # fmt: skip
    return pd.Series(told | changed)


def test_a_habit_is_said_as_a_person_would() -> None:
    assert sentences.habit_sentence(habit(), "USD") == (
        r"In November **11 customers** buy **Red \*apples\*** in two years or more, **\$15.02** on average; "
        "the month stood out in 3 years of 3. In all, "
        "12 customers a year buy it in November: **4.7 times** as many as would be usual (2.6) "
        "in a month as busy as that."
    )
    nobody = sentences.habit_sentence(habit(customers=0, buyers=6.0), "USD")
    assert nobody.startswith(r"In all, 6 customers a year buy **Red \*apples\*** in November")


@pytest.mark.parametrize(
    ("q", "said"), [(0.00005, "fewer than 1 in 1,000 is chance"), (0.047, "at most 1 in 21 is chance")]
)
def test_how_sure_it_is_is_said_in_plain_words(q: float, said: str) -> None:
    assert said in sentences.sure_sentence(habit(q=q), 984)


def test_when_to_write_and_what_it_may_bring() -> None:
    said = sentences.bring_sentence(
        habit(), MayBring(130, 107, 163), MayBring(120, 100, 150), "USD", today=TODAY
    )
    assert said == (
        "The first of them usually comes on 9 Dec: write to them **on Wednesday**. "
        r"The 15 customers who ever bought it then may bring **\$107 to \$163**, "
        r"the 11 of two years or more \$100 to \$150 of it."
    )
    late = habit(write_on=pd.Timestamp("2026-11-20"), customers=0)
    said = sentences.bring_sentence(late, MayBring(0, 0, 0), MayBring(0, 0, 0), "USD", today=TODAY)
    assert said == "The first of them usually comes on 9 Dec: write to them **now**."


def test_what_begins_soon_and_what_is_under_way() -> None:
    soon = pd.DataFrame([habit(under_way=True, waiting=3, month=11), habit(name="Stollen")])
    assert sentences.soon_sentence(soon, today=TODAY) == (
        "One season begins in the next six weeks: **Stollen** on 9 Dec; write from 25 Nov on. "
        r"November is under way, and **3 customers** who usually buy "
        r"**Red \*apples\*** then have not come yet."
    )
    many = pd.DataFrame([habit(name=each) for each in "ABCDE"])
    assert (
        "Five seasons begin in the next six weeks: "
        "**A** on 9 Dec, **B** on 9 Dec, **C** on 9 Dec and two more"
        in (sentences.soon_sentence(many, today=TODAY))
    )
    assert sentences.soon_sentence(many.iloc[:0], today=TODAY) == ""


def test_how_the_bounds_were_set_is_told() -> None:
    assert "92" in sentences.trial_sentence(Trial(0.92, 1.4, 14))
    assert "no full year yet" in sentences.trial_sentence(UNTRIED)


def test_a_pair_is_said_in_hundreds() -> None:
    pair = pd.Series(
        {
            "name": "Bread",
            "other_name": "Cheese",
            "confidence": 0.34,
            "lift": 2.1,
            "together": 412,
            "other_orders": 162,
        }
    )
    assert sentences.pair_sentence(pair, 1000) == (
        "Of 100 who buy **Bread**, **34** take **Cheese** with it (of all orders 16 in 100), **2.1 times** "
        "as often as usual; 412 orders."
    )


def test_suggestions_that_are_no_better_than_guessing_say_so() -> None:
    good = OfferTrial(rate(70, 100), rate(50, 100), rate(32, 100), 0.3, 3)
    assert sentences.offers_sentence(good) == (
        "Tried on your own last three months: of five suggestions one or more was bought the month after by "
        "**70 of 100** who came; of the five things that they bought last by 50, "
        "of the five best sellers by 32."
    )
    assert "The difference may be chance." in sentences.offers_sentence(
        OfferTrial(rate(52, 100), rate(50, 100), rate(32, 100), 0.3, 3)
    )
    assert "take them as ideas" in sentences.offers_sentence(
        OfferTrial(rate(3, 4), rate(1, 4), rate(1, 4), 0.3, 1)
    )
