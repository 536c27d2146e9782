from __future__ import annotations

import itertools

import pytest

from crm.access import LOCAL_OWNER, PERMISSIONS, Access, Action, Denied, Role


def test_every_role_is_told_what_it_may() -> None:
    assert PERMISSIONS.keys() == set(Role)


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.OWNER, set(Action)),
        (Role.MANAGER, set(Action) - {Action.SETTINGS}),
        (Role.STAFF, {Action.READ, Action.CREATE, Action.UPDATE}),
        (Role.VIEWER, {Action.READ}),
    ],
)
def test_a_role_may_what_the_table_says_and_nothing_else(role: Role, may: set[Action]) -> None:
    somebody = Access("Somebody", role)
    assert {action for action in Action if somebody.may(action)} == may
    for action in set(Action) - may:
        with pytest.raises(Denied) as denied:
            somebody.require(action)
        assert "Somebody" in denied.value.message
        assert "Nothing was changed" in denied.value.message


def test_no_role_may_more_than_the_one_above() -> None:
    above = list(PERMISSIONS.values())
    assert all(lower < higher for higher, lower in itertools.pairwise(above))


def test_at_a_machine_of_ones_own_one_is_the_owner() -> None:
    assert (LOCAL_OWNER.role, LOCAL_OWNER.personal) == (Role.OWNER, True)
