"""The people of the business and how they come in, behind ``store.accounts``.

- ``persons``: who there is, and that an owner is always left;
- ``sign_in``: one answer for whatever was wrong; ``delays`` after failures; ``passwords`` and one-time
  ``codes``;
- ``visits``: the browsers that are signed in; ``tickets``: links that open one door once; ``set_up``: the
  code on the console while there is no owner.
"""

from __future__ import annotations

from data_io.store.accounts.accounts import Accounts
from data_io.store.accounts.codes import CodesBegun
from data_io.store.accounts.errors import (
    AlreadyFounded,
    CodeWanted,
    LinkOver,
    NotLetIn,
    PasswordRefused,
    PeopleRefused,
    Wait,
)
from data_io.store.accounts.persons import Person
from data_io.store.accounts.sign_in import Caller
from data_io.store.accounts.visits import Visit

__all__ = [
    "Accounts",
    "AlreadyFounded",
    "Caller",
    "CodeWanted",
    "CodesBegun",
    "LinkOver",
    "NotLetIn",
    "PasswordRefused",
    "PeopleRefused",
    "Person",
    "Visit",
    "Wait",
]
