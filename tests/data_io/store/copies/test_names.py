"""Which back-ups are kept: 24 hours all, 30 days one a day, 12 months one a month, and never none."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_io.store.copies.names import (
    ALL_KEPT,
    BEFORE_STEPS,
    MOST_BEFORE_STEPS,
    CopyName,
    Reason,
    expiries,
    free_name,
    kept,
    parse,
    to_make_room,
)

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
MINUTES_OF_13_MONTHS = 400 * 24 * 60


def at(reason: Reason = Reason.HOURLY, number: int = 1, **ago: float) -> CopyName:
    return CopyName(NOW - timedelta(**ago), number, reason, sealed=False)


names = st.builds(
    lambda minutes, reason, number: at(reason, number, minutes=minutes),
    st.integers(0, MINUTES_OF_13_MONTHS),
    st.sampled_from(list(Reason)),
    st.integers(1, 3),
)
many = st.sets(names, max_size=60)
days = st.integers(0, 400).map(lambda count: timedelta(days=count))


@given(names)
def test_a_name_says_what_it_is_and_is_read_again(name: CopyName) -> None:
    assert parse(str(name)) == name
    sealed = CopyName(name.moment, name.number, name.reason, sealed=True)
    assert parse(str(sealed)) == sealed
    assert str(sealed).startswith(f"{name.moment:%Y%m%dT%H%M%SZ}-{name.reason}")


@pytest.mark.parametrize(
    "name",
    ["shop.db", "20261122T120000Z-hourly.db.part", "20261399T120000Z-hourly.db",
     "x20261122T120000Z-hourly.db", "20261122T120000Z-why.db", "20261122T120000Z-hourly.db\n"],
)  # fmt: skip
def test_other_files_are_no_back_ups(name: str) -> None:
    assert parse(name) is None


def test_what_each_age_keeps() -> None:
    day = [at(hours=hours) for hours in range(24)]
    month = [at(days=days, hours=hours) for days in range(2, 29) for hours in (0, 3)]
    year = [at(days=days) for days in range(40, 360, 10)]
    stay = kept([*day, *month, *year], NOW)
    assert set(day) <= stay
    assert {name.moment.date() for name in month} == {name.moment.date() for name in stay & set(month)}
    assert len(stay & set(month)) == len({name.moment.date() for name in month})
    months = {(name.moment.year, name.moment.month) for name in year} - {(2026, 10)}  # which has later ones
    assert {(name.moment.year, name.moment.month) for name in stay & set(year)} == months
    assert len(stay & set(year)) == len(months)
    assert kept([at(days=500), at(days=600)], NOW) == {at(days=500)}
    assert kept([], NOW) == set()


@given(many)
def test_the_newest_always_stays_and_no_other_comes(found: set[CopyName]) -> None:
    stay = kept(found, NOW)
    assert stay <= found
    assert not found or max(found) in stay


@given(many, days, days)
def test_thinned_often_it_keeps_what_thinned_once_it_keeps(
    found: set[CopyName], some: timedelta, more: timedelta
) -> None:
    later = NOW + some
    assert kept(kept(found, later), later + more) == kept(found, later + more)


@given(many, days)
def test_no_day_of_the_last_thirty_and_no_month_of_the_last_twelve_is_lost(
    found: set[CopyName], later: timedelta
) -> None:
    now = NOW + later
    stay = kept(found, now)
    lately = {name for name in found if now - name.moment < timedelta(days=30)}
    assert {name.moment.date() for name in lately} == {name.moment.date() for name in lately & stay}
    year = {name for name in found if now - name.moment < timedelta(days=365)}
    months = {(name.moment.year, name.moment.month) for name in year}
    assert months == {(name.moment.year, name.moment.month) for name in year & stay}


@given(many, days)
def test_it_goes_when_its_time_is_over(found: set[CopyName], later: timedelta) -> None:
    now = NOW + later
    until = expiries(found)
    stay = kept(found, now)
    assert all(now < until[name] for name in stay - {max(found, default=None)})
    capped = {name for name in found - stay if now < until[name]}
    assert all(name.reason in BEFORE_STEPS and until[name] == name.moment + ALL_KEPT for name in capped)
    assert not capped or len(stay) >= MOST_BEFORE_STEPS


def test_a_day_of_many_imports_does_not_fill_the_disk() -> None:
    found = [at(Reason.BEFORE_IMPORT, minutes=minutes) for minutes in range(200)]
    assert len(kept(found, NOW)) == MOST_BEFORE_STEPS + 1
    assert max(found) in kept(found, NOW)


def test_what_was_made_by_hand_stands_for_its_day() -> None:
    found = [at(days=2), at(Reason.BY_HAND, days=2, hours=2), at(days=2, hours=4)]
    assert kept([*found, at()], NOW) == {found[1], at()}


def test_the_oldest_go_where_there_is_no_room_but_two_stay() -> None:
    sizes = {at(hours=hours): 10 for hours in range(5)}
    assert to_make_room(sizes, 0) == []
    assert to_make_room(sizes, 15) == [at(hours=4), at(hours=3)]
    assert to_make_room(sizes, 1_000) == [at(hours=4), at(hours=3), at(hours=2)]
    assert to_make_room({at(): 10}, 1_000) == []


def test_a_second_one_of_the_same_second_has_its_own_name(tmp_path: Path) -> None:
    first = free_name(tmp_path, NOW, Reason.HOURLY, sealed=False)
    (tmp_path / str(first)).touch()
    second = free_name(tmp_path, NOW, Reason.HOURLY, sealed=False)
    assert (first.number, second.number) == (1, 2)
    assert parse(str(second)) == second
