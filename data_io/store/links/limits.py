"""What a link is limited to: its pages, and what its figures are about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

import orjson

from crm.insights.focus import DIMENSIONS, OF_CUSTOMERS
from data_io.store.links.refusals import NothingToShare

SINCE: Final = "since"
UNTIL: Final = "until"
"""Filters that are days (ISO), both included; all others are words of ``crm.insights.focus``."""
DAYS: Final = frozenset({SINCE, UNTIL})
KNOWN: Final = frozenset(DIMENSIONS) | frozenset(OF_CUSTOMERS) | DAYS

Filters = tuple[tuple[str, str], ...]
"""Pairs of a dimension and a word; of a dimension that stands several times any word will do."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The paths of the pages, in the order of the menu, and the filters, in order."""

    pages: tuple[str, ...]
    filters: Filters = ()

    @classmethod
    def of(cls, pages: Iterable[str], filters: Iterable[tuple[str, str]]) -> Limits:
        """Take what was chosen; ``NothingToShare`` where no guest could do anything with it."""
        chosen = tuple(dict.fromkeys(pages))
        if not chosen:
            raise NothingToShare("No page was chosen, so there is nothing to share. No link was made.")
        asked = tuple(sorted({(str(key), str(word)) for key, word in filters}))
        if not {key for key, _ in asked} <= KNOWN:
            raise NothingToShare("One of the filters is not known here. No link was made.")
        days = dict(pair for pair in asked if pair[0] in DAYS)
        if len(days) < sum(key in DAYS for key, _ in asked) or not _in_order(days):
            raise NothingToShare("The days do not follow on each other. No link was made.")
        return cls(chosen, asked)

    @classmethod
    def read(cls, pages: str, filters: str) -> Limits:
        """Read them as they lie in the database."""
        return cls(tuple(orjson.loads(pages)), tuple((key, word) for key, word in orjson.loads(filters)))

    def written(self) -> tuple[str, str]:
        """Give pages and filters as they lie in the database."""
        return orjson.dumps(list(self.pages)).decode(), orjson.dumps(list(self.filters)).decode()


def _in_order(days: dict[str, str]) -> bool:
    try:
        known = {key: date.fromisoformat(day) for key, day in days.items()}
    except ValueError:
        return False
    return known.get(SINCE, date.min) <= known.get(UNTIL, date.max)
