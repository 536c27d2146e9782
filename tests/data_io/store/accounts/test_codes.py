"""One-time codes, and those on paper."""

from __future__ import annotations

from datetime import timedelta

import pyotp
import pytest

from crm.access import Access, Denied, Role
from crm.clock import utc_now
from data_io.store.accounts import Caller, CodeWanted, LinkOver, NotLetIn, PeopleRefused, Wait
from tests.data_io.store.accounts.conftest import OTHER, PASSWORD, Team

OLGA = "olga@example.com"


def code_at(secret: str, steps: int = 0) -> str:
    return pyotp.TOTP(secret).at(utc_now() + timedelta(seconds=30 * steps))


@pytest.fixture
def secret(team: Team) -> str:
    """Olga's telephone; its code of one step ago switched the codes on."""
    number = int(team.owner.person or 0)
    begun = team.accounts.begin_codes(number, by=team.owner)
    assert begun.uri.startswith("otpauth://totp/Regulars:olga%40example.com?")
    with pytest.raises(PeopleRefused):
        team.accounts.confirm_codes(number, "000000", by=team.owner)
    team.accounts.sign_in(OLGA, PASSWORD)  # what is not confirmed is not asked for
    team.paper = team.accounts.confirm_codes(number, code_at(begun.secret, -1), by=team.owner)  # type: ignore[attr-defined]
    return begun.secret


def ticket(team: Team) -> str:
    with pytest.raises(CodeWanted) as wanted:
        team.accounts.sign_in(OLGA, PASSWORD)
    return wanted.value.ticket


def test_the_code_is_wanted_after_the_password_and_not_before(team: Team, secret: str) -> None:
    with pytest.raises(NotLetIn):
        team.accounts.sign_in(OLGA, "wrong", code_at(secret))
    token = team.accounts.finish_sign_in(ticket(team), code_at(secret), Caller())
    assert team.accounts.visit(token) == team.owner


def test_a_code_counts_once_and_no_earlier_one_after_it(team: Team, secret: str) -> None:
    code = code_at(secret)
    assert team.accounts.sign_in(OLGA, PASSWORD, code)
    for used in (code, code_at(secret, -1)):
        with pytest.raises(NotLetIn):
            team.accounts.sign_in(OLGA, PASSWORD, used)


@pytest.mark.parametrize(("steps", "good"), [(-3, False), (1, True), (3, False)])
def test_a_telephone_may_be_a_step_off(team: Team, secret: str, steps: int, good: bool) -> None:  # noqa: FBT001
    if good:
        assert team.accounts.sign_in(OLGA, PASSWORD, code_at(secret, steps))
        return
    with pytest.raises(NotLetIn):
        team.accounts.sign_in(OLGA, PASSWORD, code_at(secret, steps))


def test_a_ticket_opens_once_for_ten_minutes_and_is_no_invitation(team: Team, secret: str) -> None:
    first = ticket(team)
    assert team.accounts.finish_sign_in(first, code_at(secret), Caller())
    with pytest.raises(NotLetIn):
        team.accounts.finish_sign_in(first, code_at(secret, 1), Caller())
    second = ticket(team)
    with pytest.raises(LinkOver):
        team.accounts.join(second, OTHER)
    team.shift("ticket", "expires_at", timedelta(seconds=1))
    with pytest.raises(NotLetIn):
        team.accounts.finish_sign_in(second, code_at(secret, 1), Caller())


def test_codes_are_not_guessed(team: Team, secret: str) -> None:
    right = {code_at(secret, step) for step in range(-2, 3)}
    wrong = next(code for code in ("123456", "654321") if code not in right)
    for _ in range(5):
        with pytest.raises(NotLetIn):
            team.accounts.finish_sign_in(ticket(team), wrong, Caller())
    with pytest.raises(Wait):
        team.accounts.sign_in(OLGA, PASSWORD)


def test_a_code_on_paper_counts_once(team: Team, secret: str) -> None:
    paper: list[str] = team.paper  # type: ignore[attr-defined]
    assert len(set(paper)) == 10
    assert team.accounts.finish_sign_in(ticket(team), paper[0].lower().replace("-", " "), Caller())
    with pytest.raises(NotLetIn):
        team.accounts.sign_in(OLGA, PASSWORD, paper[0])
    assert team.accounts.recovery_codes_left(int(team.owner.person or 0), by=team.owner) == 9
    assert all(code not in repr(team.shop.everything()) for code in paper)


def test_ones_own_codes_are_switched_off_by_the_password(team: Team, secret: str) -> None:
    number = int(team.owner.person or 0)
    with pytest.raises(NotLetIn):
        team.accounts.stop_codes(number, by=team.owner, password="wrong")
    team.accounts.stop_codes(number, by=team.owner, password=PASSWORD)
    assert team.accounts.sign_in(OLGA, PASSWORD)


def test_the_owner_switches_codes_off_and_a_reset_does(team: Team, secret: str) -> None:
    ann = team.add("ann", Role.MANAGER)
    number = int(ann.person or 0)
    for _ in range(2):
        begun = team.accounts.begin_codes(number, by=ann)
        team.accounts.confirm_codes(number, code_at(begun.secret), by=ann)
        with pytest.raises(CodeWanted):
            team.accounts.sign_in("ann", OTHER)
        with pytest.raises(Denied):
            team.accounts.stop_codes(number, by=Access("Bob", Role.MANAGER, person=77))
        team.accounts.stop_codes(number, by=team.owner)
        assert team.accounts.sign_in("ann", OTHER)
    begun = team.accounts.begin_codes(number, by=ann)
    team.accounts.confirm_codes(number, code_at(begun.secret), by=ann)
    team.accounts.join(team.accounts.reset(team.owner, number), OTHER)
    assert team.accounts.sign_in("ann", OTHER)
