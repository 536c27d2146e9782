"""Who may see and do what: one table.

The store asks it at every door (``store.apply``, ``store.load`` and the rest); a screen asks it only to leave
out what would be refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from crm.entities import BUSINESS, ENTITIES, STORED
from crm.errors import CrmError
from crm.schema import OWN_PREFIX


class Role(StrEnum):
    """What a person is in the business."""

    OWNER = "owner"
    MANAGER = "manager"
    STAFF = "staff"
    VIEWER = "viewer"


class Action(StrEnum):
    """What can be done with the records of an entity, or with the business.

    The value ends the sentence "you may not ... here".
    """

    READ = "read"
    CREATE = "create"
    UPDATE = "update"
    DELETE = "delete"
    IMPORT = "import"
    EXPORT = "export"
    UNDO = "undo"  # whoever did it; one's own last word can be taken back by whoever may UNDO_OWN
    UNDO_OWN = "undo own"
    SETTINGS = "settings"
    PEOPLE = "people"  # accounts, roles, links for guests
    AUDIT = "audit"  # who did what, sign-ins, denials
    ERASE = "erase"  # the rights of the person: everything known of one, erasing, retention
    COPIES = "copies"  # back-ups and restoring them


WORDS: Final[dict[Action, str]] = {
    Action.READ: "see this",
    Action.CREATE: "add this",
    Action.UPDATE: "change this",
    Action.DELETE: "delete this",
    Action.IMPORT: "bring in sheets",
    Action.EXPORT: "take data out",
    Action.UNDO: "take back what others did",
    Action.UNDO_OWN: "take this back",
    Action.SETTINGS: "change the settings of the business",
    Action.PEOPLE: "let people in",
    Action.AUDIT: "read who did what",
    Action.ERASE: "answer for what is known of a person",
    Action.COPIES: "make or restore back-ups",
}
"""What a person is told that may not do it."""

_RECORDS: Final = frozenset(ENTITIES)
_ALL: Final = frozenset(STORED)
_HOUSE: Final = frozenset({BUSINESS.name})
_DAILY: Final = frozenset(
    {"customer", "sale", "payment", "return", "complaint", "interaction", "feedback", "opportunity", "task"}
)
"""What is written down at the counter and on the telephone; prices and campaigns are made by others."""
_ANY: Final = _ALL

PERMISSIONS: Final[Mapping[Role, Mapping[Action, frozenset[str]]]] = {
    Role.OWNER: dict.fromkeys(Action, _ANY),
    Role.MANAGER: {
        Action.READ: _ALL,
        Action.CREATE: _RECORDS,
        Action.UPDATE: _RECORDS,
        Action.DELETE: _RECORDS,
        Action.IMPORT: _ANY,
        Action.EXPORT: _ANY,
        Action.UNDO: _ANY,
        Action.UNDO_OWN: _ANY,
    },
    Role.STAFF: {
        Action.READ: _ALL,
        Action.CREATE: _DAILY,
        Action.UPDATE: _DAILY,
        Action.UNDO_OWN: _ANY,
    },
    Role.VIEWER: {Action.READ: _ALL},
}
"""THE table: by role the actions, and of which entities. An action that is about none of them has all."""

GUEST: Final[Mapping[Action, frozenset[str]]] = {Action.READ: _ALL}
"""What somebody may do who came by a link; besides, only the pages and filters of that link."""

HELD_BY: Final[Mapping[str, str]] = {
    "customer": "owner",
    "sale": "salesperson",
    "complaint": "assigned_to",
    "task": "assigned_to",
    "opportunity": "owner",
    "interaction": "by",
}
"""The field that names who looks after a record, by entity; of a customer's records the customer's counts."""


@dataclass(frozen=True, slots=True)
class Access:
    """Somebody at the door.

    ``name``: for history, and what ``HELD_BY`` is compared with. ``role``: None for a guest, who came by a
    link. ``personal``: whether fields marked personal are shown. ``own_only``: sees and changes only the
    customers that this person looks after, and what belongs to them. ``person``: id of the account, None
    where nobody signs in. ``pages``: the paths a guest may open; ``filters``: what a guest's figures are
    about, as it stands in the link's address.
    """

    name: str
    role: Role | None
    personal: bool = True
    own_only: bool = False
    person: int | None = None
    pages: frozenset[str] | None = None
    filters: tuple[tuple[str, str], ...] = field(default=())

    @property
    def is_guest(self) -> bool:
        """Whether it is somebody with a link, not one of the business."""
        return self.role is None

    @property
    def is_limited(self) -> bool:
        """Whether only some of the records are shown."""
        return self.own_only or self.is_guest

    @property
    def is_narrowed(self) -> bool:
        """Whether some records are not given at all: those of others, or outside a link's filters."""
        return self.own_only or bool(self.filters)

    @property
    def _allowed(self) -> Mapping[Action, frozenset[str]]:
        return GUEST if self.role is None else PERMISSIONS[self.role]

    def may(self, action: Action, entity: str | None = None) -> bool:
        """Whether this person may do that: with records of this entity, or with some at least."""
        entities = self._allowed.get(action, frozenset())
        return bool(entities) if entity is None else entity in entities

    def require(self, action: Action, entity: str | None = None) -> None:
        """Raise ``Denied`` where this person may not do that."""
        if not self.may(action, entity):
            raise Denied(self, action, entity)

    def require_whole(self, action: Action = Action.READ) -> None:
        """Raise ``Denied`` where this person may not do that with everything there is."""
        self.require(action)
        if self.is_limited:
            raise Denied(self, action)

    def require_insider(self, action: Action = Action.READ) -> None:
        """Raise ``Denied`` for a guest, and for whoever may not do that."""
        self.require(action)
        if self.is_guest:
            raise Denied(self, action)

    def may_take_back(self, maker: str | None) -> bool:
        """Whether this person may take back a step, by the name of whoever made it."""
        return self.may(Action.UNDO) or (self.may(Action.UNDO_OWN) and maker == self.name)

    def opens(self, page: str) -> bool:
        """Whether a page, named by its path, may be opened."""
        return self.pages is None or page in self.pages

    def sees(self, entity: str, name: str) -> bool:
        """Whether the values of a field are shown; nobody knows what own columns hold."""
        if self.personal:
            return True
        known = STORED[entity].by_name.get(name)
        return known is not None and not known.personal and not name.startswith(OWN_PREFIX)

    def hidden(self, entity: str, names: Iterable[str]) -> list[str]:
        """Give those of the fields that are not shown."""
        return [] if self.personal else [name for name in names if not self.sees(entity, name)]


class Denied(CrmError):
    """Somebody asked for what is not allowed."""

    def __init__(self, access: Access, action: Action, entity: str | None = None) -> None:
        self.access = access
        self.action = action
        self.entity = entity
        who = "Whoever came by a link" if access.role is None else f"As {access.role.value}, {access.name}"
        about = f" ({STORED[entity].plural.lower()})" if entity in STORED else ""
        super().__init__(f"{who} may not {WORDS[action]}{about}. Nothing was changed; ask the owner.")


LOCAL_OWNER: Final = Access(name="Owner", role=Role.OWNER)
"""The person at a machine of one's own, where nobody signs in."""
