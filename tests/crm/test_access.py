from __future__ import annotations

import itertools

import pytest

from crm.access import GUEST, HELD_BY, LOCAL_OWNER, PERMISSIONS, WORDS, Access, Action, Denied, Role
from crm.entities import ENTITIES, STORED

DAILY = {
    "customer", "sale", "payment", "return", "complaint", "interaction", "feedback", "opportunity", "task"
}  # fmt: skip
RECORDS = set(ENTITIES)
MAY = {
    (Role.MANAGER, Action.CREATE): RECORDS,
    (Role.MANAGER, Action.UPDATE): RECORDS,
    (Role.MANAGER, Action.DELETE): RECORDS,
    (Role.STAFF, Action.CREATE): DAILY,
    (Role.STAFF, Action.UPDATE): DAILY,
}
WHOLE = {
    Role.OWNER: set(Action),
    Role.MANAGER: {Action.READ, Action.IMPORT, Action.EXPORT, Action.UNDO, Action.UNDO_OWN},
    Role.STAFF: {Action.READ, Action.UNDO_OWN},
    Role.VIEWER: {Action.READ},
    None: {Action.READ},
}


def test_every_role_and_every_action_is_told_of() -> None:
    assert PERMISSIONS.keys() == set(Role)
    assert WORDS.keys() == set(Action)


@pytest.mark.parametrize("role", [*Role, None])
def test_a_role_may_what_is_written_here_and_nothing_else(role: Role | None) -> None:
    somebody = Access("Somebody", role)
    for action, entity in itertools.product(Action, STORED):
        listed = set() if role is None else MAY.get((role, action), set())
        allowed = action in WHOLE[role] or entity in listed
        assert somebody.may(action, entity) is allowed, (action, entity)
        if not allowed:
            with pytest.raises(Denied) as denied:
                somebody.require(action, entity)
            assert WORDS[action] in denied.value.message
            assert "Nothing was changed" in denied.value.message


def test_no_role_may_more_than_the_one_above() -> None:
    tables = [*PERMISSIONS.values(), GUEST]
    for above, below in itertools.pairwise(tables):
        for action, entities in below.items():
            assert entities <= above[action]


def test_somebody_with_a_link_or_with_some_customers_only_never_sees_everything() -> None:
    for somebody in (Access("A", None), Access("B", Role.STAFF, own_only=True)):
        somebody.require(Action.READ)
        with pytest.raises(Denied):
            somebody.require_whole()


def test_what_is_personal_is_hidden_with_own_columns_and_what_nobody_knows() -> None:
    somebody = Access("V", Role.VIEWER, personal=False)
    names = ["name", "city", "stage", "own.Shoe size", "unheard_of"]
    shown = [name for name in names if somebody.sees("customer", name)]
    assert shown == [name for name in ("city", "stage") if not ENTITIES["customer"][name].personal]
    assert somebody.hidden("customer", names) == [name for name in names if name not in shown]
    assert LOCAL_OWNER.hidden("customer", names) == []


def test_who_looks_after_a_record_is_a_field_of_it() -> None:
    assert [name for entity, name in HELD_BY.items() if name not in ENTITIES[entity].by_name] == []


def test_at_a_machine_of_ones_own_one_is_the_owner() -> None:
    assert (LOCAL_OWNER.role, LOCAL_OWNER.personal, LOCAL_OWNER.is_limited) == (Role.OWNER, True, False)
