from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from crm.clock import today, utc_now, wall_clock

A_MINUTE = timedelta(minutes=1)


def test_the_programs_own_times_are_utc() -> None:
    now = utc_now()
    assert now.tzinfo is UTC
    assert abs(now - datetime.now(UTC)) < A_MINUTE


@pytest.mark.parametrize(
    ("zone", "hours"), [("UTC", 0), ("Asia/Kolkata", 5.5), ("Pacific/Kiritimati", 14), ("Etc/GMT+12", -12)]
)
def test_the_wall_clock_is_that_of_the_business(zone: str, hours: float) -> None:
    """Zones without summer time, whose distance to UTC everybody knows."""
    shown = wall_clock(zone)
    assert (shown.tzinfo, shown.microsecond) == (None, 0)
    expected = datetime.now(UTC).replace(tzinfo=None) + timedelta(hours=hours)
    assert abs(shown - expected) < A_MINUTE
    assert today(zone) in {expected.date(), (expected - A_MINUTE).date()}


def test_without_a_zone_the_machines_own_clock_counts() -> None:
    assert abs(wall_clock() - datetime.now().astimezone().replace(tzinfo=None)) < A_MINUTE
    assert today() in {wall_clock().date(), (wall_clock() - A_MINUTE).date()}
