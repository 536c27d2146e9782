"""What every page of figures starts from: the day, the hour, and the currency of the business."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, TypeVar
from zoneinfo import ZoneInfoNotFoundError

import pandas as pd
import streamlit as st

from crm import clock, wording
from data_io.settings import Settings
from ui.session import Session

Analysis = TypeVar("Analysis")
_KEPT: Final = 64
"""Analyses that are kept, of all readers and days together."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """The business's wall clock and currency (three letters, None where it is not set)."""

    now: datetime
    currency: str | None

    @property
    def today(self) -> date:
        """The business's date today."""
        return self.now.date()

    def money(self, amount: float) -> str:
        """Write an amount in the currency of the business; plain text."""
        return wording.money(amount, self.currency)

    @property
    def money_format(self) -> str:
        """Say to a grid how to write amounts: whole units with the sign of the currency."""
        code = (self.currency or "").strip().upper()
        after = wording.AFTER.get(code, code)
        return f"{wording.BEFORE[code]}%,.0f" if code in wording.BEFORE else f"%,.0f {after}".strip()


def outlook(reader: Session) -> Outlook:
    """Say what day it is for the business, and in which money it counts."""
    business = reader.store.business()
    try:
        now = clock.wall_clock(business["zone"])
    except (ZoneInfoNotFoundError, ValueError):
        now = clock.wall_clock()
    return Outlook(now, business["currency"])


def frame(reader: Session, entity: str) -> pd.DataFrame:
    """Give the frame of an entity for analysis: shared, read-only."""
    return reader.store.load(entity, reader.access)


def once(reader: Session, name: str, day: date, work: Callable[[], Analysis]) -> Analysis:
    """Work something out once for each revision, reader and day, and share it between sessions.

    ``name`` says what, with all that it depends on besides these.
    """
    database = Settings.from_environment().database
    kept: Analysis = _kept(work, (name, database, reader.revision, reader.access, day))
    return kept


@st.cache_resource(max_entries=_KEPT, show_spinner="Working out the figures …")
def _kept(_work: Callable[[], Analysis], depends_on: tuple[object, ...]) -> Analysis:  # noqa: ARG001 - the key
    return _work()
