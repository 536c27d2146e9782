"""The names of back-ups, which tell when each was made and why; and which of them are kept.

``20261122T140500Z-hourly.db``; one that is encrypted ends in ``.sealed``; a second one of the same second and
reason has ``-2`` before its ending.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Final


class Reason(StrEnum):
    """Why a back-up was made."""

    HOURLY = "hourly"
    BEFORE_IMPORT = "before-import"
    BEFORE_EDIT = "before-edit"
    BY_HAND = "by-hand"
    BEFORE_RESTORE = "before-restore"
    BEFORE_UPGRADE = "before-upgrade"


BEFORE_STEPS: Final = frozenset({Reason.BEFORE_IMPORT, Reason.BEFORE_EDIT})
PLAIN: Final = ".db"
SEALED: Final = ".db.sealed"
_FORM: Final = "%Y%m%dT%H%M%SZ"
_NAME: Final = re.compile(
    rf"(?P<moment>\d{{8}}T\d{{6}}Z)-(?P<reason>{'|'.join(Reason)})(?:-(?P<number>\d+))?"
    rf"(?P<ending>{re.escape(SEALED)}|{re.escape(PLAIN)})"
)
ALL_KEPT: Final = timedelta(hours=24)
DAYS_KEPT: Final = timedelta(days=30)
MONTHS_KEPT: Final = timedelta(days=366)
MOST_BEFORE_STEPS: Final = 24
"""Of the last 24 hours no more copies before imports and edits than these, the newest: a day of many imports
must not fill the disk."""


@dataclass(frozen=True, slots=True, order=True)
class CopyName:
    """What the name of a back-up says. ``moment``: UTC, to the second. Ordered by age."""

    moment: datetime
    number: int
    reason: Reason
    sealed: bool

    def __str__(self) -> str:
        number = f"-{self.number}" if self.number > 1 else ""
        return f"{self.moment.strftime(_FORM)}-{self.reason}{number}{SEALED if self.sealed else PLAIN}"


def parse(name: str) -> CopyName | None:
    """Read the name of a file; None where it is no back-up of ours."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    try:
        moment = datetime.strptime(found["moment"], _FORM).replace(tzinfo=UTC)
    except ValueError:
        return None
    return CopyName(moment, int(found["number"] or 1), Reason(found["reason"]), found["ending"] == SEALED)


def free_name(folder: Path, moment: datetime, reason: Reason, *, sealed: bool) -> CopyName:
    """Give a name that no file of the folder has."""
    second = moment.replace(microsecond=0)
    number = 1
    while (folder / str(name := CopyName(second, number, reason, sealed))).exists():
        number += 1
    return name


def expiries(names: Iterable[CopyName]) -> dict[CopyName, datetime]:
    """Say of each back-up until when it is kept at most, by its age alone.

    All are kept 24 hours; the last one of each day 30 days, the last one of each month 12 months; one that
    was made by hand goes before those of the same day or month that were not.
    """
    days: dict[tuple[int, ...], CopyName] = {}
    months: dict[tuple[int, ...], CopyName] = {}
    ranked = sorted(names, key=_rank)
    for name in ranked:  # the last one to come stays
        days[name.moment.year, name.moment.month, name.moment.day] = name
        months[name.moment.year, name.moment.month] = name
    until = {name: name.moment + ALL_KEPT for name in ranked}
    until |= {name: name.moment + DAYS_KEPT for name in days.values()}
    until |= {name: name.moment + MONTHS_KEPT for name in months.values()}
    return until


def _rank(name: CopyName) -> tuple[bool, CopyName]:
    return name.reason is Reason.BY_HAND, name


def kept(names: Iterable[CopyName], now: datetime) -> set[CopyName]:
    """Say which back-ups are kept at a moment: those whose time is not over, and the newest of all, always.

    Of those before imports and edits that only their first 24 hours keep, no more than the newest 24.
    """
    until = expiries(names)
    if not until:
        return set()
    stay = {name for name, end in until.items() if now < end} | {max(until)}
    passing = sorted(
        name
        for name in stay - {max(until)}
        if name.reason in BEFORE_STEPS and until[name] == name.moment + ALL_KEPT
    )
    return stay - set(passing[:-MOST_BEFORE_STEPS])


def to_make_room(sizes: dict[CopyName, int], missing: int) -> list[CopyName]:
    """Name the back-ups that go, oldest first, until so many bytes more are free; the newest two stay.

    As many as may go where they are not enough.
    """
    going: list[CopyName] = []
    for name in sorted(sizes)[:-2]:
        if missing <= 0:
            break
        going.append(name)
        missing -= sizes[name]
    return going
