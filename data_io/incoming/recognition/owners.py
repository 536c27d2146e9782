"""Whose dog, whose boat: the owner in a list of customers is the customer where nobody else is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from data_io.incoming.recognition.candidates import Candidate
from data_io.incoming.values.vocabulary import fold

NAMED: Final = frozenset({"customer.name", "customer.first_name", "customer.last_name", "customer.company"})
OWNERS: Final = frozenset({"owner", "owners", "owner name", "owners name", "owner s name", "name of owner"})
"""Headings that elsewhere mean the colleague who looks after a customer."""


def name_by_owner(row: Sequence[str], chosen: dict[int, Candidate], taken: set[str]) -> None:
    """Let the owner be the customer in a sheet that names nobody else."""
    if not taken.isdisjoint(NAMED):
        return
    for at, candidate in chosen.items():
        if candidate.path == "customer.owner" and fold(row[at]) in OWNERS:
            chosen[at] = replace(
                candidate, path="customer.name", reason="the owner, where nobody else is named"
            )
            taken.symmetric_difference_update({"customer.owner", "customer.name"})
            return
