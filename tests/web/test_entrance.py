"""Who is let in once people have accounts, and where the others are led."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.types import Scope

from crm.access import Access, Role
from crm.errors import CrmError
from data_io.settings import SignIn
from data_io.store import Store, StoreMissing
from data_io.store.accounts.cookies import visit_cookie
from tests.web.asking import HTML, RULES, STATIC, ask, headers_of, page, status
from web import refusals
from web import sign_in as sign_in_pages
from web.entrance import Door, Entrance
from web.guard import Guard
from web.key import Key

PASSWORD = "quiet lemon staircase 41"  # noqa: S105 - opens nothing


@pytest.fixture
def key(tmp_path: Path) -> Key:
    return Key(tmp_path / "regulars.key")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(f"sqlite:///{tmp_path / 'shop.db'}") as opened:
        yield opened


def guarded(store: Store, sign_in: SignIn, key: Key | None = None, *doors: Door) -> Guard:
    """A guard before a program where people may sign in."""
    rules = (*RULES, *sign_in_pages.RULES)
    entrance = Entrance(sign_in, lambda: store)
    return Guard(page, rules=rules, key=key, static=STATIC, entrance=entrance, doors=doors)


def test_the_key_lets_in_until_there_is_an_owner_and_then_leads_to_the_sign_in(
    store: Store, key: Key
) -> None:
    guard = guarded(store, SignIn.AUTO, key)
    cookie = key.cookie(secure=False).decode().partition(";")[0]
    assert status("/customers", guard=guard, cookie=cookie) == 200
    assert ask("/customers", guard=guard, **HTML)[1]["body"] == refusals.HOW_TO_COME_IN
    assert status("/sign-in", guard=guard) == 403
    store.accounts.found("olga", "Olga", PASSWORD)
    assert status("/customers", guard=guard, cookie=cookie) == 403
    assert (
        headers_of(ask("/customers", guard=guard, cookie=cookie, **HTML))["location"]
        == "/sign-in?to=/customers"
    )
    link = headers_of(ask(key.link, guard=guard, **HTML))
    assert (link["location"], "set-cookie" in link) == ("/", False)
    assert headers_of(ask("/", guard=guard, **HTML))["location"] == "/sign-in"
    assert ask("/_stcore/stream", "WS", guard, cookie=cookie)[0]["type"] == "websocket.close"


def test_with_accounts_asked_for_nobody_does_anything_before_there_is_an_owner(
    store: Store, key: Key
) -> None:
    guard = guarded(store, SignIn.ON, key)
    cookie = key.cookie(secure=False).decode().partition(";")[0]
    assert headers_of(ask("/customers", guard=guard, **HTML))["location"] == "/set-up"
    assert status("/customers", guard=guard, cookie=cookie) == 403
    assert [status(path, guard=guard) for path in ("/set-up", "/sign-in", "/join", "/sign-out")] == [
        200,
        403,
        403,
        403,
    ]
    store.accounts.found("olga", "Olga", PASSWORD)
    assert [status(path, guard=guard) for path in ("/set-up", "/sign-in", "/join", "/sign-out")] == [
        403,
        200,
        200,
        403,
    ]


def test_whoever_is_signed_in_is_let_in_until_the_visit_ends(store: Store) -> None:
    guard = guarded(store, SignIn.AUTO)
    number = store.accounts.found("olga", "Olga", PASSWORD)
    token = store.accounts.sign_in("olga", PASSWORD)
    cookie = f"{visit_cookie(store.identity, secure=False)}={token}"
    assert status("/customers", guard=guard, cookie=cookie) == 200
    assert status("/nowhere", guard=guard, cookie=cookie) == 404
    assert ask("/_stcore/stream", "WS", guard, cookie=cookie)[0]["type"] == "websocket.accept"
    assert status("/_stcore/upload_file/a/b", "PUT", guard, cookie=cookie) == 200
    assert status("/customers", guard=guard, cookie=cookie[:-1] + "x") == 403
    store.accounts.end_visits(number, by=Access("Olga", Role.OWNER, person=number))
    assert status("/customers", guard=guard, cookie=cookie) == 403


def test_another_door_lets_in_what_it_admits(store: Store) -> None:
    class Pages:
        async def admits(self, scope: Scope) -> bool:
            if scope["path"] == "/":
                raise CrmError("The records are away.")
            return bool(scope["path"] == "/customers")

    store.accounts.found("olga", "Olga", PASSWORD)
    guard = guarded(store, SignIn.AUTO, None, Pages())
    assert [status(path, guard=guard) for path in ("/customers", "/", "/media/x")] == [200, 403, 403]


def test_records_out_of_reach_let_nobody_in_but_the_key_to_where_it_is_said(key: Key) -> None:
    def away() -> Store:
        raise StoreMissing("The folder is gone.")

    guard = Guard(page, rules=(*RULES, *sign_in_pages.RULES), key=key, entrance=Entrance(SignIn.AUTO, away))
    cookie = key.cookie(secure=False).decode().partition(";")[0]
    assert ask("/customers", guard=guard, **HTML)[1]["body"] == refusals.TRY_AGAIN
    assert [status(path, guard=guard) for path in ("/customers", "/sign-in", "/set-up")] == [403] * 3
    assert status("/customers", guard=guard, cookie=cookie) == 200


@pytest.mark.parametrize(
    ("wanted", "led_to"),
    [
        ("/", "/sign-in"),
        ("/customers?id=7&x=a", "/sign-in?to=/customers%3Fid%3D7%26x%3Da"),
        ("//evil.example", "/sign-in"),
        ("/customers?" + "x" * 600, "/sign-in"),
    ],
)
def test_the_way_back_is_kept_over_the_sign_in(store: Store, wanted: str, led_to: str) -> None:
    store.accounts.found("olga", "Olga", PASSWORD)
    assert headers_of(ask(wanted, guard=guarded(store, SignIn.AUTO), **HTML))["location"] == led_to


def test_plain_pages_run_nothing_and_say_where_their_forms_come_from(store: Store) -> None:
    store.accounts.found("olga", "Olga", PASSWORD)
    headers = headers_of(ask("/sign-in", guard=guarded(store, SignIn.AUTO), **HTML))
    assert headers["referrer-policy"] == "same-origin"
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "form-action 'self'" in policy
    assert "script-src" not in policy
    assert (headers["cache-control"], "link" in headers) == ("no-store", False)


def test_no_other_site_sends_a_form(store: Store) -> None:
    store.accounts.found("olga", "Olga", PASSWORD)
    guard = guarded(store, SignIn.AUTO)
    assert status("/sign-in", "POST", guard, origin="http://127.0.0.1:8501") == 200
    for claim in (
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec_fetch_site": "cross-site", "sec_fetch_mode": "navigate", "sec_fetch_dest": "document"},
    ):
        assert status("/sign-in", "POST", guard, **claim) == 403, claim
