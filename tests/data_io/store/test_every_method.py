"""Every public method of the store and of its parts, by everybody: who may call it, and nobody else.

A method that nobody has put into a table here fails the tests.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from crm.access import LOCAL_OWNER, Access, Role
from data_io.changes import Source
from data_io.store import Store
from data_io.store.accounts import Accounts
from data_io.store.copies.copies import Copies
from data_io.store.journal import Journal, What
from data_io.store.links import Links
from data_io.store.rights.rights import Rights
from tests.data_io.store.conftest import Shop
from tests.data_io.store.roles import (
    INSIDERS,
    LEADS,
    SECRET,
    TEAM,
    WHO,
    change,
    hidden_from,
    is_refused,
    records_of,
    told,
)


@pytest.fixture(params=list(WHO))
def who(request: pytest.FixtureRequest) -> str:
    return str(request.param)


EVERYBODY = frozenset(WHO)
_ITSELF = "what the store asks itself while it does what somebody may do"
_PROVES = "the way in itself: takes a password, a code or a token, or is asked by what has taken one"
NOBODYS: dict[str, str] = {
    "Store.open": "opens the database, before anybody asks",
    "Store.close": "closes it",
    "Store.check": "whether the database is whole: sentences that name nobody",
    "Store.business": "how the figures are counted: currency, zone, name, needed by every page",
    "Store.steps_since": "how many steps, nothing of them",
    "Store.own_columns": "the headings of the owner's own columns, not what stands in them",
    "Store.rates": "what other currencies are worth",
    "Store.recall": "how a sheet was matched, for whoever has the sheet",
    "Store.kept_apart": "pairs of numbers of customers",
    "Links.open": "takes a token, which is asked for itself",
    "Links.guest": "takes a token likewise",
    "Links.leave": "takes a token likewise",
    "Journal.head": "the last link of the chain, for whoever writes it down",
    "Journal.holds": "whether such a link is in it",
    "Journal.note_denial": "the refusal tells who asked",
    "Copies.before": _ITSELF,
    "Copies.before_parts": _ITSELF,
    "Copies.before_undo": _ITSELF,
    "Copies.hourly": _ITSELF,
    "Copies.keep_in": _ITSELF,
    "Copies.find": "turns a name into a path",
    "Accounts.exist": "whether there is an owner",
    "Accounts.by_name": "for the command line, where somebody is at the machine itself",
    "Accounts.new_set_up_code": "for the console of the machine",
    "Accounts.drop_set_up_code": "of the program that made it",
    "Accounts.note_refused_by": "a sign-in that failed",
    "Rights.remembered": _ITSELF,
    "Rights.tidy_after_restore": _ITSELF,
}
NOBODYS |= {
    f"Accounts.{name}": _PROVES
    for name in (
        "begin_visit", "change_password", "expected", "finish_sign_in", "found", "join", "know_browser",
        "knows_browser", "let_in_by", "set_up", "sign_in", "sign_out", "visit", "visit_number",
    )
}  # fmt: skip
"""Public methods that nobody's name is asked for, and why that is right."""

MAY: dict[str, frozenset[str] | set[str]] = {
    "Store.apply": set(TEAM),
    "Store.undo": set(LEADS),
    "Store.load": EVERYBODY,
    "Store.records": EVERYBODY,
    "Store.count": EVERYBODY,
    "Store.customer_file": {*INSIDERS, "guest with personal"},
    "Store.search": INSIDERS,
    "Store.history": INSIDERS,
    "Store.record_history": INSIDERS,
    "Store.step_parts": INSIDERS - {"staff with some customers"},
    "Store.step_cells": INSIDERS - {"staff with some customers"},
    "Store.receipt_details": INSIDERS - {"staff with some customers"},
    "Store.cells_since": INSIDERS - {"staff with some customers"},
    "Store.deleted_records": INSIDERS - {"staff with some customers"},
    "Store.blanked_references": INSIDERS - {"staff with some customers"},
    "Store.merged": INSIDERS - {"staff with some customers"},
    "Store.lost_in_merges": set(LEADS),
    "Store.keep_apart": {"owner", "manager", "staff"},
    "Store.ask_again": {"owner", "manager", "staff"},
    "Store.remember": set(LEADS),
    "Store.set_rate": set(LEADS),
    "Links.make": {"owner"},
    "Links.links": {"owner"},
    "Links.revoke": {"owner"},
    "Journal.note": EVERYBODY,  # whoever does something, it is noted
    "Journal.note_or_log": EVERYBODY,
    "Journal.count": {"owner"},
    "Journal.people": {"owner"},
    "Journal.read": {"owner"},
    "Accounts.person": EVERYBODY,  # one's own; a guest has none
    "Accounts.end_visit": EVERYBODY,  # where there is one: see the test of it
    "Accounts.begin_codes": set(),  # for oneself alone, and it is asked for another
    "Accounts.confirm_codes": set(),
}
MAY |= {
    f"Accounts.{name}": {"owner"}
    for name in (
        "change", "end", "end_visits", "hide_personal_from", "invite", "people",
        "personal_hidden_from", "recovery_codes_left", "reset", "stop_codes", "visits",
    )
}  # fmt: skip
MAY |= {
    f"Copies.{name}": {"owner"}
    for name in ("all", "facts", "go_on_without", "make", "restore", "steps_since", "write")
}
MAY |= {
    f"Rights.{name}": {"owner"}
    for name in (
        "apply_rule", "due", "erase", "erased", "known_of", "lift", "preview", "rules", "set_rule", "tidy_up",
        "unproven_consents",
    )
}  # fmt: skip
"""Who may call what; each is called with ``ARGUMENTS``."""
PARTS = (Store, Links, Journal, Accounts, Copies, Rights)
"""The store, and what it gives besides (``store.links`` and so on)."""
ALONE = ("Copies.", "Rights.", "Accounts.")
"""What is not called by those who may: it has tests of its own, and works on more than this database."""

ARGUMENTS: dict[str, Callable[[], object]] = {
    "changes": lambda: change(Source.EDIT, "customer", "u", 1),
    "revision": lambda: 1,
    "entity": lambda: "customer",
    "ids": lambda: [1],
    "record": lambda: 1,
    "customer_id": lambda: 1,
    "text": lambda: "Feta",
    "pairs": lambda: [(1, 2)],
    "signature": lambda: "headings",
    "content": dict,
    "currency": lambda: "USD",
    "worth": lambda: 2.0,
    "title": lambda: "Board",
    "pages": lambda: ["revenue"],
    "link": lambda: 1,
    "what": lambda: What.EXPORT,
    "about": lambda: {"file": "table"},
    "person": lambda: 99,
    "code": lambda: "123456",
    "number": lambda: "",
    "roles": lambda: [Role.VIEWER],
    "name": lambda: "eve",
    "shown": lambda: "Eve",
    "role": lambda: Role.OWNER,
    "file": lambda: Path("none.db"),
    "target": lambda: Path("none.db"),
    "facts": lambda: None,
    "customer": lambda: 1,
    "erasure": lambda: 1,
    "kept": lambda: None,
    "rule": lambda: None,
    "today": lambda: date(2026, 11, 22),
    "expected": lambda: 1,
}
"""What is given for a parameter without a default, by its name."""


def asking(part: type) -> Iterator[tuple[str, str | None, Callable[..., object]]]:
    """Give each public method, and by which parameter it is told who asks."""
    for name, method in inspect.getmembers(part, callable):
        if not name.startswith("_"):
            given = inspect.signature(method).parameters.values()
            by = [each.name for each in given if "Access" in str(each.annotation)]
            yield f"{part.__name__}.{name}", by[0] if by else None, method


METHODS = [(name, by) for part in PARTS for name, by, _ in asking(part)]


def test_every_public_method_has_its_line() -> None:
    assert sorted(name for name, by in METHODS if by) == sorted(MAY)
    assert sorted(name for name, by in METHODS if not by) == sorted(NOBODYS)


def test_every_method_lets_through_only_whom_it_may(whole: Shop, who: str) -> None:
    by = WHO[who]
    whole.store.links.make(LOCAL_OWNER, "Board", ["revenue"])
    before = records_of(whole)
    refused = [name for name, may in MAY.items() if who not in may]
    through = [name for name in refused if not is_refused(partial(call, whole.store, name, by))]
    assert through == []
    assert records_of(whole) == before, "a denial changes nothing"
    noted = {row[0] for row in whole.run("SELECT who FROM journal WHERE what='denied'")}
    assert noted == ({by.name} if refused else set())
    allowed = [name for name, may in MAY.items() if who in may and not name.startswith(ALONE)]
    assert [name for name in allowed if is_refused(partial(call, whole.store, name, by))] == []


def test_a_visit_is_ended_by_oneself_or_the_owner(whole: Shop, who: str) -> None:
    accounts = whole.store.accounts
    owner = accounts.found("olga", "Olga", "quiet lemon staircase 41")
    number = accounts.visit_number(accounts.begin_visit(owner, "password", "A browser"))
    refused = is_refused(lambda: accounts.end_visit(str(number), by=WHO[who]))
    assert refused is (who != "owner")


def call(store: Store, name: str, by: Access) -> object:
    """Call a method by its name, with something for each parameter that must be given."""
    part, _, method = name.partition(".")
    target = store if part == "Store" else getattr(store, part.lower())
    asked = inspect.signature(getattr(target, method)).parameters.values()
    given = {
        each.name: by if "Access" in str(each.annotation) else ARGUMENTS[each.name]()
        for each in asked
        if each.default is inspect.Parameter.empty
    }
    return getattr(target, method)(**given)


READING = (
    "customer_file", "record_history", "history", "search", "cells_since", "deleted_records", "merged",
)  # fmt: skip


def test_nothing_that_is_read_shows_what_is_hidden(whole: Shop, who: str) -> None:
    by = WHO[who]
    whole.update("customer", (1, "email", f"{SECRET}@example.com", f"{SECRET}2@example.com"))
    for name in READING:
        if who in MAY[f"Store.{name}"]:
            assert hidden_from(by, told(call(whole.store, f"Store.{name}", by))) == [], name
