"""What owners read of the roles is what the program goes by."""

from __future__ import annotations

from crm.access import PERMISSIONS, Action, Role
from docs.make_roles import BEGIN, END, PEOPLE, WORDS, page, table


def test_the_table_of_roles_is_up_to_date() -> None:
    text = PEOPLE.read_text(encoding="utf-8")
    assert f"{BEGIN}\n{table()}\n{END}" in text, "run python -m docs.make_roles"
    assert page(text) == text
    assert page(text.replace("| yes |", "| no |")) == text


def test_every_action_of_every_role_is_told() -> None:
    lines = {line.split(" | ")[0].removeprefix("| "): line for line in table().splitlines()[2:]}
    for action in Action:
        cells = lines[WORDS[action]].removesuffix(" |").split(" | ")[1:]
        told = {role: bool(cell.strip()) for role, cell in zip(Role, cells, strict=True)}
        assert told == {role: bool(PERMISSIONS[role].get(action)) for role in Role}
