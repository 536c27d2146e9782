"""People: made, changed, ended, reset; visits; and who may do any of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest

from crm.access import LOCAL_OWNER, Access, Denied, Role
from data_io.store import Store
from data_io.store.accounts import (
    Accounts,
    AlreadyFounded,
    LinkOver,
    NotLetIn,
    PasswordRefused,
    PeopleRefused,
    Wait,
)
from data_io.store.accounts.sign_in import Caller
from data_io.store.copies.shelf import Shelf
from tests.data_io.store.accounts.conftest import OTHER, PASSWORD, Team
from tests.data_io.store.conftest import Shop

HERE = Caller(address="192.0.2.1")


def test_there_is_no_owner_at_first_and_one_only(shop: Shop) -> None:
    accounts = shop.store.accounts
    assert not accounts.exist()
    with pytest.raises(PeopleRefused):
        accounts.invite(LOCAL_OWNER, "ann", "Ann", Role.STAFF)
    accounts.found(" Olga@Example.com ", "Olga", PASSWORD)
    assert accounts.exist()
    with pytest.raises(AlreadyFounded):
        accounts.found("eve", "Eve", PASSWORD)
    assert [(each.name, each.role) for each in accounts.people(LOCAL_OWNER)] == [
        ("Olga@Example.com", Role.OWNER)
    ]


def test_of_two_founders_at_once_one_is_the_owner(shop: Shop) -> None:
    together, outcomes = Barrier(2), []

    def found(name: str) -> None:
        together.wait()
        try:
            outcomes.append(shop.store.accounts.found(name, name, PASSWORD))
        except AlreadyFounded:
            outcomes.append(0)

    founders = [Thread(target=found, args=(name,)) for name in ("ann", "bob")]
    for founder in founders:
        founder.start()
    for founder in founders:
        founder.join()
    assert sorted(outcomes) == [0, 1]
    assert len(shop.store.accounts.people(LOCAL_OWNER)) == 1


def test_an_invitation_makes_one_person_once(team: Team) -> None:
    token = team.accounts.invite(team.owner, "ann", "Ann", Role.MANAGER, own_only=True)
    there = team.accounts.expected(token)
    assert (there.name, there.role, there.own_only, there.is_expected) == ("ann", Role.MANAGER, True, True)
    with pytest.raises(PasswordRefused):
        team.accounts.join(token, "short")
    team.accounts.join(token, OTHER)
    for over in (token, "", "x" * 43):
        with pytest.raises(LinkOver):
            team.accounts.join(over, OTHER)
    access = team.accounts.visit(team.accounts.sign_in("ANN", OTHER))
    assert access == Access("Ann", Role.MANAGER, own_only=True, person=there.id)


def test_an_invitation_ends_after_a_week_and_with_the_next_one(team: Team) -> None:
    first = team.accounts.invite(team.owner, "ann", "Ann", Role.STAFF)
    number = team.accounts.expected(first).id
    second = team.accounts.reset(team.owner, number)
    with pytest.raises(LinkOver):
        team.accounts.expected(first)
    team.shift("ticket", "expires_at", timedelta(seconds=1))
    with pytest.raises(LinkOver):
        team.accounts.join(second, OTHER)


@pytest.mark.parametrize("name", ["OLGA@example.com", "olga", " Olga ", "ＯＬＧＡ"])  # noqa: RUF001 - wide letters
def test_a_name_is_one_persons(team: Team, name: str) -> None:
    with pytest.raises(PeopleRefused, match="already"):
        team.accounts.invite(team.owner, name, name, Role.STAFF)


@pytest.mark.parametrize("name", ["", "  ", "x" * 121, "ann\x00", "ann\u202eb"])
def test_what_is_no_name_is_refused(team: Team, name: str) -> None:
    with pytest.raises(PeopleRefused):
        team.accounts.invite(team.owner, name, "Ann", Role.STAFF)


def test_somebody_who_comes_back_is_the_same_person(team: Team) -> None:
    ann = team.add("ann")
    team.accounts.end(team.owner, int(ann.person or 0))
    token = team.accounts.invite(team.owner, "Ann", "Ann B", Role.MANAGER)
    assert team.accounts.join(token, PASSWORD) == ann.person
    assert [each.shown for each in team.accounts.people(team.owner)] == ["Ann B", "Olga"]


def test_the_last_owner_stays(team: Team) -> None:
    olga = int(team.owner.person or 0)
    with pytest.raises(PeopleRefused, match="only owner"):
        team.accounts.end(team.owner, olga)
    with pytest.raises(PeopleRefused, match="only owner"):
        team.accounts.change(team.owner, olga, role=Role.STAFF)
    team.accounts.invite(team.owner, "ann", "Ann", Role.OWNER)
    with pytest.raises(PeopleRefused, match="only owner"):
        team.accounts.end(team.owner, olga)  # Ann has not come in yet
    team.add("bea", Role.OWNER)
    team.accounts.end(team.owner, olga)
    assert team.accounts.exist()


def test_a_reset_takes_everything_away_at_once(team: Team) -> None:
    ann = team.add("ann")
    visit = team.accounts.sign_in("ann", OTHER)
    token = team.accounts.reset(team.owner, int(ann.person or 0))
    assert team.accounts.visit(visit) is None
    with pytest.raises(NotLetIn):
        team.accounts.sign_in("ann", OTHER)
    team.accounts.join(token, PASSWORD)
    assert team.accounts.visit(team.accounts.sign_in("ann", PASSWORD)) is not None


def test_the_reset_of_the_only_owner_never_leaves_none(team: Team) -> None:
    token = team.accounts.reset(team.owner, int(team.owner.person or 0))
    assert team.accounts.exist()
    with pytest.raises(AlreadyFounded):
        team.accounts.found("eve", "Eve", PASSWORD)
    team.accounts.join(token, OTHER)
    assert team.accounts.sign_in("olga@example.com", OTHER)


def test_ending_and_changing_hold_at_once(team: Team) -> None:
    ann = team.add("ann")
    visit = team.accounts.sign_in("ann", OTHER)
    team.accounts.change(team.owner, int(ann.person or 0), role=Role.VIEWER, own_only=True, shown="Anna")
    access = team.accounts.visit(visit)
    assert access == Access("Anna", Role.VIEWER, personal=False, own_only=True, person=ann.person)
    team.accounts.end(team.owner, int(ann.person or 0))
    assert team.accounts.visit(visit) is None
    with pytest.raises(NotLetIn):
        team.accounts.begin_visit(int(ann.person or 0), "elsewhere", "")


def test_personal_fields_are_hidden_by_role(team: Team) -> None:
    assert team.accounts.personal_hidden_from(team.owner) == {Role.VIEWER}
    team.accounts.hide_personal_from({Role.STAFF}, team.owner)
    team.add("ann")
    access = team.accounts.visit(team.accounts.sign_in("ann", OTHER))
    assert access is not None
    assert not access.personal
    with pytest.raises(PeopleRefused):
        team.accounts.hide_personal_from({Role.OWNER}, team.owner)


def test_visits_end_by_themselves(team: Team) -> None:
    team.add("ann")
    for name, password, rests in (
        ("olga@example.com", PASSWORD, timedelta(hours=12)),
        ("ann", OTHER, timedelta(days=7)),
    ):
        visit = team.accounts.sign_in(name, password)
        team.shift("visit", "seen_at", rests - timedelta(minutes=10))
        assert team.accounts.visit(visit) is not None
        visit = team.accounts.sign_in(name, password)
        team.shift("visit", "seen_at", rests)
        assert team.accounts.visit(visit) is None
        visit = team.accounts.sign_in(name, password)
        team.shift("visit", "began_at", timedelta(days=30))
        assert team.accounts.visit(visit) is None


def test_visits_are_listed_and_ended_by_whom_they_concern(team: Team) -> None:
    ann = team.add("ann")
    bob = team.add("bob")
    first = team.accounts.sign_in("ann", OTHER, agent="phone")
    second = team.accounts.sign_in("ann", OTHER, agent="desk")
    number = int(ann.person or 0)
    with pytest.raises(Denied):
        team.accounts.visits(number, by=bob)
    with pytest.raises(Denied):
        team.accounts.end_visits(number, by=bob)
    seen = team.accounts.visits(number, by=ann)
    assert {each.agent for each in seen} == {"phone", "desk"}
    [desk] = [each.number for each in seen if each.agent == "desk"]
    assert team.accounts.visit_number(second) == desk
    with pytest.raises(Denied):
        team.accounts.end_visit(desk, by=bob)
    team.accounts.end_visit(desk, by=ann)
    assert (team.accounts.visit(first) is None, team.accounts.visit(second)) == (False, None)
    third = team.accounts.sign_in("ann", OTHER)
    assert team.accounts.end_visits(number, by=team.owner, but=third) == 1
    assert (team.accounts.visit(first), team.accounts.visit(third) is None) == (None, False)
    team.accounts.sign_out(third)
    assert team.accounts.visit(third) is None


def test_a_new_password_ends_other_visits_and_the_old_one(team: Team) -> None:
    number = int(team.owner.person or 0)
    here, there = (team.accounts.sign_in("olga@example.com", PASSWORD) for _ in range(2))
    with pytest.raises(NotLetIn):
        team.accounts.change_password(number, "wrong", OTHER)
    with pytest.raises(PasswordRefused):
        team.accounts.change_password(number, PASSWORD, "Olga Olga Olga")
    team.accounts.change_password(number, PASSWORD, OTHER, keep=here)
    assert (team.accounts.visit(here) is None, team.accounts.visit(there)) == (False, None)
    with pytest.raises(NotLetIn):
        team.accounts.sign_in("olga@example.com", PASSWORD)


def test_an_old_password_is_not_guessed_at_an_open_screen(team: Team) -> None:
    number = int(team.owner.person or 0)
    for _ in range(5):
        with pytest.raises(NotLetIn):
            team.accounts.change_password(number, "wrong", OTHER)
    with pytest.raises(Wait):
        team.accounts.change_password(number, PASSWORD, OTHER)


def _asked(accounts: Accounts, by: Access, person: int) -> dict[str, Callable[[], Any]]:
    return {
        "people": lambda: accounts.people(by),
        "personal_hidden_from": lambda: accounts.personal_hidden_from(by),
        "hide_personal_from": lambda: accounts.hide_personal_from({Role.STAFF}, by),
        "invite": lambda: accounts.invite(by, "eve", "Eve", Role.OWNER),
        "change": lambda: accounts.change(by, person, role=Role.OWNER),
        "end": lambda: accounts.end(by, person),
        "reset": lambda: accounts.reset(by, person),
        "visits": lambda: accounts.visits(person, by=by),
        "end_visits": lambda: accounts.end_visits(person, by=by),
        "begin_codes": lambda: accounts.begin_codes(person, by=by),
        "confirm_codes": lambda: accounts.confirm_codes(person, "123456", by=by),
        "stop_codes": lambda: accounts.stop_codes(person, by=by),
        "recovery_codes_left": lambda: accounts.recovery_codes_left(person, by=by),
    }


@pytest.mark.parametrize("role", [Role.MANAGER, Role.STAFF, Role.VIEWER, None])
def test_nobody_else_reads_or_changes_anything_about_people(team: Team, role: Role | None) -> None:
    by = Access("Eve", role, person=None if role is None else 99)
    before = {name: rows for name, rows in team.shop.everything().items() if not name.startswith("journal")}
    for name, ask in _asked(team.accounts, by, int(team.owner.person or 0)).items():
        refused = False
        try:
            ask()
        except Denied:
            refused = True
        assert refused, name
    after = {name: rows for name, rows in team.shop.everything().items() if not name.startswith("journal")}
    assert after == before


def test_the_set_up_code_makes_the_first_owner_once(shop: Shop) -> None:
    accounts = shop.store.accounts
    code = accounts.new_set_up_code()
    assert code is not None
    for wrong in ("", "AAAA-AAAA-AAAA-AAAA", code[:-1]):
        with pytest.raises(PeopleRefused):
            accounts.set_up(wrong, "olga", "Olga", PASSWORD, HERE)
    with pytest.raises(PasswordRefused):
        accounts.set_up(code, "olga", "Olga", "password12", HERE)
    accounts.set_up(code.lower().replace("-", " "), "olga", "Olga", PASSWORD, HERE)
    assert accounts.exist()
    assert accounts.new_set_up_code() is None
    with pytest.raises(PeopleRefused):
        accounts.set_up(code, "eve", "Eve", PASSWORD, HERE)
    assert all(code not in repr(row) for rows in shop.everything().values() for row in rows)


def test_failures_at_the_set_up_delay_the_address_and_nobody_else(shop: Shop) -> None:
    accounts = shop.store.accounts
    code = accounts.new_set_up_code()
    for _ in range(5):
        with pytest.raises(PeopleRefused):
            accounts.set_up("AAAA", "eve", "Eve", PASSWORD, HERE)
    with pytest.raises(Wait):
        accounts.set_up(str(code), "eve", "Eve", PASSWORD, HERE)
    assert accounts.set_up(str(code), "olga", "Olga", PASSWORD, Caller(address="192.0.2.2"))


def test_of_several_programs_any_code_counts_and_goes_with_its_program(shop: Shop) -> None:
    first, second = (shop.store.accounts.new_set_up_code() for _ in range(2))
    if shop.url.startswith("sqlite"):
        with pytest.raises(PeopleRefused):
            shop.store.accounts.set_up(str(first), "olga", "Olga", PASSWORD, HERE)
    else:
        shop.store.accounts.drop_set_up_code(str(second))
        with pytest.raises(PeopleRefused):
            shop.store.accounts.set_up(str(second), "olga", "Olga", PASSWORD, HERE)
        second = first
    shop.store.accounts.set_up(str(second), "olga", "Olga", PASSWORD, HERE)


def test_no_secret_lies_in_the_database_as_it_is(team: Team) -> None:
    team.add("ann")
    held = [
        PASSWORD,
        OTHER,
        team.accounts.sign_in("ann", OTHER),
        team.accounts.invite(team.owner, "bob", "Bob", Role.STAFF),
        str(team.accounts.know_browser(team.accounts.sign_in("ann", OTHER))),
    ]
    written = repr(team.shop.everything())
    assert [secret for secret in held if secret in written] == []


def test_what_happens_to_people_is_written_down(team: Team) -> None:
    ann = team.add("ann")
    team.accounts.sign_in("ann", OTHER)
    with pytest.raises(NotLetIn):
        team.accounts.sign_in("my secret typed as a name", "x")
    team.accounts.end(team.owner, int(ann.person or 0))
    entries = team.shop.store.journal.read(LOCAL_OWNER)
    told = list(zip(entries["who"], entries["what"], entries["about"], strict=True))[::-1]
    assert told == [
        ("Olga", "person", {"person": 1, "done": "founded"}),
        ("Olga", "person", {"person": 2, "done": "invited", "role": "staff"}),
        ("Ann", "password", {"person": 2, "done": "chosen"}),
        ("Ann", "sign in", {"person": 2, "way": "password"}),
        ("(nobody)", "sign in failed", {"person": None, "wrong": "name or password"}),
        ("Olga", "person", {"person": 2, "done": "ended"}),
    ]


def test_all_of_it_outlives_a_restart(team: Team) -> None:
    visit = team.accounts.sign_in("olga@example.com", PASSWORD)
    team.shop.store.close()
    with Store.open(team.shop.url) as store:
        assert store.accounts.visit(visit) == team.owner


def test_an_older_back_up_lets_nobody_in_again(team: Team, tmp_path: Path) -> None:
    ann = team.add("ann")
    visit = team.accounts.sign_in("ann", OTHER)
    store = team.shop.store
    store.copies.keep_in(Shelf(tmp_path / "copies"))
    copy = store.copies.make(LOCAL_OWNER)
    team.accounts.end(team.owner, int(ann.person or 0))
    team.accounts.change_password(int(team.owner.person or 0), PASSWORD, OTHER)
    store.copies.restore(copy, LOCAL_OWNER)
    assert team.accounts.visit(visit) is None
    with pytest.raises(NotLetIn):
        team.accounts.sign_in("ann", OTHER)
    with pytest.raises(NotLetIn):
        team.accounts.sign_in("olga@example.com", PASSWORD)
    assert team.accounts.sign_in("olga@example.com", OTHER)
