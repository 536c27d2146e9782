"""Who may see and do what: one table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from crm.errors import CrmError


class Role(StrEnum):
    """What a person is in the business."""

    OWNER = "owner"
    MANAGER = "manager"
    STAFF = "staff"
    VIEWER = "viewer"


class Action(StrEnum):
    """What can be done with the records of an entity, or with the business."""

    READ = "read"
    CREATE = "create"
    UPDATE = "update"
    DELETE = "delete"
    IMPORT = "import"
    UNDO = "undo"
    SETTINGS = "settings"


PERMISSIONS: Final[dict[Role, frozenset[Action]]] = {
    Role.OWNER: frozenset(Action),
    Role.MANAGER: frozenset(Action) - {Action.SETTINGS},
    Role.STAFF: frozenset({Action.READ, Action.CREATE, Action.UPDATE}),
    Role.VIEWER: frozenset({Action.READ}),
}


@dataclass(frozen=True, slots=True)
class Access:
    """Somebody at the door: name (for history) and role, and whether personal fields are shown."""

    name: str
    role: Role
    personal: bool = True

    def may(self, action: Action) -> bool:
        """Whether this person may do that."""
        return action in PERMISSIONS[self.role]

    def require(self, action: Action) -> None:
        """Raise ``Denied`` where this person may not do that."""
        if not self.may(action):
            raise Denied(self, action)


class Denied(CrmError):
    """Somebody asked for what is not allowed."""

    def __init__(self, access: Access, action: Action) -> None:
        super().__init__(
            f"As {access.role.value}, {access.name} may not {action.value} here. "
            "Nothing was changed; ask the owner."
        )


LOCAL_OWNER: Final = Access(name="Owner", role=Role.OWNER)
"""The person at a machine of one's own, where nobody signs in."""
