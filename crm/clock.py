"""The one clock: the only place that asks what time it is."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def today(zone: str | None = None) -> date:
    """Give the business's date today; without a zone, the machine's own."""
    return wall_clock(zone).date()


def wall_clock(zone: str | None = None) -> datetime:
    """Give the business's wall clock as a naive time, without microseconds."""
    moment = datetime.now(ZoneInfo(zone)) if zone else datetime.now()  # noqa: DTZ005 - the machine's own zone is meant
    return moment.replace(tzinfo=None, microsecond=0)


def utc_now() -> datetime:
    """Give the present time in UTC, for the times that the program itself makes."""
    return datetime.now(UTC)
