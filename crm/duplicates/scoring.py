"""From the evidence of all facts to one score a pair."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np

from crm.duplicates import evidence
from crm.duplicates.evidence import Evidence
from crm.duplicates.traits import Traits

TWICE: Final = 0.1
"""So many customers in one stand in the list once more: what is expected before anything is looked at."""
NEAR: Final = 3.0
"""For each customer that stands there twice, so many pairs share a roof or a firm."""
ROUNDS: Final = 12
PRIOR: Final = 2.0
HELD: Final = 0.2


def weigh(traits: Traits, left: np.ndarray, right: np.ndarray) -> dict[str, Evidence]:
    """Give the evidence of each fact for pairs of places: name, birthday, e-mail, phone, address."""
    firm = traits.firm[left] | traits.firm[right]
    people, firms = evidence.weigh_people(traits, left, right), evidence.weigh_firms(traits, left, right)
    name = Evidence(
        *(np.where(firm, getattr(firms, part), getattr(people, part)) for part in ("strange", "near", "level"))
    )
    return {
        "name": name,
        "birthday": evidence.weigh_birthdays(traits, left, right),
        "email": evidence.weigh_emails(traits, left, right),
        "phone": evidence.weigh_phones(traits, left, right, firm),
        "address": evidence.weigh_address(traits, left, right, firm),
    }


def score(facts: Mapping[str, Evidence], rows: int) -> np.ndarray:
    """Give how likely pairs are the same, 0-1: against strangers and against near ones together.

    How many pairs of each sort the list holds is estimated from the pairs themselves (expectation
    maximisation of the three shares, the weights held fast), starting from, and held back by, what is usual.
    """
    strange = np.exp2(-sum(fact.strange for fact in facts.values()))
    near = np.exp2(-sum(fact.near for fact in facts.values()))
    all_pairs = max(rows * (rows - 1) / 2, 1.0)
    usual = PRIOR + TWICE * rows
    same, beside = usual, usual * NEAR
    for _ in range(ROUNDS):
        by_chance = max(all_pairs - same - beside, all_pairs / 2)
        total = same + beside * near + by_chance * strange
        likely, sharing = same / total, beside * near / total
        same, beside = likely.sum() + HELD * usual, sharing.sum() + HELD * usual * NEAR
    return likely
