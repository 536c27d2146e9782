"""A business whose owner has founded it, and people who were invited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest

from crm.access import Access, Role
from crm.clock import utc_now
from data_io.store.accounts import Accounts
from data_io.store.accounts.tokens import as_text
from tests.data_io.store.conftest import Shop

PASSWORD = "quiet lemon staircase 41"  # noqa: S105 - opens nothing
OTHER = "seven brown umbrellas fly"


@dataclass
class Team:
    """The accounts of a shop, its owner, and short ways."""

    shop: Shop
    owner: Access

    @property
    def accounts(self) -> Accounts:
        return self.shop.store.accounts

    def add(self, name: str, role: Role = Role.STAFF, *, own_only: bool = False) -> Access:
        """Invite somebody who joins with ``OTHER``."""
        token = self.accounts.invite(self.owner, name, name.title(), role, own_only=own_only)
        return Access(name.title(), role, person=self.accounts.join(token, OTHER), own_only=own_only)

    def shift(self, table: str, column: str, by: timedelta) -> None:
        """Let time go by for what lies in a table."""
        moment = as_text(utc_now() - by)
        self.shop.run(f"UPDATE {table} SET {column}='{moment}'")  # noqa: S608 - our own names


@pytest.fixture
def team(shop: Shop) -> Team:
    """A shop whose owner is Olga; she signs in as olga@example.com."""
    number = shop.store.accounts.found("olga@example.com", "Olga", PASSWORD)
    return Team(shop, Access("Olga", Role.OWNER, person=number))
