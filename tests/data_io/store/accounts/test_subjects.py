"""People whom a provider knows: who was invited, by the address once, by the provider's number afterwards."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from crm.access import Role
from data_io.store.accounts import LinkOver, NotLetIn
from tests.data_io.store.accounts.conftest import OTHER, Team

SAM = ("https://provider.example", "sam-1")
EMAIL = "sam@example.com"


def come_in(team: Team, subject: tuple[str, str] = SAM, email: str = EMAIL) -> str:
    """Give who the visit belongs to that begins."""
    access = team.accounts.visit(team.accounts.let_in_by("house", subject, email, "Firefox"))
    assert access is not None
    return access.name


def is_refused(team: Team, subject: tuple[str, str] = SAM, email: str = EMAIL) -> bool:
    try:
        come_in(team, subject, email)
    except NotLetIn:
        return True
    return False


def test_the_address_counts_once_and_the_number_from_then_on(team: Team) -> None:
    token = team.accounts.invite(team.owner, EMAIL, "Sam", Role.STAFF)

    assert come_in(team, email="SAM@example.com") == "Sam"
    assert come_in(team, email="") == "Sam"
    assert is_refused(team, ("https://provider.example", "sam-2"))
    assert is_refused(team, ("https://other.example", "sam-1"))
    with pytest.raises(LinkOver):
        team.accounts.join(token, OTHER)


def test_of_two_at_once_one_is_the_invited_person(team: Team) -> None:
    team.accounts.invite(team.owner, EMAIL, "Sam", Role.STAFF)
    subjects = [("https://provider.example", f"sam-{number}") for number in range(8)]

    with ThreadPoolExecutor(8) as pool:
        refused = list(pool.map(lambda subject: is_refused(team, subject), subjects))

    assert refused.count(False) == 1


@pytest.mark.parametrize(
    "email", ["", "sam", "eve@example.com", "\N{LATIN SMALL LETTER LONG S}am@example.com"]
)
def test_another_address_is_nobody(team: Team, email: str) -> None:
    team.accounts.invite(team.owner, EMAIL, "Sam", Role.STAFF)
    team.accounts.invite(team.owner, "sam", "Other Sam", Role.OWNER)

    assert is_refused(team, email=email)


def test_an_invitation_that_took_too_long_is_over(team: Team) -> None:
    team.accounts.invite(team.owner, EMAIL, "Sam", Role.STAFF)
    team.shift("ticket", "expires_at", timedelta(seconds=1))

    assert is_refused(team)


def test_who_has_a_password_or_has_ended_is_not_taken_over(team: Team) -> None:
    sam = team.add(EMAIL)
    assert is_refused(team)

    team.accounts.reset(team.owner, int(sam.person or 0))
    assert come_in(team) == sam.name
    team.accounts.end(team.owner, int(sam.person or 0))
    assert is_refused(team)


def test_the_last_owner_who_comes_in_that_way_stays_the_owner(team: Team) -> None:
    team.accounts.invite(team.owner, EMAIL, "Sam", Role.OWNER)
    assert come_in(team) == "Sam"
    team.accounts.end(team.owner, int(team.owner.person or 0))
    [sam] = [each for each in team.accounts.people(team.owner) if each.name == EMAIL]

    team.accounts.reset(team.owner, sam.id)

    assert team.accounts.exist(), "there is never a moment without an owner"
    assert come_in(team) == "Sam"
