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
from crm.insights.focus import NARROWED
from data_io.settings import Settings
from ui.session import Session

Analysis = TypeVar("Analysis")
_KEPT: Final = 64
"""Analyses that are kept, of all readers and days together."""
_KEPT_NARROWED: Final = 32
"""And of those that look at a part only: there are many parts, and each has its own copy of its records."""
SPINNER: Final = "Working out the figures …"


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
    """Give the frame of an entity for analysis: shared, read-only, and only what the reader looks at."""
    whole = reader.store.load(entity, reader.access)
    narrowing = reader.narrowing
    if narrowing is None or entity not in NARROWED:
        return whole
    return once(reader, f"in focus: {entity}", date.min, lambda: narrowing.rows(entity, whole))


def once(reader: Session, name: str, day: date, work: Callable[[], Analysis]) -> Analysis:
    """Work something out once for each revision, reader and day, and share it between sessions.

    ``name`` says what, with all that it depends on besides these.
    """
    database = Settings.from_environment().database
    depends_on = (name, database, reader.revision, reader.access, day)
    if reader.narrowing is None:
        whole: Analysis = _kept(work, depends_on)
        return whole
    narrowed: Analysis = _kept_narrowed(work, (*depends_on, reader.narrowing.focus))
    return narrowed


@st.cache_resource(max_entries=_KEPT_NARROWED, show_spinner=SPINNER)
def _kept_narrowed(_work: Callable[[], Analysis], depends_on: tuple[object, ...]) -> Analysis:  # noqa: ARG001
    return _work()


@st.cache_resource(max_entries=_KEPT, show_spinner=SPINNER)
def _kept(_work: Callable[[], Analysis], depends_on: tuple[object, ...]) -> Analysis:  # noqa: ARG001 - the key
    return _work()
