"""Signing in: the same answer and time for whatever was wrong; delays that lock nobody out."""

from __future__ import annotations

import statistics
import time
from datetime import timedelta
from threading import Thread

import pytest

from crm.access import Role
from data_io.store import Store
from data_io.store.accounts import NotLetIn, Wait
from tests.data_io.store.accounts.conftest import OTHER, PASSWORD, Team

OLGA = "olga@example.com"


def fail(team: Team, times: int, name: str = OLGA, address: str = "192.0.2.1") -> None:
    for _ in range(times):
        with pytest.raises(NotLetIn):
            team.accounts.sign_in(name, "wrong", address=address)


def test_the_name_is_read_without_regard_to_case_and_the_password_is_not(team: Team) -> None:
    assert team.accounts.sign_in(" OLGA@Example.COM", PASSWORD)
    for password in (PASSWORD.upper(), PASSWORD + " ", PASSWORD[:-1], "", "x" * 5000):
        with pytest.raises(NotLetIn):
            team.accounts.sign_in(OLGA, password)


def test_a_token_is_new_each_time(team: Team) -> None:
    tokens = {team.accounts.sign_in(OLGA, PASSWORD) for _ in range(3)}
    assert len(tokens) == 3
    assert min(map(len, tokens)) == 43


def test_unknown_ended_and_invited_people_hear_the_same(team: Team) -> None:
    ann = team.add("ann")
    team.accounts.end(team.owner, int(ann.person or 0))
    team.accounts.invite(team.owner, "bob", "Bob", Role.STAFF)
    heard = []
    for name, password in ((OLGA, "wrong"), ("nobody", "wrong"), ("ann", OTHER), ("bob", OTHER)):
        with pytest.raises(NotLetIn) as refused:
            team.accounts.sign_in(name, password)
        heard.append((refused.value.message, refused.type))
    assert len(set(heard)) == 1


def test_unknown_names_take_as_long_as_known_ones(team: Team) -> None:
    taken: dict[str, list[float]] = {OLGA: [], "nobody": []}
    for _ in range(9):
        for name, times in taken.items():
            team.shop.run("DELETE FROM failure")
            begun = time.process_time()  # of all threads; the clock would count what else runs here
            with pytest.raises(NotLetIn):
                team.accounts.sign_in(name, "wrong")
            times.append(time.process_time() - begun)
    known, unknown = (statistics.median(times) for times in taken.values())
    assert 0.4 < unknown / known < 2.5  # without the work for nobody it is below 0.2


def test_delays_grow_and_end_by_themselves(team: Team) -> None:
    fail(team, 5)
    with pytest.raises(Wait) as wait:
        team.accounts.sign_in(OLGA, PASSWORD)
    assert wait.value.seconds <= 2
    for _ in range(12):
        team.shift("failure", "last_at", timedelta(minutes=6))
        fail(team, 1)
    with pytest.raises(Wait) as wait:
        team.accounts.sign_in(OLGA, PASSWORD)
    assert 200 < wait.value.seconds <= 301
    team.shift("failure", "last_at", timedelta(minutes=5))
    assert team.accounts.sign_in(OLGA, PASSWORD)
    fail(team, 4, address="192.0.2.2")  # who has come in begins anew


def test_a_try_during_the_delay_makes_it_no_longer(team: Team) -> None:
    fail(team, 5)
    before = team.shop.run("SELECT tries, last_at FROM failure ORDER BY about")
    for _ in range(3):
        with pytest.raises(Wait):
            team.accounts.sign_in(OLGA, "wrong", address="192.0.2.1")
    assert team.shop.run("SELECT tries, last_at FROM failure ORDER BY about") == before


def test_unknown_names_are_delayed_alike(team: Team) -> None:
    fail(team, 5, "nobody")
    with pytest.raises(Wait):
        team.accounts.sign_in("Nobody", "wrong", address="192.0.2.9")


def test_one_address_that_tries_many_names_is_delayed(team: Team) -> None:
    for at in range(20):
        fail(team, 1, f"name {at}", "192.0.2.7")
    with pytest.raises(Wait):
        team.accounts.sign_in(OLGA, PASSWORD, address="192.0.2.7")
    assert team.accounts.sign_in(OLGA, PASSWORD, address="192.0.2.8")


def test_an_account_of_ones_own_ends_no_delay_of_the_address(team: Team) -> None:
    team.add("ann")
    for at in range(19):
        fail(team, 1, f"name {at}", "192.0.2.7")
    assert team.accounts.sign_in("ann", OTHER, address="192.0.2.7")
    fail(team, 1, "name 20", "192.0.2.7")
    with pytest.raises(Wait):
        team.accounts.sign_in("ann", OTHER, address="192.0.2.7")


def test_all_of_a_network_counts_as_one_address(team: Team) -> None:
    for at in range(20):
        fail(team, 1, f"name {at}", f"2001:db8:0:1::{at:x}")
    with pytest.raises(Wait):
        team.accounts.sign_in(OLGA, PASSWORD, address="2001:db8:0:1:ffff::1")


def test_strangers_do_not_keep_the_person_out_of_a_known_browser(team: Team) -> None:
    browser = team.accounts.know_browser(team.accounts.sign_in(OLGA, PASSWORD))
    assert browser is not None
    fail(team, 5)
    assert team.accounts.sign_in(OLGA, PASSWORD, browser=browser, address="192.0.2.1")
    with pytest.raises(Wait):  # it ends nothing for those who make the name fail
        team.accounts.sign_in(OLGA, PASSWORD)


def test_a_known_browser_is_known_for_its_person_and_delayed_by_its_own_failures(team: Team) -> None:
    team.add("ann")
    browser = team.accounts.know_browser(team.accounts.sign_in("ann", OTHER))
    assert browser is not None
    fail(team, 5)
    with pytest.raises(Wait):
        team.accounts.sign_in(OLGA, PASSWORD, browser=browser)
    for _ in range(5):
        with pytest.raises(NotLetIn):
            team.accounts.sign_in("ann", "wrong", browser=browser)
    with pytest.raises(Wait):
        team.accounts.sign_in("ann", OTHER, browser=browser)


def test_the_owners_reset_ends_a_delay(team: Team) -> None:
    ann = team.add("ann")
    fail(team, 5, "ann")
    team.accounts.join(team.accounts.reset(team.owner, int(ann.person or 0)), PASSWORD)
    assert team.accounts.sign_in("ann", PASSWORD)


def test_delays_outlive_a_restart(team: Team) -> None:
    fail(team, 5)
    team.shop.run("UPDATE failure SET tries=20")
    team.shop.store.close()
    with Store.open(team.shop.url) as store, pytest.raises(Wait):
        store.accounts.sign_in(OLGA, PASSWORD)


def test_many_tries_at_once_are_no_way_past_the_delay(team: Team) -> None:
    outcomes: list[type[Exception]] = []

    def attempt() -> None:
        try:
            team.accounts.sign_in(OLGA, "wrong")
        except (NotLetIn, Wait) as refused:
            outcomes.append(type(refused))

    tries = [Thread(target=attempt) for _ in range(30)]
    for each in tries:
        each.start()
    for each in tries:
        each.join()
    assert len(outcomes) == 30
    assert outcomes.count(NotLetIn) <= 7


def test_what_was_typed_cannot_be_read_from_the_failures(team: Team) -> None:
    fail(team, 2, "correct horse battery")
    [about] = team.shop.run("SELECT about FROM failure WHERE about LIKE 'name%'")
    assert len(about[0]) == len("name:") + 5


def test_a_password_kept_with_less_work_is_made_anew(team: Team) -> None:
    from argon2 import PasswordHasher

    old = PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1).hash(PASSWORD)
    team.shop.run(f"UPDATE person SET password='{old}'")  # noqa: S608 - a digest
    assert team.accounts.sign_in(OLGA, PASSWORD)
    [(kept,)] = team.shop.run("SELECT password FROM person")
    assert "m=19456,t=2,p=1" in kept
    assert team.accounts.sign_in(OLGA, PASSWORD)


@pytest.mark.parametrize(
    ("seconds", "told"), [(0.2, "1 second,"), (1.5, "2 seconds,"), (60, "1 minute,"), (61, "2 minutes,")]
)
def test_how_long_to_wait_is_told(seconds: float, told: str) -> None:
    assert told in Wait(seconds).message
