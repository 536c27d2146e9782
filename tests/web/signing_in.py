"""The part of the program that signs in by a provider, behind its guard, and a browser at it."""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx2
from starlette.applications import Starlette

from crm.access import Access, Role
from data_io.settings import Provider, SignIn
from data_io.store import Store
from data_io.store.journal import What
from data_io.store.journal.reading import Sought
from tests.web.provider import CLIENT_ID, CLIENT_SECRET, listening
from web import oidc
from web.entrance import Entrance
from web.guard import Guard
from web.oidc import THERE, Elsewhere

OWNER = Access("Olga", Role.OWNER, person=1)
EMAIL = "sam@shop.example"


@contextmanager
def shop(founded: Path, folder: Path) -> Iterator[Store]:
    """Open a copy of a database that was made before."""
    shutil.copy(founded, folder)
    opened = Store.open(f"sqlite:///{folder / founded.name}")
    try:
        yield opened
    finally:
        opened.close()


def make_shop(folder: Path) -> Path:
    """Make a database with an owner, and Sam invited."""
    file = folder / "shop.db"
    opened = Store.open(f"sqlite:///{file}")
    opened.accounts.found("olga", "Olga", "a horse that eats staples")
    opened.accounts.invite(OWNER, EMAIL, "Sam", Role.STAFF)
    opened.close()
    return file


def house(issuer: str, name: str = "house") -> Provider:
    return Provider(name, issuer, CLIENT_ID, CLIENT_SECRET)


@contextmanager
def program(store: Store, *known: Provider, address: str = "") -> Iterator[httpx2.Client]:
    """Run the part of the program behind its guard; give a browser at it that follows by itself nowhere."""
    entrance = Entrance(SignIn.ON, lambda: store)
    app = Starlette(routes=Elsewhere(known, entrance, address).routes())
    guard = Guard(
        app, rules=oidc.RULES, key=None, entrance=entrance, hosts={urlsplit(address).hostname or "localhost"}
    )
    with listening(guard) as place, httpx2.Client(base_url=place, timeout=60) as browser:
        yield browser


def walk(browser: httpx2.Client, name: str = "house") -> httpx2.Response:
    """Go to the provider and come back, as a browser does; give the last answer of the program."""
    there = browser.get(THERE + name)
    if there.status_code != 303:
        return there
    return browser.get(browser.get(there.headers["location"]).headers["location"])


def is_let_in(answer: httpx2.Response, store: Store) -> bool:
    """Whether a browser holds a visit after an answer."""
    given = [each.partition(";")[0].partition("=") for each in answer.headers.get_list("set-cookie")]
    return any(store.accounts.visit(value) is not None for _, _, value in given)


def sentence(answer: httpx2.Response) -> str:
    found = re.search(r'role="alert">(.*?)</p>', answer.text, re.DOTALL)
    return html.unescape(found[1]) if found else ""


def noted(store: Store) -> list[dict[str, Any]]:
    """Give what the journal tells of refused sign-ins, the latest first."""
    return list(store.journal.read(OWNER, Sought(what=[What.SIGN_IN_FAILED]))["about"])
