"""A team: the owner makes an account, lets somebody in, who sees what they may; ended, they are out.

Each person in a browser of their own; one comes in by a provider that knows them already.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pyotp
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import Visit, again_until
from tests.e2e.program import LOG, running
from tests.web.stranger import strange_provider

PASSWORD = "a horse that eats staples"  # noqa: S105 - it opens nothing


@pytest.fixture(scope="module")
def stranger() -> Iterator[str]:
    with strange_provider() as issuer:
        yield issuer


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("program")


@pytest.fixture(scope="module")
def address(folder: Path, stranger: str, chromium_path: str) -> Iterator[str]:
    """The address of a program that asks who is there, and knows a provider."""
    with running(
        folder,
        "auto",
        REGULARS_OIDC_HOUSE_ISSUER=stranger,
        REGULARS_OIDC_HOUSE_CLIENT_ID="regulars",
        REGULARS_OIDC_HOUSE_CLIENT_SECRET="hush",
    ) as found:
        yield found


@pytest.fixture(scope="module")
def founded(browser: Browser, address: str, folder: Path) -> None:
    """The owner comes in by the printed link, and makes an account of their own."""
    owner = another(browser, address)
    come_in = re.search(r"/come-in\?key=\S+", (folder / LOG).read_text())
    assert come_in is not None
    owner.open(come_in[0], "Bring in")
    owner.open("/people", "Your own account")
    for field, value in {"shown": "Olga", "name": "olga", "password": PASSWORD, "again": PASSWORD}.items():
        owner.page.locator(f".st-key-founding-{field} input").fill(value)
    owner.page.get_by_role("button", name="Make my account").click()
    owner.ready("everybody signs in here")
    owner.page.get_by_role("link", name="Sign in").click()
    expect(owner.page.get_by_label("E-mail or name")).to_be_visible()
    assert not owner.complaints, owner.complaints
    owner.page.context.close()


@pytest.fixture
def olga(visit: Visit, founded: None) -> Visit:
    """The owner, signed in."""
    visit.page.goto(visit.address)
    sign_in(visit.page, "OLGA")
    visit.ready("Bring in")
    return visit


def another(browser: Browser, address: str) -> Visit:
    """Somebody in a browser of their own."""
    return Visit(browser.new_context(viewport={"width": 1280, "height": 800}).new_page(), address)


def sign_in(page: Page, name: str) -> None:
    page.get_by_label("E-mail or name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def join(browser: Browser, address: str, link: str) -> Visit:
    """Come in by a link, in a browser of one's own."""
    person = another(browser, address)
    person.page.goto(link)
    person.page.get_by_label("Choose a password").fill(PASSWORD)
    person.page.get_by_role("button", name="Come in").click()
    person.ready("Service")
    return person


def invite(owner: Visit, shown: str, name: str) -> str:
    """Invite somebody as staff; give the link."""
    owner.open("/people", "Invite somebody")
    form = owner.page.locator(".st-key-card-invite")
    form.get_by_label("Name", exact=True).fill(shown)
    form.get_by_role("textbox", name=re.compile("^E-mail")).fill(name)
    form.get_by_role("button", name="Make the link").click()
    owner.ready("Hand this link to")
    return owner.page.locator(".st-key-card-people-link code").inner_text().strip()


def test_whoever_is_let_in_sees_what_they_may_and_is_out_when_let_go(
    olga: Visit, browser: Browser, address: str
) -> None:
    sam = join(browser, address, invite(olga, "Sam", "sam"))
    sam.open("/people", "This page is not for your role")
    expect(sam.page.get_by_text("People is closed to you as staff")).to_be_visible()
    expect(sam.page.locator(".st-key-card-invite")).to_have_count(0)
    expect(sam.page.get_by_text("Olga")).to_have_count(0)
    sam.page.get_by_role("link", name="Today").last.click()
    sam.page.wait_for_url(f"{address}/")
    sam.open("/account", "Where you are signed in")
    expect(sam.page.get_by_text("this browser")).to_be_visible()

    olga.open("/people", "Sam")
    olga.page.get_by_text("Sam", exact=True).click()
    now = olga.page.get_by_role("button", name="End access now")
    # A click may be lost while the card around it still unfolds.
    again_until(now, olga.page.get_by_role("button", name="End access").first.click)
    now.click()
    olga.ready("can come in no more")
    sam.page.get_by_role("button", name="Sign out everywhere else").click()
    sam.ready("You are not signed in here")
    sam.page.goto(address)
    expect(sam.page).to_have_url(re.compile("/sign-in"))
    assert not sam.complaints, sam.complaints
    sam.page.context.close()


def test_codes_of_a_telephone_are_asked_for_from_then_on(olga: Visit, browser: Browser, address: str) -> None:
    tom = join(browser, address, invite(olga, "Tom", "tom"))
    tom.open("/account", "Set up one-time codes")
    tom.page.get_by_role("button", name="Set up one-time codes").click()
    tom.ready("Type the code")
    expect(tom.page.get_by_alt_text("QR code for the app of your telephone")).to_be_visible()
    secret = tom.page.locator(".st-key-card-codes code").inner_text().strip()
    tom.page.get_by_role("textbox", name="Type the code").fill(pyotp.TOTP(secret).now())
    tom.page.get_by_role("button", name="Switch on").click()
    tom.ready("They are shown only now")
    recovery = tom.page.locator(".st-key-card-codes code").inner_text().split()
    tom.page.get_by_role("button", name="I have written them down").click()
    tom.ready("One-time codes are on")
    expect(tom.page.get_by_text(recovery[0])).to_have_count(0)
    tom.page.locator(".st-key-sign-out button").click()
    tom.ready("You are not signed in here")

    tom.page.get_by_role("link", name="Sign in").click()
    sign_in(tom.page, "tom")
    tom.page.get_by_label("One-time code").fill(recovery[0])
    tom.page.get_by_role("button", name="Sign in", exact=True).click()
    tom.ready("Service")
    tom.open("/account", "9 codes")
    assert not tom.complaints, tom.complaints
    tom.page.context.close()


def test_somebody_comes_in_by_a_provider_that_knows_them(
    olga: Visit, browser: Browser, address: str, stranger: str
) -> None:
    invite(olga, "Kim", "kim@shop.example")
    httpx2.put(f"{stranger}/users/kim", json={"email": "kim@shop.example", "email_verified": True})
    kim = another(browser, address)
    kim.page.goto(address)
    kim.page.get_by_role("link", name="Sign in with House").click()
    kim.page.get_by_placeholder("sub").fill("kim")
    kim.page.get_by_role("button", name="Authorize").click()

    kim.ready("Service")
    kim.open("/account", "You sign in by another account")
    kim.page.context.close()


def test_on_a_telephone_who_did_what_is_two_lines_an_entry(olga: Visit) -> None:
    olga.page.set_viewport_size({"width": 390, "height": 844})
    olga.open("/history", "Who did what")
    olga.page.get_by_role("radio", name="Who did what").or_(
        olga.page.get_by_role("button", name="Who did what", exact=True)
    ).first.click()
    entry = olga.page.locator(".st-key-journal tbody tr").last
    entry.wait_for()
    olga.ready("Who did what")
    when, who, what, details = entry.evaluate(
        "row => [...row.cells].map(each => each.getBoundingClientRect())"
    )
    assert who["y"] == what["y"] < when["y"] == details["y"]
    assert who["x"] < what["x"]
    assert when["x"] < details["x"]
    assert when["height"] < 30, "the moment is not broken over lines"
    assert details["x"] + details["width"] <= 390
