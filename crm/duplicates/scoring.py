"""From the evidence of all facts to one score a pair."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np

from crm.duplicates.contacts import weigh_birthdays, weigh_emails, weigh_phones
from crm.duplicates.evidence import Evidence
from crm.duplicates.firms import weigh_firms
from crm.duplicates.people import weigh_people
from crm.duplicates.places import weigh_address
from crm.duplicates.traits import Traits

TWICE: Final = 0.1
"""So many customers in one stand in the list once more: what is expected before anything is looked at."""
AT_LEAST: Final = 2.0
"""Pairs that are expected in the shortest list."""
NEAR: Final = 3.0
"""For each customer that stands there twice, so many pairs share a roof or a firm."""
HELD: Final = 0.2
"""Weight of what is expected against what the list itself shows."""
ROUNDS: Final = 12


def weigh(traits: Traits, left: np.ndarray, right: np.ndarray) -> dict[str, Evidence]:
    """Give the evidence of each fact for pairs of places: name, birthday, e-mail, phone, address."""
    firm = traits.firm[left] | traits.firm[right]
    people, unrelated = weigh_people(traits, left, right)
    firms = weigh_firms(traits, left, right)
    return {
        "name": Evidence(
            np.where(firm, firms.strange, people.strange),
            np.where(firm, firms.near, people.near),
            np.where(firm, firms.level, people.level),
        ),
        "birthday": weigh_birthdays(traits, left, right, unrelated & ~firm),
        "email": weigh_emails(traits, left, right),
        "phone": weigh_phones(traits, left, right, firm),
        "address": weigh_address(traits, left, right, firm),
    }


def score(facts: Mapping[str, Evidence], rows: int) -> np.ndarray:
    """Give how likely pairs are the same, 0-1: against strangers and against near ones together.

    How many pairs of each sort the list holds is estimated from the pairs themselves (expectation
    maximisation of the three shares, the weights held fast: Jaro, JASA 84, 1989), starting from, and held
    back by, what is usual.
    """
    strange = np.exp2(-sum((fact.strange for fact in facts.values()), np.float64(0)))
    near = np.exp2(-sum((fact.near for fact in facts.values()), np.float64(0)))
    all_pairs = max(rows * (rows - 1) / 2, 1.0)
    expected = AT_LEAST + TWICE * rows
    same, beside = expected, expected * NEAR
    likely = np.zeros(len(strange))
    for _ in range(ROUNDS):
        by_chance = max(all_pairs - same - beside, all_pairs / 2)
        total = same + beside * near + by_chance * strange
        likely = same / total
        same = likely.sum() + HELD * expected
        beside = (beside * near / total).sum() + HELD * expected * NEAR
    return likely
