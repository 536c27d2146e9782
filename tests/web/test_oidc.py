"""Signing in by a provider: who is proven and invited comes in, whatever else comes is refused and noted.

A real provider on this machine, in a process of its own, that we did not write; one of our own for what no
honest one does.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
from joserfc.jwk import RSAKey

from crm.access import Role
from data_io.settings import SignIn
from data_io.store import Store
from data_io.store.accounts import LinkOver
from tests.web.provider import (
    Pretended,
)
from tests.web.signing_in import (
    EMAIL,
    OWNER,
    house,
    is_let_in,
    noted,
    program,
    sentence,
    walk,
)
from tests.web.stranger import strange_provider
from web import oidc, providers
from web.entrance import Entrance
from web.oidc import BACK, THERE, Elsewhere, buttons

# -- a provider that we did not write ------------------------------------------------------------------------


@pytest.fixture(scope="module")
def stranger() -> Iterator[str]:
    with strange_provider() as issuer:
        yield issuer


def sign_in_at(stranger: str, browser: httpx2.Client, subject: str, **claims: object) -> httpx2.Response:
    """Type a name into the form of that provider, and come back."""
    httpx2.put(f"{stranger}/users/{subject}", json=claims).raise_for_status()
    there = browser.get(THERE + "house").headers["location"]
    assert there.startswith(f"{stranger}/oauth2/authorize?")
    return browser.get(httpx2.post(there, data={"sub": subject}).headers["location"])


def test_who_was_invited_comes_in_and_is_known_by_number_from_then_on(store: Store, stranger: str) -> None:
    with program(store, house(stranger)) as browser:
        first = sign_in_at(stranger, browser, "u7", email="Sam@Shop.example", email_verified=True)
        assert (first.status_code, first.headers["location"]) == (303, "/")
        assert is_let_in(first, store)
        again = sign_in_at(stranger, browser, "u7", email="moved@elsewhere.example", email_verified=False)
        assert is_let_in(again, store), "it is the same person, whatever the address is now"
        assert not is_let_in(first, store), "a browser is signed in once"
        other = sign_in_at(stranger, browser, "u8", email=EMAIL, email_verified=True)

    assert not is_let_in(other, store), "whoever has the address later is somebody else"
    assert noted(store)[0]["wrong"] == "not invited"


def test_nobody_comes_in_by_an_address_that_is_not_proven(store: Store, stranger: str) -> None:
    with program(store, house(stranger)) as browser:
        answer = sign_in_at(stranger, browser, "u9", email=EMAIL, email_verified=False)

    assert not is_let_in(answer, store)
    assert sentence(answer) == oidc.NOT_INVITED


# -- what a browser brings back ------------------------------------------------------------------------------


def begun(browser: httpx2.Client) -> dict[str, str]:
    """Begin, prove who it is, and give what the provider sends the browser back with."""
    back = browser.get(browser.get(THERE + "house").headers["location"]).headers["location"]
    return {name: values[0] for name, values in parse_qs(urlsplit(back).query).items()}


@pytest.mark.parametrize(
    "wrong", ["another state", "no state", "no cookie", "two cookies", "another browser's"]
)
def test_only_the_browser_that_began_can_end(store: Store, pretended: Pretended, wrong: str) -> None:
    with program(store, house(pretended.issuer)) as browser:
        given = begun(browser)
        cookies = dict(browser.cookies)
        browser.cookies.clear()
        value = cookies[oidc.COOKIE]
        if wrong == "another state":
            given["state"] = "x" * 43
        elif wrong == "no state":
            del given["state"]
        held = {
            "no cookie": "",
            "two cookies": f"{oidc.COOKIE}={value}; {oidc.COOKIE}={value}",
            "another browser's": f"{oidc.COOKIE}={'a' * 43}",
        }.get(wrong, f"{oidc.COOKIE}={value}")
        answer = browser.get(BACK + "house", params=given, headers={"cookie": held})

    assert not is_let_in(answer, store)
    assert sentence(answer) == oidc.TOOK_TOO_LONG
    assert noted(store)[0]["wrong"] == "state"
    assert "token" not in pretended.asked, "strangers make us ask nobody"


def test_a_code_lets_in_once(store: Store, pretended: Pretended) -> None:
    with program(store, house(pretended.issuer)) as browser:
        given, cookies = begun(browser), dict(browser.cookies)
        assert is_let_in(browser.get(BACK + "house", params=given), store)
        assert oidc.COOKIE not in browser.cookies, "what held both ends together is gone"
        browser.cookies.update(cookies)
        again = browser.get(BACK + "house", params=given)

    assert not is_let_in(again, store)
    assert noted(store)[0]["wrong"] == "not proven: code"


def test_what_one_provider_proves_counts_for_no_other(store: Store, pretended: Pretended) -> None:
    """An evil provider sends the browser back to the address of an honest one, with a code of that one."""
    with program(store, house(pretended.issuer), house(pretended.issuer, "other")) as browser:
        given = begun(browser)
        answer = browser.get(BACK + "other", params=given)
        assert sentence(answer) == oidc.TOOK_TOO_LONG
        given = begun(browser)
        answer = browser.get(BACK + "house", params=given | {"iss": "https://evil.example"})

    assert noted(store)[0]["wrong"] == "not proven: another issuer"
    assert not is_let_in(answer, store)


def test_who_says_no_at_the_provider_is_told_so_in_our_words(store: Store, pretended: Pretended) -> None:
    with program(store, house(pretended.issuer)) as browser:
        given = begun(browser)
        said = {
            "error": "access_denied",
            "error_description": "<script>alert(1)</script>",
            "state": given["state"],
        }
        answer = browser.get(BACK + "house", params=said)

    assert sentence(answer) == oidc.CANCELLED.format("House")
    assert "script" not in answer.text


def test_what_holds_both_ends_together_is_for_this_browser_and_ten_minutes(
    store: Store, pretended: Pretended
) -> None:
    with program(store, house(pretended.issuer), address="https://crm.example") as browser:
        there = browser.get(THERE + "house", headers={"host": "crm.example"})
    cookie = there.headers["set-cookie"]
    asked = parse_qs(urlsplit(there.headers["location"]).query)

    assert cookie.startswith("__Host-regulars_proof=")
    assert {"HttpOnly", "Path=/", "SameSite=lax", "Secure", "Max-Age=600"} <= set(cookie.split("; "))
    assert asked["redirect_uri"] == ["https://crm.example/sign-in/back/house"]
    secret = cookie.partition("=")[2].partition(";")[0]
    assert secret not in there.headers["location"], "what the provider sees does not tell the secret"


# -- who is let in -------------------------------------------------------------------------------------------


def test_who_has_ended_comes_in_no_more(store: Store, pretended: Pretended) -> None:
    with program(store, house(pretended.issuer)) as browser:
        assert is_let_in(walk(browser), store)
        sam = store.accounts.people(OWNER)[1]
        store.accounts.end(OWNER, sam.id)
        answer = walk(browser)

    assert not is_let_in(answer, store)
    assert sentence(answer) == oidc.NOT_INVITED


def test_who_was_reset_is_not_let_in_by_what_was_known_before(store: Store, pretended: Pretended) -> None:
    with program(store, house(pretended.issuer)) as browser:
        assert is_let_in(walk(browser), store)
        store.accounts.reset(OWNER, store.accounts.people(OWNER)[1].id)
        pretended.claims = {"email": "moved@shop.example"}
        assert not is_let_in(walk(browser), store)
        pretended.claims = {}
        assert is_let_in(walk(browser), store), "the address counts anew, as after an invitation"


def test_the_link_of_the_invitation_is_worth_nothing_afterwards(store: Store, pretended: Pretended) -> None:
    token = store.accounts.invite(OWNER, "kim@shop.example", "Kim", Role.VIEWER)
    pretended.email = "kim@shop.example"
    with program(store, house(pretended.issuer)) as browser:
        assert is_let_in(walk(browser), store)

    with pytest.raises(LinkOver):
        store.accounts.join(token, "a horse that eats staples")


def test_who_has_a_password_is_not_taken_over_by_an_address(store: Store, pretended: Pretended) -> None:
    token = store.accounts.invite(OWNER, "kim@shop.example", "Kim", Role.MANAGER)
    store.accounts.join(token, "a horse that eats staples")
    pretended.email = "kim@shop.example"
    with program(store, house(pretended.issuer)) as browser:
        answer = walk(browser)

    assert not is_let_in(answer, store)
    assert sentence(answer) == oidc.NOT_INVITED


def test_some_providers_tell_the_address_only_when_asked(store: Store, pretended: Pretended) -> None:
    pretended.claims = {"email": None, "email_verified": None}
    pretended.userinfo = {"sub": "somebody else", "email": EMAIL, "email_verified": True}
    with program(store, house(pretended.issuer)) as browser:
        assert sentence(walk(browser)) == oidc.NOT_PROVEN.format("House")
        assert noted(store)[0]["wrong"] == "not proven: userinfo"
        pretended.userinfo = {"sub": "sam-1", "email": EMAIL, "email_verified": False}
        assert sentence(walk(browser)) == oidc.NOT_INVITED
        pretended.userinfo = {"sub": "sam-1", "email": EMAIL, "email_verified": True}
        assert is_let_in(walk(browser), store)


def test_new_keys_of_a_provider_are_fetched(
    store: Store, pretended: Pretended, monkeypatch: pytest.MonkeyPatch
) -> None:
    with program(store, house(pretended.issuer)) as browser:
        assert is_let_in(walk(browser), store)
        pretended.key = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
        assert not is_let_in(walk(browser), store), "not at each forged one"
        monkeypatch.setattr(providers, "KEYS_ANEW_SECONDS", 0.0)
        assert is_let_in(walk(browser), store)


def test_a_provider_that_is_not_there_is_told_in_a_sentence(store: Store) -> None:
    with program(store, house("http://127.0.0.1:9")) as browser:
        answer = browser.get(THERE + "house")
        assert (answer.status_code, sentence(answer)) == (503, oidc.UNREACHABLE.format("House"))
        assert browser.get(THERE + "nobody").status_code == 404
        assert browser.get(BACK + "nobody").status_code == 404


def test_without_providers_nothing_answers(store: Store) -> None:
    assert Elsewhere((), Entrance(SignIn.ON, lambda: store)).routes() == ()
    assert buttons(()) == ""
    assert THERE + "house" in buttons((house("https://a.example"),))
